"""`smartcert check`: assessments and catalogues checked, not judged."""

from typing import TYPE_CHECKING, Annotated

import typer

from smartcert.checking.exits import NOT_JUDGED, NOT_PASSED, PASSED
from smartcert.cli.options import (
    CatalogueName,
    Formats,
    Lang,
    NoCi,
    OnDay,
    Outputs,
    SkipOthers,
    StdinName,
    WaiverFileName,
)
from smartcert.cli.refusal import Refused, refuse_idle
from smartcert.files.source import STANDARD_INPUT
from smartcert.language import N_, Language

if TYPE_CHECKING:
    from smartcert.checking.outcome import Outcome

HELP = N_("Check assessments, catalogues, waivers and baselines without judging; for CI.")
EXAMPLES = """\
smartcert check
smartcert check dalseo.yaml --strict
smartcert check assessments/ --format sarif:smartcert.sarif --format github
smartcert check dalseo.yaml --fix --diff
smartcert check assessments/ --baseline known.yaml --write-baseline"""


def check(
    context: typer.Context,
    files: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[FILE|FOLDER|GLOB|@LIST]...",
            help=N_(
                "Files, folders (searched for .yaml, .yml and forms, .gitignore respected), globs, "
                "or @LIST, a file that names them; the current folder without any; - is standard "
                "input."
            ),
        ),
    ] = None,
    catalogue: CatalogueName = None,
    strict: Annotated[bool, typer.Option("--strict", help=N_("Let warnings fail, too."))] = False,
    format: Formats = None,
    output: Outputs = None,
    fix: Annotated[
        bool,
        typer.Option("--fix", help=N_("Mend what can be mended safely; comments and layout stay.")),
    ] = False,
    unsafe_fixes: Annotated[
        bool,
        typer.Option(
            "--unsafe-fixes",
            help=N_("With --fix or --diff: take the likeliest guess, too; look at it after."),
        ),
    ] = False,
    diff: Annotated[
        bool,
        typer.Option(
            "--diff",
            help=N_("Show what --fix would change, and change nothing unless --fix is there, too."),
        ),
    ] = False,
    baseline: Annotated[
        str | None,
        typer.Option(
            "--baseline",
            metavar="FILE",
            help=N_("Findings that are known: they stay visible and do not fail."),
        ),
    ] = None,
    write_baseline: Annotated[
        bool,
        typer.Option(
            "--write-baseline", help=N_("Write today's findings to the file of --baseline.")
        ),
    ] = False,
    waivers: WaiverFileName = None,
    on: OnDay = None,
    skip_others: SkipOthers = False,
    stdin_filename: StdinName = None,
    no_ci: NoCi = False,
    lang: Lang = None,
) -> int:
    """Check each file; one that is broken does not hide the others."""
    del lang  # taken before the arguments were parsed
    from smartcert.checking.baseline_file import load_baseline
    from smartcert.checking.outcome import Collector
    from smartcert.cli import outputs as deliveries
    from smartcert.cli import terminal as out
    from smartcert.cli.fixing import Mending
    from smartcert.cli.inputs import inputs_of, load_terms
    from smartcert.render.view import View

    language: Language = context.obj
    if unsafe_fixes and not (fix or diff):
        raise Refused(language.say("--unsafe-fixes wants --fix or --diff."))
    if write_baseline:
        _refuse_baseline(baseline, language)
        refuse_idle({"--format": format, "--output": output}, "--write-baseline", language)
    inputs = inputs_of(
        files or ["."],
        only=None,
        skip_others=skip_others,
        stdin_name=stdin_filename,
        language=language,
    )
    if fix and any(found.path == STANDARD_INPUT for found in inputs.files):
        raise Refused(language.say("--fix wants files; --diff shows what it would change."))
    read_from = [*inputs.read, catalogue, waivers, baseline]
    delivery = deliveries.delivery(
        format, output, read_from, command="check", ci=not no_ci, language=language
    )
    mending = Mending(
        fix=fix, diff=diff, unsafe=unsafe_fixes, aside=delivery.screen not in {None, "text"}
    )
    collector = Collector("check", strict=strict)
    with collector.stopped_by_faults():
        terms = load_terms(catalogue, waivers, on, language)
        if baseline and not write_baseline:
            collector.know(load_baseline(baseline))
        for checked in inputs.checked(terms):
            collector.add(mending(checked, terms, language))
        collector.note(terms.waivers.strangers(collector.cities))
    outcome = inputs.outcome(collector, language, stopped=mending.failed)
    if write_baseline and baseline is not None:
        return _write_baseline(outcome, baseline, language)
    view = View(language, folder=deliveries.folder_in_repository())
    return deliveries.deliver(outcome, delivery, view, out.screen_view(language))


def _refuse_baseline(baseline: str | None, language: Language) -> None:
    """Refuse to overwrite a file that is no baseline.

    Raises:
        Refused: no baseline is named, or another file is.
    """
    from smartcert.checking.check import may_become_baseline
    from smartcert.files.names import is_here

    if baseline is None:
        raise Refused(language.say("--write-baseline wants --baseline FILE."))
    if is_here(baseline) and not may_become_baseline(baseline):
        raise Refused(language.say("{file} is no baseline; it is not overwritten.", file=baseline))


def _write_baseline(outcome: "Outcome", path: str, language: Language) -> int:
    """Write the findings to a baseline; return the exit code.

    Raises:
        Refused: not everything could be checked, or the file cannot be written.
    """
    from smartcert.checking.baseline_file import baseline_text, previous_baseline
    from smartcert.cli import terminal as out

    if outcome.exit_code == NOT_JUDGED:
        failing = [each.diagnostic for each in outcome.findings if each.fails]
        raise Refused(language.say("{file} is not written.", file=path), failing)
    keys = outcome.keys(previous_baseline(path))
    out.save(path, baseline_text(keys), language)
    sentence = language.plural(
        "{count} finding is written to {file}.",
        "{count} findings are written to {file}.",
        len(keys),
        file=path,
    )
    out.tell(sentence)
    left = outcome.incomplete()
    out.complain((each.diagnostic for file in left for each in file.findings), language)
    return NOT_PASSED if left else PASSED

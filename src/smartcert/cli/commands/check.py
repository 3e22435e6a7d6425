"""`smartcert check`: assessments and catalogues checked, not judged."""

import os
from contextlib import suppress
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
from smartcert.language import N_, Language

if TYPE_CHECKING:
    from collections.abc import Sequence

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
                "Files, folders (searched for .yaml and .yml, .gitignore respected), globs, or "
                "@LIST, a file that names them; the current folder without any; - is standard "
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
) -> None:
    """Check each file; one that is broken does not hide the others."""
    del lang  # taken before the arguments were parsed
    from smartcert.checking.baseline_file import load_baseline
    from smartcert.checking.outcome import Collector
    from smartcert.cli import outputs as deliveries
    from smartcert.cli import terminal as out
    from smartcert.cli.fixing import Mending
    from smartcert.cli.inputs import Inputs, rules
    from smartcert.diagnostics import InvalidInput
    from smartcert.render.view import View

    language: Language = context.obj
    if unsafe_fixes and not (fix or diff):
        out.tell(language.say("--unsafe-fixes wants --fix or --diff."))
        raise typer.Exit(NOT_JUDGED)
    if sentence := _cannot_be_meant(files or (), fix, baseline if write_baseline else "", language):
        out.tell(sentence)
        raise typer.Exit(NOT_JUDGED)
    inputs = Inputs(files or ["."], skip_others=skip_others, stdin_name=stdin_filename)
    read_from = [*(found.path for found in inputs.files), catalogue, waivers, baseline]
    delivery = deliveries.delivery(
        format, output, read_from, command="check", ci=not no_ci, language=language
    )
    mending = Mending(
        fix=fix, diff=diff, unsafe=unsafe_fixes, aside=delivery.screen not in {None, "text"}
    )
    collector, stopped = Collector("check"), False
    try:
        held_against = rules(catalogue, waivers, on, language)
        known = load_baseline(baseline) if baseline and not write_baseline else None
        collector = Collector("check", strict=strict, baseline=known)
        for checked in inputs.checked(held_against):
            collector.add(mending(checked, held_against, language))
        collector.note(held_against.waivers.strangers(collector.cities))
    except InvalidInput as invalid:  # of what files are held against
        collector.note(invalid.diagnostics)
        stopped = True
    if sentence := inputs.nothing_left(language):
        out.tell(sentence)
    outcome = collector.outcome(
        inputs.skipped, stopped=stopped or bool(sentence or inputs.faults) or mending.failed
    )
    if write_baseline and baseline is not None:
        raise typer.Exit(_write_baseline(outcome, baseline, language))
    view = View(language, folder=deliveries.folder_in_repository())
    deliveries.deliver(outcome, delivery, view, out.screen_view(language))
    raise typer.Exit(outcome.exit_code)


def _cannot_be_meant(
    files: "Sequence[str]", fix: bool, baseline: str | None, language: Language
) -> str:
    """Say what keeps the run from beginning; nothing if nothing does.

    Args:
        files: the arguments.
        fix: whether files are to be mended in place.
        baseline: the baseline to write; None: it is not named; empty: none is to be written.
        language: to say it in.
    """
    from smartcert.checking.check import Kind, kind_of
    from smartcert.diagnostics import InvalidInput
    from smartcert.files.source import STANDARD_INPUT, read
    from smartcert.files.storage import stored

    if fix and STANDARD_INPUT in files:
        return language.say("--fix wants files; --diff shows what it would change.")
    if baseline is None:
        return language.say("--write-baseline wants --baseline FILE.")
    # os.path, because Path.exists fails on a name that is too long
    if baseline and os.path.exists(stored(baseline)):  # noqa: PTH110
        try:
            is_baseline = kind_of(read(baseline).text) is Kind.BASELINE
        except InvalidInput as invalid:
            is_baseline = invalid.diagnostics[0].code == "SC109"  # empty
        if not is_baseline:
            return language.say("{file} is no baseline; it is not overwritten.", file=baseline)
    return ""


def _write_baseline(outcome: "Outcome", path: str, language: Language) -> int:
    """Write what was found to a baseline, or say why not; give the exit code.

    A file whose form is wrong is not taken: what it means was not looked at. What is known of its
    city stays, as of cities that are not in this run.
    """
    from smartcert.checking.baseline_file import baseline_text, load_baseline
    from smartcert.checking.findings import Standing
    from smartcert.cli import terminal as out
    from smartcert.diagnostics import InvalidInput

    if outcome.exit_code == NOT_JUDGED:
        out.complain((each.diagnostic for each in outcome.findings if each.fails), language)
        out.tell(language.say("{file} is not written.", file=path))
        return NOT_JUDGED
    complete = [file for file in outcome.files if file.complete]
    keys = [
        each.key
        for file in complete
        for each in file.findings
        if each.standing is not Standing.WAIVED
    ]
    checked = {file.subject for file in complete}
    with suppress(InvalidInput):  # there is none yet
        before = load_baseline(path)
        keys += [each for each in before.left() if each.city not in checked]
    out.save(path, baseline_text(keys), language)
    sentence = language.plural(
        "{count} finding is written to {file}.",
        "{count} findings are written to {file}.",
        len(keys),
        file=path,
    )
    out.tell(sentence)
    left = [file for file in outcome.files if not file.complete]
    out.complain((each.diagnostic for file in left for each in file.findings), language)
    return NOT_PASSED if left else PASSED

"""`smartcert evaluate`: one or more assessments judged."""

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated

import typer

from smartcert.checking.exits import NOT_JUDGED
from smartcert.cli.options import (
    CatalogueName,
    FailsOn,
    Formats,
    Lang,
    NoCi,
    OnDay,
    Outputs,
    StdinName,
    WaiverFileName,
)
from smartcert.files.source import STANDARD_INPUT
from smartcert.language import N_, Language

if TYPE_CHECKING:
    from smartcert.checking.outcome import Outcome
    from smartcert.diagnostics import Diagnostic
    from smartcert.reports.report import Report

HELP = N_("Judge assessments: points, verdict, margin, and what cost points.")
EXAMPLES = """\
smartcert evaluate dalseo.yaml
smartcert evaluate dalseo.yaml --details --lang ko
smartcert evaluate round/ --output round.csv --output round.json
smartcert evaluate dalseo.yaml --min-grade 2 --fail-on warning
smartcert init - --name 솔밭군 --kind gun | smartcert evaluate -"""


def evaluate(
    context: typer.Context,
    files: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE...",
            help=N_(
                "Assessments: files, folders, globs, or @LIST, a file that names them; - is "
                "standard input."
            ),
        ),
    ],
    catalogue: CatalogueName = None,
    format: Formats = None,
    output: Outputs = None,
    details: Annotated[bool, typer.Option("--details", help=N_("Show every indicator."))] = False,
    fail_on: FailsOn = "not-certified",
    min_grade: Annotated[
        int | None,
        typer.Option(
            "--min-grade", min=1, metavar="N", help=N_("Fail below this grade; 1 is the best.")
        ),
    ] = None,
    min_share: Annotated[
        str | None,
        typer.Option(
            "--min-share",
            metavar="PCT",
            help=N_("Fail below this share of the points, in percent, such as 72.5."),
        ),
    ] = None,
    waivers: WaiverFileName = None,
    on: OnDay = None,
    skip_others: Annotated[
        bool,
        typer.Option(
            "--skip-others",
            help=N_("Pass over named files that are no assessments, as in a folder."),
        ),
    ] = False,
    stdin_filename: StdinName = None,
    no_ci: NoCi = False,
    lang: Lang = None,
) -> None:
    """Judge each file; one that cannot be judged does not stop the others."""
    del lang  # taken before the arguments were parsed
    from smartcert.checking.check import Kind
    from smartcert.checking.gate import Gate
    from smartcert.checking.outcome import Collector
    from smartcert.cli import outputs as deliveries
    from smartcert.cli import terminal as out
    from smartcert.cli.inputs import Inputs, rules
    from smartcert.diagnostics import InvalidInput
    from smartcert.evaluation import judge
    from smartcert.render.view import View

    language: Language = context.obj
    if files.count(STANDARD_INPUT) > 1:
        out.tell(language.say("Standard input can be read once only."))
        raise typer.Exit(NOT_JUDGED)
    gate = Gate(fail_on, min_grade, _share(min_share, language))
    inputs = Inputs(files, only=Kind.ASSESSMENT, skip_others=skip_others, stdin_name=stdin_filename)
    read_from = [*(found.path for found in inputs.files), catalogue, waivers]
    delivery = deliveries.delivery(
        format, output, read_from, command="evaluate", ci=not no_ci, language=language
    )
    collector, stopped = Collector("evaluate", strict=fail_on == "warning"), False
    try:
        held_against = rules(catalogue, waivers, on, language)
        for checked in inputs.checked(held_against):
            if checked.assessment and checked.catalogue and checked.claims and checked.document:
                report = judge(checked.assessment, checked.catalogue, checked.claims)
                _refuse_grade(min_grade, report, language)
                failed = tuple(gate.faults(report, checked.document, checked.catalogue))
                collector.add(checked._replace(found=(*checked.found, *failed)), report)
            else:
                collector.add(checked)
        collector.note(held_against.waivers.strangers(collector.cities))
    except InvalidInput as invalid:  # of what files are held against
        collector.note(invalid.diagnostics)
        stopped = True
    if sentence := inputs.nothing_left(language):
        out.tell(sentence)
    outcome = collector.outcome(inputs.skipped, stopped=stopped or bool(sentence or inputs.faults))
    if not (outcome.files or outcome.stopped):
        out.tell(inputs.passed_over(language))
    out.complain(_beside_the_reports(outcome), language)
    screen = out.screen_view(language, details=details)
    folder = deliveries.folder_in_repository()
    view = View(language, details=details, folder=folder)
    deliveries.deliver(outcome, delivery, view, screen)
    raise typer.Exit(outcome.exit_code)


def _refuse_grade(wanted: int | None, report: "Report", language: Language) -> None:
    """Refuse a grade that does not exist: every city would pass."""
    from smartcert.cli import terminal as out

    last = report.verdict.grades[-1].grade
    if wanted is not None and wanted > last:
        given = language.say("a grade from 1 to {last}", last=last)
        out.tell(language.say("{name} is to be: {wanted}.", name="--min-grade", wanted=given))
        raise typer.Exit(NOT_JUDGED)


def _share(written: str | None, language: Language) -> Decimal | None:
    """Read a share in percent, exactly as it is written."""
    from smartcert.cli import terminal as out

    if written is None:
        return None
    text = written.strip().removesuffix("%").strip()
    is_share = text.replace(".", "", 1).isdecimal() and Decimal(text) <= 100  # noqa: PLR2004 - percent
    # 0.7 is meant as 70 % by many; whoever means 0.7 % can write the sign
    if not is_share or (0 < Decimal(text) < 1 and not written.strip().endswith("%")):
        wanted = language.say("a share in percent, such as 72.5")
        out.tell(language.say("{name} is to be: {wanted}.", name="--min-share", wanted=wanted))
        raise typer.Exit(NOT_JUDGED)
    return Decimal(text)


def _beside_the_reports(outcome: "Outcome") -> "Iterator[Diagnostic]":
    """Give what the reports do not say: why a file is not judged, what else fails, what ends."""
    for finding, file in outcome.placed():
        said = file.report is not None and finding.diagnostic.code == "SC601"
        if file.report is None or (finding.fails and not said):
            yield finding.diagnostic

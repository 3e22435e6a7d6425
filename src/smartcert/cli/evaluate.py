"""`smartcert evaluate`: one or more assessments judged."""

from typing import TYPE_CHECKING, Annotated

import typer

from smartcert.cli.options import CatalogueName, Lang
from smartcert.exits import NOT_JUDGED, NOT_PASSED, PASSED
from smartcert.language import N_, Language
from smartcert.render import FormatName

if TYPE_CHECKING:
    from smartcert.report import Report

HELP = N_("Judge assessments: points, verdict, margin, and what cost points.")
EXAMPLES = """\
smartcert evaluate dalseo.yaml
smartcert evaluate dalseo.yaml --details --lang ko
smartcert evaluate cities/*.yaml --format csv --output round.csv
smartcert init - --name 솔밭군 --kind gun --population 38400 | smartcert evaluate -"""


def evaluate(
    context: typer.Context,
    files: Annotated[
        list[str],
        typer.Argument(metavar="FILE...", help=N_("Assessment files; - is standard input.")),
    ],
    catalogue: CatalogueName = None,
    format: Annotated[
        FormatName, typer.Option("--format", help=N_("How to write the report."))
    ] = "text",
    output: Annotated[
        str | None,
        typer.Option(
            "--output",
            metavar="FILE",
            help=N_("Write the report to this file, whole or not at all."),
        ),
    ] = None,
    details: Annotated[bool, typer.Option("--details", help=N_("Show every indicator."))] = False,
    lang: Lang = None,
) -> None:
    """Judge each file; one that cannot be judged does not stop the others."""
    del lang  # taken before the arguments were parsed
    from smartcert import InvalidInput, load_assessment, load_catalogue
    from smartcert import evaluate as judge
    from smartcert.cli import output as out
    from smartcert.diagnostics import Diagnostic
    from smartcert.render import format_named, text
    from smartcert.render.view import View

    language: Language = context.obj
    reports: list[Report] = []
    faults: list[Diagnostic] = []
    chosen = None
    try:
        chosen = load_catalogue(catalogue) if catalogue else None
    except InvalidInput as invalid:
        faults += invalid.diagnostics
    for file in files:
        try:
            assessment = load_assessment(file)
            if catalogue is None or chosen is not None:
                reports.append(judge(assessment, chosen))
        except InvalidInput as invalid:
            faults += invalid.diagnostics
    if faults:
        out.complain(InvalidInput(faults).diagnostics, language)
    if output is not None:
        if faults:
            out.tell(language.say("{file} is not written.", file=output))
        else:
            view = View(language, details=details)
            out.save(output, format_named(format)(reports, view), language)
            out.show(text.verdicts(reports, out.screen_view(language)))
    elif reports and format == "text":
        out.show(text.page(reports, out.screen_view(language, details=details)))
    elif reports:
        view = View(language, details=details)
        out.emit(format_named(format)(reports, view), encoding="utf-8")
    raise typer.Exit(_code(reports, faults=bool(faults)))


def _code(reports: "list[Report]", *, faults: bool) -> int:
    if faults:
        return NOT_JUDGED
    return PASSED if all(report.verdict.certified for report in reports) else NOT_PASSED

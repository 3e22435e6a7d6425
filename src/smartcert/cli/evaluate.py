"""`smartcert evaluate`: one or more assessments judged."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from smartcert.cli.options import CatalogueName, Lang
from smartcert.exits import NOT_JUDGED, NOT_PASSED, PASSED
from smartcert.language import N_, Language
from smartcert.render import FormatName

if TYPE_CHECKING:
    from smartcert.diagnostics import Diagnostic
    from smartcert.report import Report

HELP = N_("Judge assessments: points, verdict, margin, and what cost points.")
EXAMPLES = """\
smartcert evaluate dalseo.yaml
smartcert evaluate dalseo.yaml --details --lang ko
smartcert evaluate seoul.yaml busan.yaml --output round.csv
smartcert init - --name 솔밭군 --kind gun | smartcert evaluate -"""

ENDINGS: dict[str, FormatName] = {
    "": "text",
    ".txt": "text",
    ".json": "json",
    ".csv": "csv",
    ".md": "markdown",
}
"""The format that the ending of an output file asks for."""


def evaluate(
    context: typer.Context,
    files: Annotated[
        list[str],
        typer.Argument(metavar="FILE...", help=N_("Assessment files; - is standard input.")),
    ],
    catalogue: CatalogueName = None,
    format: Annotated[
        FormatName | None,
        typer.Option(
            "--format",
            help=N_("How to write the report; else by the ending of the output file, else text."),
        ),
    ] = None,
    output: Annotated[
        str | None,
        typer.Option(
            "--output",
            metavar="FILE",
            help=N_("Write the report to this file, whole or not at all; - is standard output."),
        ),
    ] = None,
    details: Annotated[bool, typer.Option("--details", help=N_("Show every indicator."))] = False,
    lang: Lang = None,
) -> None:
    """Judge each file; one that cannot be judged does not stop the others."""
    del lang  # taken before the arguments were parsed
    from smartcert.cli import output as out
    from smartcert.diagnostics import InvalidInput
    from smartcert.render import format_named, text
    from smartcert.render.view import View

    language: Language = context.obj
    file = None if output == "-" else output
    if file is not None and _is_one_of(file, [*files, catalogue or ""]):
        out.tell(language.say("{file} is an input; it is not overwritten.", file=file))
        raise typer.Exit(NOT_JUDGED)
    if files.count("-") > 1:
        out.tell(language.say("Standard input can be read once only."))
        raise typer.Exit(NOT_JUDGED)
    ending = Path(file or "").suffix.lower()
    if format is None and ending not in ENDINGS:
        out.tell(language.say("{file}: name a --format for this ending.", file=file))
        raise typer.Exit(NOT_JUDGED)
    name = format or ENDINGS[ending]
    reports, unjudged, faults = _judge(files, catalogue)
    if faults:
        out.complain(InvalidInput(faults).diagnostics, language)
    screen = out.screen_view(language, details=details)
    view = View(language, details=details)
    if file is not None:
        if faults:
            out.tell(language.say("{file} is not written.", file=file))
        else:
            out.save(file, format_named(name)(reports, view), language)
        out.show(text.verdicts(reports, unjudged, screen))
    elif reports and name == "text":
        out.show(text.page(reports, screen, unjudged))
    elif reports:
        out.emit(format_named(name)(reports, view), encoding="utf-8")
    raise typer.Exit(_code(reports, faults))


def _judge(
    files: list[str], catalogue: str | None
) -> "tuple[list[Report], list[str], list[Diagnostic]]":
    """Give the reports, the files that could not be judged, and why."""
    from smartcert import InvalidInput, load_assessment, load_catalogue
    from smartcert import evaluate as judge

    reports, unjudged, chosen = [], [], None
    faults: list[Diagnostic] = []
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
            unjudged.append(file)
    return reports, unjudged, faults


def _is_one_of(output: str, inputs: list[str]) -> bool:
    # os.path, because Path.exists fails on a name that is too long
    if not os.path.exists(output):  # noqa: PTH110
        return False
    return any(os.path.exists(each) and os.path.samefile(output, each) for each in inputs)  # noqa: PTH110, PTH121


def _code(reports: "list[Report]", faults: "list[Diagnostic]") -> int:
    if faults:
        return NOT_JUDGED
    return PASSED if all(report.verdict.certified for report in reports) else NOT_PASSED

"""`smartcert progress`: how far each department is."""

from typing import TYPE_CHECKING, Annotated

import typer

from smartcert.cli.options import AssessmentFiles, CatalogueName, Lang, SkipOthers, StdinName
from smartcert.cli.refusal import Refused
from smartcert.language import N_, Language

if TYPE_CHECKING:
    from smartcert.assessment.assessment_file import Assessment
    from smartcert.diagnostics import Diagnostic
    from smartcert.reports.report import Report

HELP = N_(
    "Show by department how much is answered and proven, which points it claims and can still "
    "earn, and what to do first."
)
EXAMPLES = """\
smartcert progress 솔밭군.xlsx
smartcert progress 교통과.xlsx 복지과.xlsx --output progress.xlsx"""

_ENDINGS = (".xlsx", ".md", ".txt")


def progress(
    context: typer.Context,
    files: AssessmentFiles,
    output: Annotated[
        str | None,
        typer.Option(
            "--output", metavar="FILE", help=N_("A file, by its ending: .xlsx, .md or .txt.")
        ),
    ] = None,
    catalogue: CatalogueName = None,
    skip_others: SkipOthers = False,
    stdin_filename: StdinName = None,
    lang: Lang = None,
) -> None:
    """Show the departments of an assessment, or of its parts taken together."""
    del lang  # taken before the arguments were parsed
    from smartcert.cli import terminal as out
    from smartcert.cli.inputs import assessments, load_terms
    from smartcert.cli.refusal import refuse_ending, refuse_inputs
    from smartcert.cli.table.target import need
    from smartcert.evaluation import judge
    from smartcert.render.pages import progress as pages
    from smartcert.reports.progress import progress_of

    language: Language = context.obj
    inputs = assessments(
        files, skip_others=skip_others, stdin_name=stdin_filename, language=language
    )
    ending = ""
    if output is not None:
        ending = refuse_ending(output, _ENDINGS, language)
        refuse_inputs([output], [*inputs.read, catalogue], language)
    judged: list[tuple[Assessment, Report]] = []
    faults: list[Diagnostic] = []
    for checked in inputs.checked(load_terms(catalogue, None, None, language)):
        if checked.assessment and checked.catalogue and checked.claims:
            report = judge(checked.assessment, checked.catalogue, checked.claims)
            judged.append((checked.assessment, report))
        else:
            faults += checked.found
    if faults:
        raise Refused(diagnostics=faults)
    if not judged:
        raise Refused(inputs.passed_over(language))
    rows = progress_of(judged)
    view = out.screen_view(language)
    if output is None:
        out.show(pages.page(rows, view))
        return
    if ending == ".xlsx":
        need("xlsxwriter", ending, language)
        content: str | bytes = pages.workbook(rows, language)
    elif ending == ".md":
        content = pages.markdown(rows, language)
    else:
        content = pages.page(rows, view).plain()
    out.save(output, content, language)
    out.tell(language.say("{file} is written.", file=output))

"""`smartcert table from-files`: assessments as one table."""

from typing import Annotated, Literal

import typer

from smartcert.cli.options import AssessmentFiles, CatalogueName, Lang, SkipOthers, StdinName
from smartcert.language import N_, Language

HELP = N_(
    "Write assessments to one table without loss: a row a city, every value as it is written. "
    "Comments in the files, and blanks around a text, are no data."
)
EXAMPLES = """\
smartcert table from-files round/ --output round.xlsx
smartcert table from-files "round/*.yaml" --output round.parquet
smartcert table from-files round/ --output round.csv --evidence counts"""

EvidenceForm = Literal["listed", "counts"]


def from_files(
    context: typer.Context,
    files: AssessmentFiles,
    output: Annotated[
        str,
        typer.Option(
            "--output",
            metavar="FILE",
            help=N_("The table, by its ending: .csv, .xlsx, .parquet or .jsonl."),
        ),
    ],
    evidence: Annotated[
        EvidenceForm,
        typer.Option(
            "--evidence",
            help=N_(
                "listed (the usual): every piece with title, document, page and date; counts: "
                "only how many there are of the kinds that count."
            ),
        ),
    ] = "listed",
    catalogue: CatalogueName = None,
    skip_others: SkipOthers = False,
    stdin_filename: StdinName = None,
    lang: Lang = None,
) -> None:
    """Write the table whole, or say what keeps a file from being a row and write nothing."""
    del lang  # taken before the arguments were parsed
    from smartcert.cli import terminal as out
    from smartcert.cli.inputs import assessments
    from smartcert.cli.refusal import refuse_inputs
    from smartcert.cli.table.cities import Cities, made
    from smartcert.cli.table.target import ending_of
    from smartcert.tables.writing.layout import sheet_of
    from smartcert.tables.writing.writers import WRITERS

    language: Language = context.obj
    inputs = assessments(
        files, skip_others=skip_others, stdin_name=stdin_filename, language=language
    )
    ending = ending_of(output, WRITERS, language)
    refuse_inputs([output], [*inputs.read, catalogue], language)
    cities = Cities(inputs, catalogue, language)
    counted = evidence == "counts"
    sheet = sheet_of(cities.documents, cities.catalogue, counts=counted)
    out.save(output, made(sheet, ending, cities.documents, output, language), language)
    sentence = language.plural(
        "{count} city is written to {file}.",
        "{count} cities are written to {file}.",
        len(cities.documents),
        file=output,
    )
    out.tell(sentence)
    if counted:
        out.tell(language.say("Titles, documents, pages and dates of the evidence are left out."))

"""`smartcert table to-files`: the rows of a table as assessments."""

import os
from datetime import datetime
from pathlib import PurePath
from typing import Annotated

import typer

from smartcert.cli.options import CatalogueName, Encoding, Lang, SheetName
from smartcert.language import N_, Language

HELP = N_("Write every row of a table as the assessment file of its city.")
EXAMPLES = """\
smartcert table to-files round.csv --output round/
smartcert table to-files round.xlsx --output round/ --date 2022-08-31 --without-evidence"""


def to_files(
    context: typer.Context,
    table: Annotated[
        str,
        typer.Argument(
            metavar="TABLE", help=N_("The table: .csv, .tsv, .xlsx, .parquet, .jsonl or .ndjson.")
        ),
    ],
    output: Annotated[
        str,
        typer.Option(
            "--output",
            metavar="FOLDER",
            help=N_("The folder for the files, which are named after their cities."),
        ),
    ],
    catalogue: CatalogueName = None,
    day: Annotated[
        datetime | None,
        typer.Option(
            "--date",
            formats=["%Y-%m-%d"],
            metavar="YYYY-MM-DD",
            help=N_("The date of the assessments, and of populations, if the table gives none."),
        ),
    ] = None,
    without_evidence: Annotated[
        bool,
        typer.Option(
            "--without-evidence",
            help=N_("Leave the evidence out, which a table may only count; the files say so."),
        ),
    ] = False,
    encoding: Encoding = None,
    sheet: SheetName = None,
    force: Annotated[
        bool,
        typer.Option(
            "--force", help=N_("Write into a folder that has files, over those of the same names.")
        ),
    ] = False,
    lang: Lang = None,
) -> None:
    """Write all files, or say what keeps a row from being one and write none."""
    del lang  # taken before the arguments were parsed
    from smartcert import load_catalogue
    from smartcert.catalogue.packaged import DEFAULT
    from smartcert.cli import terminal as out
    from smartcert.cli.refusal import refuse_inputs
    from smartcert.cli.table.folder import refuse_used, save_all
    from smartcert.cli.table.rows import Rows
    from smartcert.cli.table.target import need

    language: Language = context.obj
    need("pyarrow", PurePath(table).suffix.lower(), language)
    refuse_used(output, force=force, language=language)
    chosen = load_catalogue(catalogue or DEFAULT)
    rows = Rows(table, sheet, encoding, chosen, day.date() if day else None, language)
    files = rows.files(without_evidence=without_evidence)
    written = [os.path.join(output, name) for name in files]  # noqa: PTH118 - a name may be anything
    refuse_inputs(written, [table, catalogue], language)
    save_all(output, files, language)
    sentence = language.plural(
        "{count} file is written to {folder}.",
        "{count} files are written to {folder}.",
        len(files),
        folder=output,
    )
    out.tell(sentence)

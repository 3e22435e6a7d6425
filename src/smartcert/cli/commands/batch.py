"""`smartcert batch`: many cities judged, from files and tables, into files of results."""

from typing import Annotated, Literal

import typer

from smartcert.cli.options import (
    CatalogueName,
    Encoding,
    FailsOn,
    Lang,
    OnDay,
    SheetName,
    WaiverFileName,
)
from smartcert.language import N_, Language

HELP = N_("Judge many cities: files or tables in, a ranking and tables of results out.")
EXAMPLES = """\
smartcert batch round/
smartcert batch round.xlsx --out results.xlsx --rejects rejects.csv
smartcert batch "archive/*.parquet" --evidence not-required --out results.parquet
smartcert batch round/ --out results.csv --out results.md --details --lang ko"""


def batch(
    context: typer.Context,
    inputs: Annotated[
        list[str],
        typer.Argument(
            metavar="INPUT...",
            help=N_(
                "Assessments (files, folders, globs) or tables (.csv, .parquet, .xlsx, .jsonl); "
                "@LIST names a file that lists them. Addresses such as s3://bucket/x.parquet "
                "are fsspec's."
            ),
        ),
    ],
    out: Annotated[
        list[str] | None,
        typer.Option(
            "--out",
            "--output",
            metavar="RESULT",
            help=N_(
                "A file of results, may be repeated: .csv, .parquet, .xlsx, .json, .jsonl or .md; "
                "written whole or not at all."
            ),
        ),
    ] = None,
    catalogue: CatalogueName = None,
    details: Annotated[
        bool,
        typer.Option("--details", help=N_("Show every item and indicator in results.")),
    ] = False,
    evidence: Annotated[
        Literal["required", "not-required", "examined", "not-examined"],
        typer.Option(
            "--evidence",
            metavar="<required|not-required>",
            help=N_(
                "Whether a claim in a table needs evidence, of which kinds and numbers are "
                "counted; not-required takes every claim as proven, and every result says so."
            ),
        ),
    ] = "required",
    rejects: Annotated[
        str | None,
        typer.Option(
            "--rejects",
            metavar="FILE",
            help=N_("What was set aside, and why: .csv, .jsonl or .xlsx."),
        ),
    ] = None,
    warnings: Annotated[
        str | None,
        typer.Option(
            "--warnings",
            metavar="FILE",
            help=N_("The warnings of the judged cities: .csv, .jsonl or .xlsx."),
        ),
    ] = None,
    strict: Annotated[
        bool,
        typer.Option("--strict", help=N_("Write no results if anything was set aside.")),
    ] = False,
    fail_on: FailsOn = "not-certified",
    waivers: WaiverFileName = None,
    on: OnDay = None,
    encoding: Encoding = None,
    sheet: SheetName = None,
    jobs: Annotated[
        int | None,
        typer.Option(
            "--jobs", min=1, metavar="N", help=N_("Pieces at a time; else as many as cores.")
        ),
    ] = None,
    engine: Annotated[
        Literal["threads", "processes", "dask"] | None,
        typer.Option(
            "--engine",
            help=N_("What runs the pieces; else threads for tables, processes for files."),
        ),
    ] = None,
    scheduler: Annotated[
        str | None,
        typer.Option(
            "--scheduler",
            metavar="ADDRESS",
            help=N_("Where dask's scheduler listens, or the .json file that it has written."),
        ),
    ] = None,
    work: Annotated[
        str | None,
        typer.Option(
            "--work",
            metavar="FOLDER",
            help=N_(
                "Where unfinished work is kept, in reach of all workers; else beside the first "
                "RESULT."
            ),
        ),
    ] = None,
    resume: Annotated[
        bool, typer.Option("--resume", help=N_("Go on with a run that was stopped."))
    ] = False,
    lang: Lang = None,
) -> int:
    """Judge every city; what cannot be judged is set aside and does not stop the others."""
    parameters = locals()  # before there is any other local name
    from smartcert.cli.batch.request import Settings, missing_extra
    from smartcert.cli.batch.run import run

    language: Language = context.obj
    missing_extra(engine, language)
    return run(Settings.of(parameters), language)

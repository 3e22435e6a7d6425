"""The options and arguments that several commands share."""

from typing import Annotated, Literal

import typer

from smartcert.checking.exits import FailOn
from smartcert.cli.completion import format_names
from smartcert.language import LANGUAGES, N_, Tag

Lang = Annotated[
    Tag | None,
    typer.Option(
        "--lang",
        metavar="|".join(LANGUAGES),
        help=N_("Language of the output; else SMARTCERT_LANG, else the system's, else English."),
    ),
]
AssessmentFiles = Annotated[
    list[str],
    typer.Argument(
        metavar="FILE...",
        help=N_(
            "Assessments: files, folders, globs, or @LIST, a file that names them; - is "
            "standard input."
        ),
    ),
]
Force = Annotated[bool, typer.Option("--force", help=N_("Replace the file if there is one."))]
CatalogueName = Annotated[
    str | None,
    typer.Option(
        "--catalogue",
        metavar="PATH|ID",
        help=N_("The catalogue: a file, or a name such as molit-smart-city@2022."),
    ),
]
WaiverFileName = Annotated[
    str | None,
    typer.Option(
        "--waivers",
        metavar="FILE",
        help=N_("The waivers of the operating body: a waived indicator leaves the maximum."),
    ),
]
OnDay = Annotated[
    str | None,
    typer.Option(
        "--on",
        metavar="DATE",
        help=N_("The day on which waivers are judged, in Seoul; else the assessment's own date."),
    ),
]
FailsOn = Annotated[
    FailOn,
    typer.Option(
        "--fail-on",
        help=N_(
            "What makes the exit code 1: not-certified (the usual), warning (a warning, too), "
            "or never (neither)."
        ),
    ),
]
Encoding = Annotated[
    Literal["utf-8", "cp949"] | None,
    typer.Option(
        "--encoding", help=N_("Of a CSV: utf-8 (the usual), or cp949 as Korean Excel saves it.")
    ),
]
SheetName = Annotated[
    str | None,
    typer.Option("--sheet", metavar="NAME", help=N_("Of an XLSX: which sheet; else the first.")),
]
Formats = Annotated[
    list[str] | None,
    typer.Option(
        "--format",
        metavar="NAME[:FILE]",
        help=N_(
            "An output, may be repeated: text, json, markdown, csv, github, gitlab, sarif or "
            "junit; to standard output, or to a file, whole or not at all."
        ),
        autocompletion=format_names,
    ),
]
Outputs = Annotated[
    list[str] | None,
    typer.Option(
        "--output",
        metavar="FILE",
        help=N_(
            "The same, may be repeated: the format is told by the ending .txt, .json, .md, .csv, "
            ".sarif or .xml (JUnit)."
        ),
    ),
]
NoCi = Annotated[
    bool,
    typer.Option(
        "--no-ci",
        help=N_("Do not choose outputs by the CI system that smartcert runs in."),
    ),
]
StdinName = Annotated[
    str | None,
    typer.Option(
        "--stdin-filename",
        metavar="NAME",
        help=N_("What to call standard input (-) in messages."),
    ),
]
SkipOthers = Annotated[
    bool,
    typer.Option(
        "--skip-others",
        help=N_("Pass over named files that are not smartcert's, as in a folder."),
    ),
]

"""The options that several commands share."""

from typing import Annotated

import typer

from smartcert.language import LANGUAGES, N_, Tag

Lang = Annotated[
    Tag | None,
    typer.Option(
        "--lang",
        metavar="|".join(LANGUAGES),
        help=N_("Language of the output; else SMARTCERT_LANG, else the system's, else English."),
    ),
]
CatalogueName = Annotated[
    str | None,
    typer.Option(
        "--catalogue",
        metavar="PATH|ID",
        help=N_("The catalogue: a file, or a name such as molit-smart-city@2022."),
    ),
]

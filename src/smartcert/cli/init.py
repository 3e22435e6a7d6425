"""`smartcert init`: a skeleton to fill in."""

from datetime import date, datetime
from typing import Annotated

import typer

from smartcert.cli.options import CatalogueName
from smartcert.exits import NOT_JUDGED
from smartcert.government import KINDS, KOREAN
from smartcert.language import LANGUAGES, N_, Language, Tag

HELP = N_("Write an empty assessment with every question of the catalogue in it.")
EXAMPLES = """\
smartcert init solbat.yaml --name 솔밭군 --kind gun --population 38400
smartcert init - --name 한강시 --kind 시 --population 870000 --lang en"""


def init(
    context: typer.Context,
    file: Annotated[
        str,
        typer.Argument(metavar="CITY.yaml", help=N_("The file to write; - is standard output.")),
    ],
    name: Annotated[str, typer.Option("--name", metavar="NAME", help=N_("The city's name."))],
    kind: Annotated[
        str,
        typer.Option(
            "--kind",
            metavar="KIND",
            help=N_(
                "Its kind of government: special_city, metropolitan_city, "
                "special_self_governing_city, province, special_self_governing_province, si, gun "
                "or gu; 시, 군, 구 and so on will do."
            ),
        ),
    ],
    population: Annotated[
        int | None,
        typer.Option("--population", min=1, metavar="N", help=N_("Its inhabitants.")),
    ] = None,
    day: Annotated[
        datetime | None,
        typer.Option(
            "--date",
            formats=["%Y-%m-%d"],
            metavar="YYYY-MM-DD",
            help=N_("The date of the assessment; today without it."),
        ),
    ] = None,
    catalogue: CatalogueName = None,
    force: Annotated[
        bool, typer.Option("--force", help=N_("Replace the file if there is one."))
    ] = False,
    lang: Annotated[
        Tag | None,
        typer.Option(
            "--lang",
            metavar="|".join(LANGUAGES),
            help=N_("Language of the questions: Korean unless en is asked for."),
        ),
    ] = None,
) -> None:
    """Write the skeleton, or refuse to touch a file that is there."""
    import os

    from smartcert import InvalidInput, load_catalogue
    from smartcert.assessment import read_assessment
    from smartcert.catalogues import DEFAULT
    from smartcert.cli import output as out
    from smartcert.language import language as language_named
    from smartcert.render.skeleton import skeleton
    from smartcert.source import STANDARD_INPUT, decode

    language: Language = context.obj
    wanted = KOREAN.get(kind, kind)
    if wanted not in KINDS:
        out.tell_unknown(kind, (*KINDS, *KOREAN), "--kind", language)
        out.tell(language.say("Choose one of: {choices}.", choices=(*KINDS, *KOREAN)))
        raise typer.Exit(NOT_JUDGED)
    # os.path, because Path.exists fails on a name that is too long
    if file != STANDARD_INPUT and os.path.exists(file) and not force:  # noqa: PTH110
        sentence = language.say("{file} exists; --force replaces it.", file=file)
        out.tell(sentence)
        raise typer.Exit(NOT_JUDGED)
    try:
        chosen = load_catalogue(catalogue or DEFAULT)
    except InvalidInput as invalid:
        out.complain(invalid.diagnostics, language)
        raise typer.Exit(NOT_JUDGED) from None
    asked = day.date() if day else date.today()  # noqa: DTZ011 - the officer's own calendar day
    text = skeleton(chosen, language_named(lang or "ko"), name, wanted, population, asked)
    try:
        read_assessment(decode(text.encode("utf-8", "surrogateescape"), file))
    except InvalidInput as invalid:
        out.complain(invalid.diagnostics, language)
        raise typer.Exit(NOT_JUDGED) from None
    if file == STANDARD_INPUT:
        out.emit(text, encoding="utf-8")
        return
    out.save(file, text, language)
    out.tell(
        language.say("{file} is written. Fill it in, then: smartcert evaluate {file}", file=file)
    )

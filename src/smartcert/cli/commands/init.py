"""`smartcert init`: a skeleton to fill in."""

import os
import shlex
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from smartcert.cli.options import CatalogueName
from smartcert.cli.refusal import Refused, refuse_idle, refuse_inputs, unknown_choice
from smartcert.language import LANGUAGES, N_, Language, Tag, korean
from smartcert.language.government import KINDS, Kind
from smartcert.language.letters import seen

if TYPE_CHECKING:
    from smartcert.catalogue.compiled import Catalogue

HELP = N_("Write an empty assessment with every question of the catalogue in it.")
EXAMPLES = """\
smartcert init solbat.yaml --name 솔밭군 --kind gun --population 38400
smartcert init - --name 한강시 --kind 시 --population 870000 --lang en"""

_NO_SCHEMA = "none"


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
    schema: Annotated[
        str | None,
        typer.Option(
            "--schema",
            metavar="ADDRESS|none",
            help=N_(
                "The schema that the first line names to an editor; without it one is written "
                "beside the file."
            ),
        ),
    ] = None,
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
    from smartcert import load_catalogue
    from smartcert.assessment.assessment_file import read_assessment
    from smartcert.catalogue.packaged import DEFAULT
    from smartcert.cli import streams
    from smartcert.cli import terminal as out
    from smartcert.files.source import STANDARD_INPUT, decode
    from smartcert.forms.schema import modeline, name_of
    from smartcert.forms.skeleton import skeleton
    from smartcert.language import language as language_named

    language: Language = context.obj
    if streams.is_standard_output(file):
        file = STANDARD_INPUT
        refuse_idle({"--force": force}, file, language)
    refuse_inputs([file], [catalogue], language)
    wanted = _usable(file, kind, schema, force, language)
    chosen = load_catalogue(catalogue or DEFAULT)
    asked = day.date() if day else date.today()  # noqa: DTZ011 - the officer's own calendar day
    if schema is None and os.path.basename(file) == name_of(chosen):  # noqa: PTH119
        raise Refused(language.say("{file} is the name of the schema; choose another.", file=file))
    text = skeleton(chosen, language_named(lang or "ko"), name, wanted, population, asked)
    if schema != _NO_SCHEMA:
        text = f"{modeline(schema or name_of(chosen))}\n{text}"
    read_assessment(decode(text.encode("utf-8", "surrogateescape"), file))  # a name may be none
    if file == STANDARD_INPUT:
        streams.hand_over(text)
    else:
        out.save(file, text, language)
        sentence = N_("{file} is written. Fill it in, then: smartcert evaluate {file}")
        out.tell(language.say(sentence, file=file))
    if schema is None:
        _give_schema(file, chosen, catalogue or DEFAULT, force, language)


def _usable(file: str, kind: str, schema: str | None, force: bool, language: Language) -> Kind:
    """Return the kind of government.

    Raises:
        Refused: something else that is asked for cannot be meant.
    """
    from smartcert.files.names import is_here
    from smartcert.files.source import STANDARD_INPUT

    wanted = korean.KINDS.get(seen(kind)) or next((each for each in KINDS if each == kind), None)
    if wanted is None:
        raise Refused(unknown_choice(kind, (*KINDS, *korean.KINDS), "--kind", language))
    if schema is not None and schema.split() != [schema]:
        raise Refused(language.say("--schema is to be an address or a path without blanks."))
    if file != STANDARD_INPUT and is_here(file) and not force:
        raise Refused(language.say("{file} exists; --force replaces it.", file=file))
    return wanted


def _give_schema(
    file: str, catalogue: "Catalogue", named: str, force: bool, language: Language
) -> None:
    """Write the schema beside the file; another one that is there is not replaced unasked."""
    from smartcert.cli import terminal as out
    from smartcert.files.names import stored
    from smartcert.files.source import STANDARD_INPUT
    from smartcert.forms.schema import name_of, schema_text

    file = stored(file)
    path = Path(file).with_name(name_of(catalogue))
    text = schema_text("assessment", "7", catalogue)
    beside = file != STANDARD_INPUT and os.path.isfile(file)  # noqa: PTH113 - no device, no pipe
    if beside and _holds(path, text):
        return
    if beside and (force or not path.exists()):
        out.save(str(path), text, language)
        sentence = N_("{schema} is written; by it an editor completes and underlines.")
        out.tell(language.say(sentence, schema=path))
        return
    if beside:
        sentence = N_("{schema} is there already and is another one; it is kept.")
        out.tell(language.say(sentence, schema=path))
    target = shlex.quote(str(path if beside else path.name))
    command = f"smartcert schema assessment --for {shlex.quote(named)} --output {target}"
    out.tell(language.say("For the editor: {command}", command=command))


def _holds(path: Path, text: str) -> bool:
    try:
        return path.read_bytes() == text.encode()
    except OSError:
        return False

"""`smartcert init`: a form or a skeleton to fill in."""

import os
import shlex
from datetime import date, datetime
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Annotated

import typer

from smartcert.cli.options import CatalogueName, Force
from smartcert.cli.refusal import Refused, refuse_idle, refuse_inputs
from smartcert.language import LANGUAGES, N_, Language, Tag

if TYPE_CHECKING:
    from smartcert.catalogue.compiled import Catalogue
    from smartcert.forms.beginning import Beginning
    from smartcert.forms.last_time import LastTime

HELP = N_(
    "Write an empty assessment with every question of the catalogue in it: a form for Excel "
    "(.xlsx), or YAML. On a terminal it asks for what is not given."
)
EXAMPLES = """\
smartcert init
smartcert init 솔밭군.xlsx --name 솔밭군 --kind 군 --population 38400
smartcert init 솔밭군-2024.xlsx --from 솔밭군-2022.xlsx
smartcert init - --name 한강시 --kind 시 --population 870000 --lang en"""

_NO_SCHEMA = "none"


def init(
    context: typer.Context,
    file: Annotated[
        str | None,
        typer.Argument(
            metavar="[CITY.xlsx|CITY.yaml]",
            help=N_("The file to write, by its ending; - is YAML to standard output."),
        ),
    ] = None,
    name: Annotated[
        str | None, typer.Option("--name", metavar="NAME", help=N_("The city's name."))
    ] = None,
    kind: Annotated[
        str | None,
        typer.Option(
            "--kind",
            metavar="KIND",
            help=N_(
                "Its kind of government: special_city, metropolitan_city, "
                "special_self_governing_city, province, special_self_governing_province, si, gun "
                "or gu; 시, 군, 구 and so on will do."
            ),
        ),
    ] = None,
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
    last: Annotated[
        str | None,
        typer.Option(
            "--from",
            metavar="LAST",
            help=N_(
                "The assessment of last time, YAML or form: its answers are shown beside the "
                "questions, and evidence that has aged is marked."
            ),
        ),
    ] = None,
    catalogue: CatalogueName = None,
    schema: Annotated[
        str | None,
        typer.Option(
            "--schema",
            metavar="ADDRESS|none",
            help=N_(
                "The schema that the first line of the YAML names to an editor; without it one is "
                "written beside the file."
            ),
        ),
    ] = None,
    force: Force = False,
    lang: Annotated[
        Tag | None,
        typer.Option(
            "--lang",
            metavar="|".join(LANGUAGES),
            help=N_("Language of the questions: Korean unless en is asked for."),
        ),
    ] = None,
) -> None:
    """Write a form or a skeleton, or refuse to touch a file that is there."""
    from smartcert import load_catalogue
    from smartcert.assessment.assessment_file import assessment_in
    from smartcert.assessment.form.reading import read_form
    from smartcert.catalogue.packaged import DEFAULT
    from smartcert.cli import streams
    from smartcert.cli import terminal as out
    from smartcert.cli.begun import Given, complete
    from smartcert.cli.forms import bytes_of_form, refuse_used
    from smartcert.files.names import FORM
    from smartcert.files.source import STANDARD_INPUT
    from smartcert.forms.beginning import Beginning
    from smartcert.language import language as language_named

    language: Language = context.obj
    words = language_named(lang or "ko")
    if file is not None and streams.is_standard_output(file):
        file = STANDARD_INPUT
        refuse_idle({"--force": force}, file, language)
    if schema is not None and schema.split() != [schema]:
        raise Refused(language.say("--schema is to be an address or a path without blanks."))
    chosen = load_catalogue(catalogue or DEFAULT)
    asked = day.date() if day else date.today()  # noqa: DTZ011 - the officer's own calendar day
    before = _last_time(last, chosen, asked, words) if last else None
    if before is not None:
        city = before.assessment.city
        name, kind = name or city.name, kind or city.kind
    known = complete(Given(file, name, kind, population), language)
    refuse_inputs([known.file], [last, catalogue], language)
    refuse_used(known.file, force=force, language=language)
    beginning = Beginning(known.name, known.kind, known.population, asked)
    is_form = PurePath(known.file).suffix.lower() == FORM
    if is_form:
        if schema is not None:
            raise Refused(language.say("--schema is for YAML; a form has none."))
        data = beginning.data(chosen)
        content = bytes_of_form(chosen, data, known.file, (words, language), before)
        assessment_in(read_form(content, known.file))  # a name may be none
    else:
        content = _yaml(known.file, chosen, beginning, before, schema, words, language)
    if known.file == STANDARD_INPUT:
        streams.hand_over(content.decode("utf-8", "surrogateescape"))
    else:
        out.save(known.file, content, language)
        sentence = N_("{file} is written. Fill it in, then: smartcert evaluate {file}")
        out.tell(language.say(sentence, file=known.file))
    if schema is None and not is_form:
        _give_schema(known.file, chosen, catalogue or DEFAULT, force, language)
    for change in before.changes(language) if before else ():
        out.tell(change)


def _last_time(file: str, catalogue: "Catalogue", day: date, language: Language) -> "LastTime":
    """Read the assessment of last time.

    Raises:
        InvalidInput: it cannot be read.
    """
    from smartcert import load_assessment
    from smartcert.forms.last_time import LastTime

    return LastTime(load_assessment(file), catalogue, day, language)


def _yaml(
    file: str,
    catalogue: "Catalogue",
    beginning: "Beginning",
    before: "LastTime | None",
    schema: str | None,
    words: Language,
    language: Language,
) -> bytes:
    """Return the skeleton, once it is known that it can be read again.

    Raises:
        InvalidInput: it cannot: the name is none.
        Refused: it would have the name of its schema.
    """
    from smartcert.assessment.assessment_file import read_assessment
    from smartcert.files.source import decode
    from smartcert.forms.schema import modeline, name_of
    from smartcert.forms.skeleton import skeleton

    if schema is None and os.path.basename(file) == name_of(catalogue):  # noqa: PTH119
        raise Refused(language.say("{file} is the name of the schema; choose another.", file=file))
    text = skeleton(catalogue, words, beginning, before.notes() if before else {})
    if schema != _NO_SCHEMA:
        text = f"{modeline(schema or name_of(catalogue))}\n{text}"
    data = text.encode("utf-8", "surrogateescape")  # a name may be none
    read_assessment(decode(data, file))
    return data


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

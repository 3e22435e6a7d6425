"""`smartcert schema`: what an editor needs to complete and to underline."""

from typing import Annotated

import typer

from smartcert.cli.options import Lang
from smartcert.cli.refusal import Refused, refuse_inputs, unknown_choice
from smartcert.forms.schema import KINDS, Draft
from smartcert.language import N_, Language

HELP = N_("Print the JSON Schema of a kind of file; an editor completes and underlines by it.")
EXAMPLES = """\
smartcert schema assessment --for molit-smart-city@2022 --output molit.schema.json
smartcert schema assessment --for ./indicators.yaml
smartcert schema catalogue --draft 2020-12"""


def _kinds(incomplete: str) -> list[str]:
    return [kind for kind in KINDS if kind.startswith(incomplete)]


def schema(
    context: typer.Context,
    kind: Annotated[
        str,
        typer.Argument(
            metavar="|".join(KINDS), help=N_("The kind of file."), autocompletion=_kinds
        ),
    ],
    catalogue: Annotated[
        str | None,
        typer.Option(
            "--for",
            metavar="PATH|ID",
            help=N_("The catalogue that assessments answer: the schema then knows its indicators."),
        ),
    ] = None,
    draft: Annotated[
        Draft,
        typer.Option("--draft", help=N_("The draft of JSON Schema; most editors know 7.")),
    ] = "7",
    output: Annotated[
        str | None,
        typer.Option(
            "--output",
            metavar="FILE",
            help=N_("Write the schema to this file, whole or not at all; - is standard output."),
        ),
    ] = None,
    lang: Lang = None,
) -> None:
    """Print or write a schema."""
    del lang  # taken before the arguments were parsed
    from smartcert import load_catalogue
    from smartcert.cli import streams
    from smartcert.cli import terminal as out
    from smartcert.forms.schema import schema_text

    language: Language = context.obj
    if kind not in KINDS:
        raise Refused(unknown_choice(kind, KINDS, "smartcert schema", language))
    if catalogue is not None and kind != "assessment":
        raise Refused(language.say("--for goes with assessment only."))
    file = None if output is None or streams.is_standard_output(output) else output
    refuse_inputs([file] if file else [], [catalogue], language)
    chosen = load_catalogue(catalogue) if catalogue else None
    text = schema_text(kind, draft, chosen)
    if file is None:
        streams.hand_over(text)
        return
    out.save(file, text, language)
    out.tell(language.say("{file} is written.", file=file))

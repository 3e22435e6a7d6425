"""`smartcert merge`: what several people have filled in, as one assessment."""

from typing import Annotated

import typer

from smartcert.cli.options import CatalogueName, Force, Lang
from smartcert.cli.refusal import Refused
from smartcert.language import N_, Language

HELP = N_(
    "Put the parts of one assessment together, forms and YAML alike; where two differ nothing is "
    "written."
)
EXAMPLES = """\
smartcert merge 교통과.xlsx 복지과.xlsx --into 솔밭군.xlsx
smartcert merge parts/*.yaml --into solbat.yaml --prefer parts/plan.yaml"""


def merge(
    context: typer.Context,
    parts: Annotated[
        list[str],
        typer.Argument(metavar="PART...", help=N_("Parts: files, folders, globs or @LIST.")),
    ],
    into: Annotated[
        str,
        typer.Option(
            "--into", metavar="FILE", help=N_("The whole, by its ending: .xlsx, .yaml or .yml.")
        ),
    ],
    prefer: Annotated[
        str | None,
        typer.Option(
            "--prefer", metavar="PART", help=N_("The part that is right where two differ.")
        ),
    ] = None,
    catalogue: CatalogueName = None,
    force: Force = False,
    lang: Lang = None,
) -> None:
    """Write the whole, or say where two parts differ and write nothing."""
    del lang  # taken before the arguments were parsed
    from smartcert.assessment.merging import merged
    from smartcert.cli import terminal as out
    from smartcert.cli.forms import refuse_used
    from smartcert.cli.inputs import assessments, load_terms
    from smartcert.cli.refusal import refuse_ending, refuse_inputs
    from smartcert.cli.whole import ENDINGS, save_whole, whole_assessment

    language: Language = context.obj
    refuse_ending(into, ENDINGS, language)
    inputs = assessments(parts, skip_others=False, stdin_name=None, language=language)
    if inputs.faults:
        raise Refused(diagnostics=inputs.faults)
    names = [found.path for found in inputs.files]
    if prefer is not None and prefer not in names:
        raise Refused(language.say("--prefer is to be one of the parts: {parts}.", parts=names))
    refuse_inputs([into], [*names, catalogue], language)
    refuse_used(into, force=force, language=language)
    terms = load_terms(catalogue, None, None, language)
    wholes = {name: whole_assessment(name, terms) for name in names}
    documents = [each.document for each in wholes.values()]
    data = merged(documents, wholes[prefer].document if prefer else None)
    chosen = next(iter(wholes.values())).catalogue
    save_whole(into, chosen, data, language)
    sentence = language.plural(
        "{count} part is merged into {file}.",
        "{count} parts are merged into {file}.",
        len(names),
        file=into,
    )
    out.tell(sentence)

"""`smartcert convert`: an assessment as a form, or as YAML."""

from typing import Annotated

import typer

from smartcert.cli.options import CatalogueName, Force, Lang
from smartcert.language import N_, Language

HELP = N_(
    "Write an assessment as a form (.xlsx) or as YAML (.yaml); every answer, reason, note and "
    "piece of evidence stays."
)
EXAMPLES = """\
smartcert convert 솔밭군.xlsx solbat.yaml
smartcert convert dalseo.yaml 달서구.xlsx --lang ko"""

_MOST_LINES = 5


def convert(
    context: typer.Context,
    file: Annotated[
        str, typer.Argument(metavar="FROM", help=N_("The assessment: a form or a YAML file."))
    ],
    target: Annotated[
        str,
        typer.Argument(
            metavar="TO", help=N_("The file to write, by its ending: .xlsx, .yaml or .yml.")
        ),
    ],
    catalogue: CatalogueName = None,
    force: Force = False,
    lang: Lang = None,
) -> None:
    """Write the assessment in its other shape, and say what is not carried."""
    del lang  # taken before the arguments were parsed
    from smartcert.assessment.form.reading import Form
    from smartcert.cli import terminal as out
    from smartcert.cli.forms import refuse_used
    from smartcert.cli.inputs import load_terms
    from smartcert.cli.refusal import refuse_ending, refuse_inputs
    from smartcert.cli.whole import ENDINGS, save_whole, whole_assessment
    from smartcert.files.comments import comment_lines

    language: Language = context.obj
    refuse_ending(target, ENDINGS, language)
    refuse_inputs([target], [file, catalogue], language)
    refuse_used(target, force=force, language=language)
    checked = whole_assessment(file, load_terms(catalogue, None, None, language))
    document = checked.document
    save_whole(target, checked.catalogue, document.data, language)
    out.tell(language.say("{source} is written to {file}.", source=file, file=target))
    if isinstance(document, Form):
        if document.left:
            told = N_("Not carried, because it is no part of a form: {left}")
            out.tell(language.say(told, left=document.left))
    elif lines := comment_lines(document):
        shown = [str(each) for each in lines[:_MOST_LINES]]
        more = ".." if len(lines) > _MOST_LINES else ""
        sentence = language.plural(
            "{count} comment is not carried (line {lines}{more}).",
            "{count} comments are not carried (lines {lines}{more}).",
            len(lines),
            lines=shown,
            more=more,
        )
        out.tell(sentence)

"""`smartcert explain`: why one indicator earned what it did."""

from typing import Annotated

import typer

from smartcert.cli.completion import indicator_ids
from smartcert.cli.options import CatalogueName, Lang
from smartcert.exits import NOT_JUDGED
from smartcert.language import N_, Language

HELP = N_("Explain the points of one indicator, from the answer to the verdict.")
EXAMPLES = """\
smartcert explain dalseo.yaml INN-DAT-03
smartcert explain dalseo.yaml GOV-ORG-01 --lang ko"""


def explain(
    context: typer.Context,
    file: Annotated[str, typer.Argument(metavar="FILE", help=N_("The assessment file."))],
    indicator: Annotated[
        str,
        typer.Argument(
            metavar="INDICATOR", help=N_("The indicator's id."), autocompletion=indicator_ids
        ),
    ],
    catalogue: CatalogueName = None,
    lang: Lang = None,
) -> None:
    """Print the chain from the answer to the points and the verdict."""
    del lang  # taken before the arguments were parsed
    from smartcert import InvalidInput, load_assessment, load_catalogue
    from smartcert import evaluate as judge
    from smartcert.cli import output as out
    from smartcert.evaluation import catalogue_of
    from smartcert.render import explanation

    language: Language = context.obj
    try:
        assessment = load_assessment(file)
        chosen = load_catalogue(catalogue) if catalogue else catalogue_of(assessment)
        if indicator not in chosen.indicators:
            out.tell_unknown(indicator, chosen.indicators, chosen.name, language)
            raise typer.Exit(NOT_JUDGED)
        report = judge(assessment, chosen)
    except InvalidInput as invalid:
        out.complain(invalid.diagnostics, language)
        raise typer.Exit(NOT_JUDGED) from None
    view = out.screen_view(language)
    out.show(explanation.page(indicator, assessment, chosen, report, view))

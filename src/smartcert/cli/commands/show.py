"""`smartcert show`: the catalogue for people."""

from typing import Annotated

import typer

from smartcert.cli.completion import node_ids
from smartcert.cli.options import CatalogueName, Lang
from smartcert.cli.refusal import Refused, unknown
from smartcert.language import N_, Language

HELP = N_("Show the catalogue: its tree with points, or one category or indicator in full.")
EXAMPLES = """\
smartcert show
smartcert show SVC-NET
smartcert show INN-DAT-03 --lang ko"""


def show(
    context: typer.Context,
    node: Annotated[
        str | None,
        typer.Argument(
            metavar="[INDICATOR|CATEGORY]",
            help=N_("An id; without one the whole tree is shown."),
            autocompletion=node_ids,
        ),
    ] = None,
    catalogue: CatalogueName = None,
    lang: Lang = None,
) -> None:
    """Print the catalogue, a category of it, or one indicator with its rubric."""
    del lang  # taken before the arguments were parsed
    from smartcert import load_catalogue
    from smartcert.catalogue.packaged import DEFAULT
    from smartcert.cli import terminal as out
    from smartcert.render.pages import catalogue as pages

    language: Language = context.obj
    chosen = load_catalogue(catalogue or DEFAULT)
    view = out.screen_view(language)
    if node is None:
        out.show(pages.tree(chosen, view))
    elif node in chosen.indicators:
        out.show(pages.indicator(chosen, node, view))
    elif node in chosen.categories:
        out.show(pages.category(chosen, node, view))
    else:
        raise Refused(unknown(node, chosen.paths, chosen.name, language))

"""`smartcert show`: the catalogue for people."""

from typing import Annotated

import typer

from smartcert.cli.completion import node_ids
from smartcert.cli.options import CatalogueName, Lang
from smartcert.language import N_, Language

HELP = N_("Show the catalogue: its tree with points, or one category or indicator in full.")
EXAMPLES = """\
smartcert show
smartcert show SVC-NET
smartcert show INN-DAT-03 --lang ko
smartcert show 리빙랩"""


def show(
    context: typer.Context,
    node: Annotated[
        str | None,
        typer.Argument(
            metavar="[INDICATOR|CATEGORY]",
            help=N_("An id in any case, or words of a title; without one the whole tree is shown."),
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
    from smartcert.cli.nodes import nodes_meant
    from smartcert.render.pages import catalogue as pages

    language: Language = context.obj
    chosen = load_catalogue(catalogue or DEFAULT)
    view = out.screen_view(language)
    if node is None:
        out.show(pages.tree(chosen, view))
    else:
        found = nodes_meant(node, chosen, language)
        out.show(
            pages.node(chosen, found[0], view)
            if len(found) == 1
            else pages.several(chosen, found, view)
        )

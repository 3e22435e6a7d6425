"""The indicator or category that is asked about."""

from typing import TYPE_CHECKING

from smartcert.cli.refusal import Refused, unknown
from smartcert.language import Language

if TYPE_CHECKING:
    from smartcert.catalogue.compiled import Catalogue


def node_meant(words: str, catalogue: "Catalogue", language: Language) -> str:
    """Return the id of the one node that words mean.

    Raises:
        Refused: they mean none, or several.
    """
    found = nodes_meant(words, catalogue, language)
    if len(found) == 1:
        return found[0]
    sentence = language.say("“{words}” may mean several; write the id of one:", words=words)
    titles = (catalogue.title(each) for each in found)
    listed = [
        f"  {each}  {language.pick(title)}"
        for each, title in zip(found, titles, strict=True)
        if title
    ]
    raise Refused("\n".join([sentence, *listed]))


def nodes_meant(words: str, catalogue: "Catalogue", language: Language) -> list[str]:
    """Return the ids of the nodes that words may mean, at least one.

    Raises:
        Refused: they mean none.
    """
    from smartcert.catalogue.search import meant

    found = meant(words, catalogue)
    if not found:
        raise Refused(unknown(words, catalogue.paths, catalogue.name, language))
    return found

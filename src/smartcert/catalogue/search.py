"""Indicators and categories as people name them: by an id in any case, or by words of a title."""

import re

from smartcert.catalogue.compiled import Catalogue
from smartcert.language import LANGUAGES, language
from smartcert.language.letters import seen


def meant(words: str, catalogue: Catalogue) -> list[str]:
    """Return the ids of the nodes that words may mean, in the order of the tree.

    An id goes before one in other capitals, that before a whole title, and that before nodes in
    whose title every word stands; a word in Latin letters begins a word of the title.
    """
    name, parts = _alike(words), [_alike(word) for word in words.split()]
    titles = {node: _titles(node, catalogue) for node in catalogue.paths}
    return (
        [node for node in titles if node == words]
        or [node for node in titles if _alike(node) == name]
        or [node for node, given in titles.items() if name in map(_alike, given)]
        or [node for node, given in titles.items() if any(_holds(each, parts) for each in given)]
    )


def _titles(node: str, catalogue: Catalogue) -> list[str]:
    title = catalogue.title(node)
    return [language(tag).pick(title) for tag in LANGUAGES] if title else []


def _holds(title: str, parts: list[str]) -> bool:
    spaced, unspaced = title.casefold(), _alike(title)
    return bool(parts) and all(
        re.search(rf"\b{re.escape(part)}", spaced) if part.isascii() else part in unspaced
        for part in parts
    )


def _alike(text: str) -> str:
    return seen(text).casefold()

"""Lines that every assessment file begins with, and comments in it."""

from collections.abc import Iterator

from smartcert.catalogue.edition import Edition
from smartcert.language import Language
from smartcert.render.layout import wrap

FORMAT = "format: smartcert-assessment/1"

_WIDTH = 96


def head(edition: Edition, language: Language, note: str) -> Iterator[str]:
    """Yield the first lines: which catalogue is answered, a note unless it is empty, the format."""
    yield from comment(language.say("Assessment under: {title}", title=edition.title))
    yield from comment(language.pick(edition.basis))
    yield from comment(note)
    yield FORMAT


def comment(text: str, indent: int = 0) -> Iterator[str]:
    """Yield the lines of a comment; of an empty text there are none."""
    for line in wrap(text, _WIDTH - indent):
        yield f"{' ' * indent}# {line}"

"""Output of the command: pages on the terminal or in a pipe, files written whole."""

import os
import shutil
import sys
from collections.abc import Iterable
from typing import TextIO

from smartcert.cli.refusal import Refused, unwritten
from smartcert.cli.streams import emit
from smartcert.diagnostics import Diagnostic
from smartcert.files.source import UNPRINTABLE
from smartcert.language import Language
from smartcert.render.layout import Page
from smartcert.render.outcome import diagnostics
from smartcert.render.view import PLAIN_GLYPHS, Glyphs, View

_NARROWEST, _WIDEST, _USUAL = 60, 120, 80
_STYLES = {"": "", "bold": "bold", "dim": "dim", "good": "bold green", "bad": "bold red"}
_STYLES["warn"] = "yellow"


def screen_view(language: Language, *, details: bool = False) -> View:
    """Return the view that fits standard output."""
    width = shutil.get_terminal_size((_USUAL, 24)).columns
    width = min(max(width, _NARROWEST), _WIDEST)
    return View(language, width, details, _glyphs(sys.stdout))


def _glyphs(stream: TextIO | None) -> Glyphs:
    if stream is None:
        return Glyphs()
    try:
        "".join(Glyphs()).encode(stream.encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return PLAIN_GLYPHS
    return Glyphs()


def show(page: Page, *, errors: bool = False) -> None:
    """Print a page: in colour on a terminal, as plain text elsewhere."""
    stream = sys.stderr if errors else sys.stdout
    if (
        stream is None
        or not stream.isatty()
        or os.environ.get("NO_COLOR")
        or os.environ.get("TERM") == "dumb"
    ):
        emit(page.plain(), errors=errors)
        return
    from rich.console import Console
    from rich.text import Text

    console = Console(file=stream, highlight=False, markup=False, emoji=False)
    for line in page.lines:
        spans = [(_printable(text, stream), _STYLES[style]) for text, style in line]
        console.print(Text.assemble(*spans), soft_wrap=True)


def _printable(text: str, stream: TextIO) -> str:
    text = UNPRINTABLE.sub("?", text)
    return text.encode(stream.encoding, "replace").decode(stream.encoding)


def save(path: str, content: str | bytes, language: Language) -> None:
    """Write a file whole, or leave what was there.

    Raises:
        Refused: the file cannot be written.
    """
    if why := unsaved(path, content, language):
        raise Refused(why)


def unsaved(path: str, content: str | bytes, language: Language) -> str:
    """Write a file whole; return why that was not possible, empty if it was."""
    from smartcert.files import storage

    data = content.encode("utf-8") if isinstance(content, str) else content
    try:
        with storage.whole(path) as file:
            file.write(data)
    # a link in a circle is a RuntimeError; an address elsewhere may lack its library
    except (OSError, RuntimeError, ImportError, ValueError) as error:
        return unwritten(path, error, language)
    return ""


def complain(found: Iterable[Diagnostic], language: Language) -> None:
    """Print diagnostics to standard error."""
    width = min(max(shutil.get_terminal_size((_USUAL, 24)).columns, _NARROWEST), _WIDEST)
    show(diagnostics.page(found, language, width), errors=True)


def tell(sentence: str) -> None:
    """Print one plain sentence to standard error."""
    emit(sentence + "\n", errors=True)

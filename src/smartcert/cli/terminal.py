"""What leaves the command: pages on the terminal, text in a pipe, files written whole."""

import os
import shutil
import sys
from collections.abc import Iterable
from typing import TextIO

import typer

from smartcert.checking.exits import NOT_JUDGED
from smartcert.diagnostics import Diagnostic, near
from smartcert.files import storage
from smartcert.files.source import UNPRINTABLE
from smartcert.language import Language
from smartcert.render.layout import Page
from smartcert.render.outcome import diagnostics
from smartcert.render.view import PLAIN_GLYPHS, Glyphs, View

_NARROWEST, _WIDEST, _USUAL = 60, 120, 80
_STYLES = {"": "", "bold": "bold", "dim": "dim", "good": "bold green", "bad": "bold red"}
_STYLES["warn"] = "yellow"


def screen_view(language: Language, *, details: bool = False) -> View:
    """Give the view that fits standard output."""
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


def emit(
    text: str, *, errors: bool = False, encoding: str | None = None, commands: bool = False
) -> None:
    """Write a text whole; a reader that has gone, or a sign it cannot print, is no fault.

    A full disk is said where it still can be; failing to print never changes the exit code.

    Args:
        text: whole lines.
        errors: write to standard error.
        encoding: of a machine's text; None: the stream's own.
        commands: the text is meant as commands to GitHub's runner; no other may hold any.
    """
    stream = sys.stderr if errors else sys.stdout
    if stream is None:  # closed by whoever started us
        return
    if encoding is None:  # a text for a screen: a file's name may hold anything
        text = UNPRINTABLE.sub("?", text)
    if not commands and os.environ.get("GITHUB_ACTIONS") == "true":
        from smartcert.render.outcome.github import harmless

        text = harmless(text)
    data = text.encode(encoding or stream.encoding or "utf-8", "replace")
    try:
        stream.flush()
        stream.buffer.write(data)
        stream.buffer.flush()
    except OSError as error:
        # nothing more may be tried on this stream, at the interpreter's end neither
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
        if not errors and not isinstance(error, BrokenPipeError):
            emit(f"stdout: {error.strerror}\n", errors=True)


def save(path: str, content: str | bytes, language: Language) -> None:
    """Write a file whole, or leave what was there and say why.

    Raises:
        typer.Exit: the file cannot be written.
    """
    data = content.encode("utf-8") if isinstance(content, str) else content
    try:
        with storage.whole(path) as file:
            file.write(data)
    # a link in a circle is a RuntimeError; an address elsewhere may lack its library
    except (OSError, RuntimeError, ImportError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        tell(language.say("{file} cannot be written: {reason}.", file=path, reason=reason))
        raise typer.Exit(NOT_JUDGED) from None


def is_one_of(output: str, inputs: Iterable[str | None]) -> bool:
    """Tell whether a file that is to be written is one that is read."""
    # os.path, because Path.exists fails on a name that is too long
    written = storage.stored(output)
    if not os.path.exists(written):  # noqa: PTH110
        return False
    read = (storage.stored(each) for each in inputs if each)
    there = (each for each in read if os.path.exists(each))  # noqa: PTH110
    return any(os.path.samefile(written, each) for each in there)  # noqa: PTH121


def complain(found: Iterable[Diagnostic], language: Language) -> None:
    """Print diagnostics to standard error."""
    width = min(max(shutil.get_terminal_size((_USUAL, 24)).columns, _NARROWEST), _WIDEST)
    show(diagnostics.page(found, language, width), errors=True)


def tell(sentence: str) -> None:
    """Print one plain sentence to standard error."""
    emit(sentence + "\n", errors=True)


def tell_unknown(name: str, known: Iterable[str], where: str, language: Language) -> None:
    """Say that a name is not known in a place, and what it may have meant."""
    sentence = language.say("There is no “{name}” in {where}.", name=name, where=where)
    if guess := near(name, known):
        sentence += " " + language.say("Did you mean {near}?", near=guess)
    tell(sentence)

"""Lines of text for a screen of character cells, where a Hangul syllable is two cells wide."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field

Span = tuple[str, str]
"""A piece of text and its style: `""`, `bold`, `dim`, `good`, `bad` or `warn`."""


def cells(text: str) -> int:
    """Give the width of a text in character cells."""
    if text.isascii():
        return len(text)
    return sum(_width(character) for character in unicodedata.normalize("NFC", text))


def _width(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in {"Cf", "Mn"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1


def pad(text: str, width: int) -> str:
    """Fill a text with blanks to a width in cells, or cut it to fit."""
    text = cut(text, width)
    return text + " " * (width - cells(text))


def cut(text: str, width: int) -> str:
    """Cut a text to a width in cells; an ellipsis of two dots says that it was cut."""
    if cells(text) <= width:
        return text
    return _head(text, width - 2).rstrip() + ".."


def wrap(text: str, width: int) -> Iterator[str]:
    """Break a text into lines of at most a width in cells, at blanks where there are any.

    Each word is measured once: the time grows with the text alone, however long it is.
    """
    width = max(width, 1)
    line: list[str] = []
    used = 0
    for word in text.split():
        wide = cells(word)
        if line and used + 1 + wide <= width:
            line.append(word)
            used += 1 + wide
            continue
        if line:
            yield " ".join(line)
        *full, last = _broken(word, width) if wide > width else (word,)
        yield from full
        line, used = [last], cells(last)
    if line:
        yield " ".join(line)


def _broken(word: str, width: int) -> Iterator[str]:
    """Break a word into pieces of at most a width, each of at least one character."""
    begin = used = 0
    for at, character in enumerate(word):
        used += (wide := _width(character))
        if used > width and at > begin:
            yield word[begin:at]
            begin, used = at, wide
    yield word[begin:]


def _head(text: str, width: int) -> str:
    """Give as much of a text as fits a width."""
    used = end = 0
    while end < len(text) and (used := used + _width(text[end])) <= width:
        end += 1
    return text[:end]


@dataclass
class Page:
    """Lines that are being written, at most `width` cells wide."""

    width: int
    lines: list[tuple[Span, ...]] = field(default_factory=list)

    def line(self, *spans: Span | str) -> None:
        """Add a line of spans."""
        self.lines.append(tuple((span, "") if isinstance(span, str) else span for span in spans))

    def blank(self) -> None:
        """Add an empty line."""
        self.lines.append(())

    def heading(self, text: str) -> None:
        """Add a heading, set off by an empty line."""
        self.blank()
        self.line((text, "bold"))

    def text(self, text: str, indent: int = 0, style: str = "") -> None:
        """Add a text, broken into lines and indented."""
        for line in wrap(text, self.width - indent):
            self.line(" " * indent, (line, style))

    def labelled(self, label: str, text: str, width: int, style: str = "") -> None:
        """Add a text beside its label, which takes `width` cells."""
        for index, line in enumerate(wrap(text, self.width - width)):
            shown = pad(label, width) if index == 0 else " " * width
            self.line((shown, "dim"), (line, style))

    def plain(self) -> str:
        """Give the lines without styles, no blanks at their ends."""
        return "".join("".join(text for text, _ in line).rstrip() + "\n" for line in self.lines)

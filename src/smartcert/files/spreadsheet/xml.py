"""The XML of a part of a workbook, read as it comes in bounded memory, whoever has written it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from typing import IO, Any, NamedTuple, NoReturn
from xml.parsers import expat

_MAIN = (
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://purl.oclc.org/ooxml/spreadsheetml/main",  # “Strict Open XML Spreadsheet”
    "http://schemas.openxmlformats.org/package/2006/relationships",
)
RELATION = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships id",
    "http://purl.oclc.org/ooxml/officeDocument/relationships id",
)
"""The attributes that name a relationship."""

_BLOCK = 64 * 1024
_LONGEST = 1024 * 1024
"""Bytes between two elements: a cell's longest text, each of its characters written as a number."""
_DEEPEST = 64

Attributes = Mapping[str, str]


class DamagedError(Exception):
    """A workbook is none, or not as the programs of offices write it."""


class Listener(NamedTuple):
    """What is told of the elements of a part.

    Attributes:
        names: the elements that it wants to know of; of others it is told nothing.
        start: is told that one of them begins, and its attributes.
        end: is told that one of them ends.
        text: is told the texts between.
    """

    names: Sequence[str]
    start: Callable[[str, Attributes], object]
    end: Callable[[str], object] = lambda _name: None
    text: Callable[[str], object] | None = None


class Parser:
    """Parses a part as it comes.

    What it is given, and the end, raise DamagedError where it is no XML, or none of a workbook:
    with declarations, or far too deep.

    Attributes:
        last: the name of the element that began last, if the listener wants to know of it.
    """

    def __init__(self, listener: Listener) -> None:
        self.last: str | None = None
        self._silent = 0
        parser: Any = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler, parser.EndElementHandler = self._handlers(listener)
        parser.CharacterDataHandler = listener.text
        parser.StartDoctypeDeclHandler = _refuse_declarations
        self._parse = parser.Parse

    def feed(self, data: bytes) -> None:
        """Parse the next bytes."""
        self._silent += len(data)
        try:
            self._parse(data)
        except (expat.ExpatError, LookupError) as error:  # an encoding that is none
            raise DamagedError from error
        if self._silent > _LONGEST:  # the parser would begin again at each block
            raise DamagedError

    def close(self) -> None:
        """Parse the end."""
        try:
            self._parse(b"", True)
        except expat.ExpatError as error:
            raise DamagedError from error

    def _handlers(
        self, listener: Listener
    ) -> tuple[Callable[[str, Attributes], None], Callable[[str], None]]:
        depth = 0
        known = _known(tuple(listener.names)).get
        start, end = listener.start, listener.end

        def begin(name: str, attributes: Attributes) -> None:
            nonlocal depth
            self._silent = 0
            depth += 1
            if depth > _DEEPEST:
                raise DamagedError
            self.last = wanted = known(name)
            if wanted:
                start(wanted, attributes)

        def finish(name: str) -> None:
            nonlocal depth
            depth -= 1
            if wanted := known(name):
                end(wanted)

        return begin, finish


def blocks(part: IO[bytes]) -> Iterator[bytes]:
    """Read a part, block by block."""
    while block := part.read(_BLOCK):
        yield block


def read_whole(part: IO[bytes], listener: Listener) -> None:
    """Read a part to its end.

    Raises:
        DamagedError: it is no XML, or none of a workbook: with declarations, or far too deep.
    """
    parser = Parser(listener)
    for block in blocks(part):
        parser.feed(block)
    parser.close()


def is_true(attributes: Attributes, name: str) -> bool:
    """Tell whether an attribute is there and says yes."""
    return attributes.get(name) in {"1", "true"}


def _refuse_declarations(*_: object) -> NoReturn:
    raise DamagedError  # no part of a workbook has any, and entities may grow without end


@cache
def _known(names: tuple[str, ...]) -> dict[str, str]:
    return {f"{space} {name}": name for space in _MAIN for name in names}

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


def read(part: IO[bytes], listener: Listener) -> Iterator[None]:
    """Read a part to its end, and yield after each block of it.

    Raises:
        DamagedError: it is no XML, or none of a workbook: with declarations, or far too deep.
    """
    depth = silent = 0
    known = _known(tuple(listener.names))
    start, end = listener.start, listener.end

    def begin(name: str, attributes: Attributes) -> None:
        nonlocal depth, silent
        silent = 0
        depth += 1
        if depth > _DEEPEST:
            raise DamagedError
        if name in known:
            start(known[name], attributes)

    def finish(name: str) -> None:
        nonlocal depth
        depth -= 1
        if name in known:
            end(known[name])

    parser: Any = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler = begin, finish
    parser.CharacterDataHandler = listener.text
    parser.StartDoctypeDeclHandler = _refuse_declarations
    try:
        while block := part.read(_BLOCK):
            silent += len(block)
            parser.Parse(block)
            yield
            if silent > _LONGEST:  # the parser would begin again at each block
                raise DamagedError
        parser.Parse(b"", True)
    except (expat.ExpatError, LookupError) as error:  # an encoding that is none
        raise DamagedError from error
    yield


def read_whole(part: IO[bytes], listener: Listener) -> None:
    """Read a part to its end.

    Raises:
        DamagedError: as `read` does.
    """
    for _ in read(part, listener):
        pass


def is_true(attributes: Attributes, name: str) -> bool:
    """Tell whether an attribute is there and says yes."""
    return attributes.get(name) in {"1", "true"}


def _refuse_declarations(*_: object) -> NoReturn:
    raise DamagedError  # no part of a workbook has any, and entities may grow without end


@cache
def _known(names: tuple[str, ...]) -> dict[str, str]:
    return {f"{space} {name}": name for space in _MAIN for name in names}

"""A workbook as the packed folder that it is: its parts, and how they are related."""

import posixpath
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, NamedTuple
from urllib.parse import unquote
from zipfile import BadZipFile, ZipFile

from smartcert.files.spreadsheet.xml import Attributes, DamagedError, Listener, read_whole

MEBIBYTE = 1024 * 1024
LARGEST = 2048
"""MiB that a part may have once it is unpacked: the cells of a full sheet of sixty columns."""

_MOST_PARTS = 10_000
_ALWAYS = 4
"""MiB that any part may have."""
_RATIO = 200
"""Times that a larger one may be as long as it is packed; the sheets of offices are some 20."""

_BAD = (
    BadZipFile,
    EOFError,
    NotImplementedError,  # packed in a way that no office program uses
    RuntimeError,  # locked
    ValueError,
    zlib.error,
)


class TooLargeError(Exception):
    """A part would take more than is read.

    Attributes:
        size: MiB that it would take.
        limit: MiB that it may.
    """

    def __init__(self, size: int, limit: int) -> None:
        self.size, self.limit = size, limit
        super().__init__(size, limit)


class Relation(NamedTuple):
    """A part that another one names.

    Attributes:
        id: by which it is named there.
        kind: what it is, such as `worksheet`.
        part: its path in the folder.
    """

    id: str
    kind: str
    part: str


class Package:
    """The parts of a workbook.

    Args:
        stream: the bytes of the workbook.

    Raises:
        DamagedError: it is no packed folder.
    """

    def __init__(self, stream: IO[bytes]) -> None:
        with _as_damaged():
            self._folder = ZipFile(stream)
        parts = self._folder.infolist()
        # names differ by more than case, and some programs write them with backslashes
        self._parts = {_key(each.filename): each for each in parts}
        if len(parts) > _MOST_PARTS or len(self._parts) < len(parts):
            raise DamagedError

    def __contains__(self, name: str) -> bool:
        return _key(name) in self._parts

    @contextmanager
    def opened(self, name: str) -> Iterator[IO[bytes]]:
        """Open a part, once its size is known to be one that is meant.

        Raises:
            DamagedError: there is no such part, or it cannot be unpacked.
            TooLargeError: it would take too much.
        """
        if name not in self:
            raise DamagedError
        part = self._parts[_key(name)]
        limit = min(LARGEST, _ALWAYS + part.compress_size * _RATIO // MEBIBYTE)
        if part.file_size > limit * MEBIBYTE:
            raise TooLargeError(-(-part.file_size // MEBIBYTE), limit)
        with _as_damaged(), self._folder.open(part) as stream:
            yield stream

    def relations(self, part: str = "") -> list[Relation]:
        """Return the parts that a part names, or, without one, the package itself.

        Raises:
            DamagedError: what it names cannot be read.
            TooLargeError: it would take too much.
        """
        folder, name = posixpath.split(part)
        listed = posixpath.join(folder, "_rels", f"{name}.rels")
        if listed not in self:
            return []
        found: list[Relation] = []

        def note(_name: str, attributes: Attributes) -> None:
            target = unquote(attributes.get("Target", "")).replace("\\", "/")
            if attributes.get("TargetMode") != "External":
                path = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
                kind = attributes.get("Type", "").rpartition("/")[2]
                found.append(Relation(attributes.get("Id", ""), kind, path))
            if len(found) > _MOST_PARTS:
                raise DamagedError

        with self.opened(listed) as stream:
            read_whole(stream, Listener(["Relationship"], note))
        return found


def _key(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()


@contextmanager
def _as_damaged() -> Iterator[None]:
    try:
        yield
    except _BAD as error:
        raise DamagedError from error

"""What a piece of files has judged so far, line by line, so that a killed run loses nothing."""

import json
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path
from typing import IO, Any, Self

from smartcert.batch.part_file import PartFile
from smartcert.files import names

ENDING = ".journal"
"""What follows the name of the part file in the name of its journal."""


class Journal:
    """The records of one piece beside its part file; only on this machine's own file systems.

    Args:
        file: the part file; records under another key are forgotten, and so are damaged ones.
    """

    def __init__(self, file: PartFile) -> None:
        self._path = None if names.is_remote(file.address) else Path(file.address + ENDING)
        self._key = file.key
        self._known: dict[int, dict[str, Any]] = {}
        self._stream: IO[bytes] | None = None

    def __enter__(self) -> Self:
        if self._path is not None:
            self._known = dict(each for each in self._read(self._path) if each)
            self._stream = self._path.open("ab")
        return self

    def __exit__(self, *_: object) -> None:
        if self._stream is not None:
            self._stream.close()

    def is_sound(self) -> bool:
        """Tell whether every line is as it was written."""
        return self._path is not None and all(self._read(self._path))

    def read(self, number: int) -> dict[str, Any] | None:
        """Give the record of the piece's file with this number, if it was judged already."""
        return self._known.get(number)

    def note(self, number: int, record: dict[str, Any]) -> None:
        """Note the record of a file, at once."""
        if self._stream is not None:
            text = json.dumps([number, record]).encode()
            # a line of its own, whatever a killed run has left of the one before
            self._stream.write(b"\n%b %b\n" % (self._sum(text), text))
            self._stream.flush()

    def _read(self, path: Path) -> Iterator[tuple[int, dict[str, Any]] | None]:
        """Read the lines; None for one that was cut off, damaged, or of another piece."""
        for line in path.read_bytes().split(b"\n") if path.exists() else ():
            if line:
                sum_, _, text = line.partition(b" ")
                yield tuple(json.loads(text)) if sum_ == self._sum(text) else None

    def _sum(self, text: bytes) -> bytes:
        return blake2b(self._key.encode() + text, digest_size=16).hexdigest().encode()

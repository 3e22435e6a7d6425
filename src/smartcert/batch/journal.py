"""What a piece of files has judged so far, line by line, so that a killed run loses nothing."""

import json
from pathlib import Path
from typing import IO, Any, Self

from smartcert.files import storage

_ENDING = ".journal"


class Journal:
    """The records of one piece beside its part file; only on this machine's own file systems.

    Args:
        part: the address of the part file.
        key: what the records are of; those under another key are forgotten.
    """

    def __init__(self, part: str, key: str) -> None:
        self._path = None if storage.is_remote(part) else Path(part + _ENDING)
        self._key = key
        self._known: dict[int, dict[str, Any]] = {}
        self._stream: IO[str] | None = None

    def __enter__(self) -> Self:
        if self._path is not None:
            if self._path.exists():
                self._known = self._read(self._path)
            self._stream = self._path.open("a", encoding="utf-8", errors="surrogateescape")
        return self

    def __exit__(self, *_: object) -> None:
        if self._stream is not None:
            self._stream.close()

    def read(self, number: int) -> dict[str, Any] | None:
        """Give the record of the piece's file with this number, if it was judged already."""
        return self._known.get(number)

    def note(self, number: int, record: dict[str, Any]) -> None:
        """Note the record of a file, at once."""
        if self._stream is not None:
            # a line of its own, whatever a killed run has left of the one before
            self._stream.write(f"\n{json.dumps([self._key, number, record])}\n")
            self._stream.flush()

    def _read(self, path: Path) -> dict[int, dict[str, Any]]:
        known = {}
        for line in path.read_text("utf-8", "replace").splitlines():
            try:
                key, number, record = json.loads(line)
            except ValueError:  # empty, or cut off where the run was killed
                continue
            if key == self._key:
                known[number] = record
        return known

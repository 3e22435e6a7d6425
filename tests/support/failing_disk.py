"""A disk that fails while one file is written, at the one seam through which files are written."""

import errno
import io
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest import mock

from smartcert.files import storage

FAILURES: dict[str, BaseException] = {
    "no space": OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)),
    "no permission": PermissionError(errno.EACCES, os.strerror(errno.EACCES)),
    "interrupted": KeyboardInterrupt(),
}
WORDS = {
    "no space": "the disk is full",
    "no permission": "you have no permission for it, or another program has it open",
}
"""How each is said."""


class _Failing(io.FileIO):
    """Takes some bytes and then no more."""

    error: BaseException
    left: int

    def write(self, data: Any) -> int:
        self.left -= len(data)
        if self.left < 0:
            raise self.error
        return super().write(data)


@contextmanager
def failing(name: str, error: BaseException, after: int) -> Iterator[None]:
    """Let the disk fail in writing files of this name, once so many bytes are there."""

    def opened(path: Path, mode: str, opener: Any) -> Any:
        if not path.name.startswith(f".{name}."):
            return open(path, mode, opener=opener)
        stream = _Failing(path, mode, opener=opener)
        stream.error, stream.left = error, after
        return stream

    with mock.patch.object(storage, "open", opened, create=True):
        yield

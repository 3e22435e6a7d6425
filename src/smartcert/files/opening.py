"""A file opened, wherever it is, and refused plainly if it cannot be or is another kind."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

from smartcert.diagnostics import Diagnostic, InvalidInput, Span
from smartcert.files import storage
from smartcert.files.reasons import reason
from smartcert.language import N_

PACKED = b"PK\x03\x04"
"""How .xlsx, .hwpx, .docx and .zip begin."""
PACKED_EMPTY = b"PK\x05\x06"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How .hwp, .xls, .doc and what Excel locks with a password begin."""
PDF = b"%PDF-"
UTF16 = (b"\xff\xfe", b"\xfe\xff")


@contextmanager
def opened(address: str, name: str = "") -> Iterator[IO[bytes]]:
    """Open a file to read its bytes.

    Args:
        address: a path, or an address of fsspec's.
        name: what messages call it, if not by its address.

    Raises:
        InvalidInput: it cannot be opened or read.
    """
    name = name or address
    try:
        stream = storage.opened(address)
    except (OSError, ValueError, ImportError) as error:  # fsspec knows no such protocol, or not yet
        raise unread(address, name, error) from None
    with stream:
        try:
            with storage.as_os_errors():
                yield stream
        except OSError as error:
            raise unread(address, name, error) from None


def unread(address: str, name: str, error: Exception) -> InvalidInput:
    """Return why a file cannot be read, by the error of whoever tried."""
    if isinstance(error, FileNotFoundError):
        return refused("SC101", name)
    # Windows refuses a folder with "permission denied"
    if isinstance(error, IsADirectoryError) or os.path.isdir(address):  # noqa: PTH112 - says no where pathlib raises
        return refused("SC102", name)
    if isinstance(error, ModuleNotFoundError):  # what reads addresses is no part of the core
        return refused("SC103", name, reason=N_('it needs more: pip install "smartcert[table]"'))
    return refused("SC103", name, reason=reason(error))


def refused(code: str, name: str, **values: object) -> InvalidInput:
    """Return the fault of a whole file."""
    return InvalidInput([Diagnostic(code, Span(name), values)])

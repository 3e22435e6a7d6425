"""The file of a table: opened wherever it is, and refused plainly if it is another kind."""

import codecs
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from smartcert.diagnostics import Diagnostic, InvalidInput, Span
from smartcert.files import storage
from smartcert.files.source import salvage
from smartcert.language import N_, Message

_FOREIGN: tuple[tuple[bytes, Message], ...] = (
    (b"PK\x03\x04", N_("it begins as an Excel workbook or another packed file does")),
    (b"PK\x05\x06", N_("it is an empty packed file")),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", N_("it begins as an old .xls, .hwp or .doc file does")),
    (b"%PDF-", N_("it begins as a PDF does")),
    (b"PAR1", N_("it begins as a Parquet file does")),
    (b"\x1f\x8b", N_("it is packed with gzip; unpack it first")),
)
ENCODINGS = {"utf-8": "UTF-8", "cp949": "CP949"}
"""What a text may be in, and how it is called."""

_HEAD = 1024 * 1024
_LONG = re.compile(rb"[\xe0-\xf4]")
"""Begins a character of three or four bytes in UTF-8, as all of Hangul are."""
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")


@contextmanager
def opened(address: str) -> Iterator[IO[bytes]]:
    """Open the file of a table to read its bytes.

    Raises:
        InvalidInput: it cannot be opened or read.
    """
    try:
        stream = storage.opened(address)
    except (OSError, ValueError, ImportError) as error:  # fsspec knows no such protocol, or not yet
        raise _unread(address, error) from None
    with stream:
        try:
            with storage.as_os_errors():
                yield stream
        except OSError as error:
            raise _unread(address, error) from None


def _unread(address: str, error: Exception) -> InvalidInput:
    if isinstance(error, FileNotFoundError):
        return refused("SC101", address)
    # Windows refuses a folder with "permission denied"
    if isinstance(error, IsADirectoryError) or Path(address).is_dir():
        return refused("SC102", address)
    return refused("SC103", address, reason=getattr(error, "strerror", None) or error)


def refuse_what_is_no_text(head: bytes, name: str) -> None:
    """Refuse what begins as no text does.

    Raises:
        InvalidInput: it is empty, in UTF-16, or the file of another program.
    """
    if head.startswith(_UTF16_MARKS):
        raise refused("SC730", name)
    for mark, reason in _FOREIGN:
        if head.startswith(mark):
            raise refused("SC712", name, reason=reason)
    if not head.strip(b"\xef\xbb\xbf \t\r\n"):
        raise refused("SC109", name)


def refuse_cp949(head: bytes, name: str) -> None:
    """Refuse what is clearly Korean in CP949; a single broken row is for later.

    Raises:
        InvalidInput: it is.
    """
    if head.isascii():
        return
    text = head[: head.rindex(b"\n") + 1] if b"\n" in head else head
    source = salvage(text, name)
    if source and source.encoding == "cp949":
        raise refused("SC720", name)


def refuse_utf8(head: bytes, name: str) -> None:
    """Refuse what is to be read as CP949 and clearly is UTF-8.

    A few syllables of CP949, such as 청, are by chance letters of two bytes in UTF-8, too.

    Raises:
        InvalidInput: it is.
    """
    if not head.startswith(codecs.BOM_UTF8):
        head = head[:_HEAD]
        if head.isascii() or not _LONG.search(head):
            return
        try:
            codecs.getincrementaldecoder("utf-8")().decode(head)  # its end may be cut
        except UnicodeDecodeError:
            return
    raise refused("SC734", name)


def refused(code: str, name: str, **values: object) -> InvalidInput:
    """Make the fault of a whole table."""
    return InvalidInput([Diagnostic(code, Span(name), values)])

"""Bytes to text: a file, or standard input, whole and in UTF-8, or a plain word why not."""

import codecs
import errno
import hashlib
import os
import re
import sys
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from unicodedata import is_normalized

from smartcert.diagnostics import Diagnostic, InvalidInput, Span
from smartcert.files.lines import Lines, lines_of
from smartcert.files.opening import OLE, PACKED, PACKED_EMPTY, PDF, UTF16, opened, refused, unread

LARGEST = 8 * 1024 * 1024
"""Bytes that a file may have: a hundred times a full catalogue."""

STANDARD_INPUT = "-"

# What YAML calls unprintable, and marks of byte order or direction inside a text; named,
# because a set of all that is printable takes 3 ms to compile.
UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f]"
    "|[\u202a-\u202e\u2066-\u2069]|[\ud800-\udfff]|\ufeff|\ufffe|\uffff"
)
_UTF8, _UTF16, _CP949 = "utf-8", "utf-16", "cp949"
_HANGUL = "[가-힣]"
_HANJA = "[\u4e00-\u9fff\uf900-\ufaff]"
_LETTER = "[\u1100-\u11ff]"
_HANGUL_OR_LETTERS = "[\u1100-\u11ff\uac00-\ud7a3]+"
_OFFICE = (PACKED, PACKED_EMPTY, OLE, PDF)


@dataclass(frozen=True)
class Source:
    """The text of one file, under the name that the user knows it by.

    Attributes:
        name: what messages call it.
        text: without a byte order mark.
        sha256: of the bytes that were read.
        bom: whether a byte order mark stood before the text.
        encoding: what the bytes were; other than UTF-8 only in what is salvaged.
    """

    name: str
    text: str
    sha256: str
    bom: bool = False
    encoding: str = _UTF8

    @cached_property
    def lines(self) -> list[str]:
        """The lines without their breaks."""
        return lines_of(self.text)

    @cached_property
    def counted(self) -> Lines:
        """The lines and columns of each offset of the text."""
        return Lines(self.text)

    def between(self, begin: int, end: int) -> Span:
        """Give the place between two offsets; one character long where they are the same."""
        place = self.counted.place
        return self.span(*place(begin), *(place(end) if end > begin else ()))

    def span(self, line: int, column: int, end_line: int = 0, end_column: int = 0) -> Span:
        """Give the place; line and column from 1, and one character long without an end."""
        text = self.lines[line - 1] if line <= len(self.lines) else ""
        return Span(
            self.name, line, column, end_line or line, end_column or column + 1, source=text
        )

    @property
    def data(self) -> bytes:
        """The bytes of a file that holds the text, in UTF-8."""
        return (codecs.BOM_UTF8 if self.bom else b"") + self.text.encode()

    def rewritten(self, text: str) -> "Source":
        """Give the same file with another text, in UTF-8."""
        written = Source(self.name, text, "", self.bom)
        return replace(written, sha256=hashlib.sha256(written.data).hexdigest())


def read(path: str | Path, name: str | None = None) -> Source:
    """Read a file, or standard input for `-`; `name` is what messages call it.

    Raises:
        InvalidInput: it cannot be read, is too large, or is not text in UTF-8.
    """
    return decode(bytes_of(str(path), name or str(path)), name or str(path))


def bytes_of(path: str, name: str) -> bytes:
    """Give the bytes of a file, here or elsewhere, or of standard input for `-`.

    Raises:
        InvalidInput: it cannot be read, or is too large.
    """
    if path == STANDARD_INPUT:
        try:
            data = sys.stdin.buffer.read(LARGEST + 1)
        except AttributeError:  # Python has none where it was closed before
            closed = OSError(errno.EBADF, os.strerror(errno.EBADF))
            raise unread(path, name, closed) from None
        except (OSError, ValueError) as error:
            raise unread(path, name, error) from None
    else:
        with opened(path, name) as file:
            data = file.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise refused("SC104", name, limit=LARGEST // 1024 // 1024)
    return data


def decode(data: bytes, name: str) -> Source:
    """Turn the bytes of a file into text.

    Raises:
        InvalidInput: they are not text in UTF-8 (a byte order mark is welcome).
    """
    source = _text(data, name)
    if fault := refusal(source):
        raise InvalidInput([fault])
    return source


def salvage(data: bytes, name: str) -> Source | None:
    """Give the text of bytes that `decode` may refuse; `refusal` says why.

    None unless it is clearly a text: in UTF-8, in CP949, or in UTF-16 with its mark.
    """
    try:
        return _text(data, name)
    except InvalidInput:
        return None


def refusal(source: Source) -> Diagnostic | None:
    """Say why a text is not accepted as it stands: its encoding, or a control character."""
    if source.encoding == _UTF16:
        return Diagnostic("SC106", Span(source.name))
    if source.encoding == _CP949:
        first = next(index for index, each in enumerate(source.text) if not each.isascii())
        return Diagnostic("SC105", place_at(source, first))
    if not source.text.strip():
        return Diagnostic("SC109", Span(source.name))
    if bad := UNPRINTABLE.search(source.text):
        character = f"U+{ord(bad.group()):04X}"
        return Diagnostic("SC110", place_at(source, bad.start()), {"character": character})
    return None


def _text(data: bytes, name: str) -> Source:
    digest = hashlib.sha256(data).hexdigest()
    if data.startswith(UTF16):
        return Source(name, _decoded(data, _UTF16, "SC106", name), digest, encoding=_UTF16)
    if data.startswith(_OFFICE):
        raise refused("SC107", name)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        text = _decoded(data, _CP949, "SC108", name)
        # UTF-8 before it, by its mark or in Hangul: CP949 would garble what is mixed
        marked = data.startswith(codecs.BOM_UTF8)
        # another encoding of East Asia, read as CP949, has Hangul here and there
        hangul, others = len(re.findall(_HANGUL, text)), len(re.findall(_HANJA, text))
        if marked or hangul <= 4 * others or re.search(_HANGUL, data[: error.start].decode()):
            raise refused("SC108", name) from None
        return Source(name, text, digest, encoding=_CP949)
    return Source(name, text, digest, data.startswith(codecs.BOM_UTF8))


def _decoded(data: bytes, encoding: str, code: str, name: str) -> str:
    """Give the text of bytes in another encoding; the code says what they are if it is none.

    Raises:
        InvalidInput: they are no text in this encoding.
    """
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        raise refused(code, name) from None
    if UNPRINTABLE.search(text):
        raise refused(code, name)
    return text


def taken_apart(source: Source) -> Diagnostic | None:
    """Warn of the first Hangul that is taken apart into its letters."""
    if not re.search(_LETTER, source.text):
        return None
    for number, line in enumerate(source.lines, 1):
        for run in re.finditer(_HANGUL_OR_LETTERS, line):
            if not is_normalized("NFC", run[0]):
                return Diagnostic(
                    "SC150", source.span(number, run.start() + 1, number, run.end() + 1)
                )
    return None


def place_at(source: Source, offset: int) -> Span:
    """Give the place of the character at this offset of the text."""
    return source.between(offset, offset)

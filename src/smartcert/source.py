"""Bytes to text: a file, or standard input, whole and in UTF-8, or a plain word why not."""

import hashlib
import re
import sys
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from smartcert.diagnostics import Diagnostic, InvalidInput, Span

LARGEST = 8 * 1024 * 1024
"""Bytes that a file may have: a hundred times a full catalogue."""

STANDARD_INPUT = "-"

# What YAML calls unprintable, and marks of byte order or direction inside a text; named,
# because a set of all that is printable takes 3 ms to compile.
UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f]"
    "|[\u202a-\u202e\u2066-\u2069]|[\ud800-\udfff]|\ufeff|\ufffe|\uffff"
)
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_ZIP_MARK = b"PK\x03\x04"  # .xlsx, .hwpx, .docx


@dataclass(frozen=True)
class Source:
    """The text of one file, under the name that the user knows it by."""

    name: str
    text: str
    sha256: str

    @cached_property
    def lines(self) -> list[str]:
        """The lines without their breaks."""
        return self.text.splitlines()  # the breaks of YAML 1.1: all others are refused

    def span(self, line: int, column: int, end_line: int = 0, end_column: int = 0) -> Span:
        """Give the place; line and column from 1, and one character long without an end."""
        text = self.lines[line - 1] if line <= len(self.lines) else ""
        return Span(
            self.name, line, column, end_line or line, end_column or column + 1, source=text
        )


def read(path: str | Path, name: str | None = None) -> Source:
    """Read a file, or standard input for `-`; `name` is what messages call it.

    Raises:
        InvalidInput: it cannot be read, is too large, or is not text in UTF-8.
    """
    return decode(_bytes(str(path), name or str(path)), name or str(path))


def _bytes(path: str, name: str) -> bytes:
    try:
        if path == STANDARD_INPUT:
            data = sys.stdin.buffer.read(LARGEST + 1)
        else:
            with Path(path).open("rb") as file:
                data = file.read(LARGEST + 1)
    except FileNotFoundError:
        raise _refused("SC101", name) from None
    except (IsADirectoryError, PermissionError) as error:
        # Windows refuses a folder with "permission denied"
        folder = isinstance(error, IsADirectoryError) or Path(path).is_dir()
        code = "SC102" if folder else "SC103"
        raise _refused(code, name, reason=error.strerror or error) from None
    except (OSError, ValueError) as error:
        raise _refused("SC103", name, reason=getattr(error, "strerror", None) or error) from None
    if len(data) > LARGEST:
        raise _refused("SC104", name, limit=LARGEST // 1024 // 1024)
    return data


def decode(data: bytes, name: str) -> Source:
    """Turn the bytes of a file into text.

    Raises:
        InvalidInput: they are not text in UTF-8 (a byte order mark is welcome).
    """
    digest = hashlib.sha256(data).hexdigest()
    if data.startswith(_UTF16_MARKS):
        raise _refused("SC106", name)
    if data.startswith(_ZIP_MARK):
        raise _refused("SC107", name)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InvalidInput([_not_utf8(data, error.start, name)]) from None
    if not text.strip():
        raise _refused("SC109", name)
    source = Source(name, text, digest)
    if bad := UNPRINTABLE.search(text):
        line, column = _position(text, bad.start())
        character = f"U+{ord(bad.group()):04X}"
        raise InvalidInput(
            [Diagnostic("SC110", source.span(line, column), {"character": character})]
        )
    return source


def _not_utf8(data: bytes, start: int, name: str) -> Diagnostic:
    try:
        text = data.decode("cp949")
    except UnicodeDecodeError:
        text = ""
    if not re.search("[가-힣]", text) or UNPRINTABLE.search(text):
        return Diagnostic("SC108", Span(name))
    line, column = _position(data[:start].decode("utf-8-sig"), start)
    return Diagnostic("SC105", Source(name, text, "").span(line, column))


def _position(text: str, offset: int) -> tuple[int, int]:
    before = (text[:offset] + "|").splitlines()
    return len(before), len(before[-1])


def _refused(code: str, name: str, **values: object) -> InvalidInput:
    return InvalidInput([Diagnostic(code, Span(name), values)])

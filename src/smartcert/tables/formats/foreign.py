"""The files that are no table of texts, refused plainly: of other programs, in other encodings."""

import codecs
import re

from smartcert.files.opening import OLE, PACKED, PACKED_EMPTY, PDF, UTF16, refused
from smartcert.files.source import UNPRINTABLE, salvage
from smartcert.language import N_, Message

_FOREIGN: tuple[tuple[bytes, Message], ...] = (
    (PACKED, N_("it begins as an Excel workbook or another packed file does")),
    (PACKED_EMPTY, N_("it is an empty packed file")),
    (OLE, N_("it begins as an old .xls, .hwp or .doc file does")),
    (PDF, N_("it begins as a PDF does")),
    (b"PAR1", N_("it begins as a Parquet file does")),
    (b"\x1f\x8b", N_("it is packed with gzip; unpack it first")),
)
ENCODINGS = {"utf-8": "UTF-8", "cp949": "CP949"}
"""What a text may be in, and how it is called."""

_HEAD = 1024 * 1024
_SEPARATORS = re.compile(r"[,;\t|\n{}]")
_LONG = re.compile(rb"[\xe0-\xf4]")
"""Begins a character of three or four bytes in UTF-8, as all of Hangul are."""


def refuse_what_is_no_text(head: bytes, name: str) -> None:
    """Refuse what begins as no text does.

    Raises:
        InvalidInput: it is empty, in UTF-16, or the file of another program.
    """
    if head.startswith(UTF16) or _is_utf16(head):
        raise refused("SC730", name)
    for mark, reason in _FOREIGN:
        if head.startswith(mark):
            raise refused("SC712", name, reason=reason)
    if not head.strip(b"\xef\xbb\xbf \t\r\n"):
        raise refused("SC109", name)


def _is_utf16(head: bytes) -> bool:
    """Tell whether a text is in UTF-16 without its mark: its separators have a zero beside them."""
    if b"\0" not in head:
        return False
    even = head[: len(head) // 2 * 2]
    texts = (even.decode(f"utf-16-{order}", "replace") for order in ("le", "be"))
    # a byte of a syllable may look like a separator
    wanted = len(_SEPARATORS.findall(head.decode("latin-1"))) / 2
    return any(
        len(_SEPARATORS.findall(text)) > wanted and not UNPRINTABLE.search(text) for text in texts
    )


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

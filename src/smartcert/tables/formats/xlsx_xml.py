"""What a workbook says of its cells and calamine does not: failed formulas, percentages, its end.

A workbook is a packed folder of XML. Before anything is unpacked its size is looked at; then the
XML of the sheet is gone through once, for the cells whose formula failed or was never calculated,
for those that are formatted as percentages, and for the last cell, because a single entry in the
last row and column would make a sheet of 17 billion cells.
"""

import re
import zlib
from array import array
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import IO, Any, NamedTuple
from xml.etree import ElementTree as ET
from zipfile import BadZipFile, ZipFile

from smartcert.files.opening import OLE, refused
from smartcert.files.spreadsheet.limits import number_of
from smartcert.language import N_, Message

MEBIBYTE = 1024 * 1024
LARGEST = 2048
"""MiB that a workbook may take once it is unpacked: a full sheet of sixty columns."""

CELL = 32
"""Bytes that calamine takes for a cell, blank or not."""

_BLOCK = MEBIBYTE
_HEAD = MEBIBYTE
_LONGEST_NUMBER = 9
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_PLACE = re.compile(rb"""\br=["']([A-Za-z]*)([0-9]+)["']""")
_COUNT = re.compile(rb"""\b(?:c|uniqueC)ount=["']([0-9]+)["']""")
_FAILED = re.compile(
    rb"""<(?:\w+:)?c\s(?=[^<>]*\bt=["']e["'])[^<>]*?\br=["']([A-Z]{1,3})([0-9]{1,7})["'][^<>]*>"""
    rb"""(?:<(?:\w+:)?f\b[^<>]*/>|<(?:\w+:)?f\b[^<>]*>[^<]*</(?:\w+:)?f>)?"""
    rb"""<(?:\w+:)?v>([^<]*)<"""
)
_NEVER_CALCULATED = re.compile(
    rb"""<(?:\w+:)?c\s([^<>]*)>\s*"""
    rb"""(?:<(?:\w+:)?f\b[^<>]*/>|<(?:\w+:)?f\b[^<>]*>[^<]*</(?:\w+:)?f>)\s*"""
    rb"""(<(?:\w+:)?v\b[^<>]*/>\s*|<(?:\w+:)?v\b[^<>]*></(?:\w+:)?v>\s*)?</(?:\w+:)?c>"""
)
_TEXT = re.compile(rb"""\bt=["']str["']""")
_STYLED = re.compile(
    rb"""<(?:\w+:)?c\s(?=[^<>]*\bs=["']([0-9]{1,9})["'])"""
    rb"""[^<>]*?\br=["']([A-Z]{1,3})([0-9]{1,7})["'][^<>]*(?<!/)>"""
)
_STYLES = "xl/styles.xml"
_PERCENTAGES = ("9", "10")
"""The numbers of the formats 0% and 0.00%, which a workbook does not describe."""
_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^]]*\]')
"""What stands in a format for itself, so that a percent sign in it multiplies nothing."""
_DAMAGED = (
    BadZipFile,
    EOFError,
    LookupError,  # a part that is not there, an encoding that is none
    NotImplementedError,  # packed in a way that no office program uses
    RuntimeError,  # a part that is locked
    ValueError,
    ET.ParseError,
    zlib.error,
)
DAMAGED = N_("it is no Excel workbook (.xlsx), or a damaged one")


class Seen(NamedTuple):
    """What the XML of a sheet says of its cells, by row and column from 0.

    Attributes:
        failed: what Excel shows for each formula that failed.
        uncalculated: cells with a formula, and no value.
        percentages: cells formatted as percentages, each as `key` numbers it, in order.
    """

    failed: Mapping[tuple[int, int], str]
    uncalculated: Collection[tuple[int, int]]
    percentages: Sequence[int]


def key(row: int, column: int) -> int:
    """Number a cell, row by row."""
    return row << 16 | column


def look(stream: IO[bytes], name: str) -> Mapping[str, str]:
    """Give the sheets of a workbook, each with the part of the packed folder that holds it.

    Raises:
        InvalidInput: it is no workbook, is damaged, locked, or too large.
    """
    head = stream.read(_HEAD)
    if not head:
        raise refused("SC109", name)
    if head.startswith(OLE):
        raise refused("SC712", name, reason=_locked_or_old(head + stream.read()))
    try:
        with ZipFile(stream) as folder:
            size = sum(part.file_size for part in folder.infolist()) // MEBIBYTE
            if size > LARGEST:
                raise refused("SC719", name, size=size, limit=LARGEST)
            _check_counts(folder)
            return _parts(folder)
    except _DAMAGED:
        raise refused("SC712", name, reason=DAMAGED) from None


def look_through(stream: IO[bytes], part: str, name: str) -> Seen:
    """Give what the XML of a sheet says of its cells.

    Raises:
        InvalidInput: the sheet is damaged, or reaches further than one that is meant.
    """
    failed: dict[tuple[int, int], str] = {}
    uncalculated: set[tuple[int, int]] = set()
    percentages = array("Q")
    last, letters = b"1", {b"A"}
    try:
        with ZipFile(stream) as folder, folder.open(part) as sheet:
            styles = _percentages(folder)
            for block in _blocks(sheet):
                places = _PLACE.findall(block)
                letters.update(column for column, _ in places)
                last = max([last, *(row for _, row in places)], key=_by_size)
                for column, row, shown in _FAILED.findall(block):
                    failed[int(row) - 1, number_of(column)] = shown.decode()
                uncalculated.update(_never_calculated(block))
                if styles:
                    percentages.extend(
                        key(int(row) - 1, number_of(column))
                        for style, column, row in _STYLED.findall(block)
                        if int(style) in styles
                    )
    except _DAMAGED:
        raise refused("SC712", name, reason=DAMAGED) from None
    farthest = max(letters, key=_by_size).upper()
    if len(last) > _LONGEST_NUMBER or len(farthest) > _LONGEST_NUMBER:
        raise refused("SC712", name, reason=DAMAGED)
    if (size := int(last) * (number_of(farthest) + 1) * CELL // MEBIBYTE) > LARGEST:
        raise refused("SC719", name, size=size, limit=LARGEST)
    return Seen(failed, uncalculated, percentages)


def _never_calculated(block: bytes) -> Iterator[tuple[int, int]]:
    for attributes, value in _NEVER_CALCULATED.findall(block):
        place = _PLACE.search(attributes)
        # of a text nothing may be the value: =IF(A1="","",A1)
        if place and not (value and _TEXT.search(attributes)):
            yield int(place[2]) - 1, number_of(place[1].upper())


class _Styles:
    """Takes the XML of the styles as it is read, and keeps which of them are percentages."""

    def __init__(self) -> None:
        self.found: set[int] = set()
        self._formats = {*_PERCENTAGES}
        self._number = -1  # of the style that comes next; none outside of their list

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Take the beginning of an element."""
        name = tag.rpartition("}")[2]
        if name == "numFmt" and "%" in _LITERAL.sub("", attributes.get("formatCode", "")):
            self._formats.add(attributes.get("numFmtId", ""))
        elif name == "cellXfs":
            self._number = 0
        elif name == "xf" and self._number >= 0:
            if attributes.get("numFmtId") in self._formats:
                self.found.add(self._number)
            self._number += 1

    def end(self, tag: str) -> None:
        """Take the end of an element."""
        if tag.endswith("cellXfs"):
            self._number = -1

    def close(self) -> Collection[int]:
        """Give the numbers of the styles that are percentages."""
        return self.found


def _percentages(folder: ZipFile) -> Collection[int]:
    """Give the styles of cells that show a percentage; nothing of them is kept but this."""
    if _STYLES not in folder.namelist():
        return ()
    parser: Any = ET.XMLParser(target=_Styles())  # noqa: S314 - expat stops a bomb itself
    with folder.open(_STYLES) as styles:
        while block := styles.read(_BLOCK):
            parser.feed(block)
    found: Collection[int] = parser.close()
    return found


def _by_size(digits: bytes) -> tuple[int, bytes]:
    return len(digits), digits.upper()


def _check_counts(folder: ZipFile) -> None:
    """Refuse a list of texts that says it has more than its part has bytes.

    calamine asks for that much memory at once, and the whole process ends if there is none.

    Raises:
        BadZipFile: a list says so.
    """
    for part in folder.infolist():
        if part.filename.lower().endswith("sharedstrings.xml"):
            with folder.open(part) as texts:
                counts = _COUNT.findall(texts.read(_BLOCK))
            if any(len(each) > _LONGEST_NUMBER or int(each) > part.file_size for each in counts):
                raise BadZipFile


def _locked_or_old(data: bytes) -> Message:
    if _LOCKED in data:
        return N_("it is locked with a password; save it without one")
    return N_("it is an old .xls or another document; save it in Excel as .xlsx")


def _parts(folder: ZipFile) -> Mapping[str, str]:
    """Give the part that holds each sheet, by the sheet's name."""
    parts = {}
    for relation in ET.fromstring(folder.read("xl/_rels/workbook.xml.rels")):  # noqa: S314
        target = relation.get("Target", "")
        parts[relation.get("Id")] = target[1:] if target.startswith("/") else f"xl/{target}"
    book = ET.fromstring(folder.read("xl/workbook.xml"))  # noqa: S314 - expat stops a bomb itself
    return {
        sheet.get("name", ""): parts.get(sheet.get(_RELATION), "")
        for sheet in book.iter()
        if sheet.tag.endswith("}sheet")
    }


def _blocks(sheet: IO[bytes]) -> Iterator[bytes]:
    """Give the XML of a sheet in blocks that end with a row."""
    carried = b""
    while fresh := sheet.read(_BLOCK):
        data = carried + fresh
        end = data.rfind(b"row>") + len(b"row>") if b"row>" in fresh else 0
        if end:
            yield data[:end]
        carried = data[end:]
    yield carried

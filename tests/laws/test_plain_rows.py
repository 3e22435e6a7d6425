"""Rows that are told without the parser say what the parser says, whatever stands about them."""

import re
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartcert import InvalidInput
from smartcert.files.spreadsheet import plain, sheet, xml
from smartcert.files.spreadsheet.reader import opened_workbook
from tests.support import workbooks
from tests.support.workbooks import MAIN, packed, parts_of, text

STYLES = '<cellXfs><xf numFmtId="0"/><xf numFmtId="9"/><xf numFmtId="14"/></cellXfs>'
TEXTS = "<si><t>가</t></si><si><t></t></si>"
EXCEL = ' spans="1:9" ht="16.5" x14ac:dyDescent="0.3"'
CELLS = (
    "<c r='{}'><v>1</v></c>",
    *(
        f'<c r="{{}}"{styled}{written}'
        for styled in ("", ' s="0"', ' s="1"', ' s="2"')
        for written in (
            "/>",
            "><v>7</v></c>",
            "><v>-0.50</v></c>",
            ' t="n"><v>1E2</v></c>',
            ' t="s"><v>0</v></c>',
            ' t="s"><v>1</v></c>',
            ' t="b"><v>1</v></c>',
        )
    ),
    '<c r="{}" t="str"><f>A1</f><v></v></c>',
    '<c r="{}"><f>1+1</f><v>2</v></c>',
    '<c r="{}" t="e"><v>#N/A</v></c>',
    '<c r="{}"><v>1&#48;</v></c>',
    '<c r="{}"><v> 1</v></c>',
    '<c r="{}"><v/></c>',
    '<c r="{}"><v>1</v></c>text',
    '<c r="{}"><v>1</v></c>\n',
    '<c r="{}"><v>1<!-- --></v></c>',
    '<c r="{}" t="inlineStr"><is><t>나</t></is></c>',
)
WHOLE = (
    '<row r="2"><c r="A2"><v>1</v></c></row><row r="2"><c r="A2"><v>1</v></c></row>',
    '<row r="2"><c r="B2"><v>1</v></c><c r="A2"><v>1</v></c></row>',
    '<row r="2"><c r="A3"><v>1</v></c></row>',
    '<row r="2"><c r="XFE2"><v>1</v></c></row>',
    '<row r="2"><c r="A2"><v>x</v></c></row>',
    '<row r="2"><c r="A2" s="9"><v>1</v></c></row>',
    '<row r="2"><c r="A2" t="s"><v>9</v></c></row>',
    '<row r="2"><c r="A2" t="s"><v>1</v></c></row>',
    '<row r="2"/><row><c><v>1</v></c></row><row r="9"><c r="A9"><v>1</v></c></row>',
    '<!--<row r="2"><c r="A2"><v>1</v></c></row>--><row r="3"><c r="A3"><v>1</v></c></row>',
    '<row r="2"><!--</row><row r="3"><c r="A3"><v>1</v></c></row>--></row>',
    '<x xmlns="y"><row></row><row r="3"><c r="A3"><v>1</v></c></row></x>',
    '<row r="2"><c r="A2"><f t="array" ref="A2:B40">1</f></c></row>',
    f'<row r="2"><c r="A2" t="str"><v>{"x" * 3_000}</v></c></row>',
    '<row r="2"><c r="A2"/><c r="B2"><f>1</f></c></row>',
    "<row r='2'>",
    "",
)
HEADS = (
    '<?xml version="1.0"?>',
    "<!-- <sheetData> -->",
    '<?xml version="1.0"?><?a <sheetData>?>',
)


def read(path):
    """Give all that a sheet says, or why it is refused."""
    try:
        with opened_workbook(str(path)) as book:
            rows = book.chosen(None).rows()
            return repr([*rows]), rows.blank, rows.merged
    except InvalidInput as invalid:
        return [each.code for each in invalid.diagnostics]


def same(path, content, block):
    """Tell whether a sheet is read as by the parser alone, and give how many rows were plain."""
    path.write_bytes(packed(parts_of(content, styles=STYLES, texts=TEXTS)))
    taken = []
    take = sheet._Reading.take
    with patch.object(xml, "_BLOCK", block), patch.object(plain, "_LONGEST", 2_000):
        with patch.object(sheet._Reading, "take", lambda *of: taken.append(take(*of)) or taken[-1]):
            quick = read(path)
        with patch.object(plain, "_ROW", re.compile(b"(?!)")):
            slow = read(path)
    assert quick == slow
    return sum(taken)


def sheet_of(rows):
    """Give the part of a sheet as Excel begins one."""
    made = workbooks.sheet(rows, '<mergeCells><mergeCell ref="A2:B2"/></mergeCells>')
    return made.replace("<worksheet", '<worksheet xmlns:x14ac="z"')


@given(
    rows=st.lists(st.lists(st.sampled_from(CELLS), max_size=5), max_size=6),
    excel=st.booleans(),
    block=st.sampled_from([700, 4_000, 65_536]),
)
def test_rows_of_any_cells_are_read_as_by_the_parser(rows, excel, block, tmp_path_factory):
    made = ""
    for number, cells in enumerate(rows, 1):
        places = (f"{letter}{number}" for letter in "ABCDE")
        inner = "".join(each.format(at) for each, at in zip(cells, places, strict=False))
        made += f'<row r="{number}"{EXCEL * excel}>{inner}</row>\n'
    same(tmp_path_factory.mktemp("law") / "t.xlsx", sheet_of(made), block)


@pytest.mark.parametrize("block", [700, 65_536])
@pytest.mark.parametrize("rows", WHOLE)
def test_rows_that_hide_something_are_read_as_by_the_parser(rows, block, tmp_path):
    first = f'<row r="1">{text("A1", "city")}</row>'
    after = "".join(f'<row r="{n}"><c r="A{n}"><v>{n}</v></c></row>' for n in range(10, 30))
    same(tmp_path / "t.xlsx", sheet_of(first + rows + after), block)


@pytest.mark.parametrize("head", ["", *HEADS])
def test_a_part_that_begins_otherwise_is_read_as_by_the_parser(head, tmp_path):
    rows = '<row r="1"><c r="A1"><v>1</v></c></row>'
    content = sheet_of(rows)
    parts = parts_of(content)
    parts["xl/sheets/1.xml"] = head + content
    path = tmp_path / "t.xlsx"
    path.write_bytes(packed(parts))
    found = read(path)
    with patch.object(plain, "_ROW", re.compile(b"(?!)")):
        assert read(path) == found


def test_names_with_a_prefix_are_left_to_the_parser(tmp_path):
    rows = '<row r="1"><c r="A1"><v>1</v></c></row>'
    content = (
        f'<m:worksheet xmlns:m="{MAIN}"><m:sheetData><sheetData>{rows}</sheetData></m:sheetData>'
        "</m:worksheet>"
    )
    parts = parts_of(workbooks.sheet(""))
    parts["xl/sheets/1.xml"] = content
    path = tmp_path / "t.xlsx"
    path.write_bytes(packed(parts))
    assert read(path) == ("[]", True, [])


def test_the_rows_of_usual_sheets_are_plain(tmp_path):
    rows = "".join(
        f'<row r="{n}"{EXCEL}><c r="A{n}" t="s"><v>0</v></c><c r="B{n}" s="1"><v>0.5</v></c></row>'
        for n in range(1, 100)
    )
    assert same(tmp_path / "t.xlsx", sheet_of(rows), 4_000) == 99

"""Workbooks read: what Excel shows on opening one is what is read, whoever wrote its XML."""

import datetime as dt
import io
import re
from pathlib import Path
from typing import Any

import pytest
import python_calamine
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from smartcert.diagnostics import InvalidInput
from smartcert.files.spreadsheet import package, xml
from smartcert.files.spreadsheet.formats import GENERAL, format_of
from smartcert.files.spreadsheet.places import Area, area_of
from smartcert.files.spreadsheet.reader import opened_workbook
from smartcert.files.spreadsheet.values import UNCALCULATED, Failed, Percentage, Value
from tests.support.workbooks import MAIN, OFFICE, STRICT, packed, parts_of, sheet, text

FORMATS = (
    '<numFmts><numFmt numFmtId="164" formatCode="[$-412]0.0%"/>'
    '<numFmt numFmtId="165" formatCode="0&quot;%&quot;"/>'
    '<numFmt numFmtId="166" formatCode="[h]:mm"/>'
    '<numFmt numFmtId="167" formatCode="yyyy&quot;년&quot; m&quot;월&quot; d&quot;일&quot;"/>'
    "</numFmts>"
    '<cellStyleXfs><xf numFmtId="0"/><xf numFmtId="9"/></cellStyleXfs>'
    '<cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/>'
    '<xf numFmtId="167"/><xf numFmtId="10"/><xf numFmtId="14"/><xf xfId="1"/><xf/></cellXfs>'
    '<dxfs><dxf><numFmt numFmtId="165" formatCode="0%"/></dxf></dxfs>'
)


def written(parts: dict[str, str] | bytes, folder: Path) -> str:
    path = folder / "t.xlsx"
    path.write_bytes(parts if isinstance(parts, bytes) else packed(parts))
    return str(path)


def read(parts: dict[str, str] | bytes, folder: Path, name: str | None = None) -> list[Any]:
    with opened_workbook(written(parts, folder)) as book:
        return [(row.number, row.cells) for row in book.chosen(name).rows()]


def cells(parts: dict[str, str], folder: Path) -> list[Value]:
    """The cells of the first row."""
    ((_, found),) = read(parts, folder)
    return [*found.values()]


def refused(parts: dict[str, str] | bytes, folder: Path) -> str:
    with pytest.raises(InvalidInput) as caught:
        read(parts, folder)
    (fault,) = caught.value.diagnostics
    return fault.code


def test_each_type_of_cell_is_read_as_excel_shows_it(tmp_path: Path) -> None:
    row = (
        '<row r="1"><c r="A1"><v>17.5</v></c><c r="B1" t="s"><v>1</v></c>'
        '<c r="C1" t="str"><f>A1</f><v>글</v></c><c r="D1" t="b"><v>1</v></c>'
        '<c r="E1" t="e"><v>#N/A</v></c><c r="F1" t="d"><v>2022-08-31</v></c>'
        '<c r="G1" t="d"><v>2022-08-31T12:30:00Z</v></c><c r="H1" t="d"><v>12:30:00</v></c>'
        '<c r="I1" t="d"><v>soon</v></c><c r="J1" t="n"><v> -1.5E3 </v></c>'
        '<c r="K1" t="inlineStr"><is><r><t>한</t></r><r><t> 글</t></r>'
        "<rPh><t>hangul</t></rPh></is><v>9</v></c>"
        '<c r="L1" t="b"><v>0</v></c><c r="M1" t="s"><v>0</v></c></row>'
    )
    texts = "<si><t>_x0041__xD800_</t></si>"
    texts += "<si><r><t>두</t></r><rPh><t>x</t></rPh><r><t> 말</t></r></si>"
    assert cells(parts_of(row, texts=texts), tmp_path) == [
        17.5,
        "두 말",
        "글",
        True,
        Failed("#N/A"),
        dt.date(2022, 8, 31),
        dt.datetime(2022, 8, 31, 12, 30),  # noqa: DTZ001 - Excel knows no time zones
        dt.time(12, 30),
        "soon",
        -1500.0,
        "한 글",
        False,
        "A_xD800_",
    ]


def test_cells_and_rows_need_no_name(tmp_path: Path) -> None:
    rows = (
        "<row><c><v>1</v></c><c/><c><v>3</v></c></row><row/>"
        '<row><c r="C3"><v>4</v></c><c t="e"><v>#REF!</v></c><c><f>A1</f></c></row>'
        '<row r="9"><c><v>5</v></c><c t="str"><v></v></c></row><row r="10" ht="9"/>'
    )
    assert read(parts_of(rows), tmp_path) == [
        (1, {0: 1.0, 2: 3.0}),
        (3, {2: 4.0, 3: Failed("#REF!"), 4: UNCALCULATED}),
        (9, {0: 5.0}),
    ]


FORMULAS = (
    '<row r="1"><c r="A1"><f>10+7.5</f><v>0</v></c>'
    '<c r="B1"><f t="shared" ref="B1:B2" si="0">A1</f><v>1</v></c>'
    '<c r="C1" t="str"><f>""</f><v></v></c><c r="D1" t="e"><f>1/0</f><v>#DIV/0!</v></c>'
    '<c r="E1"><v>5</v></c></row><row r="2"><c r="B2"><f t="shared" si="0"/><v>2</v></c></row>'
)


@pytest.mark.parametrize(
    ("calculation", "stale"),
    [
        ("", False),
        ("<calcPr/>", False),
        ('<calcPr fullCalcOnLoad="0"/>', False),
        ('<calcPr fullCalcOnLoad="1"/>', True),
        ('<calcPr fullCalcOnLoad="true"/>', True),
        ('<calcPr calcCompleted="0"/>', True),
        ('<calcPr calcCompleted="1"/>', False),
    ],
)
def test_a_value_beside_a_formula_is_none_where_excel_calculates_it_anew(
    tmp_path: Path, calculation: str, stale: bool
) -> None:
    (_, first), (_, second) = read(parts_of(FORMULAS, calculation=calculation), tmp_path)
    failed, number = Failed("#DIV/0!"), 5.0
    if stale:
        assert first == {0: UNCALCULATED, 1: UNCALCULATED, 2: UNCALCULATED, 3: failed, 4: number}
    else:
        assert first == {0: 0.0, 1: 1.0, 3: failed, 4: number}
    assert second == {1: UNCALCULATED if stale else 2.0}


def test_a_formula_never_calculated_spreads_to_all_its_cells(tmp_path: Path) -> None:
    rows = (
        '<row r="1"><c r="B1"><f t="array" ref="B1:C2">A1:A2</f></c><c r="E1"><v>1</v></c></row>'
        '<row r="2"><c r="A2"><v>2</v></c><c r="C2"><v>0</v></c></row>'
        '<row r="3"><c r="C3"><v>3</v></c></row>'
        '<row r="4"><c r="A4"><f t="array" ref="A4">1</f><v>1</v></c></row>'
    )
    assert read(parts_of(rows), tmp_path) == [
        (1, {1: UNCALCULATED, 4: 1.0, 2: UNCALCULATED}),
        (2, {0: 2.0, 2: 0.0, 1: UNCALCULATED}),
        (3, {2: 3.0}),
        (4, {0: 1.0}),
    ]
    wide = '<row r="1"><c r="A1"><f t="array" ref="A1:XFD9">1</f></c></row>'
    assert refused(parts_of(wide), tmp_path) == "SC712"


def test_a_format_is_that_of_the_style_wherever_styles_lie(tmp_path: Path) -> None:
    styled = "".join(f'<c s="{style}"><v>{0.5}</v></c>' for style in range(9))
    days = '<c s="6"><v>44804</v></c><c s="4"><v>44804.5</v></c><c s="6"><v>-1</v></c>'
    more = '<c s="6"><v>1</v></c><c s="3"><v>1.25</v></c>'
    assert cells(parts_of(f"<row>{styled}{days}{more}</row>", styles=FORMATS), tmp_path) == [
        0.5,
        Percentage(0.5, 1),
        0.5,
        dt.timedelta(hours=12),
        dt.time(12),
        Percentage(0.5, 1),
        dt.time(12),
        Percentage(0.5, 1),
        0.5,
        dt.datetime(2022, 8, 31),  # noqa: DTZ001
        dt.datetime(2022, 8, 31, 12),  # noqa: DTZ001
        -1.0,
        dt.datetime(1900, 1, 1),  # noqa: DTZ001
        dt.timedelta(days=1, hours=6),
    ]


def test_a_cell_without_style_has_the_first_one(tmp_path: Path) -> None:
    styles = '<cellXfs><xf numFmtId="9"/></cellXfs>'
    rows = "<row><c><v>0.8</v></c></row>"
    assert cells(parts_of(rows, styles=styles), tmp_path) == [Percentage(0.8, 1)]


def test_days_may_be_counted_from_1904(tmp_path: Path) -> None:
    styles = '<cellXfs><xf numFmtId="14"/></cellXfs>'
    parts = parts_of(
        "<row><c><v>0</v></c><c><v>43342</v></c></row>",
        styles=styles,
        properties='<workbookPr date1904="1"/>',
    )
    assert cells(parts, tmp_path) == [dt.time(), dt.datetime(2022, 8, 31)]  # noqa: DTZ001
    with opened_workbook(written(parts, tmp_path)) as book:
        assert book.chosen(None).day(43342) == dt.date(2022, 8, 31)


@pytest.mark.parametrize(
    ("code", "number", "signs"),
    [
        ("0%", 0.5, 1),
        ("0%%", 0.5, 2),
        ("#,##0.0\\ %", 0.5, 1),
        ("[$-412]0%", 0.5, 1),
        ("0;-0%", 0.5, 0),
        ("0;-0%", -0.5, 1),
        ('0%;-0%;"-"', 0.0, 0),
        ("[<1]0%;0.0", 0.5, 1),
        ("[<1]0%;0.0", 5.0, 0),
        ("[>=1]0.0;0%", 1.0, 0),
        ("[>=1]0.0;[=0]0;0%", 0.5, 1),
        ("[<>1]0%;0", 1.0, 0),
        ("[>1.2.3]0%;[<0]0;0", -1.0, 0),
        ("[<0]0;[<0.1]0", 5.0, 0),
        ('0"%"', 0.5, 0),
        ("0\\%", 0.5, 0),
        ("0_%", 0.5, 0),
        ("[Red]General", 0.5, 0),
        ("", 0.5, 0),
    ],
)
def test_a_percentage_is_one_where_its_section_says_so(
    code: str, number: float, signs: int
) -> None:
    assert format_of(code).signs(number) == signs


@pytest.mark.parametrize(
    ("code", "day"),
    [
        ("yyyy-mm-dd", True),
        ('[$-412]m"월" d"일"', True),
        ("[h]", True),
        ("[Red]0.0", False),
        ("General", False),
        ('0"d"', False),
        ("0.00E+00", False),
    ],
)
def test_a_format_shows_days_or_numbers(code: str, day: bool) -> None:
    assert (format_of(code) is not GENERAL) == format_of(code).day == day


# --- which sheet -------------------------------------------------------------------------


ROW = "<row><c><v>{}</v></c></row>"


@pytest.mark.parametrize(
    ("sheets", "read_first"),
    [
        (["one", "two"], 1.0),
        (['one state="hidden"', "two"], 2.0),
        (['one state="veryHidden"', 'two state="visible"'], 2.0),
    ],
)
def test_the_first_sheet_that_excel_shows_is_read(
    tmp_path: Path, sheets: list[str], read_first: float
) -> None:
    parts = parts_of(ROW.format(1), ROW.format(2), sheets=sheets)
    assert read(parts, tmp_path) == [(1, {0: read_first})]
    assert read(parts, tmp_path, "one") == [(1, {0: 1.0})]


def test_a_sheet_of_a_chart_is_no_table(tmp_path: Path) -> None:
    parts = parts_of(ROW.format(1), ROW.format(2), sheets=["chart", "two"])
    listed = parts["xl/_rels/book.xml.rels"]
    parts["xl/_rels/book.xml.rels"] = listed.replace(
        f'"{OFFICE}/worksheet" Target="sheets/1', f'"{OFFICE}/chartsheet" Target="sheets/1'
    )
    assert read(parts, tmp_path) == [(1, {0: 2.0})]


def test_where_all_sheets_are_hidden_one_must_be_named(tmp_path: Path) -> None:
    parts = parts_of(ROW.format(1), sheets=['one state="hidden"'])
    assert refused(parts, tmp_path) == "SC712"
    assert read(parts, tmp_path, "one") == [(1, {0: 1.0})]


# --- who writes otherwise ----------------------------------------------------------------


def strict(parts: dict[str, str]) -> dict[str, str]:
    office = "http://purl.oclc.org/ooxml/officeDocument/relationships"
    return {
        name: each.replace(MAIN, STRICT).replace(OFFICE, office) for name, each in parts.items()
    }


def prefixed(parts: dict[str, str]) -> dict[str, str]:
    made = dict(parts)
    for name, each in parts.items():
        if MAIN in each:
            put = re.sub(r"<(/?)(\w)", r"<\1x:\2", each)
            made[name] = put.replace(f'xmlns="{MAIN}"', f'xmlns:x="{MAIN}"')
    return made


def absolute(parts: dict[str, str]) -> dict[str, str]:
    listed = parts["xl/_rels/book.xml.rels"]
    targets = listed.replace('"sheets/', '"/XL/Sheets/').replace('"look', '"./x/../%6Cook')
    return {**parts, "xl/_rels/book.xml.rels": targets}


def usual(parts: dict[str, str]) -> dict[str, str]:
    made = {name: each for name, each in parts.items() if name != "_rels/.rels"}
    return {name.replace("book.xml", "workbook.xml"): each for name, each in made.items()}


def backslashes(parts: dict[str, str]) -> dict[str, str]:
    return {name.replace("/", "\\"): each for name, each in parts.items()}


@pytest.mark.parametrize("otherwise", [strict, prefixed, absolute, usual, backslashes])
def test_a_workbook_is_read_whoever_writes_it(tmp_path: Path, otherwise: Any) -> None:
    row = f'<row r="1">{text("A1", "가군")}<c r="B1" s="1"><v>0.5</v></c></row>'
    parts = otherwise(parts_of(row, styles=FORMATS))
    assert read(parts, tmp_path) == [(1, {0: "가군", 1: Percentage(0.5, 1)})]


def test_what_lies_elsewhere_is_no_part(tmp_path: Path) -> None:
    parts = parts_of(ROW.format(1))
    listed = parts["xl/_rels/book.xml.rels"]
    external = 'Type="x/worksheet" TargetMode="External" Target="http://a/b"/></Relationships>'
    more = listed.replace("</Relationships>", f'<Relationship Id="s1" {external}')
    assert read({**parts, "xl/_rels/book.xml.rels": more}, tmp_path) == [(1, {0: 1.0})]


@pytest.mark.parametrize(
    "rows",
    [
        '<row r="2"><c r="B3"><v>1</v></c></row>',
        '<row r="2"><c r="B12"><v>1</v></c></row>',
        '<row r="2"><c r="B2"/><c r="A2"/></row>',
        '<row r="2"><c r="B2"/><c r="B2"/></row>',
        '<row r="2"/><row r="2"/>',
        '<row r="0"/>',
        '<row r="1048577"/>',
        '<row r="x"/>',
        '<row r="1"><c r="XFE1"/></row>',
        '<row r="1"><c r="1"/></row>',
        '<row r="1"><c r="XFD1"/><c/></row>',
        '<c r="A1"/>',
        "<c/>",
        "<row><c><v>1_0</v></c></row>",
        "<row><c><v>nan</v></c></row>",
        "<row><c><v>1e999</v></c></row>",
        f"<row><c><v>{'1' * 401}</v></c></row>",
        '<row><c t="s"><v>0</v></c></row>',
        '<row><c t="s"><v>-1</v></c></row>',
        '<row><c t="x"><v>0</v></c></row>',
        '<row><c s="9"><v>0</v></c></row>',
        '<row><c r="A1"><f t="array" ref="A1:">1</f></c><c><f t="array" ref="?">1</f></c></row>',
        "<row><row>",
    ],
)
def test_what_excel_would_have_to_repair_is_refused(tmp_path: Path, rows: str) -> None:
    parts = parts_of(rows, styles='<cellXfs><xf numFmtId="0"/></cellXfs>')
    assert refused(parts, tmp_path) == "SC712"


def test_a_formula_that_spreads_makes_no_rows(tmp_path: Path) -> None:
    rows = '<row><c><f t="array" ref="A1:B1048576"/></c></row>' + "<row/>" * 1000
    assert read(parts_of(rows), tmp_path) == [(1, {0: UNCALCULATED, 1: UNCALCULATED})]


def test_areas_are_named_by_their_corners() -> None:
    assert area_of("A2:$B$4") == Area((1, 0), (3, 1))
    assert area_of("C3") == Area((2, 2), (2, 2))
    assert str(Area((1, 0), (3, 1))) == "A2:B4"


# --- who writes with a bad intent --------------------------------------------------------


def test_declarations_are_refused_so_that_no_entity_grows(tmp_path: Path) -> None:
    bomb = '<!DOCTYPE worksheet [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'
    parts = parts_of(bomb + sheet(ROW.format(1)))
    parts["xl/sheets/1.xml"] = bomb + sheet(ROW.format("&b;"))
    assert refused(parts, tmp_path) == "SC712"


def test_elements_too_deep_are_refused(tmp_path: Path) -> None:
    assert refused(parts_of("<a>" * 99 + "</a>" * 99), tmp_path) == "SC712"


def test_a_long_stretch_without_elements_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(xml, "_BLOCK", 64)
    monkeypatch.setattr(xml, "_LONGEST", 1000)
    assert refused(parts_of(f"<!-- {'x' * 2000} -->"), tmp_path) == "SC712"


@pytest.mark.parametrize("encoding", ["none-such", "euc-kr"])
def test_an_encoding_that_no_workbook_has_is_refused(tmp_path: Path, encoding: str) -> None:
    parts = parts_of(ROW.format(1))
    parts["xl/sheets/1.xml"] = f'<?xml version="1.0" encoding="{encoding}"?>{sheet("")}'
    assert refused(parts, tmp_path) == "SC712"


def test_a_part_far_longer_than_it_is_packed_is_refused_before_it_is_unpacked(
    tmp_path: Path,
) -> None:
    parts = parts_of(ROW.format(1))
    parts["xl/sheets/1.xml"] = sheet(ROW.format(1)) + " " * (6 * 1024 * 1024)
    with pytest.raises(InvalidInput) as caught:
        read(parts, tmp_path)
    (fault,) = caught.value.diagnostics
    assert (fault.code, fault.values) == ("SC719", {"size": 7, "limit": 5})
    parts["xl/media/film.bin"] = parts.pop("xl/sheets/1.xml")  # what is not read may be any
    parts["xl/sheets/1.xml"] = sheet(ROW.format(1))
    assert read(parts, tmp_path) == [(1, {0: 1.0})]


def test_too_many_parts_and_parts_of_one_name_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    parts = parts_of(ROW.format(1))
    assert refused({**parts, "XL/Book.xml": parts["xl/book.xml"]}, tmp_path) == "SC712"
    monkeypatch.setattr(package, "_MOST_PARTS", len(parts) - 1)
    assert refused(parts, tmp_path) == "SC712"


def test_a_part_that_is_damaged_or_missing_is_a_damaged_workbook(tmp_path: Path) -> None:
    parts = parts_of(ROW.format("7777"))
    whole = packed(parts)
    name = b"xl/sheets/1.xml"
    start = whole.index(name) + len(name)
    assert refused(whole[:start] + bytes(20) + whole[start + 20 :], tmp_path) == "SC712"
    del parts["xl/sheets/1.xml"]
    assert refused(parts, tmp_path) == "SC712"


def events(size: int) -> int:
    """How many elements are told of while a sheet of so many cells far apart is read."""
    told = 0

    def note(*_: object) -> None:
        nonlocal told
        told += 1

    rows = "".join(
        f'<row r="{n * 1000}"><c r="XFD{n * 1000}"><v>1</v></c></row>' for n in range(1, size + 1)
    )
    part = io.BytesIO(sheet(rows).encode())
    xml.read_whole(part, xml.Listener(["row", "c", "v"], note, note))
    return told


def test_the_work_grows_with_what_is_written_not_with_how_far_apart_it_is(tmp_path: Path) -> None:
    assert [events(size) for size in (1, 10, 100)] == [6, 60, 600]
    far = '<row r="1"><c r="A1"><v>1</v></c></row>'
    far += '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    assert read(parts_of(far), tmp_path) == [(1, {0: 1.0}), (1_048_576, {16_383: 1.0})]


# --- another reader of workbooks reads the same ------------------------------------------


CELLS = (
    st.none()
    | st.booleans()
    | st.text(st.characters(codec="utf-8", exclude_categories=["C"]), min_size=1)
    | (st.floats(-1e15, 1e15).map(lambda number: float(f"{number:.15g}")))
)


@pytest.mark.no_cover
@given(rows=st.lists(st.lists(CELLS, min_size=1, max_size=4), min_size=1, max_size=4))
def test_calamine_reads_the_same_cells(rows: list[list[Any]], tmp_path_factory: Any) -> None:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as made:
        page = made.add_worksheet()
        for number, row in enumerate(rows):
            for column, cell in enumerate(row):
                if isinstance(cell, str):
                    page.write_string(number, column, cell)
                elif cell is not None:
                    page.write(number, column, cell)
    other = python_calamine.CalamineWorkbook.from_filelike(
        io.BytesIO(stream.getvalue())
    ).get_sheet_by_index(0)
    expected = {
        (number, column): cell
        for number, row in enumerate(other.to_python(skip_empty_area=False), 1)
        for column, cell in enumerate(row)
        if cell != ""
    }
    found = read(stream.getvalue(), tmp_path_factory.getbasetemp())
    assert {(number, column): cell for number, row in found for column, cell in row.items()} == (
        expected
    )

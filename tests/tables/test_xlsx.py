"""Tables in XLSX: cells as Excel shows them, and what Excel does to them."""

import datetime as dt
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any
from unicodedata import normalize

import pytest
import xlsxwriter

from smartcert.diagnostics import Diagnostic, InvalidInput, Span
from smartcert.files import storage
from smartcert.files.spreadsheet import sheet as spreadsheet
from smartcert.files.spreadsheet import xml
from smartcert.tables.chunk import Chunk, Cut, Reading
from smartcert.tables.column import Column
from smartcert.tables.formats import format_of, xlsx, xlsx_held
from smartcert.tables.formats.xlsx import chunks, cuts, headings
from tests.support.workbooks import packed, parts_of, sheet, text

FIRST = Reading()
NAMES = ("city", "1.1", "1.1.evidence", "date", "contact")
PATHS = {"city": ("city", "name"), "date": ("date",), "contact": ("city", "contact")}
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def day(year: int, *rest: int) -> dt.datetime:
    return dt.datetime(year, *rest)  # noqa: DTZ001 - Excel knows no time zones


def columns(*names: str) -> list[Column]:
    return [
        Column(
            position,
            name,
            PATHS.get(name) or ("answers", "1.1", name.removeprefix("1.1.")),
            Span("t"),
        )
        for position, name in enumerate(names)
    ]


def workbook_of(fill: Callable[[Any, Any], None], folder: Path, names: Any = NAMES) -> str:
    path = str(folder / "t.xlsx")
    with xlsxwriter.Workbook(path) as book:
        page = book.add_worksheet("도시")
        page.write_row(0, 0, names)
        fill(page, book.add_format({"num_format": "yyyy-mm-dd"}))
        book.add_worksheet("빈 시트")
    return calculated(path)


def calculated(path: str) -> str:
    """Take out of a workbook that XlsxWriter asks Excel to calculate it when it is opened."""
    made = Path(changed(path, "xl/workbook.xml", {b' fullCalcOnLoad="1"': b""}))
    made.replace(path)
    return path


def changed(address: str, part: str, values: dict[bytes, bytes]) -> str:
    """Give a copy of a workbook with a part that says other things, or without it."""
    path = address.replace("t.xlsx", "changed.xlsx")
    with zipfile.ZipFile(address) as folder, zipfile.ZipFile(path, "w") as copy:
        for name in folder.namelist():
            data = folder.read(name)
            if name == part:
                for old, new in values.items():
                    assert data.count(old) == 1
                    data = data.replace(old, new)
            if name != part or values:
                copy.writestr(name, data)
    return path


def read(address: str, *names: str) -> list[Chunk]:
    (cut,) = cuts(address, FIRST, 100)
    return [*chunks(address, FIRST, cut, columns(*names or NAMES))]


def place(fault: Diagnostic) -> tuple[str, int, int]:
    return fault.code, fault.span.line, fault.span.column


def flaws(chunk: Chunk) -> dict[tuple[int, int], tuple[str, int, int]]:
    return {key: place(flaw) for key, flaw in chunk.flaws.items()}


def refusal(address: str, reading: Reading = FIRST) -> Diagnostic:
    with pytest.raises(InvalidInput) as refused:
        headings(address, reading)
    (fault,) = refused.value.diagnostics
    return fault


@pytest.mark.parametrize(
    ("given", "text"),
    [
        (17.4, "17.4"),
        (0.1 + 0.2, "0.3"),
        (38400, "38400"),
        (-5.0, "-5"),
        (1e-7, "0.0000001"),
        (1e15, "1000000000000000"),
        (1e21, "1000000000000000000000"),
        (0, "0"),
        (100, "100"),
        (True, "true"),
        (False, "false"),
        ("가 나", "가 나"),
        ("14.0", "14.0"),
        ("1,000", "1,000"),
        ("", None),
    ],
)
def test_a_cell_is_read_as_excel_shows_it(tmp_path: Path, given: Any, text: str | None) -> None:
    def fill(page: Any, _day: Any) -> None:
        page.write_string(1, 0, "x")
        (page.write_string if isinstance(given, str) else page.write)(1, 1, given)

    (chunk,) = read(workbook_of(fill, tmp_path))
    assert chunk.arrays[1].to_pylist() == [text]
    assert chunk.flaws == {}


def test_blank_rows_are_passed_over_and_keep_their_number(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fill(page: Any, _day: Any) -> None:
        for row in (2, 3, 7):
            page.write(row, 0, f"도시 {row}")

    monkeypatch.setattr(xlsx, "ROWS", 2)
    address = workbook_of(fill, tmp_path)
    assert [each.text for each in headings(address, FIRST)] == [*NAMES]
    assert headings(address, FIRST)[3].span == Span(address, 1, 4)
    assert cuts(address, FIRST, 1) == [Cut(0, 1, 2, 7)]
    found = [
        (chunk.at(row, 0).line, city)
        for chunk in read(address)
        for row, city in enumerate(chunk.arrays[0].to_pylist())
    ]
    assert found == [(3, "도시 2"), (4, "도시 3"), (8, "도시 7")]


@pytest.mark.parametrize(("most", "times"), [(10_000, 1), (100, 2)])
def test_a_sheet_is_read_once_or_twice_if_it_is_too_large_to_be_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, most: int, times: int
) -> None:
    def fill(page: Any, _day: Any) -> None:
        for row in range(1, 50):
            page.write_row(row, 0, [f"도시 {row}", row / 2])

    parsed: list[str] = []
    begun = spreadsheet.Rows.__iter__

    def counted(rows: Any) -> Any:
        parsed.append(rows._part)
        return begun(rows)

    monkeypatch.setattr(spreadsheet.Rows, "__iter__", counted)
    monkeypatch.setattr(xlsx_held, "_MOST_KEPT", most)
    address = workbook_of(fill, tmp_path)
    assert len(headings(address, FIRST)) == 5
    assert xlsx.notes(address, FIRST) == ()
    (chunk,) = read(address)
    assert chunk.arrays[1].to_pylist() == [f"{row / 2:g}" for row in range(1, 50)]
    assert parsed.count(parsed[0]) == times


def test_a_workbook_that_is_written_anew_is_read_anew(tmp_path: Path) -> None:
    for number in (5, 25):
        address = workbook_of(lambda page, _, n=number: page.write(1, 1, n), tmp_path)
        (chunk,) = read(address)
        assert chunk.arrays[1].to_pylist() == [f"{number}"]
    Path(address).unlink()
    assert refusal(address).code == "SC101"


def test_equal_numbers_are_written_alike_but_zeros_of_two_signs(tmp_path: Path) -> None:
    numbers = "".join(f"<row><c><v>{each}</v></c></row>" for each in ("0", "-0", "1", "1.0", "1e0"))
    path = tmp_path / "t.xlsx"
    path.write_bytes(packed(parts_of(f"<row>{text('A1', '1.1')}</row>{numbers}")))
    (chunk,) = read(str(path), "1.1")
    assert chunk.arrays[0].to_pylist() == ["0", "-0", "1", "1", "1"]


def test_a_table_may_begin_right_of_the_first_column(tmp_path: Path) -> None:
    def fill(page: Any, _day: Any) -> None:
        page.write(1, 1, "가")

    address = workbook_of(fill, tmp_path, ["", "city", 2.1])
    assert [each.text for each in headings(address, FIRST)] == ["", "city", "2.1"]
    (chunk,) = read(address, "", "city")
    assert chunk.arrays[1].to_pylist() == ["가"]
    assert chunk.at(0, 1) == Span(address, 2, 2)


def test_a_date_is_for_columns_of_dates(tmp_path: Path) -> None:
    def fill(page: Any, form: Any) -> None:
        page.write(1, 0, "x")
        page.write_datetime(1, 1, day(2024, 3, 2), form)
        page.write_datetime(1, 2, dt.time(12, 30), form)
        page.write_datetime(1, 3, day(2024, 1, 2), form)
        page.write_datetime(2, 3, day(2024, 1, 2, 3), form)

    (chunk,) = read(workbook_of(fill, tmp_path))
    assert chunk.arrays[3].to_pylist() == ["2024-01-02", "2024-01-02 03:00:00"]
    assert flaws(chunk) == {(0, 1): ("SC708", 2, 2), (0, 2): ("SC708", 2, 3)}
    assert chunk.flaws[0, 1].values == {"written": "2024-03-02"}


def test_a_number_stored_as_text_is_a_flaw_where_numbers_stand(tmp_path: Path) -> None:
    def fill(page: Any, _day: Any) -> None:
        for column in range(5):
            page.write_string(1, column, "12.5")

    (chunk,) = read(workbook_of(fill, tmp_path))
    assert flaws(chunk) == {(0, 1): ("SC707", 2, 2)}


def test_a_formula_that_failed_is_a_flaw(tmp_path: Path) -> None:
    def fill(page: Any, _day: Any) -> None:
        page.write(1, 0, "x")
        page.write_formula(1, 1, "=1/0", None, "#DIV/0!")
        page.write_formula(2, 1, "=NA()", None, "#N/A")
        page.write_string(3, 1, "#REF!")
        page.write_formula(4, 1, "=1+1", None, 2)

    (chunk,) = read(workbook_of(fill, tmp_path))
    assert chunk.arrays[1].to_pylist() == [None, None, "#REF!", "2"]
    assert flaws(chunk) == {
        (0, 1): ("SC717", 2, 2),
        (1, 1): ("SC717", 3, 2),
        (2, 1): ("SC717", 4, 2),
    }
    assert [flaw.values["written"] for flaw in chunk.flaws.values()] == [
        "#DIV/0!",
        "#N/A",
        "#REF!",
    ]


def test_a_percentage_is_a_flaw_where_numbers_stand(tmp_path: Path) -> None:
    formats = ["0%", "0.00%", "0.0%", "[Red]-0 %;0%", '0"%"', "0\\%", "0.0"]

    def fill(page: Any, _day: Any) -> None:
        for row, form in enumerate(made, 1):
            page.write(row, 0, "x")
            page.write(row, 1, 0.8, form)
            page.write(row, 2, 0.8, form)
        page.write(8, 0, 0.5, made[0])
        page.write(8, 1, 0, made[0])
        page.write(9, 1, "없음", made[0])
        page.write_formula(10, 1, "=7/40", made[0], 0.175)
        page.write_formula(11, 1, "=1/0", made[0], "#DIV/0!")
        page.write_formula(12, 1, "=12", made[0], 12)
        page.write_boolean(13, 1, True, made[0])
        page.write_blank(14, 1, None, made[0])
        page.write(14, 0, "x")

    with xlsxwriter.Workbook(str(tmp_path / "t.xlsx")) as book:
        page = book.add_worksheet("도시")
        page.write_row(0, 0, NAMES)
        made = [book.add_format({"num_format": each}) for each in formats]
        fill(page, None)
    (chunk,) = read(calculated(str(tmp_path / "t.xlsx")))
    assert flaws(chunk) == {
        **{(row, 1): ("SC732", row + 2, 2) for row in (0, 1, 2, 3, 9, 11)},
        (10, 1): ("SC717", 12, 2),
    }
    assert chunk.flaws[0, 1].values == {"held": "0.8", "shown": "80%", "number": "80"}
    assert chunk.flaws[9, 1].values == {"held": "0.175", "shown": "17.5%", "number": "17.5"}
    assert chunk.flaws[11, 1].values == {"held": "12", "shown": "1200%", "number": "1200"}


def test_percentages_are_found_in_every_block_and_chunk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(xml, "_BLOCK", 100)
    monkeypatch.setattr(xlsx, "ROWS", 3)
    with xlsxwriter.Workbook(str(tmp_path / "t.xlsx")) as book:
        page = book.add_worksheet()
        page.write_row(0, 0, NAMES)
        form = book.add_format({"num_format": 10})
        for row in range(1, 20):
            page.write(row, 1, 0.5, form if row % 2 else None)
    found = [
        flaw.span.line for chunk in read(str(tmp_path / "t.xlsx")) for flaw in chunk.flaws.values()
    ]
    assert found == [*range(2, 21, 2)]


def test_a_formula_that_was_never_calculated_is_a_flaw(tmp_path: Path) -> None:
    def fill(page: Any, form: Any) -> None:
        page.write(1, 0, "x")
        for row in range(1, 6):
            page.write_formula(row, 1, "=1+1", form, f"={row}=")
        page.write_formula(6, 1, "=1+1", None, 0)

    address = workbook_of(fill, tmp_path)
    values = {
        b' t="str"><f>1+1</f><v>=1=</v>': b"><f>1+1</f><v></v>",
        b' t="str"><f>1+1</f><v>=2=</v>': b"><f>1+1</f><v/>",
        b' t="str"><f>1+1</f><v>=3=</v>': b'><f t="shared" si="0"/>',
        b' t="str"><f>1+1</f><v>=4=</v>': b' t="str"><f>1+1</f>',
        b"<v>=5=</v>": b"<v></v>",
    }
    (chunk,) = read(changed(address, "xl/worksheets/sheet1.xml", values))
    assert flaws(chunk) == {(row, 1): ("SC733", row + 2, 2) for row in range(4)}
    assert chunk.arrays[1].to_pylist() == [None] * 4 + ["0"]
    assert [str(flaw) for flaw in chunk.flaws.values()]


def test_a_row_of_formulas_never_calculated_is_none_that_is_blank(tmp_path: Path) -> None:
    def fill(page: Any, _day: Any) -> None:
        page.write_formula(1, 1, "=1+1", None, "")
        page.write_formula(3, 0, "=1+1", None, "")
        page.write_formula(5, 4, "=1+1", None, "")

    (chunk,) = read(workbook_of(fill, tmp_path), *NAMES[:4])
    assert flaws(chunk) == {(0, 1): ("SC733", 2, 2), (1, 0): ("SC733", 4, 1)}
    assert [array.to_pylist() for array in chunk.arrays] == [[None, None]] * 4


def test_a_formula_of_a_workbook_that_is_to_be_calculated_holds_no_value(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(str(tmp_path / "t.xlsx")) as book:
        page = book.add_worksheet()
        page.write_row(0, 0, NAMES)
        page.write(1, 0, "x")
        page.write_formula(1, 1, "=10+7.5")  # XlsxWriter writes 0 beside it
    (chunk,) = read(str(tmp_path / "t.xlsx"))
    assert flaws(chunk) == {(0, 1): ("SC733", 2, 2)}
    assert chunk.arrays[1].to_pylist() == [None]


def test_cells_without_names_have_their_places(tmp_path: Path) -> None:
    rows = (
        f"<row>{text('A1', 'city')}{text('B1', '1.1')}{text('C1', '1.1.evidence')}</row><row>"
        f'{text("A2", "x")}<c t="e"><v>#REF!</v></c><c><f>1+1</f></c></row>'
    )
    path = tmp_path / "t.xlsx"
    path.write_bytes(packed(parts_of(rows.replace(' r="B1"', "").replace(' r="C1"', ""))))
    (chunk,) = read(str(path), "city", "1.1", "1.1.evidence")
    assert flaws(chunk) == {(0, 1): ("SC717", 2, 2), (0, 2): ("SC733", 2, 3)}


def test_a_row_of_blanks_far_below_is_none(tmp_path: Path) -> None:
    def fill(page: Any, _day: Any) -> None:
        page.write(1, 0, "x")
        page.write(1_048_575, 16_383, " ")
        page.set_row(2_000, 30)

    (chunk,) = read(workbook_of(fill, tmp_path))
    assert chunk.arrays[0].to_pylist() == ["x"]


def test_a_table_may_begin_below_the_first_row(tmp_path: Path) -> None:
    path = tmp_path / "t.xlsx"
    path.write_bytes(packed(parts_of(f'<row r="3">{text("A3", "city")}</row>')))
    assert [each.text for each in headings(str(path), FIRST)] == [""]


def test_a_percent_sign_more_makes_a_hundred_of_one_more(tmp_path: Path) -> None:
    styles = '<numFmts><numFmt numFmtId="164" formatCode="0%%"/></numFmts>'
    styles += '<cellXfs><xf/><xf numFmtId="164"/></cellXfs>'
    rows = f'<row>{text("A1", "1.1")}</row><row><c s="1"><v>0.175</v></c></row>'
    path = tmp_path / "t.xlsx"
    path.write_bytes(packed(parts_of(rows, styles=styles)))
    (chunk,) = read(str(path), "1.1")
    assert chunk.flaws[0, 0].values == {"held": "0.175", "shown": "1750%%", "number": "1750"}


def test_areas_that_lie_one_over_the_other_are_a_damaged_workbook(tmp_path: Path) -> None:
    rows = f"<row>{text('A1', 'city')}</row><row>{text('A2', 'x')}</row>"
    merged = '<mergeCells><mergeCell ref="A2:B3"/><mergeCell ref="A2:A2"/></mergeCells>'
    path = tmp_path / "t.xlsx"
    path.write_bytes(packed(parts_of(sheet(rows, merged))))
    with pytest.raises(InvalidInput) as refused:
        read(str(path), "city")
    assert [place(each) for each in refused.value.diagnostics] == [("SC712", 0, 0)]


@pytest.mark.parametrize(
    ("first", "second", "wanted", "others"),
    [
        ("city kind", "city kind 1.1", None, ["two"]),
        ("city kind", "도시 지표 값", None, ["two"]),
        ("city kind", "column title", None, []),
        ("city kind", "", None, []),
        ("city kind", "city <kind", None, []),
        ("city kind", "city kind", "one", []),
    ],
)
def test_other_sheets_that_are_tables_are_named(
    tmp_path: Path, first: str, second: str, wanted: str | None, others: list[str]
) -> None:
    def row(names: str) -> str:
        return "<row>" + "".join(text("", each) for each in names.split()) + "</row>"

    rows = [row(each).replace(' r=""', "") for each in (first, second, "city kind")]
    parts = parts_of(*rows, sheets=["one", "two", 'three state="hidden"'])
    path = tmp_path / "t.xlsx"
    path.write_bytes(packed(parts))
    found = format_of(str(path)).notes(str(path), Reading(sheet=wanted))
    values = [{"sheet": "one", "others": others}] if others else []
    assert [(each.code, each.values) for each in found] == [("SC737", each) for each in values]
    assert [str(each) for each in found] == [
        f"{path}: SC737 The sheet “one” is read, and not "
        "what has the headings of a table, too: two."
        for _ in values
    ]


def test_a_workbook_needs_no_styles(tmp_path: Path) -> None:
    address = workbook_of(lambda page, _: page.write(1, 1, 5), tmp_path)
    without = changed(address, "xl/styles.xml", {})
    (chunk,) = read(without)
    assert chunk.arrays[1].to_pylist() == ["5"]


def test_damaged_styles_are_a_damaged_workbook(tmp_path: Path) -> None:
    address = workbook_of(lambda page, _: page.write(1, 1, 5), tmp_path)
    assert refusal(changed(address, "xl/styles.xml", {b"<cellXfs": b"<<"})).code == "SC712"


def test_excels_number_for_a_day_is_known_in_a_column_of_dates(tmp_path: Path) -> None:
    def fill(page: Any, _day: Any) -> None:
        for row, number in enumerate([44804, 9999, 100_000, 44804.5, True, 20220831, 10_000], 1):
            page.write(row, 1, number)
            page.write(row, 3, number)

    (chunk,) = read(workbook_of(fill, tmp_path))
    assert flaws(chunk) == {(0, 3): ("SC735", 2, 4), (6, 3): ("SC735", 8, 4)}
    assert chunk.flaws[0, 3].values == {"written": "44804", "day": "2022-08-31"}


def test_every_cell_of_merged_ones_is_a_flaw(tmp_path: Path) -> None:
    def fill(page: Any, _day: Any) -> None:
        page.merge_range(1, 0, 3, 1, "x")
        page.write(1, 3, "a")
        page.write(3, 3, "b")
        page.write(4, 3, "c")

    (chunk,) = read(workbook_of(fill, tmp_path))
    assert flaws(chunk) == {
        (0, 0): ("SC709", 2, 1),
        (0, 1): ("SC709", 2, 2),
        (1, 0): ("SC709", 4, 1),
        (1, 1): ("SC709", 4, 2),
    }
    assert chunk.flaws[0, 0].values == {"range": "A2:B4"}


def test_merged_headings_are_refused(tmp_path: Path) -> None:
    address = workbook_of(lambda page, _: page.merge_range(0, 1, 0, 2, "x"), tmp_path)
    fault = refusal(address)
    assert (place(fault), fault.values) == (("SC709", 1, 2), {"range": "B1:C1"})


def test_a_name_that_excel_would_run_is_a_flaw_and_no_other_text(tmp_path: Path) -> None:
    def fill(page: Any, _day: Any) -> None:
        page.write_string(1, 0, "=1+1")
        page.write_string(1, 4, "+82")

    (chunk,) = read(workbook_of(fill, tmp_path))
    assert flaws(chunk) == {(0, 0): ("SC718", 2, 1)}


def test_a_sheet_is_chosen_by_its_name(tmp_path: Path) -> None:
    address = workbook_of(lambda page, _: page.write(1, 0, "x"), tmp_path)
    assert len(headings(address, Reading(sheet="도시"))) == 5
    assert len(headings(address, Reading(sheet=normalize("NFD", "도 시")))) == 5
    fault = refusal(address, Reading(sheet="도시1"))
    assert (place(fault), fault.near) == (("SC722", 0, 0), ("도시",))
    assert fault.values == {"sheet": "도시1", "known": ["도시", "빈 시트"]}
    assert refusal(address, Reading(sheet="빈 시트")).code == "SC721"


def test_a_sheet_without_rows_is_refused(tmp_path: Path) -> None:
    address = workbook_of(lambda *_: None, tmp_path)
    with pytest.raises(InvalidInput) as refused:
        cuts(address, FIRST, 9)
    assert [place(each) for each in refused.value.diagnostics] == [("SC721", 1, 0)]


def test_a_table_may_lie_wherever_fsspec_reaches(tmp_path: Path) -> None:
    address = workbook_of(lambda page, _: page.write(1, 0, "x"), tmp_path)
    with storage.whole("memory://cities.xlsx") as stream:
        stream.write(Path(address).read_bytes())
    (chunk,) = read("memory://cities.xlsx")
    assert chunk.arrays[0].to_pylist() == ["x"]


# --- files that are no workbook -----------------------------------------------------------


RELATIONS = (
    b'<R xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    b'<Relationship Id="r1" Type="a/worksheet" Target="/xl/one.xml"/></R>'
)
BOOK = (
    b'<w:workbook xmlns:w="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
    b'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
    b'<w:sheets><w:sheet name="one" r:id="r1"/></w:sheets></w:workbook>'
)
PARTS = {"xl/_rels/workbook.xml.rels": RELATIONS, "xl/workbook.xml": BOOK}


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "SC109"),
        (b"city,kind\n", "SC712"),
        (OLE + bytes(600), "SC712"),
        (OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le"), "SC712"),
        (packed({"word/document.xml": b""}), "SC712"),
        (packed(PARTS | {"xl/workbook.xml": b"<workbook"}), "SC712"),
        (packed(PARTS | {"xl/workbook.xml": b"<workbook/>"}), "SC712"),
        (packed(PARTS), "SC712"),
        (packed(PARTS | {"xl/one.xml": b"<c"}), "SC712"),
    ],
    ids=[
        "nothing",
        "text",
        "old",
        "locked",
        "another document",
        "no XML",
        "no sheets",
        "no part",
        "no sheet",
    ],
)
def test_what_is_no_workbook_is_refused_plainly(tmp_path: Path, data: bytes, code: str) -> None:
    path = tmp_path / "t.xlsx"
    path.write_bytes(data)
    assert place(refusal(str(path))) == (code, 0, 0)


def test_a_locked_workbook_is_told_from_an_old_one(tmp_path: Path) -> None:
    path = tmp_path / "t.xlsx"
    path.write_bytes(OLE + bytes(600))
    assert "old .xls" in str(refusal(str(path)))
    path.write_bytes(OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le"))
    assert "password" in str(refusal(str(path)))


def test_the_xml_of_a_sheet_is_gone_through_in_blocks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fill(page: Any, _day: Any) -> None:
        for row in range(1, 40):
            page.write_formula(row, 1, "=1/0", None, "#DIV/0!")

    monkeypatch.setattr(xml, "_BLOCK", 100)
    (chunk,) = read(workbook_of(fill, tmp_path))
    assert [flaw.code for flaw in chunk.flaws.values()] == ["SC717"] * 39

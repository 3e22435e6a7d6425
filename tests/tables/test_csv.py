"""Tables in CSV: every cell as it is written, in pieces that end where records do."""

import csv
import io
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartcert.diagnostics import Diagnostic, InvalidInput, Span
from smartcert.files import storage
from smartcert.tables.chunk import Chunk, Cut, Reading
from smartcert.tables.column import Column
from smartcert.tables.formats import csv as tables_csv
from smartcert.tables.formats import csv_layout, csv_quotes, csv_uneven, records
from smartcert.tables.formats.csv import chunks, cuts, headings

UTF8 = Reading()
CP949 = Reading(encoding="cp949")
PLACES = st.integers(1, 7)
CELLS = st.text(st.sampled_from('가"\n,;\t a1=\r'), max_size=6)


def columns(*names: str) -> list[Column]:
    return [
        Column(position, name, ("answers", name, "value"), Span("t"))
        for position, name in enumerate(names)
    ]


def write(text: str | bytes, folder: Path, name: str = "t.csv") -> str:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return str(path)


def every_chunk(address: str, names: Sequence[str], rows: int, reading: Reading) -> list[Chunk]:
    return [
        chunk
        for cut in cuts(address, reading, rows)
        for chunk in chunks(address, reading, cut, columns(*names))
    ]


def read(
    address: str, *names: str, rows: int = 100, reading: Reading = UTF8
) -> tuple[list[tuple[int, ...]], list[tuple[str, int, int]]]:
    """Give each row after its number, and (code, line, column) of what is lost."""
    found = every_chunk(address, names, rows, reading)
    cells = [
        (chunk.at(row, 0).line, *(array[row].as_py() for array in chunk.arrays))
        for chunk in found
        for row in range(chunk.rows)
    ]
    return cells, [place(fault) for chunk in found for fault in chunk.lost]


def place(fault: Diagnostic) -> tuple[str, int, int]:
    return fault.code, fault.span.line, fault.span.column


def refusal(address: str, reading: Reading = UTF8) -> list[tuple[str, int, int]]:
    with pytest.raises(InvalidInput) as refused:
        headings(address, reading)
    return [place(each) for each in refused.value.diagnostics]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("csv")


@pytest.mark.no_cover
@given(
    st.lists(st.lists(CELLS, min_size=3, max_size=3), min_size=1, max_size=12),
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
    st.booleans(),
    PLACES,
)
def test_pieces_hold_what_the_reader_of_python_gives(
    folder: Path, rows: list[list[str]], line: str, quoting: int, ended: bool, about: int
) -> None:
    text = io.StringIO(newline="")
    if line == "\r" or any("\r" in cell for row in rows for cell in row):
        quoting = csv.QUOTE_ALL  # the writer knows no other line break than its own
    csv.writer(text, lineterminator=line, quoting=quoting).writerows([["a", "b", "c"], *rows])
    written = text.getvalue() if ended else text.getvalue().removesuffix(line)
    wanted = [
        (number, *row)
        for number, row in enumerate(csv.reader(io.StringIO(written, newline="")), 1)
        if number > 1 and any(row)
    ]
    memory = write(written, folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(records, "BLOCK", 16)
        assert read(memory, "a", "b", "c", rows=about) == (wanted, [])
        patch.setattr(tables_csv, "ROWS", 2)
        patch.setattr(records, "BLOCK", 1000)
        assert read(memory, "a", "b", "c", rows=about) == (wanted, [])


# --- cells as they are written ------------------------------------------------------------


@pytest.mark.parametrize("line", ["\n", "\r\n"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_excels_ways_of_writing_are_known(
    tmp_path: Path, line: str, delimiter: str, mark: str
) -> None:
    rows = [["도시", "b"], ["대구", "14.0"], ["", ""], ["서울", "007"]]
    address = write(mark + line.join(map(delimiter.join, rows)), tmp_path)
    assert [heading.text for heading in headings(address, UTF8)] == ["도시", "b"]
    assert headings(address, UTF8)[1].span == Span(address, 1, 2)
    assert read(address, "a", "b") == ([(2, "대구", "14.0"), (4, "서울", "007")], [])


def test_only_the_columns_that_are_asked_for_are_read(tmp_path: Path) -> None:
    address = write("a,b,c\n1,2,3\n", tmp_path)
    asked = [columns("a", "b", "c")[index] for index in (2, 0)]
    (chunk,) = chunks(address, UTF8, cuts(address, UTF8, 9)[0], asked)
    assert [array.to_pylist() for array in chunk.arrays] == [["3"], ["1"]]
    assert chunk.at(0, 0) == Span(address, 2, 3)


def test_cp949_is_read_if_it_is_asked_for(tmp_path: Path) -> None:
    address = write("도시,값\n대구,똠\n서울,1\n".encode("cp949"), tmp_path)
    assert refusal(address) == [("SC720", 0, 0)]
    assert read(address, "a", "b", reading=CP949) == ([(2, "대구", "똠"), (3, "서울", "1")], [])
    one_line = write("도시,값".encode("cp949"), tmp_path, "one.csv")
    assert refusal(one_line) == [("SC720", 0, 0)]


@pytest.mark.parametrize(
    "data",
    [
        "도시,값\n대구,1\n".encode(),
        "\ufeffa,b\n1,2\n".encode(),
        "a,b\n대,1\n대".encode()[:-1],
        b"a,b\n" + b"1,2\n" * (records.MEBIBYTE // 4 - 2) + "가".encode() * 9 + b"\n\xff,1\n",
    ],
    ids=["Korean", "a mark", "cut short", "broken after a mebibyte"],
)
def test_utf8_is_not_read_as_cp949(tmp_path: Path, data: bytes) -> None:
    assert refusal(write(data, tmp_path), CP949) == [("SC734", 0, 0)]


def test_cp949_that_could_be_utf8_is_read_as_it_is_asked_for(tmp_path: Path) -> None:
    data = "a,b\n청,1\n".encode("cp949")
    assert data.decode() == "a,b\nû,1\n"
    assert read(write(data, tmp_path), "a", "b", reading=CP949) == ([(2, "청", "1")], [])
    plain = write("a,b\n1,2\n", tmp_path)
    assert read(plain, "a", "b", reading=CP949) == ([(2, "1", "2")], [])


def test_a_table_may_lie_wherever_fsspec_reaches() -> None:
    with storage.whole("memory://cities.csv") as stream:
        stream.write(b"a,b\n1,2\n")
    assert read("memory://cities.csv", "a", "b") == ([(2, "1", "2")], [])


def test_ranges_hold_as_many_rows_as_asked_and_say_where_they_begin(tmp_path: Path) -> None:
    address = write("a,b\n1,2\n3,4\n\n5,6\n7,8", tmp_path)
    assert cuts(address, UTF8, 2) == [
        Cut(4, 12, 2, 2),
        Cut(12, 17, 4, 2),
        Cut(17, 20, 6, 1),
    ]
    assert [cut.rows for cut in cuts(address, UTF8, 5)] == [5]


# --- records that cannot be taken apart ---------------------------------------------------

BROKEN = [
    ("a row too long", "1,2,3\n", [("SC710", 3, 0)]),
    ("a row too long with a blank at its end", "1,2,3,\n", [("SC710", 3, 0)]),
    ("a row too long that is quoted", '1,2,"3,"\n', [("SC710", 3, 0)]),
    ("a row too long with a long cell", f"1,2,{'3' * 140_000}\n", [("SC710", 3, 0)]),
    ("a blank row that is too long", ",,,\n", []),
    ("a quote inside a cell", 'x,5" pipe\n', [("SC711", 3, 2)]),
    ("two of them", 'x,5" and 6"\n', [("SC711", 3, 2)]),
    ("text behind a quote", '"x"y,2\n', [("SC711", 3, 1)]),
    ("a quote never closed", 'x,"y\n', [("SC724", 3, 2)]),
    ("a zero byte", "x\0,2\n", [("SC110", 3, 1)]),
]


@pytest.mark.parametrize(
    ("row", "found"), [case[1:] for case in BROKEN], ids=[case[0] for case in BROKEN]
)
@pytest.mark.parametrize("block", [12, 100_000])
def test_a_broken_row_is_lost_and_the_others_are_read(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    row: str,
    found: list[tuple[str, int, int]],
    block: int,
) -> None:
    monkeypatch.setattr(records, "BLOCK", block)
    address = write(f'a,b\n"1",2\n{row}3,4\n"5","6"\n7,"8,"""\n9,"1\n0"\n', tmp_path)
    rows = [(2, "1", "2"), (4, "3", "4"), (5, "5", "6"), (6, "7", '8,"'), (7, "9", "1\n0")]
    assert read(address, "a", "b") == (rows, found)


@pytest.mark.parametrize("end", ["", "\n", "\n3,4\n"])
def test_an_open_quote_does_not_swallow_the_end_of_the_file(tmp_path: Path, end: str) -> None:
    address = write(f'a,b\n1,"2{end}', tmp_path)
    rows = [(3, "3", "4")] if "3" in end else []
    assert read(address, "a", "b") == (rows, [("SC724", 2, 2)])


def test_an_open_quote_does_not_swallow_more_than_a_row_can_hold(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(csv_quotes, "LONGEST", 30)
    monkeypatch.setattr(records, "LONGEST", 30)
    monkeypatch.setattr(csv_layout, "LONGEST", 30)
    monkeypatch.setattr(records, "BLOCK", 40)
    address = write('a,b\n1,"2\n' + "3,4\n" * 50, tmp_path)
    rows, lost = read(address, "a", "b")
    assert lost == [("SC724", 2, 2)]
    assert rows == [(number, "3", "4") for number in range(3, 53)]


@pytest.mark.parametrize(
    ("encoding", "bad", "name"), [("utf-8", b"\xff", "UTF-8"), ("cp949", b"\xff", "CP949")]
)
def test_a_byte_that_is_no_text_costs_its_row_only(
    tmp_path: Path, encoding: str, bad: bytes, name: str
) -> None:
    text = "도시,b\n대구,1\n서울,!\n\n부산,2\n".encode(encoding).replace(b"!", bad)
    address = write(text, tmp_path)
    (chunk,) = every_chunk(address, "ab", 9, Reading(encoding))
    assert chunk.arrays[0].to_pylist() == ["대구", "부산"]
    assert [chunk.at(row, 0).line for row in range(2)] == [2, 5]
    (lost,) = chunk.lost
    assert place(lost) == ("SC725", 3, 2)
    assert lost.values == {"encoding": name}


def test_a_row_of_each_kind_may_be_lost_from_one_piece(tmp_path: Path) -> None:
    address = write(b'a,b\n1,2,3\n\n"2\n\xff,3\n', tmp_path)
    assert read(address, "a", "b") == (
        [],
        [("SC710", 2, 0), ("SC724", 4, 1), ("SC725", 5, 1)],
    )


def test_a_name_that_excel_would_run_is_a_flaw_and_no_other_text(tmp_path: Path) -> None:
    address = write('city,contact,x\n=1,-,-5\n가,"@x",=\n,,1\n\'@나,,2\n', tmp_path)
    asked = [
        Column(0, "city", ("city", "name"), Span("t")),
        Column(1, "contact", ("city", "contact"), Span("t")),
        Column(2, "x", ("answers", "x", "value"), Span("t")),
    ]
    (chunk,) = chunks(address, UTF8, cuts(address, UTF8, 9)[0], asked)
    assert {key: place(flaw) for key, flaw in chunk.flaws.items()} == {
        (0, 0): ("SC718", 2, 1),
        (3, 0): ("SC718", 5, 1),
    }


def test_the_apostrophe_that_guards_a_text_in_excel_is_no_part_of_it(tmp_path: Path) -> None:
    notes = ["'- 하나", "''=1", "'90년대", "'", "", "- 둘", "' +3"]
    address = write("x.note,x\n" + "".join(f"{each},'-5\n" for each in notes), tmp_path)
    asked = [Column(at, name, ("x",), Span("t")) for at, name in enumerate(["x.note", "x"])]
    asked[0] = asked[0]._replace(path=("answers", "x", "note"))
    (chunk,) = chunks(address, UTF8, cuts(address, UTF8, 9)[0], asked)
    texts, values = (array.to_pylist() for array in chunk.arrays)
    assert texts == ["- 하나", "'=1", "'90년대", "'", "", "- 둘", " +3"]
    assert values == ["'-5"] * 7


# --- records as Excel writes them ---------------------------------------------------------


@pytest.mark.parametrize("line", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "cp949"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_blank_cells_may_be_missing_or_too_many_at_the_end_of_a_row(
    tmp_path: Path, delimiter: str, encoding: str, line: str
) -> None:
    rows = [
        ["city", "kind", "c", "d"],
        ["가", "gun", "3", "4"],
        ["나", "gun", "3"],
        ["다", "gun"],
        ["라"],
        ["마", "gun", '"x' + delimiter + 'y"', "4", "", '""', " "],
        ["바", "gun", "3", '"4"', ""],
    ]
    text = "".join(delimiter.join(row) + line for row in rows)
    address = write(text.encode(encoding), tmp_path)
    assert read(address, "city", "kind", "c", "d", reading=Reading(encoding)) == (
        [
            (2, "가", "gun", "3", "4"),
            (3, "나", "gun", "3", ""),
            (4, "다", "gun", "", ""),
            (5, "라", "", "", ""),
            (6, "마", "gun", f"x{delimiter}y", "4"),
            (7, "바", "gun", "3", "4"),
        ],
        [],
    )


def test_a_row_that_is_too_long_or_cut_names_its_city(tmp_path: Path) -> None:
    address = write("city,kind,a\n가,gun,1,2\n나,gun,3\n다,군", tmp_path)
    (chunk,) = every_chunk(address, ["city", "kind", "a"], 9, UTF8)
    assert [(*place(each), each.values["city"]) for each in chunk.lost] == [
        ("SC710", 2, 0, "가"),
        ("SC738", 4, 0, "다"),
    ]


@pytest.mark.parametrize("end", ["", " "])
def test_a_file_that_ends_inside_a_row_may_have_been_cut_off(tmp_path: Path, end: str) -> None:
    """For 120,5 the file may have held: what is left of it would count as another number."""
    address = write(f"city,kind,a,b\n가,gun,1,2\n나,gun,12{end}", tmp_path)
    assert read(address, *"abcd") == ([(2, "가", "gun", "1", "2")], [("SC738", 3, 0)])


CUT = [
    ("a note", "가,gun,두 줄의\n글,4\n", {2, 3}),
    ("a note of three lines", "가,gun,두\n\n세,4\n", {2, 4}),
    ("a note of three lines, none blank", "가,gun,두\n줄\n세,4\n", {2, 3, 4}),
    ("the name", "가\n나,gun,3,4\n", set()),
    ("two rows that are short", "가,gun\n나,gun,4\n", set()),
    ("a last line that says where it is from", "가,gun,3\n출처: 통계\n", set()),
]


@pytest.mark.parametrize(("rows", "lost"), [each[1:] for each in CUT], ids=[e[0] for e in CUT])
def test_a_row_that_line_breaks_cut_is_not_taken_for_a_short_one(
    tmp_path: Path, rows: str, lost: set[int]
) -> None:
    address = write(f"city,kind,c,d\n{rows}끝,gun,3,4\n", tmp_path)
    names = ("city", "kind", "c", "d")
    found, faults = read(address, *names)
    assert found[-1][1:] == ("끝", "gun", "3", "4")
    wanted = set() if "\n\n" in rows else lost
    assert {fault[1] for fault in faults} == wanted
    assert {fault[0] for fault in faults} <= {"SC710"}


def test_rows_of_answers_may_be_short_one_after_another(tmp_path: Path) -> None:
    text = "city,kind,indicator,value,note\n가,,A-1\n가,,A-2\n가,gun,A-3\n"
    found, faults = read(write(text, tmp_path), "city", "kind", "indicator")
    assert ([row[3] for row in found], faults) == (["A-1", "A-2", "A-3"], [])


@pytest.mark.parametrize("sep", [",", ";", "\t", "|", ":", "^", " "])
@pytest.mark.parametrize("line", ["sep={}\n", "\ufeffSEP={}\r\n", '"sep={}"\r', "sep={},,\n"])
def test_the_line_that_names_the_separator_is_none_of_the_table(
    tmp_path: Path, sep: str, line: str
) -> None:
    rows = [["a", "b"], ["1;2", "3,4"] if sep not in ",;" else ["1", "2"]]
    address = write(line.format(sep) + "".join(sep.join(row) + "\n" for row in rows), tmp_path)
    assert [(each.text, each.span.line) for each in headings(address, UTF8)] == [
        ("a", 1),
        ("b", 1),
    ]
    assert read(address, "a", "b") == ([(2, *rows[1])], [])


def test_what_looks_like_the_line_of_the_separator_is_a_heading(tmp_path: Path) -> None:
    assert [each.text for each in headings(write("sep=,a\n1,2\n", tmp_path), UTF8)] == ["sep=", "a"]
    assert [each.text for each in headings(write("sep=a\n1\n", tmp_path), UTF8)] == ["sep=a"]


@pytest.mark.parametrize("encoding", ["utf-8", "cp949"])
def test_bytes_that_are_no_text_in_an_uneven_row_are_told_of_once(
    tmp_path: Path, encoding: str, capfd: pytest.CaptureFixture[str]
) -> None:
    text = "도시,b\n대구,1\n서울,!,3\n부산!\n광주,2\n".encode(encoding).replace(b"!", b"\xff")
    found, faults = read(write(text, tmp_path), "a", "b", reading=Reading(encoding))
    assert found == [(2, "대구", "1"), (5, "광주", "2")]
    assert faults == [("SC725", 3, 2), ("SC725", 4, 1)]
    assert capfd.readouterr() == ("", "")


def test_many_short_rows_are_read_in_time_that_grows_as_they_do(tmp_path: Path) -> None:
    """Lines looked at for a row that is cut: a bounded number for each."""
    asked = []

    def is_own(index: int) -> bool:
        asked.append(index)
        return False

    for rows in (100, 1000):
        asked.clear()
        assert csv_uneven._cut_by_line_breaks(dict.fromkeys(range(rows), 1), 9, is_own) == set()
        assert len(asked) <= 16 * rows


# --- files that are no such table ---------------------------------------------------------

REFUSED = [
    ("nothing", b"", [("SC109", 0, 0)]),
    ("blanks", b"\xef\xbb\xbf \r\n", [("SC109", 0, 0)]),
    ("UTF-16", "a,b\n".encode("utf-16"), [("SC730", 0, 0)]),
    ("a workbook", b"PK\x03\x04...", [("SC712", 0, 0)]),
    ("UTF-16 without its mark", "a,b\n".encode("utf-16-le"), [("SC730", 0, 0)]),
    ("the same of Hangul", "도시,값\n가,1\n".encode("utf-16-be"), [("SC730", 0, 0)]),
    ("a zero byte in a heading", b"a,b\0\n1,2\n", [("SC110", 1, 2)]),
    ("only a separator", b"sep=;\n", [("SC721", 0, 0)]),
    ("no text", b"a,\xff\n", [("SC108", 0, 0)]),
    ("a quote inside a heading", b'a,b"\n1,2\n', [("SC711", 1, 2)]),
    ("a quote never closed", b'"a,b\n1,2\n', [("SC724", 1, 1)]),
    ("a heading too long", b"a" * (records.LONGEST + 9), [("SC728", 1, 0)]),
    ("a heading with a long cell", b"a" * 200_000 + b",b\n", [("SC728", 1, 0)]),
    ("too many columns", b"," * 10_000 + b"\n", [("SC729", 1, 0)]),
]


@pytest.mark.parametrize(
    ("data", "found"), [case[1:] for case in REFUSED], ids=[case[0] for case in REFUSED]
)
def test_what_is_no_table_is_refused_plainly(
    tmp_path: Path, data: bytes, found: list[tuple[str, int, int]]
) -> None:
    assert refusal(write(data, tmp_path)) == found


def test_a_quote_out_of_place_below_the_headings_is_no_fault_of_theirs(tmp_path: Path) -> None:
    address = write('a,b\n1,2"\n', tmp_path)
    assert [heading.text for heading in headings(address, UTF8)] == ["a", "b"]


def test_a_table_without_rows_or_with_a_row_too_long_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput) as refused:
        cuts(write("a,b\n", tmp_path), UTF8, 10)
    assert [place(each) for each in refused.value.diagnostics] == [("SC721", 1, 0)]
    with pytest.raises(InvalidInput) as refused:
        cuts(write("a,b\n1,2\n" + "x" * (records.LONGEST + 1), tmp_path), UTF8, 10)
    assert [place(each) for each in refused.value.diagnostics] == [("SC728", 3, 0)]


def test_a_file_that_cannot_be_opened_is_refused_plainly(tmp_path: Path) -> None:
    assert refusal(str(tmp_path / "none.csv")) == [("SC101", 0, 0)]
    assert refusal(str(tmp_path)) == [("SC102", 0, 0)]
    assert refusal("nowhere://x.csv") == [("SC103", 0, 0)]


def test_a_file_that_cannot_be_read_on_is_refused_plainly(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Torn(io.BytesIO):
        def seek(self, *_: int) -> int:
            raise OSError(5, "Input/output error")

    address = write("a,b\n1,2\n", tmp_path)
    monkeypatch.setattr(storage, "opened", lambda _: Torn(b"a,b\n1,2\n"))
    with pytest.raises(InvalidInput) as refused:
        cuts(address, UTF8, 10)
    assert "the disk, or the connection to it" in str(refused.value)
    assert [place(each) for each in refused.value.diagnostics] == [("SC103", 0, 0)]


def test_a_file_that_shrinks_while_it_is_read_ends(tmp_path: Path) -> None:
    address = write("a,b\n1,2\n", tmp_path)
    found = [*chunks(address, UTF8, Cut(4, 999, 2, 9), columns("a", "b"))]
    assert [chunk.rows for chunk in found] == [1]


def test_a_large_table_takes_bounded_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import tracemalloc

    monkeypatch.setattr(records, "BLOCK", 100_000)
    row = b'"' + b"x" * 90 + b'",1\n'
    address = write(b"a,b\n" + row * 100_000, tmp_path)
    tracemalloc.start()
    ranges = cuts(address, UTF8, 20_000)
    rows = [sum(chunk.rows for chunk in chunks(address, UTF8, cut, columns("a"))) for cut in ranges]
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert rows == [20_000] * 5
    assert peak < 4_000_000


@given(st.text(st.sampled_from('",\n\ra1;가'), max_size=60), st.integers(1, 3), PLACES)
def test_where_blocks_and_pieces_end_makes_no_difference(
    folder: Path, text: str, width: int, about: int
) -> None:
    names = "abc"[:width]
    address = write(f"{','.join(names)}\n{text}\nx{',x' * (width - 1)}\n", folder)
    with pytest.MonkeyPatch.context() as patch:
        # a row that is cut is told from short ones by lines behind it, in the same piece
        patch.setattr(csv_uneven, "_MOST_LINES", 1)
        wanted = read(address, *names)
        numbers = [row[0] for row in wanted[0]]
        assert numbers == sorted(set(numbers))
        patch.setattr(records, "BLOCK", 5)
        assert read(address, *names, rows=about) == wanted

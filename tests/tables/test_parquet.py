"""Tables in Parquet: each column in the type that it has, read by row group."""

import datetime as dt
from decimal import Decimal
from pathlib import Path
from typing import Any, Self

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartcert.diagnostics import InvalidInput, Span
from smartcert.files import storage
from smartcert.tables.chunk import Cut, Reading
from smartcert.tables.column import Column
from smartcert.tables.formats import FORMATS, format_of, parquet
from smartcert.tables.formats.flaws import formulas
from smartcert.tables.formats.parquet import chunks, cuts, headings
from smartcert.tables.rows.column_types import usual
from smartcert.tables.table import open_table
from tests.support.columns import SMALL

READING = Reading()


def write(columns: dict[str, Any], folder: Path, rows: int = 2) -> str:
    path = str(folder / "t.parquet")
    pq.write_table(pa.table(columns), path, row_group_size=rows)
    return path


def column(position: int, name: str) -> Column:
    path = ("city", "name") if name == "city" else ("answers", name, "value")
    return Column(position, name, path, Span("t"))


def every(address: str, *asked: Column, rows: int = 100) -> list[list[Any]]:
    return [
        array.to_pylist()
        for cut in cuts(address, READING, rows)
        for chunk in chunks(address, READING, cut, asked)
        for array in chunk.arrays
    ]


def refusal(address: str) -> list[tuple[str, int, int]]:
    with pytest.raises(InvalidInput) as refused:
        headings(address, READING)
    return [(each.code, each.span.line, each.span.column) for each in refused.value.diagnostics]


def test_a_column_keeps_its_type(tmp_path: Path) -> None:
    midnight = 1_704_153_600  # 2024-01-02
    noon = midnight + 12 * 3600
    given = {
        "whole": pa.array([1, None], pa.int16()),
        "share": pa.array([0.5, float("nan")]),
        "exact": pa.array([Decimal("1.50"), None]),
        "truth": pa.array([True, None]),
        "text": pa.array(["가", None], pa.large_string()),
        "choice": pa.array(["a", "b"]).dictionary_encode(),
        "items": pa.array([["a", "b"], []]),
        "large": pa.array([["a", "b"], None], pa.large_list(pa.large_string())),
        "day": pa.array([dt.date(2024, 1, 2), None]),
        "days": pa.array([dt.date(2024, 1, 2), None], pa.date64()),
        "time": pa.array([midnight, noon], pa.timestamp("s")),
        "empty": pa.array([None, None]),
        "mist": pa.array([None, None], pa.string()),
    }
    address = write(given, tmp_path)
    assert [heading.text for heading in headings(address, READING)] == [*given]
    assert headings(address, READING)[1].span == Span(address, 0, 2)
    asked = [column(position, name) for position, name in enumerate(given)]
    (chunk,) = chunks(address, READING, Cut(0, 1, 1, 2), asked)
    kinds = {name: str(array.type) for name, array in zip(given, chunk.arrays, strict=True)}
    assert (kinds["whole"], kinds["exact"]) == ("int16", "decimal128(3, 2)")
    assert kinds["choice"] == "dictionary<values=string, indices=int32, ordered=0>"
    cells = {name: array.to_pylist() for name, array in zip(given, chunk.arrays, strict=True)}
    assert cells["exact"] == [Decimal("1.50"), None]
    assert cells["items"] == [["a", "b"], []]
    assert cells["large"] == [["a", "b"], None]
    assert cells["day"] == cells["days"] == ["2024-01-02", None]
    assert cells["time"][0] == "2024-01-02"
    assert cells["time"][1].startswith("2024-01-02 12:00:00")
    assert cells["empty"] == [None, None]


def test_only_the_columns_that_are_asked_for_are_read(tmp_path: Path) -> None:
    given = {
        "": pa.array([{"x": 1, "y": [2]}]),
        "1.1": [1],
        "1.1.note": [["x"]],
        "1": [{"deep": {"a": 1, "b": 2}}],
        "1.2": [2],
    }
    address = write({name: pa.array(value) for name, value in given.items()}, tmp_path)
    asked = [column(4, "1.2"), column(1, "1.1"), column(2, "1.1.note")]
    assert every(address, *asked) == [[2], [1], [["x"]]]


def test_ranges_are_of_whole_row_groups(tmp_path: Path) -> None:
    address = write({"a": [*range(7)]}, tmp_path)
    assert cuts(address, READING, 3) == [Cut(0, 2, 1, 4), Cut(2, 4, 5, 3)]
    assert cuts(address, READING, 1)[3] == Cut(3, 4, 7, 1)
    assert every(address, column(0, "a"), rows=3) == [[0, 1, 2, 3], [4, 5, 6]]


def test_a_chunk_says_where_its_rows_are(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet, "ROWS", 3)
    address = write({"x": [0] * 8, "a": [*range(8)]}, tmp_path)
    cut = cuts(address, READING, 4)[1]
    places = [
        (chunk.arrays[0].to_pylist(), chunk.at(0, 0))
        for chunk in chunks(address, READING, cut, [column(1, "a")])
    ]
    assert places == [([4, 5, 6], Span(address, 5, 2)), ([7], Span(address, 8, 2))]


@pytest.mark.parametrize(
    "cities",
    [
        pa.array(["가", "=1", None, "-", "@x", ""]),
        pa.array(["가", "=1", None, "-", "@x", ""], pa.large_string()),
        pa.array(["가", "=1", None, "-", "@x", ""]).dictionary_encode(),
        pa.array(["?", "가", "=1", None, "-", "@x", ""])[1:],
    ],
    ids=["text", "large text", "dictionary", "slice"],
)
def test_a_text_that_excel_would_run_is_a_flaw(tmp_path: Path, cities: Any) -> None:
    address = write({"city": cities, "note": cities}, tmp_path, rows=10)
    (chunk,) = chunks(address, READING, Cut(0, 1, 1, 6), [column(0, "city"), column(1, "note")])
    assert {key: (flaw.code, flaw.span.line) for key, flaw in chunk.flaws.items()} == {
        (1, 0): ("SC718", 2),
        (4, 0): ("SC718", 5),
    }


@pytest.mark.parametrize(
    "cities",
    [
        pa.array(["가", "나"]).dictionary_encode(),
        pa.array([1, 2]),
        pa.array(["-", ""]),
        pa.array(["", ""]),
    ],
    ids=["dictionary", "numbers", "hyphen", "blank"],
)
def test_what_excel_would_not_run_is_none(tmp_path: Path, cities: Any) -> None:
    address = write({"city": cities}, tmp_path)
    (chunk,) = chunks(address, READING, Cut(0, 1, 1, 2), [column(0, "city")])
    assert chunk.flaws == {}


@pytest.mark.parametrize(
    "blank", [" ", "\t", "\r\n", "\xa0", "\u3000", "\u2003 ", "\x1c", "\u1680"]
)
def test_blanks_before_a_formula_hide_nothing(blank: str) -> None:
    texts = [f"{blank}=HYPERLINK(1)", f"{blank}가", None, f"{blank}-{blank}", "- ", f"가{blank}=1"]
    for array in (pa.array(texts), pa.array(texts).dictionary_encode()):
        found = formulas([array], [column(0, "city")], lambda *_: Span("t"))
        assert {key: flaw.values for key, flaw in found.items()} == {(0, 0): {"sign": "="}}


def test_a_float_of_32_bits_says_what_it_is_written_as(tmp_path: Path) -> None:
    given = pa.array([46.9, None, 1 / 3, 1234.5, 123456, 1e10, -0.1, 0], pa.float32())
    address = write({"x": given}, tmp_path, rows=10)
    (chunk,) = chunks(address, READING, Cut(0, 1, 1, 8), [column(0, "x")])
    found = chunk.arrays[0].to_pylist()
    assert found == [46.9, None, 0.33333334, 1234.5, 123456, 1e10, -0.1, 0]


@given(st.lists(st.none() | st.floats(width=32)))
def test_the_shortest_decimal_of_a_float_is_kept(given: list[float | None]) -> None:
    array = pa.array(given, pa.float32())
    written = [text and float(text) for text in array.cast(pa.string()).to_pylist()]
    assert str(usual(array).to_pylist()) == str(written)
    assert str(usual(pa.concat_arrays([array, array])[len(given) :]).to_pylist()) == str(written)


@given(st.integers(-999_999, 999_999), st.integers(0, 9))
def test_every_decimal_of_six_digits_is_kept(digits: int, decimals: int) -> None:
    number = float(Decimal(digits).scaleb(-decimals))
    assert usual(pa.array([number], pa.float32())).to_pylist() == [number]


def test_what_lies_under_a_blank_cell_is_none() -> None:
    buffers = [pa.py_buffer(b"\x02"), pa.array([0, 2, 4], pa.int32()).buffers()[1]]
    cities = pa.Array.from_buffers(pa.string(), 2, [*buffers, pa.py_buffer(b"=1ab")])
    assert cities.to_pylist() == [None, "ab"]
    assert formulas([cities], [column(0, "city")], lambda *_: Span("t")) == {}


@pytest.mark.parametrize(
    ("values", "name"),
    [
        (pa.array([{"x": 1}]), "struct<x: int64>"),
        (pa.array([[1]]), "list<element: int64>"),
        (pa.array([b"x"]), "binary"),
        (pa.array([dt.time(1)]), "time64[us]"),
        (pa.array([1], pa.timestamp("us", "Asia/Seoul")), "timestamp[us, tz=Asia/Seoul]"),
    ],
)
@pytest.mark.parametrize("long", [False, True])
def test_a_type_that_holds_no_answers_is_refused_at_a_column_that_has_a_meaning(
    tmp_path: Path, values: Any, name: str, long: bool
) -> None:
    given = {"city": ["x"], "kind": ["gun"], "indicator": ["A-1"], "value": values}
    if not long:
        given = {"city": ["x"], "kind": ["gun"], "A-1": values, "": values}
    address = write(given, tmp_path)
    with pytest.raises(InvalidInput) as refused:
        open_table(address, READING, SMALL, evidence_required=False)
    (fault,) = refused.value.diagnostics
    column = 4 if long else 3
    assert (fault.code, fault.span) == ("SC705", Span(address, 0, column))
    assert fault.values == {"column": "value" if long else "A-1", "type": name}


def test_texts_and_numbers_of_every_width_are_read(tmp_path: Path) -> None:
    given = {
        "view": pa.array(["가", None], pa.string_view()),
        "list of views": pa.array([["a", "b"], None], pa.large_list(pa.string_view())),
        "d32": pa.array([Decimal("1.5"), None], pa.decimal32(5, 1)),
        "d64": pa.array([Decimal("1.50"), None], pa.decimal64(12, 2)),
        "d256": pa.array([Decimal("1.500"), None], pa.decimal256(50, 3)),
        "half": pa.array([np.float16(46.9), None], pa.float16()),
    }
    address = write(given, tmp_path)
    assert not any(each.unread for each in headings(address, READING))
    asked = [column(position, name) for position, name in enumerate(given)]
    (chunk,) = chunks(address, READING, Cut(0, 1, 1, 2), asked)
    cells = {name: array.to_pylist()[0] for name, array in zip(given, chunk.arrays, strict=True)}
    assert cells == {
        "view": "가",
        "list of views": ["a", "b"],
        "d32": Decimal("1.5"),
        "d64": Decimal("1.50"),
        "d256": Decimal("1.500"),
        "half": 46.9,
    }
    assert all(array.to_pylist()[1] is None for array in chunk.arrays)


def test_choices_of_views_are_read_as_choices() -> None:
    words = pa.array(["gun", "gu"], pa.string_view())
    views = pa.DictionaryArray.from_arrays(pa.array([1, None, 0]), words)
    assert usual(views).to_pylist() == ["gu", None, "gun"]


def test_names_of_columns_that_are_no_text_are_refused(tmp_path: Path) -> None:
    address = write({"a가": [1], "b": [2]}, tmp_path)
    path = Path(address)
    path.write_bytes(path.read_bytes().replace("가".encode(), b"\xff\xfe\xfd"))
    assert refusal(address) == [("SC712", 0, 0)]


@pytest.mark.parametrize(
    "error", [ValueError, RuntimeError, MemoryError, OverflowError, IndexError, KeyError, OSError]
)
def test_whatever_pyarrow_raises_over_a_damaged_file_is_said_of_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: type[Exception]
) -> None:
    """As its reader did over files of the Arrow project's own fuzzing corpus."""
    address = write({"a": [1]}, tmp_path)

    class Damaged:
        def __enter__(self) -> Self:
            return self

        def __exit__(self, *_: object) -> None:
            pass

        def __getattr__(self, name: str) -> Any:
            raise error(name)

    monkeypatch.setattr(pq, "ParquetFile", lambda *_, **__: Damaged())
    read = (
        lambda: headings(address, READING),
        lambda: cuts(address, READING, 1),
        lambda: [*chunks(address, READING, Cut(0, 1, 1, 1), [column(0, "a")])],
    )
    for each in read:
        with pytest.raises(InvalidInput) as refused:
            each()
        (fault,) = refused.value.diagnostics
        assert (fault.code, fault.span) == ("SC712", Span(address))


@pytest.mark.no_cover
@given(st.data())
def test_a_file_with_some_bytes_changed_is_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("damaged")
    address = write(
        {"city": ["가", "나", "다"], "A-1": [1.5, None, 2], "x": [["a"], [], None]}, folder
    )
    path = Path(address)
    damaged = bytearray(path.read_bytes())
    places = st.integers(4, len(damaged) - 1)
    for place, value in data.draw(st.dictionaries(places, st.integers(0, 255), min_size=1)).items():
        damaged[place] = value
    path.write_bytes(damaged)
    try:
        found = headings(address, READING)
        asked = [column(at, each.text) for at, each in enumerate(found) if not each.unread]
        every(address, *asked[:3])
    except InvalidInput as caught:
        refused = caught
    else:
        return
    assert all(each.span.file == address for each in refused.diagnostics)


def test_what_is_no_parquet_is_refused_plainly(tmp_path: Path) -> None:
    path = tmp_path / "t.parquet"
    path.write_bytes(b"city,kind\n")
    assert refusal(str(path)) == [("SC712", 0, 0)]
    whole = Path(write({"a": [*range(1000)]}, tmp_path, 1000)).read_bytes()
    path.write_bytes(whole[:-20])
    assert refusal(str(path)) == [("SC712", 0, 0)]
    path.unlink()
    assert refusal(str(path)) == [("SC101", 0, 0)]


def test_a_page_that_is_damaged_is_found_when_it_is_read(tmp_path: Path) -> None:
    address = write({"a": [*range(1000)]}, tmp_path, 1000)
    path = Path(address)
    data = bytearray(path.read_bytes())
    data[4:200] = bytes(196)
    path.write_bytes(data)
    assert len(headings(address, READING)) == 1
    with pytest.raises(InvalidInput) as refused:
        every(address, column(0, "a"))
    assert refused.value.diagnostics[0].code == "SC712"


def test_a_table_without_rows_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput) as refused:
        cuts(write({"a": pa.array([], pa.int64())}, tmp_path), READING, 10)
    assert refused.value.diagnostics[0].code == "SC721"


def test_a_table_may_lie_wherever_fsspec_reaches() -> None:
    with storage.whole("memory://cities.parquet") as stream:
        pq.write_table(pa.table({"a": [1]}), stream)
    assert every("memory://cities.parquet", column(0, "a")) == [[1]]


def test_the_ending_of_a_name_tells_the_format(tmp_path: Path) -> None:
    address = write({"a": [1]}, tmp_path)
    read = format_of(address)
    assert read == format_of("s3://bucket/T.PARQUET")
    assert FORMATS[".parquet"] == "parquet"
    assert read.headings(address, READING)[0].text == "a"
    (cut,) = read.cuts(address, READING, 10)
    (chunk,) = read.chunks(address, READING, cut, [column(0, "a")])
    assert chunk.arrays[0].to_pylist() == [1]
    with pytest.raises(InvalidInput) as refused:
        format_of("cities.cvs")
    (fault,) = refused.value.diagnostics
    assert (fault.code, fault.near[0]) == ("SC723", ".csv")


def test_texts_that_are_none_are_refused(tmp_path: Path) -> None:
    broken = pa.Array.from_buffers(
        pa.string(), 1, [None, pa.py_buffer(b"\0\0\0\0\2\0\0\0"), pa.py_buffer(b"\xb0\xa1")]
    )
    address = write({"city": broken}, tmp_path)
    with pytest.raises(InvalidInput) as caught:
        every(address, column(0, "city"))
    found = caught.value.diagnostics[0]
    assert (found.code, found.values["reason"]) == ("SC712", "a text in it is not in UTF-8")

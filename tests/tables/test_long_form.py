"""Tables in long form: a row an answer, read as a row a city."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from smartcert.diagnostics import Diagnostic, InvalidInput, Span
from smartcert.tables import long_form
from smartcert.tables.chunk import Chunk, Cut, Heading, Reading
from smartcert.tables.formats import csv, jsonl, parquet
from smartcert.tables.long_form import columns_of, is_long, wide, wide_columns
from smartcert.tables.rows.claims import read_claims
from smartcert.tables.table import open_table

READING = Reading()
HEADINGS = "city,kind,population,indicator,value,numerator,denominator,evidence,not_applicable,note"


def headings(*names: str) -> list[Heading]:
    return [Heading(name, Span("t", 1, column)) for column, name in enumerate(names, 1)]


def place(fault: Diagnostic) -> tuple[str, int, int]:
    return fault.code, fault.span.line, fault.span.column


def read(catalogue, folder: Path, *rows: str, first: str = HEADINGS) -> list[Chunk]:
    path = folder / "t.csv"
    path.write_text("\n".join([first, *rows]), "utf-8")
    address = str(path)
    columns = columns_of(csv.headings(address, READING))
    (cut,) = csv.cuts(address, READING, 2**62)
    chunks = partial(csv.chunks, address, READING, cut)
    return [*wide(chunks, columns, wide_columns(columns, catalogue), catalogue)]


def names(catalogue, first: str = HEADINGS) -> list[str]:
    columns = columns_of(headings(*first.split(",")))
    return [column.name for column in wide_columns(columns, catalogue)]


def cells(catalogue, chunk: Chunk, row: int, first: str = HEADINGS) -> dict[str, str]:
    texts = [array[row].as_py() for array in chunk.arrays]
    return {name: text for name, text in zip(names(catalogue, first), texts, strict=True) if text}


def flaws(catalogue, chunk: Chunk, row: int = 0) -> dict[str, tuple[str, int, int]]:
    of = names(catalogue)
    return {of[index]: place(flaw) for (at, index), flaw in chunk.flaws.items() if at == row}


def faults(*chunks: Chunk) -> list[list[tuple[str, int, int]]]:
    return [
        [place(fault) for fault in chunk.row_flaws.get(row, ())]
        for chunk in chunks
        for row in range(chunk.rows)
    ]


def refusal(*given: str) -> list[tuple[str, str, int]]:
    with pytest.raises(InvalidInput) as refused:
        columns_of(headings(*given))
    return [
        (each.code, str(each.values["column"]), each.span.column)
        for each in refused.value.diagnostics
    ]


# --- columns ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "found"),
    [
        (["city", "indicator", "value"], True),
        (["x", "value", "indicator", "city"], True),
        (["도시", "지표", "값\n(숫자)"], True),
        (["city", "indicator"], False),
        (["city", "A-1"], False),
        ([], False),
    ],
)
def test_a_table_in_long_form_is_known_by_its_columns(given: Sequence[str], found: bool) -> None:
    assert is_long(headings(*given)) is found


def test_columns_are_known_by_their_names_in_either_language() -> None:
    columns = columns_of(headings("도시", "kind", "지표", "", "값", "분자", "분모", "해당 없음"))
    assert [(column.position, column.name) for column in columns] == [
        (0, "city"),
        (1, "kind"),
        (2, "indicator"),
        (4, "value"),
        (5, "numerator"),
        (6, "denominator"),
        (7, "not_applicable"),
    ]
    assert columns[0].path == ("city", "name")
    assert {column.indicator for column in columns} == {""}


def test_a_column_that_is_wrong_is_refused_at_its_place() -> None:
    long_form = ("city", "kind", "indicator", "value")
    assert refusal(*long_form, "evidense") == [("SC701", "evidense", 5)]
    assert refusal(*long_form, "value") == [("SC703", "value", 5)]
    assert refusal(*long_form, "numerator") == [("SC702", "denominator", 0)]
    assert refusal("city", "kindd", "indicator", "value") == [("SC701", "kindd", 2)]
    assert refusal("city", "indicator", "value") == [("SC702", "kind", 0)]


def test_the_wide_form_has_what_each_indicator_may_have(small) -> None:
    assert names(small, "city,kind,indicator,value,note") == [
        "city",
        "kind",
        *(f"{name}{part}" for name in small.indicators for part in ("", ".note")),
    ]
    everything = names(small)
    assert {"A-2.numerator", "A-2.not_applicable", "A-1.evidence"} <= {*everything}
    assert not {"A-1.numerator", "A-1.not_applicable"} & {*everything}
    columns = wide_columns(columns_of(headings(*HEADINGS.split(","))), small)
    (share,) = (column for column in columns if column.name == "A-2.numerator")
    assert share.path == ("answers", "A-2", "value", "numerator")
    assert (share.indicator, share.part, share.position) == ("A-2", "numerator", 5)


# --- rows ---------------------------------------------------------------------------------


def test_the_rows_of_a_city_become_one(small, tmp_path: Path) -> None:
    (chunk,) = read(
        small,
        tmp_path,
        "가,gun,,A-1,12.50,,,2,,",
        "가,,38400,A-2,,1,4,,,메모",
        "나,gu,5,A-2,,,,,없음,",
    )
    assert chunk.rows == 2
    assert cells(small, chunk, 0) == {
        "city": "가",
        "kind": "gun",
        "population": "38400",
        "A-1": "12.50",
        "A-1.evidence": "2",
        "A-2.numerator": "1",
        "A-2.denominator": "4",
        "A-2.note": "메모",
    }
    assert cells(small, chunk, 1) == {
        "city": "나",
        "kind": "gu",
        "population": "5",
        "A-2.not_applicable": "없음",
    }
    assert chunk.flaws == {}
    of = names(small)
    where = {name: chunk.at(0, index) for index, name in enumerate(of)}
    assert (where["city"].line, where["city"].column) == (2, 1)
    assert (where["population"].line, where["population"].column) == (3, 3)
    assert (where["A-1"].line, where["A-1"].column) == (2, 5)
    assert (where["A-2.denominator"].line, where["A-2.denominator"].column) == (3, 7)
    assert (where["A-4"].line, where["A-4"].column) == (2, 1)
    assert chunk.at(1, of.index("population")).line == 4


def test_a_row_may_say_what_is_true_of_the_city_and_no_answer(small, tmp_path: Path) -> None:
    (chunk,) = read(small, tmp_path, "가,gun,100,,,,,,,", "가,gun,100,A-1,3,,,,,")
    assert cells(small, chunk, 0) == {
        "city": "가",
        "kind": "gun",
        "population": "100",
        "A-1": "3",
    }
    assert chunk.flaws == {}


def test_rows_without_a_city_are_a_city_without_name(small, tmp_path: Path) -> None:
    (chunk,) = read(small, tmp_path, "가,gun,,A-1,1,,,,,", ",gun,,A-2,2,,,,,", "가,gun,,A-1,1,,,,,")
    assert chunk.arrays[0].to_pylist() == ["가", None, "가"]


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        (["가,gun,,A-1,1,,,,,", "가,gu,,A-2,2,,,,,"], {"kind": ("SC716", 3, 2)}),
        (["가,gun,,A-1,1,,,,,", "가,gun,,A-1,1,,,,,"], {"A-1": ("SC715", 3, 4)}),
        (["가,gun,,A-1,1,,,,없음,"], {"A-1": ("SC410", 2, 9)}),
        (["가,gun,,A-1,,1,2,,,"], {"A-1": ("SC206", 2, 6)}),
        (["=1,gun,,A-2,1,,,,,@x"], {"city": ("SC718", 2, 1)}),
    ],
)
def test_what_is_wrong_is_a_flaw_of_the_city(
    small, tmp_path: Path, rows: list[str], found: dict[str, tuple[str, int, int]]
) -> None:
    (chunk,) = read(small, tmp_path, *rows, "나,gun,,A-1,1,,,,,")
    assert flaws(small, chunk) == found
    assert flaws(small, chunk, 1) == {}
    assert all(str(flaw) for flaw in chunk.flaws.values())


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        (["가,gun,,A-9,1,,,,,"], [("SC402", 2, 4)]),
        (["가,gun,,,1,,,,,"], [("SC202", 2, 4)]),
        (["가,gun,,A-8,1,,,,,", "가,gun,,,1,,,,,"], [("SC402", 2, 4), ("SC202", 3, 4)]),
        (
            [f"가,gun,,X-{number},1,,,,," for number in range(99)],
            [("SC402", 2 + number, 4) for number in range(99)],
        ),
    ],
    ids=["unknown", "missing", "two", "more than columns"],
)
def test_what_is_of_no_indicator_is_wrong_with_the_city_as_a_whole(
    small, tmp_path: Path, rows: list[str], found: list[tuple[str, int, int]]
) -> None:
    (chunk,) = read(small, tmp_path, *rows, "나,gun,,A-1,1,,,,,")
    assert chunk.flaws == {}
    assert faults(chunk) == [found, []]


def test_what_is_said_twice_points_at_both(small, tmp_path: Path) -> None:
    (chunk,) = read(small, tmp_path, "가,gun,,A-1,1,,,,,", "가,gu,,A-1,2,,,,,")
    related = {flaw.code: flaw.related[0] for flaw in chunk.flaws.values()}
    assert {code: (span.line, span.column) for code, span in related.items()} == {
        "SC716": (2, 2),
        "SC715": (2, 4),
    }


def test_an_unknown_indicator_may_have_been_mistyped(small, tmp_path: Path) -> None:
    (chunk,) = read(small, tmp_path, "가,gun,,A-11,1,,,,,")
    ((flaw,),) = chunk.row_flaws.values()
    assert flaw.near[0] == "A-1"


LOST = "," * 10 + "!"
"""The cells behind the first in a row of one too many."""


@pytest.mark.parametrize(
    ("rows", "spoiled"),
    [
        ([f"가{LOST}", "나,gun,,A-1,1,,,,,", "다,gun,,A-1,1,,,,,"], {0}),
        (["나,gun,,A-1,1,,,,,", f"나{LOST}", "나,gun,,A-2,1,,,,,", "다,gun,,A-1,1,,,,,"], {0}),
        (["나,gun,,A-1,1,,,,,", f"다{LOST}", "다,gun,,A-1,1,,,,,"], {0, 1}),
        (["나,gun,,A-1,1,,,,,", "다,gun,,A-1,1,,,,,", f"라{LOST}"], {1}),
    ],
    ids=["first", "inside", "between", "last"],
)
def test_a_row_that_is_lost_spoils_the_cities_that_it_may_be_of(
    small, tmp_path: Path, rows: list[str], spoiled: set[int]
) -> None:
    (chunk,) = read(small, tmp_path, *rows)
    assert chunk.arrays[0].to_pylist() == ["나", "다"]
    assert {*chunk.row_flaws} == spoiled
    assert {fault.code for found in chunk.row_flaws.values() for fault in found} == {"SC710"}
    assert chunk.lost == []


def test_a_table_of_lost_rows_only_says_so(small, tmp_path: Path) -> None:
    (chunk,) = read(small, tmp_path, f"가{LOST}", f"나{LOST}")
    assert chunk.rows == 0
    assert [place(fault) for fault in chunk.lost] == [("SC710", 2, 0), ("SC710", 3, 0)]


def test_a_city_may_begin_in_one_chunk_and_end_in_another(
    small, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(csv, "ROWS", 3)
    monkeypatch.setattr(long_form, "CITIES", 2)
    rows = [
        f"도시{city},gun,,{indicator},1,,,,,"
        for city in range(7)
        for indicator in ("A-1", "A-2", "A-3", "A-4")
    ]
    found = read(small, tmp_path, *rows)
    assert [chunk.rows for chunk in found] == [2, 2, 2, 1]
    assert [city for chunk in found for city in chunk.arrays[0].to_pylist()] == [
        f"도시{city}" for city in range(7)
    ]
    assert all(len(cells(small, chunk, 0)) == 6 for chunk in found)
    assert found[3].at(0, 0).line == 26


def test_a_chunk_without_rows_gives_none(small) -> None:
    columns = columns_of(headings(*HEADINGS.split(",")))
    assert [*wide(lambda _: [], columns, wide_columns(columns, small), small)] == []


def test_numbers_of_parquet_become_what_is_written(small, tmp_path: Path) -> None:
    address = str(tmp_path / "t.parquet")
    table = {
        "city": ["가", "가"],
        "kind": ["gun", "gun"],
        "indicator": ["A-1", "A-4"],
        "value": [12.5, 1.0],
    }
    pq.write_table(pa.table(table), address)
    columns = columns_of(parquet.headings(address, READING))
    chunks = partial(parquet.chunks, address, READING, Cut(0, 1, 1, 2))
    (chunk,) = wide(chunks, columns, wide_columns(columns, small), small)
    assert cells(small, chunk, 0, "city,kind,indicator,value") == {
        "city": "가",
        "kind": "gun",
        "A-1": "12.5",
        "A-4": "1",
    }


def test_a_share_may_be_an_object_in_json(small, tmp_path: Path) -> None:
    path = tmp_path / "t.jsonl"
    path.write_text(
        '{"city": "가", "kind": "gun", "indicator": "A-1", "value": "5"}\n'
        '{"city": "가", "indicator": "A-2", "value": {"numerator": 1, "denominator": 4},'
        ' "evidence": [{"kind": "plan"}]}\n'
        '{"city": "가", "indicator": 7}\n'
        '{"city": "가", "indicator": {}}\n',
        "utf-8",
    )
    found = jsonl.headings(str(path), READING)
    assert is_long(found)
    columns = columns_of(found)
    (cut,) = jsonl.cuts(str(path), READING, 2**62)
    chunks = partial(jsonl.chunks, str(path), READING, cut)
    of = wide_columns(columns, small)
    (chunk,) = wide(chunks, columns, of, small)
    texts = {column.name: array[0].as_py() for column, array in zip(of, chunk.arrays, strict=True)}
    assert {name: text for name, text in texts.items() if text} == {
        "city": "가",
        "kind": "gun",
        "A-1": "5",
        "A-2.numerator": "1",
        "A-2.denominator": "4",
        "A-2.evidence": '[{"kind": "plan"}]',
    }
    assert {of[column].name: place(flaw) for (_, column), flaw in chunk.flaws.items()} == {
        "A-1": ("SC707", 1, 4),
    }
    assert faults(chunk) == [[("SC402", 3, 3), ("SC731", 4, 3)]]


def test_a_row_in_json_with_a_name_that_comes_late_is_wrong_with_its_city(
    small, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jsonl, "FIRST_LINES", 1)
    line = '{"city": "가", "kind": "gun", "indicator": "A-1", "value": 5'
    path = tmp_path / "t.jsonl"
    path.write_text(f'{line}}}\n{line.replace("A-1", "A-2")}, "late": 1}}\n', "utf-8")
    columns = columns_of(jsonl.headings(str(path), READING))
    (cut,) = jsonl.cuts(str(path), READING, 2**62)
    chunks = partial(jsonl.chunks, str(path), READING, cut)
    (chunk,) = wide(chunks, columns, wide_columns(columns, small), small)
    assert chunk.flaws == {}
    assert faults(chunk) == [[("SC727", 2, 0)]]


# --- cities whose rows do not stand together ----------------------------------------------

DATED = "date,city,kind,indicator,value"


def test_a_city_whose_rows_do_not_stand_together_is_wrong_in_every_part(
    small, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(csv, "ROWS", 2)
    monkeypatch.setattr(long_form, "CITIES", 1)
    rows = [
        "도담시,gun,,A-1,1,,,,,",
        "도담시,gun,,A-4,1,,,,,",
        "나,gun,,A-1,1,,,,,",
        "나,gun,,A-9,1,,,,,",
        "도담시,,,A-2,1,,,,,",
        "다,gun,,A-1,1,,,,,",
    ]
    found = read(small, tmp_path, *rows)
    assert len(found) > 1
    assert faults(*found) == [[("SC736", 2, 1)], [("SC402", 5, 4)], [("SC736", 6, 1)], []]
    assert str(found[0].row_flaws[0][0])


@pytest.mark.parametrize(
    "name", [" 가온 ", "\u1100\u1161\u110b\u1169\u11ab"], ids=["blanks", "apart"]
)
def test_a_city_is_the_same_however_its_name_is_written(small, tmp_path: Path, name: str) -> None:
    (chunk,) = read(
        small,
        tmp_path,
        "가온,gun,,A-1,1,,,,,",
        f"{name},gun,,A-4,1,,,,,",
        "나,gun,,A-1,1,,,,,",
        f"{name},gun,,A-2,1,,,,,",
    )
    assert faults(chunk) == [[("SC736", 2, 1)], [], [("SC736", 5, 1)]]


def test_rows_without_a_city_lie_between_those_of_another_and_are_none_themselves(
    small, tmp_path: Path
) -> None:
    rows = ["가", "", "가", "", "나", "나"]
    (chunk,) = read(small, tmp_path, *(f"{city},gun,,A-{n},1,,,,," for n, city in enumerate(rows)))
    assert [[code for code, *_ in each if code == "SC736"] for each in faults(chunk)] == [
        ["SC736"],
        [],
        ["SC736"],
        [],
        [],
    ]


@pytest.mark.parametrize(
    ("rows", "scattered"),
    [
        (["2021-01-01,가", "2021-01-01,나", "2022-01-01,가", "2022-01-01,나"], []),
        (["2021-01-01,가", ",가", "2021-01-01,나", ",나", "2022-01-01,가", ",가"], []),
        (
            ["2021-01-01,가", "2021-01-01,나", "2022-01-01,가", "2022-01-01,나", "2021-01-01,가"],
            [2, 6],
        ),
        (["2021-01-01,가", "2021-01-01,나", ",가", "2022-01-01,나"], [2, 4]),
        ([",가", "2021-01-01,나", "2021-01-01,가", "2022-01-01,가"], [2, 4]),
        (["2021-01-01,가", ",나", ",다"], []),
    ],
    ids=["archive", "dates in first rows", "one date", "undated later", "undated first", "once"],
)
def test_a_city_may_come_again_with_another_date(
    small, tmp_path: Path, rows: list[str], scattered: list[int]
) -> None:
    indicators = [*small.indicators]
    lines = (f"{row},gun,{indicators[n % len(indicators)]},1" for n, row in enumerate(rows))
    (chunk,) = read(small, tmp_path, *lines, first=DATED)
    found = [place(fault) for each in chunk.row_flaws.values() for fault in each]
    assert found == [("SC736", line, 2) for line in scattered]


def test_no_part_of_a_city_is_judged_as_if_it_were_all(small, tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    rows = ["도담시,gun,A-1,1", "나,gun,A-1,1", "도담시,,A-2,1"]
    path.write_text("\n".join(["city,kind,indicator,value", *rows]), "utf-8")
    table = open_table(str(path), READING, small, evidence_required=False)
    (cut,) = table.cuts(10)
    (chunk,) = table.chunks(cut)
    claims = read_claims(chunk, table.columns, table.terms)
    assert claims.cities.name.to_pylist() == ["나"]
    assert [(each.city, place(each.found[0])) for each in claims.rejected] == [
        ("도담시", ("SC736", 2, 1)),
        ("도담시", ("SC736", 4, 1)),
    ]
    assert [[flaw.code for flaw in row.flaws] for row in table.rows()] == [["SC736"], [], ["SC736"]]

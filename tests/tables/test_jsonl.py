"""Tables in JSON Lines: an object a row, its numbers as they are written."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartcert.diagnostics import Diagnostic, InvalidInput, Span
from smartcert.files import storage
from smartcert.tables.chunk import Chunk, Cut, Reading
from smartcert.tables.column import Column
from smartcert.tables.formats import jsonl, records
from smartcert.tables.formats.jsonl import chunks, cuts, headings

READING = Reading()
FIELDS = {"city": ("city", "name"), "population": ("city", "population"), "date": ("date",)}


def columns(*names: str) -> list[Column]:
    made = []
    for position, name in enumerate(names):
        indicator, _, part = name.partition(".")
        path = FIELDS.get(name) or ("answers", indicator, part or "value")
        made.append(Column(position, name, path, Span("t")))
    return made


def write(text: str | bytes, folder: Path) -> str:
    path = folder / "t.jsonl"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return str(path)


def names(address: str, reading: Reading = READING) -> list[str]:
    return [heading.text for heading in headings(address, reading)]


def read(address: str, rows: int = 100, reading: Reading = READING) -> list[Chunk]:
    asked = columns(*names(address, reading))
    return [
        chunk
        for cut in cuts(address, reading, rows)
        for chunk in chunks(address, reading, cut, asked)
    ]


def place(fault: Diagnostic) -> tuple[str, int, int]:
    return fault.code, fault.span.line, fault.span.column


def cells(address: str) -> dict[str, list[str | None]]:
    (chunk,) = read(address)
    assert chunk.lost == []
    assert chunk.flaws == {}
    return {
        name: array.to_pylist() for name, array in zip(names(address), chunk.arrays, strict=True)
    }


def refusal(address: str) -> list[tuple[str, int, int]]:
    with pytest.raises(InvalidInput) as refused:
        headings(address, READING)
    return [place(each) for each in refused.value.diagnostics]


@pytest.mark.parametrize(
    ("given", "text"),
    [
        ("1.50", "1.50"),
        ("-0", "-0"),
        ("1e3", "1e3"),
        ("123456789012345678901234567890", "123456789012345678901234567890"),
        ("0." + "1" * 5000, "0." + "1" * 5000),
        ("true", "true"),
        ("false", "false"),
        ("null", None),
        ("NaN", "NaN"),
        ("-Infinity", "-Infinity"),
        ('"가 \\u0041"', "가 A"),
        ('""', ""),
        ('["one", "two"]', "one two"),
        ("[]", "[]"),
    ],
)
def test_a_value_is_read_as_it_is_written(tmp_path: Path, given: str, text: str | None) -> None:
    assert cells(write(f'{{"x": {given}}}', tmp_path)) == {"x": [text]}


def test_an_answer_may_be_an_object(tmp_path: Path) -> None:
    line = (
        '{"city": "가", "a": {"value": {"numerator": 1, "denominator": 20.0}, "note": "n"}, '
        '"b": {"numerator": 3, "denominator": 4}, "c": {"not_applicable": "없음"}, '
        '"d": {"value": 5, "evidence": [{"kind": "plan", "page": 12, "ok": true, "no": null}]}, '
        '"e.evidence": {"kind": "조례"}, "f.evidence": ["x", 1.0]}'
    )
    assert cells(write(line, tmp_path)) == {
        "city": ["가"],
        "a.numerator": ["1"],
        "a.denominator": ["20.0"],
        "a.note": ["n"],
        "b.numerator": ["3"],
        "b.denominator": ["4"],
        "c.not_applicable": ["없음"],
        "d": ["5"],
        "d.evidence": ['[{"kind": "plan", "page": 12, "ok": true, "no": null}]'],
        "e.evidence": ['{"kind": "조례"}'],
        "f.evidence": ['["x", 1.0]'],
    }


def test_columns_stand_in_the_order_in_which_they_appear(tmp_path: Path) -> None:
    address = write('\ufeff{"b": 1}\n\n{"a": 2, "b": 3}\r\n', tmp_path)
    assert [(each.text, each.span) for each in headings(address, READING)] == [
        ("b", Span(address, 0, 1)),
        ("a", Span(address, 0, 2)),
    ]
    (chunk,) = read(address)
    assert [array.to_pylist() for array in chunk.arrays] == [["1", "3"], [None, "2"]]
    assert [chunk.at(row, 1) for row in range(2)] == [Span(address, 1, 2), Span(address, 3, 2)]


def test_ranges_hold_as_many_lines_as_asked(tmp_path: Path) -> None:
    address = write('{"a": 1}\n\n{"a": 3}', tmp_path)
    assert cuts(address, READING, 2) == [Cut(0, 10, 1, 2), Cut(10, 18, 3, 1)]
    assert [chunk.at(0, 0).line for chunk in read(address, 2)] == [1, 3]


def test_a_chunk_has_no_more_rows_than_it_may(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jsonl, "ROWS", 2)
    address = write('{"a": 1}\n' * 5, tmp_path)
    assert [chunk.rows for chunk in read(address)] == [2, 2, 1]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ('{"a": 1', [("SC726", 2, 8)]),
        ("[1]", [("SC726", 2, 1)]),
        ("7", [("SC726", 2, 1)]),
        ('{"a": 1} {"a": 2}', [("SC726", 2, 10)]),
        ("[" * 100_000, [("SC726", 2, 1)]),
        ('{"a": ' + "[" * 500 + "]" * 500 + "}", [("SC726", 2, 1)]),
        ('{"x.evidence": ' + '[{"b": ' * 300 + "1" + "}]" * 300 + "}", [("SC726", 2, 1)]),
        ('{"a": "\\ud800"}', [("SC726", 2, 8)]),
    ],
    ids=["cut off", "a list", "a number", "two objects", "deep", "closed", "deep evidence", "half"],
)
def test_a_line_that_is_no_object_is_lost(
    tmp_path: Path, line: str, found: list[tuple[str, int, int]]
) -> None:
    (chunk,) = read(write(f'{{"a": 1}}\n{line}\n{{"a": 3}}', tmp_path))
    assert chunk.arrays[0].to_pylist() == ["1", "3"]
    assert [place(fault) for fault in chunk.lost] == found


@pytest.mark.parametrize("encoding", ["utf-8", "cp949"])
def test_a_byte_that_is_no_text_costs_its_line_only(tmp_path: Path, encoding: str) -> None:
    text = '{"a": "가"}\n{"a": "나!"}\n{"a": "다"}'.encode(encoding).replace(b"!", b"\xff")
    (chunk,) = read(write(text, tmp_path), reading=Reading(encoding))
    assert chunk.arrays[0].to_pylist() == ["가", "다"]
    assert [place(fault) for fault in chunk.lost] == [("SC725", 2, 9)]


@pytest.mark.parametrize(
    ("line", "code", "column"),
    [
        ('{"city": "가", "city": "나"}', "SC119", 1),
        ('{"x": 1, "x": {"value": 2}}', "SC119", 2),
        ('{"x.note": "a", "x": {"note": "b"}}', "SC119", 3),
        ('{"x": {"value": 1, "value": 2}}', "SC119", 2),
        ('{"x.evidence": [{"kind": "a", "kind": "b"}]}', "SC119", 4),
        ('{"x": {"worth": 1}}', "SC731", 2),
        ('{"x": {}}', "SC731", 2),
        ('{"x": [1]}', "SC731", 2),
        ('{"x": "12"}', "SC707", 2),
        ('{"x": {"value": "-1.5"}}', "SC707", 2),
        ('{"population": " 38400"}', "SC707", 5),
        ('{"city": "=1"}', "SC718", 1),
        ('{"x": 1, "late": 2}', "SC727", 0),
    ],
)
def test_what_is_wrong_with_a_cell_is_a_flaw_of_its_row(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, line: str, code: str, column: int
) -> None:
    monkeypatch.setattr(jsonl, "FIRST_LINES", 1)
    first = '{"city": "가", "x": 1, "x.note": "12", "x.evidence": 1, "population": 2}'
    address = write(f"{first}\n{line}\n{first}", tmp_path)
    (chunk,) = read(address)
    assert chunk.lost == []
    assert chunk.rows == 3
    flaws = {row: flaw for (row, _), flaw in chunk.flaws.items()}
    flaws |= {row: flaw for row, (flaw,) in chunk.row_flaws.items()}
    assert {row: place(flaw) for row, flaw in flaws.items()} == {1: (code, 2, column)}
    assert all(str(flaw) for flaw in flaws.values())


def test_a_name_that_comes_late_hides_no_other_flaw(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jsonl, "FIRST_LINES", 1)
    first = '{"city": "가", "population": 2}'
    (chunk,) = read(write(f'{first}\n{{"population": "7", "late": 2}}', tmp_path))
    assert {cell: place(flaw) for cell, flaw in chunk.flaws.items()} == {(1, 1): ("SC707", 2, 2)}
    assert [place(flaw) for flaw in chunk.row_flaws[1]] == [("SC727", 2, 0)]


@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_utf8_is_not_read_as_cp949(tmp_path: Path, mark: str) -> None:
    address = write(f'{mark}{{"도시": "대구"}}'.encode(), tmp_path)
    with pytest.raises(InvalidInput) as refused:
        headings(address, Reading("cp949"))
    assert [place(each) for each in refused.value.diagnostics] == [("SC734", 0, 0)]


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (b"", [("SC109", 0, 0)]),
        ('{"a": 1}'.encode("utf-16"), [("SC730", 0, 0)]),
        ('{"도시": "대구광역시"}'.encode("cp949"), [("SC720", 0, 0)]),
        (b"PK\x03\x04", [("SC712", 0, 0)]),
        (b"city,kind\n", [("SC726", 1, 1)]),
        (b"{}\n", [("SC721", 1, 0)]),
        (b'{"a": "' + b"x" * records.LONGEST, [("SC728", 1, 0)]),
        (json.dumps({str(each): 1 for each in range(10_001)}).encode(), [("SC729", 0, 0)]),
    ],
    ids=["nothing", "UTF-16", "CP949", "a workbook", "CSV", "nothing said", "too long", "too wide"],
)
def test_what_is_no_table_is_refused_plainly(
    tmp_path: Path, data: bytes, found: list[tuple[str, int, int]]
) -> None:
    assert refusal(write(data, tmp_path)) == found


def test_a_table_may_lie_wherever_fsspec_reaches() -> None:
    with storage.whole("memory://cities.jsonl") as stream:
        stream.write(b'{"a": 1}\n')
    (chunk,) = read("memory://cities.jsonl")
    assert chunk.arrays[0].to_pylist() == ["1"]


@pytest.mark.no_cover
@given(
    st.lists(st.dictionaries(st.text(min_size=1), st.text() | st.integers()), min_size=1),
    st.integers(1, 5),
)
def test_pieces_hold_what_the_reader_of_python_gives(
    tmp_path_factory: pytest.TempPathFactory, rows: list[dict[str, str | int]], about: int
) -> None:
    text = "\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    try:
        address = write(text, tmp_path_factory.mktemp("jsonl"))
    except UnicodeEncodeError:
        return  # half of a character
    keys = [*dict.fromkeys(key for row in rows for key in row)]
    if not keys:
        return
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(records, "BLOCK", 10_000)
        found = read(address, about)
    assert names(address) == keys
    for index, key in enumerate(keys):
        wanted = [None if row.get(key) is None else str(row[key]) for row in rows]
        assert [text for chunk in found for text in chunk.arrays[index].to_pylist()] == wanted

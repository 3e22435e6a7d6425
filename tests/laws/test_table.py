"""Assessments become a table, and the table assessments: nothing is lost on the way."""

import dataclasses
import io
import json
from contextlib import suppress
from functools import cache

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import xlsxwriter
import yaml
from hypothesis import given

from smartcert import evaluate, load_catalogue
from smartcert.assessment.assessment_file import assessment_in
from smartcert.assessment.claims import read_answers
from smartcert.cli import run
from smartcert.files.document import Unquoted, parse
from smartcert.files.source import read as read_source
from smartcert.forms.assessment_text import assessment_text, scalar
from smartcert.language import language
from smartcert.tables.chunk import Reading
from smartcert.tables.rows.claims import read_claims
from smartcert.tables.rows.row import judged
from smartcert.tables.table import open_table
from smartcert.tables.writing.layout import sheet_of
from smartcert.tables.writing.writers import WRITERS
from tests.conftest import DATA, ONE_FOLDER, ROOT
from tests.support.assessments import DATE, LINES, PROSE, data, meant, read
from tests.support.yaml12 import load

SMALL = load_catalogue(DATA / "small.yaml")
ROUND = sorted((ROOT / "examples" / "round").glob("*.yaml"))
ENGLISH, KOREAN = language("en"), language("ko")
ENDINGS = pytest.mark.parametrize("ending", WRITERS)


def text_of(said, reader=ENGLISH):
    return assessment_text(said, SMALL, reader, without_evidence=False)


@pytest.mark.no_cover
@given(data())
def test_a_file_that_is_written_holds_the_data(said):
    back = read(text_of(said)).data
    back["answers"] = {
        name: {part: each for part, each in answer.items() if each is not None}
        for name, answer in back["answers"].items()
    }
    back["answers"] = {name: answer for name, answer in back["answers"].items() if answer}
    assert back == said


@given(LINES | PROSE)
def test_a_text_is_one_for_every_reader_of_yaml(text):
    written = f"a: {scalar(text)}"
    assert yaml.safe_load(written) == load(written) == read(written).data == {"a": text}


@pytest.mark.no_cover
@ENDINGS
@ONE_FOLDER
@given(said=data())
def test_a_table_keeps_every_word_and_figure(ending, said, tmp_path):
    before = read(text_of(said))
    stream = io.BytesIO()
    WRITERS[ending](sheet_of([before], SMALL, counts=False), stream)
    path = tmp_path / f"table{ending}"
    path.write_bytes(stream.getvalue())
    table = open_table(str(path), Reading(), SMALL, evidence_required=False)
    (row,) = table.rows()
    assert row.flaws == []
    assert judged(row, table.terms).reading.claims is not None
    back = text_of(row.data, KOREAN)
    assert meant(read(back)) == meant(before)


@pytest.mark.no_cover
@ENDINGS
def test_a_round_comes_back_as_it_was_and_is_judged_alike(ending, tmp_path, capsys):
    table, folder = tmp_path / f"round{ending}", tmp_path / "back"
    assert run(["table", "from-files", str(ROUND[0].parent), "--output", str(table)]) == 0
    assert run(["table", "to-files", str(table), "--output", str(folder)]) == 0
    assert "24" in capsys.readouterr().err
    back = dict(map(heard, folder.iterdir()))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["back", table.name]
    for name, (said, report) in known().items():
        said_again, report_again = back.pop(name)
        assert said_again == said
        assert report_again == report
    assert not back


@cache
def known():
    """What the files of the round say: the same for every ending."""
    return dict(map(heard, ROUND))


def heard(path):
    """The name of a city, what its file means, and its report but for the file and its lines."""
    document = parse(read_source(path))
    assessment = assessment_in(document)
    report = without(
        dataclasses.asdict(evaluate(assessment)), {"file", "sha256", "line", "span", "related"}
    )
    return assessment.city.name, (meant(document), report)


def without(said, names):
    if isinstance(said, dict):
        return {name: without(each, names) for name, each in said.items() if name not in names}
    if isinstance(said, (list, tuple)):
        return [without(each, names) for each in said]
    return said


FILED = """\
format: smartcert-assessment/1
catalogue: small@1
date: 2022-08-31
stage: self_assessment
city: {name: 가상시, kind: si, population: %s, population_date: 2022-07-31}
answers:
  A-1: {value: %s, note: "- 하나"}
  A-2: {value: {numerator: %s, denominator: %s}}
  A-3: {value: %s}
  A-4: {value: %s}
  B-2: {value: %s}
"""
PLAIN = ("571000", "17.5", "3", "4", "120", "true", "3")
WHERE = ("population", "A-1", "A-2.numerator", "A-2.denominator", "A-3", "A-4", "B-2")
OTHERWISE = {
    "as it is": PLAIN,
    "as pandas writes whole numbers": ("571000.0", "17.5", "3.0", "4.0", "120.0", "true", "3.0"),
    "with as many decimals": ("571000.00", "17.5", "3.00", "4.00", "120.00", "true", "3.00"),
    "as Excel and R write a truth": (*PLAIN[:5], "TRUE", "3"),
    "as Python writes one": (*PLAIN[:5], "True", "3"),
    "as databases write one": (*PLAIN[:5], "1", "3"),
    "as PostgreSQL writes one": (*PLAIN[:5], "t", "3"),
}


def claimed(assessment):
    claims = read_answers(assessment, SMALL, counted=dict.fromkeys(SMALL.indicators, 9)).claims
    return {
        name: (each.value, each.parts, each.state) for name, each in claims.by_indicator.items()
    }


@ENDINGS
@pytest.mark.parametrize("written", OTHERWISE.values(), ids=OTHERWISE)
def test_a_row_reads_as_the_same_file_however_programs_write_it(ending, written, tmp_path):
    """Short rows, too: what stands behind the last answer is blank."""
    wanted = claimed(assessment_in(read(FILED % PLAIN)))
    if written[5] == "true":
        assert claimed(assessment_in(read(FILED % written))) == wanted
    cells = {"city": "가상시", "kind": "si", "A-1.note": "- 하나"}
    cells |= dict(zip(WHERE, written, strict=True)) | {"contact": "", "A-2.note": ""}
    path = tmp_path / f"table{ending}"
    FOREIGN[ending](cells, path)
    table = open_table(str(path), Reading(), SMALL, evidence_required=False)
    (cut,) = table.cuts(9)
    (chunk,) = table.chunks(cut)
    in_columns = read_claims(chunk, table.columns, table.terms)
    assert in_columns.rejected == ()
    assert in_columns.cities.people.tolist() == [571_000]
    for name, (value, parts, _) in wanted.items():
        coded = in_columns.claims[name]
        found = (np.broadcast_to(each, 1).tolist() for each in (coded.value, coded.parts))
        assert [*found] == [[value], [parts]], name
    (row,) = table.rows()
    assert row.data["answers"]["A-1"]["note"] == "- 하나"
    assert claimed(judged(row, table.terms).assessment) == wanted


def _number(text):
    with suppress(ValueError):
        return float(text)
    return text or None


def _csv(cells, path):
    path.write_text(f"{','.join(cells)}\n{','.join(cells.values()).rstrip(',')}\n", "utf-8")


def _jsonl(cells, path):
    known = {"True": "true", "TRUE": "true", "t": '"t"', "true": "true", "": "null"}
    said = (
        f'"{name}": {known.get(text) or (text if name in WHERE else json.dumps(text))}'
        for name, text in cells.items()
    )
    path.write_text(f"{{{', '.join(said)}}}\n", "utf-8")


def _parquet(cells, path):
    pq.write_table(pa.table({name: [_number(text)] for name, text in cells.items()}), path)


def _xlsx(cells, path):
    with xlsxwriter.Workbook(path, {"strings_to_formulas": False}) as book:
        page = book.add_worksheet()
        page.write_row(0, 0, cells)
        page.write_row(1, 0, map(_number, cells.values()))


FOREIGN = {".csv": _csv, ".jsonl": _jsonl, ".parquet": _parquet, ".xlsx": _xlsx}
"""How another program writes a row."""


def test_dates_and_numbers_stand_unquoted_and_doubtful_texts_quoted(small):
    said = {
        "catalogue": "small@1",
        "date": DATE,
        "stage": "self_assessment",
        "city": {"name": "no", "kind": "gun", "contact": "053-1234"},
        "answers": {
            "A-1": {
                "value": Unquoted("14.0"),
                "evidence": [
                    {"title": "1e3", "kind": "plan", "document": "a: b", "page": "3", "date": DATE}
                ],
                "note": "하나\n\n둘\n",
            },
            "A-2": {"value": {"numerator": Unquoted("1"), "denominator": Unquoted("2")}},
            "A-4": {"not_applicable": " 앞에 빈칸"},
            "B-1-1": {"value": []},
        },
    }
    text = assessment_text(said, small, KOREAN, without_evidence=True)
    assert text.endswith(
        """\
date: 2022-08-31
stage: self_assessment
city:
  name: "no"
  kind: gun
  contact: 053-1234
answers:

  # A 더하는 분야
  A-1:  # 건수
    value: 14.0
    evidence:
      - title: "1e3"
        kind: plan
        document: "a: b"
        page: "3"
        date: 2022-08-31
    note: |
      하나

      둘
  A-2:  # 비율
    value: {numerator: 1, denominator: 2}
  A-3:  # 인구당 건수
    value:
  A-4:  # 조례
    not_applicable: " 앞에 빈칸"

  # B-1 항목
  B-1-1:  # 점검표
    value: []

  # B 평균 내는 분야
  B-2:  # 성숙도
    value:
"""
    )
    said_so = assessment_text(said, small, ENGLISH, without_evidence=True)
    assert "# The evidence is left out" in said_so.partition("format:")[0]

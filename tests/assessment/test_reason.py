"""What is a reason why an indicator does not apply: in a file and in every format of tables."""

import csv
import json

import pyarrow as pa
import pyarrow.parquet
import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from smartcert.assessment.assessment_file import read_assessment
from smartcert.assessment.claims import read_answers
from smartcert.assessment.reason import LONGEST_NO, is_reason, says_no
from smartcert.diagnostics import InvalidInput
from smartcert.scoring.states import State
from tests.support.batches import carried_out
from tests.support.marked import source

SAY_NO = """
no|No|NO|n|N|false|False|FALSE|f|off|0|0.0|00|-|–|—|−|~|x|×|none|None|nil|null|없음|'없음'|(없음)
|없 음|아니오|아니요|아니 오|아님|거짓|무|부|ｎｏ|ＦＡＬＳＥ|No.|n.o| no |\u200b없음
""".replace("\n", "").split("|")
NO_REASON = """
N/A|n/a|NA|na|n.a.|not applicable|해당없음|(해당없음)|해당 없음|비해당|해당사항없음
|해당 사항 없음|적용 안함|yes|Yes|TRUE|true|예|O|1|12|가|.|…|...|?|*|()|2호|모름|미정|tbd|#$
""".replace("\n", "").split("|")
REASONS = [
    "상수도 사무 없음",
    "사무가 없음",
    "예외",
    "N/A: 광역시 소관",
    "no water works",
    "없음(광역시 소관)",
    "상수도는 광역시 소관이어서 자치구에 사무가 없음",
    "해당 없음 - 광역시 소관",
]
HEAD = """\
format: smartcert-assessment/1
catalogue: small@1
date: 2022-12-31
stage: self_assessment
city: {name: 시험시, kind: si, population: 50000, population_date: 2022-06-30}
answers:
"""


@pytest.mark.parametrize("text", SAY_NO)
def test_a_word_of_no_says_that_the_indicator_applies(text):
    assert says_no(text)
    assert not is_reason(text)


@pytest.mark.parametrize("text", NO_REASON)
def test_what_is_neither_no_nor_a_reason_is_neither(text):
    assert not says_no(text)
    assert not is_reason(text)


@pytest.mark.parametrize("text", REASONS)
def test_a_reason_says_more_than_that_it_is_so(text):
    assert is_reason(text)
    assert not says_no(text)


@given(st.text(max_size=20))
def test_nothing_is_both(text):
    assert not (says_no(text) and is_reason(text))


def test_a_long_text_is_not_looked_through_for_a_no():
    assert not says_no("-" * (LONGEST_NO + 1))


# --- the law: a row reads as the same file ---------------------------------------------

TEXTS = [*SAY_NO, *NO_REASON, *REASONS, ""]


def of_file(value, small):
    """Read a file that holds this value: a state, or the codes that refuse it."""
    written = json.dumps(value, ensure_ascii=False) if value != "" else ""
    text = f"{HEAD}  A-2: {{not_applicable: {written}}}\n"
    try:
        reading = read_answers(read_assessment(source(text)), small)
    except InvalidInput as invalid:
        return [each.code for each in invalid.diagnostics]
    return reading.claims.by_indicator["A-2"].state


def as_csv(values, path):
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows(
            [NAMES, *([f"가상시 {n}", "si", 50_000, each] for n, each in values)]
        )


def as_jsonl(values, path):
    rows = ([f"가상시 {n}", "si", 50_000, each] for n, each in values)
    lines = (json.dumps(dict(zip(NAMES, row, strict=True)), ensure_ascii=False) for row in rows)
    path.write_text("\n".join([*lines, ""]), "utf-8")


def as_parquet(values, path):
    names, cells = zip(*((f"가상시 {n}", each) for n, each in values), strict=True)
    columns = [names, ["si"] * len(names), [50_000] * len(names), cells]
    pa.parquet.write_table(pa.table(dict(zip(NAMES, map(pa.array, columns), strict=True))), path)


def as_xlsx(values, path):
    with xlsxwriter.Workbook(path, {"strings_to_formulas": False}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, NAMES)
        for row, (n, each) in enumerate(values, 1):
            sheet.write_row(row, 0, [f"가상시 {n}", "si", 50_000])
            sheet.write_string(row, 3, each) if isinstance(each, str) else sheet.write(row, 3, each)


NAMES = ("city", "kind", "population", "A-2.not_applicable")
FORMATS = {"csv": as_csv, "jsonl": as_jsonl, "parquet": as_parquet, "xlsx": as_xlsx}


@pytest.mark.parametrize("ending", FORMATS)
@pytest.mark.parametrize(
    "values", [TEXTS, [False, True], [0, 1, 12]], ids=["texts", "truths", "numbers"]
)
def test_a_row_reads_as_the_same_file(values, ending, small, tmp_path):
    """Law: a cell takes an indicator off the maximum, or is refused, as a file."""
    path = tmp_path / f"t.{ending}"
    FORMATS[ending]([*enumerate(values)], path)
    outcome = carried_out(small, tmp_path / "w", tables=[path])
    found = {each.city: [fault.code for fault in each.faults] for each in outcome.rejects()}
    for block in outcome.blocks():
        left = block["not_applicable"].to_pylist()
        states = (State.NOT_APPLICABLE if each else State.NOT_ANSWERED for each in left)
        found |= dict(zip(block["city"].to_pylist(), states, strict=True))
    assert found == {f"가상시 {n}": of_file(each, small) for n, each in enumerate(values)}

"""The files of results: the same bytes each time, and what a spreadsheet or a program reads."""

import csv
import io
import json
import zipfile
from dataclasses import replace
from decimal import Decimal
from functools import cache
from itertools import pairwise

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator, Draft202012Validator, FormatChecker
from pyarrow import parquet
from python_calamine import CalamineWorkbook

from smartcert.batch import ranking, result_table, result_values
from smartcert.batch.rejects import Fault, Reject
from smartcert.files.spreadsheet.guard import guarded
from smartcert.files.spreadsheet.limits import LONGEST_CELL
from smartcert.forms.schema import file_schema
from smartcert.language import language
from smartcert.render import batch
from smartcert.render.batch import TooManyRowsError, json_rows, sentences, sheet
from smartcert.render.batch.csv import safe
from tests.conftest import ONE_FOLDER
from tests.support.rounds import REJECTS, ROUND, cut, invented, judged, outcome

EN, KO = language("en"), language("ko")
HOSTILE = [
    "=1+1",
    "+82",
    "-1",
    "@SUM(A1)",
    "\tx",
    "\rx",
    '따"옴표',
    "쉼,표",
    "줄\n바꿈",
    "역\\사선",
]
HOSTILE += ["##[error]x", "a|b *c*", "정상시", "🏙시"]


@pytest.fixture(scope="module")
def parts(catalogue):
    return list(judged(ROUND, catalogue))


@pytest.fixture(scope="module")
def whole(catalogue, parts):
    return outcome(catalogue, parts, rejects=REJECTS, skipped=["README.md"])


@pytest.fixture(scope="module")
def hostile(small):
    return outcome(
        small,
        [invented(small, len(HOSTILE), names=HOSTILE)],
        evidence_required=False,
        rejects=REJECTS,
    )


@pytest.fixture(scope="module")
def uncut(small, tmp_path_factory):
    """Give a block, its outcome, and the bytes of that in one format."""
    block, summary = invented(small, 90, seed=7)
    folder = tmp_path_factory.mktemp("uncut")

    @cache
    def write(ending, *, details):
        found = outcome(small, [(block, summary)], details=details, rejects=REJECTS)
        return block, found, in_rows_of_16(found, ending, folder)

    return write


def in_rows_of_16(found, ending, folder):
    with pytest.MonkeyPatch.context() as patched:
        for module in (result_table, json_rows, ranking):
            patched.setattr(module, "ROWS", 16)
        return written(found, ending, folder)


def written(found, ending, tmp_path, tag=EN, writer=batch.write):
    path = tmp_path / f"out{ending}"
    writer(found, str(path), tag)
    return path.read_bytes()


def sheets(data):
    """Give the rows of every sheet of a workbook."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    return {
        name: book.get_sheet_by_name(name).to_python(skip_empty_area=False)
        for name in book.sheet_names
    }


# --- every format ---------------------------------------------------------------------


@pytest.mark.no_cover
@pytest.mark.parametrize("ending", batch.FORMATS)
@pytest.mark.parametrize("details", [True, False])
@settings(ONE_FOLDER, max_examples=8)
@given(data=st.data())
def test_bytes_do_not_depend_on_how_the_blocks_were_cut(ending, details, uncut, tmp_path, data):
    block, found, first = uncut(ending, details=details)
    pieces = cut([block], data.draw(st.lists(st.integers(0, 90), max_size=5)))
    cut_elsewhere = replace(found, blocks=lambda: iter(pieces))
    assert in_rows_of_16(cut_elsewhere, ending, tmp_path) == first


@pytest.mark.parametrize("ending", batch.FORMATS)
@pytest.mark.parametrize("tag", [EN, KO])
def test_that_evidence_was_not_required_is_said_in_every_format(ending, tag, hostile, tmp_path):
    data = written(hostile, ending, tmp_path, tag)
    if ending == ".xlsx":
        with zipfile.ZipFile(io.BytesIO(data)) as book:
            data = b"".join(book.read(name) for name in book.namelist())
    said = tag.say(sentences.NOT_REQUIRED)[:25].encode()
    assert b"not-required" in data or said in data


@pytest.mark.parametrize("ending", batch.FORMATS)
def test_nobody_judged_is_a_file_too(ending, small, tmp_path):
    assert written(outcome(small, []), ending, tmp_path) or ending == ".jsonl"


@pytest.mark.parametrize("ending", [".md", ".xlsx"])
def test_a_ranking_says_its_rule_in_both_languages(ending, whole, tmp_path):
    for tag in (EN, KO):
        data = written(whole, ending, tmp_path, tag)
        text = data.decode() if ending == ".md" else str(sheets(data)[tag.say("ranking")][0])
        assert tag.say(sentences.RANKING)[:30] in text


def test_an_ending_without_a_format_is_refused(whole, tmp_path):
    for write, name in ((batch.write, "a.pdf"), (batch.write_rejects, "a.parquet")):
        with pytest.raises(KeyError):
            write(whole, str(tmp_path / name), EN)
    assert list(tmp_path.iterdir()) == []
    assert batch.ending_of("s3://bucket/b.v2/RESULTS.CSV") == ".csv"


# --- CSV ------------------------------------------------------------------------------


def test_csv_opens_in_korean_excel(whole, tmp_path):
    data = written(whole, ".csv", tmp_path)
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert len(rows) == 24
    assert rows[0]["city"] == "바람재군(가상)"
    assert rows[0]["points"] == "694.18"
    assert rows[0]["certified"] == "false"
    assert b',694.18,2000.00,34.70,-705.82,5,false,"pass_mark",' in data
    assert "INN-PUB-01" not in rows[0]


def test_details_are_written_if_the_outcome_shows_them(whole, tmp_path):
    data = written(replace(whole, details=True), ".csv", tmp_path).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(data)))
    assert rows[0]["INN-PUB-01.state"] == "answered"


def test_no_text_of_a_csv_runs_as_a_formula(hostile, tmp_path):
    data = written(hostile, ".csv", tmp_path).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(data, newline="")))
    names = [row["city"] for row in rows]
    assert names == [f"'{name}" if name[0] in "=+-@\t\r" else name for name in HOSTILE]


def test_columns_are_guarded_as_single_texts_are():
    texts = [
        f"{blank}{sign}1"
        for blank in ("", " ", "\u200b\u3000", "\ufeff", "가")
        for sign in "=+-@＝＋－＠−\t\r"
    ]
    assert safe(pa.array(texts)).to_pylist() == [guarded(each) for each in texts]


def test_texts_that_are_safe_are_left():
    texts = pa.array(["달서구", "", None])
    assert safe(texts) is texts


# --- Parquet --------------------------------------------------------------------------


def test_parquet_is_exact_and_says_by_what(whole, catalogue, tmp_path):
    table = parquet.read_table(io.BytesIO(written(whole, ".parquet", tmp_path)))
    assert table.num_rows == 24
    assert table["points"][0].as_py() == Decimal("694.18")
    said = {name.decode(): value.decode() for name, value in table.schema.metadata.items()}
    assert said["catalogue"] == "molit-smart-city"
    assert (said["edition"], said["revision"]) == ("2022", "2")
    assert said["sha256"] == catalogue.sha256
    assert said["evidence"] == "required"
    file = parquet.ParquetFile(io.BytesIO(written(whole, ".parquet", tmp_path)))
    points = file.schema.names.index("points")
    assert file.schema.column(points).physical_type == "INT64"


# --- JSON -----------------------------------------------------------------------------


@pytest.mark.parametrize("details", [True, False])
@pytest.mark.parametrize("which", ["whole", "hostile", "nothing"])
def test_json_is_what_its_schema_says(which, details, small, whole, hostile, tmp_path):
    found = {"whole": whole, "hostile": hostile, "nothing": outcome(small, [])}[which]
    body = json.loads(written(replace(found, details=details), ".json", tmp_path))
    for draft, validator in (("7", Draft7Validator), ("2020-12", Draft202012Validator)):
        tested = validator(file_schema("batch", draft), format_checker=FormatChecker())
        assert [each.message for each in tested.iter_errors(body)] == []
    assert len(body["cities"]) == found.summary.judged


def test_json_has_everything_exact(whole, tmp_path):
    body = json.loads(written(whole, ".json", tmp_path))
    large, _ = body["summary"]["tracks"]
    assert body["format"] == "smartcert-batch/2"
    assert (large["mean"], large["median"]) == ("1415.31", "1396.80")
    assert large["best"][0]["points"] == "1810.70"
    assert large["above"][0]["margin"] == "2.35"
    assert body["summary"]["losses"][0]["average"] == "24.09"
    assert body["summary"]["faults"] == {"SC101": 1, "SC401": 1, "SC402": 2}
    assert body["rejects"][2]["faults"][0]["cell"] == "C12"
    assert body["skipped"] == ["README.md"]
    city = body["cities"][0]
    assert city["nodes"]["INN"] == {"points": "202.66", "maximum": "600.00"}
    assert city["failed"] == ["pass_mark"]
    assert "evidence" not in city


def test_a_line_of_json_stands_for_itself(whole, catalogue, tmp_path):
    lines = written(replace(whole, details=True), ".jsonl", tmp_path).decode().splitlines()
    body = json.loads(written(replace(whole, details=True), ".json", tmp_path))
    for line, city in zip(lines, body["cities"], strict=True):
        said = json.loads(line)
        assert said.pop("judged_by") == result_values.judged_by(catalogue)
        assert said.pop("evidence") == "required"
        assert said == city
    assert body["cities"][0]["nodes"]["INN-PUB-01"]["state"] == "answered"


@pytest.mark.parametrize("ending", [".json", ".jsonl"])
def test_any_name_is_json(ending, hostile, tmp_path):
    data = written(hostile, ending, tmp_path).decode()
    lines = [json.loads(line) for line in data.splitlines()] if ending == ".jsonl" else None
    cities = lines or json.loads(data)["cities"]
    assert [city["city"] for city in cities] == HOSTILE
    assert "##[" not in data


def test_bytes_of_texts_are_those_of_a_slice():
    texts = pa.array(["가", "", "나다", "라"])
    assert bytes(json_rows.as_bytes(texts.slice(1, 2))) == "나다".encode()


def test_what_is_not_known_is_null():
    assert json_rows.text(pa.array([1, None])).to_pylist() == ["1", "null"]
    assert json_rows.text(pa.array([None], pa.date32())).to_pylist() == ["null"]


# --- Markdown -------------------------------------------------------------------------


def test_markdown_has_tables_and_a_ranking_a_track(whole, tmp_path):
    text = written(whole, ".md", tmp_path).decode()
    assert text.count("## Ranking: ") == 2
    assert "| 2 | 도담시(가상) | 1,478.20 | 2,000.00 | 73.91 % | +78.20 | 3 | yes |" in text
    assert "| 2 | 라온시(가상) | 1,478.20 | 2,000.00 | 73.91 % | +78.20 | 3 | yes |" in text
    assert "| large city (large) | 9 | 4 | 1,415.31 | 1,396.80 | 1 | 2 | 1 | 4 | 1 |" in text
    assert r"| round.csv:17:9 | 샛별시(가상) | SC402 | =1+1 is no indicator \| of \*any\*" in text
    assert "Only the first" not in text


def test_markdown_has_the_work_list_first(catalogue, tmp_path):
    found = outcome(catalogue, list(judged(ROUND, catalogue)))
    text = written(found, ".md", tmp_path).decode()
    assert "| 큰들군(가상) | 69.89 % | -2.10 | one paper |" in text
    headings = [line for line in text.splitlines() if line.startswith("## ")]
    assert headings[0].startswith("## Work list")


def test_markdown_takes_no_name_for_markup(hostile, tmp_path):
    text = written(hostile, ".md", tmp_path).decode()
    assert r"| a\|b \*c\* |" in text
    assert "| 줄 바꿈 |" in text


def test_markdown_shows_the_first_rejects(small, tmp_path):
    text = written(outcome(small, [], rejects=REJECTS * 5), ".md", tmp_path).decode()
    assert r"Only the first 10 are shown; \`--rejects FILE\` writes all of them." in text
    assert "## Tracks" not in text


# --- XLSX -----------------------------------------------------------------------------


def test_the_sheets_of_a_workbook(whole, tmp_path):
    book = sheets(written(whole, ".xlsx", tmp_path))
    assert list(book) == [
        "about",
        "ranking",
        "areas",
        "indicators",
        "not certified and why",
        "set aside",
    ]
    ranked = book["ranking"]
    assert ranked[1][:4] == ["track", "rank", "city", "kind of government"]
    assert ranked[2][:3] == ["large city", 1, "미르시(가상)"]
    assert ranked[2][6:12] == [1810.7, 2000, 90.53, 410.7, 1, "yes"]
    assert [row[1] for row in ranked[11:17]] == [1, 2, 2, 4, 5, 6]
    assert ranked[6][12] == "pass mark 70 %"
    assert book["areas"][1][:6] == ["large city", 1, "미르시(가상)", 542.75, 600, 90.45]
    assert book["indicators"][1][3].startswith("INN-PUB-01\n")
    assert len(book["indicators"]) == 2 + 24
    reasons = book["not certified and why"]
    assert len(reasons) == 1 + 15
    assert reasons[1][2:7] == ["샛별시(가상)", "pass mark 70 %", 1400, 1396.8, 3.2]
    assert reasons[1][7].startswith("INN-PUB-04 -55.00, ")
    assert book["set aside"][4][:5] == ["=cmd()", "round.xlsx", 12, 3, "C12"]


def test_a_workbook_in_korean(whole, tmp_path):
    book = sheets(written(whole, ".xlsx", tmp_path, KO))
    assert book[KO.say("ranking")][2][0] == "대도시"


def test_states_and_every_rule_that_fails_stand_in_the_workbook(small, tmp_path):
    block, summary = invented(small, 300, seed=8)
    book = sheets(written(outcome(small, [(block, summary)]), ".xlsx", tmp_path))
    texts = {cell for row in book["indicators"][2:] for cell in row[3:]}
    assert {"not applicable", "waived"} <= texts
    failing = sum(not row[f"held {rule}"] for row in block.to_pylist() for rule in range(3))
    reasons = book["not certified and why"][1:]
    assert len(reasons) == failing
    assert {row[3] for row in reasons} == {
        "pass mark 70 %",
        "floor of Area that sums 40 %",
        "mandatory Ordinance 100 %",
    }
    again = [row for before, row in pairwise(reasons) if row[2] == before[2]]
    assert all(row[7] == "" for row in again)
    assert all(row[4] - row[5] == pytest.approx(row[6]) for row in reasons)


def test_what_was_lost_under_a_mean_is_what_counts(small, tmp_path):
    found = outcome(small, [invented(small, 300, seed=8)])
    said = "".join(
        row[7] for row in sheets(written(found, ".xlsx", tmp_path))["not certified and why"][1:]
    )
    assert "B-2 -60.00" in said  # of its own it has 30 points


def test_an_area_of_which_nothing_applies_has_no_share(small, tmp_path):
    block, summary = invented(small, 1)
    zero = pa.array([0], pa.int64())
    for name in ("earned A", "maximum A"):
        block = block.set_column(block.schema.names.index(name), name, zero)
    book = sheets(written(outcome(small, [(block, summary)]), ".xlsx", tmp_path))
    assert book["areas"][1][3:6] == [0, 0, ""]


def test_no_text_of_a_workbook_is_a_formula(hostile, tmp_path):
    data = written(hostile, ".xlsx", tmp_path)
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        assert not any(b"<f>" in book.read(name) for name in book.namelist())
    assert "=1+1" in {row[2] for row in sheets(data)["ranking"]}


def test_more_rows_than_a_sheet_has_are_refused(small, tmp_path, monkeypatch):
    found = outcome(small, [invented(small, 50)])
    monkeypatch.setattr(sheet, "LAST_ROW", 40)
    with pytest.raises(TooManyRowsError, match="has room for 38 rows, and these are"):
        batch.write(found, str(tmp_path / "a.xlsx"), EN)
    rejected = outcome(small, [], rejects=REJECTS * 15)
    with pytest.raises(TooManyRowsError, match="these are 60"):
        batch.write_rejects(rejected, str(tmp_path / "b.xlsx"), EN)
    assert list(tmp_path.iterdir()) == []


def test_a_text_longer_than_a_cell_is_cut():
    assert len(sheet.shortened("가" * 40_000)) == LONGEST_CELL // 2
    assert sheet.shortened("a\udc80") == "a?"


def test_points_without_decimals_have_no_point(small):
    whole_points = replace(small, edition=small.edition.model_copy(update={"decimals": 0}))
    assert sheet.form_of(whole_points) == "#,##0"
    assert sheet.form_of(small, sign=True) == "+#,##0.00;-#,##0.00;#,##0.00"


# --- what was set aside ---------------------------------------------------------------


def test_a_row_of_rejects_is_a_fault(whole, tmp_path):
    data = written(whole, ".csv", tmp_path, writer=batch.write_rejects)
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert len(rows) == 4
    assert rows[0] == {
        "city": "샛별시(가상)",
        "file": "round.csv",
        "line": "17",
        "column": "3",
        "cell": "",
        "code": "SC401",
        "message": "There is no such answer.",
        "help": "Write another.",
    }
    assert rows[1]["message"] == "'=1+1 is no indicator | of *any* kind."
    assert rows[2]["column"] == ""
    assert rows[3]["city"] == "'=cmd()"
    lines = written(whole, ".jsonl", tmp_path, writer=batch.write_rejects).splitlines()
    assert [json.loads(line)["column"] for line in lines] == [3, 9, None, 3]
    (page,) = sheets(written(whole, ".xlsx", tmp_path, writer=batch.write_rejects)).values()
    assert page[2][5:7] == ["SC402", "=1+1 is no indicator | of *any* kind."]


def test_a_file_whose_name_utf8_does_not_hold(small, tmp_path):
    fault = Fault("a\udc80.yaml", 1, 1, "", "SC101", "x", "y")
    found = outcome(small, [], rejects=[Reject("", (fault,))])
    for ending in batch.REJECTS:
        assert written(found, ending, tmp_path, writer=batch.write_rejects)
    assert b"a?.yaml" in written(found, ".json", tmp_path)
    assert b"a?.yaml" in written(found, ".md", tmp_path)

"""What the commands say so that the next thing to type is known."""

import csv
import json
import re

import pytest

from smartcert.checking.check import check_file
from smartcert.checking.exits import NOT_JUDGED, NOT_PASSED, PASSED
from tests.conftest import DATA, ROOT
from tests.support.commands import smartcert
from tests.support.texts import ASSESSMENT, replaced

SMALL = DATA / "small.yaml"
TABLE = """\
city,kind,population,population_date,date,A-1,A-1.evidence,A-4,A-4.evidence
가시,시,400000,2022-06-30,2022-12-31,12.5,0,예,1
나군,군,40000,2022-06-30,2022-12-31,12.5,1,○,0
다구,자치구,40000,2022-06-30,2022-12-31,12.5,1,×,0
라시,si,400000,2022-06-30,2022-12-31,해당없음,0,N,0
"""


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "t.csv").write_text(TABLE, "utf-8")
    return tmp_path


def batch(*arguments):
    return smartcert("batch", "t.csv", "--catalogue", SMALL, "--fail-on", "never", *arguments)


def test_an_empty_file_has_nothing_answered(folder):
    smartcert("init", "a.yaml", "--name", "가군", "--kind", "군", "--population", "40000")
    code, said, _ = smartcert("check", "a.yaml")
    assert (code, said) == (PASSED, "✓ 1 file checked: no errors, 0/59 answered\n")
    _, said, _ = smartcert("check", "a.yaml", "--lang", "ko")
    assert "오류 없음, 작성 0/59" in said


def test_evaluate_says_what_mends(folder):
    (folder / "a b.yaml").write_text(replaced(ASSESSMENT, "50000", "50,000"), "utf-8")
    code, _, said = smartcert("evaluate", "a b.yaml", "--catalogue", SMALL)
    assert code == NOT_JUDGED
    assert said.endswith('1 of these can be mended: smartcert check --fix "a b.yaml"\n')


def test_a_fix_says_what_it_changed(folder):
    (folder / "a.yaml").write_text(replaced(ASSESSMENT, "50000", "50,000"), "utf-8")
    _, _, said = smartcert("check", "a.yaml", "--catalogue", SMALL, "--fix")
    assert said.splitlines() == [
        "a.yaml: 1 finding mended",
        "  8:15 SC208 “50,000” has separators between its digits. Write 50000.",
    ]


def test_of_many_fixes_the_first_are_named(folder):
    answers = "".join(f"  A-{number}: {{값: 1}}\n" for number in range(30))
    head = ASSESSMENT[: ASSESSMENT.index("  A-1:")]
    (folder / "a.yaml").write_text(head + answers, "utf-8")
    _, _, said = smartcert("check", "a.yaml", "--catalogue", SMALL, "--fix")
    assert len(said.splitlines()) == 22
    assert said.endswith("  and 10 more\n")


def test_whatever_is_written_is_named(folder):
    (folder / "a.yaml").write_text(ASSESSMENT, "utf-8")
    outputs = ("--output", "a.json", "--output", "a.md")
    _, _, said = smartcert("check", "a.yaml", "--catalogue", SMALL, *outputs)
    assert said == "a.json is written.\na.md is written.\n"
    _, _, said = batch("--out", "r.csv", "--rejects", "x.csv", "--warnings", "w.csv")
    names = ("x.csv", "w.csv", "r.csv")
    assert said.splitlines() == [f"{name} is written." for name in names]


def test_the_warnings_of_a_batch_can_be_seen(folder):
    code, page, _ = batch("--warnings", "w.csv")
    assert code == NOT_PASSED  # a row is set aside
    with (folder / "w.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [(row["city"], row["code"], row["line"]) for row in rows] == [
        ("가시", "SC450", "2"),
        ("나군", "SC450", "3"),
    ]
    assert "The warnings: w.csv" in page
    batch("--warnings", "w.jsonl")
    lines = (folder / "w.jsonl").read_text("utf-8").splitlines()
    assert [json.loads(line)["city"] for line in lines] == ["가시", "나군"]
    batch("--warnings", "w.xlsx", "--evidence", "not-required")
    assert (folder / "w.xlsx").exists()


def test_the_warnings_of_files_can_be_seen(folder):
    for file in ("solbat-gun.yaml", "dalseo.yaml"):
        (folder / file).write_bytes((ROOT / "examples" / file).read_bytes())
    named = ("solbat-gun.yaml", "dalseo.yaml", "--warnings", "w.jsonl", "--jobs", "1")
    smartcert("batch", *named, "--engine", "threads")
    lines = (folder / "w.jsonl").read_text("utf-8").splitlines()
    found = [json.loads(line) for line in lines]
    assert {"SC450", "SC453"} <= {each["code"] for each in found}
    assert {each["file"] for each in found} == {"solbat-gun.yaml", "dalseo.yaml"}


TABLE_OF_PEERS = "city,kind,population,population_date,date,A-1,A-1.evidence,A-3\n" + "".join(
    f"{name}군,gun,40000,2022-06-30,2022-12-31,{value},{proof},{value}\n"
    for name, value, proof in [*((f"가{n}", 10 + n % 3, 1) for n in range(9)), ("먼", 60, 0)]
)

PLACES_OF_PEERS = {
    "table": [("SC450", "11", "6"), ("SC464", "11", "8")],
    "files": [("SC450", "16", "3"), ("SC464", "21", "12")],
}


@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize("kind", ["table", "files"])
def test_what_is_far_from_the_other_cities_is_among_the_warnings(kind, jobs, folder):
    """With its place, beside what else the city is warned of; the page counts as many."""
    (folder / "t.csv").write_text(TABLE_OF_PEERS, "utf-8")
    inputs = "t.csv"
    if kind == "files":
        made = ("--catalogue", SMALL, "--output", inputs := "cities", "--without-evidence")
        assert smartcert("table", "to-files", "t.csv", *made)[0] == PASSED
    options = ("--catalogue", SMALL, "--jobs", jobs, "--warnings", "w.jsonl")
    _, page, said = smartcert("batch", inputs, *options)
    assert said == "w.jsonl is written.\n"
    found = warnings_in(folder / "w.jsonl")
    assert f"{len(found)} warnings" in page
    places = [(str(row["line"]), str(row["column"])) for row in found if row["city"] == "먼군"]
    codes = [row["code"] for row in found if row["city"] == "먼군"]
    assert [(code, *place) for code, place in zip(codes, places, strict=True)] == (
        PLACES_OF_PEERS[kind]
    )


def test_a_file_that_is_gone_before_it_is_read_again_has_the_warnings_of_before(
    folder, monkeypatch
):
    (folder / "t.csv").write_text(TABLE_OF_PEERS, "utf-8")
    made = ("--catalogue", SMALL, "--output", "cities", "--without-evidence")
    smartcert("table", "to-files", "t.csv", *made)
    read = set()

    def once(place, path, *arguments, **options):
        if path in read:
            return None
        read.add(path)
        return check_file(place, path, *arguments, **options)

    monkeypatch.setattr("smartcert.batch.piece.check_file", once)
    options = ("--engine", "threads", "--jobs", "1", "--warnings", "w.jsonl")
    smartcert("batch", "cities", "--catalogue", SMALL, *options)
    assert {row["code"] for row in warnings_in(folder / "w.jsonl")} == {"SC450"}


def warnings_in(file):
    return [json.loads(line) for line in file.read_text("utf-8").splitlines()]


def test_a_page_says_how_to_see_warnings_and_how_the_first_is_mended(folder):
    _, page, _ = batch()
    said = " ".join(page.split())
    assert "`--warnings FILE` writes the warnings" in said
    assert "“해당없음” is no value of A-1." in said
    assert "If there is none, write 0; if it is not known, leave the value blank" in said


def test_warnings_end_as_rejects_do(folder):
    code, _, said = batch("--warnings", "w.parquet")
    assert code == NOT_JUDGED
    assert said.startswith("w.parquet: results end in one of: .csv, .jsonl, .xlsx.")


def test_indicators_without_their_heading_are_one_finding(folder):
    for change in (("answers:\n", ""), ("answers:\n  A-1:", "A-1:")):
        text = replaced(ASSESSMENT, *change)
        if change[1]:  # at the margin
            before, answers = text.split("A-1:", 1)
            text = before + "A-1:" + answers.replace("\n  ", "\n")
        (folder / "a.yaml").write_text(text, "utf-8")
        _, said, _ = smartcert("check", "a.yaml", "--catalogue", SMALL)
        assert said.count(": error ") == 1
        assert "error SC230" in said
        assert "Write `answers:` on a line of its own" in said


@pytest.mark.parametrize(
    ("changes", "line", "wanted"),
    [
        (("  A-2:\n    value", "A-2:\n  value"), 19, 2),
        (("  A-2:\n    value", "    A-2:\n      value"), 19, 2),
    ],
)
def test_an_answer_outside_its_place_is_told_how_deep_it_stands(folder, changes, line, wanted):
    (folder / "a.yaml").write_text(replaced(ASSESSMENT, *changes), "utf-8")
    _, said, _ = smartcert("check", "a.yaml", "--catalogue", SMALL)
    assert f"a.yaml:{line}:" in said
    assert f"Indent this line by {wanted} blanks" in " ".join(said.split())


def test_a_claim_says_why_its_evidence_does_not_count(folder):
    text = replaced(
        ASSESSMENT,
        "      - title: 대장\n        kind: register",
        "      - title: 대장\n        kind: plan",
    )
    (folder / "a.yaml").write_text(text, "utf-8")
    _, said, _ = smartcert("check", "a.yaml", "--catalogue", SMALL)
    words = " ".join(said.split())
    assert "A-1 Count earns no points" in words
    assert "Not counted: “대장” (another kind: plan)." in words


def test_the_kinds_of_evidence_that_count_are_listed_alone(folder):
    text = replaced(ASSESSMENT, "        kind: register", "        kind: 사진")
    (folder / "a.yaml").write_text(text, "utf-8")
    _, said, _ = smartcert("check", "a.yaml", "--catalogue", SMALL)
    assert "Write one that counts for A-1: register (register)." in " ".join(said.split())


# --- tables where files are asked for -------------------------------------------------------


@pytest.mark.parametrize("command", ["evaluate", "check", "table from-files --output o.csv"])
@pytest.mark.parametrize("name", ["t.csv", "T.TSV", "t.parquet", "t.jsonl", "t.ndjson"])
@pytest.mark.parametrize(
    "data",
    [TABLE.encode(), TABLE.encode("cp949"), b'{"city": "\xea\xb0\x80"}\n', b"PAR1\0\xff", b""],
    ids=["text", "CP949", "objects", "bytes", "empty"],
)
def test_a_table_is_one_for_batch(command, name, data, folder):
    (folder / name).write_bytes(data)
    code, printed, said = smartcert(*command.split(), name)
    assert code == (NOT_PASSED if command == "check" else NOT_JUDGED)
    assert (printed + said).startswith(f"{name}: error SC232\n")
    assert (printed + said).count(": error ") == 1
    assert f"`smartcert batch {name}`" in printed + said
    assert "has to be mended before" not in printed
    _, printed, said = smartcert("check", name, "--skip-others")
    assert "SC232" not in printed + said


def test_an_assessment_is_one_under_the_ending_of_a_table(folder):
    (folder / "city.jsonl").write_text(ASSESSMENT, "utf-8")
    code, said, _ = smartcert("check", "city.jsonl", "--catalogue", SMALL)
    assert code == PASSED
    assert "no errors" in said


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("INN-PUB-01", "0.2776", "If it is a fraction of 1, write 27.76."),
        ("INN-PUB-01", "27.76", "smartcert does not round for you. see"),
        ("INN-CIV-03", "없음", "If there is none, write {numerator: 0, denominator: N};"),
    ],
)
def test_a_share_is_told_how_it_is_written(folder, name, value, said):
    before, answer = (ROOT / "examples" / "dalseo.yaml").read_text("utf-8").split(f"  {name}:", 1)
    answer = re.sub("(?m)^    value: .*$", f"    value: {value}", answer, count=1)
    (folder / "a.yaml").write_text(f"{before}  {name}:{answer}", "utf-8")
    _, printed, _ = smartcert("check", "a.yaml")
    assert said in " ".join(printed.split())

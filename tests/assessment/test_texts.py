"""What stands in the texts of answers: numbers of persons, and pages that are cited for much."""

import json

import pytest

from smartcert.assessment.assessment_file import read_assessment
from smartcert.assessment.claims import read_answers
from smartcert.checking.check import check
from smartcert.cli import run
from smartcert.diagnostics import Severity
from smartcert.language import language
from smartcert.render.outcome import diagnostics
from tests.support.marked import source

RESIDENT, MOBILE = "900101-1234568", "010-2468-1357"
HEAD = """\
format: smartcert-assessment/1
catalogue: small@1
date: 2022-12-31
stage: self_assessment
city: {name: 시험시, kind: si, population: 50000, population_date: 2022-06-30, contact: 010-1-1}
answers:
"""


def found_in(answers, catalogue):
    reading = read_answers(read_assessment(source(HEAD + answers, "a.yaml")), catalogue)
    return [each for each in reading.found if each.code in {"SC423", "SC452", "SC453"}]


def piece(title="대장", document="붙임 1", page="3"):
    return (
        f"{{title: {title}, kind: register, document: {document}, page: {page}, date: 2022-01-01}}"
    )


@pytest.mark.parametrize(
    ("answers", "code", "number"),
    [
        (f"  A-1: {{note: '담당 {RESIDENT}'}}\n", "SC423", RESIDENT),
        (f"  A-1: {{note: '담당 {RESIDENT[:-1]}9'}}\n", "SC452", f"{RESIDENT[:-1]}9"),
        (f"  A-1:\n    note: |\n      담당\n      김 {MOBILE}\n", "SC452", MOBILE),
        (f"  A-1: {{evidence: [{piece(title=MOBILE)}]}}\n", "SC452", MOBILE),
        (f"  A-1: {{evidence: [{piece(document=MOBILE)}]}}\n", "SC452", MOBILE),
        (f"  A-1: {{evidence: [{piece(page=MOBILE)}]}}\n", "SC452", MOBILE),
        (f"  A-1: {{not_applicable: 사무 없음 {MOBILE}}}\n", "SC452", MOBILE),
        ('  A-1: {note: "담당 010-\\x32468-1357"}\n', "SC452", '"담당 010-\\x32468-1357"'),
    ],
)
def test_the_number_of_a_person_is_named_at_its_place_and_never_repeated(
    answers, code, number, small
):
    (found,) = found_in(answers, small)
    lines = (HEAD + answers).splitlines()
    line = next(index for index, each in enumerate(lines, 1) if number in each)
    column = lines[line - 1].index(number) + 1
    span = found.span
    assert (found.code, span.line, span.column) == (code, line, column)
    assert (span.end_line, span.end_column) == (line, column + len(number))
    assert (found.severity is Severity.ERROR) == (code == "SC423")
    for tag in ("ko", "en"):
        page = diagnostics.page([found], language(tag)).plain()
        assert "1357" not in page
        assert "90010" not in page


def test_only_answers_are_searched_and_a_contact_may_be_a_phone(small):
    assert found_in("  A-1: {value: 1}\n  A-2:\n", small) == []


def test_a_fault_of_another_kind_does_not_repeat_it_either(small):
    text = HEAD + f"  A-1: {{value: '{RESIDENT}'}}\n"
    checked = check(source(text, "a.yaml"), small)
    said = "".join(
        each.message(language("en")) + each.help(language("en")) for each in checked.found
    )
    assert "●" in said
    assert "1234568" not in said


def test_the_same_page_under_several_indicators_is_one_finding_with_all_places(small):
    answers = (
        f"  A-1: {{value: 1, evidence: [{piece()}]}}\n"
        f"  A-2: {{value: 1, evidence: [{piece('다른 제목')}]}}\n"
        f"  A-3: {{value: 1, evidence: [{piece(document='붙임　1')}, {piece(page='4')}]}}\n"
    )
    (found,) = found_in(answers, small)
    assert (found.code, found.severity) == ("SC453", Severity.WARNING)
    assert found.values == {"count": 3, "indicators": ["A-1", "A-2", "A-3"]}
    assert [each.line for each in (found.span, *found.related)] == [7, 8, 9]


@pytest.mark.parametrize(
    ("one", "two", "count"),
    [
        ({"page": "3"}, {"page": "4"}, 0),
        ({"page": "3"}, {"page": "3", "document": "붙임 2"}, 0),
        ({"page": ""}, {"page": ""}, 1),
        ({"page": ""}, {"page": "", "title": "다른 것"}, 0),
    ],
)
def test_a_page_is_the_same_in_the_same_document(one, two, count, small):
    answers = f"  A-1: {{evidence: [{piece(**one)}]}}\n  A-2: {{evidence: [{piece(**two)}]}}\n"
    assert len(found_in(answers, small)) == count


def test_a_report_and_a_table_hide_what_a_text_says_of_a_person(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    text = HEAD.replace("small@1", "molit-smart-city@2022") + (
        "  GOV-INS-03:\n    value: 3\n"
        f"    note: 문의 {MOBILE}\n"
        f"    evidence: [{piece(MOBILE).replace('register', 'minutes')}]\n"
    )
    (tmp_path / "a.yaml").write_text(text, encoding="utf-8")
    for arguments in (
        ["explain", "a.yaml", "GOV-INS-03"],
        ["check", "a.yaml", "--format", "sarif"],
        ["check", "a.yaml", "--format", "json"],
        ["table", "from-files", "a.yaml", "--output", "t.csv"],
        ["check", "a.yaml", "--write-baseline", "--baseline", "b.yaml"],
    ):
        run(arguments)
    printed = capsys.readouterr()
    assert "●" in printed.out
    written = "".join((tmp_path / name).read_text("utf-8-sig") for name in ("t.csv", "b.yaml"))
    assert "●" in written
    assert "2468-1357" not in printed.out + printed.err + written


@pytest.mark.parametrize("ending", ["csv", "jsonl"])
def test_a_row_of_a_table_is_searched_as_a_file_is(ending, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    row = {"city": "가상군", "kind": "gun", "GOV-INS-03": 3, "GOV-INS-03.note": f"담당 {RESIDENT}"}
    lines = [json.dumps(row, ensure_ascii=False)]
    if ending == "csv":
        lines = [",".join(row), ",".join(map(str, row.values()))]
    (tmp_path / f"t.{ending}").write_text("\n".join([*lines, ""]), encoding="utf-8")
    run(["batch", f"t.{ending}", "--evidence", "not-required"])
    printed = capsys.readouterr()
    assert "SC423" in printed.out
    assert "1234568" not in printed.out + printed.err

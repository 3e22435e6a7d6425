"""Where the outputs of `check` and `evaluate` go: screen, files, and what a CI system reads."""

import csv
import errno
import json
import os
import sys
from urllib.parse import unquote

import jsonschema
import pytest
from junitparser import JUnitXml

from smartcert.checking.exits import NOT_JUDGED, NOT_PASSED, PASSED
from smartcert.cli import outputs, run
from tests.conftest import ROOT
from tests.support.read_only import nothing_is_written_to
from tests.support.runner_log import runner

EXAMPLES = ROOT / "examples"
DALSEO, SOLBAT = (EXAMPLES / name for name in ("dalseo.yaml", "solbat-gun.yaml"))
MISTYPED = SOLBAT.read_text("utf-8").replace("INN-PUB-02:", "INN-PUB-2:")


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    """The current folder, with a city that is certified, one that is not, and one with a fault."""
    for name in ("dalseo.yaml", "solbat-gun.yaml"):
        (tmp_path / name).write_bytes((EXAMPLES / name).read_bytes())
    (tmp_path / "mistyped.yaml").write_text(MISTYPED, "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("SMARTCERT_LANG", "en")
    return tmp_path


@pytest.fixture
def smartcert(capsysbinary):
    """Run the command; give exit code, standard output and standard error."""

    def call(*arguments):
        code = run(list(map(str, arguments)))
        printed = capsysbinary.readouterr()
        return code, printed.out.decode(), printed.err.decode()

    return call


@pytest.fixture
def github(monkeypatch, tmp_path_factory):
    """Be a step of a job on GitHub; give the file of its summary."""
    summary = tmp_path_factory.mktemp("runner") / "summary.md"
    summary.touch()
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    return summary


def new(folder):
    """Name the files that a run has written."""
    given = {"dalseo.yaml", "solbat-gun.yaml", "mistyped.yaml"}
    return {path.name for path in folder.iterdir()} - given


# --- which outputs --------------------------------------------------------------------


@pytest.mark.parametrize("command", ["check", "evaluate"])
def test_one_run_has_several_outputs_and_one_on_the_screen(smartcert, folder, command):
    outputs = ("--format", "sarif:out.sarif", "--format", "junit:j", "--output", "run.json")
    code, printed, _ = smartcert(
        command, "dalseo.yaml", "mistyped.yaml", *outputs, "--format", "github"
    )
    assert code == (NOT_PASSED if command == "check" else NOT_JUDGED)
    assert new(folder) == {"out.sarif", "j", "run.json"}
    assert len(json.loads((folder / "out.sarif").read_text("utf-8"))["runs"][0]["results"]) == 5
    assert json.loads((folder / "run.json").read_text("utf-8"))["exit_code"] == code
    assert JUnitXml.fromfile(str(folder / "j"))
    levels = [level for level, _, _ in runner(printed)]
    assert levels[:5] == ["error", *["warning"] * 4]
    assert len(levels) == len(printed.splitlines())


def test_where_all_goes_to_files_the_screen_says_what_matters(smartcert, folder):
    _, printed, _ = smartcert("check", "mistyped.yaml", "--format", "sarif:out.sarif")
    assert printed == smartcert("check", "mistyped.yaml")[1]
    _, printed, _ = smartcert("evaluate", "dalseo.yaml", "--output", "out.csv")
    assert printed == "✓ 대구광역시 달서구  1,489.91   75.62 %  CERTIFIED, grade 3\n"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--format", "json", "--format", "github"], "Only one format can go to standard output"),
        (["--format", "json", "--output", "-"], "Only one format can go to standard output"),
        (["--format", "json:a", "--format", "sarif:a"], "Two outputs go to the same file."),
        (["--output", "a.json", "--output", "./a.json"], "Two outputs go to the same file."),
        (["--format", "json:"], "--format json: wants a file after the colon."),
        (["--format", "jsno"], "There is no “jsno” in --format. Did you mean json?"),
        (["--format", "pdf"], "Choose one of: text, json, markdown, github, gitlab, sarif, junit."),
        (["--format", "csv"], "Choose one of: text, json, markdown, github, gitlab, sarif, junit."),
        (["--output", "a.csv"], "a.csv: write --format NAME:FILE for this ending."),
        (["--output", "a.docx"], "a.docx: write --format NAME:FILE for this ending."),
        (["--output", "dalseo.yaml"], "write --format NAME:FILE for this ending."),
        (["--format", "text:dalseo.yaml"], "dalseo.yaml is an input; it is not overwritten."),
        (["--format", "text:../link"], "../link is an input; it is not overwritten."),
        (["--format", "json:k.json", "--baseline", "k.json"], "k.json is an input"),
    ],
)
def test_outputs_that_cannot_be_meant_are_refused_before_any_work(
    smartcert, folder, arguments, words
):
    (folder.parent / "link").unlink(missing_ok=True)
    (folder.parent / "link").symlink_to(folder / "dalseo.yaml")
    if "--baseline" in arguments:
        (folder / "k.json").write_text('{"format": "smartcert-baseline/1"}')
    before = {path: path.read_bytes() for path in folder.iterdir()}
    code, printed, complaint = smartcert("check", "dalseo.yaml", *arguments)
    assert (code, printed) == (NOT_JUDGED, "")
    assert words in complaint
    assert before == {path: path.read_bytes() for path in folder.iterdir()}


@pytest.mark.parametrize(
    ("name", "start"),
    [
        ("a.txt", "✓ CERTIFIED · 75.62 % · 110.91 points above the pass mark\n"),
        ("a", "✓ CERTIFIED · 75.62 % · 110.91 points above the pass mark\n"),
        ("a.json", '{\n  "format": "smartcert-run/1"'),
        ("a.JSON", '{\n  "format": "smartcert-run/1"'),
        ("a.csv", "\ufeffcity,"),
        ("a.md", "# 대구광역시 달서구: ✓ CERTIFIED · 75.62 %"),
        ("a.sarif", '{\n  "$schema": "https://json.schemastore.org/sarif-2.1.0.json"'),
        ("a.xml", '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites'),
    ],
)
def test_the_ending_tells_the_format(smartcert, folder, name, start):
    assert smartcert("evaluate", "dalseo.yaml", "--output", name)[0] == PASSED
    assert (folder / name).read_bytes().decode().startswith(start)


def test_a_file_may_have_a_colon_in_its_name(smartcert, folder):
    assert smartcert("check", "dalseo.yaml", "--format", "json:a:b.json")[0] == PASSED
    assert json.loads((folder / "a:b.json").read_text("utf-8"))


@pytest.mark.no_cover
@pytest.mark.parametrize("name", ["text", "json", "markdown", "github", "gitlab", "sarif", "junit"])
@pytest.mark.parametrize(
    ("command", "file", "code"),
    [
        ("check", "solbat-gun.yaml", PASSED),
        ("check", "mistyped.yaml", NOT_PASSED),
        ("check", "none.yaml", NOT_JUDGED),
        ("evaluate", "dalseo.yaml", PASSED),
        ("evaluate", "solbat-gun.yaml", NOT_PASSED),
        ("evaluate", "mistyped.yaml", NOT_JUDGED),
    ],
)
def test_no_format_changes_the_exit_code(smartcert, folder, name, command, file, code):
    assert smartcert(command, file, "--format", name)[0] == code
    assert smartcert(command, file, "--format", f"{name}:out")[0] == code


# --- files ----------------------------------------------------------------------------


def test_of_a_city_that_cannot_be_judged_only_what_says_why_is_written(smartcert, folder):
    for name in ("text", "csv", "json", "markdown", "github", "gitlab", "sarif", "junit"):
        (folder / name).write_text("before")
        code, _, complaint = smartcert(
            "evaluate", "dalseo.yaml", "mistyped.yaml", "--format", f"{name}:{name}"
        )
        assert code == NOT_JUDGED
        kept = (folder / name).read_text("utf-8") == "before"
        assert kept == (name in {"text", "csv"}) == (f"{name} is not written:" in complaint)
        assert kept or "SC402" in (folder / name).read_text("utf-8")


def test_of_the_judged_the_table_is_printed_whatever_became_of_the_others(smartcert):
    code, printed, complaint = smartcert(
        "evaluate", "dalseo.yaml", "mistyped.yaml", "--format", "csv"
    )
    assert code == NOT_JUDGED
    assert len(list(csv.reader(printed.splitlines()))) == 60
    assert "SC402" in complaint
    code, printed, complaint = smartcert("evaluate", "mistyped.yaml", "--format", "csv")
    assert (code, printed) == (NOT_JUDGED, "")


def test_a_file_that_cannot_be_written_is_said_and_what_was_there_stays(smartcert, folder):
    (folder / "folder.json").mkdir()
    for name in ("none/a.json", "folder.json"):
        code, _, complaint = smartcert("check", "dalseo.yaml", "--output", name)
        assert code == NOT_JUDGED
        assert f"{name} cannot be written: " in complaint
    assert new(folder) == {"folder.json"}


def test_without_junitparser_the_message_names_the_extra(smartcert, folder, monkeypatch):
    monkeypatch.setitem(sys.modules, "junitparser", None)
    monkeypatch.delitem(sys.modules, "smartcert.render.outcome.junit", raising=False)
    outputs = ("--output", "a.json", "--output", "a.xml")
    code, printed, complaint = smartcert("check", "dalseo.yaml", *outputs)
    assert (code, printed) == (NOT_JUDGED, "")
    assert complaint == 'junit needs more: pip install "smartcert[junit]"\n'
    assert new(folder) == set()


# --- GitHub ---------------------------------------------------------------------------


def test_on_github_annotations_and_a_summary_come_by_themselves(smartcert, folder, github):
    plain = smartcert("check", "mistyped.yaml", "--no-ci")[1]
    code, printed, _ = smartcert("check", "mistyped.yaml")
    assert code == NOT_PASSED
    assert printed.startswith(plain)
    assert [level for level, _, _ in runner(printed)] == ["error", "warning", "warning"]
    assert github.read_text("utf-8").startswith("# Findings\n\n- ✗ 1 file checked: 1 error, 2 warn")
    assert new(folder) == set()


def test_what_github_gets_can_be_switched_off(smartcert, github, monkeypatch):
    for off in ("option", "variable"):
        if off == "variable":
            monkeypatch.setenv("SMARTCERT_CI", "off")
        arguments = ["--no-ci"] if off == "option" else []
        _, printed, _ = smartcert("check", "mistyped.yaml", *arguments)
        assert runner(printed) == []
        assert github.read_text("utf-8") == ""


def test_whoever_names_an_output_gets_that_and_no_other(smartcert, github, folder):
    _, printed, _ = smartcert("check", "mistyped.yaml", "--format", "gitlab")
    assert json.loads(printed)
    _, printed, _ = smartcert("check", "mistyped.yaml", "--output", "a.sarif")
    assert runner(printed) == []
    assert github.read_text("utf-8") == ""


def test_annotations_that_are_asked_for_bring_their_summary(smartcert, github, monkeypatch):
    for file in ("a.log", ""):
        github.write_text("", "utf-8")
        wanted = f"github:{file}" if file else "github"
        smartcert("evaluate", "solbat-gun.yaml", "--format", wanted, "--no-ci")
        assert github.read_text("utf-8").startswith("# 솔밭군(가상): ✗ NOT CERTIFIED · ")
    monkeypatch.delenv("GITHUB_STEP_SUMMARY")
    assert smartcert("evaluate", "dalseo.yaml", "--format", "github")[0] == PASSED


def test_a_summary_is_added_to_what_the_step_has_said(smartcert, github):
    github.write_text("before, without an end of line", "utf-8")
    smartcert("check", "dalseo.yaml")
    smartcert("check", "dalseo.yaml")
    text = github.read_text("utf-8")
    assert text.startswith("before, without an end of line\n# Findings\n")
    assert text.count("\n# Findings\n") == 2


def test_a_summary_is_cut_to_what_github_keeps_and_says_so(smartcert, github, monkeypatch):
    assert 1024 * 1023 <= outputs.LARGEST_SUMMARY < 1024 * 1024 - 2
    smartcert("evaluate", "dalseo.yaml", "--lang", "ko")
    whole = github.read_bytes()
    for size in range(600, 640):
        github.write_bytes(b"")
        monkeypatch.setattr(outputs, "LARGEST_SUMMARY", size)
        smartcert("evaluate", "dalseo.yaml", "--lang", "ko")
        cut = github.read_bytes()
        assert len(cut) < size
        kept, empty, closing = cut.decode().rstrip("\n").rsplit("\n", 2)
        assert whole.decode().startswith(f"{kept}\n")
        assert (empty, "1 MiB" in closing) == ("", True)
    github.write_bytes(b"x" * 600)
    code, _, complaint = smartcert("evaluate", "dalseo.yaml")
    assert (code, github.read_bytes()) == (PASSED, b"x" * 600)
    assert complaint == "The summary of this step is full; nothing is added to it.\n"


def test_a_summary_that_cannot_be_written_changes_no_exit_code(smartcert, github, monkeypatch):
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(github.parent))
    code, _, complaint = smartcert("check", "dalseo.yaml")
    assert code == PASSED
    assert complaint == f"{github.parent} cannot be written: it is a folder.\n"


HOSTILE = "\\r::set-output name=a::b ##[error]c"


@pytest.mark.no_cover
@pytest.mark.parametrize("name", ["text", "json", "markdown", "csv", "gitlab", "sarif", "junit"])
@pytest.mark.parametrize("command", ["check", "evaluate"])
def test_no_file_can_give_commands_to_the_runner(smartcert, folder, github, command, name):
    text = SOLBAT.read_text("utf-8").replace("name: 솔밭군(가상)", 'name: "::error::나##[error]"')
    (folder / "::error::name.yaml").write_text(text, "utf-8")
    text = MISTYPED.replace("INN-PUB-2:", f'"{HOSTILE}":').replace(
        "kind: press", f'kind: "{HOSTILE}"'
    )
    (folder / "\n::error::a##[error]b.yaml").write_text(text, "utf-8")
    if command == "check" and name == "csv":
        return
    for wanted in (["--format", name], ["--format", f"{name}:out"], ["--output", f"{HOSTILE}.md"]):
        _, printed, complaint = smartcert(command, ".", "::error::none.yaml", *wanted)
        assert printed + complaint
        assert runner(printed) == runner(complaint) == []


def test_off_github_a_text_is_left_as_it_is(smartcert):
    _, printed, _ = smartcert("check", "::a##b.yaml")
    assert printed.startswith("::a##b.yaml: error SC101")


# --- GitLab ---------------------------------------------------------------------------


@pytest.fixture
def gitlab(monkeypatch):
    monkeypatch.setenv("GITLAB_CI", "true")


def test_on_gitlab_a_code_quality_report_is_written_by_itself(smartcert, folder, gitlab):
    plain = smartcert("evaluate", "solbat-gun.yaml", "--no-ci")[1]
    assert new(folder) == set()
    code, printed, _ = smartcert("evaluate", "solbat-gun.yaml")
    assert (code, printed) == (NOT_PASSED, plain)
    report = json.loads((folder / "gl-code-quality-report.json").read_bytes())
    assert [each["check_name"] for each in report] == ["SC601", "SC450", "SC450"]


def test_what_gitlab_gets_can_be_switched_off(smartcert, folder, gitlab, monkeypatch):
    smartcert("check", "dalseo.yaml", "--format", "json")
    monkeypatch.setenv("SMARTCERT_CI", "off")
    smartcert("check", "dalseo.yaml")
    assert new(folder) == set()


def test_a_report_that_nobody_asked_for_cannot_fail_the_run(smartcert, folder, gitlab):
    (folder / "gl-code-quality-report.json").mkdir()
    code, _, complaint = smartcert("evaluate", "dalseo.yaml")
    assert code == PASSED
    assert complaint == "gl-code-quality-report.json cannot be written: it is a folder.\n"


# --- the repository -------------------------------------------------------------------


@pytest.mark.parametrize("variable", ["GITHUB_WORKSPACE", "CI_PROJECT_DIR"])
@pytest.mark.parametrize("linked", [False, True])
def test_places_are_named_from_the_top_of_the_repository(
    smartcert, folder, monkeypatch, variable, linked
):
    top = folder
    if linked:
        top = folder.parent / f"link to {folder.name}"
        top.symlink_to(folder)
    monkeypatch.setenv(variable, str(top))
    (folder / ".round" / "서울 1").mkdir(parents=True)
    monkeypatch.chdir(folder / ".round" / "서울 1")
    files = ("../../mistyped.yaml", "없음.yaml", top / "none.yaml", "/none.yaml")
    _, printed, _ = smartcert("check", *files, "--format", "gitlab")
    paths = {each["location"]["path"] for each in json.loads(printed)}
    assert paths == {"mistyped.yaml", ".round/서울 1/없음.yaml", "none.yaml", "/none.yaml"}
    _, printed, _ = smartcert("check", *files, "--format", "sarif")
    (log,) = json.loads(printed)["runs"]
    uris = [each["location"]["uri"] for each in log["artifacts"]]
    assert {unquote(each).removeprefix("file://") for each in uris} == paths
    assert ".round/%EC%84%9C%EC%9A%B8%201/%EC%97%86%EC%9D%8C.yaml" in uris
    _, printed, _ = smartcert("check", *files, "--format", "github")
    assert {properties["file"] for _, properties, _ in runner(printed)} == paths


def test_outside_of_the_repository_places_are_named_from_here(
    smartcert, monkeypatch, tmp_path_factory
):
    monkeypatch.setenv("GITHUB_WORKSPACE", str(tmp_path_factory.mktemp("elsewhere")))
    _, printed, _ = smartcert("check", "mistyped.yaml", "--format", "gitlab")
    assert {each["location"]["path"] for each in json.loads(printed)} == {"mistyped.yaml"}


# --- the gate -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("file", "arguments", "code", "because"),
    [
        ("dalseo.yaml", [], PASSED, set()),
        ("solbat-gun.yaml", [], NOT_PASSED, {"SC601"}),
        ("solbat-gun.yaml", ["--fail-on", "never"], PASSED, set()),
        ("dalseo.yaml", ["--fail-on", "warning"], NOT_PASSED, {"SC450", "SC453"}),
        ("dalseo.yaml", ["--min-grade", "3"], PASSED, set()),
        ("dalseo.yaml", ["--min-grade", "2"], NOT_PASSED, {"SC602"}),
        ("solbat-gun.yaml", ["--fail-on", "never", "--min-grade", "4"], NOT_PASSED, {"SC602"}),
        ("solbat-gun.yaml", ["--fail-on", "never", "--min-grade", "5"], PASSED, set()),
        ("dalseo.yaml", ["--min-share", "75.62"], PASSED, set()),
        ("dalseo.yaml", ["--min-share", "75.63 %"], NOT_PASSED, {"SC603"}),
        # 961.37 of 2,000 points are 48.0685 % and no less
        ("solbat-gun.yaml", ["--fail-on", "never", "--min-share", "48.0685"], PASSED, set()),
        (
            "solbat-gun.yaml",
            ["--fail-on", "never", "--min-share", "48.0686"],
            NOT_PASSED,
            {"SC603"},
        ),
        ("mistyped.yaml", ["--fail-on", "never"], NOT_JUDGED, {"SC402"}),
        ("mistyped.yaml", ["--min-grade", "1"], NOT_JUDGED, {"SC402"}),
    ],
)
def test_the_gate_lets_pass_what_was_asked_for(smartcert, file, arguments, code, because):
    returned, printed, _ = smartcert("evaluate", file, *arguments, "--format", "json")
    body = json.loads(printed)
    assert returned == body["exit_code"] == code
    found = {each["code"] for each in body["findings"] if each["standing"] == "fails"}
    assert found == because


@pytest.mark.parametrize(
    "arguments",
    [
        ["--min-share", "101"],
        ["--min-share", "-1"],
        ["--min-share", "much"],
        ["--min-share", "."],
        ["--min-share", "²"],
        ["--min-grade", "0"],
        ["--min-grade", "two"],
        ["--fail-on", "sometimes"],
    ],
)
def test_a_gate_that_cannot_be_meant_is_refused(smartcert, arguments):
    code, printed, complaint = smartcert("evaluate", "dalseo.yaml", *arguments)
    assert (code, printed) == (NOT_JUDGED, "")
    assert arguments[0] in complaint


def test_of_several_cities_one_that_fails_fails_the_run(smartcert):
    for gate in ([], ["--min-grade", "3"]):
        code, printed, _ = smartcert(
            "evaluate", "dalseo.yaml", "solbat-gun.yaml", *gate, "--format", "junit"
        )
        assert code == NOT_PASSED
        failing = {
            case.classname
            for suite in JUnitXml.fromstring(printed.encode())
            for case in suite
            if case.is_failure
        }
        assert failing == {"솔밭군(가상)"}


def test_a_format_that_an_output_has_by_its_ending_is_one_output(tmp_path, capsysbinary):
    target = tmp_path / "round.csv"
    assert run(["evaluate", str(DALSEO), "--format", "csv", "--output", str(target)]) == PASSED
    assert target.read_bytes().startswith(b"\xef\xbb\xbf")
    assert b"INN-PUB-01" not in capsysbinary.readouterr().out


def test_a_run_that_cannot_begin_leaves_its_reports_too(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "waivers.yaml").write_text("format: smartcert-waivers/1\n")
    for command in ("check", "evaluate"):
        for option in ("--waivers", "--catalogue"):
            arguments = [command, str(DALSEO), option, "waivers.yaml", "--output", "out.json"]
            assert run(arguments) == NOT_JUDGED
            body = json.loads((tmp_path / "out.json").read_text("utf-8"))
            assert (body["exit_code"], bool(body["findings"])) == (NOT_JUDGED, True)
            (tmp_path / "out.json").unlink()
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "compose.yaml").write_text("services: {}\n")
    assert run(["check", "other", "--output", "out.xml"]) == NOT_JUDGED
    assert (tmp_path / "out.xml").exists()


def test_an_output_that_cannot_be_written_keeps_no_other_from_it(tmp_path):
    outputs = ["--output", str(tmp_path / "none" / "a.json"), "--output", str(tmp_path / "b.json")]
    assert run(["check", str(DALSEO), *outputs]) == NOT_JUDGED
    assert (tmp_path / "b.json").exists()


def test_a_baseline_keeps_the_cities_that_are_not_in_the_run(tmp_path, capsysbinary):
    known = tmp_path / "known.yaml"
    writing = ["--baseline", str(known), "--write-baseline"]
    for file in (DALSEO, SOLBAT):
        assert run(["check", str(file), *writing]) == PASSED
    assert known.read_text("utf-8").count("SC450") == 3
    before = known.read_bytes()
    assert run(["check", str(tmp_path / "none*.yaml"), *writing]) == NOT_JUDGED
    assert known.read_bytes() == before
    assert run(["check", str(DALSEO), str(SOLBAT), "--strict", "--baseline", str(known)]) == PASSED
    broken = tmp_path / "broken.yaml"
    broken.write_text(SOLBAT.read_text("utf-8").replace("date: 2022-08-31", "date: 2022.8.31"))
    assert run(["check", str(broken), *writing]) == NOT_PASSED
    assert b"SC214" in capsysbinary.readouterr().err
    assert known.read_bytes() == before


@pytest.mark.parametrize(
    "arguments",
    [
        ["evaluate", str(DALSEO), "--min-share", "0.7"],
        ["evaluate", str(DALSEO), "--min-grade", "6"],
        ["evaluate", str(DALSEO), "--min-grade", "0"],
        ["evaluate", str(DALSEO), "--min-grade", "-1"],
        ["evaluate", str(DALSEO), "--min-share", "101"],
        ["check", str(DALSEO), "--unsafe-fixes"],
        ["check", "-", "--fix"],
        ["check", str(DALSEO), "--baseline", str(SOLBAT), "--write-baseline"],
        ["check", str(DALSEO), "--write-baseline"],
    ],
)
def test_what_would_mislead_is_refused(arguments, capsysbinary):
    assert run(arguments) == NOT_JUDGED
    printed = capsysbinary.readouterr()
    assert printed.err
    assert not printed.out


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--min-grade", "0"), "--min-grade is to be: a grade from 1 to 5.\n"),
        (("--min-grade", "6"), "--min-grade is to be: a grade from 1 to 5.\n"),
        (("--min-share", "-1"), "--min-share is to be: a share in percent from 0 to 100, such as"),
    ],
)
def test_a_number_that_is_out_of_range_is_told_its_range(options, said, smartcert):
    code, printed, complaint = smartcert("evaluate", "dalseo.yaml", *options)
    assert (code, printed) == (NOT_JUDGED, "")
    assert complaint.startswith(said)


def test_seven_tenths_of_a_percent_can_be_asked_for():
    assert run(["evaluate", str(DALSEO), "--min-share", "0.7%"]) == PASSED


def test_a_file_that_cannot_be_mended_keeps_no_other_from_it(tmp_path, monkeypatch, capsysbinary):
    text = SOLBAT.read_text("utf-8").replace("value: 6\n", 'value: "6"\n', 1)
    for name in ("a.yaml", "b.yaml"):
        (tmp_path / name).write_text(text, "utf-8")

    from smartcert.cli import terminal

    unsaved = terminal.unsaved

    def refuse(path, *rest):
        return unsaved("/nonexistent/a.yaml" if path.endswith("a.yaml") else path, *rest)

    monkeypatch.setattr(terminal, "unsaved", refuse)
    assert run(["check", str(tmp_path), "--fix"]) == NOT_JUDGED
    assert (tmp_path / "a.yaml").read_text("utf-8") == text
    assert (tmp_path / "b.yaml").read_text("utf-8") == SOLBAT.read_text("utf-8")
    assert b"SC207" in capsysbinary.readouterr().out


def test_files_of_other_tools_are_left_alone_in_whatever_encoding(tmp_path):
    repository = tmp_path / "repository"
    repository.mkdir()
    (repository / "city.yaml").write_bytes(DALSEO.read_bytes())
    others = {
        "compose.yaml": "services: {}  # 데이터베이스\n".encode("cp949"),
        "old.yaml": "이름: 값\n".encode("utf-16"),
        "empty.yaml": b"",
        "escape.yaml": b"a: \x1b[31m\n",
        "kubernetes.yaml": b"metadata:\n  name: smartcert-assessment\n",
        "picture.yaml": b"\x89PNG\r\n\x1a\n\x00",
    }
    for name, data in others.items():
        (repository / name).write_bytes(data)
    for arguments in (["check", "--fix"], ["evaluate"]):
        assert run([*arguments, str(repository)]) == PASSED
    named = [str(repository / name) for name in others]
    assert run(["check", "--fix", "--skip-others", *named]) == PASSED
    assert {name: (repository / name).read_bytes() for name in others} == others


def test_a_list_that_cannot_be_read_is_no_finding_but_no_check(tmp_path):
    listed = tmp_path / "list.txt"
    listed.write_bytes("솔밭.yaml\n".encode("cp949"))
    assert run(["check", str(DALSEO), f"@{listed}"]) == NOT_JUDGED


def test_the_json_of_every_run_follows_its_published_schema(tmp_path, capsysbinary):
    schema = json.loads((ROOT / "schemas" / "run.2020-12.schema.json").read_text("utf-8"))
    known = tmp_path / "known.yaml"
    waivers = str(ROOT / "tests" / "data" / "waivers.yaml")
    broken = tmp_path / "broken.yaml"
    broken.write_text(SOLBAT.read_text("utf-8").replace("kind: gun", "kind: 군"), "utf-8")
    run(["check", str(SOLBAT), "--baseline", str(known), "--write-baseline"])
    capsysbinary.readouterr()
    for arguments in (
        ["check", str(SOLBAT), "--baseline", str(known), "--waivers", waivers],
        ["check", str(broken), str(ROOT / "indicators.yaml"), waivers, str(known), "none*.yaml"],
        ["evaluate", str(DALSEO), str(SOLBAT), str(broken), "--waivers", waivers],
    ):
        run([*arguments, "--format", "json"])
        body = json.loads(capsysbinary.readouterr().out)
        jsonschema.validate(body, schema, jsonschema.Draft202012Validator)


def test_a_file_of_ours_in_cp949_is_mended_and_said_to_be(tmp_path, capsysbinary):
    ansi = tmp_path / "ansi.yaml"
    ansi.write_bytes(SOLBAT.read_text("utf-8").encode("cp949"))
    assert run(["check", str(ansi), "--diff", "--lang", "en"]) == NOT_PASSED
    assert b"ansi.yaml is rewritten in UTF-8.\n" in capsysbinary.readouterr().out
    assert run(["check", str(ansi), "--fix"]) == PASSED
    assert ansi.read_text("utf-8") == SOLBAT.read_text("utf-8")


def test_a_summary_that_cannot_be_written_is_said(smartcert, github, monkeypatch):
    opened = outputs.Path.open

    def full(path, *arguments):
        if path == github:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return opened(path, *arguments)

    monkeypatch.setattr(outputs.Path, "open", full)
    code, _, complaint = smartcert("evaluate", "dalseo.yaml")
    assert (code, complaint) == (PASSED, f"{github} cannot be written: the disk is full.\n")


@pytest.mark.skipif(sys.platform != "linux", reason="needs /dev/full")
def test_a_full_disk_is_said_of_a_summary_whenever_it_is_noticed(smartcert, github, monkeypatch):
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", "/dev/full")
    code, _, complaint = smartcert("evaluate", "dalseo.yaml")
    assert (code, complaint) == (PASSED, "/dev/full cannot be written: the disk is full.\n")


def test_a_list_is_an_input(smartcert, folder):
    (folder / "list.json").write_text("dalseo.yaml\n")
    for command in ("check", "evaluate"):
        code, printed, complaint = smartcert(command, "@list.json", "--output", "list.json")
        assert (code, printed) == (NOT_JUDGED, "")
        assert complaint == "list.json is an input; it is not overwritten.\n"
    (folder / "list.csv").write_text("dalseo.yaml\n")
    for line in ("table from-files @list.csv --output", "batch @list.csv --out"):
        code, _, complaint = smartcert(*line.split(), "list.csv")
        assert (code, complaint) == (
            NOT_JUDGED,
            "list.csv is an input; it is not overwritten.\n",
        )
    assert (folder / "list.csv").read_text() == (folder / "list.json").read_text()


@pytest.mark.parametrize(
    "line", ["check {} --format json:a\0b", "evaluate {} --output a\0b", "schema run --output a\0b"]
)
def test_a_name_that_is_none_cannot_be_written(line, smartcert, folder):
    code, _, complaint = smartcert(*line.format("dalseo.yaml").split(" "))
    assert code == NOT_JUDGED
    assert "cannot be written: " in complaint
    assert new(folder) == set()


def test_a_file_that_is_read_only_is_not_mended(smartcert, folder, monkeypatch):
    text = MISTYPED.replace("INN-PUB-2:", "inn-pub-02:")
    (folder / "mistyped.yaml").write_text(text, "utf-8")
    with monkeypatch.context() as patch:
        nothing_is_written_to(patch)
        code, _, complaint = smartcert("check", "mistyped.yaml", "--fix")
    assert code == NOT_JUDGED
    assert complaint.startswith("mistyped.yaml cannot be written: you have no permission for it")
    assert (folder / "mistyped.yaml").read_text("utf-8") == text


# --- a current folder that is gone ----------------------------------------------------------


@pytest.fixture
def gone(folder):
    """The current folder, removed."""
    here = folder / "gone"
    here.mkdir()
    os.chdir(here)
    here.rmdir()
    yield folder
    os.chdir(folder)


def test_without_a_current_folder_a_file_that_is_named_in_full_is_read(smartcert, gone):
    city = gone / "dalseo.yaml"
    assert smartcert("check", city)[0] == PASSED
    assert smartcert("evaluate", city, "--output", gone / "out.json")[0] == PASSED
    assert json.loads((gone / "out.json").read_text("utf-8"))["exit_code"] == PASSED
    assert smartcert("batch", city, "--jobs", "1", "--out", gone / "out.csv")[0] == PASSED


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("check", "matches no file"),
        ("check dalseo.yaml", "There is no such file"),
        ("batch dalseo.yaml", "There is no such file"),
        ("schema run --output a.json", "a.json cannot be written: "),
        ("init a.yaml --name A --kind gu", "a.yaml cannot be written: "),
        ("table to-files a.csv --output out", "There is no such file"),
    ],
)
def test_without_a_current_folder_what_is_in_it_is_not_there(line, said, smartcert, gone):
    code, printed, complaint = smartcert(*line.split())
    assert code == NOT_JUDGED
    assert said in printed + complaint


def test_on_github_a_current_folder_that_is_gone_is_no_fault(smartcert, gone, github, monkeypatch):
    monkeypatch.setenv("GITHUB_WORKSPACE", str(gone))
    assert smartcert("check", gone / "dalseo.yaml")[0] == PASSED

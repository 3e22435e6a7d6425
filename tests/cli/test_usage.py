"""What is said of a wrong usage, the pages of help, and what the shell completes."""

import re

import pytest
import typer

from smartcert.checking.exits import NOT_JUDGED, OUTPUT_LOST, PASSED
from smartcert.cli import run
from smartcert.cli.app import command_paths
from smartcert.cli.completion import subjects
from smartcert.cli.usage import complaint
from smartcert.language import language
from smartcert.render.layout import cells
from tests.support.commands import smartcert


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["evaluate", "a", "--detials"], "There is no option --detials. Did you mean --details?"),
        (["evaluate", "a", "-x"], "There is no option -x."),
        (["evalute"], "There is no command “evalute”. Did you mean evaluate?"),
        (["table", "zzz"], "There is no command “zzz”."),
        (["evaluate"], "FILE... is missing."),
        (["table", "from-files", "a.yaml"], "--output is missing."),
        (["evaluate", "a", "--details=1"], "The option --details takes no value."),
        (["evaluate", "a", "--catalogue"], "The option --catalogue wants a value."),
        (["batch", "a", "--engine", "steam"], "--engine is to be: threads, processes, dask."),
        (["evaluate", "a", "--min-grade", "x"], "--min-grade is to be: a whole number without"),
        (["batch", "a", "--jobs", "0"], "--jobs is to be: a whole number without separators, at"),
        (["batch", "a", "--evidence", "no"], "--evidence is to be: required, not-required.\n"),
        (["init", "a", "--population", "0"], "--population is to be: a whole number without"),
        (["table", "--lang", "en"], "A command is missing."),
        (["show", "a", "b"], "There is one argument too many: b."),
    ],
)
def test_a_wrong_usage_is_said_and_where_help_is(arguments, said):
    code, printed, complaint = smartcert(*arguments)
    assert (code, printed) == (NOT_JUDGED, "")
    assert complaint.startswith(said)
    of_a_value = "takes no value" in said or "wants a value" in said
    assert ("See: smartcert" in complaint) != of_a_value


@pytest.mark.parametrize(
    ("words", "command"),
    [
        ("help", "smartcert --help"),
        ("version", "smartcert --version"),
        ("table help", "smartcert table --help"),
        ("달서.yaml", "smartcert evaluate '달서.yaml'"),
        ("a.YML", "smartcert evaluate a.YML"),
        ("folder", "smartcert evaluate folder"),
        ("round.xlsx", "smartcert batch round.xlsx"),
        ("sc402", "smartcert explain SC402"),
    ],
)
def test_a_word_that_is_no_command_leads_to_what_to_type(words, command, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "folder").mkdir()
    name = words.rpartition(" ")[2]
    said = f"There is no command “{name}”.\nTry: {command}\n"
    assert smartcert(*words.split()) == (NOT_JUDGED, "", said)


def test_a_command_to_type_is_quoted_and_stands_in_one_line():
    name = "a very long name of a file " * 4 + ".yaml"
    complaint = smartcert(name)[2]
    assert complaint.endswith(f"\nTry: smartcert evaluate '{name}'\n")


def test_in_a_group_a_file_is_no_command():
    assert smartcert("table", "a.yaml")[2].endswith("\nSee: smartcert table --help\n")


def test_without_a_command_help_is_shown():
    code, printed, complaint = smartcert()
    assert (code, printed) == (NOT_JUDGED, "")
    assert complaint == smartcert("--help")[1]


def test_what_typer_says_besides_is_passed_on():
    unheard = typer.BadParameter("Something new.")
    assert complaint(unheard, language("en")) == "Invalid value: Something new.\n"


@pytest.mark.parametrize(("tag", "usage"), [("en", "Usage"), ("ko", "사용법")])
@pytest.mark.parametrize("words", [(), *command_paths()], ids=" ".join)
def test_every_command_has_its_page_of_help(words, tag, usage):
    code, printed, complaint = smartcert(*words, "--help", "--lang", tag)
    assert (code, complaint) == (PASSED, "")
    called = " ".join(["smartcert", *words])
    lines = printed.splitlines()
    assert lines[0].startswith(f"{usage}: {called} [OPTIONS]")
    assert "  --lang ko|en" in printed
    assert smartcert(*words, "-h", "--lang", tag) == (code, printed, complaint)
    examples = [line for line in lines if line.startswith("  smartcert ")]
    assert any(f"{called} " in line for line in examples)
    assert max(cells(line) for line in lines if line not in examples) <= 80
    first = lines[lines.index("") + 1]
    assert (re.search("[가-힣]{2}", first) is not None) == (tag == "ko")


def test_the_script_for_the_shell_is_a_result(monkeypatch, capsysbinary):
    with pytest.raises(SystemExit) as ended:
        run(["--show-completion", "bash"])
    assert ended.value.code == PASSED
    assert b"_SMARTCERT_COMPLETE" in capsysbinary.readouterr().out
    monkeypatch.setattr("sys.stdout", None)
    assert run(["--show-completion", "bash"]) == OUTPUT_LOST


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("ev", ["evaluate"]),
        ("show INN-DAT-0", [f"INN-DAT-0{number}" for number in range(1, 7)]),
        ("show SVC-N", ["SVC-NET"]),
        ("explain SC45", ["SC450", "SC451"]),
        ("explain INN-P", ["INN-PUB"]),
        ("explain a.yaml SVC-N", ["SVC-NET"]),
        ("check --format j", ["json", "junit"]),
        ("schema assess", ["assessment"]),
    ],
)
def test_the_shell_is_offered_what_begins_so(words, offered, monkeypatch, capsys):
    monkeypatch.setenv("_SMARTCERT_COMPLETE", "complete_bash")
    monkeypatch.setenv("COMP_WORDS", f"smartcert {words}")
    monkeypatch.setenv("COMP_CWORD", str(len(words.split())))
    with pytest.raises(SystemExit) as ended:
        run([])
    assert ended.value.code == PASSED
    assert capsys.readouterr().out.split()[: len(offered)] == offered


def test_for_no_word_yet_the_shell_offers_its_files():
    assert subjects("") == []

"""What is said of a wrong usage, the pages of help, and what the shell completes."""

import re

import pytest
import typer

from smartcert.checking.exits import NOT_JUDGED, PASSED
from smartcert.cli import run
from smartcert.cli.app import command_paths
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
    examples = [line for line in lines if line.startswith("  smartcert ")]
    assert any(f"{called} " in line for line in examples)
    assert max(cells(line) for line in lines[1:] if line not in examples) <= 80
    assert (re.search("[가-힣]{2}", lines[2]) is not None) == (tag == "ko")


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("ev", ["evaluate"]),
        ("show INN-DAT-0", [f"INN-DAT-0{number}" for number in range(1, 7)]),
        ("show SVC-N", ["SVC-NET"]),
        ("explain SC45", ["SC450", "SC451"]),
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

"""What ends a command: faults first, in their order, and then why."""

from unicodedata import normalize

import pytest

from smartcert.checking.exits import NOT_JUDGED
from smartcert.cli.refusal import Refused, refuse_idle, refuse_inputs, with_guess
from smartcert.diagnostics import Diagnostic, InvalidInput, Span
from smartcert.language import language
from tests.support.commands import smartcert

FAULTS = [Diagnostic("SC101", Span(name)) for name in ("b.yaml", "a.yaml")]
EN = language("en")


def ended_by(error, monkeypatch):
    def tree(*_):
        raise error

    monkeypatch.setattr("smartcert.render.pages.catalogue.tree", tree)
    return smartcert("show")


def test_faults_are_printed_in_their_order_before_the_sentence(monkeypatch):
    code, printed, complaint = ended_by(Refused("Nothing is written.", FAULTS), monkeypatch)
    assert (code, printed) == (NOT_JUDGED, "")
    assert complaint.index("b.yaml") < complaint.index("a.yaml")
    assert complaint.endswith("2 errors\nNothing is written.\n")


def test_a_command_that_has_said_all_ends_without_a_word(monkeypatch):
    assert ended_by(Refused, monkeypatch) == (NOT_JUDGED, "", "")


def test_invalid_input_ends_any_command_by_its_faults(monkeypatch):
    code, printed, complaint = ended_by(InvalidInput(FAULTS), monkeypatch)
    assert (code, printed) == (NOT_JUDGED, "")
    assert complaint.index("a.yaml") < complaint.index("b.yaml")


@pytest.mark.parametrize(("word", "guess"), [("shwo", " Did you mean show?"), ("xyz", "")])
def test_a_guess_follows_the_sentence_if_there_is_one(word, guess):
    assert with_guess("No.", word, ["show", "init"], EN) == f"No.{guess}"


def test_only_a_file_that_is_read_is_kept_from_being_replaced(tmp_path):
    read, other, link = tmp_path / "a", tmp_path / "b", tmp_path / "link"
    read.touch()
    refuse_inputs([str(other), str(tmp_path / "new")], [None, str(read)], EN)
    other.touch()
    refuse_inputs([str(other)], [None, str(read), str(tmp_path / "none")], EN)
    link.hardlink_to(read)
    with pytest.raises(Refused, match=r"link is an input; it is not overwritten\."):
        refuse_inputs([str(other), str(link)], [str(read)], EN)


@pytest.mark.parametrize("there", [True, False])
def test_no_two_outputs_go_to_one_file(there, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    name = "결과.csv"
    if there:
        (tmp_path / name).touch()
    for other in (name, f"./{name}", str(tmp_path / name), normalize("NFD", name)):
        with pytest.raises(Refused, match=r"Two outputs go to the same file\."):
            refuse_inputs([name, other], [], EN)
    with pytest.raises(Refused, match=r"Two outputs go to the same file\."):
        refuse_inputs(["s3://b/a.csv", "s3://b/a.csv"], [], EN)


def test_a_name_that_is_none_is_left_to_whoever_writes(monkeypatch):
    refuse_inputs(["a\0b"], ["c"], EN)


def test_an_option_that_would_change_nothing_is_refused_by_its_name():
    refuse_idle({"--on": None, "--force": False}, "x", EN)
    with pytest.raises(Refused, match="With x, --on, --force would change nothing"):
        refuse_idle({"--on": "today", "--sheet": None, "--force": True}, "x", EN)

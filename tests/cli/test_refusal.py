"""What ends a command: faults first, in their order, and then why."""

import pytest

from smartcert.checking.exits import NOT_JUDGED
from smartcert.cli.refusal import Refused, refuse_inputs, with_guess
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
    read, other = tmp_path / "a", tmp_path / "b"
    refuse_inputs(str(read), [None, str(read)], EN)  # there is none yet
    read.touch()
    other.touch()
    refuse_inputs(str(other), [None, str(read), str(tmp_path / "none")], EN)
    (tmp_path / "link").hardlink_to(read)
    with pytest.raises(Refused, match=r"link is an input; it is not overwritten\."):
        refuse_inputs(str(tmp_path / "link"), [str(read)], EN)

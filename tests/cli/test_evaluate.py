"""What `evaluate` says where it has nothing to judge."""

from smartcert.checking.exits import NOT_JUDGED, PASSED
from tests.support.commands import smartcert


def test_standard_input_is_read_once_only():
    said = "Standard input can be read once only.\n"
    assert smartcert("evaluate", "-", "-") == (NOT_JUDGED, "", said)


def test_a_folder_of_other_files_holds_no_assessment(tmp_path):
    for name in ("a.yaml", "b.yml"):
        (tmp_path / name).write_text("a: 1\n")
    said = "2 files were found, and none of them is an assessment.\n"
    assert smartcert("evaluate", tmp_path) == (NOT_JUDGED, "", said)


def test_other_files_that_are_named_and_passed_over_are_no_fault(tmp_path):
    other = tmp_path / "a.yaml"
    other.write_text("a: 1\n")
    said = "1 file was found, and it is no assessment.\n"
    assert smartcert("evaluate", other, "--skip-others") == (PASSED, "", said)

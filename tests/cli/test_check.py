"""What keeps `check` from writing a baseline over a file that is none."""

import pytest

from smartcert.checking.exits import NOT_JUDGED, PASSED
from tests.conftest import ROOT
from tests.support.commands import smartcert

DALSEO = ROOT / "examples" / "dalseo.yaml"


def test_a_baseline_is_written_anew(tmp_path):
    known = tmp_path / "known.yaml"
    known.write_text("format: smartcert-baseline/1\n")
    code, printed, complaint = smartcert("check", DALSEO, "--baseline", known, "--write-baseline")
    assert (code, printed) == (PASSED, "")
    assert complaint.endswith(f"written to {known}.\n")
    assert known.read_bytes().startswith(b"format: smartcert-baseline/1\n")


@pytest.mark.parametrize("text", [b"\xff\xfe\x00", b"letter: dear\n", b"# dear\n", b""])
def test_a_file_that_is_no_baseline_is_not_overwritten(text, tmp_path):
    letter = tmp_path / "letter"
    letter.write_bytes(text)
    code, printed, complaint = smartcert("check", DALSEO, "--baseline", letter, "--write-baseline")
    assert (code, printed) == (NOT_JUDGED, "")
    assert complaint == f"{letter} is no baseline; it is not overwritten.\n"
    assert letter.read_bytes() == text

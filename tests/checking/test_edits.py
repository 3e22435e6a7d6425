"""Edits of a text: several at once, and how a difference is shown."""

import shutil
import subprocess

import pytest

from smartcert.checking.fixes.edits import Edit, Fix, apply, diff
from tests.support.marked import source


def test_of_two_fixes_that_overlap_the_first_is_applied():
    text = source("abcdef\n")

    def fix(begin: int, end: int, new: str) -> Fix:
        return Fix((Edit(text.span(1, begin, 1, end), new),), safe=True)

    assert apply(text.text, [fix(2, 4, "X"), fix(3, 5, "Y"), fix(4, 5, "Z")]) == "aXZef\n"
    assert apply(text.text, [fix(2, 2, "X"), fix(2, 2, "Y"), fix(2, 4, "Z")]) == "aXbcdef\n"
    assert apply(text.text, [fix(5, 7, "Y"), fix(1, 2, "X"), fix(2, 2, "W")]) == "XWbcdY\n"
    assert apply(text.text, []) == text.text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a\nb\nc\n", "a\nB\nc\n"),
        ("a\nb", "a\nB"),
        ("a\nb", "a\nb\n"),
        ("a\nb\n", "a\nb"),
        ("a\r\nb\r\n", "a\r\nB\r\n"),
        ("a\u2028b\x85c\rd\n", "a\u2028B\x85c\rd\n"),
        ("\ufeffa\nb\n", "\ufeffa\nB\n"),
        ("", "a\n"),
        ("a\n" * 20 + "b", "A\n" + "a\n" * 19 + "B"),
    ],
)
@pytest.mark.skipif(not shutil.which("git"), reason="git is not here to read the difference")
def test_a_difference_is_one_that_git_reads(before, after, tmp_path):
    (tmp_path / "달서 구.yaml").write_bytes(before.encode())
    shown = diff("달서 구.yaml", before, after)
    subprocess.run(
        ["git", "apply", "--whitespace=nowarn", "-"], input=shown.encode(), cwd=tmp_path, check=True
    )
    assert (tmp_path / "달서 구.yaml").read_bytes() == after.encode()


def test_a_difference_is_shown_with_the_name():
    assert diff("/a/b.yaml", "x\ny", "x\nz\n") == (
        "--- a/a/b.yaml\n+++ b/a/b.yaml\n@@ -1,2 +1,2 @@\n x\n-y\n"
        "\\ No newline at end of file\n+z\n"
    )
    assert diff("a.yaml", "x\n", "x\n") == ""

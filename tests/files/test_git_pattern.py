"""Lines of a .gitignore: what git matches, and in a time that grows with the name alone."""

import random
import shutil
import subprocess
from pathlib import Path

import pytest

from smartcert.files.discovery import gather
from smartcert.files.git_pattern import pattern_in

NAMES = ("a", "b", "ab", "aab", "a.b", "[a]", "a]", "-", "\\", "a b", "A", "1", " a", "a ")
SIGNS = (
    *("a", "b", "*", "**", "?", "[", "]", "!", "-", "/", "\\", " ", "^", "[a-b]", "[!a]", "**/"),
    *("[[:alpha:]]", "[[:digit:]-b]", "[:alpha:]", "[b-a]", "[a-]", "[\\a-\\b]", "/**", "[]a]"),
)


@pytest.mark.parametrize(
    ("line", "path", "matches"),
    [
        ("a\\ ", "a ", True),
        ("a  ", "a", True),
        ("a/**/**/b", "a/c/d/b", True),
        ("a/**/b", "a/b", True),
        ("**/a/**/b*/**", "c/a/d/bc/e", True),
        ("**/a/**/b*/**", "c/a/d/bc", False),
        ("/a**b", "axb", True),
        ("/a**b", "a/b", False),
        ("a[b/c]d", "a/d", False),
        ("[[:upper:][:digit:]]x", "7x", True),
        ("[[:upper:][:digit:]]x", "ax", False),
        ("[[:upper]x", ":x", True),
        ("[a-\\c]", "b", True),
        ("[]-a]", "^", True),
        ("?", "달", True),
        ("x*y*z", "xyyz", True),
        ("x*y*z", "xzy", False),
        ("*a*b", "aab", True),
        ("a\nb", "a\nb", True),
    ],
)
def test_a_line_matches_what_it_does_in_git(line, path, matches):
    assert pattern_in(line).matches(path, folder=False) is matches


@pytest.mark.parametrize(
    "line",
    ["", "!", "# a", "/", "//", "\\", "a\\", "[a", "[a-", "[", "[[:no:]]", "[\\", "a" * 5000],
)
def test_a_line_that_matches_nothing_is_no_pattern(line):
    assert pattern_in(line) is None


@pytest.mark.parametrize(
    ("line", "path"),
    [
        ("*a" * 8 + "b", "a" * 60),
        ("*a" * 60 + "b", "a" * 255),
        ("a*" * 60 + "*b?", "a" * 255),
        ("*[a-z]" * 40 + "0", "a" * 255),
        ("**/*a" * 30 + "/b", "/".join(["aaaa"] * 400)),
        ("/**/a" * 30 + "/**/b", "/".join(["a"] * 1000)),
    ],
)
def test_a_line_of_asterisks_is_matched_at_once(line, path):
    # by going back this would take longer than anyone waits
    assert pattern_in(line).matches(path, folder=False) is False


def test_a_list_that_is_a_link_is_not_followed(tmp_path):
    (tmp_path / "a.yaml").touch()
    (tmp_path / ".gitignore").symlink_to("/dev/zero")
    assert [each.path for each in gather([str(tmp_path)]).files] == [str(tmp_path / "a.yaml")]


@pytest.mark.skipif(not shutil.which("git"), reason="git is not here to be compared with")
def test_git_matches_the_same(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    subprocess.run(["git", "init", "--quiet", "."], check=True)
    chance = random.Random(1)  # noqa: S311 - not for secrets
    for _ in range(40):
        path = Path(*(chance.choice(NAMES) for _ in range(chance.randint(1, 4))))
        if not any(each.is_file() for each in path.parents) and not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.touch()
    there = sorted(each for each in Path().rglob("*") if each.parts[0] != ".git")
    given = "".join(f"{path}\0" for path in there)
    for _ in range(150):
        line = "".join(chance.choice(SIGNS) for _ in range(chance.randint(1, 6))).lstrip("!")
        Path(".gitignore").write_text(f"{line}\n", "utf-8")
        asked = ["git", "-c", "core.excludesFile=", "check-ignore", "--no-index", "-z", "--stdin"]
        said = subprocess.run(asked, input=given, stdout=subprocess.PIPE, check=False, text=True)
        pattern = pattern_in(line)
        own = {
            each for each in there if pattern and pattern.matches(str(each), folder=each.is_dir())
        }
        ours = [str(each) for each in there if {each, *each.parents} & own]
        assert said.stdout.split("\0")[:-1] == ours, line

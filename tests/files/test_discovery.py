"""From arguments to files: folders, patterns and lists, and names of every sort."""

import io
import os
import shutil
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smartcert.diagnostics import Diagnostic, Span
from smartcert.files import discovery
from smartcert.files.discovery import Found, gather
from tests.conftest import ONE_FOLDER

UNDECODABLE = os.fsdecode(b"\xb4\xde.yaml")


@pytest.fixture
def tree(tmp_path, monkeypatch):
    """Make files, empty or with this text, below a new current folder."""
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)

    def make(*names: str, **texts: str) -> Path:
        for name in names:
            path = here / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text("", "utf-8")
        for name, text in texts.items():
            (here / name).write_text(text, "utf-8")
        return here

    return make


def paths(*arguments: str) -> list[str]:
    """Give the paths of the files, which are all that there is to say."""
    files, faults = gather(arguments)
    assert faults == ()
    return [file.path for file in files]


def unmatched(pattern: str, place: Span | None = None) -> Diagnostic:
    return Diagnostic("SC127", place or Span(pattern), {"pattern": pattern})


# --- files ----------------------------------------------------------------------------


def test_a_named_file_is_kept_in_its_place_whether_it_exists_or_not(tree):
    tree("b.yaml", "a.txt")
    files, faults = gather(["none.yaml", "b.yaml", "./a.txt", "-", ""])
    assert files == tuple(
        Found(path, searched=False) for path in ("none.yaml", "b.yaml", "./a.txt", "-", "")
    )
    assert faults == ()


def test_the_same_file_is_kept_once_under_its_first_name(tree):
    here = tree("a.yaml", "cities/b.yaml")
    (here / "link.yaml").symlink_to("a.yaml")
    same = ["./a.yaml", "a.yaml", str(here / "a.yaml"), "link.yaml", "cities/../a.yaml"]
    assert paths(*same, "-", "none", "-", "none") == ["./a.yaml", "-", "none"]


def test_a_current_folder_that_is_gone_holds_nothing(tree):
    gone = tree() / "gone"
    gone.mkdir()
    os.chdir(gone)
    gone.rmdir()
    assert gather(["."]) == ((), (unmatched("."),))
    assert paths("a.yaml", "a.yaml", "/none/b.yaml") == ["a.yaml", "/none/b.yaml"]


def test_where_a_file_system_numbers_nothing_the_path_tells_files_apart(tree, monkeypatch):
    tree("a.yaml", "b.yaml")
    numbered = os.stat

    def unnumbered(path):
        return os.stat_result((*numbered(path)[:1], 0, 0, *numbered(path)[3:]))

    monkeypatch.setattr(os, "stat", unnumbered)
    assert paths("a.yaml", "b.yaml", "./b.yaml") == ["a.yaml", "b.yaml"]


@pytest.mark.parametrize("order", [1, -1])
def test_a_file_that_is_found_and_named_is_named(tree, order):
    tree("a.yaml", "b.yaml")
    files, _ = gather([".", "./a.yaml"][::order])
    assert {file.searched for file in files if file.path.endswith("a.yaml")} == {False}
    assert {file.searched for file in files if file.path.endswith("b.yaml")} == {True}


# --- folders --------------------------------------------------------------------------


def test_a_folder_is_searched_for_yaml_in_order(tree):
    tree(
        "b.yaml", "a/z.yml", "a/b/c.YAML", "a.yaml", "a b/x.Yml", "a/no.txt", "a/yaml", "README.md"
    )
    found = ["a/b/c.YAML", "a/z.yml", "a b/x.Yml", "a.yaml", "b.yaml"]
    assert paths(".") == found
    assert paths("./") == found
    assert paths("a") == paths("a/") == paths("./a") == found[:2]
    assert all(file.searched for file in gather(["."]).files)


def test_other_files_are_meant_where_a_folder_has_no_yaml(tree):
    tree("a/b.csv", "a/c.yaml", "b/d.CSV", "b/e.txt", "b/.f.csv", "c/.gitignore", "c/g.csv")
    (Path("c") / ".gitignore").write_text("*.csv")

    def found(folder):
        return [each.path for each in gather([folder], (".csv", ".xlsx")).files]

    assert (found("a"), found("b"), found("c")) == (["a/c.yaml"], ["b/d.CSV"], [])
    assert found(".") == ["a/c.yaml"]
    assert gather(["b"]).files == ()


def test_a_folder_elsewhere_is_written_as_it_was_named(tree):
    here = tree("cities/a.yaml", "other/b.yaml")
    os.chdir("other")
    assert paths("../cities") == ["../cities/a.yaml"]
    assert paths(str(here / "cities")) == [str(here / "cities" / "a.yaml")]


def test_what_is_hidden_is_not_searched_unless_it_is_named(tree):
    tree(".a/b.yaml", ".c.yaml", "._d.yaml", "e.yaml", ".a/.f/g.yaml")
    assert paths(".") == ["e.yaml"]
    assert paths(".a", ".c.yaml") == [".a/b.yaml", ".c.yaml"]


def test_links_to_folders_are_not_followed_unless_they_are_named(tree):
    here = tree("a/b.yaml")
    (here / "a" / "loop").symlink_to("..")
    (here / "link").symlink_to("a")
    (here / "file.yaml").symlink_to("a/b.yaml")
    (here / "broken.yaml").symlink_to("nowhere")
    (here / "itself.yaml").symlink_to("itself.yaml")
    assert paths(".") == ["a/b.yaml"]
    assert paths("link") == ["link/b.yaml"]
    assert paths("broken.yaml", "itself.yaml") == ["broken.yaml", "itself.yaml"]


def test_a_junction_is_a_link(tree, monkeypatch):
    tree("a/b.yaml", "c/d.yaml")
    monkeypatch.setattr(discovery, "_is_junction", lambda path: path == "a")
    assert paths(".") == ["c/d.yaml"]


def test_a_folder_called_like_a_file_is_a_folder(tree):
    tree("a.yaml/b.yaml")
    assert paths(".") == paths("a.yaml") == ["a.yaml/b.yaml"]


@pytest.mark.parametrize("argument", [".", "a", "./a/"])
def test_a_folder_without_yaml_is_told(tree, argument):
    tree("a/b.txt", "a/.c/d.yaml")
    assert gather([argument]) == ((), (unmatched(argument),))


def said(reason):
    return getattr(reason, "en", str(reason))


def test_a_folder_that_cannot_be_looked_into_is_told(tree, monkeypatch):
    tree("a/b.yaml", "c/d.yaml")
    listed = os.listdir

    def refuse(path):
        if path == "a":
            raise PermissionError(13, "Permission denied")
        if path == "c":
            raise OSError("gone")
        return listed(path)

    monkeypatch.setattr(os, "listdir", refuse)
    files, faults = gather([".", "a/*.yaml"])
    assert files == ()
    assert [(each.code, str(each.span), said(each.values.get("reason"))) for each in faults] == [
        ("SC103", "a", "you have no permission for it, or another program has it open"),
        ("SC103", "c", "the system says “gone”"),
        ("SC127", "a/*.yaml", "None"),
    ]


# --- what git ignores -----------------------------------------------------------------

EVERY = ["a.yaml", "b.yml", "keep/a.yaml", "keep/b.yml", "keep/old/a.yaml", "keep/old/b.yml"]
IGNORED = {
    "an ending": ({".gitignore": "*.yml\n"}, ["a.yaml", "keep/a.yaml", "keep/old/a.yaml"]),
    "a name, and a byte order mark": (
        {".gitignore": "\ufeffa.yaml\r\n"},
        ["b.yml", "keep/b.yml", "keep/old/b.yml"],
    ),
    "a folder": ({".gitignore": "old/\n"}, EVERY[:4]),
    "a folder from the root": ({".gitignore": "/keep\n"}, EVERY[:2]),
    "all but one": (
        {".gitignore": "*.yml\n!keep/b.yml\n"},
        ["a.yaml", "keep/a.yaml", "keep/b.yml", "keep/old/a.yaml"],
    ),
    "nothing of an ignored folder": ({".gitignore": "keep/\n!keep/a.yaml\n"}, EVERY[:2]),
    "everything but one folder": ({".gitignore": "*\n!/keep\n!/keep/*.yaml\n"}, ["keep/a.yaml"]),
    "all folders": ({".gitignore": "*/\n"}, EVERY[:2]),
    "all folders but one": ({".gitignore": "**/\n!keep/\n"}, EVERY[:4]),
    "all in a folder but some files": (
        {".gitignore": "/keep/**\n!a.yaml\n"},
        ["a.yaml", "b.yml", "keep/a.yaml"],
    ),
    "a deeper file": (
        {".gitignore": "*.yml\n", "keep/.gitignore": "!*.yml\na.yaml\n/old/\n"},
        ["a.yaml", "keep/b.yml"],
    ),
    "a folder that is let in, which is not what is in it": (
        {".gitignore": "*.yml\n", "keep/.gitignore": "!old/\n"},
        ["a.yaml", "keep/a.yaml", "keep/old/a.yaml"],
    ),
    "the repository's own list": (
        {".git/info/exclude": "*.yml\n/keep/\n", ".gitignore": "!/b.yml\n"},
        EVERY[:2],
    ),
    "what is no pattern": (
        {".gitignore": "# *.yaml\n\n!\n/\n//\n[z-a].yaml\n\\\nb.yml\n"},
        ["a.yaml", "keep/a.yaml", "keep/old/a.yaml"],
    ),
}


@pytest.mark.parametrize(("rules", "kept"), IGNORED.values(), ids=IGNORED)
def test_what_git_ignores_is_not_found(tree, rules, kept):
    here = tree(*EVERY, ".git/info/exclude")
    for name, text in rules.items():
        (here / name).write_text(text, "utf-8")
    assert sorted(paths(".")) == kept
    # the same from further down, where the rules above still hold
    below = [path.removeprefix("keep/") for path in kept if path.startswith("keep/")]
    os.chdir("keep")
    files, faults = gather(["."])
    assert sorted(file.path for file in files) == below
    assert faults == (() if below else (unmatched("."),))


def test_without_a_repository_the_folder_itself_is_the_root(tree):
    here = tree("a/b.yaml", "a/c/d.yaml", "a/c/e.yaml")
    (here / ".gitignore").write_text("*.yaml\n")
    (here / "a" / ".gitignore").write_text("d.yaml\n")
    assert paths("a") == ["a/b.yaml", "a/c/e.yaml"]


def test_the_nearest_repository_counts(tree):
    here = tree("inner/.git", "inner/a.yaml", ".git/config")
    (here / ".gitignore").write_text("inner/a.yaml\n")
    assert paths("inner") == ["inner/a.yaml"]


def test_what_is_named_is_not_ignored(tree):
    here = tree("a.yaml", "b/c.yaml", "b/d.yaml", ".git/config")
    (here / ".gitignore").write_text("*.yaml\n")
    assert paths("a.yaml", "b/*.yaml") == ["a.yaml", "b/c.yaml", "b/d.yaml"]
    # a folder that matches is searched, however
    assert gather(["b*"]) == ((), (unmatched("b*"),))


def test_hangul_is_ignored_in_either_form(tree):
    here = tree(unicodedata.normalize("NFD", "달서.yaml"), "수성.yaml", ".git/config")
    (here / ".gitignore").write_text("달서.yaml\n" + unicodedata.normalize("NFD", "수성.yaml\n"))
    assert gather(["."]).files == ()


@pytest.mark.skipif(not shutil.which("git"), reason="git is not here to be compared with")
@pytest.mark.parametrize("name", IGNORED)
def test_git_ignores_the_same(tree, name):
    here = tree(*EVERY)
    subprocess.run(["git", "init", "--quiet", "."], check=True)
    (here / ".git" / "info").mkdir(exist_ok=True)
    for file, text in IGNORED[name][0].items():
        (here / file).write_text(text, "utf-8")
    listed = subprocess.run(
        ["git", "-c", "core.excludesFile=", "ls-files", "--others", "--exclude-standard"],
        check=True,
        capture_output=True,
        text=True,
    ).stdout.split()
    assert sorted(paths(".")) == sorted(path for path in listed if path in EVERY)


# --- patterns -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("*.yaml", ["[x].yaml", "a.yaml", "b.yaml"]),
        ("./*.yaml", ["[x].yaml", "a.yaml", "b.yaml"]),
        ("?.yaml", ["a.yaml", "b.yaml"]),
        ("[ac].yaml", ["a.yaml"]),
        ("[!a].yaml", ["b.yaml"]),
        ("[x].yaml", ["[x].yaml"]),
        ("[[]x].yaml", ["[x].yaml"]),
        ("c*/*.yaml", ["cities/d.yaml", "county/e.yaml"]),
        ("cities/*", ["cities/d.yaml", "cities/deep/f.yaml", "cities/n.txt"]),
        ("cities/../a.*", ["cities/../a.yaml"]),
        ("*/deep/f.yaml", ["cities/deep/f.yaml"]),
        ("**/f.*", ["cities/deep/f.yaml"]),
        ("**/d.yaml", ["cities/d.yaml"]),
        ("cities/**/*.yaml", ["cities/d.yaml", "cities/deep/f.yaml"]),
        ("cities/**", ["cities/d.yaml", "cities/deep/f.yaml", "cities/n.txt"]),
        (".h*/*", [".hidden/g.yaml"]),
        (".h*", [".hidden/g.yaml"]),
    ],
)
def test_a_pattern_is_expanded(tree, pattern, found):
    tree("a.yaml", "b.yaml", "[x].yaml", "cities/d.yaml", "cities/n.txt", "cities/deep/f.yaml")
    tree("county/e.yaml", ".hidden/g.yaml")
    assert paths(pattern) == found


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("[2022] 평가/*.yaml", ["[2022] 평가/a.yaml"]),
        ("[2022] 평가/a.yam?", ["[2022] 평가/a.yaml"]),
        ("[2022]*/a.yaml", ["[2022] 평가/a.yaml"]),
        ("평가/[초안]?.yaml", ["평가/[초안]1.yaml"]),
        ("[1-3]*/*.yaml", ["2022/b.yaml"]),
        ("2022/[ab].yaml", ["2022/b.yaml"]),
        ("x[1]/*.yaml", ["x1/c.yaml"]),
    ],
)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_brackets_that_are_there_go_before_a_class_of_characters(tree, pattern, found, form):
    names = ("[2022] 평가/a.yaml", "평가/[초안]1.yaml", "2022/b.yaml", "x1/c.yaml")
    tree(*(unicodedata.normalize("NFD", name) for name in names))
    given = paths(unicodedata.normalize(form, pattern))
    assert [unicodedata.normalize("NFC", each) for each in given] == found


def test_a_list_is_a_file_that_is_read(tree):
    tree("@a.yaml", unicodedata.normalize("NFD", "@가.yaml"))
    assert discovery.lists_in(["@list", "a.yaml", "@a.yaml", "@가.yaml", "@-"]) == ["list", "-"]


def test_an_absolute_pattern_is_expanded(tree):
    here = tree("a.yaml", "b/c.yaml")
    assert paths(f"{here}/*/c.yaml") == [f"{here}/b/c.yaml"]


@pytest.mark.parametrize(
    "pattern", ["*.yml", "none/*", "*/none", "a.yaml/*", "[b].yaml", "**/x/**", "\0*/?", "\0/*/\0"]
)
def test_a_pattern_that_matches_nothing_is_told(tree, pattern):
    tree("a.yaml")
    assert gather([pattern, "a.yaml"]) == (
        (Found("a.yaml", searched=False),),
        (unmatched(pattern),),
    )


def test_a_file_called_like_standard_input_is_still_a_file(tree):
    tree("-", "a")
    assert paths("*") == ["./-", "a"]


def test_a_pattern_does_not_follow_links_at_any_depth(tree):
    here = tree("a/b.yaml")
    (here / "a" / "loop").symlink_to("..")
    assert paths("**/b.yaml") == ["a/b.yaml"]
    assert paths("*/loop/a/*.yaml") == ["a/loop/a/b.yaml"]


# --- lists ----------------------------------------------------------------------------


def test_a_list_names_files_folders_and_patterns(tree):
    here = tree("a.yaml", "cities/b.yaml", "cities/c.yaml", "d 1.yaml", "#e.yaml", " f.yaml")
    lines = ["\ufeff# ours", "", "  ", "a.yaml", "cities", "d?1.*", "./#e.yaml", "none.yaml \r"]
    lines += [" f.yaml", "@other"]
    (here / "list.txt").write_bytes("\n".join(lines).encode())
    files, faults = gather(["@list.txt", "a.yaml"])
    assert [file.path for file in files] == [
        "a.yaml",
        "cities/b.yaml",
        "cities/c.yaml",
        "d 1.yaml",
        "./#e.yaml",
        "none.yaml",
        " f.yaml",
        "@other",
    ]
    assert [file.searched for file in files[:4]] == [False, True, True, False]
    assert faults == ()


def test_a_list_is_relative_to_the_current_folder(tree):
    tree("a.yaml", "lists/x")
    tree(**{"lists/list.txt": "a.yaml\n*.yaml\n"})
    assert paths("@lists/list.txt") == ["a.yaml"]


def test_a_list_comes_from_standard_input(tree, monkeypatch):
    tree("a.yaml")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("달서.yaml\n*.yaml".encode())))
    assert paths("@-") == ["달서.yaml", "a.yaml"]


def test_a_line_that_matches_nothing_is_told_at_its_place(tree):
    tree("a.yaml", "b/c.txt", **{"list.txt": "# x\n*.yml\na.yaml\nb \n"})
    files, faults = gather(["@list.txt"])
    assert [file.path for file in files] == ["a.yaml"]
    assert faults == (
        unmatched("*.yml", Span("list.txt", 2, 1, 2, 6, source="*.yml")),
        unmatched("b", Span("list.txt", 4, 1, 4, 2, source="b")),
    )


@pytest.mark.parametrize("text", ["", "\n", "# nothing\n", "\ufeff"])
def test_an_empty_list_is_told(tree, text):
    tree(**{"list.txt": text})
    assert gather(["@list.txt"]) == ((), (unmatched("@list.txt"),))


def test_a_list_that_cannot_be_read_is_told(tree):
    here = tree("folder/x")
    (here / "korean.txt").write_bytes("달서.yaml\n".encode("cp949"))
    files, faults = gather(["@none.txt", "@folder", "@korean.txt", "@", "@\0"])
    assert files == ()
    assert [(each.code, each.span.file) for each in faults] == [
        ("SC101", "none.txt"),
        ("SC102", "folder"),
        ("SC105", "korean.txt"),
        ("SC102", "@"),
        ("SC103", "\0"),
    ]


# --- odd names ------------------------------------------------------------------------


def test_odd_names_are_names(tree):
    apart = unicodedata.normalize("NFD", "달서구.yaml")
    names = [apart, "a\nb.yaml", "  .yaml", UNDECODABLE, "x" * 250 + ".yaml"]
    tree(*names)
    assert sorted(paths(".")) == sorted(names)
    assert sorted(paths(*names)) == sorted(names)
    assert paths("달*.yaml") == [apart]


def test_names_that_no_file_can_have_are_kept(tree):
    tree("a.yaml")
    names = ["a\0b", "x" * 5000, "y/" * 5000, UNDECODABLE, "\udc00", "\ud800.yaml"]
    assert paths(*names) == names


def test_a_folder_deeper_than_a_path_can_say(tree):
    here = tree("a.yaml")
    deep = 30
    for _ in range(deep):
        Path("d" * 200).mkdir()
        os.chdir("d" * 200)
    Path("b.yaml").touch()
    os.chdir(here)
    assert paths(".") == paths("**/*.yaml") == ["a.yaml"]


@pytest.mark.no_cover
@settings(ONE_FOLDER, max_examples=300)
@given(
    st.lists(
        st.one_of(
            st.text(),
            st.text("*?[]!-./\\@ab\0#^&~|{}가", max_size=12),
            st.text(st.characters(categories=["Cs", "Cc", "Mn"])),
        ),
        max_size=4,
    )
)
def test_no_argument_is_an_exception(tree, arguments):
    tree("a.yaml", "b/a.yaml")
    files, faults = gather([each for each in arguments if not each.startswith(("/", "..", "@-"))])
    assert all(isinstance(file.path, str) for file in files)
    assert {each.code for each in faults} <= {"SC101", "SC102", "SC103", "SC105", "SC110", "SC127"}


@pytest.mark.no_cover
@settings(ONE_FOLDER, max_examples=200)
@given(st.binary(max_size=60), st.text("*?[]!-/\\ab#\n ", max_size=20))
def test_no_gitignore_is_an_exception(tree, data, text):
    here = tree("a.yaml", "b/a.yaml", ".git/config")
    (here / ".gitignore").write_bytes(data)
    (here / "b" / ".gitignore").write_text(text)
    assert {file.path for file in gather(["."]).files} <= {"a.yaml", "b/a.yaml"}


def test_a_file_that_is_called_like_a_list_is_that_file(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in ("@city.yaml", "city.yaml"):
        (tmp_path / name).write_text("a: 1\n")
    assert gather(["@city.yaml"]).files == (Found("@city.yaml", searched=False),)

"""Hostile files, one by one: each gives exactly the faults that `corpus/expected.toml` lists."""

import os
import subprocess
import sys
import tomllib

import pytest
import yaml

from smartcert import InvalidInput
from smartcert.checking.exits import NOT_JUDGED
from smartcert.files import document
from smartcert.files.document import DEEPEST, MOST_FAULTS, MOST_NODES
from smartcert.files.source import read
from tests.conftest import ROOT
from tests.support.faults import assert_lawful, faults_in, said

CORPUS = ROOT / "tests" / "corpus"
EXPECTED = tomllib.loads((CORPUS / "expected.toml").read_text("utf-8"))


def test_every_file_is_listed_with_a_reason():
    files = {each.relative_to(CORPUS).as_posix() for each in CORPUS.glob("*/*")}
    assert files == EXPECTED.keys()
    assert all(entry["why"] for entry in EXPECTED.values())


@pytest.mark.parametrize("name", EXPECTED)
def test_a_hostile_file_gives_exactly_its_faults(name):
    data = (CORPUS / name).read_bytes()
    assert said(faults_in(data)) == EXPECTED[name]["faults"]
    assert_lawful(data)


@pytest.mark.no_cover
@pytest.mark.parametrize("name", EXPECTED)
def test_a_hostile_file_breaks_no_law_without_libyaml_either(name, monkeypatch):
    monkeypatch.setattr(document, "EVENT_READER", yaml.Loader)
    assert_lawful((CORPUS / name).read_bytes())


# --- files too large to be stored: what each says first, and how often it says anything ------

FORMAT = "format: smartcert-assessment/1\n"
HEAD = (CORPUS / "truncated" / "before-the-answers.yaml").read_text("utf-8") + "answers:\n"
EVIDENCE = "  INN-PUB-02:\n    value: 1\n    evidence:\n"
PIECE = "      - {title: %s, kind: decision, document: 가, date: 2022-01-01}\n"


def pieces(count, title="가"):
    return EVIDENCE + "".join(PIECE % title.replace("#", str(each)) for each in range(count))


LARGE = {
    "brackets in brackets": (FORMAT + "a: " + "[" * 30_000, f"SC124 2:{3 + DEEPEST}", 1),
    "braces in braces": (FORMAT + "a: " + "{a: " * 30_000, f"SC124 2:{4 * DEEPEST}", 1),
    "hyphens after hyphens": (FORMAT + "a:\n" + "- " * 30_000, f"SC124 3:{2 * DEEPEST - 1}", 1),
    "question marks": (FORMAT + "a:\n" + "? " * 30_000, "SC123 3:3", 1),
    # the file, its format and the list are values, too
    "too many values": (FORMAT + f"a: [{'0,' * MOST_NODES}]", f"SC124 2:{2 * MOST_NODES - 1}", 1),
    "a very long name": (FORMAT + "x" * 2_000_000 + ": 1\n", "SC111 2:1", 1),
    "a very long title": (HEAD + EVIDENCE + PIECE % ("가" * 2_000_000), "SC231 14:17", 1),
    "a very long number": (HEAD + f"  INN-PUB-02: {{value: {'1' * 4_000_000}}}", "SC213 11:23", 1),
    "colons without end": (FORMAT + "a " + ": " * 2_000_000, "SC114 2:5", 1),
    "hyphens without end": (FORMAT + "a: 1\n-" + " -  " * 400_000, "SC111 3:1", 1),
    "full-width colons without end": (FORMAT + "：a" * 1_000_000 + "\nb: 1", "SC113 2:1", 1),
    "line breaks without end": (HEAD[:-1] + " {}" + "\n" * 4_000_000, "", 0),
    "blank lines before all": ("\n" * 1_000_000 + HEAD[:-1] + " {}\n", "", 0),
    "blank lines in a file of others": ("a: 1" + "\n" * 1_000_000, "SC226 1:1", 1),
    "comments without end": (HEAD[:-1] + " {}" + "\n# 가" * 1_000_000, "", 0),
    "a quote open before a million lines": (FORMAT + "a: '" + "x\n" * 1_000_000, "SC115 2:4", 1),
    "tags declared without end": (
        "".join(f"%TAG !{each}! x\n" for each in range(200_000)) + "---\n" + FORMAT,
        "SC122 1:1",
        1,
    ),
    "marks upon marks": (
        HEAD.replace("(가상)", "\u0301\u0323" * 400_000) + "  x:\n",
        "SC231 6:9",
        1,
    ),
    "marks upon marks in a value": (
        HEAD + "  INN-PUB-02: {value: 1" + "\uff9e\u0301" * 400_000 + "}",
        "SC206 11:23",
        1,
    ),
    "unknown fields without end": (
        FORMAT + "".join(f"x{each}: 1\n" for each in range(20_000)),
        "SC202 1:1",
        MOST_FAULTS,
    ),
    "unknown indicators without end": (
        HEAD + "".join(f"  INN-PUB-{each}:\n" for each in range(20_000)),
        "SC402 11:3",
        MOST_FAULTS,
    ),
    "unknown items without end": (
        HEAD + f"  GOV-INS-01: {{value: [{'plans,' * 40_000}]}}",
        "SC417 11:24",
        MOST_FAULTS + 6,
    ),
    "one item without end": (
        HEAD + f"  GOV-INS-01: {{value: [{'plan,' * 40_000}]}}",
        "SC418 11:29",
        MOST_FAULTS + 5,
    ),
    "evidence without end": (HEAD + pieces(8_000, "가#"), "", 0),
    "one piece of evidence without end": (HEAD + pieces(8_000), "SC420 15:17", MOST_FAULTS),
}


@pytest.mark.no_cover
@pytest.mark.parametrize(("text", "first", "count"), LARGE.values(), ids=LARGE)
def test_a_bomb_gives_its_faults_and_ends(text, first, count):
    found = faults_in(text)
    assert ([*said(found), ""][0], len(found)) == (first, count)


def test_a_file_of_9_mb_is_not_read(tmp_path):
    path = tmp_path / "large.yaml"
    path.write_bytes(b"#" * 9_000_000)
    with pytest.raises(InvalidInput) as caught:
        read(path)
    assert said(caught.value.diagnostics) == ["SC104"]


@pytest.mark.no_cover
@pytest.mark.parametrize("name", ["examples/solbat-gun.yaml", "tests/data/small.yaml"])
def test_a_file_that_breaks_off_anywhere_breaks_no_law(name):
    data = (ROOT / name).read_bytes()[:5000]
    for end in range(0, len(data), 41):
        assert_lawful(data[:end])


# --- the whole command -------------------------------------------------------------------------


def evaluated(*names, **environment):
    done = subprocess.run(
        [sys.executable, "-m", "smartcert", "evaluate", *names],
        capture_output=True,
        check=False,
        cwd=CORPUS,
        env={**os.environ, "SMARTCERT_LANG": "en", "COLUMNS": "80", **environment},
    )
    return done.returncode, done.stdout, done.stderr


def test_the_command_ends_in_order_on_all_of_them_and_says_the_same_twice():
    first, second = (evaluated(*EXPECTED, PYTHONHASHSEED=seed) for seed in ("1", "2"))
    code, _, complaint = first
    assert code == NOT_JUDGED
    assert b"Traceback" not in complaint
    assert b"\x1b" not in complaint
    assert first == second


def test_the_command_says_it_in_korean_on_a_console_that_is_not_in_unicode():
    environment = {"SMARTCERT_LANG": "ko", "PYTHONIOENCODING": "cp949"}
    names = [name for name in EXPECTED if name.startswith(("unicode/", "encodings/"))]
    code, _, complaint = evaluated(*names, **environment)
    assert code == NOT_JUDGED
    assert "오류" in complaint.decode("cp949")
    assert b"Traceback" not in complaint

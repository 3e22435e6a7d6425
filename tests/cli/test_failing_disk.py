"""Whatever fails while a file is written: the old one is intact, nothing is left, it is said."""

import gc
import os
import re
import shutil
from pathlib import Path

import pytest

from smartcert.checking.exits import INTERRUPTED, NOT_JUDGED
from smartcert.render.batch import FORMATS, REJECTS
from smartcert.render.outcome import ENDINGS
from tests.conftest import DATA, ROOT
from tests.support.commands import smartcert
from tests.support.failing_disk import FAILURES, WORDS, failing

SMALL = str(DATA / "small.yaml")
TABLE = "city,kind,population,A-1\n가람시,gun,4000,1\n나루군,gun,x,1\n"
BATCH = ("batch", "t.csv", "--catalogue", SMALL, "--evidence", "not-required")
INIT = ("init", "--name", "솔밭군", "--kind", "gun", "--force")
WRITERS: dict[str, tuple[str, ...]] = {
    **{f"evaluate {each}": ("evaluate", "c.yaml", "--output", f"r{each}") for each in ENDINGS},
    **{
        f"check {each}": ("check", "c.yaml", "--format", f"{name}:r{each}")
        for each, name in ENDINGS.items()
        if name != "csv"
    },
    "check gitlab": ("check", "c.yaml", "--format", "gitlab:r.json"),
    **{f"batch {each}": (*BATCH, "--out", f"r{each}") for each in FORMATS},
    **{f"rejects {each}": (*BATCH, "--rejects", f"r{each}") for each in REJECTS},
    "fix": ("check", "r.yaml", "--fix"),
    "baseline": ("check", "c.yaml", "--baseline", "r.yaml", "--write-baseline"),
    "init": (*INIT, "r.yaml", "--schema", "none"),
    "schema": ("schema", "assessment", "--output", "r.json"),
    "template .xlsx": ("table", "template", "--output", "r.xlsx", "--force"),
    "template .csv": ("table", "template", "--output", "r.csv", "--force"),
    **{
        f"from-files {each}": ("table", "from-files", "c.yaml", "--output", f"r{each}")
        for each in (".csv", ".xlsx", ".parquet", ".jsonl")
    },
}
"""What writes a file named r, by what it is."""


@pytest.fixture
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    shutil.copy(ROOT / "examples" / "dalseo.yaml", "c.yaml")
    Path("t.csv").write_text(TABLE, "utf-8")
    return tmp_path


def before(target: str, arguments: tuple[str, ...]) -> bytes:
    """Put a file there, of the kind that the command would replace."""
    if "--fix" in arguments:
        text = Path("c.yaml").read_text("utf-8").replace("kind: gu", "kind: Gu")
        Path(target).write_text(text, "utf-8")
    elif "--write-baseline" in arguments:
        Path(target).write_text("format: smartcert-baseline/1\nfindings: []\n")
    else:
        Path(target).write_text("old")
    return Path(target).read_bytes()


def left() -> set[str]:
    gc.collect()  # what is said when an object goes is said now
    return {each for each in os.listdir() if not each.endswith(".parts")}  # noqa: PTH208


@pytest.mark.parametrize(
    ("failure", "after"),
    [
        ("no space", 30),
        pytest.param("no permission", 0, marks=pytest.mark.no_cover),
        pytest.param("interrupted", 30, marks=pytest.mark.no_cover),
    ],
)
@pytest.mark.parametrize("arguments", WRITERS.values(), ids=WRITERS)
def test_what_cannot_be_written_leaves_what_was_there(arguments, failure, after, here):
    target = re.search(r"\br\.\w+", " ".join(arguments))[0]
    old, names = before(target, arguments), left()
    with failing(target, FAILURES[failure], after):
        code, _, said = smartcert(*arguments)
    assert Path(target).read_bytes() == old
    assert left() == names
    assert "Traceback" not in said
    if failure == "interrupted":
        assert code == INTERRUPTED
    else:
        assert code == NOT_JUDGED
        assert f"{target} cannot be written: {WORDS[failure]}." in said


@pytest.mark.parametrize("failure", FAILURES)
def test_a_file_among_those_of_a_table_that_cannot_be_written_leaves_no_other(failure, here):
    lines = TABLE.splitlines(keepends=True)
    Path("t.csv").write_text("".join(lines[:2]) + lines[1].replace("가람시", "나루군"), "utf-8")
    Path("back").mkdir()
    Path("back", "가람시.yaml").write_text("old")
    asked = ("table", "to-files", "t.csv", "--output", "back", "--date", "2022-08-31", "--force")
    with failing("나루군.yaml", FAILURES[failure], 10):
        code, _, said = smartcert(*asked, "--catalogue", SMALL)
    assert code == (INTERRUPTED if failure == "interrupted" else NOT_JUDGED)
    assert "Traceback" not in said
    assert [each.name for each in Path("back").iterdir()] == ["가람시.yaml"]
    assert Path("back", "가람시.yaml").read_text() == "old"


@pytest.mark.parametrize("failure", ["no space", "no permission"])
def test_unfinished_work_that_cannot_be_kept_is_said(failure, here, monkeypatch):
    from smartcert.files import storage

    def refuse(*_, **__):
        raise FAILURES[failure]

    Path("r.csv").write_text("old")
    monkeypatch.setattr(storage, "open", refuse, raising=False)
    code, _, said = smartcert(*BATCH, "--out", "r.csv", "--work", "work")
    assert code == NOT_JUDGED
    assert "Traceback" not in said
    assert WORDS[failure] in said
    assert Path("r.csv").read_text() == "old"


def test_a_list_is_not_overwritten_by_a_result(here):
    Path("list.txt").write_text("c.yaml\n")
    Path("list.csv").write_text("c.yaml\n")
    for arguments in (
        ("evaluate", "@list.txt", "--output", "list.txt"),
        ("check", "@list.txt", "--format", "json:list.txt"),
        ("batch", "@list.csv", "--out", "list.csv"),
        ("batch", "@list.csv", "--rejects", "list.csv"),
        ("table", "from-files", "@list.csv", "--output", "list.csv"),
    ):
        code, _, said = smartcert(*arguments)
        assert (code, said) == (
            NOT_JUDGED,
            f"{arguments[-1].removeprefix('json:')} is an input; it is not overwritten.\n",
        )
    assert Path("list.txt").read_text() == Path("list.csv").read_text() == "c.yaml\n"

"""Commands with options that nobody would give together, and the laws for them."""

import contextlib
import os
import tempfile
from pathlib import Path
from random import Random

from smartcert.checking.exits import EXITS, OUR_FAULT
from tests.conftest import DATA
from tests.support.faults import TRAPS, printed
from tests.support.texts import ASSESSMENT

COMMANDS = (
    *("evaluate", "check", "batch", "init", "show", "explain", "schema"),
    *("table template", "table from-files", "table to-files", "table"),
)
FILES = (
    "c.yaml",
    "t.csv",
    "w.yaml",
    "b.yaml",
    "small.yaml",
    "@l.txt",
    ".",
    "*.yaml",
    "no.yaml",
    "-",
)
OPTIONS = (
    *("--catalogue", "--format", "--output", "--out", "--details", "--fail-on", "--min-grade"),
    *("--min-share", "--waivers", "--on", "--skip-others", "--stdin-filename", "--no-ci", "--lang"),
    *("--strict", "--fix", "--unsafe-fixes", "--diff", "--baseline", "--write-baseline", "--force"),
    *("--evidence", "--rejects", "--encoding", "--sheet", "--jobs", "--work", "--resume", "--name"),
    *("--kind", "--population", "--date", "--schema", "--without-evidence", "--for", "--help"),
)
WORDS = (
    *("small.yaml", "small@1", "json", "csv:r.csv", "r.csv", "r.xlsx", "r.json", "r", "en", "ko"),
    *("never", "0", "1", "-1", "72.5", "2022-08-31", "today", "gu", "구", "SC201", "A-1", "INN"),
    *("counts", "required", "not-required", "utf-8", "cp949", "assessment", "r.parquet", "r.md"),
)


def arguments_of(chance: Random) -> list[str]:
    """Give a command with files, options and words in any order."""
    many = chance.randint(0, 7)
    more = [chance.choice(chance.choice((FILES, OPTIONS, WORDS, TRAPS))) for _ in range(many)]
    # what begins at the root, or far away, is no file of the test
    return [*chance.choice(COMMANDS).split(), *(each.replace("\0", "") for each in more)]


def assert_ends_in_order(arguments: list[str]) -> None:
    """A command ends with a code that is documented, and changes no input that it may not."""
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        given = {
            "c.yaml": ASSESSMENT,
            "t.csv": "city,kind,population,A-1\n가람시,gun,4000,1\n",
            "w.yaml": "format: smartcert-waivers/1\ncatalogue: small@1\nwaivers: []\n",
            "b.yaml": "format: smartcert-baseline/1\nfindings: []\n",
            "small.yaml": (DATA / "small.yaml").read_text("utf-8"),
            "l.txt": "c.yaml\n",
        }
        for name, text in given.items():
            Path(name).write_text(text, "utf-8")
        code, said = printed(*arguments)
        assert code in EXITS
        assert code != OUR_FAULT
        assert "Traceback" not in said
        if not {"--fix", "--force", "--write-baseline"} & {*arguments}:
            for name, text in given.items():
                assert Path(name).read_text("utf-8") == text, name
        assert not [each for each in os.listdir() if each.startswith(".")]  # noqa: PTH208

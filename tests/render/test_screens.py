"""The page of `evaluate` as goldens: three widths, two languages, colour, and poorer consoles.

`pytest --update-golden` writes them anew into `tests/data/screens/`.
"""

import io
import sys

import pytest

from smartcert.cli import run
from tests.conftest import DATA, ROOT

EXAMPLES = sorted([*ROOT.glob("examples/*.yaml"), *ROOT.glob("examples/round/*.yaml")])
MOST_LINES = 32


class Screen(io.TextIOWrapper):
    """A console of an encoding; a terminal, or a pipe."""

    def __init__(self, encoding, *, colour):
        super().__init__(io.BytesIO(), encoding=encoding, errors="replace", newline="\n")
        self.colour = colour

    def isatty(self):
        return self.colour

    def text(self):
        self.flush()
        return self.buffer.getvalue().decode(self.encoding)


def printed(monkeypatch, *arguments, width=80, encoding="utf-8", colour=False):
    for name in ("NO_COLOR", "FORCE_COLOR", "GITHUB_ACTIONS", "GITLAB_CI"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLORTERM", "")
    monkeypatch.setenv("COLUMNS", str(width))
    monkeypatch.chdir(ROOT)
    screen = Screen(encoding, colour=colour)
    monkeypatch.setattr(sys, "stdout", screen)
    run(["evaluate", *arguments])
    return screen.text()


@pytest.mark.parametrize("lang", ["ko", "en"])
@pytest.mark.parametrize(
    ("width", "encoding", "colour"),
    [
        (60, "utf-8", False),
        (80, "utf-8", False),
        (120, "utf-8", False),
        (80, "utf-8", True),
        (80, "cp949", False),
        (80, "ascii", False),
    ],
)
def test_a_page_is_what_was_agreed(request, monkeypatch, lang, width, encoding, colour):
    file = "examples/solbat-gun.yaml"
    shown = printed(
        monkeypatch, file, "--lang", lang, width=width, encoding=encoding, colour=colour
    )
    kind = "colour" if colour else encoding
    golden = DATA / "screens" / f"{lang}-{width}-{kind}.txt"
    if request.config.getoption("--update-golden"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(shown, encoding="utf-8", newline="\n")
    assert shown == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("lang", ["ko", "en"])
@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.stem)
def test_a_page_fits_a_screen_and_has_the_verdict_first_and_last(monkeypatch, lang, file):
    shown = printed(monkeypatch, str(file.relative_to(ROOT)), "--lang", lang)
    lines = shown.splitlines()
    assert len(lines) <= MOST_LINES
    assert lines[0] == lines[-1]
    assert lines[0][0] in "✓✗"

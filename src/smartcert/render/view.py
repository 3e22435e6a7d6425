"""How a reader wants to see a report."""

from typing import NamedTuple

from smartcert.language import Language


class Glyphs(NamedTuple):
    """The few signs that not every console can print."""

    full: str = "█"
    empty: str = "░"
    held: str = "✓"
    failed: str = "✗"
    rule: str = "─"


PLAIN_GLYPHS = Glyphs(full="#", empty=".", held="+", failed="x", rule="-")
"""For consoles that are not in Unicode: a CP949 one prints none of the others."""


class View(NamedTuple):
    """The language, the width in cells, whether all indicators are shown, and the signs."""

    language: Language
    width: int = 80
    details: bool = False
    glyphs: Glyphs = Glyphs()

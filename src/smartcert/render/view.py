"""How a reader wants to see a report."""

from dataclasses import dataclass

from smartcert.language import Language


@dataclass(frozen=True, slots=True)
class Glyphs:
    """The few signs that not every console can print."""

    full: str = "█"
    empty: str = "░"
    held: str = "✓"
    failed: str = "✗"
    rule: str = "─"


PLAIN_GLYPHS = Glyphs(full="#", empty=".", held="+", failed="x", rule="-")
"""For consoles that are not in Unicode: a CP949 one prints none of the others."""


@dataclass(frozen=True, slots=True)
class View:
    """The language, the width in cells, whether all indicators are shown, and the signs."""

    language: Language
    width: int = 80
    details: bool = False
    glyphs: Glyphs = Glyphs()

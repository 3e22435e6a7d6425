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
    mark: str = "│"
    dot: str = "·"
    to: str = "→"


PLAIN_GLYPHS = Glyphs(
    full="#", empty=".", held="+", failed="x", rule="-", mark="|", dot="-", to="->"
)
"""For consoles that are not in Unicode: a CP949 one prints none of the others."""


class View(NamedTuple):
    """How, and from where.

    Attributes:
        language: Korean or English.
        width: in cells.
        details: whether all indicators are shown.
        glyphs: the signs.
        folder: where the run stands in its repository, `sub/folder/` or empty, because machines
            want places as the repository knows them.
        top: the repository's own folder, if a CI system says so; what is named by its absolute
            path below it is known by the rest of that path.
    """

    language: Language
    width: int = 80
    details: bool = False
    glyphs: Glyphs = Glyphs()
    folder: str = ""
    top: str = ""

"""The table of codes: every fault that an input can have, and the words for it.

A family of codes is a module, imported when one of them is first asked for: most runs meet few
faults. A code keeps its meaning for good; one that is dropped is not reused.
"""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import cache
from importlib import import_module
from typing import NamedTuple


class Severity(StrEnum):
    """An error stops the judging; a warning costs points at most."""

    ERROR = "error"
    WARNING = "warning"


class Code(NamedTuple):
    """What a code means: a title, the sentence that says it, and what to do."""

    title: str
    message: str
    help: str
    severity: Severity = Severity.ERROR


FAMILIES: Mapping[str, str] = {
    "SC1": "text",
    "SC2": "shape",
    "SC3": "catalogue",
    "SC4": "assessment",
    "SC5": "waivers",
    "SC6": "gate",
    "SC7": "tables",
    "SC8": "forms",
}
"""The modules of the families, and the tables of their lessons, by how their codes begin."""
GATE = "SC6"
"""How the codes of a gate begin: the city was judged, and fails. It is a result, and no error."""


def family_of(code: str) -> str:
    """Name the family of a code.

    Raises:
        KeyError: no family has such codes.
    """
    return FAMILIES[code[:3]]


@cache
def codes_of(family: str) -> Mapping[str, Code]:
    """Return the codes of a family in their order; only its module is imported."""
    codes: Mapping[str, Code] = import_module(f"{__name__}.{family}").CODES
    return codes


class _Codes(Mapping[str, Code]):
    """The codes of all families, in their order."""

    def __getitem__(self, code: str) -> Code:
        return codes_of(family_of(code))[code]

    def __iter__(self) -> Iterator[str]:
        for family in FAMILIES.values():
            yield from codes_of(family)

    def __len__(self) -> int:
        return sum(len(codes_of(family)) for family in FAMILIES.values())


CODES = _Codes()

"""What rows are held against, and what they say where their table has no such column."""

from collections.abc import Collection, Mapping
from typing import Any, NamedTuple

from smartcert.assessment.dates import FOREVER
from smartcert.assessment.waivers import Waivers
from smartcert.catalogue.compiled import Catalogue
from smartcert.files.document import Path
from smartcert.scoring.peers import Fence
from smartcert.tables.column import Column

SAME_DAY = "the date of the row"
"""Stands for the row's own date, on which its people are counted if the table says no other."""


class Terms(NamedTuple):
    """What rows are held against.

    Attributes:
        catalogue: the catalogue.
        waivers: what excuses cities.
        evidence_required: whether evidence counts; else every claim is taken as proven.
        defaults: what a row says where the table has no such column, by path.
        fences: outside of which answers are far from those of the other cities.
    """

    catalogue: Catalogue
    waivers: Waivers
    evidence_required: bool
    defaults: Mapping[Path, Any]
    fences: tuple[Fence, ...] = ()


def defaults(catalogue: Catalogue, columns: Collection[Column]) -> dict[Path, Any]:
    """Give what an assessment needs and a table may leave out, by path."""
    left_out: dict[Path, Any] = {
        ("format",): "smartcert-assessment/1",
        ("catalogue",): catalogue.name,
        ("date",): FOREVER.isoformat(),
        ("stage",): "self_assessment",
        ("city", "population_date"): FOREVER.isoformat(),
    }
    there = {column.path for column in columns}
    if ("date",) in there:
        left_out["city", "population_date"] = SAME_DAY
    return {path: value for path, value in left_out.items() if path not in there}

"""Why cities are not certified: what each requirement that fails needed, and what was lost."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa

from smartcert.batch.judged import missed, nodes_of, tally_in
from smartcert.batch.statistics import points
from smartcert.catalogue.compiled import Catalogue
from smartcert.scoring.tree import TOTAL, Node, rescaled

MOST = 5
"""How many indicators are named on which a city lost most."""


class Shortfall(NamedTuple):
    """One requirement that does not hold for one city.

    Attributes:
        row: of the block, from 0.
        requirement: its index in the standard.
        needed: points that it asks for.
        got: points that the city has there.
    """

    row: int
    requirement: int
    needed: Decimal
    got: Decimal


def shortfalls(block: pa.RecordBatch, catalogue: Catalogue) -> Iterator[Shortfall]:
    """Give every requirement that does not hold, city by city; the block has every node."""
    nodes = (TOTAL, *(each.id for each in nodes_of(catalogue, details=True)))
    tallies = {node: tally_in(block, node) for node in nodes}
    requirements = catalogue.standard.requirements
    got = [each.tally(tallies).earned for each in requirements]
    needed = [each.needs(tallies) for each in requirements]
    for row, number in np.argwhere(missed(block, catalogue)).tolist():
        yield Shortfall(
            row,
            number,
            points(int(needed[number][row]), catalogue),
            points(int(got[number][row]), catalogue),
        )


def most_lost(block: pa.RecordBatch, catalogue: Catalogue) -> list[list[tuple[str, Decimal]]]:
    """Give the indicators on which each city lost most of what counts, the most first.

    Args:
        block: with every node of the tree.
        catalogue: under which the cities were judged.
    """
    lost = dict(_lost(catalogue.tree, block))
    names, units = list(lost), np.stack(list(lost.values()), axis=1)
    order = np.argsort(-units, axis=1, kind="stable")[:, :MOST]
    return [
        [
            (names[each], points(int(units[row, each]), catalogue))
            for each in best
            if units[row, each]
        ]
        for row, best in enumerate(order)
    ]


def _lost(parent: Node, block: pa.RecordBatch) -> Iterator[tuple[str, Any]]:
    """Give for every indicator the units of what counts that were lost: [rows]."""
    for child in parent.children:
        if child.children:
            yield from _lost(child, block)
            continue
        tally = tally_in(block, child.id)
        counts = child.counts_for * (tally.maximum > 0) if parent.mean else tally.maximum
        yield child.id, counts - rescaled(tally.earned, tally.maximum, counts)

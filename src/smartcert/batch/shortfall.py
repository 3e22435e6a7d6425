"""Why cities are not certified: what each rule that does not hold needed, and what was lost."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa

from smartcert.batch.judged import earned, held, maximum, numbers
from smartcert.batch.statistics import points
from smartcert.catalogue.compiled import Catalogue
from smartcert.scoring.tree import Node, Tally, rescaled
from smartcert.scoring.verdict import Requirement

MOST = 5
"""How many indicators are named on which a city lost most."""


class Shortfall(NamedTuple):
    """One rule that does not hold for one city.

    Attributes:
        row: of the block, from 0.
        rule: where the rule stands: 0 is the pass mark, then the floors, then what is mandatory.
        needed: points that it asks for.
        got: points that the city has there.
    """

    row: int
    rule: int
    needed: Decimal
    got: Decimal


def requirements(catalogue: Catalogue) -> list[Requirement]:
    """Give the rules in the order in which blocks number them."""
    standard = catalogue.standard
    return [standard.pass_mark, *standard.floors, *standard.mandatory]


def shortfalls(block: pa.RecordBatch, catalogue: Catalogue) -> Iterator[Shortfall]:
    """Give every rule that does not hold, city by city; the block has every node."""
    rules = requirements(catalogue)
    missed = np.stack([~numbers(block, held(rule)) for rule in range(len(rules))], axis=1)
    got = [numbers(block, earned(each.node)) for each in rules]
    needed = [each.needs(_tally(block, each.node)) for each in rules]
    for row, rule in np.argwhere(missed).tolist():
        yield Shortfall(
            row,
            rule,
            points(int(needed[rule][row]), catalogue),
            points(int(got[rule][row]), catalogue),
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


def _tally(block: pa.RecordBatch, node: str) -> Tally:
    """Give what a node came to, as if it did not stand in a mean."""
    got, most = numbers(block, earned(node)), numbers(block, maximum(node))
    return Tally(got, most, got, most)


def _lost(parent: Node, block: pa.RecordBatch) -> Iterator[tuple[str, Any]]:
    """Give for every indicator the units of what counts that were lost: [rows]."""
    for child in parent.children:
        if child.children:
            yield from _lost(child, block)
            continue
        tally = _tally(block, child.id)
        counts = child.counts_for * (tally.maximum > 0) if parent.mean else tally.maximum
        yield child.id, counts - rescaled(tally.earned, tally.maximum, counts)

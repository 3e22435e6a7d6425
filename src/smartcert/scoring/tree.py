"""Points up the tree: indicators to items, items to areas, areas to the total.

Whole numbers and operators only, for one city and for columns, as in `smartcert.scoring.points`.
"""

from collections.abc import Mapping
from typing import NamedTuple

from smartcert.scoring.points import Numbers

TOTAL = ""
"""The id under which the whole tree stands."""


class Node(NamedTuple):
    """A node of the compiled tree.

    Attributes:
        maximum: the points that it can earn, in smallest units.
        counts_for: the points that it can earn in its parent: its own maximum under a sum,
            its weight's share of the parent's points under a mean.
    """

    id: str
    maximum: int
    counts_for: int
    mean: bool
    children: tuple["Node", ...] = ()


class Tally(NamedTuple):
    """What one node came to, in smallest units; an `int` or a column each.

    `earned` of `maximum` (what does not apply has left it), and what of it counts in the
    parent: the same under a sum, rescaled to its weight under a mean.
    """

    earned: Numbers
    maximum: Numbers
    counted: Numbers
    counted_maximum: Numbers


def takes_mean(node: Node) -> bool:
    """Tell whether any node takes a mean, so that a point of one counts otherwise above it."""
    return node.mean or any(map(takes_mean, node.children))


def add_up(
    node: Node, points: Mapping[str, Numbers], applies: Mapping[str, Numbers]
) -> dict[str, Tally]:
    """Give the tally of this node and of every node below it, by id.

    Args:
        node: the tree.
        points: by indicator, the points earned.
        applies: by indicator, 1 where it applies to the city and 0 where it does not.
    """
    tallies: dict[str, Tally] = {}
    _add_up(node, False, points, applies, tallies)
    return tallies


def rescaled(earned: Numbers, maximum: Numbers, to: Numbers) -> Numbers:
    """Give points earned of a maximum as points of another, rounded half up once."""
    return (2 * earned * to + maximum) // (2 * maximum + (maximum == 0))


def _add_up(
    node: Node,
    in_mean: bool,
    points: Mapping[str, Numbers],
    applies: Mapping[str, Numbers],
    tallies: dict[str, Tally],
) -> Tally:
    if node.children:
        parts = [_add_up(child, node.mean, points, applies, tallies) for child in node.children]
        earned = sum(part.counted for part in parts)
        maximum = sum(part.counted_maximum for part in parts)
    else:
        earned, maximum = points[node.id], node.maximum * applies[node.id]
    counted, counted_maximum = earned, maximum
    if in_mean:
        # where nothing below applies the weight leaves with it
        counted_maximum = node.counts_for * (maximum > 0)
        counted = rescaled(earned, maximum, counted_maximum)
    tallies[node.id] = Tally(earned, maximum, counted, counted_maximum)
    return tallies[node.id]

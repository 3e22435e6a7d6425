"""The fewest steps that turn a verdict, exact under sums, means, floors and mandatory indicators.

A step changes what one indicator earns, or whether it applies. Whole numbers and operators only,
as in `smartcert.scoring.points`; here of one city.

Sets of steps are built up the tree. Of all sets below a node that are as many steps, and as many
papers, only those are kept that no other beats: more points count more in every node above,
whether it takes a sum or a mean, and so does a smaller maximum. Nothing is left out that could
be part of the answer, so that no bound of work is needed: a node never holds more lists than its
indicators have papers and other steps.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from smartcert.scoring.judging import Method
from smartcert.scoring.tree import TOTAL, Node, Tally, rescaled
from smartcert.scoring.verdict import Requirement


class Step(NamedTuple):
    """One change of one indicator.

    Attributes:
        earned: points that it earns after the step, in smallest units.
        applies: 1 where it then applies, else 0.
        paper: 1 where a paper is all that the step takes, else 0.
    """

    earned: int
    applies: int = 1
    paper: int = 0


class Chosen(NamedTuple):
    """A set of steps, and what a node has with it.

    Attributes:
        places: of the indicators, in the catalogue's order.
        steps: of each of these, where its step stands among its own.
    """

    earned: int
    maximum: int
    places: tuple[int, ...] = ()
    steps: tuple[int, ...] = ()


_Sets = dict[tuple[int, int], list[Chosen]]
"""The sets by how many steps and how many papers they are."""


def fewest(
    method: Method,
    tallies: Mapping[str, Tally],
    steps: Mapping[str, Sequence[Step]],
    *,
    certified: bool,
) -> dict[str, int] | None:
    """Return the smallest set of steps that turns a verdict, at most one an indicator.

    Among equals comes first what has most papers, then what moves the total most, then what
    stands first in the catalogue. Where a mean rounds two sets to the same points, the one with
    more points of its own stands for both.

    Args:
        method: the catalogue, compiled.
        tallies: of the city as it is.
        steps: of each indicator, those that are open: better than now for a city that is not
            certified, worse for one that is.
        certified: whether the city is.

    Returns:
        Of each indicator of the set, where its step stands among its own; None where not even
        all steps turn the verdict.
    """
    most = sum(1 for each in steps.values() if each)
    limit = 1
    while True:
        search = _Search(method, tallies, steps, limit, losing=certified)
        if best := search.best():
            names = search.names
            return {names[at]: step for at, step in zip(best.places, best.steps, strict=True)}
        if limit >= most:
            return None
        limit = min(2 * limit, most)


class _Search:
    """Builds the sets of at most `limit` steps."""

    def __init__(
        self,
        method: Method,
        tallies: Mapping[str, Tally],
        steps: Mapping[str, Sequence[Step]],
        limit: int,
        *,
        losing: bool,
    ) -> None:
        self.method = method
        self.tallies = tallies
        self.steps = steps
        self.limit = limit
        self.sign = -1 if losing else 1
        self.names = [node.id for node in _leaves(method.tree)]
        self.places = {name: place for place, name in enumerate(self.names)}
        self.rules: dict[str, list[Requirement]] = {}
        for each in method.standard.requirements:
            self.rules.setdefault(each.node, []).append(each)
        self.broken: list[tuple[int, int, int, tuple[int, ...], Chosen]] = []

    def best(self) -> Chosen | None:
        """Return the set that comes first of those that turn the verdict."""
        found = self.sets(self.method.tree)
        if self.sign > 0:
            ranked = [
                (count, -papers, -self.of_total(each), each.places, each)
                for (count, papers), some in found.items()
                for each in some
            ]
        else:
            ranked = self.broken
        return min(ranked)[-1] if ranked else None

    def of_total(self, each: Chosen) -> int:
        """Return how far a set of the whole tree is above the pass mark, as a whole number."""
        mark = self.method.standard.pass_mark
        return each.earned * mark.denominator - each.maximum * mark.numerator

    def sets(self, node: Node) -> _Sets:
        """Return the sets below a node, as it counts them itself."""
        if not node.children:
            found = self.of_leaf(node)
        else:
            found = self.largest(node) if self.is_plain(node) else self.together(node)
        rules = self.rules.get(node.id, ())
        if self.sign > 0:
            held = {
                key: [each for each in some if all(_holds(rule, each) for rule in rules)]
                for key, some in found.items()
            }
            return {key: some for key, some in held.items() if some}
        for (count, papers), some in found.items():
            for each in some:
                if not all(_holds(rule, each) for rule in rules):
                    moved = -self.lost(node, each)
                    self.broken.append((count, -papers, moved, each.places, each))
        return found

    def lost(self, node: Node, each: Chosen) -> int:
        """Return what the total loses with a set below this node, as a whole number."""
        changed = {node.id: each}
        total = self.changed(self.method.tree, changed)
        now = self.tallies[TOTAL]
        return self.of_total(Chosen(now.earned, now.maximum)) - self.of_total(total)

    def changed(self, node: Node, changed: Mapping[str, Chosen]) -> Chosen:
        """Return what a node has where one below it, or it itself, has changed."""
        if node.id in changed:
            return changed[node.id]
        if not node.children:
            now = self.tallies[node.id]
            return Chosen(now.earned, now.maximum)
        parts = [
            _counted(child, self.changed(child, changed), mean=node.mean) for child in node.children
        ]
        return Chosen(sum(each.earned for each in parts), sum(each.maximum for each in parts))

    def of_leaf(self, node: Node) -> _Sets:
        now = self.tallies[node.id]
        found: _Sets = {(0, 0): [Chosen(now.earned, now.maximum)]}
        for index, step in enumerate(self.steps.get(node.id, ())):
            applies = node.maximum * step.applies
            one = Chosen(step.earned, applies, (self.places[node.id],), (index,))
            found.setdefault((1, step.paper), []).append(one)
        return {key: self.unbeaten(some) for key, some in found.items()}

    def is_plain(self, node: Node) -> bool:
        """Tell whether below a node the largest gains do: sums, no rules, a maximum that stays."""
        if not node.children:
            steps, now = self.steps.get(node.id, ()), self.tallies[node.id]
            return len(steps) <= 1 and all(
                node.maximum * each.applies == now.maximum for each in steps
            )
        return not node.mean and all(
            child.id not in self.rules and self.is_plain(child) for child in node.children
        )

    def largest(self, node: Node) -> _Sets:
        """Return the steps that move a plain node most: so many of either kind."""
        now = self.tallies[node.id]
        moves: tuple[list[tuple[int, int]], list[tuple[int, int]]] = ([], [])
        for leaf in _leaves(node):
            for step in self.steps.get(leaf.id, ()):
                move = step.earned - self.tallies[leaf.id].earned
                moves[step.paper].append((-self.sign * move, self.places[leaf.id]))
        others, papers = (sorted(each) for each in moves)
        found: _Sets = {}
        for further in range(min(len(papers), self.limit) + 1):
            for extra in range(min(len(others), self.limit - further) + 1):
                some = papers[:further] + others[:extra]
                places = tuple(sorted(place for _, place in some))
                earned = now.earned - self.sign * sum(move for move, _ in some)
                one = Chosen(earned, now.maximum, places, (0,) * len(some))
                found[further + extra, further] = [one]
        return found

    def together(self, node: Node) -> _Sets:
        """Join the sets of the children, as the node counts them."""
        joined: _Sets = {(0, 0): [Chosen(0, 0)]}
        for child in node.children:
            more = self.sets(child)
            counted = {
                key: self.unbeaten(_counted(child, each, mean=node.mean) for each in some)
                for key, some in more.items()
            }
            joined = self.joined(joined, counted)
        return joined

    def joined(self, before: _Sets, more: _Sets) -> _Sets:
        found: _Sets = {}
        for (count, papers), some in before.items():
            for (extra, further), others in more.items():
                if count + extra <= self.limit:
                    found.setdefault((count + extra, papers + further), []).extend(
                        Chosen(
                            one.earned + other.earned,
                            one.maximum + other.maximum,
                            one.places + other.places,
                            one.steps + other.steps,
                        )
                        for one in some
                        for other in others
                    )
        return {key: self.unbeaten(some) for key, some in found.items()}

    def unbeaten(self, some: Iterable[Chosen]) -> list[Chosen]:
        """Return the sets that no other beats in points and maximum; the first of equals."""
        sign = self.sign
        ranked = sorted(some, key=lambda each: (-sign * each.earned, sign * each.maximum, each[2:]))
        kept = ranked[:1]
        for each in ranked[1:]:
            if sign * each.maximum < sign * kept[-1].maximum:
                kept.append(each)
        return kept


def _leaves(node: Node) -> Iterator[Node]:
    if not node.children:
        yield node
    for child in node.children:
        yield from _leaves(child)


def _counted(node: Node, each: Chosen, *, mean: bool) -> Chosen:
    """Return a set as the parent of a node counts it."""
    if not mean:
        return each
    most = node.counts_for * (each.maximum > 0)
    return each._replace(earned=rescaled(each.earned, each.maximum, most), maximum=most)


def _holds(rule: Requirement, each: Chosen) -> bool:
    tally = Tally(each.earned, each.maximum, each.earned, each.maximum)
    return bool(rule.held({rule.node: tally}))

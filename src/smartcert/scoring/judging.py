"""From claims to a decision: the whole kernel in one function."""

from collections.abc import Mapping
from typing import NamedTuple, Protocol

from smartcert.scoring.points import Numbers, Rule
from smartcert.scoring.tree import Node, Tally, add_up
from smartcert.scoring.verdict import Decision, Standard, decide


class Scorable(Protocol):
    """What is claimed on one indicator, as scoring takes it: of one city, or in columns."""

    def points(self, rule: Rule) -> Numbers:
        """Return the points that it earns, in smallest units; only an answered one earns any."""

    @property
    def applies(self) -> Numbers:
        """Whether the indicator stays in the maximum."""


class Method(Protocol):
    """How claims are judged; a compiled catalogue is one."""

    @property
    def rules(self) -> Mapping[str, Rule]:
        """Each indicator's scoring rule."""

    @property
    def tree(self) -> Node:
        """The categories and indicators as points add up."""

    @property
    def standard(self) -> Standard:
        """The rules of the verdict."""


class Weighed(NamedTuple):
    """Claims judged: the tally of every node, and the decision."""

    tallies: dict[str, Tally]
    decision: Decision


def weigh(claims: Mapping[str, Scorable], method: Method) -> Weighed:
    """Judge claims, of one city or in columns: points, tallies, decision."""
    points = {name: claim.points(method.rules[name]) for name, claim in claims.items()}
    applies = {name: 1 * claim.applies for name, claim in claims.items()}
    tallies = add_up(method.tree, points, applies)
    return Weighed(tallies, decide(method.standard, tallies))

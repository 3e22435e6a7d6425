"""What many rows claim, as columns of whole numbers."""

from collections.abc import Mapping
from typing import Any, NamedTuple

import numpy as np

from smartcert.diagnostics import Diagnostic
from smartcert.scoring.points import Numbers, Rule
from smartcert.scoring.states import ANSWERED, applies
from smartcert.tables.rows.cities import Cities


class Coded(NamedTuple):
    """The claims of many cities on one indicator, as scoring takes them.

    Attributes:
        value: [rows] in the indicator's smallest unit, times `parts`.
        parts: [rows] or one number for all; the denominator.
        state: [rows] or one number for all; where it stands in `states.STATES`.
        most: the largest value that may be there, where these are few whole numbers from 0.
        excepted: [rows] or one truth for all; whether it is said, without its proof, that the
            indicator does not apply.
        further: [rows] of a checklist, the points that it earns with the best one more item.
    """

    value: Numbers
    parts: Numbers
    state: Numbers
    most: int | None = None
    excepted: Numbers = False
    further: Numbers | None = None

    def points(self, rule: Rule) -> Numbers:
        """[rows] Give the points that it earns, in smallest units."""
        if self.most is None:
            earned = rule(self.value, self.parts)
        else:  # the same arithmetic, once for each value instead of once for each row
            earned = rule(np.arange(self.most + 1))[self.value]
        every = np.ndim(self.state) == 0 and self.state == ANSWERED
        return earned if every else earned * (self.state == ANSWERED)

    @property
    def applies(self) -> Numbers:
        """[rows] Whether the indicator stays in the maximum; or one answer for all."""
        stays = applies(self.state)
        return True if np.all(stays) else stays

    def taken(self, kept: Any) -> "Coded":
        """Give some of the rows."""
        value, parts, state, excepted = (
            each if np.ndim(each) == 0 else each[kept]
            for each in (self.value, self.parts, self.state, self.excepted)
        )
        further = None if self.further is None else self.further[kept]
        return Coded(value, parts, state, self.most, excepted, further)


class Rejected(NamedTuple):
    """A row that cannot be judged: whom it is about, as far as that is known, and why not.

    Attributes:
        row: of the chunk, from 0; None if it could not be taken apart into cells.
    """

    city: str
    found: tuple[Diagnostic, ...]
    row: int | None = None


class ChunkClaims(NamedTuple):
    """What the rows of a chunk claim.

    Attributes:
        cities: the rows that can be judged, without their answers.
        claims: of each indicator, in columns of as many rows.
        counts: [rows] each how many indicators are in a state, but for the answered, by where
            it stands in `states.STATES`.
        warnings: [rows] how many there are.
        rejected: the rows that cannot be judged, in the order of the table.
        kept: [rows] which rows of the chunk these are, from 0.
    """

    cities: Cities
    claims: Mapping[str, Coded]
    counts: Mapping[int, Numbers]
    warnings: Any
    rejected: tuple[Rejected, ...]
    kept: Any

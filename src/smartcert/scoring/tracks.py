"""Which track a city is in: its kind of government decides, and where that leaves it open, people.

Whole numbers and operators only, for one city and for columns, as in `smartcert.scoring.points`.
"""

from collections.abc import Sequence
from typing import NamedTuple

from smartcert.scoring.points import Numbers

EVERYONE = 10**12
"""More people than any city has."""


class Reach(NamedTuple):
    """The cities that one condition puts into a track.

    Attributes:
        track: where the track stands in its edition.
        kinds: the kinds of government, by number.
        low: inhabitants, included.
        below: inhabitants, not included.
        whatever_size: whether the kind alone decides, even if nobody knows the inhabitants.
    """

    track: int
    kinds: tuple[int, ...]
    low: int
    below: int
    whatever_size: bool

    def holds(self, kind: Numbers, people: Numbers) -> Numbers:
        """Tell whether a city is one of these; of 0 people it is not known how many there are."""
        of_kind: Numbers = False
        for each in self.kinds:
            of_kind = of_kind | (kind == each)
        known = self.whatever_size | (people > 0)
        return of_kind & known & (people >= self.low) & (people < self.below)


def first_that_holds(reaches: Sequence[Reach], kind: Numbers, people: Numbers) -> Numbers:
    """Return where the first reach that a city is in stands; -1 where it is in none."""
    found: Numbers = -1
    for place, reach in enumerate(reaches):
        found = found + (place + 1) * (reach.holds(kind, people) & (found < 0))
    return found

"""Which pieces of evidence count: of a wanted kind, young enough, each kind once if asked."""

import datetime as dt
from collections.abc import Iterable, Iterator
from enum import Enum

from smartcert.assessment.dates import FOREVER, months_before
from smartcert.catalogue.wanted import EvidenceWanted
from smartcert.language import Language


class Standing(Enum):
    """Whether a piece of evidence counts, and if not, why."""

    COUNTS = "counts"
    OTHER_KIND = "other kind"
    TOO_OLD = "too old"
    KIND_COUNTED = "kind counted"


def standings(
    pieces: Iterable[tuple[str, dt.date]], wanted: EvidenceWanted | None, day: dt.date
) -> Iterator[Standing]:
    """Tell for each piece, a kind and a date, whether it counts on this day.

    Where nothing is wanted, everything counts.
    """
    counted: set[str] = set()
    for kind, date in pieces:
        if wanted is None:
            yield Standing.COUNTS
        elif kind not in wanted.kinds:
            yield Standing.OTHER_KIND
        elif date < oldest(wanted, kind, day):
            yield Standing.TOO_OLD
        elif wanted.different_kinds and kind in counted:
            yield Standing.KIND_COUNTED
        else:
            counted.add(kind)
            yield Standing.COUNTS


def oldest(wanted: EvidenceWanted, kind: str, day: dt.date) -> dt.date:
    """Return the earliest date at which a piece of this kind counts on this day."""
    if day == FOREVER or kind not in wanted.within:
        return dt.date.min
    return months_before(day, wanted.within[kind])


def why_not(
    kind: str, standing: Standing, wanted: EvidenceWanted, day: dt.date, reader: Language
) -> str:
    """Say why a piece of evidence does not count on this day; nothing if it does."""
    if standing is Standing.TOO_OLD:
        return reader.say("too old: before {day}", day=oldest(wanted, kind, day))
    if standing is Standing.KIND_COUNTED:
        return reader.say("its kind is counted already")
    return reader.say("another kind: {kind}", kind=kind) if standing is Standing.OTHER_KIND else ""


def counting(
    pieces: Iterable[tuple[str, dt.date]], wanted: EvidenceWanted | None, day: dt.date
) -> int:
    """Return how many pieces count on this day."""
    return [*standings(pieces, wanted, day)].count(Standing.COUNTS)

"""Waivers of the operating body: which indicator, for which city, why, by whom, and until when.

A waived indicator leaves the maximum whatever the city answers, so that neither a blank nor an
answer gains by it, and what is wrong with its answer stays visible but stops nothing.
"""

import datetime as dt
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import NamedTuple

from smartcert.diagnostics import Diagnostic, Span, near
from smartcert.language.letters import seen

SEOUL = dt.timezone(dt.timedelta(hours=9), "Asia/Seoul")
"""Korea's time all year round, so that no table of time zones is needed."""

WARNED_AHEAD = 30
"""Days before its last day from which on a waiver is warned about."""

_DAY = r"\d{4}-\d{2}-\d{2}"


class Waiver(NamedTuple):
    """One waiver; without a city it is for all of them.

    Attributes:
        until: the last day of its effect.
        span: the place of that day in its file.
        named: the place of the city's name.
    """

    indicator: str
    city: str | None
    reason: str
    owner: str
    until: dt.date
    span: Span
    named: Span

    @property
    def seen(self) -> str | None:
        """What a reader sees of the city's name, by which it is known."""
        return None if self.city is None else seen(self.city)


@dataclass(frozen=True, slots=True)
class InForce:
    """A waiver that excuses one city on one day."""

    indicator: str
    reason: str
    owner: str
    until: dt.date


class Waivers:
    """The waivers that hold in a run, and the day on which they are judged.

    Args:
        catalogue: the name of the catalogue whose indicators are waived.
        waivers: in the order of their file.
        on: the day; None: each assessment's own date.
    """

    def __init__(
        self, catalogue: str = "", waivers: Sequence[Waiver] = (), on: dt.date | None = None
    ) -> None:
        self._catalogue = catalogue
        self._waivers = waivers
        self._on = on
        self._of_city: dict[str | None, list[int]] = {}  # where they stand, by what is seen
        for number, each in enumerate(waivers):
            self._of_city.setdefault(each.seen, []).append(number)

    def in_force(self, catalogue: str, city: str, date: dt.date) -> dict[str, InForce]:
        """Give what excuses a city whose assessment is of this date, by indicator."""
        day = self._on or date
        holding = [each for each in self._about(catalogue, city) if day <= each.until]
        holding.sort(key=lambda each: each.until)  # of two the one that holds longer
        return {
            each.indicator: InForce(each.indicator, each.reason, each.owner, each.until)
            for each in holding
        }

    def warnings(self, catalogue: str, city: str, date: dt.date) -> Iterator[Diagnostic]:
        """Name the waivers of a city that have expired or soon will."""
        day = self._on or date
        for each in self._about(catalogue, city):
            left = (each.until - day).days
            values = {"indicator": each.indicator, "until": each.until, "day": day}
            if left < 0:
                yield Diagnostic("SC501", each.span, values)
            elif left <= WARNED_AHEAD:
                yield Diagnostic("SC502", each.span, {**values, "left": left})

    @property
    def by_date(self) -> bool:
        """Whether they are judged on each assessment's own date."""
        return self._on is None

    def cities(self, catalogue: str) -> set[str | None]:
        """Return what is seen of the cities that these may excuse; None stands for all."""
        return {*self._of_city} if catalogue == self._catalogue else set()

    def strangers(self, cities: Collection[str]) -> Iterator[Diagnostic]:
        """Name the waivers of a city that none of these is, but that is spelt like one of them."""
        known = {seen(city) for city in cities}
        for each in self._waivers:
            if each.city is not None and each.seen not in known:
                guess = near(each.city, cities)
                if guess:
                    yield Diagnostic("SC506", each.named, {"city": each.city}, guess)

    def _about(self, catalogue: str, city: str) -> Iterator[Waiver]:
        if catalogue == self._catalogue:
            found = [*self._of_city.get(None, ()), *self._of_city.get(seen(city), ())]
            yield from (self._waivers[number] for number in sorted(found))


NONE = Waivers()
NONE_IN_FORCE: Mapping[str, InForce] = MappingProxyType({})


def seoul_day(text: str) -> dt.date | None:
    """Read a day: `2026-03-31`, `today`, or a moment with its offset, as the day it is in Seoul.

    None if it is none of these.
    """
    if text == "today":
        return dt.datetime.now(SEOUL).date()
    try:
        if re.fullmatch(_DAY, text):
            return dt.date.fromisoformat(text)
        moment = dt.datetime.fromisoformat(text)
        return moment.astimezone(SEOUL).date() if moment.tzinfo else None
    except (ValueError, OverflowError):
        return None

"""Waivers of the operating body: which indicator, for which city, why, by whom, and until when.

A waived indicator leaves the maximum whatever the city answers, so that neither a blank nor an
answer gains by it, and what is wrong with its answer stays visible but stops nothing.
"""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, PrivateAttr

from smartcert.catalogue import Catalogue
from smartcert.catalogues import catalogue_named_in
from smartcert.diagnostics import Diagnostic, InvalidInput, Span, near
from smartcert.document import Document, parse
from smartcert.fields import Day, Id, Name, Prose, Record
from smartcert.shape import read_as
from smartcert.source import read

SEOUL = dt.timezone(dt.timedelta(hours=9), "Asia/Seoul")
"""Korea's time all year round, so that no table of time zones is needed."""

WARNED_AHEAD = 30
"""Days before its last day from which on a waiver is warned about."""

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


class Waiver(Record):
    """One indicator that a city, or every city, is excused from.

    Attributes:
        indicator: id in the catalogue.
        city: the name of the city as its assessment writes it; absent: every city.
        reason: why, printed in every report.
        owner: who decided it and answers for it.
        until: the last day of its effect, through the end of the day in Seoul.
    """

    indicator: Id
    city: Name | None = None
    reason: Prose
    owner: Name
    until: Day


class WaiverFile(Record):
    """The waivers under one catalogue.

    Attributes:
        format: tells the kind of file.
        catalogue: id and edition of the catalogue whose indicators are waived.
        waivers: one entry a waiver.
    """

    format: Literal["smartcert-waivers/1"]
    catalogue: Name
    waivers: Annotated[list[Waiver], Field(default_factory=list)]

    _document: Document = PrivateAttr()

    @property
    def document(self) -> Document:
        """The file that this was read from."""
        return self._document


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
        file: the waivers; None: there are none.
        on: the day; None: each assessment's own date.
    """

    def __init__(self, file: WaiverFile | None = None, on: dt.date | None = None) -> None:
        self._file = file
        self._on = on

    def day(self, date: dt.date) -> dt.date:
        """Give the day that decides for an assessment of this date."""
        return self._on or date

    def in_force(self, catalogue: str, city: str, date: dt.date) -> dict[str, InForce]:
        """Give what excuses this city under this catalogue, by indicator."""
        day = self.day(date)
        holding = [each for _, each in self._about(catalogue, city) if day <= each.until]
        holding.sort(key=lambda each: each.until)  # of two the one that holds longer
        return {
            each.indicator: InForce(each.indicator, each.reason, each.owner, each.until)
            for each in holding
        }

    def warnings(self, catalogue: str, city: str, date: dt.date) -> Iterator[Diagnostic]:
        """Name the waivers of this city that have expired or soon will."""
        day = self.day(date)
        for index, each in self._about(catalogue, city):
            left = (each.until - day).days
            if left > WARNED_AHEAD:
                continue
            span = self._span(index, "until")
            values = {"indicator": each.indicator, "until": each.until, "day": day}
            if left < 0:
                yield Diagnostic("SC501", span, values)
            else:
                yield Diagnostic("SC502", span, {**values, "left": left})

    def _about(self, catalogue: str, city: str) -> Iterator[tuple[int, Waiver]]:
        if self._file is None or self._file.catalogue != catalogue:
            return
        for index, each in enumerate(self._file.waivers):
            if each.city in {None, city}:
                yield index, each

    def _span(self, index: int, field: str) -> Span:
        assert self._file is not None  # noqa: S101 - it has a waiver with this index
        return self._file.document.span(("waivers", index, field))


NONE = Waivers()


def load_waivers(
    path: str | Path, catalogue: Catalogue | None = None, on: dt.date | None = None
) -> Waivers:
    """Load the waivers under a catalogue, by default the one that they name.

    Args:
        path: the file, or `-` for standard input.
        catalogue: the catalogue that is given, if it is not one that comes with smartcert.
        on: the day on which they are judged; None: each assessment's own date.

    Raises:
        InvalidInput: the file cannot be read, or does not fit the catalogue.
    """
    return Waivers(waivers_in(parse(read(path)), catalogue), on)


def waivers_in(document: Document, catalogue: Catalogue | None = None) -> WaiverFile:
    """Read the waivers of a document that is parsed already.

    Raises:
        InvalidInput: it has not the shape of waivers, or does not fit the catalogue.
    """
    file = read_as(document, WaiverFile)
    file._document = document  # noqa: SLF001 - its own class's private attribute
    catalogue = catalogue or catalogue_named_in(document, file.catalogue)
    if file.catalogue != catalogue.name:
        values = {"named": file.catalogue, "given": catalogue.name}
        raise InvalidInput([Diagnostic("SC503", document.span(("catalogue",)), values)])
    if faults := list(_faults(file, catalogue)):
        raise InvalidInput(faults)
    return file


def _faults(file: WaiverFile, catalogue: Catalogue) -> Iterator[Diagnostic]:
    seen: dict[tuple[str, str | None], int] = {}
    for index, each in enumerate(file.waivers):
        span = file.document.span(("waivers", index, "indicator"))
        if each.indicator not in catalogue.indicators:
            values = {"indicator": each.indicator, "catalogue": catalogue.name}
            yield Diagnostic("SC402", span, values, near(each.indicator, catalogue.indicators))
            continue
        first = seen.setdefault((each.indicator, each.city), index)
        if first != index:
            related = (file.document.span(("waivers", first, "indicator")),)
            yield Diagnostic("SC504", span, {"indicator": each.indicator}, related=related)


def seoul_day(text: str) -> dt.date | None:
    """Read a day: `2026-03-31`, `today`, or a moment with its offset, as the day it is in Seoul.

    None if it is none of these.
    """
    if text == "today":
        return dt.datetime.now(SEOUL).date()
    try:
        if _DAY.fullmatch(text):
            return dt.date.fromisoformat(text)
        moment = dt.datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment.astimezone(SEOUL).date() if moment.tzinfo else None

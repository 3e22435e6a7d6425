"""The file of waivers: read, checked, and made ready to be judged."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field

from smartcert.assessment.waivers import Waiver, Waivers
from smartcert.catalogue.compiled import Catalogue
from smartcert.catalogue.packaged import catalogue_named_in
from smartcert.diagnostics import Diagnostic, InvalidInput, near
from smartcert.files.document import Document, parse
from smartcert.files.fields import Day, Id, Name, Prose, Record
from smartcert.files.source import read
from smartcert.files.validation import WholeFile, read_file
from smartcert.language.letters import seen


class WaiverEntry(Record):
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


class WaiverFile(WholeFile):
    """The waivers under one catalogue.

    Attributes:
        format: tells the kind of file.
        catalogue: id and edition of the catalogue whose indicators are waived.
        waivers: one entry a waiver.
    """

    format: Literal["smartcert-waivers/1"]
    catalogue: Name
    waivers: Annotated[list[WaiverEntry], Field(default_factory=list)]

    def judged_on(self, day: dt.date | None) -> Waivers:
        """Give the waivers as they are judged on a day; None: on each assessment's own."""
        waivers = [
            Waiver(
                each.indicator,
                each.city,
                each.reason,
                each.owner,
                each.until,
                self.document.span(("waivers", index, "until")),
                self.document.span(("waivers", index, "city")),
            )
            for index, each in enumerate(self.waivers)
        ]
        return Waivers(self.catalogue, waivers, day)


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
    return waivers_in(parse(read(path)), catalogue).judged_on(on)


def waivers_in(document: Document, catalogue: Catalogue | None = None) -> WaiverFile:
    """Read the waivers of a document that is parsed already.

    Raises:
        InvalidInput: it has not the shape of waivers, or does not fit the catalogue.
    """
    file = read_file(document, WaiverFile)
    catalogue = catalogue or catalogue_named_in(document, file.catalogue)
    if file.catalogue != catalogue.name:
        values = {"named": file.catalogue, "given": catalogue.name}
        raise InvalidInput([Diagnostic("SC503", document.span(("catalogue",)), values)])
    if faults := list(_faults(file, catalogue)):
        raise InvalidInput(faults)
    return file


def _faults(file: WaiverFile, catalogue: Catalogue) -> Iterator[Diagnostic]:
    known: dict[tuple[str, str | None], int] = {}
    for index, each in enumerate(file.waivers):
        span = file.document.span(("waivers", index, "indicator"))
        if each.indicator not in catalogue.indicators:
            values = {"indicator": each.indicator, "catalogue": catalogue.name}
            yield Diagnostic("SC402", span, values, near(each.indicator, catalogue.indicators))
            continue
        city = each.city and seen(each.city)
        first = known.setdefault((each.indicator, city), index)
        if first != index:
            related = (file.document.span(("waivers", first, "indicator")),)
            yield Diagnostic("SC504", span, {"indicator": each.indicator}, related=related)

"""What a column of a table means: the path at which an assessment holds its cells."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from smartcert.catalogue.answer_form import form_of
from smartcert.catalogue.compiled import Catalogue
from smartcert.catalogue.indicator import Indicator
from smartcert.diagnostics import Diagnostic, InvalidInput, Span, near
from smartcert.files.document import Path
from smartcert.language.korean import our_word
from smartcert.language.letters import composed

FIELDS: Mapping[str, Path] = {
    "city": ("city", "name"),
    "kind": ("city", "kind"),
    "population": ("city", "population"),
    "population_date": ("city", "population_date"),
    "contact": ("city", "contact"),
    "confirmed": ("city", "confirmed"),
    "catalogue": ("catalogue",),
    "date": ("date",),
    "stage": ("stage",),
}
"""The columns that are about the city and its assessment, and where a file holds them."""

PARTS: Mapping[str, Path] = {
    "": ("value",),
    "numerator": ("value", "numerator"),
    "denominator": ("value", "denominator"),
    "evidence": ("evidence",),
    "not_applicable": ("not_applicable",),
    "note": ("note",),
    "confirmed": ("confirmed",),
    "owner": ("owner",),
}
"""The columns of one indicator: its id alone is the value, `ID.evidence` its evidence."""

WORDS = ("not_applicable", "note", "confirmed", "owner")
"""The parts of an answer that are words."""

_GUESSED = 100
"""Headings of which it is guessed what they mean; ten thousand would take a minute."""

NEEDED = ("city", "kind")
LONG = ("city", "indicator", "value")
"""The columns by which a table is known to be in long form, a row an answer."""
ANSWER = ("value", *filter(None, PARTS))
"""The columns of an answer in long form."""


class Heading(NamedTuple):
    """What stands over a column, and where.

    Attributes:
        text: as it is written.
        span: its place.
        unread: the type of the column, if no answers can be of it; else empty.
    """

    text: str
    span: Span
    unread: str = ""

    def fault(self, name: str) -> Iterator[Diagnostic]:
        """Say that a column with a meaning, which has this name, cannot be read."""
        if self.unread:
            yield Diagnostic("SC705", self.span, {"column": name, "type": self.unread})


class Column(NamedTuple):
    """A column that has a meaning.

    Attributes:
        position: in the table, from 0.
        name: `city`, an indicator's id, or `ID.evidence`.
        path: where an assessment holds what its cells say.
        span: the place of its heading.
    """

    position: int
    name: str
    path: Path
    span: Span

    @property
    def indicator(self) -> str:
        """The id of the indicator that it is of; empty for the city's own."""
        return str(self.path[1]) if self.path[0] == "answers" else ""

    @property
    def part(self) -> str:
        """Which part of the indicator's answer it holds, one of `PARTS`."""
        return self.name.removeprefix(self.indicator).lstrip(".")


def name_in(heading: str) -> str:
    """Give the name of a column: its first line, so that a title may stand below it."""
    first = (composed(heading).strip().splitlines() or [""])[0].strip()
    return our_word(first, FIELDS) or first


def columns_of(headings: Sequence[Heading], catalogue: Catalogue) -> tuple[Column, ...]:
    """Read the headings of a table in wide form; a column without heading has no meaning.

    Raises:
        InvalidInput: a column is unknown, there twice, or missing; each at its place.
    """
    faults: list[Diagnostic] = []
    columns: dict[str, Column] = {}
    strange: list[Heading] = []
    meanings = meanings_in(catalogue)
    for position, heading in enumerate(headings):
        name = name_in(heading.text)
        if not name:
            continue
        if name not in meanings:
            strange.append(heading)
        elif name in columns:
            first = columns[name].span
            faults.append(Diagnostic("SC703", heading.span, {"column": name}, related=(first,)))
        else:
            columns[name] = Column(position, name, meanings[name], heading.span)
            faults += heading.fault(name)
    unknown = [*_unknown(strange, meanings, catalogue)]
    if _is_foreign(columns, unknown):
        named = sum(bool(name_in(heading.text)) for heading in headings)
        place = Span(strange[0].span.file, strange[0].span.line)
        values = {**unknown[0].values, "count": named}
        raise InvalidInput([Diagnostic("SC739", place, values)])
    faults += unknown
    faults += _missing(columns, headings, faults)
    if faults:
        raise InvalidInput(faults)
    return tuple(columns.values())


def _unknown(
    strange: Sequence[Heading], meanings: Collection[str], catalogue: Catalogue
) -> Iterator[Diagnostic]:
    """Say of headings that they have no meaning, and of the first ones which may be meant."""
    for number, heading in enumerate(strange):
        name = name_in(heading.text)
        guess = near(name, meanings) if number < _GUESSED else ()
        values = {"column": name, "catalogue": catalogue.name}
        yield Diagnostic("SC701", heading.span, values, guess)


def _is_foreign(columns: Mapping[str, Column], unknown: Sequence[Diagnostic]) -> bool:
    """Tell whether a table is about something else: no indicator in it, and more is unknown."""
    if any(column.indicator for column in columns.values()) or len(unknown) <= len(columns):
        return False
    guessed = unknown[:_GUESSED]
    of_answers = [each for each in guessed if {*each.near} - FIELDS.keys()]
    return 2 * len(of_answers) < len(guessed)


def meanings_in(catalogue: Catalogue) -> dict[str, Path]:
    """Give every name that a column may have under a catalogue, and where its cells stand."""
    meanings = dict(FIELDS)
    for indicator in catalogue.indicators.values():
        for part in parts_of(indicator):
            meanings[column_name(indicator.id, part)] = ("answers", indicator.id, *PARTS[part])
    return meanings


def column_name(indicator: str, part: str) -> str:
    """Return the name of the column of a part of the answers to an indicator; of the value, its id.

    Args:
        indicator: id.
        part: one of `PARTS`; empty for the value.
    """
    return f"{indicator}.{part}" if part else indicator


def parts_of(indicator: Indicator) -> Iterator[str]:
    """Give the parts of an answer for which this indicator may have a column."""
    yield ""
    if form_of(indicator).has_parts:
        yield from ("numerator", "denominator")
    yield "evidence"
    if indicator.not_applicable is not None:
        yield "not_applicable"
    yield "note"
    yield "confirmed"
    yield "owner"


def _missing(
    columns: Mapping[str, Column], headings: Sequence[Heading], faults: Iterable[Diagnostic]
) -> Iterator[Diagnostic]:
    """Name the columns that have to be there; one that is mistyped is not missing, too."""
    meant = Counter(name for fault in faults for name in fault.near)
    place = headings[0].span if headings else Span("")
    table = Span(place.file, place.line)
    for name in NEEDED:
        if name not in columns and name not in meant:
            yield Diagnostic("SC702", table, {"column": name})
    for name in columns:
        first, _, part = name.rpartition(".")
        other = {"numerator": "denominator", "denominator": "numerator"}.get(part)
        if other and f"{first}.{other}" not in columns:
            yield Diagnostic("SC702", columns[name].span, {"column": f"{first}.{other}"})
    if not any(column.indicator for column in columns.values()) and not meant:
        yield Diagnostic("SC704", table)

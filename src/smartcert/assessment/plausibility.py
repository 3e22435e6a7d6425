"""Values and populations that are unlikely, with the likely slip and the text to type instead.

Nothing here is refused: every one of these is a warning that costs no points.
"""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from math import floor
from typing import NamedTuple

from smartcert.assessment.assessment_file import Answer, Assessment
from smartcert.catalogue.answer_form import AnswerForm, form_of
from smartcert.catalogue.compiled import Catalogue
from smartcert.catalogue.indicator import Indicator
from smartcert.catalogue.plausible import OtherUnit, Plausible
from smartcert.diagnostics import Diagnostic
from smartcert.files.fields import Bilingual
from smartcert.language import N_, Message
from smartcert.language.government import KINDS, WORDS

_BASES: Mapping[str, Message] = {
    "official": N_("official"),
    "published": N_("published"),
    "assumed": N_("assumed"),
}
OF_VALUES = ("SC460", "SC461", "SC463")
"""The codes of an answer's value that is unlikely by itself."""
_MOST_GUESSES = 3
_DIGITS = 4
"""Digits of a quotient that are shown."""
_FEWER_PEOPLE = (1_000, 10_000)
"""Inhabitants in one thousand and in one 만, in which populations are often counted."""


class Guess(NamedTuple):
    """What a city may have meant.

    Attributes:
        number: the number to type.
        unit: in which it was written.
    """

    number: Fraction
    unit: Bilingual


class Doubts:
    """Doubts what one assessment says, under a catalogue that knows what is usual."""

    def __init__(self, assessment: Assessment, catalogue: Catalogue) -> None:
        self.assessment = assessment
        self.catalogue = catalogue
        self.document = assessment.document
        city = assessment.city
        kind, people = KINDS.index(city.kind), city.population
        doubted = people is not None and catalogue.usual_people[kind].doubts(people)
        self.of_people = bool(doubted) and city.confirmed is None
        self.people_known = people is not None and not self.of_people

    def population(self) -> Iterator[Diagnostic]:
        """Name a population that no government of this kind usually has."""
        if not self.of_people:
            return
        city, edition = self.assessment.city, self.catalogue.edition
        people = city.population or 0
        place = next(n for n, each in enumerate(edition.populations) if city.kind in each.kinds)
        low, high = edition.populations[place].range
        values = {
            "people": f"{people:,}",
            "low": f"{low:,}",
            "high": f"{high:,}",
            "kind": WORDS[city.kind],
            "basis": _BASES[edition.populations[place].basis],
        }
        guesses = [people * times for times in _FEWER_PEOPLE]
        near = tuple(str(each) for each in guesses if low <= each <= high)
        span = self.document.span(("city", "population"))
        related = (self.catalogue.document.span(("populations", place)),)
        yield Diagnostic("SC462", span, values, near, related)

    def value(
        self, indicator: Indicator, answer: Answer, value: int, parts: int
    ) -> Iterator[Diagnostic]:
        """Name the value `value / parts` of an answer, if it is unlikely and nobody confirms it."""
        if answer.confirmed is not None:
            return
        form, scale = form_of(indicator), self.catalogue.rules[indicator.id].scale
        if 0 < value <= self.catalogue.fractions.get(indicator.id, 0):
            yield self._fraction(indicator, Fraction(value, scale))
            return
        usual, plausible = self.catalogue.usual.get(indicator.id), form.plausible
        if usual is None or plausible is None or not usual.doubts(value, parts):
            return
        if form.kind == "per_inhabitants" and not self.people_known:
            return
        yield self._outside(indicator, plausible, answer, Fraction(value, parts * scale))

    def _fraction(self, indicator: Indicator, said: Fraction) -> Diagnostic:
        values = {"indicator": indicator.id, "written": plain(said)}
        span = self.document.span(("answers", indicator.id, "value"))
        related = (self.catalogue.span(indicator.id, "measure"),)
        return Diagnostic("SC463", span, values, (plain(said * 100),), related)

    def _outside(
        self, indicator: Indicator, plausible: Plausible, answer: Answer, said: Fraction
    ) -> Diagnostic:
        form, (low, high) = form_of(indicator), plausible.range
        by_parts = answer.value if isinstance(answer.value, dict) else None
        if by_parts is None:
            people = self.assessment.city.population or 1
            guesses = guesses_at(said, form, plausible, people)
            near = [plain(each.number) for each in guesses]
        else:
            top, bottom = (int(str(by_parts[part])) for part in ("numerator", "denominator"))
            guesses = guesses_at_parts(top, bottom, plausible)
            near = [f"{{numerator: {each.number}, denominator: {bottom}}}" for each in guesses]
        values = {
            "indicator": indicator.id,
            "value": shown(said),
            "low": plain(Fraction(low)),
            "high": plain(Fraction(high)),
            "basis": _BASES[plausible.basis],
            "units": [each.unit for each in guesses],
            "unit": form.parts[0] if by_parts and form.parts else form.counted,
        }
        code = "SC460" if guesses else "SC461"
        path = ("answers", indicator.id, "value", *(["numerator"] if by_parts else []))
        related = (self.catalogue.span(indicator.id, "measure", "plausible"),)
        return Diagnostic(code, self.document.span(path), values, tuple(near), related)


def guesses_at(
    said: Fraction, form: AnswerForm, plausible: Plausible, people: int
) -> Sequence[Guess]:
    """Guess which numbers an unlikely one stands for: only such as are possible and usual.

    Args:
        said: the value, divided by the inhabitants already where it is counted per inhabitant.
        form: of the answer.
        plausible: what is usual, and the units in which it is likely to be written.
        people: the city's.
    """
    per = Fraction(form.per, people) if form.kind == "per_inhabitants" else Fraction(1)
    written = said / per
    guesses = [(written / Fraction(each.in_one), each.unit) for each in plausible.slips]
    if form.kind == "per_inhabitants" and form.unit:  # divided before it was written
        guesses.append((said / per / per, form.unit))
    found = []
    for number, unit in guesses:
        rounded = _rounded(number, form.decimals)
        if form.low <= rounded <= form.high and _usual(rounded * per, plausible):
            found.append(Guess(rounded, unit))
    return found[:_MOST_GUESSES]


def guesses_at_parts(top: int, bottom: int, plausible: Plausible) -> Sequence[Guess]:
    """Guess which numerators an unlikely one stands for, over the denominator as it is."""

    def meant(slip: OtherUnit) -> Guess:
        return Guess(_rounded(Fraction(top) / Fraction(slip.in_one), 0), slip.unit)

    return [
        each
        for each in map(meant, plausible.slips)
        if each.number <= bottom and _usual(each.number * 100 / bottom, plausible)
    ][:_MOST_GUESSES]


def plain(number: Fraction) -> str:
    """Write a number that has so few decimals, without idle zeros."""
    return f"{(Decimal(number.numerator) / number.denominator).normalize():f}"


def shown(number: Fraction) -> str:
    """Write a number with few digits, whichever it is; one below 1 with those that count."""
    quotient = Decimal(number.numerator) / number.denominator
    if number.denominator == 1:
        return f"{number.numerator}"
    digits = max(_DIGITS - 1 - quotient.adjusted(), 0)
    return plain(_rounded(number, digits))


def _usual(number: Fraction, plausible: Plausible) -> bool:
    low, high = plausible.range
    return Fraction(low) <= number <= Fraction(high)


def _rounded(number: Fraction, decimals: int) -> Fraction:
    """Round half up."""
    scale = 10**decimals
    return Fraction(floor(number * scale + Fraction(1, 2)), scale)

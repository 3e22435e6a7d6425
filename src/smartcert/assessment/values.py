"""What the value of an answer says, in whole numbers, as its indicator wants it."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any, NamedTuple, TypeVar

from pydantic_core import PydanticCustomError

from smartcert.assessment.assessment_file import Assessment, Parts
from smartcert.assessment.reason import says_nothing
from smartcert.catalogue.answer_form import AnswerForm, form_of
from smartcert.catalogue.compiled import Catalogue
from smartcert.catalogue.indicator import Indicator
from smartcert.diagnostics import Diagnostic, InvalidInput, near
from smartcert.files.document import MOST_FAULTS, Path, Unquoted
from smartcert.files.fields import text, yes_or_no
from smartcert.files.numbers import number, whole
from smartcert.files.validation import read_part
from smartcert.language import LANGUAGES, N_, InBoth, Message, language
from smartcert.language.truths import likely, truth
from smartcert.scoring.points import Rule, decimals_of, power_of_ten, units

Read = TypeVar("Read")


class Said(NamedTuple):
    """A value as scoring takes it.

    Attributes:
        value: in the indicator's smallest unit, times `parts`.
        parts: the denominator; 1 for a plain number.
        fulfilled: the items of a checklist that are ticked and count.
    """

    value: int
    parts: int = 1
    fulfilled: tuple[str, ...] = ()


_COUNTER = " ?[가-힣]{0,2}? ?"
_FRACTION = re.compile(
    f"([0-9]+){_COUNTER}(?:[/:÷／：대]|of) ?([0-9]+){_COUNTER}"
    f"|([0-9]+){_COUNTER}(?:분의|중) ?([0-9]+){_COUNTER}"
)
"""A share as people write it: `3/4`, `3건/4건`, `4분의 3`, `4건 중 3건`."""
_OF_ONE = N_(" If it is a fraction of 1, write {percent}.")
_LONGEST_FRACTION = 60
_EVERYWHERE = N_("; this indicator applies to every city")
_NOT_YOURS = N_("; if the task is not the city's, say why in `not_applicable` instead")


def _fraction(written: str) -> Mapping[str, str] | None:
    found = _FRACTION.fullmatch(written.strip()) if len(written) <= _LONGEST_FRACTION else None
    if found is None:
        return None
    return {"numerator": found[1] or found[4], "denominator": found[2] or found[3]}


def _number_of(written: str, number: object, form: AnswerForm) -> object:
    """Return the number before a unit; the thousands of a unit of thousands are not written out."""
    said = "".join(written.split())
    named = (form.counted.ko, form.counted.en) if form.counted else ()
    alone = re.match("[-+]?[0-9.]+", said.replace(",", ""))
    is_counted = any(said.endswith("".join(each.split())) for each in named)
    return alone[0] if alone and is_counted else number


def _said_of(sentence: Message, percent: str) -> InBoth:
    """Say a sentence in both languages."""
    said = {tag: language(tag).say(sentence, percent=percent) for tag in LANGUAGES}
    return InBoth(said["ko"], said["en"])


def _none(form: AnswerForm) -> str:
    """Return how an answer says that there is none of what is asked for."""
    if form.kind == "items":
        return "[]"
    if form.floor:
        return "{numerator: 0, denominator: N}"
    return "false" if form.kind == "yes_no" else "0"


def _begins_a_level(value: Any, top: int) -> bool:
    number = re.match("[0-9]+", str(value))
    return number is not None and len(number[0]) <= len(str(top)) and int(number[0]) <= top


class ValueReader:
    """Reads the values of one assessment under a catalogue."""

    def __init__(self, assessment: Assessment, catalogue: Catalogue) -> None:
        self.document = assessment.document
        self.catalogue = catalogue
        self.population = assessment.city.population

    def read(self, indicator: Indicator, value: Any, path: Path) -> Said:
        """Read the value that stands at this path of the assessment.

        Raises:
            InvalidInput: it is not what the indicator wants; every fault at its place, and at
                what in the catalogue asks for the value.
        """
        try:
            return self._read(indicator, value, path)
        except InvalidInput as invalid:
            asked_by = "scoring" if form_of(indicator).judged else "measure"
            related = (self.catalogue.span(indicator.id, asked_by),)
            faults = [
                replace(each, related=each.related or related) for each in invalid.diagnostics
            ]
            raise InvalidInput(faults) from None

    def _read(self, indicator: Indicator, value: Any, path: Path) -> Said:
        form, rule = form_of(indicator), self.catalogue.rules[indicator.id]
        self._refuse_words(indicator, form, value, path)
        if form.kind == "items":
            return self._items(indicator, form, rule, value, path)
        if form.kind == "level":
            return self._level(indicator, form, value, path)
        if form.kind == "yes_no":
            return Said(int(self._field(yes_or_no, value, path)))
        if form.kind == "share" and isinstance(value, dict):
            return self._share(indicator, form, rule, value, path)
        given = self._number(indicator, form, value, path)
        if form.kind == "per_inhabitants":
            scale = power_of_ten(form.decimals)
            count = units(given, scale) * form.per * rule.scale
            return Said(count, (self.population or 1) * scale)
        if form.floor:
            raise self._parts_wanted(indicator, form, path)
        return Said(units(given, rule.scale))

    def _refuse_words(self, indicator: Indicator, form: AnswerForm, value: Any, path: Path) -> None:
        """Refuse a word that says why there is no value, which is said otherwise.

        Raises:
            InvalidInput: it is such a word.
        """
        one = value[0] if isinstance(value, list) and len(value) == 1 else value
        written = str(one) if isinstance(one, (str, Unquoted)) else ""
        known = {item.name for item in form.choices} if form.kind == "items" else set()
        is_truth = form.kind == "yes_no" and {truth(written), likely(written)} != {None}
        if not says_nothing(written) or written in known or is_truth:
            return
        else_ = _NOT_YOURS if indicator.not_applicable else _EVERYWHERE
        values = {"written": written, "none": _none(form), "else_": else_}
        raise self.refusal("SC425", path, indicator, "scoring", **values)

    def refusal(
        self, code: str, path: Path, indicator: Indicator, *asked_by: str | int, **values: object
    ) -> InvalidInput:
        """Make the fault of an answer, and point at what in the catalogue asks for more."""
        span = self.document.span(path)
        related = (self.catalogue.span(indicator.id, *asked_by),)
        values = {"indicator": indicator.id, **values}
        return InvalidInput([Diagnostic(code, span, values, related=related)])

    def _parts_wanted(self, indicator: Indicator, form: AnswerForm, path: Path) -> InvalidInput:
        asked = {"floor": form.floor, "open": "{", "close": "}"}
        return self.refusal("SC424", path, indicator, "measure", "denominator_at_least", **asked)

    def _field(self, reader: Callable[[Any], Read], value: Any, path: Path) -> Read:
        try:
            return reader(value)
        except PydanticCustomError as error:
            found = Diagnostic(error.type, self.document.span(path), error.context or {})
            raise InvalidInput([found]) from None

    def _number(self, indicator: Indicator, form: AnswerForm, value: Any, path: Path) -> Decimal:
        try:
            given = self._field(number, value, path)
        except InvalidInput as invalid:
            written, code = str(value), invalid.diagnostics[0].code
            if form.kind == "share" and (parts := _fraction(written)):
                fraction = {"written": written, "open": "{", "close": "}", **parts}
                raise self.refusal("SC426", path, indicator, "measure", **fraction) from None
            if code == "SC209" and form.floor:
                raise self._parts_wanted(indicator, form, path) from None
            if code == "SC209":
                alone = _number_of(written, invalid.diagnostics[0].values["number"], form)
                asked = {"written": written, "unit": form.counted, "number": alone}
                raise self.refusal("SC419", path, indicator, "measure", **asked) from None
            raise
        if given != given.to_integral_value() and decimals_of([given]) > form.decimals:
            in_percent = f"{given * 100:f}".rstrip("0").rstrip(".")
            is_part = form.kind == "share" and 0 < given < 1
            values = {
                "written": str(value),
                "decimals": form.decimals,
                "or_percent": _said_of(_OF_ONE, in_percent) if is_part else "",
            }
            raise self.refusal("SC413", path, indicator, "measure", **values)
        if not form.low <= given <= form.high:
            values = {"written": str(value), "low": form.low, "high": form.high}
            raise self.refusal("SC412", path, indicator, "measure", **values)
        return given

    def _share(
        self, indicator: Indicator, form: AnswerForm, rule: Rule, value: Any, path: Path
    ) -> Said:
        parts = read_part(self.document, path, Parts, value)
        if parts.denominator == 0:
            raise self.refusal("SC414", (*path, "denominator"), indicator, "measure")
        if parts.numerator > parts.denominator:
            values = {"numerator": parts.numerator, "denominator": parts.denominator}
            raise self.refusal("SC415", (*path, "numerator"), indicator, "measure", **values)
        return Said(parts.numerator * 100 * rule.scale, max(parts.denominator, form.floor))

    def _level(self, indicator: Indicator, form: AnswerForm, value: Any, path: Path) -> Said:
        top = int(form.high)
        try:
            level = self._field(whole, value, path)
        except InvalidInput as invalid:
            # a level, but in quotes or with a word behind it
            code = invalid.diagnostics[0].code
            if code == "SC207" or (code == "SC209" and _begins_a_level(value, top)):
                raise
            level = -1
        if not 0 <= level <= top:
            written = str(value) if not isinstance(value, (dict, list)) else "…"
            raise self.refusal("SC421", path, indicator, "scoring", written=written, top=top)
        return Said(level)

    def _items(
        self, indicator: Indicator, form: AnswerForm, rule: Rule, value: Any, path: Path
    ) -> Said:
        known = [item.name for item in form.choices]
        named = [item.named for item in form.choices]
        if not isinstance(value, list):
            values = {"named": named, "first": known[0]}
            raise self.refusal("SC416", path, indicator, "scoring", **values)
        faults: list[Diagnostic] = []
        given: dict[str, int] = {}
        # a list that is longer has as many faults already
        for index, item in enumerate(value[: len(known) + MOST_FAULTS]):
            span = self.document.span((*path, index))
            # quotes would not make an item of it
            said = item.text if isinstance(item, Unquoted) and item.text not in known else item
            try:
                name = self._field(text, said, (*path, index))
            except InvalidInput as invalid:
                faults += invalid.diagnostics
                continue
            if name not in known:
                related = (self.catalogue.span(indicator.id, "scoring", "items"),)
                unknown = {"item": name, "items": known, "named": named}
                faults.append(Diagnostic("SC417", span, unknown, near(name, known), related))
            elif (earlier := given.setdefault(name, index)) != index:
                related = (self.document.span((*path, earlier)),)
                faults.append(Diagnostic("SC418", span, {"item": name}, related=related))
        if faults:
            raise InvalidInput(faults)
        counting = form.that_count(value)
        points = sum((item.points for item in counting), Decimal(0))
        return Said(units(points, rule.scale), 1, tuple(item.name for item in counting))

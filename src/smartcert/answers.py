"""An assessment held against its catalogue: what each answer says, in whole numbers."""

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from enum import StrEnum
from typing import Any, NamedTuple

from pydantic_core import PydanticCustomError

from smartcert.assessment import Answer, Assessment, City, Parts
from smartcert.catalogue import Catalogue
from smartcert.diagnostics import Diagnostic, InvalidInput, near
from smartcert.document import Path
from smartcert.edition import Condition, Edition, Track
from smartcert.fields import number, text, whole, yes_or_no
from smartcert.government import WORDS
from smartcert.indicator import (
    Checklist,
    Indicator,
    Maturity,
    PerInhabitantsMeasure,
    ShareMeasure,
)
from smartcert.scoring import Rule, decimals_of, power_of_ten, units
from smartcert.shape import read_part


class State(StrEnum):
    """What became of an answer: only an answered one earns points."""

    ANSWERED = "answered"
    NOT_ANSWERED = "not_answered"
    UNSUPPORTED = "unsupported"
    NOT_APPLICABLE = "not_applicable"


class Claim(NamedTuple):
    """What a city says on one indicator, as scoring takes it.

    Attributes:
        value: in the indicator's smallest unit, times `parts`.
        parts: the denominator; 1 for a plain number.
        supported_by: pieces of evidence of the kinds that the catalogue wants.
        fulfilled: the items of a checklist that the city ticks.
    """

    state: State
    value: int = 0
    parts: int = 1
    supported_by: int = 0
    fulfilled: tuple[str, ...] = ()


class Claims(NamedTuple):
    """All that an assessment claims: the city's track, a claim for every indicator, warnings."""

    track: Track
    condition: Condition
    by_indicator: Mapping[str, Claim]
    warnings: tuple[Diagnostic, ...]


def read_claims(assessment: Assessment, catalogue: Catalogue) -> Claims:
    """Read what the assessment claims under this catalogue.

    Raises:
        InvalidInput: it cannot be judged; every fault of every answer, at its place.
    """
    reader = _Reader(assessment, catalogue)
    faults = [*reader.framing_faults(), *reader.unknown_indicators()]
    claims, warnings = {}, []
    for name, indicator in catalogue.indicators.items():
        try:
            claims[name] = reader.claim(indicator)
        except InvalidInput as invalid:
            faults += invalid.diagnostics
            continue
        if claims[name].state is State.UNSUPPORTED:
            warnings.append(reader.unsupported(indicator, claims[name]))
    track = track_of(catalogue.edition, assessment.city)
    if faults or track is None:
        raise InvalidInput([*faults, *warnings])
    return Claims(*track, claims, tuple(warnings))


def track_of(edition: Edition, city: City) -> tuple[Track, Condition] | None:
    """Give the city's track and the condition that put it there.

    The kind of government decides first, the population only where the kind leaves it open.
    None if it does and the population is not known.
    """
    for track in edition.tracks:
        for condition in track.when:
            if city.kind in condition.kinds and _holds(condition, city.population):
                return track, condition
    return None


def _holds(condition: Condition, population: int | None) -> bool:
    low, below = condition.population_from, condition.population_below
    if low is None and below is None:
        return True
    if population is None:
        return False
    return (low is None or population >= low) and (below is None or population < below)


class _Reader:
    """Reads the answers of one assessment; every fault is raised as InvalidInput."""

    def __init__(self, assessment: Assessment, catalogue: Catalogue) -> None:
        self.assessment = assessment
        self.catalogue = catalogue
        self.document = assessment.document
        self.evidence_kinds = {kind.id: kind for kind in catalogue.edition.evidence_kinds}

    def framing_faults(self) -> Iterator[Diagnostic]:
        """Give what is wrong around the answers: catalogue, population, dates."""
        assessment, city = self.assessment, self.assessment.city
        if assessment.catalogue != self.catalogue.name:
            values = {"named": assessment.catalogue, "given": self.catalogue.name}
            yield self._fault("SC403", ("catalogue",), **values)
        if city.population is None:
            if track_of(self.catalogue.edition, city) is None:
                related = self.catalogue.document.span(("tracks",))
                span = self.document.span(("city",))
                yield Diagnostic("SC405", span, {"kind": WORDS[city.kind]}, related=(related,))
            elif needing := [
                name
                for name, indicator in self.catalogue.indicators.items()
                if isinstance(indicator.measure, PerInhabitantsMeasure) and self._answered(name)
            ]:
                related = self.catalogue.span(needing[0], "measure")
                span = self.document.span(("city",))
                yield Diagnostic("SC406", span, {"indicators": needing}, related=(related,))
        elif city.population_date is None:
            yield self._fault("SC407", ("city", "population"))
        elif city.population_date > assessment.date:
            yield self._future(("city", "population_date"), city.population_date)

    def unknown_indicators(self) -> Iterator[Diagnostic]:
        """Give the answers to indicators that the catalogue does not have."""
        known = self.catalogue.indicators
        for name in self.assessment.answers:
            if name not in known:
                span = self.document.span(("answers", name), key=True)
                values = {"indicator": name, "catalogue": self.catalogue.name}
                yield Diagnostic("SC402", span, values, near(name, known))

    def claim(self, indicator: Indicator) -> Claim:
        """Read the answer to one indicator."""
        answer = self.assessment.answers.get(indicator.id)
        if answer is None:
            return Claim(State.NOT_ANSWERED)
        faults = list(self._evidence_faults(indicator, answer))
        claim = Claim(State.NOT_ANSWERED)
        try:
            claim = self._said(indicator, answer)
        except InvalidInput as invalid:
            faults += invalid.diagnostics
        if faults:
            raise InvalidInput(faults)
        return claim

    def unsupported(self, indicator: Indicator, claim: Claim) -> Diagnostic:
        """Name a claim that lacks the evidence that the catalogue wants."""
        wanted = indicator.evidence
        assert wanted is not None  # noqa: S101 - only what wants evidence is unsupported
        kinds = [self.evidence_kinds[kind].named for kind in wanted.kinds]
        return Diagnostic(
            "SC450",
            self.document.span(("answers", indicator.id), key=True),
            {
                "indicator": indicator.id,
                "wanted": wanted.at_least,
                "given": claim.supported_by,
                "kinds": kinds,
            },
            related=(self.catalogue.span(indicator.id, "evidence"),),
        )

    def _answered(self, name: str) -> bool:
        answer = self.assessment.answers.get(name)
        return answer is not None and answer.value is not None

    def _fault(self, code: str, path: Path, **values: object) -> Diagnostic:
        return Diagnostic(code, self.document.span(path), values)

    def _future(self, path: Path, day: object) -> Diagnostic:
        related = (self.document.span(("date",)),)
        values = {"day": day, "date": self.assessment.date}
        return Diagnostic("SC408", self.document.span(path), values, related=related)

    def _evidence_faults(self, indicator: Indicator, answer: Answer) -> Iterator[Diagnostic]:
        for index, piece in enumerate(answer.evidence or ()):
            path = ("answers", indicator.id, "evidence", index)
            if piece.kind not in self.evidence_kinds:
                known = tuple(self.evidence_kinds)
                values = {"kind": piece.kind, "known": known}
                span = self.document.span((*path, "kind"))
                yield Diagnostic("SC409", span, values, near(piece.kind, known))
            if piece.date > self.assessment.date:
                yield self._future((*path, "date"), piece.date)

    def _said(self, indicator: Indicator, answer: Answer) -> Claim:
        path: Path = ("answers", indicator.id)
        if answer.not_applicable is not None:
            here = (*path, "not_applicable")
            if answer.value is not None:
                raise self._refusal("SC411", here, indicator)
            if indicator.not_applicable is None:
                raise self._refusal("SC410", here, indicator)
            return Claim(State.NOT_APPLICABLE)
        if answer.value is None:
            return Claim(State.NOT_ANSWERED)
        value, parts, fulfilled = self._value(indicator, answer.value, (*path, "value"))
        counted = self._supported_by(indicator, answer)
        wanted = indicator.evidence.at_least if indicator.evidence else 0
        # whoever says no, none or level 0 claims nothing that would have to be proven
        claims_nothing = indicator.measure is None and value == 0
        supported = claims_nothing or counted >= wanted
        state = State.ANSWERED if supported else State.UNSUPPORTED
        return Claim(state, value, parts, counted, fulfilled)

    def _supported_by(self, indicator: Indicator, answer: Answer) -> int:
        if indicator.evidence is None:
            return len(answer.evidence or ())
        return sum(piece.kind in indicator.evidence.kinds for piece in answer.evidence or ())

    def _refusal(
        self, code: str, path: Path, indicator: Indicator, *asked_by: str | int, **values: object
    ) -> InvalidInput:
        span = self.document.span(path)
        related = (self.catalogue.span(indicator.id, *asked_by),)
        values = {"indicator": indicator.id, **values}
        return InvalidInput([Diagnostic(code, span, values, related=related)])

    def _read(self, reader: Callable[[Any], Any], value: Any, path: Path) -> Any:
        try:
            return reader(value)
        except PydanticCustomError as error:
            values = error.context or {}
            raise InvalidInput([self._fault(error.type, path, **values)]) from None

    def _value(
        self, indicator: Indicator, value: Any, path: Path
    ) -> tuple[int, int, tuple[str, ...]]:
        """Give the answer's value and parts as scoring takes them, and the items ticked."""
        rule, scoring, measure = (
            self.catalogue.rules[indicator.id],
            indicator.scoring,
            indicator.measure,
        )
        if isinstance(scoring, Checklist):
            ticked = self._checklist(indicator, scoring, value, path)
            points = sum((item.points for item in scoring.items if item.id in ticked), Decimal(0))
            return units(points, self.catalogue.unit), 1, ticked
        if isinstance(scoring, Maturity):
            level = self._read(whole, value, path)
            top = len(scoring.levels) - 1
            if not 0 <= level <= top:
                raise self._refusal(
                    "SC412", path, indicator, "scoring", written=level, low=0, high=top
                )
            return level, 1, ()
        if measure is None:
            return int(self._read(yes_or_no, value, path)), 1, ()
        if isinstance(measure, ShareMeasure) and isinstance(value, dict):
            return *self._share(indicator, rule, value, path), ()
        given = self._number(indicator, value, path)
        if isinstance(measure, PerInhabitantsMeasure):
            scale = power_of_ten(measure.decimals)
            count = units(given, scale) * measure.per * rule.scale
            return count, (self.assessment.city.population or 1) * scale, ()
        return units(given, rule.scale), 1, ()

    def _number(self, indicator: Indicator, value: Any, path: Path) -> Any:
        given = self._read(number, value, path)
        if decimals_of([given]) > indicator.decimals:
            values = {"written": str(value), "decimals": indicator.decimals}
            raise self._refusal("SC413", path, indicator, "measure", **values)
        low, high = indicator.limits
        if not low <= given <= high:
            values = {"written": str(value), "low": low, "high": high}
            raise self._refusal("SC412", path, indicator, "measure", **values)
        return given

    def _share(self, indicator: Indicator, rule: Rule, value: Any, path: Path) -> tuple[int, int]:
        parts = read_part(self.document, path, Parts, value)
        if parts.denominator == 0:
            raise self._refusal("SC414", (*path, "denominator"), indicator, "measure")
        if parts.numerator > parts.denominator:
            values = {"numerator": parts.numerator, "denominator": parts.denominator}
            raise self._refusal("SC415", (*path, "numerator"), indicator, "measure", **values)
        return parts.numerator * 100 * rule.scale, parts.denominator

    def _checklist(
        self, indicator: Indicator, scoring: Checklist, value: Any, path: Path
    ) -> tuple[str, ...]:
        known = [item.id for item in scoring.items]
        if not isinstance(value, list):
            raise self._refusal("SC416", path, indicator, "scoring", items=known)
        faults: list[Diagnostic] = []
        for index, item in enumerate(value):
            span = self.document.span((*path, index))
            try:
                name = self._read(text, item, (*path, index))
            except InvalidInput as invalid:
                faults += invalid.diagnostics
                continue
            if name not in known:
                related = (self.catalogue.span(indicator.id, "scoring", "items"),)
                values = {"item": name, "items": known}
                faults.append(Diagnostic("SC417", span, values, near(name, known), related))
            elif name in value[:index]:
                related = (self.document.span((*path, value.index(name))),)
                faults.append(Diagnostic("SC418", span, {"item": name}, related=related))
        if faults:
            raise InvalidInput(faults)
        return tuple(name for name in known if name in value)

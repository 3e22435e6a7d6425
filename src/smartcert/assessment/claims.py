"""An assessment held against its catalogue: what each answer says, in whole numbers."""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from itertools import islice
from typing import NamedTuple

from smartcert.assessment.assessment_file import Answer, Assessment, City, Evidence
from smartcert.assessment.texts import shared_pages, text_faults
from smartcert.assessment.values import ValueReader
from smartcert.assessment.waivers import NONE, InForce, Waivers
from smartcert.catalogue.compiled import Catalogue
from smartcert.catalogue.edition import Condition, Edition, Track
from smartcert.catalogue.indicator import Indicator, PerInhabitantsMeasure
from smartcert.diagnostics import Diagnostic, InvalidInput, Severity, near
from smartcert.files.document import MOST_FAULTS, Path
from smartcert.language.government import WORDS
from smartcert.scoring.points import Rule

_MANY = 3


class State(StrEnum):
    """What became of an answer: only an answered one earns points."""

    ANSWERED = "answered"
    NOT_ANSWERED = "not_answered"
    UNSUPPORTED = "unsupported"
    NOT_APPLICABLE = "not_applicable"
    WAIVED = "waived"

    @property
    def applies(self) -> bool:
        """Whether the indicator stays in the maximum."""
        return self not in {State.NOT_APPLICABLE, State.WAIVED}


STATES = tuple(State)
"""The states in the order by which a column of many cities numbers them."""


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

    def points(self, rule: Rule) -> int:
        """Give the points that it earns, in smallest units; only what is answered earns any."""
        earned: int = rule(self.value, self.parts) * (self.state is State.ANSWERED)
        return earned

    @property
    def applies(self) -> bool:
        """Whether the indicator stays in the maximum."""
        return self.state.applies


class Claims(NamedTuple):
    """All that an assessment claims: the city's track, a claim for every indicator.

    Attributes:
        track: the city's.
        condition: what put the city into its track.
        by_indicator: a claim for every indicator of the catalogue.
        warnings: what may cost points, and waivers that are about to end.
        waived: the waivers that excuse the city, by indicator.
    """

    track: Track
    condition: Condition
    by_indicator: Mapping[str, Claim]
    warnings: tuple[Diagnostic, ...]
    waived: Mapping[str, InForce]


class Reading(NamedTuple):
    """An assessment read under a catalogue, whether or not it can be judged.

    Attributes:
        claims: None if it cannot be judged.
        found: every fault and warning, at its place.
        excused: what is wrong with answers that a waiver makes harmless.
        waived: the waivers that excuse the city, by indicator.
    """

    claims: Claims | None
    found: tuple[Diagnostic, ...]
    excused: tuple[Diagnostic, ...]
    waived: Mapping[str, InForce]


def read_claims(assessment: Assessment, catalogue: Catalogue, waivers: Waivers = NONE) -> Claims:
    """Read what the assessment claims under this catalogue.

    Raises:
        InvalidInput: it cannot be judged; every fault of every answer, at its place.
    """
    reading = read_answers(assessment, catalogue, waivers)
    if reading.claims is None:
        raise InvalidInput(reading.found)
    return reading.claims


def read_answers(
    assessment: Assessment,
    catalogue: Catalogue,
    waivers: Waivers = NONE,
    counted: Mapping[str, int] | None = None,
) -> Reading:
    """Read every answer, and collect what is wrong instead of raising it.

    Args:
        assessment: what the city says.
        catalogue: what it is held against.
        waivers: what excuses the city.
        counted: by indicator, pieces of evidence of the kinds that it wants, where somebody else
            has counted them; of all others the assessment lists them.
    """
    about = (catalogue.name, assessment.city.name, assessment.date)
    waived = waivers.in_force(*about)
    reader = _Reader(assessment, catalogue, waived, counted or {})
    if another := reader.another_catalogue():  # nothing of it would fit
        return Reading(None, (another,), (), waived)
    faults = [*reader.framing_faults(), *islice(reader.unknown_indicators(), MOST_FAULTS)]
    claims: dict[str, Claim] = {}
    warnings = [*waivers.warnings(*about), *shared_pages(assessment)]
    for each in islice(text_faults(assessment), MOST_FAULTS):
        (faults if each.severity is Severity.ERROR else warnings).append(each)
    excused: list[Diagnostic] = []
    for name, indicator in catalogue.indicators.items():
        claim, wrong, doubtful = reader.answer(indicator)
        if name in waived:
            excused += wrong + doubtful
            claim = Claim(State.WAIVED)
        else:
            faults += wrong
            warnings += doubtful
        claims[name] = claim
    track = track_of(catalogue.edition, assessment.city)
    faults = reader.one_for_most_dates(faults)
    found = (*faults, *warnings)
    if faults or track is None:
        return Reading(None, found, tuple(excused), waived)
    complete = Claims(*track, claims, tuple(warnings), waived)
    return Reading(complete, found, tuple(excused), waived)


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

    def __init__(
        self,
        assessment: Assessment,
        catalogue: Catalogue,
        waived: Mapping[str, InForce],
        counted: Mapping[str, int],
    ) -> None:
        self.assessment = assessment
        self.catalogue = catalogue
        self.waived = waived
        self.counted = counted
        self.document = assessment.document
        self.values = ValueReader(assessment, catalogue)
        self.evidence_kinds = {kind.id: kind for kind in catalogue.edition.evidence_kinds}

    def another_catalogue(self) -> Diagnostic | None:
        """Give the fault of an assessment that answers another catalogue than this."""
        named, given = self.assessment.catalogue, self.catalogue.name
        if named == given:
            return None
        return self._fault("SC403", ("catalogue",), named=named, given=given)

    def framing_faults(self) -> Iterator[Diagnostic]:
        """Give what is wrong around the answers: population and dates."""
        assessment, city = self.assessment, self.assessment.city
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
        if city.population_date is not None and city.population_date > assessment.date:
            yield self._future(("city", "population_date"), city.population_date)

    def unknown_indicators(self) -> Iterator[Diagnostic]:
        """Give the answers to indicators that the catalogue does not have."""
        known = self.catalogue.indicators
        for name in self.assessment.answers:
            if name not in known:
                span = self.document.span(("answers", name), key=True)
                if name in Answer.model_fields:
                    yield Diagnostic("SC227", span, {"field": name})
                    continue
                values = {"indicator": name, "catalogue": self.catalogue.name}
                yield Diagnostic("SC402", span, values, near(name, known))

    def answer(self, indicator: Indicator) -> tuple[Claim, list[Diagnostic], list[Diagnostic]]:
        """Give what the answer to one indicator claims, its faults, and else its warnings."""
        answer = self.assessment.answers.get(indicator.id)
        claim = Claim(State.NOT_ANSWERED)
        if answer is None:
            return claim, [], []
        faults = list(islice(self._evidence_faults(indicator, answer), MOST_FAULTS))
        try:
            claim = self._said(indicator, answer)
        except InvalidInput as invalid:
            faults += invalid.diagnostics
        return claim, faults, [] if faults else list(self._warnings(indicator, claim))

    def _warnings(self, indicator: Indicator, claim: Claim) -> Iterator[Diagnostic]:
        """Name a claim without the evidence that counts, and evidence without a claim."""
        path = ("answers", indicator.id)
        answer, wanted = self.assessment.answers.get(indicator.id), indicator.evidence
        if claim.state is State.UNSUPPORTED and wanted is not None:
            values = {
                "indicator": indicator.id,
                "wanted": wanted.at_least,
                "given": claim.supported_by,
                "kinds": [self.evidence_kinds[kind].named for kind in wanted.kinds],
            }
            span = self.document.span(path, key=True)
            related = (self.catalogue.span(indicator.id, "evidence"),)
            yield Diagnostic("SC450", span, values, related=related)
        if claim.state is State.NOT_ANSWERED and answer and self._evidence_of(indicator, answer):
            yield self._fault("SC451", (*path, "evidence"), indicator=indicator.id)

    def _answered(self, name: str) -> bool:
        answer = self.assessment.answers.get(name)
        return answer is not None and answer.value is not None and name not in self.waived

    def _fault(self, code: str, path: Path, **values: object) -> Diagnostic:
        return Diagnostic(code, self.document.span(path), values)

    def _future(self, path: Path, day: object) -> Diagnostic:
        related = (self.document.span(("date",)),)
        values = {"day": day, "date": self.assessment.date}
        return Diagnostic("SC408", self.document.span(path), values, related=related)

    def one_for_most_dates(self, faults: list[Diagnostic]) -> list[Diagnostic]:
        """Where most dates are after the assessment's, its own is wrong, and that alone is said."""
        late = [each for each in faults if each.code == "SC408"]
        answers = self.assessment.answers.values()
        dates = sum(len(answer.evidence or ()) for answer in answers if answer)
        dates += self.assessment.city.population_date is not None
        if len(late) < _MANY or 2 * len(late) <= dates:
            return faults
        values = {"count": len(late), "date": self.assessment.date}
        span, first = self.document.span(("date",)), min(late, key=lambda each: each.rank)
        one = Diagnostic("SC422", span, values, related=(first.span,))
        return [one, *(each for each in faults if each.code != "SC408")]

    def _evidence_faults(self, indicator: Indicator, answer: Answer) -> Iterator[Diagnostic]:
        given: dict[Evidence, int] = {}
        for index, piece in enumerate(answer.evidence or []):
            path = ("answers", indicator.id, "evidence", index)
            if piece.kind not in self.evidence_kinds:
                known = [kind.named for kind in self.evidence_kinds.values()]
                values = {"kind": piece.kind, "known": known}
                span = self.document.span((*path, "kind"))
                related = (self.catalogue.document.span(("evidence_kinds",)),)
                yield Diagnostic("SC409", span, values, self._kinds_like(piece.kind), related)
            if piece.date > self.assessment.date:
                yield self._future((*path, "date"), piece.date)
            if (earlier := given.setdefault(piece, index)) != index:
                first = ("answers", indicator.id, "evidence", earlier)
                related = (self.document.span((*first, "title")),)
                span = self.document.span((*path, "title"))
                yield Diagnostic("SC420", span, {"indicator": indicator.id}, related=related)

    def _kinds_like(self, word: str) -> tuple[str, ...]:
        """Give the ids of kinds of evidence that are spelt, or called, like this word."""
        called = tuple(
            kind.id
            for kind in self.evidence_kinds.values()
            if word in (kind.title.ko, kind.title.en, *kind.title.ko.split("·"))
        )
        return called or near(word, self.evidence_kinds)

    def _said(self, indicator: Indicator, answer: Answer) -> Claim:
        path: Path = ("answers", indicator.id)
        if answer.not_applicable is not None:
            here = (*path, "not_applicable")
            if answer.value is not None:
                raise self.values.refusal("SC411", here, indicator)
            if indicator.not_applicable is None:
                raise self.values.refusal("SC410", here, indicator)
            return Claim(State.NOT_APPLICABLE)
        if answer.value is None:
            return Claim(State.NOT_ANSWERED)
        said = self.values.read(indicator, answer.value, (*path, "value"))
        counted = self._supported_by(indicator, answer)
        wanted = indicator.evidence.at_least if indicator.evidence else 0
        # whoever says no, none or level 0 claims nothing that would have to be proven
        claims_nothing = indicator.measure is None and said.value == 0
        supported = claims_nothing or counted >= wanted
        state = State.ANSWERED if supported else State.UNSUPPORTED
        return Claim(state, said.value, said.parts, counted, said.fulfilled)

    def _supported_by(self, indicator: Indicator, answer: Answer) -> int:
        if indicator.id in self.counted or indicator.evidence is None:
            return self._evidence_of(indicator, answer)
        return sum(piece.kind in indicator.evidence.kinds for piece in answer.evidence or ())

    def _evidence_of(self, indicator: Indicator, answer: Answer) -> int:
        """Give how many pieces of evidence there are, of whatever kind."""
        return self.counted.get(indicator.id, len(answer.evidence or ()))

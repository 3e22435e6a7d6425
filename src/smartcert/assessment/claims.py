"""An assessment held against its catalogue: what each answer says, in whole numbers."""

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import NamedTuple

from smartcert.assessment.assessment_file import Answer, Assessment
from smartcert.assessment.dates import merge_late
from smartcert.assessment.evidence import EvidenceReader
from smartcert.assessment.exceptions import must_apply
from smartcert.assessment.framing import (
    another_catalogue,
    framing_faults,
    track_of,
    unknown_indicators,
)
from smartcert.assessment.plausibility import Doubts
from smartcert.assessment.texts import shared_pages, text_faults
from smartcert.assessment.values import Said, ValueReader
from smartcert.assessment.waivers import NONE, InForce, Waivers
from smartcert.catalogue.answer_form import form_of
from smartcert.catalogue.compiled import Catalogue
from smartcert.catalogue.edition import Condition, Track
from smartcert.catalogue.indicator import Indicator
from smartcert.diagnostics import Diagnostic, InvalidInput, Severity
from smartcert.files.document import MOST_FAULTS, Path
from smartcert.language import N_
from smartcert.scoring.points import Rule
from smartcert.scoring.states import STATES, State, claims_nothing, proven, state_of


class Claim(NamedTuple):
    """What a city says on one indicator, as scoring takes it.

    Attributes:
        value: in the indicator's smallest unit, times `parts`.
        parts: the denominator; 1 for a plain number.
        supported_by: pieces of evidence that count.
        fulfilled: the items of a checklist that the city ticks and that count.
        excepted: whether the city says, without its proof, that the indicator does not apply.
    """

    state: State
    value: int = 0
    parts: int = 1
    supported_by: int = 0
    fulfilled: tuple[str, ...] = ()
    excepted: bool = False

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
        counted: by indicator, pieces of evidence that count, where somebody else has counted
            them; of all others the assessment lists them.
    """
    about = (catalogue.name, assessment.city.name, assessment.date)
    waived = waivers.in_force(*about)
    if another := another_catalogue(assessment, catalogue):  # nothing of it would fit
        return Reading(None, (*assessment.document.with_flaws((another,)),), (), waived)
    reader = _Reader(assessment, catalogue, waived, counted or {})
    faults = [
        *framing_faults(assessment, catalogue, reader.counts()),
        *islice(unknown_indicators(assessment, catalogue), MOST_FAULTS),
    ]
    claims: dict[str, Claim] = {}
    warnings = [*waivers.warnings(*about), *shared_pages(assessment)]
    warnings += reader.doubts.population()
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
    track = track_of(catalogue, assessment.city)
    faults = merge_late(assessment, faults)
    found = (*assessment.document.with_flaws((*faults, *warnings)),)
    if track is None or any(each.severity is Severity.ERROR for each in found):
        return Reading(None, found, tuple(excused), waived)
    complete = Claims(*track, claims, tuple(warnings), waived)
    return Reading(complete, found, tuple(excused), waived)


class _Reader:
    """Reads the answers of one assessment."""

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
        self.document = assessment.document
        self.values = ValueReader(assessment, catalogue)
        self.evidence = EvidenceReader(assessment, catalogue, counted)
        self.doubts = Doubts(assessment, catalogue)

    def counts(self) -> list[str]:
        """Return the indicators that are answered by a count per inhabitants."""
        return [
            name
            for name, indicator in self.catalogue.indicators.items()
            if form_of(indicator).kind == "per_inhabitants" and self._answered(name)
        ]

    def _answered(self, name: str) -> bool:
        answer = self.assessment.answers.get(name)
        return answer is not None and answer.value is not None and name not in self.waived

    def answer(self, indicator: Indicator) -> tuple[Claim, list[Diagnostic], list[Diagnostic]]:
        """Give what the answer to one indicator claims, its faults, and else its warnings."""
        answer = self.assessment.answers.get(indicator.id)
        claim = Claim(State.NOT_ANSWERED)
        if answer is None:
            return claim, [], []
        faults = list(islice(self.evidence.faults(indicator, answer), MOST_FAULTS))
        try:
            claim = self._said(indicator, answer)
        except InvalidInput as invalid:
            faults += invalid.diagnostics
        return claim, faults, [] if faults else list(self._warnings(indicator, answer, claim))

    def _warnings(self, indicator: Indicator, answer: Answer, claim: Claim) -> Iterator[Diagnostic]:
        """Name an unlikely value, a claim without its evidence, and evidence without a claim."""
        if answer.value is not None:
            yield from self.doubts.value(indicator, answer, claim.value, claim.parts)
        path: Path = ("answers", indicator.id)
        wanted = indicator.to_prove(excepted=claim.excepted)
        if claim.state is State.UNSUPPORTED and wanted is not None:
            values = {
                "indicator": indicator.id,
                "wanted": wanted.at_least,
                "given": claim.supported_by,
                "kinds": self.catalogue.edition.kinds_in(wanted),
                "title": indicator.title,
                "idle": self.evidence.not_counted(indicator, answer),
                "once": N_(", each of which counts once") if wanted.different_kinds else "",
            }
            asked_by = ("not_applicable", "evidence") if claim.excepted else ("evidence",)
            related = (
                self.catalogue.span(indicator.id, *asked_by),
                *self.evidence.idle(indicator, answer),
            )
            code = "SC454" if claim.excepted else "SC450"
            yield Diagnostic(code, self.document.span(path, key=True), values, related=related)
        form = form_of(indicator)
        if form.required and answer.value and not claim.fulfilled:
            required = {"indicator": indicator.id, "item": form.required}
            related = (self.catalogue.span(indicator.id, "scoring", "requires"),)
            span = self.document.span((*path, "value"))
            yield Diagnostic("SC455", span, required, related=related)
        if claim.state is State.NOT_ANSWERED and self.evidence.pieces(indicator, answer):
            span = self.document.span((*path, "evidence"))
            yield Diagnostic("SC451", span, {"indicator": indicator.id})

    def _said(self, indicator: Indicator, answer: Answer) -> Claim:
        path: Path = ("answers", indicator.id)
        given, excepted = answer.value is not None, answer.not_applicable is not None
        if excepted:
            if given:
                raise self.values.refusal("SC411", (*path, "not_applicable"), indicator)
            if not indicator.may_be_left_out(self.assessment.city.kind):
                raise InvalidInput([must_apply(indicator, self.assessment, self.catalogue)])
        said = self.values.read(indicator, answer.value, (*path, "value")) if given else Said(0)
        pieces = self.evidence.that_count(indicator, answer)
        evidence = indicator.to_prove(excepted=excepted)
        wanted = evidence.at_least if evidence else 0
        nothing = given and claims_nothing(said.value, judged=form_of(indicator).judged)
        state = STATES[state_of(given, proven(pieces, wanted, nothing), excepted)]
        unproven = excepted and state is State.UNSUPPORTED
        return Claim(state, said.value, said.parts, pieces, said.fulfilled, unproven)

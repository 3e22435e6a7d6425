"""The evidence of an answer: how many pieces count, and what is wrong with any of them."""

import datetime as dt
from collections.abc import Iterator, Mapping

from smartcert.assessment.assessment_file import Answer, Assessment, Evidence
from smartcert.assessment.counting import Standing, counting, standings, why_not
from smartcert.assessment.dates import late
from smartcert.catalogue.compiled import Catalogue
from smartcert.catalogue.indicator import Indicator
from smartcert.catalogue.wanted import EvidenceWanted
from smartcert.diagnostics import LONGEST_QUOTE, Diagnostic, Span, near
from smartcert.files.document import Path
from smartcert.language import LANGUAGES, InBoth, language
from smartcert.language.personal import masked

_Asked = tuple[list[tuple[str, dt.date]], EvidenceWanted | None, dt.date]
"""The pieces of an answer, what is wanted of them, and the day: what `standings` asks for."""


_MOST_NAMED = 5
"""Pieces of which it is said why they do not count."""


def _shown(title: str) -> str:
    text = masked(title[: 2 * LONGEST_QUOTE])
    return text if len(text) <= LONGEST_QUOTE else f"{text[:LONGEST_QUOTE]}.."


class EvidenceReader:
    """Reads the evidence of one assessment under a catalogue.

    Args:
        assessment: with the answers.
        catalogue: that says which kinds count.
        counted: by indicator, pieces that count, where somebody else has counted them; of all
            others the assessment lists them.
    """

    def __init__(
        self, assessment: Assessment, catalogue: Catalogue, counted: Mapping[str, int]
    ) -> None:
        self.assessment = assessment
        self.catalogue = catalogue
        self.counted = counted
        self.document = assessment.document
        self.kinds = {kind.id: kind for kind in catalogue.edition.evidence_kinds}

    def pieces(self, indicator: Indicator, answer: Answer) -> int:
        """Return how many pieces of evidence there are, of whatever kind."""
        return self.counted.get(indicator.id, len(answer.evidence or ()))

    def that_count(self, indicator: Indicator, answer: Answer) -> int:
        """Return how many pieces count for the value of an answer, or for its exception."""
        if indicator.id in self.counted:
            return self.counted[indicator.id]
        return counting(*self._asked(indicator, answer))

    def idle(self, indicator: Indicator, answer: Answer) -> Iterator[Span]:
        """Find the pieces that are of a wanted kind and do not count all the same."""
        for index, standing in enumerate(standings(*self._asked(indicator, answer))):
            if standing in {Standing.TOO_OLD, Standing.KIND_COUNTED}:
                yield self.document.span(("answers", indicator.id, "evidence", index, "title"))

    def not_counted(self, indicator: Indicator, answer: Answer) -> InBoth | str:
        """Say of the pieces that do not count why; nothing if there are none."""
        pieces, wanted, day = self._asked(indicator, answer)
        held = [*standings(pieces, wanted, day)]
        found = [
            (piece, standing)
            for piece, standing in zip(answer.evidence or (), held, strict=True)
            if standing is not Standing.COUNTS
        ]
        if not found or wanted is None:
            return ""
        said = {}
        for tag in LANGUAGES:
            reader = language(tag)
            reasons = (
                f"“{_shown(piece.title)}” ({why_not(piece.kind, standing, wanted, day, reader)})"
                for piece, standing in found[:_MOST_NAMED]
            )
            more = ", …" if len(found) > _MOST_NAMED else ""
            said[tag] = " " + reader.say("Not counted: {pieces}.", pieces=", ".join(reasons) + more)
        return InBoth(said["ko"], said["en"])

    def _asked(self, indicator: Indicator, answer: Answer) -> _Asked:
        wanted = indicator.to_prove(excepted=answer.not_applicable is not None)
        pieces = [(piece.kind, piece.date) for piece in answer.evidence or ()]
        return pieces, wanted, self.assessment.date

    def faults(self, indicator: Indicator, answer: Answer) -> Iterator[Diagnostic]:
        """Find what is wrong with the pieces that an answer lists."""
        given: dict[Evidence, int] = {}
        for index, piece in enumerate(answer.evidence or []):
            path: Path = ("answers", indicator.id, "evidence", index)
            if piece.kind not in self.kinds:
                wanted = indicator.to_prove(excepted=answer.not_applicable is not None)
                known = (
                    [self.kinds[each].named for each in wanted.kinds if each in self.kinds]
                    if wanted
                    else [each.named for each in self.kinds.values()]
                )
                values = {"kind": piece.kind, "indicator": indicator.id, "known": known}
                span = self.document.span((*path, "kind"))
                related = (self.catalogue.document.span(("evidence_kinds",)),)
                yield Diagnostic("SC409", span, values, self._kinds_like(piece.kind), related)
            if piece.date > self.assessment.date:
                yield late(self.assessment, (*path, "date"), piece.date)
            if (earlier := given.setdefault(piece, index)) != index:
                first = ("answers", indicator.id, "evidence", earlier)
                related = (self.document.span((*first, "title")),)
                span = self.document.span((*path, "title"))
                yield Diagnostic("SC420", span, {"indicator": indicator.id}, related=related)

    def _kinds_like(self, word: str) -> tuple[str, ...]:
        """Return the ids of kinds of evidence that are spelt, or called, like this word."""
        called = tuple(
            kind.id
            for kind in self.kinds.values()
            if word in (kind.title.ko, kind.title.en, *kind.title.ko.split("·"))
        )
        return called or near(word, self.kinds)

"""What a city said last time, told beside the questions of this time."""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from smartcert.assessment.assessment_file import Answer, Assessment
from smartcert.assessment.counting import oldest
from smartcert.assessment.form.words import NO, YES
from smartcert.catalogue.answer_form import form_of
from smartcert.catalogue.compiled import Catalogue
from smartcert.catalogue.indicator import Indicator
from smartcert.catalogue.packaged import packaged
from smartcert.evaluation import catalogue_of
from smartcert.language import N_, Language, Message

_SIGNS = {"true": YES, "false": NO}
_COMPARED: Mapping[str, Message] = {
    "title": N_("title"),
    "definition": N_("definition"),
    "points": N_("points"),
    "measure": N_("how the value is formed"),
    "scoring": N_("scoring rule"),
    "evidence": N_("evidence"),
    "not_applicable": N_("when it may not apply"),
    "period": N_("period"),
}
"""The parts of an indicator that a city has to look at anew when they change."""


class LastTime(NamedTuple):
    """The assessment of last time, seen from a catalogue and a day of this time.

    Attributes:
        assessment: of last time.
        catalogue: of this time.
        day: the date of the new assessment.
        language: to say it in.
    """

    assessment: Assessment
    catalogue: Catalogue
    day: dt.date
    language: Language

    @property
    def answers(self) -> Iterator[tuple[Indicator, Answer]]:
        """The answers to what is still asked."""
        for name, answer in self.assessment.answers.items():
            if answer and name in self.catalogue.indicators:
                yield self.catalogue.indicators[name], answer

    def shown(self) -> dict[str, str]:
        """Return what was answered, in words, by the ids of indicators."""
        said = ((each.id, self._said(each, answer)) for each, answer in self.answers)
        return {name: text for name, text in said if text}

    def _said(self, indicator: Indicator, answer: Answer) -> str:
        if answer.not_applicable is not None:
            reason = answer.not_applicable
            return self.language.say("not applicable: {reason}", reason=reason)
        value = answer.value
        if isinstance(value, dict):
            return " / ".join(str(each) for each in value.values())
        if isinstance(value, list):
            return ", ".join(map(str, value)) or "–"
        text = "" if value is None else str(value)
        return _SIGNS.get(text, text) if form_of(indicator).kind == "yes_no" else text

    def pieces(self) -> dict[str, list[dict[str, Any]]]:
        """Return the evidence of last time by the ids of indicators, with what its age means."""
        return {
            indicator.id: [
                {
                    **{name: str(part) for name, part in piece if part is not None},
                    "age": self._age(indicator, piece.kind, piece.date),
                }
                for piece in answer.evidence
            ]
            for indicator, answer in self.answers
            if answer.evidence
        }

    def owners(self) -> dict[str, str]:
        """Return whose each indicator was, by its id."""
        return {each.id: answer.owner for each, answer in self.answers if answer.owner}

    def _age(self, indicator: Indicator, kind: str, date: dt.date) -> str:
        say, wanted = self.language.say, indicator.evidence
        if wanted is None or kind not in wanted.kinds:
            return say("of no kind that counts")
        first = oldest(wanted, kind, self.day)
        return say("too old: before {day}", day=first) if date < first else say("still counts")

    def notes(self) -> dict[str, tuple[str, ...]]:
        """Return lines about last time for who writes YAML, by the ids of indicators."""
        say, date = self.language.say, self.assessment.date
        lines: dict[str, tuple[str, ...]] = {}
        for name, text in self.shown().items():
            lines[name] = (say("Last time ({date}): {answer}", date=date, answer=text),)
        for name, pieces in self.pieces().items():
            told = (
                f"- {each['title']}, {each['document']}, {each['date']}: {each['age']}"
                for each in pieces
            )
            lines[name] = (*lines.get(name, ()), *told)
        for name, owner in self.owners().items():
            lines[name] = (*lines.get(name, ()), say("Department: {owner}", owner=owner))
        return lines

    def changes(self, reader: Language) -> Iterator[str]:
        """Say what changed in the catalogue since then."""
        say, new = reader.say, self.catalogue
        gone = [name for name in self.assessment.answers if name not in new.indicators]
        old = self._old()
        if self.assessment.catalogue == new.name:
            yield say("The catalogue is the same as last time: {name}.", name=new.name)
        else:
            values = {"old": self.assessment.catalogue, "new": new.name}
            yield say("The catalogue was {old} and is {new} now.", **values)
        if old is None:
            sentence = N_("{name} is not here, so that no more can be said of what changed.")
            yield say(sentence, name=self.assessment.catalogue)
        else:
            gone = [name for name in old.indicators if name not in new.indicators]
            for name, indicator in new.indicators.items():
                if name not in old.indicators:
                    yield say("{indicator} is new.", indicator=name)
                elif changed := _changed(old.indicators[name], indicator):
                    yield say("{indicator} changed: {parts}.", indicator=name, parts=changed)
        for name in gone:
            yield say("{indicator} is asked no longer.", indicator=name)

    def _old(self) -> Catalogue | None:
        """Return the catalogue of last time, if it is here."""
        if self.assessment.catalogue in packaged():
            return catalogue_of(self.assessment)
        return self.catalogue if self.assessment.catalogue == self.catalogue.name else None


def _changed(old: Indicator, new: Indicator) -> list[Message]:
    return [word for part, word in _COMPARED.items() if getattr(old, part) != getattr(new, part)]

"""Writes the file of one city, line by line."""

import datetime as dt
from collections.abc import Iterator
from typing import cast

from example_round.applicants import FIGURES, NOTES, PAPERS, WORDS, Applicant
from example_round.values import CATALOGUE, Said, has_committee, said_by
from smartcert.catalogue.edition import Category
from smartcert.catalogue.indicator import Indicator
from smartcert.catalogue.wanted import EvidenceWanted

COMMENTS = WORDS["comments"]
HOLIDAYS = {day for year in FIGURES["holidays"].values() for day in year}
FRIDAY = 4
"""The last working day."""


class AssessmentText:
    """A city's file; the pages of its books of evidence are counted on the way."""

    def __init__(self, city: Applicant) -> None:
        self.city = city
        self.book = city.pick(WORDS["books"]["names"], "book")
        self.pages = {"quantitative": 2, "qualitative": 2}

    def __str__(self) -> str:
        """Give the whole file."""
        city = self.city
        about = [city.government["track"], WORDS["shows"].get(city.shows, [])]
        korean, english = ("\n# ".join(lines) for lines in zip(*filter(None, about), strict=True))
        head = WORDS["head"].format(
            **city.words,
            korean_lines=korean,
            english_lines=english,
            latin=city.file.capitalize(),
            catalogue=CATALOGUE.name,
            population=city.population,
        )
        items = (item for area in CATALOGUE.edition.categories for item in area.categories)
        return str(head) + "\n".join(map(self._item, items))

    def _item(self, item: Category) -> str:
        lines = [f"  # {item.id} {item.title.ko}"]
        for indicator in item.indicators:
            if block := list(self._answer(indicator)):
                lines += [f"  {indicator.id}:  # {indicator.title.ko}"]
                lines += [f"    {line}" for line in block]
        return "\n".join([*lines, ""])

    def _answer(self, indicator: Indicator) -> Iterator[str]:
        """Give the lines of an answer; none for one that is left out altogether."""
        city, blank = self.city, ""
        if indicator.may_be_left_out(city.government["kind"]):
            yield f"not_applicable: {city.pick(NOTES['not_applicable'], 'reason')}"
            yield "evidence:"
            yield from self._piece(indicator, "decision", NOTES["whose_works"])
        elif self._gap(indicator, "blank"):
            if city.luck(indicator.id, "left out") > 1 / 3:
                blank = city.pick(NOTES["blank"], indicator.id)
        elif indicator.id == "GOV-INS-03" and not has_committee(city):
            blank = NOTES["no_committee"]
        else:
            yield from self._said(indicator, said_by(city, indicator))
        if blank:
            yield COMMENTS["blank"]
            yield f"note: {blank}"

    def _said(self, indicator: Indicator, said: Said) -> Iterator[str]:
        wanted = cast("EvidenceWanted", indicator.evidence)
        evidence, note = self._evidence(indicator, wanted, said), said.note
        if said.value == "0":
            yield COMMENTS["level_0"]
        elif said.level and self._gap(indicator, "unsupported"):
            evidence = evidence[: wanted.at_least - 1]
            if evidence:
                yield COMMENTS["one_of_two"]
            elif self.city.luck(indicator.id, "press") < 1 / 3:
                yield COMMENTS["press"]
                title = WORDS["press"].format(name=self.city.name, title=indicator.title.ko)
                evidence = [("press", title)]
            else:
                yield COMMENTS["none"]
                note = self.city.pick(NOTES["missing"], indicator.id)
        yield f"value: {said.value}"
        if evidence:
            yield "evidence:"
        for kind, title in evidence:
            yield from self._piece(indicator, kind, title)
        if note:
            yield f"note: {note}"

    def _gap(self, indicator: Indicator, what: str) -> bool:
        """Tell whether an answer or its evidence is missing: the riper a city, the rarer."""
        if indicator.id == "GOV-FUN-02" and self.city.total:
            return False
        return self.city.luck(indicator.id, what) < 0.1 * (1.05 - self.city.maturity)

    def _evidence(
        self, indicator: Indicator, wanted: EvidenceWanted, said: Said
    ) -> list[tuple[str, str]]:
        """Give kinds and titles: what shows the level best, in the catalogue's order of kinds."""
        city, papers = self.city, PAPERS[indicator.id]
        fitting = {
            kind: [level for level in papers.get(kind, ()) if int(level) <= said.level]
            for kind in wanted.kinds
        }
        best = {kind: max(levels) for kind, levels in fitting.items() if levels}
        ranked = sorted(best, key=lambda kind: (-int(best[kind]), city.luck(indicator.id, kind)))
        chosen = ranked[: wanted.at_least + (city.luck(indicator.id, "more") < 1 / 3)]
        return [
            (kind, self._title(papers[kind][level], indicator.id, kind, said.value))
            for kind, level in best.items()
            if kind in chosen
        ]

    def _title(self, titles: list[str], name: str, kind: str, value: str) -> str:
        return self.city.pick(titles, name, kind).format(
            **self.city.words,
            asked=402 + int(700 * self.city.luck(name, kind, "asked")),
            n=f"{int(value):,}" if value.isdecimal() else "",
        )

    def _piece(self, indicator: Indicator, kind: str, title: str) -> Iterator[str]:
        drawn = indicator.id, kind
        self.pages[indicator.kind] += 1 + int(5 * self.city.luck(*drawn, "page"))
        first, last = FIGURES["dated"].get(" ".join(drawn), FIGURES["dated"][kind])
        day = first + dt.timedelta(int(self.city.luck(*drawn, "day") * ((last - first).days + 1)))
        while day.weekday() > FRIDAY or day in HOLIDAYS:
            day -= dt.timedelta(days=1)
        yield f"  - title: {title}"
        yield f"    kind: {kind}"
        yield f"    document: {self.book.format(WORDS['books'][indicator.kind])}"
        yield f"    page: {self.pages[indicator.kind]}"
        yield f"    date: {day}"

"""The standard: tracks without a hole, a mark that can be reached, grades in order."""

from collections.abc import Iterator
from itertools import pairwise

from smartcert.catalogue.compiling import reaches_of
from smartcert.catalogue.edition import Category, Edition, walk
from smartcert.catalogue.indicator import Indicator
from smartcert.catalogue.soundness.faults import HUNDRED, at
from smartcert.diagnostics import Diagnostic, near
from smartcert.files.document import Document, Path
from smartcert.language.government import KINDS, WORDS
from smartcert.scoring.tracks import EVERYONE


def tracks(edition: Edition, document: Document) -> Iterator[Diagnostic]:
    """Every kind of government, at every population, is in one track and in no second."""
    yield from _negative(edition, document)
    paths: list[Path] = [
        ("tracks", t, "when", c)
        for t, track in enumerate(edition.tracks)
        for c in range(len(track.when))
    ]
    reaches = [*zip(paths, reaches_of(edition), strict=True)]
    for code, kind in enumerate(KINDS):
        ranges: list[tuple[int, int, Path]] = []
        for path, reach in reaches:
            if code not in reach.kinds:
                continue
            if reach.low >= reach.below:
                yield at(document, "SC314", path, low=reach.low, high=reach.below)
            else:
                ranges.append((reach.low, reach.below, path))
        ranges.sort()
        covered = 0
        before: Path = ("tracks",)
        for low, high, path in ranges:
            place = document.span((*path, "kinds"))
            if low != covered:
                fault = "SC330" if low > covered else "SC331"
                values = {"kind": WORDS[kind], "people": f"{min(low, covered):,}"}
                yield Diagnostic(fault, place, values, related=(document.span(before),))
            covered, before = max(covered, high), path
        if covered != EVERYONE:
            yield at(document, "SC330", before, kind=WORDS[kind], people=f"{covered:,}")


def _negative(edition: Edition, document: Document) -> Iterator[Diagnostic]:
    for t, track in enumerate(edition.tracks):
        for c, condition in enumerate(track.when):
            if (people := condition.population_from or 0) < 0:
                place = ("tracks", t, "when", c, "population_from")
                yield at(document, "SC221", place, written=people, bound="≥ 0")


def verdict(edition: Edition, document: Document) -> Iterator[Diagnostic]:
    """Give the faults of the rules of the verdict and of the grades."""
    for each in edition.verdict.requirements():
        if not 0 < each.mark <= HUNDRED:
            yield at(document, "SC332", each.place, mark=each.mark)
    yield from _grades(edition, document)
    nodes = [node for _, node in walk(edition.categories)]
    known = {
        "category": [each.id for each in nodes if isinstance(each, Category)],
        "indicator": [each.id for each in nodes if isinstance(each, Indicator)],
    }
    for path, entry in edition.verdict.entries():
        for field in known.keys() & type(entry).model_fields.keys():
            name = getattr(entry, field)
            if name not in known[field]:
                place = document.span((*path, field))
                yield Diagnostic("SC333", place, {"name": name}, near(name, known[field]))


def _grades(edition: Edition, document: Document) -> Iterator[Diagnostic]:
    grades, here = edition.verdict.grades, ("verdict", "grades")
    for index, (better, worse) in enumerate(pairwise(grades), start=1):
        if better.at_least <= worse.at_least:
            yield at(document, "SC334", (*here, index, "at_least"), share=worse.at_least)
        if worse.grade != grades[0].grade + index:
            expected = grades[0].grade + index
            yield at(document, "SC335", (*here, index, "grade"), expected=expected)
        if worse.certified and not better.certified:
            yield at(document, "SC336", (*here, index, "certified"))
    if grades[0].at_least > HUNDRED:
        yield at(document, "SC332", (*here, 0, "at_least"), mark=grades[0].at_least)
    last = (*here, len(grades) - 1)
    if grades[-1].at_least != 0:
        yield at(document, "SC337", (*last, "at_least"))
    if grades[-1].certified:
        yield at(document, "SC337", (*last, "certified"))
        return
    mark = edition.verdict.pass_mark
    certified = [grade.at_least for grade in grades if grade.certified]
    if 0 < mark <= HUNDRED and certified[-1:] != [mark]:
        related = (document.span(("verdict", "pass_mark")),)
        yield Diagnostic("SC338", document.span(here), {"mark": mark}, related=related)

"""Results as Markdown, for a pull request or a wiki: tables of what all came to, and rankings."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import IO, Any

from smartcert.batch import statistics
from smartcert.batch.outcome import BatchOutcome
from smartcert.batch.ranking import ranked
from smartcert.catalogue.edition import Track
from smartcert.diagnostics.codes import CODES
from smartcert.language import Language
from smartcert.render import wording
from smartcert.render.batch import sentences
from smartcert.render.batch.sentences import SHOWN
from smartcert.render.markup import escaped


def write(outcome: BatchOutcome, stream: IO[bytes], language: Language) -> None:
    """Write the page."""
    for part in (_top, _work_list, _rejects, _tracks, _losses, _rankings):
        for line in part(outcome, language):
            stream.write(f"{line}\n".encode("utf-8", "replace"))


def _top(outcome: BatchOutcome, language: Language) -> Iterator[str]:
    say, edition = language.say, outcome.catalogue.edition
    yield f"# {escaped(language.pick(edition.title))}"
    yield ""
    notice = escaped(sentences.evidence(outcome, language))
    yield f"- {notice if outcome.evidence_required else f'**{notice}**'}"
    yield f"- {escaped(sentences.totals(outcome, language))}"
    yield f"- {say('Catalogue')}: {escaped(sentences.identity(outcome.catalogue, language))}"
    yield f"- {say('Basis')}: {escaped(language.pick(edition.basis))}"


def _work_list(outcome: BatchOutcome, language: Language) -> Iterator[str]:
    """Name the cities that need a look."""
    say, catalogue = language.say, outcome.catalogue
    rows = []
    for _, counted in statistics.tracks_of(outcome.summary, catalogue):
        for one in statistics.work_list(counted, catalogue):
            share = wording.percent(statistics.points_of(one, catalogue))
            margin = wording.signed(statistics.points(one.margin, catalogue))
            rows.append((escaped(one.city), share, margin, sentences.turned_by(one, language)))
    if rows:
        yield from _heading(say(sentences.WORK_LIST))
        yield _row((say("city"), say("share"), say("margin"), say(sentences.TURNED)))
        yield "|---|--:|--:|---|"
        yield from map(_row, rows)


def _rejects(outcome: BatchOutcome, language: Language) -> Iterator[str]:
    summary, say = outcome.summary, language.say
    if not summary.rejected:
        return
    yield from _heading(sentences.set_aside(summary, language))
    yield f"| {say('code')} | | {say('how often')} |"
    yield "|---|---|--:|"
    for code, count in statistics.codes(summary):
        yield _row((code, escaped(say(CODES[code].title)), f"{count:,}"))
    yield ""
    yield f"| {say('place')} | {say('city')} | {say('code')} | {say('what is wrong')} |"
    yield "|---|---|---|---|"
    for reject in islice(outcome.rejects(), SHOWN):
        for fault in reject.faults:
            texts = (fault.place, reject.city, fault.code, fault.message)
            yield _row(map(escaped, texts))
    if summary.rejected > SHOWN:
        yield ""
        yield escaped(say(sentences.FIRST_ONLY, count=SHOWN))


def _tracks(outcome: BatchOutcome, language: Language) -> Iterator[str]:
    say, catalogue = language.say, outcome.catalogue
    grades = catalogue.edition.verdict.grades
    heads = [say("track"), say("judged"), say("certified"), say("mean"), say("median")]
    heads += [say("grade {grade}", grade=each.grade) for each in grades]
    if not outcome.summary.judged:
        return
    yield from _heading(say("Tracks"))
    yield _row(heads)
    yield f"|---{'|--:' * (len(heads) - 1)}|"
    for track, counted in statistics.tracks_of(outcome.summary, catalogue):
        mean = wording.points(statistics.mean(counted, catalogue))
        median = wording.points(statistics.median(counted, catalogue))
        counts = (f"{counted.grades.get(each.grade, 0):,}" for each in grades)
        certified = f"{counted.certified:,}"
        yield _row(
            (_name(track, language), f"{counted.judged:,}", certified, mean, median, *counts)
        )


def _losses(outcome: BatchOutcome, language: Language) -> Iterator[str]:
    say, catalogue = language.say, outcome.catalogue
    lost = statistics.most_lost(outcome.summary, SHOWN)
    if not lost:
        return
    yield from _heading(say("Indicators on which most points are lost"))
    yield _row((say("indicator"), say("cities"), say("average loss"), say("points lost")))
    yield "|---|--:|--:|--:|"
    for name, loss in lost:
        title = escaped(f"{name} {language.pick(catalogue.indicators[name].title)}")
        average = wording.points(statistics.average(loss, catalogue))
        points = wording.points(statistics.points(loss.units, catalogue))
        yield _row((title, f"{loss.cities:,}", average, points))


def _rankings(outcome: BatchOutcome, language: Language) -> Iterator[str]:
    """Give a ranking a track."""
    say, titles = language.say, {each.id: each for each in outcome.catalogue.edition.tracks}
    heads = (say("rank"), say("city"), say("points"), say("maximum"), say("share"), say("margin"))
    before = ""
    for piece in ranked(outcome, details=False):
        for city in piece.table.to_pylist():
            if city["track"] != before:
                before = city["track"]
                name = _name(titles[before], language)
                yield from ("", f"## {say('Ranking')}: {name}", "")
                yield escaped(say(sentences.RANKING))
                yield ""
                yield _row((*heads, say("grade"), say("certified")))
                yield "|--:|---|--:|--:|--:|--:|--:|---|"
            yield _row(_standing(city, language))


def _standing(city: dict[str, Any], language: Language) -> Iterator[str]:
    yield f"{city['rank']:,}"
    yield escaped(city["city"])
    yield wording.points(city["points"])
    yield wording.points(city["maximum"])
    yield f"{city['share']} %"
    yield wording.signed(city["margin"])
    yield str(city["grade"])
    yield language.say("yes") if city["certified"] else language.say("no")


def _name(track: Track, language: Language) -> str:
    return escaped(f"{language.pick(track.title)} ({track.id})")


def _heading(text: str) -> Iterator[str]:
    yield from ("", f"## {escaped(text)}", "")


def _row(texts: Iterable[str]) -> str:
    return f"| {' | '.join(texts)} |"

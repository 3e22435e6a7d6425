"""What a batch came to on one page of a terminal: first what was set aside, then who passed."""

from collections.abc import Sequence
from itertools import islice
from typing import NamedTuple

from smartcert.batch import statistics
from smartcert.batch.outcome import BatchOutcome
from smartcert.batch.rejects import Reject
from smartcert.batch.summary import Standing, TrackSummary
from smartcert.catalogue.edition import Track
from smartcert.diagnostics.codes import CODES
from smartcert.render import requirement_words, wording
from smartcert.render.batch import sentences
from smartcert.render.batch.sentences import SHOWN
from smartcert.render.layout import Page, cells, pad, wrap
from smartcert.render.view import View

_LABEL = 12
_GAP = 2
_FEW = 2  # cities without a mean that would tell anything
_MANY = 20  # cities of which a histogram tells something
_BAR = 2  # cells of one city in the histogram, where there is room
_BIN = 10  # cells of a bin of the histogram


class _Row(NamedTuple):
    """A line of a table: a mark or a rank, a name, and numbers; its style."""

    lead: str
    name: str
    numbers: tuple[str, ...]
    style: str = ""


class Written(NamedTuple):
    """The files that hold all of what a page shows a little of, as far as they are written.

    Attributes:
        rejects: what was set aside.
        warnings: of the judged cities.
    """

    rejects: str = ""
    warnings: str = ""


NOTHING = Written()


def page(outcome: BatchOutcome, view: View, written: Written = NOTHING) -> Page:
    """Lay out what a batch came to.

    Args:
        outcome: what it came to.
        view: how it is to be seen.
        written: where there is more.
    """
    page, catalogue = Page(view.width), outcome.catalogue
    if not outcome.evidence_required:
        page.text(sentences.evidence(outcome, view.language), style="warn")
        page.blank()
    if outcome.summary.rejected:
        _rejects(page, outcome, view, written.rejects)
        page.blank()
    _work_list(page, outcome, view)
    _catalogue(page, outcome, view)
    page.text(sentences.skipped(outcome, view.language), style="dim")
    for track, summary in statistics.tracks_of(outcome.summary, catalogue):
        _track(page, track, summary, outcome, view)
    _losses(page, outcome, view)
    if any(track.judged > 1 for track in outcome.summary.tracks.values()):
        page.blank()
        page.text(view.language.say(sentences.RANKING), style="dim")
    page.line((view.glyphs.rule * view.width, "dim"))
    page.text(
        sentences.evidence(outcome, view.language), style="" if outcome.evidence_required else "bad"
    )
    if outcome.summary.warnings:
        page.text(sentences.warnings(written.warnings, view.language), style="dim")
    page.text(sentences.totals(outcome, view.language), style="bold")
    return page


def _rejects(page: Page, outcome: BatchOutcome, view: View, rejects_file: str) -> None:
    summary, language = outcome.summary, view.language
    page.text(sentences.set_aside(summary, language), style="bad")
    for number, reject in enumerate(islice(outcome.rejects(), SHOWN)):
        _reject(page, reject, view)
        if number == 0:
            page.text(reject.faults[0].help, 6)
    if rejects_file:
        page.text(language.say("All of them: {file}", file=rejects_file), 2)
    elif summary.rejected > SHOWN:
        page.text(language.say(sentences.FIRST_ONLY, count=SHOWN), 2)
    page.blank()
    faults = statistics.codes(summary)
    heads = _Row(language.say("code"), "", (language.say("how often"),))
    rows = [_Row(code, language.say(CODES[code].title), (f"{n:,}",)) for code, n in faults[:SHOWN]]
    _table(page, heads, rows, view)


def _reject(page: Page, reject: Reject, view: View) -> None:
    first, *others = reject.faults
    about = "  ".join(filter(None, (first.place, first.code, reject.city)))
    page.text(f"{view.glyphs.failed} {about}", 2)
    more = f" (+{len(others):,})" if others else ""
    page.text(first.message + more, 6, "dim")


def _work_list(page: Page, outcome: BatchOutcome, view: View) -> None:
    """Name the cities that need a look, those of every track together."""
    language, rows = view.language, []
    for _, summary in statistics.tracks_of(outcome.summary, outcome.catalogue):
        for one in statistics.work_list(summary, outcome.catalogue):
            row = _standing(one, "", outcome, view)
            _, share, margin, _ = row.numbers
            said = sentences.turned_by(one, language)
            rows.append(row._replace(lead=row.lead.strip(), numbers=(share, margin, said)))
    if not rows:
        return
    page.text(language.say(sentences.WORK_LIST), style="bold")
    columns = (language.say("share"), language.say("margin"), language.say(sentences.TURNED))
    _table(page, _Row("", language.say("city"), columns), rows, view)
    page.blank()


def _catalogue(page: Page, outcome: BatchOutcome, view: View) -> None:
    say, edition = view.language.say, outcome.catalogue.edition
    page.labelled(say("Catalogue"), view.language.pick(edition.title), _LABEL)
    page.labelled("", sentences.identity(outcome.catalogue, view.language), _LABEL, "dim")
    page.labelled(say("Basis"), view.language.pick(edition.basis), _LABEL, "warn")


def _track(
    page: Page, track: Track, summary: TrackSummary, outcome: BatchOutcome, view: View
) -> None:
    language, catalogue = view.language, outcome.catalogue
    page.heading(f"{language.pick(track.title)} ({track.id})")
    page.text(sentences.judged(summary.judged, summary.certified, language), 2)
    if summary.judged > 1:
        page.text(sentences.grades(summary.grades, catalogue, language), 2)
    known = statistics.everyone(summary)
    if summary.judged > _FEW:
        page.text(sentences.middle(summary, catalogue, language), 2)
    if summary.judged >= _MANY:
        _histogram(page, summary, outcome, view)
    if known:
        _standings(page, "", known, summary, outcome, view)
        return
    near = language.say("Nearest to the pass mark")
    nearest = statistics.by_rank([*summary.above, *summary.below])
    _standings(page, near, nearest, summary, outcome, view)
    _standings(page, language.say("Best"), summary.best, summary, outcome, view)
    _standings(page, language.say("Last"), summary.last[::-1], summary, outcome, view)


def _histogram(page: Page, summary: TrackSummary, outcome: BatchOutcome, view: View) -> None:
    """Draw how many cities have which share, the highest at the top, with the pass mark."""
    language, mark = view.language, outcome.catalogue.edition.verdict.pass_mark
    counts = statistics.bins(summary, outcome.catalogue)
    most = max(each.cities for each in counts)
    room = view.width - 2 - _BIN - cells(f"{most:,}") - 1
    page.blank()
    page.line("  ", (language.say("Cities by their share of the maximum"), "dim"))
    for each in counts:
        size = -(-each.cities * min(room, _BAR * most) // most)
        style = "good" if each.low >= mark else "warn"
        page.line(
            f"  {pad(f'{each.low}-{each.high} %', _BIN)}",
            (view.glyphs.full * size, style),
            f" {each.cities:,}" if each.cities else "",
        )
        if each.low == int(mark):
            said = f" {language.say('pass mark {mark} %', mark=f'{mark:f}')} "
            rule = view.glyphs.rule * (view.width - 2 - _BIN - cells(said))
            page.line(" " * (2 + _BIN - _GAP), (view.glyphs.rule * _GAP + said + rule, "dim"))


def _standings(
    page: Page,
    heading: str,
    some: Sequence[Standing],
    summary: TrackSummary,
    outcome: BatchOutcome,
    view: View,
) -> None:
    say = view.language.say
    page.blank()
    if heading:
        page.line("  ", (heading, "bold"))
    columns = (say("points"), say("share"), say("margin"), say("grade"))
    found = (int(summary.rank(each.earned, each.maximum)) for each in some)
    head, *ranks = _right(say("rank"), *(f"{rank:,}" for rank in found))
    heads = _Row(f"  {head}", say("city"), columns)
    rows = [_standing(each, rank, outcome, view) for each, rank in zip(some, ranks, strict=True)]
    _table(page, heads, rows, view)
    if any(map(sentences.fails_otherwise, some)):
        page.text(f"* {say(requirement_words.FAILS_OTHERWISE)}", 2, "bad")


def _standing(one: Standing, rank: str, outcome: BatchOutcome, view: View) -> _Row:
    got = statistics.points_of(one, outcome.catalogue)
    margin = wording.signed(statistics.points(one.margin, outcome.catalogue))
    star = "*" if sentences.fails_otherwise(one) else " "
    return _Row(
        f"{view.glyphs.held if one.certified else view.glyphs.failed} {rank}",
        one.city,
        (wording.points(got.earned), wording.percent(got), margin, f"{one.grade}{star}"),
        "good" if one.certified else "",
    )


def _right(*texts: str) -> list[str]:
    widest = max(map(cells, texts))
    return [" " * (widest - cells(text)) + text for text in texts]


def _losses(page: Page, outcome: BatchOutcome, view: View) -> None:
    language, catalogue = view.language, outcome.catalogue
    lost = statistics.most_lost(outcome.summary, SHOWN)
    if not lost:
        return
    page.heading(language.say("Indicators on which most points are lost"))
    heads = [language.say("cities"), language.say("average loss"), language.say("points lost")]
    shown = 0 if outcome.summary.judged > 1 else 2  # of one city nothing is averaged
    rows = []
    for name, loss in lost:
        average = wording.points(statistics.average(loss, catalogue))
        points = wording.points(statistics.points(loss.units, catalogue))
        numbers = [f"{loss.cities:,}", average, points]
        title = language.pick(catalogue.indicators[name].title)
        rows.append(_Row(name, title, tuple(numbers[shown:])))
    _table(page, _Row("", "", tuple(heads[shown:])), rows, view)


def _table(page: Page, heads: _Row, rows: Sequence[_Row], view: View) -> None:
    """Add lines whose names take what room the numbers leave, and go on below."""
    every = [heads, *rows]
    lead = max(cells(row.lead) for row in every)
    widths = [max(map(cells, column)) for column in zip(*(r.numbers for r in every), strict=True)]
    room = view.width - 2 - lead - _GAP - sum(widths) - _GAP * len(widths)
    room = min(room, max(cells(row.name) for row in every))
    for row in every:
        first, *more = list(wrap(row.name, room)) or [""]
        numbers = "".join(
            " " * (_GAP + width - cells(text)) + text
            for text, width in zip(row.numbers, widths, strict=True)
        )
        style = "dim" if row is heads else row.style
        page.line("  ", (f"{pad(row.lead, lead + _GAP)}{pad(first, room)}{numbers}", style))
        for line in more:
            page.line((" " * (2 + lead + _GAP) + line, style))

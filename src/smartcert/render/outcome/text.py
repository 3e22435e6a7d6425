"""A report as text for a screen or a file, aligned in character cells."""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from smartcert.checking.outcome import Outcome
from smartcert.render import requirement_words, verdict_words, wording
from smartcert.render.layout import Page, cells, cut, pad, wrap
from smartcert.render.view import View
from smartcert.reports.report import CategoryResult, IndicatorResult, Points, Report
from smartcert.scoring.states import State

_COLUMN = 10  # cells of a number
_NUMBERS = 3 * _COLUMN  # points, maximum, share
_TITLE = 10  # cells that a title has at least
_MARK = 2  # cells of a mark and a blank
_BAR = 10  # cells of a bar on the usual screen; wider screens have longer ones
_USUAL = 80
_LABEL = 12


def render(outcome: Outcome, view: View) -> str:
    """Return the outcome as plain text."""
    return page(outcome, view).plain()


def page(outcome: Outcome, view: View) -> Page:
    """Lay out what was found, or the reports with a line each at the end where there are several.

    What keeps a file from being judged is not part of a report, see `render.findings`.
    """
    if outcome.command == "check":
        from smartcert.render.outcome import findings

        return findings.page(outcome, view)
    page, reports = Page(view.width), outcome.reports
    for index, report in enumerate(reports):
        if index:
            page.blank()
            page.line((view.glyphs.rule * view.width, "dim"))
            page.blank()
        _report(page, report, view)
    if len(outcome.files) > 1:
        page.blank()
        page.line((view.glyphs.rule * view.width, "dim"))
        page.heading(view.language.say("Verdicts"))
        page.lines += verdicts(outcome, view).lines
    return page


def verdicts(outcome: Outcome, view: View) -> Page:
    """Lay out one verdict line each, and the files that could not be judged."""
    page = Page(view.width)
    _verdict_lines(page, outcome.reports, view)
    for file in (each.file for each in outcome.files if not each.report):
        sentence = view.language.say("not judged")
        page.line(
            ("? ", "warn"), pad(file, view.width - _MARK - cells(sentence) - 2), "  ", sentence
        )
    return page


def _report(page: Page, report: Report, view: View) -> None:
    """Lay out a report: the verdict first and last, and what it rests on between."""
    say = view.language.say
    _verdict(page, report, view)
    page.text(verdict_words.deciding(report, view.language), 2, "bold")
    if report.what_if:
        page.heading(say("What if"))
        for sentence in verdict_words.supposed(report.what_if, report, view):
            page.text(sentence, 2)
    page.blank()
    _tree(page, report, view)
    for rule in report.verdict.rules[1:]:
        mark = view.glyphs.held if rule.held else view.glyphs.failed
        page.text(
            f"{mark} {requirement_words.judged(rule, view.language)}", 0, "" if rule.held else "bad"
        )
    page.text(verdict_words.grade(report, view))
    page.text(verdict_words.states(report, view))
    _levers(page, report, view)
    if view.details:
        _costs(page, report, view)
    _confirmed(page, report, view)
    _warnings(page, report, view)
    page.blank()
    _basis(page, report, view)
    _verdict(page, report, view)


def _verdict(page: Page, report: Report, view: View) -> None:
    style = "good" if report.verdict.certified else "bad"
    page.text(verdict_words.line(report, view), 0, style)


def _basis(page: Page, report: Report, view: View) -> None:
    """Say under which catalogue it was judged and how far that is official."""
    language, stamp = view.language, report.catalogue
    basis = language.pick(stamp.basis)
    revision = language.say("revision {revision}", revision=stamp.revision)
    identity = f"{stamp.id}@{stamp.edition}, {revision}, sha256 {stamp.sha256[:12]}"
    if view.details:
        page.labelled(language.say("Track"), wording.track(report, language), _LABEL)
        page.labelled(language.say("Catalogue"), language.pick(stamp.title), _LABEL)
        page.labelled(language.say("Basis"), basis, _LABEL, "warn")
        page.labelled("", identity, _LABEL, "dim")
        page.blank()
        return
    page.text(basis, 0, "warn")
    page.line((cut(identity, view.width), "dim"))


def _levers(page: Page, report: Report, view: View) -> None:
    """Rank the steps that gain most, each with what it has to reach."""
    if not report.levers:
        return
    page.heading(view.language.say("Steps that gain most"))
    for each in report.levers:
        gain = f"+{wording.points(each.step.gain)}"
        title = f"  {each.indicator}  {view.language.pick(each.title)}"
        page.line(pad(title, view.width - cells(gain) - 1), " ", (gain, "good"))
        said = verdict_words.lever(each, view)
        if view.details:
            page.text(said, 14, "dim")
        else:
            page.line(" " * 14, (cut(said, view.width - 14), "dim"))


def _tree(page: Page, report: Report, view: View) -> None:
    say = view.language.say
    heads = _columns(say("points"), say("maximum"), say("share"))
    stage = say(wording.STAGES[report.stage])
    known = (report.city, f"{stage} {report.date}", view.language.pick(report.track.title))
    room = view.width - cells(heads)
    about = (f" {view.glyphs.dot} ".join(known[:number]) for number in (3, 2, 1))
    fitting = next((each for each in about if cells(each) < room), report.city)
    page.line((pad(fitting, room), "bold"), (heads, "dim"))
    rows = _Rows(page, view, Decimal(report.verdict.pass_rule.mark))
    for area in report.areas:
        rows.category(area)
    rows.row("", say("Total"), report.total, "bold")


class _Rows(NamedTuple):
    """The rows of a tree: where they go, how they are seen, and the pass mark in percent."""

    page: Page
    view: View
    mark: Decimal

    def category(self, category: CategoryResult, depth: int = 0) -> None:
        title = wording.title(category, self.view.language)
        label = _label(category.id, depth)
        self.row(label, title, category.points, "" if depth else "bold")
        if not self.view.details:
            return
        for child in category.categories:
            self.category(child, depth + 1)
        for indicator in category.indicators:
            self.indicator(indicator, depth + 1)

    def indicator(self, result: IndicatorResult, depth: int) -> None:
        title = wording.title(result, self.view.language)
        if answer := wording.value(result, self.view.language):
            title += f" ({answer})"
        style = "dim" if result.points.earned else "warn"
        self.row(_label(result.id, depth), title, result.points, style)

    def row(self, label: str, title: str, points: Points, style: str) -> None:
        """Add a row; a title too long for its column goes on below, if there is room for all."""
        width = self.view.width
        bar = _BAR + (width - _USUAL) * 3 // 10 if width >= _USUAL else 0
        label = cut(label, width - _NUMBERS - bar - 2 - _TITLE)
        room = width - _NUMBERS - bar - 2 - cells(label)
        first, *more = list(wrap(title, room)) if self.view.details else [cut(title, room)]
        self.page.line(
            (f"{label}{pad(first, room)}  ", style),
            (self.drawn(bar, points), "dim"),
            (_columns(*wording.figures(points)), style),
        )
        for line in more:
            self.page.line((" " * cells(label) + line, style))

    def drawn(self, size: int, points: Points) -> str:
        """Draw a share as a bar, with the pass mark where it lies."""
        if not size:
            return ""
        glyphs, filled = self.view.glyphs, int(size * points.share / 100)
        bar = glyphs.full * filled + glyphs.empty * (size - filled)
        at = min(int(size * self.mark / 100), size - 1)
        return bar[:at] + glyphs.mark + bar[at + 1 :]


def _label(name: str, depth: int) -> str:
    return f"{'  ' * depth}{name}  "


def _columns(*texts: str) -> str:
    return "".join(" " * max(0, _COLUMN - cells(text)) + text for text in texts)


def _costs(page: Page, report: Report, view: View) -> None:
    say = view.language.say
    by_state = wording.state_counts(report)
    by_state.pop(State.ANSWERED)
    parts = [
        (f"{say(wording.STATES[state]).capitalize()} ({len(found)})", found, state)
        for state, found in by_state.items()
    ]
    parts.append((say("Most points left"), wording.most_points_left(report), State.UNSUPPORTED))
    for title, found, state in parts:
        if found:
            page.heading(title)
        for result in found:
            _cost(page, result, view, step=state is State.UNSUPPORTED)


def _confirmed(page: Page, report: Report, view: View) -> None:
    if report.confirmed:
        page.heading(f"{view.language.say('Confirmed by the city')} ({len(report.confirmed)})")
    for each in report.confirmed:
        title = wording.confirmed_title(each, view.language)
        page.text(" ".join(filter(None, (each.indicator, title))), indent=2)
        page.text(wording.confirmed(each.reason, view.language), 14, "dim")


def _warnings(page: Page, report: Report, view: View) -> None:
    """Name what is doubted of the answers, and say what shows more."""
    language, found = view.language, wording.warnings(report)
    if not found:
        return
    page.heading(f"{language.say('Warnings')} ({len(found)})")
    for each in found[: wording.MOST_WARNINGS]:
        page.line("  ", cut(wording.warning(each, report, language), view.width - 2))
    page.text(wording.more_warnings(found, report.file, language), 2, "dim")


def _cost(page: Page, result: IndicatorResult, view: View, *, step: bool) -> None:
    title = f"  {result.id}  {view.language.pick(result.title)}"
    amount = f"-{wording.points(result.counted.left)}" if result.counted.left else ""
    page.line(pad(title, view.width - cells(amount) - 1), " ", (amount, "warn"))
    if step:
        page.text(verdict_words.next_step(result, view.language), 14, "dim")
    if result.waiver:
        page.text(wording.waiver(result.waiver, view.language), 14, "dim")


def _verdict_lines(page: Page, reports: Sequence[Report], view: View) -> None:
    if not reports:
        return
    said = [wording.certified(each.verdict, view.language, short=True) for each in reports]
    room = view.width - _MARK - 2 * _COLUMN - 2 - max(map(cells, said))
    names = min(room, max(cells(report.city) for report in reports))
    for report, verdict in zip(reports, said, strict=True):
        certified = report.verdict.certified
        mark = view.glyphs.held if certified else view.glyphs.failed
        page.line(
            (f"{mark} ", "good" if certified else "bad"),
            pad(report.city, names),
            _columns(wording.points(report.total.earned), wording.percent(report.total)),
            "  ",
            verdict,
        )

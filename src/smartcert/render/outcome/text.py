"""A report as text for a screen or a file, aligned in character cells."""

from collections.abc import Sequence
from decimal import Decimal

from smartcert.checking.outcome import Outcome
from smartcert.render import requirement_words, wording
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
    say = view.language.say
    page.text(report.city, style="bold")
    page.text(f"{say(wording.STAGES[report.stage])} {report.date}")
    page.blank()
    page.labelled(say("Track"), wording.track(report, view.language), _LABEL)
    stamp = report.catalogue
    name = view.language.pick(stamp.title)
    page.labelled(say("Catalogue"), name, _LABEL)
    revision = say("revision {revision}", revision=stamp.revision)
    identity = f"{stamp.id}@{stamp.edition}, {revision}, sha256 {stamp.sha256[:12]}"
    page.labelled("", identity, _LABEL, "dim")
    page.labelled(say("Basis"), view.language.pick(stamp.basis), _LABEL, "warn")
    page.blank()
    _tree(page, report, view)
    _verdict(page, report, view)
    _costs(page, report, view)
    _confirmed(page, report, view)
    _warnings(page, report, view)


def _tree(page: Page, report: Report, view: View) -> None:
    say = view.language.say
    heads = _columns(say("points"), say("maximum"), say("share"))
    page.line(" " * (view.width - cells(heads)), (heads, "dim"))
    for area in report.areas:
        _category(page, area, view, 0)
    page.line((view.glyphs.rule * view.width, "dim"))
    _row(page, "", say("Total"), report.total, view, "bold")


def _category(page: Page, category: CategoryResult, view: View, depth: int) -> None:
    title = wording.title(category, view.language)
    _row(page, _label(category.id, depth), title, category.points, view, "" if depth else "bold")
    for child in category.categories:
        _category(page, child, view, depth + 1)
    if view.details:
        for indicator in category.indicators:
            _indicator(page, indicator, view, depth + 1)


def _indicator(page: Page, result: IndicatorResult, view: View, depth: int) -> None:
    title = wording.title(result, view.language)
    style = "dim" if result.points.earned else "warn"
    _row(page, _label(result.id, depth), title, result.points, view, style)


def _label(name: str, depth: int) -> str:
    return f"{'  ' * depth}{name}  "


def _row(page: Page, label: str, title: str, points: Points, view: View, style: str) -> None:
    """Add a row; a title too long for its column goes on below."""
    bar = _BAR + (view.width - _USUAL) * 3 // 10 if view.width >= _USUAL else 0
    label = cut(label, view.width - _NUMBERS - bar - 2 - _TITLE)
    room = view.width - _NUMBERS - bar - 2 - cells(label)
    first, *more = list(wrap(title, room)) or [""]
    filled = int(bar * points.share / Decimal(100))
    page.line(
        (f"{label}{pad(first, room)}  ", style),
        (view.glyphs.full * filled + view.glyphs.empty * (bar - filled), "dim"),
        (_columns(*wording.figures(points)), style),
    )
    for line in more:
        page.line((" " * cells(label) + line, style))


def _columns(*texts: str) -> str:
    return "".join(" " * max(0, _COLUMN - cells(text)) + text for text in texts)


def _verdict(page: Page, report: Report, view: View) -> None:
    say, verdict = view.language.say, report.verdict
    page.heading(say("Verdict"))
    style = "good" if verdict.certified else "bad"
    mark = view.glyphs.held if verdict.certified else view.glyphs.failed
    page.line("  ", (f"{mark} {wording.certified(verdict, view.language)}", style))
    total = say(
        "total {earned} of {maximum} points ({share})",
        earned=wording.points(report.total.earned),
        maximum=wording.points(report.total.maximum),
        share=wording.percent(report.total),
    )
    page.text(total, indent=4)
    for rule in verdict.rules:
        mark = view.glyphs.held if rule.held else view.glyphs.failed
        page.text(
            f"{mark} {requirement_words.judged(rule, view.language)}", 4, "" if rule.held else "bad"
        )
    page.text(wording.next_grade(verdict, view.language), indent=4)


def _costs(page: Page, report: Report, view: View) -> None:
    language = view.language
    by_state = wording.state_counts(report)
    for state, found in by_state.items():
        if state is State.ANSWERED or not found:
            continue
        page.heading(f"{language.say(wording.STATES[state]).capitalize()} ({len(found)})")
        for result in found:
            _cost(page, result, view, step=state is State.UNSUPPORTED)
    left = wording.most_points_left(report)
    if left:
        page.heading(language.say("Most points left"))
        for result in left:
            _cost(page, result, view, step=True)


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
        page.text(wording.next_step(result, view.language), 14, "dim")
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

"""A report as Markdown, for a pull request or a wiki."""

from collections.abc import Iterator, Sequence

from smartcert.checking.findings import Finding
from smartcert.checking.outcome import Outcome
from smartcert.render import requirement_words, verdict_words, wording
from smartcert.render.markup import escaped
from smartcert.render.outcome import findings
from smartcert.render.view import View
from smartcert.reports.report import CategoryResult, IndicatorResult, Points, Report
from smartcert.scoring.states import State


def render(outcome: Outcome, view: View) -> str:
    """Return the verdict, or a table of several, then the findings, then the reports.

    The most important comes first, because GitHub's summary of a step may have to be cut.
    """
    lines: list[str] = []
    found = outcome.beside_the_verdicts()
    failing = any(each.fails for each in found)
    listed = outcome.command == "check" or bool(outcome.supporting) or failing
    several = len(outcome.reports) > 1
    if several:
        lines += [*_verdicts(outcome.reports, view), ""]
    elif outcome.reports:
        lines += [*_heading(outcome.reports[0], view), ""]
    if listed:
        lines += [*_findings(outcome, found, view), ""]
    for report in outcome.reports:
        lines += [*_heading(report, view), ""] if several else []
        lines += [*_report(report, view), *([] if listed else _warnings(report, view)), ""]
    return "\n".join(lines).rstrip() + "\n"


def _findings(outcome: Outcome, found: Sequence[Finding], view: View) -> Iterator[str]:
    """Yield a table of the findings, what fails first."""
    say = view.language.say
    yield f"# {say('Findings')}"
    yield ""
    for sentence, _ in findings.summary(outcome, view):
        yield f"- {escaped(sentence)}"
    if not found:
        return
    yield ""
    yield f"| {say('place')} | {say('code')} | {say('what is wrong, and what to do')} |"
    yield "|---|---|---|"
    for finding in found:
        diagnostic = finding.diagnostic
        said = " ".join(escaped(each) for each in wording.sentences(finding, view.language))
        severity = wording.severity(diagnostic, view.language)
        yield f"| {escaped(str(diagnostic.span))} | {diagnostic.code} {severity} | {said} |"


def _heading(report: Report, view: View) -> Iterator[str]:
    """Yield the verdict and what decides it."""
    yield f"# {escaped(report.city)}: {escaped(verdict_words.line(report, view))}"
    yield ""
    yield f"**{escaped(verdict_words.deciding(report, view.language))}**"
    if report.what_if:
        yield ""
        for sentence in verdict_words.supposed(report.what_if, report, view):
            yield f"- {escaped(sentence)}"


def _report(report: Report, view: View) -> Iterator[str]:
    language, say = view.language, view.language.say
    stamp = report.catalogue
    yield f"| | {say('points')} | {say('maximum')} | {say('share')} |"
    yield "|---|--:|--:|--:|"
    for area in report.areas:
        yield from _category(area, view, 0)
    yield _row(f"**{say('Total')}**", report.total)
    yield ""
    yield f"- {escaped(verdict_words.grade(report, view))}"
    for rule in report.verdict.rules:
        mark = view.glyphs.held if rule.held else view.glyphs.failed
        yield f"- {mark} {escaped(requirement_words.judged(rule, language))}"
    yield from _levers(report, view)
    yield ""
    stage = say(wording.STAGES[report.stage])
    yield f"- {say('Stage')}: {stage}, {report.date}"
    yield f"- {say('Track')}: {escaped(wording.track(report, language))}"
    revision = say("revision {revision}", revision=stamp.revision)
    identity = f"`{stamp.id}@{stamp.edition}`, {revision}, sha256 `{stamp.sha256[:12]}`"
    yield f"- {say('Catalogue')}: {escaped(language.pick(stamp.title))}, {identity}"
    yield f"- {say('Basis')}: {escaped(language.pick(stamp.basis))}"
    for state, found in wording.state_counts(report).items():
        if state is not State.ANSWERED and found:
            heading = f"{say(wording.STATES[state]).capitalize()} ({len(found)})"
            yield from _costs(heading, found, view)
    if left := wording.most_points_left(report):
        yield from _costs(say("Most points left"), left, view)
    if report.confirmed:
        yield from ("", f"## {say('Confirmed by the city')} ({len(report.confirmed)})", "")
    for each in report.confirmed:
        name = f"`{each.indicator}` " if each.indicator else ""
        said = (
            f"{wording.confirmed_title(each, language)}; {wording.confirmed(each.reason, language)}"
        )
        yield f"- {name}{escaped(said)}"


def _levers(report: Report, view: View) -> Iterator[str]:
    if report.levers:
        yield from ("", f"## {view.language.say('Steps that gain most')}", "")
    for each in report.levers:
        title, said = view.language.pick(each.title), verdict_words.lever(each, view)
        gain = f"+{wording.points(each.step.gain)}"
        yield f"- `{each.indicator}` {escaped(title)}; {gain}; {escaped(said)}"


def _warnings(report: Report, view: View) -> Iterator[str]:
    language, found = view.language, wording.warnings(report)
    if not found:
        return
    yield from ("", f"## {language.say('Warnings')} ({len(found)})", "")
    for each in found[: wording.MOST_WARNINGS]:
        yield f"- {escaped(wording.warning(each, report, language))}"
    yield f"- {escaped(wording.more_warnings(found, report.file, language))}"


def _category(category: CategoryResult, view: View, depth: int) -> Iterator[str]:
    name = f"{category.id} {escaped(wording.title(category, view.language))}"
    yield _row(f"{'&emsp;' * depth}{name}" if depth else f"**{name}**", category.points)
    for child in category.categories:
        yield from _category(child, view, depth + 1)
    if view.details:
        for result in category.indicators:
            title = f"{result.id} {escaped(wording.title(result, view.language))}"
            if answer := wording.value(result, view.language):
                title += f" ({escaped(answer)})"
            yield _row(f"{'&emsp;' * (depth + 1)}{title}", result.points)


def _row(name: str, points: Points) -> str:
    return f"| {' | '.join((name, *wording.figures(points)))} |"


def _costs(heading: str, results: Sequence[IndicatorResult], view: View) -> Iterator[str]:
    yield ""
    yield f"## {heading}"
    yield ""
    for result in results:
        title = escaped(view.language.pick(result.title))
        lost = f"-{wording.points(result.counted.left)}" if result.counted.left else ""
        waived = wording.waiver(result.waiver, view.language) if result.waiver else ""
        step = escaped(waived or verdict_words.next_step(result, view.language))
        yield f"- `{result.id}` {'; '.join(filter(None, (title, lost, step)))}"


def _verdicts(reports: Sequence[Report], view: View) -> Iterator[str]:
    say = view.language.say
    yield f"# {say('Verdicts')}"
    yield ""
    yield f"| {say('city')} | {say('points')} | {say('share')} | {say('Verdict')} |"
    yield "|---|--:|--:|---|"
    for report in reports:
        earned, share = wording.points(report.total.earned), wording.percent(report.total)
        verdict = wording.certified(report.verdict, view.language)
        yield f"| {escaped(report.city)} | {earned} | {share} | {verdict} |"

"""Findings as annotations of a pull request on GitHub.

GitHub shows 10 errors, 10 warnings and 10 notices a step, so that only the most important are
given: the first of every file before the second of any. The rest stands in the summary.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from smartcert.checking.findings import Finding, Standing
from smartcert.checking.outcome import Outcome
from smartcert.diagnostics import Severity
from smartcert.render import paths, verdict_words, wording
from smartcert.render.view import View

MOST_A_LEVEL = 10
"""Annotations of one level that GitHub shows for one step."""

LONGEST_TITLE = 255
"""Characters that GitHub takes as a title."""

_LEVELS = ("error", "warning", "notice")
_COMMAND = re.compile(r"((?:^|[\r\n])[^\S\r\n]*):(?=:)|#(?=#\[)")
"""What GitHub's runner takes for a command in a log: `::` before all else in a line, `##[` also
inside of one."""


def render(outcome: Outcome, view: View) -> str:
    """Return the annotations, one line each, and a line on what was left out."""
    lines, left_out = [], 0
    used: Counter[str] = Counter()
    for finding in _by_importance(outcome):
        level = _level(finding)
        used[level] += 1
        if used[level] > MOST_A_LEVEL:
            left_out += 1
        else:
            lines.append(_annotation(finding, level, view))
    for report in outcome.reports:
        if report.verdict.certified and used["notice"] < MOST_A_LEVEL:
            used["notice"] += 1
            title = f"{report.city}: {verdict_words.line(report, view)}"
            said = verdict_words.deciding(report, view.language)
            properties = {"file": paths.path(report.file, view), "title": title}
            lines.append(_command("notice", properties, said))
    if left_out:
        lines.append(
            view.language.plural(
                "{count} more finding is not annotated: GitHub shows {most} of a level a step",
                "{count} more findings are not annotated: GitHub shows {most} of a level a step",
                left_out,
                most=MOST_A_LEVEL,
            )
        )
    return "".join(f"{line}\n" for line in lines)


def harmless(text: str, colon: str = ": ", sharp: str = "# ") -> str:
    """Return a text for a log in which nothing from a file is a command to GitHub's runner.

    Args:
        text: whole lines.
        colon: what to write for the first of two colons that would begin a command.
        sharp: what to write for the first of two signs that would begin one.
    """
    return _COMMAND.sub(lambda found: sharp if found[1] is None else found[1] + colon, text)


def _by_importance(outcome: Outcome) -> Iterator[Finding]:
    """Sort by importance: what fails first; then the first of every file before any second."""
    seen: Counter[tuple[object, ...]] = Counter()
    ranked = []
    for index, finding in enumerate(outcome.findings):
        level = _LEVELS.index(_level(finding))
        kind = (not finding.fails, level, finding.diagnostic.span.file)
        ranked.append(((not finding.fails, level, seen[kind]), index, finding))
        seen[kind] += 1
    return (finding for _, _, finding in sorted(ranked, key=lambda each: each[:2]))


def _level(finding: Finding) -> str:
    if finding.standing in {Standing.KNOWN, Standing.WAIVED}:
        return "notice"
    if wording.is_result(finding.diagnostic):
        return "warning"
    return "error" if finding.diagnostic.severity is Severity.ERROR else "warning"


def _annotation(finding: Finding, level: str, view: View) -> str:
    span = finding.diagnostic.span
    properties = {"file": paths.path(span.file, view)}
    if span.line:
        properties["line"] = str(span.line)
        if span.end_line == span.line:  # GitHub takes columns on one line only
            properties |= {"col": str(span.column), "endColumn": str(span.end_column)}
        else:
            properties["endLine"] = str(span.end_line)
    properties["title"] = wording.finding_title(finding, view.language)
    said = "\n".join(wording.sentences(finding, view.language))
    return _command(level, properties, wording.at_cell(finding.diagnostic, said))


def _command(level: str, properties: Mapping[str, str], said: str) -> str:
    written = ",".join(
        f"{name}={_property(value[:LONGEST_TITLE] if name == 'title' else value)}"
        for name, value in properties.items()
    )
    return f"::{level} {written}::{_data(said)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")

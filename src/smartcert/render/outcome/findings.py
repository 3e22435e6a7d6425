"""Findings as text for a screen: each at its place, and a summary."""

from smartcert.checking.findings import Finding, Standing
from smartcert.checking.fixes.table import fix_of
from smartcert.checking.outcome import UNREADABLE, Outcome
from smartcert.language import N_, Language
from smartcert.render import wording
from smartcert.render.layout import Page
from smartcert.render.outcome.diagnostics import MOST_SHOWN, block, hidden
from smartcert.render.paths import typed
from smartcert.render.view import View


def page(outcome: Outcome, view: View) -> Page:
    """Lay out the findings, what fails first, at most so many a file, and count them."""
    page, language = Page(view.width), view.language
    shown: dict[str, int] = {}
    for finding in outcome.findings:
        file = finding.diagnostic.span.file
        shown[file] = shown.get(file, 0) + 1
        if shown[file] <= MOST_SHOWN:
            block(page, finding.diagnostic, language, wording.standing(finding, language))
            page.blank()
    hidden(page, sum(max(0, count - MOST_SHOWN) for count in shown.values()), language)
    for sentence, style in summary(outcome, view):
        page.text(sentence, style=style)
    return page


def summary(outcome: Outcome, view: View) -> list[tuple[str, str]]:
    """Return the sentences of the summary of a check, each with its style."""
    language = view.language
    findings = outcome.findings
    read = [file for file in outcome.files if not any(map(_is_unread, file.findings))]
    checked = language.plural("{count} file checked", "{count} files checked", len(read))
    counted = _counted(outcome, language)
    good = not any(each.fails for each in findings)
    mark = view.glyphs.held if good else view.glyphs.failed
    counted = counted or [language.say("no errors")]
    answered, asked = (
        sum(getattr(file, name) for file in outcome.files if not file.report)
        for name in ("answered", "asked")
    )
    if answered < asked:
        counted.append(language.say("{count}/{all} answered", count=answered, all=asked))
    lines = [(f"{mark} {checked}: {', '.join(counted)}", "good" if good else "bad")]
    if mendable := len(mendable_in(outcome)):
        sentence = language.plural(
            "{count} of these can be mended with --fix",
            "{count} of these can be mended with --fix",
            mendable,
        )
        lines.append((sentence, ""))
    if unread := sum(not file.complete for file in read):
        sentence = language.plural(
            "{count} file has to be mended before its meaning can be checked",
            "{count} files have to be mended before their meaning can be checked",
            unread,
        )
        lines.append((sentence, ""))
    if outcome.skipped:
        sentence = language.plural(
            "{count} other file is not smartcert's and was skipped",
            "{count} other files are not smartcert's and were skipped",
            len(outcome.skipped),
        )
        lines.append((sentence, "dim"))
    return lines


def _is_unread(finding: Finding) -> bool:
    return finding.key.code in UNREADABLE


def _counted(outcome: Outcome, language: Language) -> list[str]:
    """Count errors, results and warnings that stand, then what is known and what is waived."""
    open_ones = [
        each.diagnostic
        for each in outcome.findings
        if each.standing in {Standing.FAILS, Standing.NOTED}
    ]
    counts = [said for said, _ in wording.counted(open_ones, language)]
    for standing, one in (
        (Standing.KNOWN, N_("{count} known")),
        (Standing.WAIVED, N_("{count} waived")),
    ):
        if number := sum(each.standing is standing for each in outcome.findings):
            counts.append(language.say(one, count=number))
    return counts


def mendable_in(outcome: Outcome) -> list[str]:
    """Return the file of each finding that has a safe fix."""
    fixes = (
        (file.file, fix_of(finding.diagnostic, file.source, file.catalogue))
        for file in outcome.files
        if file.source
        for finding in file.findings
    )
    return [file for file, fix in fixes if fix is not None and fix.safe]


def mending(outcome: Outcome, language: Language) -> str:
    """Say which command mends what can be mended; nothing if nothing can."""
    files = mendable_in(outcome)
    if not files:
        return ""
    named = " ".join(map(typed, dict.fromkeys(files)))
    return language.plural(
        "{count} of these can be mended: {command}",
        "{count} of these can be mended: {command}",
        len(files),
        command=f"smartcert check --fix {named}",
    )

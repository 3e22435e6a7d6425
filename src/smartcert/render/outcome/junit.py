"""An outcome as JUnit XML: a suite an area, a case an indicator, a class a city.

Whatever makes the exit code 1 or 2 is a failure or an error here, and nothing else is. A case has
one at most, because Jenkins and GitLab show no second; its name is the same from run to run.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from xml.etree import ElementTree as ET

from junitparser import Error, Failure, JUnitXml, Skipped, TestCase, TestSuite

from smartcert.catalogue.edition import Category
from smartcert.checking.findings import Finding
from smartcert.checking.outcome import FileOutcome, Outcome
from smartcert.diagnostics import Severity
from smartcert.diagnostics.codes import GATE
from smartcert.files.source import UNPRINTABLE
from smartcert.render import requirement_words, verdict_words, wording
from smartcert.render.outcome.github import harmless
from smartcert.render.view import View
from smartcert.reports.report import Report


def render(outcome: Outcome, view: View) -> str:
    """Return for each file a suite for the verdict, one for the whole of it, one for each area."""
    document = JUnitXml("smartcert")
    named = Counter(file.subject for file in outcome.files)
    for file in (*outcome.files, *outcome.supporting):
        # readers merge cases of the same class and name
        name = file.subject if named[file.subject] < 2 else f"{file.subject} ({file.file})"  # noqa: PLR2004
        unjudged = outcome.command == "evaluate" and file.report is None
        for suite in _File(file, name, view, unjudged=unjudged).suites():
            document.append(suite)
    # the library breaks no lines itself
    written: bytes = document.tostring()
    root = ET.fromstring(written)  # noqa: S314 - it is what was just written
    ET.indent(root)
    text = harmless(ET.tostring(root, encoding="unicode"), colon="&#58;", sharp="&#35;")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'


class _File:
    """Writes the suites of one file."""

    def __init__(self, file: FileOutcome, name: str, view: View, *, unjudged: bool) -> None:
        self.file = file
        self.name = name
        self.view = view
        self.unjudged = unjudged
        self.catalogue = file.catalogue
        self.by_indicator: dict[str, list[Finding]] = {
            name: [] for name in (self.catalogue.indicators if self.catalogue else ())
        }
        self.others: list[Finding] = []
        self.gate: list[Finding] = []
        for finding in file.findings:
            if finding.diagnostic.code.startswith(GATE):
                self.gate.append(finding)
            else:
                self.by_indicator.get(finding.key.indicator, self.others).append(finding)
        self.results = {each.id: each for each in file.report.indicators()} if file.report else {}

    def suites(self) -> Iterator[TestSuite]:
        if self.file.report is not None:
            yield _suite(self.view.language.say("Verdict"), self.verdict(self.file.report))
        yield _suite(self.file.file, self.as_a_whole())
        if self.catalogue is not None:
            for area in self.catalogue.edition.categories:
                yield _suite(f"{area.id} {self.view.language.pick(area.title)}", self.cases(area))

    def as_a_whole(self) -> Iterator[TestCase]:
        yield self.case(self.view.language.say("the file as a whole"), self.others)

    def cases(self, category: Category) -> Iterator[TestCase]:
        for child in category.categories:
            yield from self.cases(child)
        for indicator in category.indicators:
            name = f"{indicator.id} {self.view.language.pick(indicator.title)}"
            findings = self.by_indicator[indicator.id]
            yield self.case(name, findings, self.left_out(indicator.id))

    def left_out(self, name: str) -> str:
        """Return why an indicator was not judged or is no part of the maximum; empty if it was."""
        language = self.view.language
        if name in self.file.waived:
            return wording.waiver(self.file.waived[name], language)
        if self.unjudged:
            return language.say("not judged")
        if name in self.results and not self.results[name].state.applies:
            return language.say(wording.STATES[self.results[name].state])
        return ""

    def verdict(self, report: Report) -> Iterator[TestCase]:
        """Yield a case for each rule, and one for whatever else of the gate is not met."""
        language = self.view.language
        not_certified = [each for each in self.gate if each.diagnostic.code == "SC601"]
        for rule in report.verdict.rules:
            name = requirement_words.named(rule, language)
            failing = [] if rule.held else not_certified
            more = [requirement_words.judged(rule, language)]
            if rule is report.verdict.pass_rule:
                said = verdict_words.line(report, self.view)
                more = [said, verdict_words.deciding(report, language), *more]
            yield self.case(name, failing, more="\n".join(more))
        for finding in self.gate:
            if finding not in not_certified:
                yield self.case(wording.finding_title(finding, language), [finding])

    def case(
        self, name: str, findings: Sequence[Finding], left_out: str = "", more: str = ""
    ) -> TestCase:
        """Return a case with what fails; left out only if nothing does."""
        case = TestCase(_xml(name), _xml(self.name))
        if failing := [each for each in findings if each.fails]:
            case.result = [self.result(failing)]
        elif left_out:
            case.result = [Skipped(_xml(left_out))]
        noted = [self.sentence(each) for each in findings if not each.fails]
        if said := [*noted, *filter(None, [more])]:
            case.system_out = _xml("\n".join(said))
        return case

    def result(self, failing: Sequence[Finding]) -> Failure | Error:
        """Return an error where the city cannot be judged, a failure where it was and fails."""
        first = failing[0].diagnostic
        is_error = first.severity is Severity.ERROR and not first.code.startswith(GATE)
        kind = Error if is_error else Failure
        message = self.sentence(failing[0])
        if len(failing) > 1:
            message += " " + self.view.language.plural(
                "(and {count} more)", "(and {count} more)", len(failing) - 1
            )
        result = kind(_xml(message), first.code)
        result.text = _xml("\n\n".join(map(self.paragraph, failing)))
        return result

    def paragraph(self, finding: Finding) -> str:
        more = list(wording.sentences(finding, self.view.language))[1:]
        return "\n".join((self.sentence(finding), *more))

    def sentence(self, finding: Finding) -> str:
        """Return place and message: what reads such files shows no places of its own."""
        diagnostic = finding.diagnostic
        return f"{diagnostic.span}: {diagnostic.code} {diagnostic.message(self.view.language)}"


def _suite(name: str, cases: Iterable[TestCase]) -> TestSuite:
    suite = TestSuite(_xml(name))
    for case in cases:
        suite.add_testcase(case)
    return suite


def _xml(text: str) -> str:
    """Return a text that XML can hold, with line ends as XML has them."""
    return UNPRINTABLE.sub("?", text).replace("\r", "?")

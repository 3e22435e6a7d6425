"""The result of a run: every file with its findings and its report, and the exit code."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Literal, NamedTuple

from smartcert.assessment.waivers import NONE_IN_FORCE, InForce
from smartcert.catalogue.compiled import Catalogue
from smartcert.checking.baseline import Baseline, Key
from smartcert.checking.check import Checked, Kind
from smartcert.checking.exits import NOT_JUDGED, NOT_PASSED, PASSED
from smartcert.checking.findings import Finding, Sorter, Standing, subject_of
from smartcert.diagnostics import Diagnostic, InvalidInput, Severity, Span, by_file
from smartcert.diagnostics.codes import GATE
from smartcert.files.source import Source
from smartcert.reports.report import Report
from smartcert.scoring.states import State

UNREADABLE = frozenset(("SC101", "SC102", "SC103", "SC104", "SC127"))
"""What keeps a file from being looked into at all: the run did not do what was asked."""

VERDICT = "SC601"
"""The code of a verdict that does not certify, which every report says in its own words."""


class FileOutcome(NamedTuple):
    """The result of one file; light enough to be kept for thousands.

    Attributes:
        file: its name.
        kind: what it is; None if that cannot be told.
        subject: the city's name; of a catalogue its id and edition, of another file its name.
        sha256: of its bytes; empty if it could not be read.
        findings: what was found, what fails first.
        report: the result, where it was judged.
        source: its text, where something was found in it that may be mended.
        catalogue: what an assessment was held against.
        waived: the waivers that excuse the city, by indicator.
        complete: whether all was looked at: a file of the wrong form has its meaning unchecked.
        answered: indicators that a city has answered, and
        asked: how many there are, as far as its answers could be read.
    """

    file: str
    kind: Kind | None
    subject: str
    sha256: str
    findings: tuple[Finding, ...]
    report: Report | None = None
    source: Source | None = None
    catalogue: Catalogue | None = None
    waived: Mapping[str, InForce] = NONE_IN_FORCE
    complete: bool = True
    answered: int = 0
    asked: int = 0


class Outcome(NamedTuple):
    """The result of a run.

    Attributes:
        command: `check` or `evaluate`.
        files: those that were asked about, in the order in which they were named.
        supporting: files that were used to do so, if something is to be said of them.
        skipped: files found in folders that are not smartcert's.
        stopped: whether the run could not do what was asked for another reason than its files.
    """

    command: Literal["check", "evaluate"]
    files: tuple[FileOutcome, ...]
    supporting: tuple[FileOutcome, ...] = ()
    skipped: tuple[str, ...] = ()
    stopped: bool = False

    def placed(self) -> list[tuple[Finding, FileOutcome]]:
        """Return all findings, what fails first, each with its file."""
        pairs = [(each, file) for file in (*self.files, *self.supporting) for each in file.findings]
        return sorted(pairs, key=lambda pair: pair[0].rank)

    @property
    def findings(self) -> list[Finding]:
        """All findings, what fails first."""
        return [each for each, _ in self.placed()]

    @property
    def reports(self) -> list[Report]:
        """All results, in the order of the files."""
        return [file.report for file in self.files if file.report]

    @property
    def exit_code(self) -> int:
        """What the command exits with, see `smartcert.checking.exits`."""
        failing = [each.diagnostic for each in self.findings if each.fails]
        if self.stopped or any(map(self._stops, failing)):
            return NOT_JUDGED
        return NOT_PASSED if failing else PASSED

    def beside_the_reports(self) -> Iterator[Diagnostic]:
        """Yield what the reports do not say: why a file is not judged, and what else fails."""
        for finding, file in self.placed():
            reported = file.report is not None and finding.diagnostic.code == VERDICT
            if file.report is None or (finding.fails and not reported):
                yield finding.diagnostic

    def beside_the_verdicts(self) -> list[Finding]:
        """Return the findings but for the verdicts that reports say in their own words."""
        return [
            finding
            for finding, file in self.placed()
            if file.report is None or finding.diagnostic.code != VERDICT
        ]

    def incomplete(self) -> list[FileOutcome]:
        """Return the files whose form is wrong, so that their meaning was not looked at."""
        return [file for file in self.files if not file.complete]

    def keys(self, before: Baseline) -> list[Key]:
        """Return the keys of a new baseline.

        What is known of an incomplete file's city stays, as of cities that are not in this run.
        """
        complete = [file for file in self.files if file.complete]
        found = [each for file in complete for each in file.findings]
        subjects = {file.subject for file in complete}
        return [
            *(each.key for each in found if each.standing is not Standing.WAIVED),
            *(each for each in before.left() if each.city not in subjects),
        ]

    def _stops(self, found: Diagnostic) -> bool:
        """Tell whether a finding kept the run from doing what was asked."""
        if self.command == "check":
            return found.code in UNREADABLE
        return found.severity is Severity.ERROR and not found.code.startswith(GATE)


def _may_be_mended(finding: Finding) -> bool:
    """Tell whether the text is worth keeping: no fix mends a warning about the meaning."""
    diagnostic = finding.diagnostic
    return diagnostic.severity is Severity.ERROR or diagnostic.code.startswith("SC1")


def _answered(checked: Checked) -> tuple[int, int]:
    """Return how many indicators a city has answered, and how many there are."""
    states = [each.state for each in checked.claims.by_indicator.values()] if checked.claims else []
    return len(states) - states.count(State.NOT_ANSWERED), len(states)


class Collector:
    """Collects the files of a run, one after the other.

    Args:
        command: what is done with them.
        strict: warnings fail, too.
    """

    def __init__(self, command: Literal["check", "evaluate"], *, strict: bool = False) -> None:
        self._command = command
        self._sorter = Sorter(strict=strict)
        self._stopped = False
        self._files: list[FileOutcome] = []
        self._elsewhere: dict[tuple[str, Span], Diagnostic] = {}

    def know(self, baseline: Baseline) -> None:
        """Set the findings that are known, before the first file is added."""
        self._sorter.baseline = baseline

    @contextmanager
    def stopped_by_faults(self) -> Iterator[None]:
        """Note the faults of a catalogue, of waivers or of a baseline, and stop the run."""
        try:
            yield
        except InvalidInput as invalid:
            self.note(invalid.diagnostics)
            self._stopped = True

    def add(self, checked: Checked, report: Report | None = None) -> None:
        """Add a file, and its report if it was judged."""
        findings = self._sorter.findings(checked)
        source = checked.source
        read = source or (checked.document and checked.document.source)
        answered, asked = _answered(checked)
        self._files.append(
            FileOutcome(
                file=checked.file,
                kind=checked.kind,
                subject=subject_of(checked),
                sha256=read.sha256 if read else "",
                findings=findings,
                report=report,
                source=source if any(map(_may_be_mended, findings)) else None,
                catalogue=checked.catalogue,
                waived=checked.waived,
                complete=checked.complete,
                answered=answered,
                asked=asked,
            )
        )
        self.note(each for each in checked.found if each.span.file != checked.file)

    @property
    def cities(self) -> set[str]:
        """The cities of the files so far."""
        return {file.subject for file in self._files}

    def note(self, found: Iterable[Diagnostic]) -> None:
        """Note the diagnostics of a supporting file."""
        for each in found:
            self._elsewhere.setdefault((each.code, each.span), each)

    def outcome(self, skipped: Sequence[str] = (), *, stopped: bool = False) -> Outcome:
        """Return the outcome of the run; `stopped` if it could not do what was asked."""
        supporting = tuple(self._supporting([*self._elsewhere.values(), *self._sorter.unused()]))
        stopped = stopped or self._stopped
        return Outcome(self._command, tuple(self._files), supporting, tuple(skipped), stopped)

    def _supporting(self, found: Sequence[Diagnostic]) -> Iterator[FileOutcome]:
        """Yield the supporting files: waivers and a baseline."""
        for file, of_file in by_file(found).items():
            yield FileOutcome(file, None, file, "", self._sorter.supporting(of_file))

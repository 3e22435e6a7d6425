"""Runs of `check` and `evaluate` on texts, without files, for the tests of what they come to."""

from smartcert.assessment.waiver_file import waivers_in
from smartcert.assessment.waivers import NONE
from smartcert.checking.baseline_file import baseline_in
from smartcert.checking.check import Kind, check
from smartcert.checking.gate import Gate
from smartcert.checking.outcome import Collector, FileOutcome, Outcome
from smartcert.evaluation import judge
from smartcert.files.document import parse
from smartcert.files.source import decode


def source(text, name):
    return decode(text.encode(), name)


def baseline(text, name="known.yaml"):
    return baseline_in(parse(source(text, name))).known()


def waivers(text, catalogue, name="waivers.yaml", on=None):
    return waivers_in(parse(source(text, name)), catalogue).judged_on(on)


def outcome(
    files, command="check", *, catalogue=None, held=NONE, gate=None, baseline=None, **collected
):
    """Check or judge texts, given by their names; `gate` is what makes a judged city fail."""
    collector = Collector(command, **collected)
    if baseline is not None:
        collector.know(baseline)
    for name, text in files.items():
        checked = check(source(text, name), catalogue, held)
        report = None
        if command == "evaluate" and checked.claims:
            report = judge(checked.assessment, checked.catalogue, checked.claims)
            faults = (gate or Gate()).faults(report, checked.document, checked.catalogue)
            checked = checked._replace(found=(*checked.found, *faults))
        collector.add(checked, report)
    return collector.outcome()


def judged(*reports, unjudged=()):
    """Give the outcome of an evaluation with these reports, and files that were not judged."""
    files = [
        FileOutcome(each.file, Kind.ASSESSMENT, each.city, each.sha256, (), each)
        for each in reports
    ]
    files += [FileOutcome(name, Kind.ASSESSMENT, name, "", ()) for name in unjudged]
    return Outcome("evaluate", tuple(files))

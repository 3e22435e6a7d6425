"""Runs of `check` and `evaluate` on texts, without files, for the tests of what they come to."""

from dataclasses import replace

from smartcert.baseline import Baseline, baseline_in
from smartcert.checking import check
from smartcert.document import parse
from smartcert.evaluation import judge
from smartcert.gate import Gate
from smartcert.outcome import Collector
from smartcert.source import decode
from smartcert.waivers import NONE, Waivers, waivers_in


def source(text, name):
    return decode(text.encode(), name)


def baseline(text, name="known.yaml"):
    return Baseline(baseline_in(parse(source(text, name))))


def waivers(text, catalogue, name="waivers.yaml", on=None):
    return Waivers(waivers_in(parse(source(text, name)), catalogue), on)


def outcome(files, command="check", *, catalogue=None, held=NONE, gate=None, **collected):
    """Check or judge texts, given by their names; `gate` is what makes a judged city fail."""
    collector = Collector(command, **collected)
    for name, text in files.items():
        checked = check(source(text, name), catalogue, held)
        report = None
        if command == "evaluate" and checked.claims:
            report = judge(checked.assessment, checked.catalogue, checked.claims)
            faults = (gate or Gate()).faults(report, checked.document, checked.catalogue)
            checked = replace(checked, found=(*checked.found, *faults))
        collector.add(checked, report)
    return collector.outcome()

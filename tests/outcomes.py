"""Outcomes made of their parts, for tests of what writes them."""

from smartcert.checking import Kind
from smartcert.outcome import FileOutcome, Outcome


def judged(*reports, unjudged=()):
    """Give the outcome of an evaluation with these reports, and files that were not judged."""
    files = [
        FileOutcome(each.file, Kind.ASSESSMENT, each.city, each.sha256, (), each)
        for each in reports
    ]
    files += [FileOutcome(name, Kind.ASSESSMENT, name, "", ()) for name in unjudged]
    return Outcome("evaluate", tuple(files))

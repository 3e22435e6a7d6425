"""What must be proven: evidence whose words fit each other, for values and for exceptions."""

from collections.abc import Iterator, Sequence

from smartcert.catalogue.indicator import Indicator
from smartcert.catalogue.soundness.faults import at, unknown
from smartcert.catalogue.wanted import EvidenceWanted
from smartcert.diagnostics import Diagnostic
from smartcert.files.document import Document, Path

MOST_MONTHS = 1200


def wanted(
    document: Document, path: Path, node: Indicator, kinds: Sequence[str]
) -> Iterator[Diagnostic]:
    """Give the faults of the evidence that an indicator wants, and of the time that it covers."""
    if node.evidence:
        yield from _evidence(document, (*path, "evidence"), node.evidence, kinds)
    if node.not_applicable and node.not_applicable.evidence:
        here = (*path, "not_applicable", "evidence")
        yield from _evidence(document, here, node.not_applicable.evidence, kinds)
    if node.period:
        yield from _months(document, (*path, "period", "months"), node.period.months)


def _evidence(
    document: Document, path: Path, evidence: EvidenceWanted, kinds: Sequence[str]
) -> Iterator[Diagnostic]:
    count, most = evidence.at_least, len(set(evidence.kinds))
    if count < 0:
        yield at(document, "SC221", (*path, "at_least"), written=count, bound="≥ 0")
    if evidence.different_kinds and count > most:
        yield at(document, "SC221", (*path, "at_least"), written=count, bound=f"≤ {most}")
    mistyped = [*unknown(document, (*path, "kinds"), evidence.kinds, kinds, "SC311")]
    yield from mistyped
    for kind, months in evidence.within.items():
        here = (*path, "within", kind)
        if kind not in evidence.kinds and not mistyped:  # it may be the one that is meant
            yield Diagnostic("SC340", document.span(here, key=True), {"name": kind})
        yield from _months(document, here, months)


def _months(document: Document, path: Path, months: int) -> Iterator[Diagnostic]:
    if not 1 <= months <= MOST_MONTHS:
        yield at(document, "SC221", path, written=months, bound=f"1 … {MOST_MONTHS}")

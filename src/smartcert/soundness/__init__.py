"""Is an edition sound? Points that add up, bands without a hole, a mark that can be reached."""

from smartcert.diagnostics import Diagnostic
from smartcert.edition import Edition
from smartcert.files.document import Document
from smartcert.soundness.bounds import overflow
from smartcert.soundness.scales import indicators
from smartcert.soundness.standard import tracks, verdict
from smartcert.soundness.tree import identities, precision, sums


def faults_of(edition: Edition, document: Document) -> list[Diagnostic]:
    """Give every fault of an edition whose shape is right, each at its place."""
    faults = [
        *identities(edition, document),
        *sums(edition, document),
        *precision(edition, document),
        *indicators(edition, document),
        *tracks(edition, document),
        *verdict(edition, document),
    ]
    # compiling needs all of the above
    return faults or list(overflow(edition, document))

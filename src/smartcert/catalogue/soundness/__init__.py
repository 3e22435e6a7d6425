"""Is an edition sound? Points that add up, bands without a hole, a mark that can be reached."""

from smartcert.catalogue.edition import Edition
from smartcert.catalogue.soundness.bounds import overflow
from smartcert.catalogue.soundness.likely import ranges
from smartcert.catalogue.soundness.scales import indicators
from smartcert.catalogue.soundness.standard import tracks, verdict
from smartcert.catalogue.soundness.tree import identities, precision, sums
from smartcert.diagnostics import Diagnostic
from smartcert.files.document import Document


def faults_of(edition: Edition, document: Document) -> list[Diagnostic]:
    """Give every fault of an edition whose shape is right, each at its place."""
    faults = [
        *identities(edition, document),
        *sums(edition, document),
        *precision(edition, document),
        *indicators(edition, document),
        *ranges(edition, document),
        *tracks(edition, document),
        *verdict(edition, document),
    ]
    # compiling needs all of the above
    return faults or list(overflow(edition, document))

"""What is usual: ranges that hold something, and units of which some are in one."""

from collections.abc import Iterator

from smartcert.catalogue.answer_form import form_of
from smartcert.catalogue.compiling import MOST_PEOPLE
from smartcert.catalogue.edition import Edition, walk
from smartcert.catalogue.indicator import Indicator
from smartcert.catalogue.plausible import Plausible
from smartcert.catalogue.soundness.faults import at
from smartcert.diagnostics import Diagnostic
from smartcert.files.document import Document, Path


def ranges(edition: Edition, document: Document) -> Iterator[Diagnostic]:
    """Give the faults of the usual ranges of values and of populations."""
    for place, each in enumerate(edition.populations):
        here: Path = ("populations", place, "range")
        low, high = each.range
        if low >= high:
            yield at(document, "SC314", here, low=low, high=high)
        for end, people in enumerate(each.range):
            if not 1 <= people <= MOST_PEOPLE:
                bound = f"1 … {MOST_PEOPLE}"
                yield at(document, "SC221", (*here, end), written=people, bound=bound)
    for path, node in walk(edition.categories):
        if isinstance(node, Indicator) and (plausible := form_of(node).plausible):
            yield from _range(document, (*path, "measure", "plausible"), plausible)


def _range(document: Document, path: Path, plausible: Plausible) -> Iterator[Diagnostic]:
    low, high = plausible.range
    if low >= high:
        yield at(document, "SC314", (*path, "range"), low=low, high=high)
    for place, slip in enumerate(plausible.slips):
        if slip.in_one <= 0:
            here = (*path, "slips", place, "in_one")
            yield at(document, "SC221", here, written=slip.in_one, bound="> 0")

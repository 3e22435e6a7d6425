"""What a batch came to: its summary, and its results to be read as often as needed."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Any

from smartcert.batch.rejects import Reject, codes
from smartcert.batch.summary import Summary
from smartcert.catalogue.compiled import Catalogue
from smartcert.checking.exits import NOT_JUDGED, NOT_PASSED, PASSED, FailOn


@dataclass(frozen=True)
class BatchOutcome:
    """What became of all cities.

    Attributes:
        catalogue: under which they were judged.
        summary: counts and the cities that stand out.
        evidence_required: whether evidence is required; else every claim counts as proven.
        details: whether results show every node of the tree, not only the areas.
        blocks: gives the judged cities in the order of the inputs, block by block
            (`smartcert.batch.judged`).
        rejects: gives what was set aside, in the order of the inputs.
        warned: gives the warnings of the judged cities, if they were asked for.
        skipped: files that a search of folders found and that are no assessments.
        unused: how many files of a run that was stopped are damaged, or of other work.
    """

    catalogue: Catalogue
    summary: Summary
    evidence_required: bool
    details: bool
    blocks: Callable[[], Iterator[Any]]
    rejects: Callable[[], Iterator[Reject]]
    warned: Callable[[], Iterator[Reject]] = lambda: iter(())
    skipped: tuple[str, ...] = ()
    unused: int = 0

    def beside(self, refused: Sequence[Reject]) -> "BatchOutcome":
        """Give the same with what could not be read at all, which comes first."""
        found = Summary(rejected=len(refused), faults=codes(refused))
        return replace(
            self,
            summary=found.merged(self.summary),
            rejects=lambda: chain(refused, self.rejects()),
        )

    def exit_code(self, fail_on: FailOn, *, stopped: bool) -> int:
        """Give what the command exits with, see `smartcert.checking.exits`.

        What was set aside is not certified, and whoever asks for no verdict still hears of it.

        Args:
            fail_on: what makes a judged city fail.
            stopped: whether the run could not do what was asked for.
        """
        found = self.summary
        if stopped or not found.judged:
            return NOT_JUDGED
        failing = fail_on != "never" and found.certified < found.judged
        warned = fail_on == "warning" and found.warnings
        return NOT_PASSED if found.rejected or failing or warned else PASSED

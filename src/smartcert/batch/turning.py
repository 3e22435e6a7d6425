"""The fewest steps that turn the verdicts of many cities, in columns.

Under a sum without floors the largest gains do, which is a sort of all cities at once; else each
city is searched by itself. The steps are those of `smartcert.reports.steps`.
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any, Literal, NamedTuple

import numpy as np

from smartcert.assessment.assessment_file import Assessment
from smartcert.assessment.claims import Claims
from smartcert.catalogue.answer_form import form_of
from smartcert.catalogue.compiled import Catalogue
from smartcert.catalogue.compiling import largest_answer
from smartcert.reports.answered import answered_in
from smartcert.reports.deciding import Decider, Judged
from smartcert.scoring.judging import Weighed
from smartcert.scoring.points import Numbers
from smartcert.scoring.states import ANSWERED, NOT_APPLICABLE, UNSUPPORTED
from smartcert.scoring.steps import Step, fewest
from smartcert.scoring.tree import TOTAL, Tally, takes_mean
from smartcert.tables.rows.coded import Coded

ALONE: tuple[Literal["", "paper", "step", "answer"], ...] = ("", "paper", "step", "answer")
"""What alone turns a verdict: nothing, a paper, another step, an answer that is not accepted."""
NOTHING, PAPER, STEP, ANSWER = range(len(ALONE))


class Turning(NamedTuple):
    """What turns the verdict of each city.

    Attributes:
        fewest: the smallest number of steps; 0 where not even all of them do.
        alone: what does it alone.
    """

    fewest: Numbers
    alone: Numbers


class Steps(NamedTuple):
    """The steps on one indicator: [rows] or one number each.

    Attributes:
        better: what it earns after the step that gains most.
        paper: whether a paper gains that.
        proof: whether a paper takes it out of the maximum.
        lost: whether a step may cost the city what it has there.
    """

    better: Numbers
    paper: Numbers
    proof: Numbers
    lost: Numbers


def is_plain(catalogue: Catalogue) -> bool:
    """Tell whether the total of a sum is all that counts, so that the largest gains do."""
    return len(catalogue.standard.requirements) == 1 and not takes_mean(catalogue.tree)


def turning_of(
    claims: Mapping[str, Coded], weighed: Weighed, catalogue: Catalogue, rows: int
) -> Turning:
    """Find the fewest steps that turn the verdict of each city.

    Args:
        claims: of each indicator, in columns.
        weighed: what they came to.
        catalogue: under which they were judged.
        rows: how many cities there are.
    """
    steps = {
        name: steps_of(claim, weighed.tallies[name], name, catalogue)
        for name, claim in claims.items()
    }
    certified = np.broadcast_to(np.asarray(weighed.decision.certified), (rows,))
    found = Turning(np.zeros(rows, np.int16), np.zeros(rows, np.int8))
    plain = is_plain(catalogue)
    for losing in (False, True):
        here = np.flatnonzero(certified == losing)
        if len(here):
            some = _Some(catalogue, weighed.tallies, steps, here, losing)
            found.fewest[here], found.alone[here] = some.sorted() if plain else some.searched()
    return found


def turning_of_one(
    assessment: Assessment, catalogue: Catalogue, claims: Claims, weighed: Weighed
) -> Turning:
    """Find the fewest steps that turn the verdict of one city, whose answers are all known."""
    answered = answered_in(assessment, catalogue, claims, lambda _: Decimal)
    count, alone = Decider(catalogue, Judged(*weighed), answered).turning()
    return Turning(count, ALONE.index(alone))


def steps_of(claim: Coded, tally: Tally, name: str, catalogue: Catalogue) -> Steps:
    """Return the steps of many cities on an indicator, of which this is claimed."""
    most, earned = max(catalogue.rules[name].points), tally.earned
    better = _further(claim, name, catalogue)
    paper: Any = np.False_
    excepted = np.asarray(claim.excepted)
    if np.ndim(claim.state):
        better = np.where(claim.state == ANSWERED, better, most)
        unproven = np.flatnonzero((claim.state == UNSUPPORTED) & ~excepted)
        if len(unproven):  # few: what they claim is worked out for them alone
            claimed = claim.taken(unproven)._replace(state=ANSWERED).points(catalogue.rules[name])
            better[unproven] = np.where(claimed > 0, claimed, most)
            paper = np.zeros(len(claim.state), bool)
            paper[unproven] = claimed > 0
        if claim.applies is not True:
            better = np.where(claim.applies, better, earned)
    lost = (earned > 0) | (claim.state == NOT_APPLICABLE)
    return Steps(np.maximum(better, earned), paper, excepted, lost)


def _further(claim: Coded, name: str, catalogue: Catalogue) -> Any:
    """Return what an answer that counts earns after the step that gains most."""
    indicator, rule = catalogue.indicators[name], catalogue.rules[name]
    form, most = form_of(indicator), max(rule.points)
    if form.kind == "level":
        after = [min([more for more in rule.points if more > one] or [one]) for one in rule.points]
        return np.array(after)[claim.value]
    if form.kind == "items" and claim.further is not None:
        return claim.further
    if form.kind == "per_inhabitants" and rule.joined:
        # nobody may give more than the largest count, however many people live there
        largest, _ = largest_answer(indicator, rule)
        return np.maximum(rule(largest, claim.parts), rule(0, claim.parts))
    return most


class _Some(NamedTuple):
    """The cities whose verdicts are to turn in one direction.

    Attributes:
        tallies: of all cities.
        steps: of all cities, by indicator.
        here: which cities these are.
        losing: whether they are certified.
    """

    catalogue: Catalogue
    tallies: Mapping[str, Tally]
    steps: Mapping[str, Steps]
    here: Any
    losing: bool

    def of(self, column: Numbers) -> Any:
        """Return a column of these cities."""
        column = np.asarray(column)
        return column[self.here] if column.ndim else np.broadcast_to(column, (len(self.here),))

    def sorted(self) -> tuple[Any, Any]:
        """Count the largest moves that are needed, of the total alone."""
        mark, total = self.catalogue.standard.pass_mark, self.tallies[TOTAL]
        above = self.of(total.earned * mark.denominator - total.maximum * mark.numerator)
        moves = np.empty((len(self.steps), len(self.here)), self.kind())
        single = np.zeros(len(self.here), np.int64)
        for place, (name, steps) in enumerate(self.steps.items()):
            now = self.tallies[name]
            full = max(self.catalogue.rules[name].points)
            if self.losing:
                moves[place] = self.of(now.earned) * mark.denominator
                if np.ndim(now.maximum):  # what is said not to apply comes back into the maximum
                    left = (full - self.of(now.maximum)) * self.of(steps.lost)
                    moves[place] += (left * mark.numerator).astype(moves.dtype)
                continue
            gained = self.of(steps.better - now.earned) * mark.denominator
            moves[place] = gained
            for paper, moved in ((steps.paper, gained), (steps.proof, full * mark.numerator)):
                if np.any(paper):
                    np.maximum(single, self.of(paper) * moved, out=single)
        needed = above + 1 if self.losing else -above
        ordered = np.ascontiguousarray(np.sort(np.ascontiguousarray(moves.T), axis=1).T)
        moved, count = np.zeros(len(self.here), np.int64), np.ones(len(self.here), np.int16)
        for largest in ordered[::-1]:
            moved += largest
            count += moved < needed
        count[moved < needed] = 0
        alone = np.where(count == 1, ANSWER if self.losing else STEP, NOTHING)
        return count, np.where((single >= needed) & (not self.losing), PAPER, alone)

    def kind(self) -> Any:
        """Return the smallest kind of numbers that holds every move: a sort of it is fastest."""
        mark = self.catalogue.standard.pass_mark
        largest = max(max(rule.points) for rule in self.catalogue.rules.values())
        return np.int32 if largest * 2 * mark.denominator < np.iinfo(np.int32).max else np.int64

    def searched(self) -> tuple[Any, Any]:
        """Search city by city, where floors, mandatory indicators or means have a say."""
        found = [self._one(row) for row in self.here.tolist()]
        count, alone = zip(*found, strict=True)
        return np.array(count), np.array(alone)

    def _one(self, row: int) -> tuple[int, int]:
        tallies = {
            node: Tally(*(_at(each, row) for each in tally)) for node, tally in self.tallies.items()
        }
        steps = {name: list(self._open(name, row, tallies[name])) for name in self.steps}
        best = fewest(self.catalogue, tallies, steps, certified=self.losing)
        count = len(best or ())
        if self.losing:
            return count, ANSWER if count == 1 else NOTHING
        papers = {name: [each for each in some if each.paper] for name, some in steps.items()}
        alone = fewest(self.catalogue, tallies, papers, certified=False)
        kind = STEP if count == 1 else NOTHING
        return count, PAPER if alone is not None and len(alone) == 1 else kind

    def _open(self, name: str, row: int, now: Tally) -> Iterator[Step]:
        steps = self.steps[name]
        if self.losing:
            if _at(steps.lost, row):
                yield Step(0)
            return
        if _at(steps.proof, row):
            yield Step(0, 0, 1)
        if (better := _at(steps.better, row)) > now.earned:
            yield Step(better, 1, 1 * _at(steps.paper, row))


def _at(column: Numbers, row: int) -> Any:
    """Return the number of one city as Python has it, which no sum overflows."""
    column = np.asarray(column)
    return (column[row] if column.ndim else column).item()

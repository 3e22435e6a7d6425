"""What alone turns the verdicts of cities: a paper, another step, an answer that is not accepted.

It is looked for where a step may reach, for a work list of many cities.
"""

from collections.abc import Mapping
from typing import Any

import numpy as np

from smartcert.assessment.assessment_file import Assessment
from smartcert.assessment.claims import Claims
from smartcert.batch.turning import (
    ANSWER,
    NOTHING,
    PAPER,
    STEP,
    is_plain,
    steps_of,
    turning_of,
    turning_of_one,
)
from smartcert.catalogue.compiled import Catalogue
from smartcert.scoring.judging import Weighed
from smartcert.scoring.points import Numbers
from smartcert.scoring.tree import Tally, add_up, takes_mean
from smartcert.scoring.verdict import decide
from smartcert.tables.rows.coded import Coded


def alone_of(
    claims: Mapping[str, Coded], weighed: Weighed, catalogue: Catalogue, rows: int
) -> Numbers:
    """[rows] Find what alone turns each verdict; only cities near enough are looked at."""
    alone = np.zeros(rows, np.int8)
    near = np.flatnonzero(np.broadcast_to(_is_near(weighed, catalogue), (rows,)))
    if len(near):
        tallies = {
            node: Tally(*(each[near] if np.ndim(each) else each for each in tally))
            for node, tally in weighed.tallies.items()
        }
        some = Weighed(tallies, decide(catalogue.standard, tallies))
        taken = {name: claim.taken(near) for name, claim in claims.items()}
        if is_plain(catalogue):
            alone[near] = turning_of(taken, some, catalogue, len(near)).alone
        else:
            alone[near] = _tried(taken, some, catalogue, len(near))
    return alone


def _tried(
    claims: Mapping[str, Coded], weighed: Weighed, catalogue: Catalogue, rows: int
) -> Numbers:
    """[rows] Judge all cities anew for each indicator, as if its step alone were taken."""
    points = {name: weighed.tallies[name].earned for name in claims}
    stays = {name: 1 * (weighed.tallies[name].maximum > 0) for name in claims}
    certified = np.broadcast_to(np.asarray(weighed.decision.certified), (rows,))

    def turned(name: str, earned: Numbers, applies: Numbers) -> Any:
        tallies = add_up(
            catalogue.tree, {**points, name: earned}, {**stays, name: np.asarray(applies)}
        )
        return decide(catalogue.standard, tallies).certified != certified

    alone = np.zeros(rows, np.int8)
    for name, claim in claims.items():
        steps = steps_of(claim, weighed.tallies[name], name, catalogue)
        answer = certified & steps.lost & turned(name, 0, 1)
        step = ~certified & turned(name, steps.better, stays[name])
        paper = step & steps.paper
        if np.any(steps.proof):
            paper = paper | (~certified & steps.proof & turned(name, 0, 0))
        alone[step & (alone == NOTHING)] = STEP
        alone[paper] = PAPER
        alone[answer] = ANSWER
    return alone


def alone_of_one(
    assessment: Assessment, catalogue: Catalogue, claims: Claims, weighed: Weighed
) -> int:
    """Find what alone turns the verdict of one city, as `alone_of` does."""
    if not _is_near(weighed, catalogue):
        return NOTHING
    return int(turning_of_one(assessment, catalogue, claims, weighed).alone)


def _is_near(weighed: Weighed, catalogue: Catalogue) -> Numbers:
    """Tell whether one step, on whichever indicator, may change whether the rules all hold.

    It moves no node by more than the points of the largest indicator, earned or left out, unless
    a mean gives them another worth.
    """
    if takes_mean(catalogue.tree):
        return True
    largest = max(max(rule.points) for rule in catalogue.rules.values())
    certified = weighed.decision.certified
    within: Numbers = certified == False  # noqa: E712 - `not` takes no column
    beside: Numbers = False
    for each in catalogue.standard.requirements:
        tally = each.tally(weighed.tallies)
        above = tally.earned * each.denominator - tally.maximum * each.numerator
        reach = largest * (each.denominator + each.numerator)
        within = within & (above >= -reach)
        beside = beside | (above <= reach)
    return within | (certified & beside)

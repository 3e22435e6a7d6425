"""How far an assessment is, by the departments whose indicators they are."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from smartcert.assessment.assessment_file import Assessment
from smartcert.reports.report import IndicatorResult, Report
from smartcert.scoring.states import State

_MOST_FIRST = 3


class Progress(NamedTuple):
    """How far one department is.

    Attributes:
        owner: the department; empty for what is nobody's.
        indicators: that are its own.
        answered: of them, those with a value or a reason why they do not apply.
        proven: of those, the ones with evidence enough.
        claimed: points that its answers earn, or would once they are proven.
        possible: points that it can still earn beside them.
        first: what to do first, by what it can gain.
    """

    owner: str
    indicators: int
    answered: int
    proven: int
    claimed: Decimal
    possible: Decimal
    first: tuple[str, ...]


def progress_of(judged: Sequence[tuple[Assessment, Report]]) -> list[Progress]:
    """Return the progress of every department in one or more parts of an assessment.

    An indicator that several parts leave blank is counted once, as nobody's or as whose it is in
    one of them; so the progress of parts adds up to that of the whole.
    """
    results: dict[str, IndicatorResult] = {}
    owners: dict[str, str] = {}
    for assessment, report in judged:
        for each in report.indicators():
            known = results.get(each.id)
            if known is None or known.state is State.NOT_ANSWERED:
                results[each.id] = each
            answer = assessment.answers.get(each.id)
            if answer is not None and answer.owner:
                owners.setdefault(each.id, answer.owner)
    groups: dict[str, list[IndicatorResult]] = {}
    for name, result in results.items():
        groups.setdefault(owners.get(name, ""), []).append(result)
    return [
        _of(owner, groups[owner]) for owner in sorted(groups, key=lambda each: (not each, each))
    ]


def _of(owner: str, results: Sequence[IndicatorResult]) -> Progress:
    gains = {each.id: _gain(each) for each in results}
    answered = [each for each in results if each.state is not State.NOT_ANSWERED]
    proven = [each for each in answered if each.state is not State.UNSUPPORTED]
    return Progress(
        owner,
        len(results),
        len(answered),
        len(proven),
        _total(map(_claimed, results)),
        _total(each.points.maximum - _claimed(each) for each in results),
        _first(gains),
    )


def _claimed(result: IndicatorResult) -> Decimal:
    return result.points.earned if result.claimed is None else result.claimed


def _gain(result: IndicatorResult) -> Decimal:
    """Return the points that an indicator lacks; nothing where it does not apply."""
    return result.points.maximum - result.points.earned


def _first(gains: Mapping[str, Decimal]) -> tuple[str, ...]:
    """Return the indicators with most to gain; of equal ones those that the catalogue has first."""
    best = sorted((name for name in gains if gains[name]), key=lambda name: -gains[name])
    return (*best[:_MOST_FIRST],)


def _total(points: Iterable[Decimal]) -> Decimal:
    return sum(points, Decimal("0.00"))

"""The steps on a measured indicator: to the next band, to the goalpost, or just far enough."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from smartcert.reports.answered import Answered, Open
from smartcert.reports.scale import Scale
from smartcert.reports.scored import exact


def bands(it: Answered) -> Iterator[Open]:
    """Yield the nearest band that earns more, above the value or below it, and the best."""
    here = it.rule.steps_reached(it.claim.value, it.claim.parts)
    better = [index for index, more in enumerate(it.rule.points) if more > it.earned]
    nearest = min(better, key=lambda index: abs(index - here))
    best = min(better, key=lambda index: (-it.rule.points[index], abs(index - here)))
    scale = it.scale()
    for index in dict.fromkeys((nearest, best)):
        below = index < here
        number = in_band(it, scale, index, below=below)
        if scale.points(number, it.rule) > it.earned:
            edge = it.rule.edges[index + below]
            yield _numbered("below" if below else "reach", it, scale, number, edge)


def in_band(it: Answered, scale: Scale, index: int, *, below: bool) -> int:
    """Return the answer in a band that is nearest, from above or from below."""

    def reaches(edge: int) -> Callable[[int], bool]:
        return lambda number: number * scale.worth >= edge * scale.parts

    if below:
        return scale.first(reaches(it.rule.edges[index + 1])) - 1
    return min(scale.first(reaches(it.rule.edges[index])), scale.high) if index else scale.low


def full(it: Answered) -> Iterator[Open]:
    """Yield what reaches the goalpost at which all points are earned."""
    scale, rises = it.scale(), it.rule.points[-1] == it.most
    number = on_line(it, scale, it.most)
    edge = it.rule.edges[-1 if rises else 0]
    yield _numbered("reach" if rises else "fall", it, scale, number, edge)._replace(on=scale)


def on_line(it: Answered, scale: Scale, points: int) -> int:
    """Return the nearest answer on a straight line that earns so many points."""
    if it.rule.points[-1] == it.most:
        return min(scale.first(lambda n: scale.points(n, it.rule) >= points), scale.high)
    return max(scale.first(lambda n: scale.points(n, it.rule) < points) - 1, scale.low)


def enough(it: Answered, step: Open, scale: Scale, turns: Callable[[int], bool]) -> Open:
    """Return a step on a straight line that goes no further than it has to.

    Args:
        it: what is answered.
        step: to full points.
        scale: the answers that may be given.
        turns: whether so many points do, too.
    """
    low, high = it.earned, step.taken.earned
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if turns(middle) else (middle + 1, high)
    number = on_line(it, scale, low)
    nearer = _numbered(step.said.what, it, scale, number, 0)
    return nearer._replace(said=replace(nearer.said, value=""), on=scale)


def _numbered(what: str, it: Answered, scale: Scale, number: int, edge: int) -> Open:
    now = it.claim.value // scale.worth
    return it.step(
        what,
        scale.points(number, it.rule),
        scale.written(number),
        value=exact(edge, it.rule.scale),
        now=scale.shown(now),
        target=scale.shown(number),
        more=scale.difference(abs(number - now)),
    )

"""The scales: how each indicator's value is formed and how it earns its points."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from smartcert.catalogue.answer_form import form_of
from smartcert.catalogue.compiling import LARGEST_PART
from smartcert.catalogue.edition import Edition, walk
from smartcert.catalogue.indicator import (
    Band,
    Bands,
    Checklist,
    Goalposts,
    Indicator,
    Maturity,
    NumberMeasure,
    NumberRule,
    PerInhabitantsMeasure,
    ScoringRule,
    ShareMeasure,
)
from smartcert.catalogue.soundness.faults import at, unknown
from smartcert.catalogue.soundness.wanted import wanted
from smartcert.diagnostics import Diagnostic, near
from smartcert.files.document import Document, Path
from smartcert.scoring.points import decimals_of

FINEST_VALUES = 6  # decimals that values may have
INFINITY = Decimal("Infinity")


def indicators(edition: Edition, document: Document) -> Iterator[Diagnostic]:
    """Give the faults of every indicator: its references, measure and scoring rule."""
    kinds = [kind.id for kind in edition.evidence_kinds]
    sources = [source.id for source in edition.sources]
    for path, node in walk(edition.categories):
        if not isinstance(node, Indicator):
            continue
        yield from unknown(document, (*path, "source"), node.source, sources, "SC310")
        yield from wanted(document, path, node, kinds)
        yield from _measure(document, path, node)
        yield from _scoring(document, (*path, "scoring"), node)


def points_in(rule: ScoringRule) -> Iterator[tuple[Path, Decimal]]:
    """Return the points that a scoring rule gives of its own, and where in it they stand."""
    if isinstance(rule, Bands):
        for i, band in enumerate(rule.steps):
            yield ("steps", i, "points"), band.points
    elif isinstance(rule, Checklist):
        for i, item in enumerate(rule.items):
            yield ("items", i, "points"), item.points
    elif isinstance(rule, Maturity):
        for i, level in enumerate(rule.levels):
            yield ("levels", i, "points"), level.points


def _measure(document: Document, path: Path, node: Indicator) -> Iterator[Diagnostic]:
    measured = isinstance(node.scoring, NumberRule)
    if measured and node.measure is None:
        yield at(document, "SC312", path, id=node.id)
    if node.measure is None:
        return
    here = (*path, "measure")
    if not measured:
        yield at(document, "SC313", here, id=node.id)
    if not 0 <= node.measure.decimals <= FINEST_VALUES:
        yield at(
            document,
            "SC221",
            (*here, "decimals"),
            written=node.measure.decimals,
            bound=f"0 … {FINEST_VALUES}",
        )
    if isinstance(node.measure, ShareMeasure):
        floor = node.measure.denominator_at_least
        if floor is not None and not 2 <= floor <= LARGEST_PART:  # noqa: PLR2004 - below 2 it is none
            place, bound = (*here, "denominator_at_least"), f"2 … {LARGEST_PART:,}"
            yield at(document, "SC221", place, written=floor, bound=bound)
    else:
        yield from _range(document, here, node.measure)


def _range(
    document: Document, path: Path, measure: NumberMeasure | PerInhabitantsMeasure
) -> Iterator[Diagnostic]:
    low, high = measure.range
    if low >= high:
        yield at(document, "SC314", (*path, "range"), low=low, high=high)
    if decimals_of([low, high]) > max(0, measure.decimals):
        yield at(document, "SC315", (*path, "range"), decimals=measure.decimals)
    if isinstance(measure, PerInhabitantsMeasure):
        if measure.per < 1:
            yield at(document, "SC221", (*path, "per"), written=measure.per, bound="≥ 1")
        if low < 0:
            yield at(document, "SC221", (*path, "range", 0), written=low, bound="≥ 0")


def _scoring(document: Document, path: Path, node: Indicator) -> Iterator[Diagnostic]:
    rule = node.scoring
    if isinstance(rule, Goalposts):
        if rule.zero_at == rule.full_at:
            yield at(document, "SC316", (*path, "full_at"), post=rule.full_at)
        else:
            yield from _reachable(document, (*path, "full_at"), node, rule.full_at)
    elif isinstance(rule, Bands):
        yield from _bands(document, (*path, "steps"), node, rule)
    elif isinstance(rule, Checklist):
        yield from _checklist(document, path, node, rule)
    elif isinstance(rule, Maturity):
        yield from _levels(document, (*path, "levels"), node, rule)


def _checklist(
    document: Document, path: Path, node: Indicator, rule: Checklist
) -> Iterator[Diagnostic]:
    names = [item.id for item in rule.items]
    if rule.requires is not None and rule.requires not in names:
        here, near_by = document.span((*path, "requires")), near(rule.requires, names)
        yield Diagnostic("SC333", here, {"name": rule.requires}, near_by)
        return
    if (total := form_of(node).high) != node.points:
        yield at(document, "SC302", (*path, "items"), declared=node.points, total=total)


def _reachable(
    document: Document, path: Path, node: Indicator, edge: Decimal
) -> Iterator[Diagnostic]:
    """Give the edge if no value reaches it."""
    low, high = _reach(node)
    if low < high and not low <= edge <= high:
        yield at(document, "SC317", path, edge=edge, low=_end(low), high=_end(high))


def _reach(node: Indicator) -> tuple[Decimal, Decimal]:
    """Give the smallest and the largest value that can be scored."""
    if node.measure is None:
        return -INFINITY, INFINITY  # that it is missing is said
    form = form_of(node)
    return (form.low, form.high) if form.kind != "per_inhabitants" else (Decimal(0), INFINITY)


def _end(number: Decimal) -> str:
    return f"{number:f}" if number.is_finite() else "∞"


def _bands(document: Document, path: Path, node: Indicator, rule: Bands) -> Iterator[Diagnostic]:
    last = len(rule.steps) - 1
    for index, band in enumerate(rule.steps):
        if (band.lower is None) != (index == 0):
            yield at(document, "SC318" if index == 0 else "SC319", (*path, index))
        if (band.upper is None) != (index == last):
            yield at(document, "SC320" if index == last else "SC321", (*path, index))
        if _empty(band):
            place = (*path, index, "to")
            yield at(document, "SC322", place, lower=band.lower, upper=band.upper)
        if not 0 <= band.points <= node.points:
            place = (*path, index, "points")
            yield at(document, "SC323", place, points=band.points, maximum=node.points)
    yield from _edges(document, path, node, rule)
    if max(band.points for band in rule.steps) < node.points:
        yield at(document, "SC326", path, maximum=node.points)


def _edges(document: Document, path: Path, node: Indicator, rule: Bands) -> Iterator[Diagnostic]:
    """Give gaps and overlaps between bands, and bands that no value reaches."""
    for index, (below, above) in enumerate(pairwise(rule.steps), start=1):
        if below.upper is None or above.lower is None:
            continue
        values = {"upper": below.upper, "lower": above.lower}
        here = (*path, index, "from")
        if below.upper != above.lower and not (_empty(below) or _empty(above)):
            code = "SC324" if below.upper < above.lower else "SC325"
            related = (document.span((*path, index - 1, "to")),)
            yield Diagnostic(code, document.span(here), values, related=related)
        yield from _reachable(document, here, node, above.lower)
    first, (low, high) = rule.steps[0].upper, _reach(node)
    if first is not None and first <= low < high:
        place = (*path, 0, "to")
        yield at(document, "SC317", place, edge=first, low=_end(low), high=_end(high))


def _empty(band: Band) -> bool:
    return band.lower is not None and band.upper is not None and band.lower >= band.upper


def _levels(
    document: Document, path: Path, node: Indicator, rule: Maturity
) -> Iterator[Diagnostic]:
    for index, level in enumerate(rule.levels):
        if level.level != index:
            yield at(document, "SC327", (*path, index, "level"), expected=index)
    for index, (below, above) in enumerate(pairwise(rule.levels), start=1):
        if above.points <= below.points:
            yield at(document, "SC328", (*path, index, "points"), points=above.points)
    if rule.levels[0].points != 0:
        yield at(document, "SC329", (*path, 0, "points"))
    if rule.levels[-1].points != node.points:
        yield at(document, "SC326", (*path, len(rule.levels) - 1, "points"), maximum=node.points)

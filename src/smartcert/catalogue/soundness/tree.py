"""The tree: ids given once, points and weights that add up, in whole smallest units."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from smartcert.catalogue.edition import Category, Edition, walk
from smartcert.catalogue.indicator import Checklist, Indicator
from smartcert.catalogue.soundness.faults import HUNDRED, at
from smartcert.catalogue.soundness.scales import points_in
from smartcert.diagnostics import Diagnostic
from smartcert.files.document import Document, Path
from smartcert.scoring.points import decimals_of

FINEST_POINTS = 4  # decimals that points may have


def identities(edition: Edition, document: Document) -> Iterator[Diagnostic]:
    """Give the ids that are given twice within their family."""
    families: list[list[tuple[Path, str]]] = [
        [((*path, "id"), node.id) for path, node in walk(edition.categories)],
        [(("tracks", i, "id"), track.id) for i, track in enumerate(edition.tracks)],
        [(("evidence_kinds", i, "id"), each.id) for i, each in enumerate(edition.evidence_kinds)],
        [(("sources", i, "id"), each.id) for i, each in enumerate(edition.sources)],
        [
            (("verdict", "floors", i, "category"), each.category)
            for i, each in enumerate(edition.verdict.floors)
        ],
        [
            (("verdict", "mandatory", i, "indicator"), each.indicator)
            for i, each in enumerate(edition.verdict.mandatory)
        ],
    ]
    for path, node in walk(edition.categories):
        if isinstance(node, Indicator) and isinstance(node.scoring, Checklist):
            items = enumerate(node.scoring.items)
            families.append([((*path, "scoring", "items", i, "id"), item.id) for i, item in items])
    for family in families:
        first: dict[str, Path] = {}
        for path, name in family:
            if name in first:
                related = (document.span(first[name]),)
                yield Diagnostic("SC301", document.span(path), {"id": name}, related=related)
            first.setdefault(name, path)


def sums(edition: Edition, document: Document) -> Iterator[Diagnostic]:
    """Give the points and weights that do not add up."""
    yield from _sum(document, ("points",), edition.points, edition.categories)
    for path, node in walk(edition.categories):
        if node.points <= 0:
            yield at(document, "SC303", (*path, "points"), id=node.id)
        if isinstance(node, Indicator):
            continue
        if not node.children:
            yield at(document, "SC304", path, id=node.id)
            continue
        if node.combine == "sum":
            yield from _sum(document, (*path, "points"), node.points, node.children)
        yield from _weights(document, path, node)
    for index, area in enumerate(edition.categories):
        if area.weight is not None:
            yield at(document, "SC306", ("categories", index, "weight"), id=area.id)


def _sum(
    document: Document, path: Path, declared: Decimal, children: Sequence[Category | Indicator]
) -> Iterator[Diagnostic]:
    total = sum(child.points for child in children)
    if total != declared:
        yield at(document, "SC302", path, declared=declared, total=total)


def _weights(document: Document, path: Path, category: Category) -> Iterator[Diagnostic]:
    if category.combine == "sum":
        for place, child in _children(path, category):
            if child.weight is not None:
                yield at(document, "SC306", (*place, "weight"), id=child.id)
        return
    for place, child in _children(path, category):
        if child.weight is None or child.weight <= 0:
            yield at(document, "SC307", (*place, "weight"), id=child.id)
    weights = [child.weight or 0 for child in category.children]
    if sum(weights) != HUNDRED and min(weights) > 0:
        yield at(document, "SC305", (*path, "combine"), id=category.id, total=sum(weights))


def _children(path: Path, category: Category) -> Iterator[tuple[Path, Category | Indicator]]:
    for index, each in enumerate(category.categories):
        yield (*path, "categories", index), each
    for index, leaf in enumerate(category.indicators):
        yield (*path, "indicators", index), leaf


def precision(edition: Edition, document: Document) -> Iterator[Diagnostic]:
    """Points, and weights' shares of points, are whole in the smallest unit."""
    if not 0 <= edition.decimals <= FINEST_POINTS:
        yield at(
            document, "SC221", ("decimals",), written=edition.decimals, bound=f"0 … {FINEST_POINTS}"
        )
        return
    for path, node in walk(edition.categories):
        for where, points in _points_of(path, node):
            if decimals_of([points]) > edition.decimals:
                yield at(document, "SC308", where, points=points, decimals=edition.decimals)
        if isinstance(node, Category) and node.combine == "mean":
            for place, child in _children(path, node):
                share = (node.points * (child.weight or Decimal(0)) / 100).normalize()
                if decimals_of([share]) > edition.decimals:
                    weight = (*place, "weight")
                    yield at(document, "SC309", weight, id=child.id, share=f"{share:f}")


def _points_of(path: Path, node: Category | Indicator) -> Iterator[tuple[Path, Decimal]]:
    """Give the points that are not whole in the smallest unit, shares of a mean included."""
    yield (*path, "points"), node.points
    if isinstance(node, Indicator):
        for place, points in points_in(node.scoring):
            yield (*path, "scoring", *place), points

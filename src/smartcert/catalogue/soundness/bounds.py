"""Bounds: every number that judging can meet fits a column of 64 bits."""

from collections.abc import Iterator

from smartcert.catalogue.compiling import (
    largest_answer,
    rule_of,
    standard_of,
    tree_of,
    usual_of,
)
from smartcert.catalogue.edition import Edition, walk
from smartcert.catalogue.indicator import Indicator
from smartcert.catalogue.soundness.faults import at
from smartcert.diagnostics import Diagnostic
from smartcert.files.document import Document
from smartcert.scoring.points import LARGEST_INT64, power_of_ten
from smartcert.scoring.tree import Node


def overflow(edition: Edition, document: Document) -> Iterator[Diagnostic]:
    """Give the scales, weights and marks whose numbers could leave 64 bits."""
    unit = power_of_ten(edition.decimals)
    paths = {node.id: path for path, node in walk(edition.categories)}
    for path, node in walk(edition.categories):
        if isinstance(node, Indicator):
            rule = rule_of(node, unit)
            largest = largest_answer(node, rule)
            if rule.largest_number(*largest) > LARGEST_INT64:
                yield at(document, "SC339", (*path, "scoring"), id=node.id)
            usual = usual_of(node, rule)
            if usual and usual.largest_number(*largest) > LARGEST_INT64:
                yield at(document, "SC339", (*path, "measure", "plausible"), id=node.id)
    total = tree_of(edition)
    maxima = dict(_maxima(total))
    for child in _in_means(total):
        if 2 * child.maximum * child.counts_for + child.maximum > LARGEST_INT64:
            yield at(document, "SC339", (*paths[child.id], "weight"), id=child.id)
    standard = standard_of(edition)
    for each in (*standard.requirements, *standard.edges):
        if each.largest_number(maxima) > LARGEST_INT64:
            yield at(document, "SC339", each.place, id=each.node or edition.id)


def _maxima(node: Node) -> Iterator[tuple[str, int]]:
    yield node.id, node.maximum
    for child in node.children:
        yield from _maxima(child)


def _in_means(node: Node) -> Iterator[Node]:
    for child in node.children:
        if node.mean:
            yield child
        yield from _in_means(child)

"""An edition compiled: scoring rules, tree and standard as the kernel's whole numbers."""

from collections.abc import Sequence
from decimal import Decimal

from smartcert.catalogue.answer_form import form_of
from smartcert.catalogue.edition import Category, Edition
from smartcert.catalogue.indicator import Bands, Checklist, Goalposts, Indicator, Maturity
from smartcert.language.government import KINDS
from smartcert.scoring.points import LARGEST_INT64, Rule, decimals_of, power_of_ten, units
from smartcert.scoring.tracks import EVERYONE, Reach
from smartcert.scoring.tree import TOTAL, Node
from smartcert.scoring.usual import Usual
from smartcert.scoring.verdict import Standard

MOST_PEOPLE = 100_000_000
LARGEST_PART = 100_000_000_000
"""Largest numerator or denominator of a share."""
_FINER = 1_000
"""Parts of a smallest unit in which cities are compared, where they fit 64 bits."""
_LARGE_SHARE = 10
"""Percent at which a scale has to end for 1 % and less to look like a fraction."""


def rule_of(indicator: Indicator, unit: int) -> Rule:
    """Compile the scoring rule of an indicator; `unit` is the number of smallest units a point."""
    rule, full = indicator.scoring, units(indicator.points, unit)
    if isinstance(rule, Goalposts):
        scale = _scale(indicator, [rule.zero_at, rule.full_at])
        posts = sorted([(units(rule.zero_at, scale), 0), (units(rule.full_at, scale), full)])
        return Rule(tuple(x for x, _ in posts), tuple(y for _, y in posts), True, scale)
    if isinstance(rule, Bands):
        lowers = [band.lower for band in rule.steps[1:] if band.lower is not None]
        scale = _scale(indicator, lowers)
        edges = [units(lower, scale) for lower in lowers]
        points = tuple(units(band.points, unit) for band in rule.steps)
        return Rule((edges[0], *edges), points, False, scale)
    if isinstance(rule, Checklist):
        return Rule((0, full), (0, full), True, unit)
    if isinstance(rule, Maturity):
        points = tuple(units(level.points, unit) for level in rule.levels)
        return Rule(tuple(level.level for level in rule.levels), points, False)
    return Rule((0, 1), (0, full), False)


def usual_of(indicator: Indicator, rule: Rule) -> Usual | None:
    """Compile the range in which the value of an indicator usually lies, if one is known."""
    plausible = form_of(indicator).plausible
    if plausible is None:
        return None
    finer = max(power_of_ten(decimals_of(plausible.range)) // rule.scale, 1)
    low, high = (units(limit, rule.scale * finer) for limit in plausible.range)
    return Usual(low, high, finer)


def fraction_of(indicator: Indicator, rule: Rule) -> int | None:
    """Return 1 % in smallest units, for a share whose scale makes so small a one unlikely."""
    is_share = form_of(indicator).kind == "share"
    return rule.scale if is_share and rule.edges[-1] >= _LARGE_SHARE * rule.scale else None


def finer_of(indicator: Indicator, rule: Rule) -> int | None:
    """Return in how many parts of its smallest unit cities are compared, if it is measured."""
    if form_of(indicator).judged:
        return None
    largest, _ = largest_answer(indicator, rule)
    return _FINER if largest * _FINER <= LARGEST_INT64 else 1


def usual_people_of(edition: Edition) -> tuple[Usual, ...]:
    """Compile the usual inhabitants of each kind of government; of one that is not named, all."""
    usual = dict.fromkeys(KINDS, Usual(1, MOST_PEOPLE))
    for each in reversed(edition.populations):
        usual.update(dict.fromkeys(each.kinds, Usual(*each.range)))
    return tuple(usual[kind] for kind in KINDS)


def largest_answer(indicator: Indicator, rule: Rule) -> tuple[int, int]:
    """Give the largest `value` and the largest `parts` that an answer may bring."""
    form = form_of(indicator)
    largest, scale = max(abs(form.low), abs(form.high)), power_of_ten(form.decimals)
    if form.kind == "share":
        return LARGEST_PART * 100 * rule.scale, LARGEST_PART
    if form.kind == "per_inhabitants":
        return units(largest, scale) * form.per * rule.scale, MOST_PEOPLE * scale
    return units(largest, rule.scale), 1


def tree_of(edition: Edition) -> Node:
    """Compile the tree of an edition."""
    unit = power_of_ten(edition.decimals)
    total = units(edition.points, unit)
    children = tuple(_node(category, unit, None) for category in edition.categories)
    return Node(TOTAL, total, total, False, children)


def _node(entry: Category | Indicator, unit: int, parent: Category | None) -> Node:
    maximum = units(entry.points, unit)
    counts_for = maximum
    if parent is not None and parent.combine == "mean" and entry.weight is not None:
        counts_for = units(parent.points * entry.weight / 100, unit)
    if isinstance(entry, Indicator):
        return Node(entry.id, maximum, counts_for, False)
    children = tuple(_node(child, unit, entry) for child in entry.children)
    return Node(entry.id, maximum, counts_for, entry.combine == "mean", children)


def reaches_of(edition: Edition) -> tuple[Reach, ...]:
    """Compile the conditions of an edition's tracks, in their order."""
    return tuple(
        Reach(
            track=place,
            kinds=tuple(KINDS.index(kind) for kind in each.kinds),
            low=max(each.population_from or 0, 0),
            below=EVERYONE if each.population_below is None else each.population_below,
            whatever_size=each.population_from is None and each.population_below is None,
        )
        for place, track in enumerate(edition.tracks)
        for each in track.when
    )


def standard_of(edition: Edition) -> Standard:
    """Compile the rules of the verdict of an edition."""
    verdict = edition.verdict
    return Standard(
        requirements=tuple(verdict.requirements()),
        best=verdict.grades[0].grade,
        edges=tuple(verdict.edges()),
        uncertified=min(grade.grade for grade in verdict.grades if not grade.certified),
    )


def _scale(indicator: Indicator, edges: Sequence[Decimal]) -> int:
    return power_of_ten(max(form_of(indicator).decimals, decimals_of(edges)))

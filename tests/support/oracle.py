"""The certification in exact fractions, as the guideline reads: the kernel's judge.

It imports nothing of the kernel and shares no arithmetic with it. Points are fractions; the
only rounding is half up to the smallest unit, of an indicator's points and of a child's
contribution to a weighted mean.
"""

from fractions import Fraction
from math import floor

from smartcert.catalogue.edition import Category
from smartcert.catalogue.indicator import Bands, Checklist, Goalposts, Maturity


def half_up(number, decimals):
    unit = 10**decimals
    return Fraction(floor(number * unit + Fraction(1, 2)), unit)


def indicator_points(indicator, value, decimals):
    """Points for a value: a fraction in the indicator's unit, a level, a truth or item ids."""
    rule, full = indicator.scoring, Fraction(indicator.points)
    if isinstance(rule, Goalposts):
        zero, post = Fraction(rule.zero_at), Fraction(rule.full_at)
        share = min(max((value - zero) / (post - zero), Fraction(0)), Fraction(1))
        return half_up(share * full, decimals)
    if isinstance(rule, Bands):
        for band in rule.steps:
            above = band.lower is None or value >= Fraction(band.lower)
            below = band.upper is None or value < Fraction(band.upper)
            if above and below:
                return Fraction(band.points)
        raise AssertionError(value)
    if isinstance(rule, Checklist):
        if rule.requires and rule.requires not in value:
            return Fraction(0)
        return sum((Fraction(item.points) for item in rule.items if item.id in value), Fraction(0))
    if isinstance(rule, Maturity):
        return Fraction(rule.levels[value].points)
    return full if value else Fraction(0)


def tally(node, points, applies, decimals):
    """Earned and maximum of a category or indicator."""
    if not isinstance(node, Category):
        if not applies[node.id]:
            return Fraction(0), Fraction(0)
        return points[node.id], Fraction(node.points)
    earned = maximum = Fraction(0)
    for child in [*node.categories, *node.indicators]:
        child_earned, child_maximum = tally(child, points, applies, decimals)
        if node.combine == "mean":
            weight = Fraction(node.points) * Fraction(child.weight) / 100 if child_maximum else 0
            share = child_earned / child_maximum if child_maximum else 0
            child_earned, child_maximum = half_up(share * weight, decimals), weight
        earned, maximum = earned + child_earned, maximum + child_maximum
    return earned, maximum


def total(edition, points, applies):
    parts = [tally(area, points, applies, edition.decimals) for area in edition.categories]
    return sum(part[0] for part in parts), sum(part[1] for part in parts)


def grade(edition, earned, maximum, certified):
    """The grade by share; a failed rule keeps the city out of the certified grades."""
    for band in edition.verdict.grades:
        reached = earned * 100 >= maximum * Fraction(band.at_least)
        if reached and (certified or not band.certified):
            return band.grade
    raise AssertionError(earned)

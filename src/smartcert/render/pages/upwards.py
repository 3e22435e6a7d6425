"""How the points of an indicator or a category lead to the verdict, as explanations end."""

from smartcert.render import requirement_words, wording
from smartcert.render.layout import Page
from smartcert.render.view import View
from smartcert.reports.report import CategoryResult, IndicatorResult, Points, Report

LABEL = 12
"""Cells of the labels of an explanation."""


def own_points(page: Page, result: CategoryResult | IndicatorResult, view: View) -> None:
    """Say the points of a node, and what of them counts above it."""
    say = view.language.say
    earned = say(
        "{earned} of {maximum} points",
        earned=wording.points(result.points.earned),
        maximum=wording.points(result.points.maximum),
    )
    page.labelled(say("Points"), earned, LABEL, "bold")
    if result.counted != result.points:
        counted = say(
            "counts as {earned} of {maximum} points, by its weight",
            earned=wording.points(result.counted.earned),
            maximum=wording.points(result.counted.maximum),
        )
        page.labelled("", counted, LABEL)


def to_the_verdict(page: Page, name: str, report: Report, view: View) -> None:
    """Say what the points of a node add to, up to the total and the verdict."""
    say = view.language.say
    for category in holders_of(name, report.areas)[::-1]:
        title = f"{category.id}  {view.language.pick(category.title)}"
        counted = wording.rescaled(category, view.language)
        page.labelled(say("adds to"), f"{title}: {amount(category.points)}{counted}", LABEL)
    page.labelled(say("Total"), amount(report.total), LABEL)
    for rule in wording.deciding_rules(report.verdict):
        page.labelled("", requirement_words.judged(rule, view.language), LABEL)
    page.labelled(say("Verdict"), wording.certified(report.verdict, view.language), LABEL, "bold")


def amount(points: Points) -> str:
    """Write what was earned of what, with the share."""
    earned, maximum = wording.points(points.earned), wording.points(points.maximum)
    return f"{earned} / {maximum} ({wording.percent(points)})"


def holders_of(name: str, categories: tuple[CategoryResult, ...]) -> list[CategoryResult]:
    """Return the categories that hold a node, outermost first; none of them is the node itself."""
    for category in categories:
        inner = [each.id for each in category.categories]
        if name in inner or name in [each.id for each in category.indicators]:
            return [category]
        if held := holders_of(name, category.categories):
            return [category, *held]
    return []

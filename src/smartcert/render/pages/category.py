"""Why a category earned what it did: what stands in it, and how that leads to the verdict."""

from collections.abc import Iterator

from smartcert.render import requirement_words, verdict_words, wording
from smartcert.render.layout import Page, cells
from smartcert.render.pages.upwards import LABEL, amount, holders_of, own_points, to_the_verdict
from smartcert.render.view import View
from smartcert.reports.report import CategoryResult, IndicatorResult, Report

_Row = tuple[int, CategoryResult | IndicatorResult]


def page(name: str, report: Report, view: View) -> Page:
    """Lay out the explanation of a category of a report."""
    language = view.language
    result = _found(name, report)
    page = Page(view.width)
    page.text(f"{name} {language.pick(result.title)}", style="bold")
    page.blank()
    rows = list(_below(result, 0))
    width = max(2 * depth + cells(each.id) for depth, each in rows) + 2
    for depth, each in rows:
        label = "  " * depth + each.id
        page.labelled(label, f"{wording.title(each, language)}: {amount(each.points)}", width)
        if isinstance(each, IndicatorResult) and (step := verdict_words.next_step(each, language)):
            page.text(step, width + 2, "dim")
    page.blank()
    own_points(page, result, view)
    for rule in report.verdict.rules:
        if rule.node == name:
            page.labelled("", requirement_words.judged(rule, language), LABEL)
    to_the_verdict(page, name, report, view)
    return page


def _found(name: str, report: Report) -> CategoryResult:
    holders = holders_of(name, report.areas)
    among = holders[-1].categories if holders else report.areas
    return next(each for each in among if each.id == name)


def _below(category: CategoryResult, depth: int) -> Iterator[_Row]:
    for child in category.categories:
        yield depth, child
        yield from _below(child, depth + 1)
    for indicator in category.indicators:
        yield depth, indicator

"""A catalogue for people: its tree with points, or one indicator in full."""

from collections.abc import Iterable
from decimal import Decimal

from smartcert.catalogue.answer_form import form_of
from smartcert.catalogue.compiled import Catalogue
from smartcert.catalogue.edition import Category
from smartcert.catalogue.indicator import Indicator
from smartcert.render import indicator_words, requirement_words, wording
from smartcert.render.layout import Page, cells, pad
from smartcert.render.view import View

_LABEL = 12


def tree(catalogue: Catalogue, view: View) -> Page:
    """Lay out the whole catalogue: areas, items and indicators with their points."""
    edition, language = catalogue.edition, view.language
    page = Page(view.width)
    page.text(language.pick(edition.title), style="bold")
    revision = language.say("revision {revision}", revision=edition.revision)
    page.text(f"{edition.name}, {revision}, sha256 {catalogue.sha256[:12]}", style="dim")
    page.text(language.pick(edition.basis), style="warn")
    page.blank()
    for area in edition.categories:
        _category(page, area, view, 0)
    _line(page, language.say("Total"), edition.points, "bold")
    page.blank()
    _rules(page, catalogue, view)
    return page


def _rules(page: Page, catalogue: Catalogue, view: View) -> None:
    say = view.language.say
    for sentence in requirement_words.listed(catalogue, view.language):
        page.text(sentence)
    for grade in catalogue.edition.verdict.grades:
        values = {"grade": grade.grade, "edge": grade.at_least}
        basis = say(wording.BASES[grade.basis])
        page.text(say("Grade {grade} from {edge} % ({basis}).", basis=basis, **values))


def node(catalogue: Catalogue, name: str, view: View) -> Page:
    """Lay out one indicator or category."""
    lay_out = indicator if name in catalogue.indicators else category
    return lay_out(catalogue, name, view)


def several(catalogue: Catalogue, names: Iterable[str], view: View) -> Page:
    """Lay out indicators and categories that a search has found, a line each."""
    page = Page(view.width)
    for name in names:
        found = catalogue.indicators.get(name) or catalogue.categories[name]
        _line(page, _title(found, view, 0), found.points, "")
    return page


def category(catalogue: Catalogue, name: str, view: View) -> Page:
    """Lay out one category and all below it."""
    page = Page(view.width)
    _category(page, catalogue.categories[name], view, 0)
    return page


def _category(page: Page, node: Category, view: View, depth: int) -> None:
    _line(page, _title(node, view, depth), node.points, "bold" if depth == 0 else "")
    for child in node.categories:
        _category(page, child, view, depth + 1)
    for indicator in node.indicators:
        _line(page, _title(indicator, view, depth + 1), indicator.points, "dim")


def _title(node: Category | Indicator, view: View, depth: int) -> str:
    title = f"{'  ' * depth}{node.id}  {view.language.pick(node.title)}"
    if node.weight is None:
        return title
    weight = view.language.say("weight {percent} %", percent=node.weight)
    return f"{title} [{weight}]"


def _line(page: Page, title: str, number: Decimal, style: str) -> None:
    points = indicator_words.number(number)
    page.line((pad(title, page.width - cells(points) - 1), style), " ", (points, style))


def indicator(catalogue: Catalogue, name: str, view: View) -> Page:
    """Lay out one indicator in full, with its rubric."""
    node, language = catalogue.indicators[name], view.language
    say = language.say
    page = Page(view.width)
    page.text(f"{name} {language.pick(node.title)}", style="bold")
    page.text(language.pick(node.definition))
    page.blank()
    kind = language.say(wording.INDICATOR_KINDS[node.kind])
    page.labelled(say("Kind"), kind, _LABEL)
    page.labelled(say("Maximum"), indicator_words.number(node.points), _LABEL)
    page.labelled(say("Value"), indicator_words.value(node, language), _LABEL)
    page.labelled(say("Rule"), indicator_words.rule(node, language), _LABEL)
    page.labelled(say("Evidence"), indicator_words.evidence(node, catalogue, language), _LABEL)
    for label, text in (
        (say("Period"), indicator_words.period(node, language)),
        (say("May not apply"), indicator_words.exception(node, catalogue, language)),
    ):
        if text:
            page.labelled(label, text, max(_LABEL, cells(label) + 2))
    page.labelled(say("Basis"), indicator_words.basis(node, catalogue, language), _LABEL)
    page.labelled(say("Place"), str(catalogue.span(name)), _LABEL, "dim")
    _steps(page, node, view)
    by_people(page, node, view)
    return page


def by_people(page: Page, node: Indicator, view: View) -> None:
    """List what no program can check of an answer."""
    if node.by_people:
        page.heading(view.language.say("For people to check"))
        for each in node.by_people:
            page.labelled("  -", view.language.pick(each), 4)


def _steps(page: Page, node: Indicator, view: View) -> None:
    language, form = view.language, form_of(node)
    if form.kind == "level":
        page.heading(language.say("Levels of maturity"))
        for level in form.choices:
            label = f"  {level.name} ({indicator_words.number(level.points)})"
            page.labelled(label, language.pick(level.text), _LABEL)
        page.text(indicator_words.rubric_note(language), 2, "dim")
    elif form.kind == "items":
        page.heading(language.say("Items"))
        for item in form.choices:
            text = f"{item.name}: {language.pick(item.text)}"
            page.labelled(f"  ({indicator_words.number(item.points)})", text, _LABEL)

"""An empty assessment with every question in it, for an officer to fill in."""

import json
from collections.abc import Iterator, Sequence

from smartcert.catalogue.answer_form import form_of
from smartcert.catalogue.compiled import Catalogue
from smartcert.catalogue.edition import Category
from smartcert.catalogue.indicator import Indicator
from smartcert.forms.beginning import Beginning, Notes
from smartcert.forms.yaml_lines import comment, head
from smartcert.language import N_, Language
from smartcert.render import indicator_words

_HOW_TO = N_(
    "Write each value after `value:`. For its evidence delete `# ` (the sign and the blank "
    "after it) before `evidence:` and the lines below, and put your own words in the place "
    "of each …; keep the quotes. A question left blank earns no points and is named in the "
    "report. Judge the file with: smartcert evaluate FILE"
)


def skeleton(catalogue: Catalogue, language: Language, beginning: Beginning, notes: Notes) -> str:
    """Return the text of a YAML file that evaluates at once: no points, nothing answered.

    Args:
        catalogue: with the questions.
        language: of all that is told.
        beginning: the city and the day.
        notes: further comments by the ids of indicators.
    """
    return "\n".join([*_head(catalogue, language, beginning, notes), ""])


def _head(
    catalogue: Catalogue, language: Language, beginning: Beginning, notes: Notes
) -> Iterator[str]:
    name, kind, population, day = beginning
    say, edition = language.say, catalogue.edition
    yield from head(edition, language, say(_HOW_TO))
    yield f"catalogue: {edition.name}"
    yield f"date: {day.isoformat()}"
    yield "stage: self_assessment"
    yield "city:"
    yield f"  name: {json.dumps(name, ensure_ascii=False)}"
    yield f"  kind: {kind}"
    if population is None:
        hint = say("inhabitants, and the day of the statistics")
        yield f"  # population:       # {hint}"
        yield "  # population_date:"
    else:
        yield f"  population: {population}"
        hint = say("the day of the statistics")
        yield f"  population_date: {day.isoformat()}   # {hint}"
    yield ""
    yield "answers:"
    for area in edition.categories:
        yield from _category(area, catalogue, language, beginning, notes)


def _category(
    category: Category,
    catalogue: Catalogue,
    language: Language,
    beginning: Beginning,
    notes: Notes,
) -> Iterator[str]:
    yield ""
    title = f"{category.id} {language.pick(category.title)}"
    points = language.say("{points} points", points=indicator_words.number(category.points))
    yield f"  # ===== {title} ({points}) ====="
    for child in category.categories:
        yield from _category(child, catalogue, language, beginning, notes)
    for indicator in category.indicators:
        more = notes.get(indicator.id, ())
        yield from _question(indicator, catalogue, language, beginning, more)


def _question(
    indicator: Indicator,
    catalogue: Catalogue,
    language: Language,
    beginning: Beginning,
    more: Sequence[str],
) -> Iterator[str]:
    say = language.say
    yield ""
    title = language.pick(indicator.title)
    points = say("{points} points", points=indicator_words.number(indicator.points))
    yield from comment(f"{indicator.id} {title} ({points})", 2)
    yield from comment(language.pick(indicator.definition), 2)
    yield from comment(f"{say('Value')}: {indicator_words.value(indicator, language)}", 2)
    yield from comment(f"{say('Rule')}: {indicator_words.rule(indicator, language)}", 2)
    form = form_of(indicator)
    for choice in form.choices:
        yield from comment(f"  {choice.name}: {language.pick(choice.text)}", 2)
    if form.kind == "level":
        yield from comment(indicator_words.rubric_note(language), 2)
    yield from comment(
        f"{say('Evidence')}: {indicator_words.evidence(indicator, catalogue, language)}", 2
    )
    if period := indicator_words.period(indicator, language, beginning.day):
        yield from comment(f"{say('Period')}: {period}", 2)
    if indicator.may_be_left_out(beginning.kind):
        reason = indicator_words.exception(indicator, catalogue, language)
        yield from comment(f"{say('May not apply')}: {reason} (not_applicable: …)", 2)
    if indicator.by_people:
        yield from comment(f"{say('For people to check')}:", 2)
        for each in indicator.by_people:
            yield from comment(f"- {language.pick(each)}", 2)
    for line in more:
        yield from comment(line, 2)
    yield f"  {indicator.id}:"
    yield "    value:"
    if indicator.evidence:
        yield "    # evidence:"
        wanted = indicator.evidence
        for number in range(wanted.at_least):
            piece = number % len(wanted.kinds) if wanted.different_kinds else 0
            yield '    #   - title: "…"'
            yield f"    #     kind: {wanted.kinds[piece]}"
            yield '    #     document: "…"'
            yield "    #     page: …"
            yield "    #     date: …"

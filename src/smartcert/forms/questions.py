"""An empty table for a catalogue: its columns, what belongs in their cells, and why."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Literal, NamedTuple

from smartcert.catalogue.answer_form import AnswerForm, form_of
from smartcert.catalogue.compiled import Catalogue
from smartcert.catalogue.compiling import LARGEST_PART, MOST_PEOPLE
from smartcert.catalogue.edition import Category
from smartcert.catalogue.indicator import Indicator
from smartcert.language import N_, Language
from smartcert.language.government import KINDS, WORDS
from smartcert.render import indicator_words
from smartcert.tables.column import column_name
from smartcert.tables.rows.pieces import MOST_PIECES


class Accepted(NamedTuple):
    """What the cells of a column may hold.

    Attributes:
        form: how a cell is to be checked; a list holds several choices with blanks between.
            Nothing: it stays blank.
        low: the smallest number.
        high: the largest number.
        decimals: that a number may have.
        choices: the words that may stand there.
    """

    form: Literal["text", "number", "day", "choice", "list", "nothing"] = "text"
    low: Decimal = Decimal(0)
    high: Decimal = Decimal(0)
    decimals: int = 0
    choices: tuple[str, ...] = ()


class Question(NamedTuple):
    """A column of the empty table.

    Attributes:
        name: by which the table is read.
        title: what it is called.
        unit: of a number; empty if it has none.
        meaning: what is asked, in a sentence or two.
        wanted: what is to be written.
        choices: words that may be written, or levels, each with what it means.
        accepted: the same for a program.
        points: what the answer can earn; empty for what is no value.
        rule: how it earns them.
        group: the area of the catalogue, from 1; 0 for the city's own.
    """

    name: str
    title: str
    unit: str
    meaning: str
    wanted: str
    choices: tuple[tuple[str, str], ...]
    accepted: Accepted
    points: str = ""
    rule: str = ""
    group: int = 0

    @property
    def heading(self) -> str:
        """Title and unit, as they stand below the name."""
        return f"{self.title} ({self.unit})" if self.unit else self.title


def questions(catalogue: Catalogue, language: Language) -> Iterator[Question]:
    """Give the columns of the empty table in their order."""
    yield from _about_the_city(language)
    for group, area in enumerate(catalogue.edition.categories, 1):
        for indicator in _indicators(area):
            for question in about(indicator, catalogue, language):
                yield question._replace(group=group)


def names(catalogue: Catalogue) -> Sequence[str]:
    """Give the names of the columns of the empty table."""
    return [each.name for each in questions(catalogue, Language("en"))]


def _indicators(category: Category) -> Iterator[Indicator]:
    for child in category.categories:
        yield from _indicators(child)
    yield from category.indicators


def _about_the_city(language: Language) -> Iterator[Question]:
    say = language.say
    kinds = tuple((kind, say(WORDS[kind])) for kind in KINDS)
    yield Question(
        "city",
        say("name of the city"),
        "",
        say("The city as people write it; one row a city."),
        say("a text of one line"),
        (),
        Accepted(),
    )
    yield Question(
        "kind",
        say("kind of local government"),
        "",
        say("With the population it decides the track."),
        say("one word of the list"),
        kinds,
        Accepted("choice", choices=KINDS),
    )
    yield Question(
        "population",
        say("population"),
        say("inhabitants"),
        say("The inhabitants of the city; counts are divided by it."),
        say("a whole number from {low} to {high}", low=1, high=f"{MOST_PEOPLE:,}"),
        (),
        Accepted("number", Decimal(1), Decimal(MOST_PEOPLE)),
    )
    yield Question(
        "population_date",
        say("day of the population statistics"),
        "",
        say("The day on which the city had so many inhabitants."),
        say("a date, such as 2022-12-31"),
        (),
        Accepted("day"),
    )


def about(indicator: Indicator, catalogue: Catalogue, language: Language) -> Iterator[Question]:
    """Give the questions on one indicator, that for its value first."""
    say, title = language.say, language.pick(indicator.title)
    form = form_of(indicator)
    yield _value(indicator, form, language)
    if form.parts:
        for part, said, counted in (
            ("numerator", say("{title}: numerator", title=title), form.parts[0]),
            ("denominator", say("{title}: denominator", title=title), form.parts[1]),
        ):
            yield Question(
                column_name(indicator.id, part),
                said,
                "",
                language.pick(counted),
                say("a whole number from {low} to {high}", low=0, high=f"{LARGEST_PART:,}"),
                (),
                Accepted("number", Decimal(0), Decimal(LARGEST_PART)),
            )
    if indicator.evidence is not None:
        kinds = {kind.id: kind.title for kind in catalogue.edition.evidence_kinds}
        yield Question(
            column_name(indicator.id, "evidence"),
            say("{title}: pieces of evidence", title=title),
            "",
            indicator_words.evidence(indicator, catalogue, language),
            say("the number of pieces that count: of these kinds, and not older, 0 or more"),
            tuple((kind, language.pick(kinds[kind])) for kind in indicator.evidence.kinds),
            Accepted("number", Decimal(0), Decimal(MOST_PIECES)),
        )
    if indicator.not_applicable is not None:
        yield Question(
            column_name(indicator.id, "not_applicable"),
            say("{title}: why it does not apply", title=title),
            "",
            indicator_words.exception(indicator, catalogue, language),
            say("the reason in a sentence; the value stays blank then"),
            (),
            Accepted(),
        )


def _value(indicator: Indicator, form: AnswerForm, language: Language) -> Question:
    unit = language.pick(form.unit) if form.unit else ""
    if form.kind == "per_inhabitants":
        unit = language.say("not divided by the population")
    return Question(
        name=indicator.id,
        title=language.pick(indicator.title),
        unit=unit,
        meaning=" ".join(_asked(indicator, language)),
        wanted=_wanted(form, language),
        choices=_choices(form, language),
        accepted=_accepted(form),
        points=indicator_words.number(indicator.points),
        rule=indicator_words.rule(indicator, language),
    )


def _asked(indicator: Indicator, language: Language) -> Iterator[str]:
    say = language.say
    yield language.pick(indicator.definition)
    if period := indicator_words.period(indicator, language):
        yield f"{say('Period')}: {period}."
    if indicator.by_people:
        checks = "; ".join(language.pick(each).rstrip(".") for each in indicator.by_people)
        yield f"{say('For people to check')}: {checks}."


def _wanted(form: AnswerForm, language: Language) -> str:
    say = language.say
    if form.kind == "items":
        return say("the ids of the items that are fulfilled, blanks between them")
    if form.kind == "level":
        return say("the level reached, 0 to {top}", top=form.high)
    if form.kind == "yes_no":
        return say("TRUE or FALSE")
    low, high = indicator_words.number(form.low), indicator_words.number(form.high)
    whole = N_("a whole number from {low} to {high}")
    finer = N_("a number from {low} to {high}, decimals: {decimals}")
    number = say(finer if form.decimals else whole, low=low, high=high, decimals=form.decimals)
    if form.floor:
        return say("blank: its two parts stand in the next columns")
    if form.kind == "share":
        return say("the percentage ({number}); or its two parts in the next columns", number=number)
    if form.kind == "per_inhabitants":
        return say("{number}: {count}", number=number, count=form.counted)
    return number


def _choices(form: AnswerForm, language: Language) -> tuple[tuple[str, str], ...]:
    if form.kind == "yes_no":
        return ("TRUE", language.say("yes")), ("FALSE", language.say("no"))
    return tuple((each.name, language.pick(each.text)) for each in form.choices)


def _accepted(form: AnswerForm) -> Accepted:
    names = tuple(each.name for each in form.choices)
    if form.kind == "items":
        return Accepted("list", choices=names)
    if form.kind == "level":
        return Accepted("choice", choices=names)
    if form.kind == "yes_no":
        return Accepted("choice", choices=("TRUE", "FALSE"))
    if form.floor:  # whoever gives a percentage is asked for its parts
        return Accepted("nothing")
    return Accepted("number", form.low, form.high, form.decimals)

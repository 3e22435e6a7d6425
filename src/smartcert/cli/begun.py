"""What a new assessment begins with: what was given, what was said last time, what is asked."""

from typing import NamedTuple

from smartcert.cli.asking import ask, can_ask
from smartcert.cli.refusal import Refused, unknown_choice
from smartcert.language import Language, korean
from smartcert.language.government import KINDS, Kind
from smartcert.language.letters import seen


class Given(NamedTuple):
    """What the options say; None where they say nothing."""

    file: str | None
    name: str | None
    kind: str | None
    population: int | None


class Complete(NamedTuple):
    """What is known once nothing is missing."""

    file: str
    name: str
    kind: Kind
    population: int | None


def complete(given: Given, language: Language) -> Complete:
    """Ask for what is missing, where somebody can be asked.

    Raises:
        Refused: something is missing, all of it named at once; or what is given means nothing.
    """
    if given.file is not None and given.name is not None and given.kind is not None:
        kind = kind_named(given.kind, language)
        return Complete(given.file, given.name, kind, given.population)
    if not can_ask():
        options = {"CITY.xlsx": given.file, "--name": given.name, "--kind": given.kind}
        missing = [option for option, value in options.items() if value is None]
        example = "smartcert init 솔밭군.xlsx --name 솔밭군 --kind gun --population 38400"
        sentence = language.say(
            "Still to be given: {missing}. For example: {example}", missing=missing, example=example
        )
        raise Refused(sentence)
    return _asked(given, language)


def _asked(given: Given, language: Language) -> Complete:
    say = language.say
    name = given.name or ask(say("Name of the city"), lambda said: _some(said, language), language)
    if given.kind is not None:
        kind = kind_named(given.kind, language)
    else:
        known = ", ".join(korean.KINDS if language.tag == "ko" else KINDS)
        question = say("Kind of local government ({kinds})", kinds=known)
        kind = ask(question, lambda said: kind_named(said, language), language)
    population = given.population
    if population is None:
        question = say("Population (blank if it is not known)")
        population = ask(question, lambda said: _people(said, language), language)
    file = given.file
    if file is None:
        question = say("File to write")
        file = ask(question, lambda said: said, language, usual=f"{name}.xlsx")
    return Complete(file, name, kind, population)


def kind_named(word: str, language: Language) -> Kind:
    """Return the kind of government that a word names.

    Raises:
        Refused: it names none.
    """
    found = korean.KINDS.get(seen(word)) or next((each for each in KINDS if each == word), None)
    if found is None:
        raise Refused(unknown_choice(word, (*KINDS, *korean.KINDS), "--kind", language))
    return found


def _some(said: str, language: Language) -> str:
    if not said:
        raise Refused(language.say("A name is needed."))
    return said


def _people(said: str, language: Language) -> int | None:
    digits = said.replace(",", "")
    if said and not (digits.isdecimal() and int(digits)):
        raise Refused(language.say("Write a whole number such as 38400, or nothing."))
    return int(digits) if said else None

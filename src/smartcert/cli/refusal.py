"""The refusal that ends a command, and the sentences with which several commands refuse."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePath

from smartcert.checking.exits import NOT_JUDGED, OUTPUT_LOST
from smartcert.diagnostics import Diagnostic, did_you_mean, near
from smartcert.files.names import identity
from smartcert.files.reasons import reason
from smartcert.language import Language


class Refused(Exception):  # noqa: N818 - what was asked is refused; nothing of ours has failed
    """The end of a command that cannot do what was asked; caught once, where commands are run.

    Args:
        sentence: why; printed after the diagnostics, if it is not empty.
        diagnostics: faults that are printed in this order.
    """

    exit_code = NOT_JUDGED

    def __init__(self, sentence: str = "", diagnostics: Sequence[Diagnostic] = ()) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.diagnostics = diagnostics


class OutputLost(Refused):
    """The end of a command whose result standard output did not take, of which all is said."""

    exit_code = OUTPUT_LOST


def with_guess(sentence: str, word: str, known: Iterable[str], language: Language) -> str:
    """Return the sentence, followed by what a mistyped word may have meant."""
    return f"{sentence} {did_you_mean(near(word, known), language)}".rstrip()


def unknown(name: str, known: Iterable[str], where: str, language: Language) -> str:
    """Return a sentence on a name that is not known in a place, with a guess."""
    sentence = language.say("There is no “{name}” in {where}.", name=name, where=where)
    known = list(known)
    # an id is meant in any case
    word = name if near(name, known) else name.upper()
    return with_guess(sentence, word, known, language)


def unknown_choice(name: str, known: Sequence[str], where: str, language: Language) -> str:
    """Return sentences on a name that is not known in a place, with a guess and the known ones."""
    choices = language.say("Choose one of: {choices}.", choices=known)
    return f"{unknown(name, known, where, language)}\n{choices}"


def refuse_ending(file: str, choices: Sequence[str], language: Language) -> str:
    """Return the ending of a file that is to be written.

    Raises:
        Refused: it is none of those.
    """
    ending = PurePath(file).suffix.lower()
    if ending not in choices:
        sentence = language.say(
            "{file}: its ending is to be one of {choices}.", file=file, choices=choices
        )
        raise Refused(sentence)
    return ending


def missing_extra(name: str, extra: str, language: Language) -> str:
    """Return a sentence on the extra to install for what is asked."""
    return language.say(
        '{name} needs more: pip install "smartcert[{extra}]"', name=name, extra=extra
    )


def unwritten(file: str, error: object, language: Language) -> str:
    """Return a sentence on a file that cannot be written, with the reason."""
    return language.say("{file} cannot be written: {reason}.", file=file, reason=reason(error))


def refuse_idle(options: Mapping[str, object], where: str, language: Language) -> None:
    """Refuse options that are given and would change nothing.

    Args:
        options: by their names, what they are given.
        where: what they are given with.
        language: to say it in.

    Raises:
        Refused: one of them is given.
    """
    if given := [name for name, value in options.items() if value]:
        sentence = language.say(
            "With {where}, {options} would change nothing; leave it out.",
            where=where,
            options=given,
        )
        raise Refused(sentence)


def refuse_for_other_tables(
    encoding: str | None, sheet: str | None, tables: Iterable[str], language: Language
) -> None:
    """Refuse what only tables of some kinds have, where none of these is read.

    Raises:
        Refused: one of the options is given, and no table is of its kind.
    """
    there = {PurePath(each).suffix.lower() for each in tables}
    for option, given, endings in (
        ("--encoding", encoding, (".csv", ".tsv")),
        ("--sheet", sheet, (".xlsx",)),
    ):
        if given and not there & {*endings}:
            sentence = language.say(
                "{option} is for tables that end in {endings}; leave it out.",
                option=option,
                endings=endings,
            )
            raise Refused(sentence)


def refuse_inputs(files: Iterable[str], inputs: Iterable[str | None], language: Language) -> None:
    """Refuse to write two outputs to one file, or to replace a file that is read.

    Args:
        files: that are to be written.
        inputs: that are read; None: there is none.
        language: to say it in.

    Raises:
        Refused: one of the files is another's, or one of those that are read.
    """
    read = {identity(each) for each in inputs if each}
    written: set[object] = set()
    for file in files:
        same = identity(file)
        if same in written:
            raise Refused(language.say("Two outputs go to the same file."))
        if same in read:
            raise Refused(language.say("{file} is an input; it is not overwritten.", file=file))
        written.add(same)

"""The refusal that ends a command, and the sentences with which several commands refuse."""

import os
from collections.abc import Iterable, Sequence

from smartcert.checking.exits import NOT_JUDGED
from smartcert.diagnostics import Diagnostic, did_you_mean, near
from smartcert.files.storage import stored
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


def with_guess(sentence: str, word: str, known: Iterable[str], language: Language) -> str:
    """Return the sentence, followed by what a mistyped word may have meant."""
    return f"{sentence} {did_you_mean(near(word, known), language)}".rstrip()


def unknown(name: str, known: Iterable[str], where: str, language: Language) -> str:
    """Return a sentence on a name that is not known in a place, with a guess."""
    sentence = language.say("There is no “{name}” in {where}.", name=name, where=where)
    return with_guess(sentence, name, known, language)


def unknown_choice(name: str, known: Sequence[str], where: str, language: Language) -> str:
    """Return sentences on a name that is not known in a place, with a guess and the known ones."""
    choices = language.say("Choose one of: {choices}.", choices=known)
    return f"{unknown(name, known, where, language)}\n{choices}"


def missing_extra(name: str, extra: str, language: Language) -> str:
    """Return a sentence on the extra to install for what is asked."""
    return language.say(
        '{name} needs more: pip install "smartcert[{extra}]"', name=name, extra=extra
    )


def unwritten(file: str, error: object, language: Language) -> str:
    """Return a sentence on a file that cannot be written, with the reason."""
    reason = getattr(error, "strerror", None) or error
    return language.say("{file} cannot be written: {reason}.", file=file, reason=reason)


def refuse_inputs(file: str, inputs: Iterable[str | None], language: Language) -> None:
    """Refuse to replace a file that is read.

    Raises:
        Refused: the file that is to be written is one of those that are read.
    """
    # os.path, because Path.exists fails on a name that is too long
    written = stored(file)
    if not os.path.exists(written):  # noqa: PTH110
        return
    read = (stored(each) for each in inputs if each)
    there = (each for each in read if os.path.exists(each))  # noqa: PTH110
    if any(os.path.samefile(written, each) for each in there):  # noqa: PTH121
        raise Refused(language.say("{file} is an input; it is not overwritten.", file=file))

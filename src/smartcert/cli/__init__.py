"""The command line: reads bytes, calls the library, writes, exits.

From outside: `streams`.
"""

import os
import traceback
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from smartcert.checking.exits import INTERRUPTED, NOT_JUDGED, OUR_FAULT
from smartcert.language import LANGUAGES, Language, preferred

if TYPE_CHECKING:
    from smartcert.cli.refusal import Refused

# What else is installed must not be able to change a verdict.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")


def run(arguments: Sequence[str]) -> int:
    """Run one command; return its exit code."""
    language = preferred(_wish(arguments))
    asked = os.environ.get("SMARTCERT_LANG")
    if asked and asked not in LANGUAGES:
        sentence = language.say("SMARTCERT_LANG is to be ko or en, not “{tag}”.", tag=asked)
        _complain(sentence + "\n")
    try:
        from typer import TyperException

        from smartcert.cli.app import main
        from smartcert.cli.refusal import Refused
        from smartcert.cli.streams import SPOKEN
        from smartcert.cli.usage import complaint
        from smartcert.diagnostics import InvalidInput

        SPOKEN.set(language)
        try:
            return main(list(arguments), language)
        except TyperException as error:
            _complain(complaint(error, language))
            return NOT_JUDGED
        except InvalidInput as invalid:
            return _refuse(Refused(diagnostics=invalid.diagnostics), language)
        except Refused as refused:
            return _refuse(refused, language)
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:  # noqa: BLE001 - whatever is left is our own fault
        return _confess(error, language)


def _wish(arguments: Sequence[str]) -> str | None:
    """Find the last `--lang` before the arguments are parsed: help is written in it, too."""
    wish = None
    for argument, following in pairwise([*arguments, None]):
        if argument == "--":  # what follows are files
            break
        if argument == "--lang":
            wish = following
        elif argument and argument.startswith("--lang="):
            wish = argument.removeprefix("--lang=")
    return wish


def _complain(text: str) -> None:
    from smartcert.cli.streams import emit

    emit(text, errors=True)


def _refuse(refused: "Refused", language: Language) -> int:
    from smartcert.cli import terminal

    if refused.diagnostics:
        terminal.complain(refused.diagnostics, language)
    if refused.sentence:
        terminal.tell(refused.sentence)
    return refused.exit_code


def _confess(error: Exception, language: Language) -> int:
    sentence = language.say(
        "smartcert itself failed ({fault}); please report it. "
        "With SMARTCERT_DEBUG=1 it prints the details.",
        fault=f"{type(error).__name__}: {error}",
    )
    _complain(sentence + "\n")
    if os.environ.get("SMARTCERT_DEBUG"):
        traceback.print_exception(error)
    return OUR_FAULT

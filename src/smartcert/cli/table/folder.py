"""The folder that a command fills: refused if it is in use, then written whole."""

import os
from collections.abc import Mapping

from smartcert.cli.refusal import Refused, unwritten
from smartcert.files import folder as files_in
from smartcert.files.names import stored
from smartcert.language import Language


def refuse_used(folder: str, *, force: bool, language: Language) -> None:
    """Refuse a folder that has files in it, unless they may be replaced.

    Raises:
        Refused: it has, or it is no folder.
    """
    try:
        used = not force and os.listdir(stored(folder))  # noqa: PTH208 - a name may be anything
    except FileNotFoundError:
        return
    except (OSError, ValueError) as error:
        raise Refused(unwritten(folder, error, language)) from None
    if used:
        sentence = language.say(
            "{folder} has files in it; name another folder, or use --force to replace those "
            "of the same names.",
            folder=folder,
        )
        raise Refused(sentence)


def save_all(folder: str, files: Mapping[str, str], language: Language) -> None:
    """Write files to a folder, all or none.

    Raises:
        Refused: they cannot be written.
    """
    try:
        files_in.save_all(folder, files)
    except (OSError, RuntimeError, ValueError) as error:  # a circle of links is a RuntimeError
        raise Refused(unwritten(folder, error, language)) from None

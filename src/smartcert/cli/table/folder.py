"""Many files written to one folder, whole or not at all."""

import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

import typer

from smartcert.cli.table.target import refuse
from smartcert.files.storage import stored
from smartcert.language import Language


def refuse_used(folder: str, *, force: bool, language: Language) -> None:
    """Refuse a folder that has files in it, unless they may be replaced.

    Raises:
        typer.Exit: it has, or it is no folder; it is said.
    """
    try:
        if not force and os.listdir(folder):  # noqa: PTH208 - a name may be anything
            sentence = language.say(
                "{folder} has files in it; name another folder, or use --force to replace those "
                "of the same names.",
                folder=folder,
            )
            raise refuse(sentence)
    except FileNotFoundError:
        return
    except (OSError, ValueError) as error:
        raise _unwritable(folder, error, language) from None


def save_all(folder: str, files: Mapping[str, str], language: Language) -> None:
    """Write files to a folder, which is made if there is none.

    All are written beside it before the first of them is there.

    Raises:
        typer.Exit: they cannot be written; it is said, and what was there is left.
    """
    draft: Path | None = None
    try:
        target = Path(stored(folder)).resolve()  # a link keeps pointing where it points
        beside = target if target.is_dir() else target.parent
        draft = Path(tempfile.mkdtemp(dir=beside, prefix=".smartcert."))
        for name, text in files.items():
            (draft / name).write_bytes(text.encode())
        _put_in_place(draft, target)
    except (OSError, RuntimeError, ValueError) as error:  # a circle of links is a RuntimeError
        raise _unwritable(folder, error, language) from None
    finally:
        if draft is not None:
            shutil.rmtree(draft, ignore_errors=True)


def _put_in_place(draft: Path, target: Path) -> None:
    if target.is_dir():
        for each in sorted(draft.iterdir()):
            each.replace(target / each.name)
        return
    mask = os.umask(0)
    os.umask(mask)
    draft.chmod(0o777 & ~mask)
    draft.rename(target)


def _unwritable(folder: str, error: Exception, language: Language) -> typer.Exit:
    reason = getattr(error, "strerror", None) or error
    return refuse(language.say("{file} cannot be written: {reason}.", file=folder, reason=reason))

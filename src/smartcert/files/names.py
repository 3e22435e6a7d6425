"""Which file a name means: Hangul may be taken apart in it, and one file has many names."""
# os.path says no where pathlib raises
# ruff: noqa: PTH110, PTH116

import errno
import os
from pathlib import Path

from smartcert.files.alike import named_alike
from smartcert.language.letters import composed

YAML = (".yaml", ".yml")
"""How the names of our files end."""
FORM = ".xlsx"
"""How forms end; whether a workbook is one is told by what is in it."""
_REMOTE = "://"


def is_remote(address: str) -> bool:
    """Tell whether an address is fsspec's."""
    return _REMOTE in address


def stored(address: str) -> str:
    """Return the address of the file that is meant, as its file system has it.

    Names that differ only in whether Hangul is composed, or taken apart as macOS does, are the
    same, those of the folders above it, too. The name itself where nothing is there, or more than
    one file may be meant.
    """
    if not address or is_remote(address) or os.path.lexists(address):
        return address
    path = Path(address)
    found = named = Path(path.anchor)
    parts = list(path.relative_to(named).parts)
    try:
        while parts:
            found = _stored(found, parts[0])
            named /= parts.pop(0)
    except (OSError, ValueError):  # no folder, or none that we may look into
        pass
    return address if found == named else str(found.joinpath(*parts))


def is_here(address: str) -> bool:
    """Tell whether something on this machine has this name."""
    return os.path.exists(stored(address))


def means_a_file(word: str) -> bool:
    """Tell whether a word that could be something else is meant as a file."""
    return word == "-" or word.lower().endswith((*YAML, FORM)) or is_here(word)


def identity(address: str) -> object:
    """Return what a file has in common under all its names, whether it is there or not."""
    if is_remote(address):
        return address
    path = stored(address)
    try:
        status = os.stat(path)
    except (OSError, ValueError):
        return composed(resolved(path))
    # some file systems number nothing
    return (status.st_dev, status.st_ino) if status.st_ino else resolved(path)


def resolved(path: str) -> str:
    """Return a path from the root without links; itself where that cannot be told."""
    try:
        return os.path.realpath(path)
    except (OSError, ValueError):  # the current folder is gone, or it is no name at all
        return path


def _stored(folder: Path, name: str) -> Path:
    if os.path.lexists(folder / name):
        return folder / name
    alike = named_alike(folder, name)
    if len(alike) != 1:
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), name)
    return folder / alike[0]

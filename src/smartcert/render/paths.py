"""Where a file is, as a repository and a machine know it."""

import re
from pathlib import PurePosixPath, PureWindowsPath
from urllib.parse import quote

from smartcert.files.source import STANDARD_INPUT
from smartcert.render.view import View

_PLAIN = r"[\w./:\\@%+=,~-]+"
_DRIVE = ":/"
_SHARE = "//"


def path(file: str, view: View) -> str:
    """Give the path of a file in its repository, with slashes; outside of it as it is."""
    slashed = _slashed(file)
    if file == STANDARD_INPUT:
        return file
    if _is_absolute(slashed):
        top = _slashed(view.top).rstrip("/")
        return slashed.removeprefix(f"{top}/") if top else slashed
    parts: list[str] = []
    for part in PurePosixPath(_slashed(view.folder), slashed).parts:
        if part == ".." and parts and parts[-1] != "..":
            parts.pop()
        else:
            parts.append(part)
    return "/".join(parts)


def uri(file: str, view: View) -> str:
    """Give the reference to a file, percent-encoded, relative unless the path is absolute."""
    given = path(file, view)
    quoted = quote(
        given.encode("utf-8", "surrogateescape"), safe="/:" if given[1:3] == _DRIVE else "/"
    )
    if not _is_absolute(given):
        return quoted
    return f"file:{quoted}" if given.startswith(_SHARE) else "file:///" + quoted.lstrip("/")


def typed(file: str) -> str:
    """Write the name of a file as an argument of a command, in quotes if any shell wants them."""
    return file if re.fullmatch(_PLAIN, file) else f'"{file}"'


def _slashed(file: str) -> str:
    return PureWindowsPath(file).as_posix() if "\\" in file else file


def _is_absolute(slashed: str) -> bool:
    """Tell so of a path of any system, because a report may be read on another."""
    return slashed.startswith("/") or slashed[1:3] == _DRIVE

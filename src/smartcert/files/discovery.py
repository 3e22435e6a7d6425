"""Resolves command-line arguments to files.

An argument names a file, a folder, a pattern, or, with `@` before it, a list of these.
"""
# names may be anything, and os.path says no where pathlib raises
# ruff: noqa: PTH112, PTH113, PTH114, PTH119, PTH208

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from fnmatch import fnmatch
from pathlib import PurePath
from typing import Any, NamedTuple

from smartcert.diagnostics import Diagnostic, InvalidInput, Span
from smartcert.files.ignored import Ignored
from smartcert.files.names import FORM, YAML, identity, stored
from smartcert.files.reasons import reason
from smartcert.files.source import STANDARD_INPUT, read
from smartcert.language.letters import composed

_LIST = "@"
_COMMENT = "#"
_HIDDEN = "."
_LOCK = "~$"
"""How the files begin that Excel puts beside a workbook that is open."""
_ANY_DEPTH = "**"
_is_junction: Any = getattr(os.path, "isjunction", lambda _path: False)  # since Python 3.12


class Found(NamedTuple):
    """A file to read; one that the user names need not exist.

    Attributes:
        path: as the user would write it.
        searched: found by searching a folder, not named by the user.
    """

    path: str
    searched: bool


class Gathered(NamedTuple):
    """The files that arguments mean, in their order, and the arguments that mean none."""

    files: tuple[Found, ...]
    faults: tuple[Diagnostic, ...]


def gather(
    arguments: Sequence[str],
    others: tuple[str, ...] = (),
    is_form: Callable[[str], bool] = lambda _path: True,
) -> Gathered:
    """Return the files that the arguments of a command mean, each once.

    Args:
        arguments: as a user writes them.
        others: the endings of files that are meant where a folder has neither YAML nor a form.
        is_form: tells whether a workbook in a folder may be a form; all may, without it.
    """
    gathering = _Gathering(others, is_form)
    for argument in arguments:
        if _is_list(argument):
            gathering.add_list(argument)
        else:
            gathering.add(argument, Span(argument))
    return Gathered(tuple(gathering.files.values()), tuple(gathering.faults))


def lists_in(arguments: Iterable[str]) -> list[str]:
    """Return the files that are read because arguments name them as lists."""
    return [each.removeprefix(_LIST) for each in arguments if _is_list(each)]


def _is_list(argument: str) -> bool:
    return argument.startswith(_LIST) and not os.path.lexists(stored(argument))


class _Gathering:
    """The files found so far, each by what makes it the same under another name."""

    def __init__(self, others: tuple[str, ...], is_form: Callable[[str], bool]) -> None:
        self.others = others
        self.is_form = is_form
        self.files: dict[object, Found] = {}
        self.faults: list[Diagnostic] = []

    def add_list(self, argument: str) -> None:
        """Add what the lines of a list mean."""
        path = argument.removeprefix(_LIST)
        try:
            listed = read(path, path or argument)
        except InvalidInput as invalid:
            # an empty list is no other than one of comments only
            empty = invalid.diagnostics[0].code == "SC109"
            self.faults += [_unmatched(argument, Span(argument))] if empty else invalid.diagnostics
            return
        lines = [
            (number, line)
            for number, line in enumerate(listed.text.split("\n"), 1)
            if line.strip() and not line.startswith(_COMMENT)
        ]
        for number, line in lines:
            # a blank at the end is the shell's rather than the name's
            named = line if os.path.lexists(stored(line)) else line.strip()
            end = len(line.rstrip()) + 1
            self.add(named, Span(listed.name, number, 1, number, end, source=line.rstrip()))
        if not lines:
            self.faults.append(_unmatched(argument, Span(argument)))

    def add(self, argument: str, place: Span) -> None:
        """Add the files that an argument means which stands at this place."""
        before = len(self.faults)
        found = list(self._meant(argument))
        for each in found:
            same = each.path if each.path == STANDARD_INPUT else identity(each.path)
            first = self.files.get(same, each)
            # a file that a search has found can be named as well
            self.files[same] = Found(first.path, first.searched and each.searched)
        if not found and len(self.faults) == before:
            self.faults.append(_unmatched(argument, place))

    def _meant(self, argument: str) -> Iterator[Found]:
        argument = stored(argument)
        named = argument == STANDARD_INPUT or os.path.lexists(argument)
        for path in [argument] if named or not _is_pattern(argument) else _expanded(argument):
            if path != STANDARD_INPUT and os.path.isdir(path):
                yield from (Found(each, searched=True) for each in self._searched(path))
            else:
                yield Found(path, searched=False)

    def _searched(self, folder: str) -> list[str]:
        """Return the YAML files and forms below a folder that git does not ignore, or others."""
        files: list[str] = []
        others: list[str] = []
        waiting = [(folder, Ignored.around(folder))]
        while waiting:
            here, ignored = waiting.pop()
            try:
                names = sorted(os.listdir(here), reverse=True)  # the last is taken first
            except OSError as error:
                self.faults.append(Diagnostic("SC103", Span(here), {"reason": reason(error)}))
                continue
            for name in names:
                path = _joined(here, name)
                if _is_own_folder(path) and not ignored.excludes(name, folder=True):
                    waiting.append((path, ignored.below(name)))
                elif not ignored.excludes(name):
                    is_form = _is_file(path, (FORM,)) and self.is_form(path)
                    if is_form or _is_file(path, YAML):
                        files.append(path)
                    elif _is_file(path, self.others):
                        others.append(path)
        return _in_order(files or others)


def _unmatched(pattern: str, place: Span) -> Diagnostic:
    return Diagnostic("SC127", place, {"pattern": pattern})


def _is_own_folder(path: str) -> bool:
    """Tell whether this is a folder that is neither hidden nor elsewhere in truth."""
    hidden = os.path.basename(path).startswith(_HIDDEN)
    linked = os.path.islink(path) or _is_junction(path)
    return not hidden and not linked and os.path.isdir(path)


def _is_file(path: str, endings: tuple[str, ...]) -> bool:
    # "._a.yaml" is no YAML, but macOS' own
    hidden = os.path.basename(path).startswith((_HIDDEN, _LOCK))
    return not hidden and path.lower().endswith(endings) and os.path.isfile(path)


def _joined(folder: str, name: str) -> str:
    """Return the path of a name in a folder, without the "./" of the current one."""
    return str(PurePath(folder, name))


def _in_order(paths: Iterable[str]) -> list[str]:
    """Sort folder by folder, and alike on every file system."""
    return sorted(paths, key=lambda path: ([composed(part) for part in PurePath(path).parts], path))


# --- patterns -------------------------------------------------------------------------


def _is_pattern(text: str) -> bool:
    """Tell whether a text has an asterisk, a question mark, or something in brackets."""
    return "*" in text or "?" in text or -1 < text.find("[") < text.rfind("]") - 1


def _expanded(pattern: str) -> list[str]:
    """Expand a pattern as a shell does; the shell of Windows does not."""
    start = PurePath(pattern).anchor
    parts = [part for part in PurePath(pattern).parts if part != start]
    if parts[-1:] == [_ANY_DEPTH]:
        parts.append("*")
    found = [start]
    for part in parts:
        matching = (match for folder in found for match in _matching(folder, part))
        found = list(dict.fromkeys(matching))
    return _in_order(f".{os.sep}-" if path == STANDARD_INPUT else path for path in found)


def _matching(folder: str, part: str) -> Iterator[str]:
    """Yield what one part of a pattern matches in a folder."""
    if part == _ANY_DEPTH:
        yield from _folders(folder)
    elif not _is_pattern(part):
        if os.path.lexists(path := stored(_joined(folder, part))):
            yield path
    else:
        dotted = part.startswith(_HIDDEN)
        names = [each for each in _names(folder) if dotted or not each.startswith(_HIDDEN)]
        pattern = composed(part)
        # brackets that are there go before a class of characters
        literal = [each for each in names if fnmatch(composed(each), pattern.replace("[", "[[]"))]
        found = literal or [each for each in names if fnmatch(composed(each), pattern)]
        yield from (_joined(folder, each) for each in found)


def _folders(top: str) -> Iterator[str]:
    """Yield a folder and all below it."""
    waiting = [top]
    while waiting:
        yield (folder := waiting.pop())
        inner = (_joined(folder, name) for name in _names(folder))
        waiting += filter(_is_own_folder, inner)


def _names(folder: str) -> list[str]:
    try:
        return os.listdir(folder or ".")
    except (OSError, ValueError):  # no folder, or none that we may look into
        return []

"""A line of a .gitignore, matched as git's `wildmatch` does, in a time that grows with the name.

Whatever stands between two asterisks is looked for once, at the first place where it is: what
matches further on matches from there as well, so that no place is tried again.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

_LONGEST = 4096
"""Characters of a line; no path that a system takes has as many."""
_ANY, _SIGN = "[^/]*", "[^/]"
_FOLDERS = "(?:[^/]+/)*"
_END = r"(?=/|\Z)"
_NAMED_SET = re.compile(r"\[:([^]]*):\]")
_SETS = {
    "alnum": "a-zA-Z0-9",
    "alpha": "a-zA-Z",
    "blank": " \\t",
    "cntrl": "\\x00-\\x1f\\x7f",
    "digit": "0-9",
    "graph": "!-~",
    "lower": "a-z",
    "print": " -~",
    "punct": "!-/:-@\\[-`{-~",
    "space": " \\t-\\r",
    "upper": "A-Z",
    "xdigit": "0-9a-fA-F",
}


class Pattern(NamedTuple):
    """What a line ignores, or lets in.

    Attributes:
        ignores: whether it ignores; else it lets in.
        folders: whether it is about folders alone.
        names: whether it is about names, wherever they are; else about paths.
        regex: that the name, or the path below the folder of the list, is to match.
    """

    ignores: bool
    folders: bool
    names: bool
    regex: re.Pattern[str]

    def matches(self, path: str, *, folder: bool) -> bool:
        """Tell whether it is about the file, or the folder, at this path."""
        if self.folders and not folder:
            return False
        name = path.rpartition("/")[2] if self.names else path
        return self.regex.fullmatch(name) is not None


def pattern_in(line: str) -> Pattern | None:
    """Read a line; one that is blank, a comment, or that matches nothing in git is none."""
    ignores = not line.startswith("!")
    written = _trimmed(line.removeprefix("!"))
    if line.startswith("#") or len(written) > _LONGEST:
        return None
    folders = written.endswith("/")
    written = written.removesuffix("/")
    names = "/" not in written
    written = written.removeprefix("/")
    if not written:
        return None
    try:
        regex = _path([*_signs(written)], names=names)
    except ValueError:
        return None
    return Pattern(ignores, folders, names, re.compile(regex, re.DOTALL))


def _trimmed(line: str) -> str:
    """Return a line without the blanks at its end, but for one behind a backslash."""
    kept = line.rstrip(" ")
    slashes = len(kept) - len(kept.rstrip("\\"))
    return kept + " " if slashes % 2 and kept != line else kept


def _path(signs: Sequence[str], *, names: bool) -> str:
    """Return what matches a name, or a path, in which two asterisks are any number of names."""
    groups: list[list[str]] = [[]]
    for part in _parted(signs, "/"):
        if not names and len(part) > 1 and {*part} == {_ANY}:
            groups.append([])
        else:
            groups[-1].append(_name(part))
    first, *others = groups
    if not others:
        return "/".join(first)
    *between, last = others
    found = "".join(f"{each}/" for each in first)
    for group in filter(None, between):
        found += f"(?>{_FOLDERS}?{''.join(f'{each}/' for each in group)})"
    return f"{found}{_FOLDERS}{'/'.join(last)}" if last else f"{found}.*"


def _name(signs: Sequence[str]) -> str:
    """Return what matches one name in full."""
    first, *others = ("".join(each) for each in _parted(signs, _ANY))
    if not others:
        return first
    *between, last = others
    sought = "".join(f"(?>{_ANY}?{each})" for each in between if each)
    return f"{first}{sought}{_ANY}{last}{_END}"


def _parted(signs: Sequence[str], at: str) -> list[list[str]]:
    """Return the signs before, between and behind those at which they are parted."""
    parts: list[list[str]] = [[]]
    for sign in signs:
        if sign == at:
            parts.append([])
        else:
            parts[-1].append(sign)
    return parts


def _signs(text: str) -> Iterator[str]:
    """Yield what matches each sign; of an asterisk it is any number of signs.

    Raises:
        ValueError: nothing does.
    """
    at = 0
    while at < len(text):
        sign = text[at]
        at += 1
        if sign == "*":
            yield _ANY
        elif sign == "?":
            yield _SIGN
        elif sign == "[":
            matched, at = _set(text, at)
            yield matched
        else:
            if sign == "\\":
                sign, at = _plain(text, at), at + 1
            yield re.escape(sign)


def _set(text: str, at: int) -> tuple[str, int]:
    """Return what matches the set in brackets that begins here, and where it ends."""
    negated = text[at : at + 1] in {"!", "^"}
    at += negated
    inside, before, begin = "", "", at
    while at == begin or text[at : at + 1] != "]":
        sign = _plain(text, at)
        at += 1
        if sign == "-" and before and text[at : at + 1] not in {"", "]"}:
            escaped = text[at] == "\\"
            last = _plain(text, at + escaped)
            at += 1 + escaped
            # of a range that has no sign, its first is there all the same
            inside += f"-{re.escape(last)}" if before <= last else ""
            before = ""
        elif sign == "[" and (named := _NAMED_SET.match(text, at - 1)):
            if named[1] not in _SETS:
                raise ValueError(text)
            inside, before, at = inside + _SETS[named[1]], "", named.end()
        else:
            if sign == "\\":
                sign, at = _plain(text, at), at + 1
            inside, before = inside + re.escape(sign), sign
    return f"(?!/)[{'^' * negated}{inside}]", at + 1


def _plain(text: str, at: int) -> str:
    """Return the sign here.

    Raises:
        ValueError: the text has ended before.
    """
    if at >= len(text):
        raise ValueError(text)
    return text[at]

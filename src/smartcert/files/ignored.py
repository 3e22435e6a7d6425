"""What git ignores in a folder, by the files that say so in it and above it."""
# names may be anything, and os.path says no where pathlib raises

import os
import re
import warnings
from pathlib import Path
from typing import Any, NamedTuple

from smartcert.files.names import resolved
from smartcert.language.letters import composed

# What pathspec reads otherwise than git, and the same in words on which they agree: of any
# folder it takes the first slash of a path, and `a/**` for the folder a as well.
_OTHERWISE = (
    (re.compile(r"^(!?)(?:/?\*\*|\*)/\s*$"), r"\1?*/"),
    (re.compile(r"(?<=/\*\*)\s*$"), "/*"),
)


class _Rules(NamedTuple):
    """The patterns of one file, which hold below a folder."""

    folder: Path
    patterns: list[Any]


class Ignored:
    """What git ignores in a folder: the last pattern that matches decides."""

    def __init__(self, folder: Path, rules: tuple[_Rules, ...], *, entirely: bool) -> None:
        self._folder = folder
        self._rules = rules if entirely else (*rules, *_rules_in(folder / ".gitignore", folder))
        self._entirely = entirely

    @classmethod
    def around(cls, folder: str) -> "Ignored":
        """Give what is ignored in a folder by it and by those above, up to the work tree's root."""
        real = Path(resolved(folder))
        above = [each for each in (real, *real.parents) if os.path.lexists(each / ".git")]
        root = above[0] if above else real
        ignored = cls(root, _rules_in(root / ".git" / "info" / "exclude", root), entirely=False)
        for name in real.relative_to(root).parts:
            ignored = ignored.below(name)
        return ignored

    def below(self, name: str) -> "Ignored":
        """Give what is ignored in a folder of this name in this one."""
        entirely = self.excludes(name, folder=True)
        return Ignored(self._folder / name, self._rules, entirely=entirely)

    def excludes(self, name: str, *, folder: bool = False) -> bool:
        """Tell whether a file, or a folder, of this name in this one is ignored."""
        if self._entirely:
            return True
        path = self._folder / name
        for rules in reversed(self._rules):
            inside = composed(path.relative_to(rules.folder).as_posix() + "/" * folder)
            for pattern in reversed(rules.patterns):
                if _matches(pattern, inside):
                    return bool(pattern.include)
        return False


def _matches(pattern: Any, path: str) -> bool:
    """Tell whether a pattern matches a path itself, not only a folder above it."""
    found = pattern.match_file(path)
    if found is None:
        return False
    end_of_folder = found.match.end("ps_d") if "ps_d" in found.match.re.groupindex else -1
    return end_of_folder in {-1, len(path)}


def _rules_in(file: Path, folder: Path) -> tuple[_Rules, ...]:
    """Give the patterns of a .gitignore that hold below this folder, if there are any."""
    try:
        text = file.read_bytes().decode("utf-8-sig", "surrogateescape")
    except OSError:
        return ()
    patterns: list[Any] = []
    for line in text.split("\n"):
        patterns += _patterns(composed(line.removesuffix("\r")))
    return (_Rules(folder, patterns),)


def _patterns(line: str) -> list[Any]:
    from pathspec import GitIgnoreSpec

    for otherwise, alike in _OTHERWISE:
        line = otherwise.sub(alike, line)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what a later Python may make of odd brackets
        try:
            # of one at a time: in a list, an earlier pattern can outdo a later one on folders
            spec = GitIgnoreSpec.from_lines([line])
        except (ValueError, re.error):  # with which git matches nothing either
            return []
    return [pattern for pattern in spec.patterns if pattern.include is not None]

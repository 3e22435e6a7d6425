"""What git ignores in a folder, by the files that say so in it and above it."""
# names may be anything, and os.path says no where pathlib raises
# ruff: noqa: PTH114

import os
from pathlib import Path
from typing import NamedTuple

from smartcert.files.git_pattern import Pattern, pattern_in
from smartcert.files.names import resolved
from smartcert.files.source import LARGEST
from smartcert.language.letters import composed


class _Rules(NamedTuple):
    """The patterns of one file, which hold below a folder."""

    folder: Path
    patterns: list[Pattern]


class Ignored:
    """What git ignores in a folder: the last pattern that matches decides."""

    def __init__(self, folder: Path, rules: tuple[_Rules, ...], *, entirely: bool) -> None:
        self._folder = folder
        listed = folder / ".gitignore"
        if not (entirely or os.path.islink(listed)):  # git follows no link, which leads anywhere
            rules = (*rules, *_rules_in(listed, folder))
        self._rules = rules
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
            inside = composed(path.relative_to(rules.folder).as_posix())
            for pattern in reversed(rules.patterns):
                if pattern.matches(inside, folder=folder):
                    return pattern.ignores
        return False


def _rules_in(file: Path, folder: Path) -> tuple[_Rules, ...]:
    """Give the patterns of a .gitignore that hold below this folder, if there are any."""
    try:
        with file.open("rb") as stream:
            text = stream.read(LARGEST).decode("utf-8-sig", "surrogateescape")
    except OSError:
        return ()
    lines = (composed(line.removesuffix("\r")) for line in text.split("\n"))
    return (_Rules(folder, [*filter(None, map(pattern_in, lines))]),)

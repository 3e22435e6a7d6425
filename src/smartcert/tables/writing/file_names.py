"""Names of files for cities, safe on every system that a file may be copied to."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from smartcert.language.letters import composed, seen

_UNSAFE = re.compile(r'[/\\:*?"<>|\x00-\x1f\x7f\u200b-\u200f\u2028-\u202e\u2066-\u2069]+')
_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?", re.IGNORECASE)
"""Names of devices on Windows, whatever their ending."""

_ENDING = ".yaml"
_LONGEST = 200
"""Bytes of a name without its ending; file systems take 255."""


def file_names(cities: Iterable[str]) -> Iterator[str]:
    """Give each city the name of a file, which looks like no other, however capitals are read."""
    taken: set[str] = set()
    numbers: Counter[str] = Counter()  # how many of a stem were tried: none is twice
    for city in cities:
        name = stem = _safe(city)
        alike = seen(stem).casefold()
        while seen(name).casefold() in taken:
            numbers[alike] += 1
            name = f"{stem}-{numbers[alike] + 1}"
        taken.add(seen(name).casefold())
        yield name + _ENDING


def _safe(city: str) -> str:
    """Give a name without what a file system, a shell or an option would read otherwise."""
    name = _UNSAFE.sub("-", composed(city))
    name = name.encode()[:_LONGEST].decode(errors="ignore")
    name = name.lstrip(" .-@~").rstrip(" .") or "city"
    return f"{name}_" if _RESERVED.fullmatch(name) else name

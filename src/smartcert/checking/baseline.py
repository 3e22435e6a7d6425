"""Findings that are known: they stay visible, and do not fail.

An entry is recognised by city, indicator, code and value, never by a line, so that a file can be
edited above it; the same finding twice needs two entries.
"""

from collections import defaultdict, deque
from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from smartcert.diagnostics import Diagnostic, Span


class Key(NamedTuple):
    """What a finding is recognised by.

    Attributes:
        city: the city's name; of a catalogue its id and edition, of an unreadable file its name.
        indicator: id; empty where the finding is about none.
        code: of the diagnostic.
        value: what stands at the place, or the value of the answer.
    """

    city: str
    indicator: str
    code: str
    value: str


class Baseline:
    """The entries of a baseline, each to be used once in a run.

    Args:
        entries: what each recognises, and its place.
    """

    def __init__(self, entries: Iterable[tuple[Key, Span]]) -> None:
        self._places: dict[Key, deque[Span]] = defaultdict(deque)
        for key, place in entries:
            self._places[key].append(place)

    def left(self) -> Iterator[Key]:
        """Yield the keys of the entries that are not used up, each as often as it stands."""
        for key, places in self._places.items():
            yield from (key for _ in places)

    def take(self, key: Key) -> Span | None:
        """Use up an entry; return its place, or None if none is left."""
        places = self._places.get(key)
        return places.popleft() if places else None

    def unused(self, cities: Collection[str]) -> Iterator[Diagnostic]:
        """Name the entries of these cities that nothing has used."""
        for key, places in self._places.items():
            for place in places:
                if key.city in cities:
                    yield Diagnostic("SC505", place, {"code": key.code, "city": key.city})

"""YAML text to plain data in which every value knows its line and column.

These files need a small language: mappings, lists and scalars. Anchors, aliases, tags,
merge keys, repeated keys and several documents are refused. A scalar stays what was
written; what it means is decided by the field that it stands in (see `smartcert.files.fields`),
because YAML 1.1 and 1.2 read `no`, `053` or `12:30` differently.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from unicodedata import is_normalized

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from smartcert.diagnostics import Diagnostic, InvalidInput, Span
from smartcert.files.refusals import EnoughFaultsError, Refusals
from smartcert.files.source import UNPRINTABLE, Source, place_at
from smartcert.language.letters import INVISIBLE, composed

Path = tuple[str | int, ...]
"""Keys and indices from the top of a document to a value; the form of pydantic's `loc`."""

DEEPEST = 32
MOST_NODES = 200_000
MOST_FAULTS = 1000
"""Faults that are looked into; a file with more is another one than was meant."""

# The parser of libyaml where PyYAML has it, else the same events from the pure one.
EVENT_READER: Any = getattr(yaml.cyaml, "CParser", None) if yaml.__with_libyaml__ else yaml.Loader

# An unquoted scalar that YAML 1.1 or YAML 1.2 reads as something other than text.
_MAYBE_NOT_TEXT = frozenset("0123456789+-.yYnNtTfFoO=")
_NOT_TEXT = re.compile(
    r"""[yYnN]|[yY]es|YES|[nN]o|NO|[oO]n|ON|[oO]ff|OFF|[tT]rue|TRUE|[fF]alse|FALSE|=
    |[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)
    |[-+]?0[xob][0-9a-fA-F_]+
    |[-+]?[0-9][0-9_]*(?:\.[0-9_]*)?(?:[eE][-+]?[0-9]+)?
    |[-+]?\.[0-9_]+(?:[eE][-+]?[0-9]+)?
    |[-+]?[0-9]+(?::[0-5]?[0-9])+(?:\.[0-9_]*)?
    |[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:(?:[Tt]|[ \t]+).*)?""",
    re.VERBOSE,
)
_NULLS = frozenset(("", "~", "null", "Null", "NULL"))

# How a parser fails; a number if an escape, a tag or a version stands for none that there is.
_FAILURES = (yaml.YAMLError, ValueError, OverflowError)


@dataclass(frozen=True, slots=True)
class Unquoted:
    """The text of an unquoted scalar that some YAML reader takes for more than text."""

    text: str

    def __str__(self) -> str:
        return self.text


def is_plainly_text(text: str) -> bool:
    """Tell whether every YAML reader takes this scalar, unquoted, for text and nothing else."""
    return text not in _NULLS and not _NOT_TEXT.fullmatch(text)


class Document:
    """One parsed file: its data and, for each path, the place of the value and of its key.

    `data` is made of `dict`, `list`, `str`, `Unquoted` and `None`. What stands in cells is a
    document, too (see `smartcert.files.cells`).
    """

    def __init__(self, source: Source, data: Any, places: Mapping[Path, Any]) -> None:
        self.source = source
        self.data = data
        self._places = places

    def span(self, path: Sequence[str | int] = (), *, key: bool = False) -> Span:
        """Return the place of the value at this path, or of its key.

        Steps that the file does not hold (the tag of a union in pydantic's `loc`) are passed
        over. A mapping or a list is represented by its key, which is what a reader looks for.
        """
        held: Path = ()
        for step in path:
            if (*held, step) in self._places:
                held = (*held, step)
        named, value = self._places[held]
        if named is not None and (key or not isinstance(value, ScalarEvent)):
            value = named
        start: Any = value.start_mark
        end: Any = value.end_mark if isinstance(value, ScalarEvent) else start
        return self.source.between(start.index, end.index)

    @property
    def places(self) -> Mapping[Path, Any]:
        """The events of the key and of the value at each path."""
        return self._places

    def with_flaws(self, found: Sequence[Diagnostic]) -> Sequence[Diagnostic]:
        """Add what is wrong with the writing of single values; of a text nothing is."""
        return found

    def path_at(self, place: Span) -> Path:
        """Return the path of the innermost value that begins, key first, at or before a place."""
        starts, paths = self._in_order
        index = bisect_right(starts, self.source.counted.offset(place.line, place.column))
        return paths[index - 1] if index else ()

    @cached_property
    def _in_order(self) -> tuple[list[int], list[Path]]:
        """Where each value begins with its key, in the order of the file, and its path."""
        events = ((key or value) for key, value in self._places.values())
        return [event.start_mark.index for event in events], list(self._places)

    def line(self, path: Path) -> int:
        """Return the line at which the value at this path begins, with its key if it has one.

        Of a path that the file does not hold, the line of the nearest that holds it.
        """
        while path not in self._places:
            path = path[:-1]
        key, value = self._places[path]
        return self.source.counted.place((key or value).start_mark.index)[0]


def parse(source: Source) -> Document:
    """Read a YAML text.

    Raises:
        InvalidInput: it is not YAML, or uses more of YAML than these files may.
    """
    if source.text.count("%TAG") > MOST_FAULTS:  # libyaml holds each against all before it
        span = place_at(source, source.text.index("%TAG"))
        raise InvalidInput([Diagnostic("SC122", span, {"tag": "%TAG"})])
    reading = _Reading(source, source.text)
    if reading.failure:
        reading = _without_look_ahead(source, reading)
    faults = reading.faults
    # a name with an invisible character explains what does not fit below it
    if reading.failure and not any(each.code == "SC117" for each in faults):
        from smartcert.files import syntax

        faults.append(syntax.syntax_fault(source, reading.failure, _events(reading.text)))
    if faults:
        raise InvalidInput(faults)
    return Document(source, reading.data, reading.places)


def _without_look_ahead(source: Source, reading: "_Reading") -> "_Reading":
    """Read again up to what comes first in the text, where the whole cannot be read.

    A scanner runs ahead of what is read, and complains of what it meets there: an unknown sign,
    or brackets in brackets up to a limit that only some releases have.
    """
    from smartcert.files import syntax

    before = _Reading(source, source.text[: syntax.beginning(reading.failure)])
    return before if before.is_stopped or syntax.is_sooner(before.failure, before.text) else reading


def _events(text: str) -> Iterator[Any]:
    """Yield the events up to the place where the parser fails."""
    next_event = EVENT_READER(text).get_event
    with suppress(*_FAILURES):
        while True:
            yield next_event()


class _Reading:
    """What a text gives, up to its end or to where no more is read.

    Attributes:
        text: the source's, or its beginning.
        failure: of the parser; None if it has none.
        is_stopped: whether we stop, because so much is wrong that the rest says nothing more.
    """

    def __init__(self, source: Source, text: str) -> None:
        self.text = text
        self.failure: Exception | None = None
        self.is_stopped = False
        builder = _Builder(source)
        try:
            builder.build(text)
        except EnoughFaultsError:
            self.is_stopped = True
        except _FAILURES as failure:
            self.failure = failure
        self.faults = builder.refusals.faults
        self.data, self.places = builder.data, builder.places


class _Builder:
    """Turns the event stream into data and places, without recursion."""

    def __init__(self, source: Source) -> None:
        self.data: Any = None
        self.places: dict[Path, Any] = {}
        self.refusals = Refusals(source, MOST_FAULTS)

    def build(self, whole: str) -> None:  # noqa: C901, PLR0912, PLR0915 - the one hot loop; calls would cost a third
        next_event = EVENT_READER(whole).get_event
        apart = not is_normalized("NFC", whole)  # as macOS takes Hangul apart
        hidden = INVISIBLE.search(whole)  # rare: one look saves one at each key
        places, refused = self.places, self.refusals
        holders: list[tuple[Any, Path, Any]] = []  # the containers around the current one
        holder: Any = None  # the container being filled: None, a list or a dict
        path: Path = ()
        key: Any = None  # the event of the key that waits for its value, and
        name = ""  # its text
        documents = 0
        while True:
            event = next_event()
            kind = type(event)
            if kind is ScalarEvent:
                text = event.value
                if apart:
                    text = composed(text)
                if event.anchor is not None or event.tag is not None:
                    refused.refuse_decoration(event)
                if event.style == '"' and (bad := UNPRINTABLE.search(text)):
                    # an escape can bring in what the text itself may not hold
                    refused.refuse_at("SC110", event, character=f"U+{ord(bad.group()):04X}")
                if type(holder) is dict and key is None:
                    key, name = event, text
                    if text in holder:
                        refused.refuse_repeated(
                            event, places[*path, text][0], (*path, text), len(holder)
                        )
                    if not event.style and (text == "<<" or (hidden and INVISIBLE.search(text))):
                        refused.refuse_key(event)
                    continue
                if event.style:
                    value: Any = text
                elif text[:1] in _MAYBE_NOT_TEXT and _NOT_TEXT.fullmatch(text):
                    value = Unquoted(text)
                else:
                    value = None if text in _NULLS else text
                if type(holder) is dict:
                    holder[name] = value
                    places[(*path, name)] = (key, event)
                    key = None
                elif holder is None:
                    self.data = value
                    places[()] = (None, event)
                else:
                    places[(*path, len(holder))] = (None, event)
                    holder.append(value)
                if len(places) > MOST_NODES:
                    refused.stop("SC124", event, deepest=DEEPEST, most=MOST_NODES)
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                if event.anchor is not None or event.tag is not None:
                    refused.refuse_decoration(event)
                inner: Any = {} if kind is MappingStartEvent else []
                holders.append((holder, path, None))
                if type(holder) is dict:
                    if key is None:
                        refused.stop("SC123", event)
                    holder[name] = inner
                    path = (*path, name)
                elif holder is None:
                    self.data = inner
                else:
                    path = (*path, len(holder))
                    holder.append(inner)
                places[path] = (key, event)
                key = None
                holder = inner
                if len(holders) > DEEPEST:
                    refused.stop("SC124", event, deepest=DEEPEST, most=MOST_NODES)
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                holder, path, key = holders.pop()
            elif kind is AliasEvent:
                refused.stop("SC121", event, name=f"*{event.anchor}")
            elif kind is DocumentStartEvent:
                documents += 1
                if documents > 1:
                    refused.stop("SC118", event)
            elif kind is StreamEndEvent:
                if self.data is None and not refused.faults:
                    refused.faults.append(Diagnostic("SC109", Span(refused.source.name)))
                return

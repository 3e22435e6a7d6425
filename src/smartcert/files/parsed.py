"""What a parser of YAML has read of a text before it stopped, with its places counted as ours."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from yaml.events import (
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from smartcert.files.source import Source


class Mark(NamedTuple):
    """A place as a parser gives it, counted as a file's places are; all from 0."""

    line: int
    column: int
    offset: int


def mark_in(source: Source, mark: Any) -> Mark:
    """Return the place of a parser's mark in a text."""
    line, column = source.counted.place(mark.index)
    return Mark(line - 1, column - 1, mark.index)


class Parsed:
    """What the parser has read before it stopped."""

    def __init__(self, source: Source, events: Iterable[Any]) -> None:
        self._source = source
        self.open: list[Any] = []  # the events that began what is not ended, and
        self.ended: list[Any] = []  # what ended just now, the innermost first
        self.last: Any = None
        for event in events:
            if isinstance(event, (MappingStartEvent, SequenceStartEvent)):
                self.open.append(event)
                self.ended = []
            elif isinstance(event, (MappingEndEvent, SequenceEndEvent)):
                self.ended.append(self.open.pop())
            elif isinstance(event, ScalarEvent):
                self.ended = []
            self.last = event

    @property
    def blocks(self) -> list[Any]:
        """The blocks that another line could belong to, from the outermost on."""
        return [each for each in (*self.open, *self.ended[::-1]) if not each.flow_style]

    def begin(self, event: Any) -> Mark:
        """Return the place where an event begins."""
        return mark_in(self._source, event.start_mark)

    def brackets(self) -> list[Mark]:
        """Return the places of the open brackets, from the outermost on."""
        text = self._source.text
        marks = [self.begin(each) for each in self.open]
        return [mark for mark in marks if text[mark.offset : mark.offset + 1] in {"[", "{"}]

    @property
    def closed(self) -> Any:
        """What began the quotes or brackets that were closed just now."""
        if isinstance(self.last, ScalarEvent):
            return self.last if self.last.style in {'"', "'"} else None
        return self.ended[-1] if self.ended and self.ended[-1].flow_style else None

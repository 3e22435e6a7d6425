"""The text that a fix looks at, with the places of its values, read again after each change."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any, NamedTuple

import yaml
from yaml.events import ScalarEvent, StreamEndEvent

from smartcert.catalogue.compiled import Catalogue
from smartcert.catalogue.packaged import load_catalogue, packaged
from smartcert.checking.fixes.edits import Edit, Fix, changed
from smartcert.diagnostics import Diagnostic, InvalidInput, Span
from smartcert.files import document
from smartcert.files.document import Document, Path, parse
from smartcert.files.source import Source, refusal


class Scalar(NamedTuple):
    """A name or a value as it stands in the file.

    Attributes:
        path: of the value, or of the value that the name has.
        span: its place, quotes included.
        written: what stands there.
        style: its quote, `|` or `>`, or nothing.
        is_name: whether it is the name of a value.
        named: the place of the name of a value; None of a name and of an entry of a list.
        flow: inside brackets or braces.
    """

    path: Path
    span: Span
    written: str
    style: str
    is_name: bool
    named: Span | None
    flow: bool

    @property
    def on_one_line(self) -> bool:
        """Whether all of it stands on one line, so that it can be exchanged."""
        return self.span.line == self.span.end_line and self.style not in {"|", ">"}


class Page:
    """A text with what stands where in it."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.read = len(source.text)
        """Characters that were read to make it, and what fixes were tried out on it."""
        self.offsets = source.counted
        self.document: Document | None = None
        self.faults: tuple[Diagnostic, ...] = ()
        if refused := refusal(source):  # the reader would not say where
            self.faults = (refused,)
            return
        try:
            self.document = parse(source)
        except InvalidInput as invalid:
            self.faults = invalid.diagnostics

    def written(self, span: Span) -> str:
        """Return the text at a place."""
        begin, end = self.offsets.range(span)
        return self.source.text[begin:end]

    def after(self, span: Span) -> str:
        """Return the character that follows a place; nothing at the end of the text."""
        _, end = self.offsets.range(span)
        return self.source.text[end : end + 1]

    def place(self, begin: int, end: int) -> Span:
        """Return the place of a part of the text."""
        return self.source.span(*self.offsets.place(begin), *self.offsets.place(end))

    def changed(self, *edits: Edit) -> "Page":
        """Return the page with these edits."""
        text = changed(self.source.text, [Fix(edits, safe=True)])
        self.read += len(text)
        return Page(self.source.rewritten(text))

    def scalar(self, span: Span) -> Scalar | None:
        """Return the name or value that begins at a place."""
        found = self._scalars.get((span.line, span.column))
        if found is None:
            return None
        path, event, named = found
        whole = self._span(event)
        return Scalar(
            path,
            whole,
            self.written(whole),
            event.style or "",
            event is named,
            self._span(named) if named and event is not named else None,
            self._in_flow(path),
        )

    def value(self, path: Sequence[str | int]) -> Any:
        """Return the data at a path, None if there is none."""
        found: Any = self.document and self.document.data
        for step in path:
            try:
                found = found[step]
            except (KeyError, IndexError, TypeError):
                return None
        return found

    def differs_only_at(self, path: Sequence[str | int], other: "Page") -> bool:
        """Tell whether another page has the same data but for what stands at a path."""
        mine, others = self.value(()), other.value(())
        for step in path:
            alike = [
                {**dict(each if isinstance(each, dict) else enumerate(each)), step: None}
                for each in (mine, others)
            ]
            if alike[0] != alike[1]:
                return False
            mine, others = mine[step], others[step]
        return True

    def indented_below(self, line: int) -> int:
        """Return the indentation of the next line that is not empty."""
        below = next((each for each in self.source.lines[line:] if each.strip()), "")
        return len(below) - len(below.lstrip(" "))

    @cached_property
    def stop(self) -> tuple[int, int]:
        """Line and column at which the parser gives up; after the end if it does not.

        A fault may stand before it, at what is thought to be the reason.
        """
        next_event = document.EVENT_READER(self.source.text).get_event
        try:
            while not isinstance(next_event(), StreamEndEvent):
                pass
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark
            return self.offsets.place(mark.index) if mark else (0, 0)
        except (yaml.YAMLError, ValueError, OverflowError):  # it does not say where
            return 0, 0
        return len(self.source.lines) + 1, 1

    @cached_property
    def line_break(self) -> str:
        """What ends the first line."""
        begin = len(self.source.lines[0])
        return self.source.text[begin : self.offsets.offset(2, 1)] or "\n"

    @cached_property
    def catalogue(self) -> Catalogue | None:
        """The catalogue that the text names, if it comes with smartcert."""
        name = self.value(("catalogue",))
        return load_catalogue(name) if name in packaged() else None

    @cached_property
    def _scalars(self) -> Mapping[tuple[int, int], tuple[Path, Any, Any]]:
        """Path and event of what begins at a line and column, and the event of its name."""
        found: dict[tuple[int, int], tuple[Path, Any, Any]] = {}
        for path, (key, value) in self.document.places.items() if self.document else ():
            for event, named in ((key, key), (value, key)):
                place = self._span(event) if isinstance(event, ScalarEvent) else None
                if place and (place.line, place.column) != (place.end_line, place.end_column):
                    found[place.line, place.column] = (path, event, named)
        return found

    def _span(self, event: Any) -> Span:
        return self.place(event.start_mark.index, event.end_mark.index)

    def _in_flow(self, path: Path) -> bool:
        places = self.document.places if self.document else {}
        return any(places[path[:length]][1].flow_style for length in range(len(path)))

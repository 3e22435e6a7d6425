"""Documents that were read before: their places are kept, their text is parsed only if need be."""

from collections.abc import Mapping, Sequence
from typing import Any

from smartcert.diagnostics import Span
from smartcert.files.document import Document, parse
from smartcert.files.source import Source


class Unparsed(Document):
    """A document that was read before: its places are known, its text is not parsed again.

    Args:
        source: the text.
        spans: for each path, what `written` gives.
    """

    def __init__(self, source: Source, spans: Mapping[str, Sequence[int]]) -> None:
        self.source = source
        self._spans = spans

    def span(self, path: Sequence[str | int] = (), *, key: bool = False) -> Span:
        """Return the place of the value at this path, or of its key."""
        if key:
            return super().span(path, key=key)
        held = ""
        for step in path:
            if (longer := f"{held}/{step}") in self._spans:
                held = longer
        return self.source.span(*self._spans[held])

    def __getattr__(self, name: str) -> Any:
        """Parse the text where more is asked for than the places of values."""
        if name not in {"data", "_places"}:
            raise AttributeError(name)
        whole = parse(self.source)
        self.data, self._places = whole.data, whole.places
        return getattr(self, name)


def written(document: Document) -> dict[str, tuple[int, ...]]:
    """Return the places of all values of a document, by their path in one text."""
    spans = {"".join(f"/{step}" for step in path): document.span(path) for path in document.places}
    return {
        path: (each.line, each.column, each.end_line, each.end_column)
        for path, each in spans.items()
    }

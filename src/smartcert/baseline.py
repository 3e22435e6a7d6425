"""Findings that are known: they stay visible, and do not fail.

An entry is recognised by city, indicator, code and value, never by a line, so that a file can be
edited above it; the same finding twice needs two entries.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import Annotated, Literal, NamedTuple

from pydantic import Field, PrivateAttr

from smartcert.diagnostics import Diagnostic, Span
from smartcert.document import Document, parse
from smartcert.fields import Record
from smartcert.shape import read_as
from smartcert.source import read

FORMAT = "smartcert-baseline/1"


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


class Entry(Record):
    """One known finding.

    Attributes:
        city: the city's name; of a catalogue its id and edition, of an unreadable file its name.
        indicator: id; absent where the finding is about none.
        code: of the diagnostic.
        value: what stood at the place; absent where nothing did.
    """

    city: str
    indicator: str = ""
    code: str
    value: str = ""

    @property
    def key(self) -> Key:
        """What the entry recognises."""
        return Key(self.city, self.indicator, self.code, self.value)


class BaselineFile(Record):
    """Known findings, as `smartcert check --write-baseline` writes them.

    Attributes:
        format: tells the kind of file.
        findings: one entry a finding.
    """

    format: Literal["smartcert-baseline/1"]
    findings: Annotated[list[Entry], Field(default_factory=list)]

    _document: Document = PrivateAttr()

    @property
    def document(self) -> Document:
        """The file that this was read from."""
        return self._document


class Baseline:
    """The entries of a baseline, each to be used once in a run."""

    def __init__(self, file: BaselineFile) -> None:
        self.file = file
        self._places: dict[Key, list[int]] = defaultdict(list)
        for index, entry in enumerate(file.findings):
            self._places[entry.key].append(index)

    def take(self, key: Key) -> Span | None:
        """Use up an entry; give its place, or None if there is none left."""
        indices = self._places.get(key)
        return self._span(indices.pop(0)) if indices else None

    def unused(self, cities: Collection[str]) -> Iterator[Diagnostic]:
        """Name the entries of these cities that nothing has used."""
        for key, indices in self._places.items():
            for index in indices:
                if key.city in cities:
                    yield Diagnostic(
                        "SC505", self._span(index), {"code": key.code, "city": key.city}
                    )

    def _span(self, index: int) -> Span:
        return self.file.document.span(("findings", index, "code"))


def load_baseline(path: str | Path) -> Baseline:
    """Load a baseline.

    Raises:
        InvalidInput: it cannot be read, or has not the shape of a baseline.
    """
    return Baseline(baseline_in(parse(read(path))))


def baseline_in(document: Document) -> BaselineFile:
    """Read the baseline of a document that is parsed already.

    Raises:
        InvalidInput: it has not the shape of a baseline.
    """
    file = read_as(document, BaselineFile)
    file._document = document  # noqa: SLF001 - its own class's private attribute
    return file


def baseline_text(keys: Iterable[Key]) -> str:
    """Write a baseline; the order is the keys' own, so that a change reads well in git."""
    import json

    lines = [f"format: {FORMAT}"]
    entries = sorted(Counter(keys).elements())
    lines.append("findings:" if entries else "findings: []")
    for key in entries:
        named = [(name, text) for name, text in key._asdict().items() if text]
        for index, (name, text) in enumerate(named):
            start = "- " if index == 0 else "  "
            lines.append(f"  {start}{name}: {json.dumps(text, ensure_ascii=False)}")
    return "\n".join(lines) + "\n"

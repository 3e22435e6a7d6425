"""The file of known findings: read, and written."""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field

from smartcert.checking.baseline import Baseline, Key
from smartcert.diagnostics import InvalidInput
from smartcert.files.document import Document, parse
from smartcert.files.fields import Line, Record
from smartcert.files.source import read
from smartcert.files.validation import WholeFile, read_file

FORMAT = "smartcert-baseline/1"


class Entry(Record):
    """One known finding.

    Attributes:
        city: the city's name; of a catalogue its id and edition, of an unreadable file its name.
        indicator: id; absent where the finding is about none.
        code: of the diagnostic.
        value: what stood at the place; absent where nothing did.
    """

    city: Line
    indicator: Line = ""
    code: Line
    value: Line = ""

    @property
    def key(self) -> Key:
        """What the entry recognises."""
        return Key(self.city, self.indicator, self.code, self.value)


class BaselineFile(WholeFile):
    """Known findings, as `smartcert check --write-baseline` writes them.

    Attributes:
        format: tells the kind of file.
        findings: one entry a finding.
    """

    format: Literal["smartcert-baseline/1"]
    findings: Annotated[list[Entry], Field(default_factory=list)]

    def known(self) -> Baseline:
        """Return the baseline of the file."""
        entries = [
            (each.key, self.document.span(("findings", index, "code")))
            for index, each in enumerate(self.findings)
        ]
        return Baseline(entries)


def load_baseline(path: str | Path) -> Baseline:
    """Load a baseline.

    Raises:
        InvalidInput: it cannot be read, or has not the shape of a baseline.
    """
    return baseline_in(parse(read(path))).known()


def previous_baseline(path: str | Path) -> Baseline:
    """Load the baseline that a new one is to replace; an empty one if there is none yet."""
    try:
        return load_baseline(path)
    except InvalidInput:
        return Baseline(())


def baseline_in(document: Document) -> BaselineFile:
    """Read the baseline of a document that is parsed already.

    Raises:
        InvalidInput: it has not the shape of a baseline.
    """
    return read_file(document, BaselineFile)


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

"""Findings: a diagnostic with its city and indicator, and whether it fails the run.

A diagnostic says what is wrong at a place; a finding says what that means for the run.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import PurePath
from typing import Any, NamedTuple

from smartcert.assessment.waivers import InForce
from smartcert.checking.baseline import Baseline, Key
from smartcert.checking.check import Checked, Kind
from smartcert.diagnostics import Diagnostic, Severity, Span
from smartcert.files.document import Path, Unquoted
from smartcert.files.source import UNPRINTABLE
from smartcert.language.letters import composed
from smartcert.language.personal import masked

LONGEST_VALUE = 200


class Standing(StrEnum):
    """What a finding means for the run; only one that fails makes the exit code 1 or 2."""

    FAILS = "fails"
    NOTED = "noted"
    KNOWN = "known"
    WAIVED = "waived"


_ORDER = {standing: number for number, standing in enumerate(Standing)}


class Finding(NamedTuple):
    """One diagnostic in a run.

    Attributes:
        diagnostic: what is wrong, and where.
        key: what it is recognised by.
        standing: what it means for the run.
        occurrence: how often the same key came before in this run.
        waiver: what excuses it, if it is waived.
        known: the place in the baseline, if it is known.
    """

    diagnostic: Diagnostic
    key: Key
    standing: Standing
    occurrence: int = 0
    waiver: InForce | None = None
    known: Span | None = None

    @property
    def fails(self) -> bool:
        """Whether it counts for the exit code."""
        return self.standing is Standing.FAILS

    @property
    def fingerprint(self) -> str:
        """The same as long as city, indicator, code and value are, wherever the line moves."""
        parts = (*self.key, str(self.occurrence))
        return hashlib.sha256("\0".join(parts).encode("utf-8", "replace")).hexdigest()[:32]

    @property
    def rank(self) -> tuple[object, ...]:
        """Sort key: what fails first and what is excused last, then by severity and place."""
        return (_ORDER[self.standing], *self.diagnostic.rank)


class Sorter:
    """Turns the diagnostics of a run into findings.

    Args:
        strict: warnings fail, too.
    """

    def __init__(self, *, strict: bool = False) -> None:
        self._strict = strict
        self.baseline = Baseline(())
        self._seen: Counter[Key] = Counter()
        self._cities: set[str] = set()

    def findings(self, checked: Checked) -> tuple[Finding, ...]:
        """Return the findings of one file, what fails first."""
        subject = _Subject(checked)
        if checked.complete:
            self._cities.add(subject.name)
        waived = [
            self._finding(each, key, checked.waived.get(key.indicator), may_be_known=True)
            for each in checked.excused
            for key in (subject.key(each),)
        ]
        found = [
            self._finding(each, subject.key(each), may_be_known=checked.complete)
            for each in checked.found
            if each.span.file == checked.file
        ]
        return tuple(sorted([*found, *waived], key=lambda each: each.rank))

    def supporting(self, diagnostics: Iterable[Diagnostic]) -> tuple[Finding, ...]:
        """Return the findings about a supporting file: waivers, a baseline."""
        found = []
        for each in diagnostics:
            city, indicator = (str(each.values.get(name, "")) for name in ("city", "indicator"))
            found.append(self._finding(each, Key(city, indicator, each.code, "")))
        return tuple(sorted(found, key=lambda each: each.rank))

    def unused(self) -> Iterator[Diagnostic]:
        """Name the entries of the baseline that nothing has used, of the cities of this run."""
        return self.baseline.unused(self._cities)

    def _finding(
        self,
        each: Diagnostic,
        key: Key,
        waiver: InForce | None = None,
        *,
        may_be_known: bool = False,
    ) -> Finding:
        occurrence = self._seen[key]
        self._seen[key] += 1
        known = self.baseline.take(key) if may_be_known else None
        if waiver is not None:
            return Finding(each, key, Standing.WAIVED, occurrence, waiver=waiver)
        if known is not None:
            return Finding(each, key, Standing.KNOWN, occurrence, known=known)
        fails = self._strict or each.severity is Severity.ERROR
        return Finding(each, key, Standing.FAILS if fails else Standing.NOTED, occurrence)


def subject_of(checked: Checked) -> str:
    """Return the city's name; of a catalogue its id and edition, of any other file its name."""
    return _Subject(checked).name


class _Subject:
    """Whom a file is about, found in its data however faulty they are."""

    def __init__(self, checked: Checked) -> None:
        self._document = checked.document
        self._data = checked.document.data if checked.document else None
        file = PurePath(checked.file.replace("\\", "/")).as_posix()
        self.name = _plain(self._named(checked.kind)) or _plain(file)

    def _named(self, kind: Kind | None) -> str:
        if kind is Kind.ASSESSMENT:
            return _scalar(_step(_step(self._data, "city"), "name"))
        if kind is Kind.CATALOGUE:
            name, edition = (_scalar(_step(self._data, each)) for each in ("id", "edition"))
            return f"{name}@{edition}" if name and edition else ""
        return ""

    def key(self, each: Diagnostic) -> Key:
        """Return the key of a diagnostic of this file."""
        if "field" in each.values and each.code == "SC202":
            return self._key(each, str(each.values["field"]))
        return self._key(each, each.span.marked)

    def _key(self, each: Diagnostic, value: str) -> Key:
        if self._document is None or not each.span.line:
            return Key(self.name, "", each.code, _plain(value))
        path = self._document.path_at(each.span)
        node, indicator = _indicator(self._data, path)
        if path == node and (written := _step(_data_at(self._data, node), "value")) is not None:
            value = _text(written)  # the finding is about the answer as a whole
        return Key(self.name, _plain(indicator), each.code, _plain(value))


def _indicator(data: Any, path: Path) -> tuple[Path, str]:
    """Return the path and the id of the answer, indicator or category that holds a path."""
    if path[:1] == ("answers",) and len(path) > 1:
        return path[:2], str(path[1])
    for length in range(len(path), 0, -1):
        held = _data_at(data, path[:length])
        for name in ("id", "indicator"):
            if found := _scalar(_step(held, name)):
                return path[:length], found
    return (), ""


def _data_at(data: Any, path: Path) -> Any:
    for step in path:
        data = _step(data, step)
    return data


def _step(data: Any, step: str | int) -> Any:
    if isinstance(data, dict):
        return data.get(step)
    if isinstance(data, list) and isinstance(step, int) and step < len(data):
        return data[step]
    return None


def _text(value: Any) -> str:
    if isinstance(value, (dict, list)):
        import json

        return json.dumps(value, ensure_ascii=False, default=str)
    return _scalar(value)


def _scalar(value: Any) -> str:
    return str(value) if isinstance(value, (str, Unquoted)) else ""


def _plain(text: str) -> str:
    """Return a text that any file can hold: one line, no control characters, not too long."""
    return UNPRINTABLE.sub("?", masked(composed(text)).strip().partition("\n")[0])[:LONGEST_VALUE]

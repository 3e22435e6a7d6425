"""Assessments laid out as a table in wide form: a row a city, every cell as it is written."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from smartcert.assessment.assessment_file import Evidence
from smartcert.assessment.counting import counting
from smartcert.assessment.reason import reason
from smartcert.catalogue.answer_form import FormKind, form_of
from smartcert.catalogue.compiled import Catalogue
from smartcert.catalogue.indicator import Indicator
from smartcert.catalogue.wanted import EvidenceWanted
from smartcert.diagnostics import Diagnostic
from smartcert.files.document import Document, Path, Unquoted
from smartcert.files.fields import day
from smartcert.files.spreadsheet.contents import Content
from smartcert.files.spreadsheet.guard import SIGNS
from smartcert.language.personal import masked
from smartcert.tables.column import FIELDS, PARTS, WORDS, column_name, meanings_in, parts_of

_FIELDS: Mapping[str, Content] = {"population": "number", "population_date": "day", "date": "day"}
_CONTENTS: Mapping[FormKind, Content] = {"items": "text", "yes_no": "yes_no"}


_LONGEST_PAGE = 18
"""Digits of a page that is still a number."""


class Sheet(NamedTuple):
    """A table that is to be written.

    Attributes:
        names: the columns.
        contents: what the cells of each column are.
        rows: for each row the text of every cell as an assessment writes it; blank is empty.
    """

    names: tuple[str, ...]
    contents: tuple[Content, ...]
    rows: tuple[tuple[str, ...], ...]


def sheet_of(documents: Sequence[Document], catalogue: Catalogue, *, counts: bool) -> Sheet:
    """Lay out assessments of one catalogue, in which nothing is wrong, as a table.

    Fields and the values of all indicators have a column each; every other part of an answer
    has one if some city gives it.

    Args:
        documents: a row each.
        catalogue: that all of them answer.
        counts: of evidence write only how many pieces count.
    """
    rows = [dict(_cells(document.data, catalogue, counts=counts)) for document in documents]
    used = {name for row in rows for name in row}
    always = {"city", "kind", "catalogue", "date", "stage", *catalogue.indicators}
    names = tuple(name for name in meanings_in(catalogue) if name in used | always)
    contents = contents_in(catalogue, counts=counts)
    return Sheet(
        names=names,
        contents=tuple(contents[name] for name in names),
        rows=tuple(tuple(row.get(name, "") for name in names) for row in rows),
    )


def formulas_in(document: Document) -> Iterator[Diagnostic]:
    """Find that the name of a city is one that no table may hold: Excel would run it."""
    path = FIELDS["city"]
    text = _at(document.data, path)
    if isinstance(text, str) and text.strip().startswith(tuple(SIGNS)) and text.strip()[1:]:
        yield Diagnostic("SC718", document.span(path), {"sign": text.strip()[0]})


def contents_in(catalogue: Catalogue, *, counts: bool) -> dict[str, Content]:
    """Give what the cells of each column are that a table may have under a catalogue.

    Args:
        catalogue: with the indicators.
        counts: evidence is counted, not listed.
    """
    contents: dict[str, Content] = {name: _FIELDS.get(name, "text") for name in FIELDS}
    for indicator in catalogue.indicators.values():
        for part in parts_of(indicator):
            contents[column_name(indicator.id, part)] = _content(indicator, part, counts=counts)
    return contents


def _content(indicator: Indicator, part: str, *, counts: bool) -> Content:
    if part == "evidence":
        return "number" if counts else "text"
    if part in WORDS:
        return "text"
    return _CONTENTS.get(form_of(indicator).kind, "number")


def _cells(data: Any, catalogue: Catalogue, *, counts: bool) -> Iterator[tuple[str, str]]:
    """Give the names and the texts of the cells of one city that are not blank."""
    for name, path in FIELDS.items():
        if (value := _at(data, path)) is not None:
            yield name, str(value)
    for indicator in catalogue.indicators.values():
        answer = data["answers"].get(indicator.id)
        for part in parts_of(indicator):
            value = _at(answer, PARTS[part])
            if value is None or (isinstance(value, dict) and not part):
                continue  # a share by its parts has their columns
            if part == "evidence":
                written = masked(_listed(value))
                if counts:
                    why = answer.get("not_applicable")
                    excepted = why is not None and reason(why) is not None
                    wanted = indicator.to_prove(excepted=excepted)
                    written = _counted(wanted, value, data["date"])
            elif isinstance(value, list):
                written = items_text(value)
            else:
                written = masked(str(value)) if part else str(value)
            if written:
                yield column_name(indicator.id, part), written


def _at(data: Any, path: Path) -> Any:
    for step in path:
        data = data.get(step) if isinstance(data, dict) else None
    return data


def items_text(items: Sequence[str]) -> str:
    """Write the items of a checklist into one cell; of none it says so, which is no blank."""
    return " ".join(items) or "[]"


def _counted(wanted: EvidenceWanted | None, pieces: Sequence[Any], date: Any) -> str:
    """Write how many pieces count; of what nothing is wrong with."""
    dated = ((piece["kind"], day(piece["date"])) for piece in pieces)
    return str(counting(dated, wanted, day(date))) if pieces else ""


def _listed(pieces: Sequence[Any]) -> str:
    """Write pieces of evidence as JSON, a page that is a number as one."""
    listed = [
        {
            field: _json_value(field, piece[field])
            for field in Evidence.model_fields
            if piece.get(field) is not None
        }
        for piece in pieces
    ]
    return json.dumps(listed, ensure_ascii=False) if listed else ""


def _json_value(field: str, value: Any) -> str | int:
    number = field == "page" and isinstance(value, Unquoted) and len(value.text) <= _LONGEST_PAGE
    return int(str(value)) if number else str(value)

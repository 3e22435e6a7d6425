"""An assessment as the text of its file, from the data that such a file holds."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from smartcert.assessment.assessment_file import Evidence
from smartcert.catalogue.compiled import Catalogue
from smartcert.catalogue.edition import Category
from smartcert.files.document import Unquoted, is_plainly_text
from smartcert.forms.yaml_lines import comment, head
from smartcert.language import Language
from smartcert.language.letters import composed

_CITY = ("name", "kind", "population", "population_date", "contact", "confirmed")
_DAYS = frozenset(("date", "population_date"))
_MARKED = re.compile(r"^[^\w(‘“「『《〈]|: |:$| #|\s$")
"""What an unquoted scalar may not have: a sign of YAML's, or a blank at its end."""
_BREAKS = str.maketrans({"\x85": "\\x85", "\u2028": "\\u2028", "\u2029": "\\u2029"})
"""What YAML takes for the end of a line, even in quotes."""


def assessment_text(
    data: Mapping[str, Any], catalogue: Catalogue, language: Language, *, without_evidence: bool
) -> str:
    """Return the YAML of an assessment: every question with its title, scalars as written.

    Decomposed Hangul becomes NFC.

    Args:
        data: what the file holds; it is well-formed.
        catalogue: that it answers.
        language: of the titles.
        without_evidence: evidence was left out, and the file has to say so.
    """
    edition, note = catalogue.edition, ""
    if without_evidence:
        note = language.say("The evidence is left out, because the table only counts it.")
    lines = [*head(edition, language, note)]
    lines += [f"{name}: {_field(name, data[name])}" for name in ("catalogue", "date", "stage")]
    lines.append("city:")
    city = data["city"]
    given = [name for name in _CITY if city.get(name) is not None]
    lines += [f"  {name}: {_field(name, city[name])}" for name in given]
    lines.append("answers:")
    for area in edition.categories:
        lines += _category(area, data["answers"], language)
    return composed("\n".join([*lines, ""]))


def scalar(value: object) -> str:
    """Write a scalar on one line: as it was, or a text in quotes where some reader needs them."""
    text = str(value)
    if isinstance(value, Unquoted):
        return text
    if text.isprintable() and not _MARKED.search(text) and is_plainly_text(text):
        return text
    return json.dumps(text, ensure_ascii=False).translate(_BREAKS)


def _field(name: str, value: object) -> str:
    return str(value) if name in _DAYS else scalar(value)


def _category(category: Category, answers: Mapping[str, Any], language: Language) -> Iterator[str]:
    for child in category.categories:
        yield from _category(child, answers, language)
    if category.indicators:
        yield ""
        yield from comment(f"{category.id} {language.pick(category.title)}", 2)
    for indicator in category.indicators:
        yield f"  {scalar(indicator.id)}:  # {_one_line(language.pick(indicator.title))}"
        yield from _answer(answers.get(indicator.id) or {})


def _answer(answer: Mapping[str, Any]) -> Iterator[str]:
    value, reason = answer.get("value"), answer.get("not_applicable")
    if value is not None:
        yield f"    value: {_value(value)}"
    elif reason is None:
        yield "    value:"
    if answer.get("evidence"):
        yield "    evidence:"
        for piece in answer["evidence"]:
            fields = [name for name in Evidence.model_fields if piece.get(name) is not None]
            for index, name in enumerate(fields):
                yield f"      {' ' if index else '-'} {name}: {_field(name, piece[name])}"
    for name in ("note", "not_applicable", "confirmed", "owner"):
        if answer.get(name) is not None:
            yield from _prose(name, answer[name])


def _value(value: Any) -> str:
    if isinstance(value, dict):
        parts = ", ".join(f"{name}: {scalar(each)}" for name, each in value.items())
        return f"{{{parts}}}"
    if isinstance(value, list):
        return f"[{', '.join(map(scalar, value))}]"
    return scalar(value)


def _prose(name: str, text: str) -> Iterator[str]:
    """Write a text of several lines as such where that keeps every character of it."""
    lines = text.removesuffix("\n").split("\n")
    kept = all(line.isprintable() and line == line.strip() for line in lines)
    if "\n" in text and kept and lines[0] and lines[-1]:
        ending = "" if text.endswith("\n") else "-"
        yield f"    {name}: |{ending}"
        yield from (f"      {line}" if line else "" for line in lines)
    else:
        yield f"    {name}: {scalar(text)}"


def _one_line(text: str) -> str:
    return " ".join(text.split())

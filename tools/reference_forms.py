"""The reference page of the form: its sheets, its columns, and what may be done to it."""

from collections.abc import Iterator

from smartcert.assessment.form.layout import ANSWERS, CITY, EVIDENCE, FIELDS, GUIDE, LISTS, Sheet
from smartcert.assessment.form.telling import MARKER
from smartcert.assessment.form.words import NO, YES
from smartcert.language import InBoth

_CONTENTS = {"text": "text", "number": "number or choice", "yes_no": "sign", "day": "date"}


def forms() -> Iterator[str]:
    """Give the page."""
    yield "# The form"
    yield ""
    yield "An assessment as a workbook (`.xlsx`), written by `smartcert init CITY.xlsx` or"
    yield "`smartcert convert`, and read wherever a YAML file is. It holds what the"
    yield "[assessment file](assessment.md) holds, and a fault stands at its cell: `자체평가!G5`."
    yield ""
    yield f"A workbook is a form if it defines the name `{MARKER}`; its own name says nothing."
    yield "Sheets and columns are found by their headings and rows by their ids, in Korean or in"
    yield "English, so that all of them may be moved, hidden, sorted, and have others between them."
    yield "Formulas count by the value that they were calculated to; formulas, titles and rows of"
    yield "sums beside the answers are passed over."
    yield ""
    yield f"## {_both(CITY.name)}"
    yield ""
    yield f"A row a field, known by what stands below “{_both(CITY.column('field').heading)}”."
    yield ""
    yield "| Row | In YAML | Content |"
    yield "|---|---|---|"
    for field in FIELDS:
        path = ".".join(map(str, field.path))
        yield f"| {_both(field.label)} | `{path}` | {_CONTENTS[field.content]} |"
    yield ""
    yield f"## {_both(ANSWERS.name)}"
    yield ""
    yield "A row an indicator, its id first; of a checklist a row an item below it, with the ids of"
    yield "both. A level is chosen with the beginning of its sentence, yes and no as"
    yield f"{YES} and {NO}."
    yield ""
    yield from _columns(ANSWERS)
    yield ""
    yield f"## {_both(EVIDENCE.name)}"
    yield ""
    yield "A row a piece of evidence, with the indicator that it proves."
    yield ""
    yield from _columns(EVIDENCE)
    yield ""
    yield f"## {_both(GUIDE)}, {_both(LISTS)}"
    yield ""
    yield "For people and for the drop-downs; they are not read."


def _columns(sheet: Sheet) -> Iterator[str]:
    yield "| Column | In YAML | Content |"
    yield "|---|---|---|"
    for column in sheet.columns:
        name = f"`{column.name}`" if column.read else "not read"
        yield f"| {_both(column.heading)} | {name} | {_CONTENTS[column.content]} |"


def _both(name: InBoth) -> str:
    return f"{name.ko} / {name.en}"

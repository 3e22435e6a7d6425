"""The reference page of tables: what a table of cities may hold, and what a table of results does.

Names, types and formats come from the code; a column without a meaning here stops the page.
"""

from collections.abc import Iterable, Iterator
from typing import Any

import pyarrow as pa

from smartcert import load_catalogue
from smartcert.batch.frames import FAULT
from smartcert.batch.result_columns import AFTER_NODES, BEFORE_NODES, ResultColumn
from smartcert.batch.result_table import schema_of_table
from smartcert.catalogue.answer_form import form_of
from smartcert.catalogue.compiled import Catalogue
from smartcert.catalogue.indicator import Indicator
from smartcert.files.spreadsheet.limits import LAST_ROW, LONGEST_CELL
from smartcert.files.spreadsheet.package import LARGEST
from smartcert.language import korean
from smartcert.language.government import KINDS
from smartcert.render import requirement_words
from smartcert.render.batch import FORMATS as RESULTS
from smartcert.render.batch import REJECTS
from smartcert.render.batch.rejects import HEADINGS
from smartcert.scoring.states import STATES
from smartcert.tables.column import ANSWER, FIELDS, LONG, NEEDED, PARTS, parts_of
from smartcert.tables.formats import FORMATS
from smartcert.tables.formats.records import LONGEST, MEBIBYTE, MOST_COLUMNS
from smartcert.tables.rows.pieces import MOST_PIECES
from smartcert.tables.writing.writers import WRITERS

_KOREAN = {name: heading for heading, name in korean.FIELDS.items()}
_READ = {
    ".csv": "UTF-8 with or without byte order mark, CP949 with `--encoding cp949`; commas, "
    "semicolons, tabs or `|` between cells, or what a line `sep=` above the headings names; lines "
    "of any ending; blank cells at the end of a row may be missing, or be too many",
    ".tsv": "the same",
    ".parquet": "texts, whole numbers, decimals and floats of any width, truth values, dates, and "
    "lists of texts for checklists",
    ".xlsx": "the first sheet that is not hidden, or that of `--sheet`; numbers, dates and truth "
    "values as Excel shows them under “General”",
    ".jsonl": "an object a line; an answer may be an object with `value`, `evidence`, "
    "`not_applicable`, `note`, `confirmed`, `owner`; the columns are those of the first lines",
    ".ndjson": "the same",
}
_WRITTEN = {
    ".csv": "UTF-8 with byte order mark, for Korean Excel; in the order of the input",
    ".parquet": "points as `decimal128`; in the order of the input",
    ".xlsx": "for people: cover, ranking, areas, indicators, not certified and why, set aside",
    ".json": "one document with the summary, the cities and what was set aside "
    "(`smartcert schema batch`)",
    ".jsonl": "an object a city, points as exact texts",
    ".md": "a page of Markdown: what the terminal shows",
}
_FIELDS = {
    "city": ("text", "the name; with the date it tells one row from another", ""),
    "kind": ("one of the kinds below", "the kind of local government, which decides the track", ""),
    "population": ("whole number", "inhabitants; `si` and counts per inhabitants need it", "blank"),
    "population_date": (
        "date",
        "the day of the statistics; needed beside `population` if there is a `date`",
        "not asked for, if there is no `date` either",
    ),
    "contact": ("text", "who answers for it", "blank"),
    "confirmed": ("text", "why the population is right although it is unlikely (SC462)", "blank"),
    "catalogue": ("text", "the catalogue that is answered; another than the run's is a fault", ""),
    "date": (
        "date, 2022-08-31",
        "the day on which all answers hold; nothing may be dated later",
        "nothing is too late, and a result has no date",
    ),
    "stage": (
        "`self_assessment`, `document_review` or `site_inspection`",
        "the stage",
        "`self_assessment`",
    ),
}
_DEFAULT_CATALOGUE = "the catalogue of the run"
_PARTS = {
    "": (
        "the answer, in the unit of the indicator",
        "every indicator",
    ),
    "numerator": (
        "the part of a share, or the count of a count per inhabitants",
        "shares, counts per inhabitants",
    ),
    "denominator": (
        "the whole of a share, or the population itself",
        "shares, counts per inhabitants",
    ),
    "evidence": (
        f"how many pieces count (kind, age), 0 to {MOST_PIECES:,}; or a list of them in JSON",
        "every indicator",
    ),
    "not_applicable": (
        "the reason why the indicator does not apply",
        "where the catalogue allows it",
    ),
    "note": ("a text", "every indicator"),
    "confirmed": (
        "the reason why a value is right although it is unlikely (SC460, SC461, SC463, SC464)",
        "every indicator",
    ),
    "owner": ("the department whose indicator it is", "every indicator"),
}
_ANSWERS = {
    **dict.fromkeys(
        ("number", "share", "per_inhabitants"),
        "a number, `17.4`; no thousands separators, no unit; `120.0` is a whole number",
    ),
    "yes_no": "`true` or `false` (also in capitals, as `t` and `f`, as 1 and 0)",
    "items": "the ids of the items that are fulfilled, with blanks or commas between; `[]` for "
    "none of them",
    "level": "the level, a whole number from 0",
}
_REJECTS = {
    "city": "the city, as far as it can be told",
    "file": "the file or table",
    "line": "the line of a file, the row of a table",
    "column": "the column, from 1",
    "cell": "the same as Excel calls it, `C17`",
    "code": "the code of the fault",
    "message": "what is wrong, in the language of the run",
    "help": "what to do",
}


def tables() -> Iterator[str]:
    """Give the page of the formats of tables."""
    catalogue = load_catalogue()
    yield "# Tables"
    yield ""
    yield "What `smartcert batch`, `smartcert table` and `score_table` read, and the results that a"
    yield "batch writes. A table has one row a city, or in long form one row an answer. The first"
    yield "row holds the headings; of a heading of several lines the first is the name. A column"
    yield "without heading is left out, an unknown one is a fault. Ids and examples are those of"
    yield f"`{catalogue.name}`."
    yield from _formats()
    yield from _city()
    yield from _indicator(catalogue)
    yield from _long()
    yield from _results(catalogue)
    yield from _rejects()


def _formats() -> Iterator[str]:
    yield ""
    yield "## Formats"
    yield ""
    read = ((f"`{each}`", _READ[each], "yes" if each in WRITERS else "") for each in FORMATS)
    yield from _table(("Ending", "What is read", "`table from-files` writes it"), read)
    yield ""
    yield "Any of them may stand at an address of fsspec's, such as `s3://bucket/cities.parquet`."
    yield "Numbers are taken as they are written, never through a binary float; a float counts as"
    yield "the shortest decimal that names it. A blank cell says nothing, and is no zero."
    yield ""
    yield f"Limits: {MOST_COLUMNS:,} columns; a row of {LONGEST // MEBIBYTE} MiB; a workbook of"
    yield f"{LARGEST:,} MiB unpacked, and {LONGEST_CELL:,} characters in one of its cells;"
    yield f"{LAST_ROW:,} cities in a workbook of results."


def _city() -> Iterator[str]:
    yield ""
    yield "## Columns of the city"
    yield ""
    rows = []
    for name in FIELDS:
        kind, meaning, without = _FIELDS[name]
        missing = "**needed**" if name in NEEDED else without or _DEFAULT_CATALOGUE
        rows.append((f"`{name}`", _KOREAN[name], kind, meaning, missing))
    yield from _table(("Column", "Korean heading", "Cell", "Meaning", "If there is none"), rows)
    yield ""
    yield f"Kinds: {', '.join(f'`{each}`' for each in KINDS)}."


def _indicator(catalogue: Catalogue) -> Iterator[str]:
    yield ""
    yield "## Columns of an indicator"
    yield ""
    indicators = catalogue.indicators.values()
    rows = []
    for part in PARTS:
        meaning, where = _PARTS[part]
        some = next(each for each in indicators if part in parts_of(each))
        name = f"{some.id}.{part}" if part else some.id
        rows.append((f"`ID.{part}`" if part else "`ID`", f"`{name}`", meaning, where))
    yield from _table(("Column", "For example", "Cell", "There may be one of"), rows)
    yield ""
    yield "A share is given by its value or by its parts, not by both in one row. The value of a"
    yield "count per inhabitants is the count alone: it is divided by `population`. Without any"
    yield "column `ID.evidence` a table is read only with `--evidence not-required`."
    yield "Pieces count that are of a kind wanted and not older than the catalogue says, each kind"
    yield "once where kinds are to differ; beside `ID.not_applicable` those that prove it. Without"
    yield "a column `date` the age of listed pieces is not asked."
    yield ""
    by_rule: dict[str, Indicator] = {}
    for each in indicators:
        by_rule.setdefault(each.scoring.rule, each)
    answers = (
        (f"`{rule}`", f"`{each.id}`", _ANSWERS[form_of(each).kind])
        for rule, each in by_rule.items()
    )
    yield from _table(("Rule", "For example", "Cell of the answer"), answers)


def _long() -> Iterator[str]:
    yield ""
    yield "## Long form"
    yield ""
    yield f"A table with the columns {', '.join(f'`{each}`' for each in LONG)} is in long form: one"
    yield "row an answer. It has the columns of the city, and these in place of those of an"
    yield "indicator. The rows of a city stand together. What is said of the city may stand in one"
    yield "of its rows or in several, and then it has to be the same."
    yield ""
    rows = [("`indicator`", _KOREAN["indicator"], "the id of the indicator")]
    rows += [
        (f"`{name}`", _KOREAN[name], f"as `ID.{name}`" if name in PARTS else "as `ID`")
        for name in ANSWER
    ]
    yield from _table(("Column", "Korean heading", "Cell"), rows)


def _results(catalogue: Catalogue) -> Iterator[str]:
    yield ""
    yield "## Results"
    yield ""
    yield from _table(("Ending", "What `--out` writes"), ((f"`{e}`", _WRITTEN[e]) for e in RESULTS))
    yield ""
    yield "The columns of CSV and Parquet. JSON has the same names: the columns of nodes stand in"
    yield "an object `nodes` there, by their ids, and `failed` is a list."
    yield ""
    schema = schema_of_table(catalogue, details=False)
    kinds = requirement_words.KINDS.items()
    names = (f"{kind} ID" if "{title}" in said.named else kind for kind, said in kinds)
    rules = ", ".join(f"`{each}`" for each in names)

    def row(column: ResultColumn) -> tuple[str, ...]:
        of = f": {rules}" if column.form == "requirements" else ""
        kind = _kind(schema.field(column.name).type)
        return f"`{column.name}`", kind, column.unit, column.meaning + of

    rows = [*map(row, BEFORE_NODES), *_nodes(schema, catalogue), *map(row, AFTER_NODES)]
    yield from _table(("Column", "Type", "Unit", "Meaning"), rows)
    yield ""
    yield f"`score_table` adds `{FAULT}`: why a row was not judged; null if it was. `score_batches`"
    yield "has it, too, and no `rank`. The metadata of a Parquet file name catalogue, revision and"
    yield "checksum."


def _nodes(schema: pa.Schema, catalogue: Catalogue) -> Iterator[tuple[str, ...]]:
    """Give the columns that every node of the tree has."""
    points = _kind(schema.field(catalogue.edition.categories[0].id).type)
    states = ", ".join(f"`{each.value}`" for each in STATES)
    yield (
        "`NODE`",
        points,
        "points",
        "what an area earned; with `--details` every item and indicator, too",
    )
    yield ("`NODE.maximum`", points, "points", "what it could earn")
    yield ("`NODE.state`", "text", "", f"of an indicator, with `--details`: {states}")


def _kind(kind: Any) -> str:
    """Give the type of a column in Parquet."""
    if pa.types.is_dictionary(kind) or pa.types.is_string(kind):
        return "text"
    return f"`{kind}`"


def _rejects() -> Iterator[str]:
    yield ""
    yield "## What was set aside"
    yield ""
    endings = ", ".join(f"`{each}`" for each in REJECTS)
    yield f"`--rejects FILE` ({endings}) has one row a fault."
    yield ""
    yield from _table(("Column", "Meaning"), ((f"`{name}`", _REJECTS[name]) for name in HEADINGS))


def _table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    heads = tuple(heads)
    yield f"| {' | '.join(heads)} |"
    yield f"|{'---|' * len(heads)}"
    for row in rows:
        yield f"| {' | '.join(row)} |"

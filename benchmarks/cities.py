"""Invented cities, as many as a benchmark wants: tables in Parquet, and assessments in files.

Nothing here is about a real city. A table has the columns `city`, `kind`, `population` and one
for each indicator of a catalogue, in the type that such a column naturally has. Its make-up:

- a name is unique and says that it is invented: `가상시 0000123`, `가상군 0000124`;
- of 100 cities about 1 is a metropolitan city, 3 are provinces, 36 si, 34 gun and 26 gu;
- the population is lognormal about 170,000, and within what is usual for the kind;
- every city has a maturity, normal about 0.65 (deviation 0.16), and for each indicator luck,
  normal about 0 (deviation 0.22); both together are how far it has come from where an indicator
  earns nothing (0) to where it earns all points (1) or a little further. About a third of the
  cities pass the mark;
- a number, a share in percent or a count per inhabitants is what is so far between the
  goalposts, or between 0 and a little above the last band, with the decimals that it may have:
  whole numbers `int64`, others `float64`;
- a level is `int8`, yes or no `bool`, a checklist a `dictionary` of texts, the ids of the items
  that are fulfilled (`[]` for none), each with the probability that the city has come to;
- of 100 answers 2 are blank (null), anywhere.

The same seed, rows and catalogue give the same table. It is made and written a row group at a
time, so that ten million rows take no more memory than a hundred thousand.
"""

from collections.abc import Iterator
from decimal import Decimal
from itertools import cycle, islice
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import parquet

from smartcert.catalogue.answer_form import form_of
from smartcert.catalogue.compiled import Catalogue
from smartcert.catalogue.indicator import Bands, Goalposts, Indicator, NumberRule
from smartcert.language.government import KINDS

ROUND = Path(__file__).parents[1] / "examples" / "round"
ROWS = 131_072
"""Rows of a row group."""

_KINDS = {
    "metropolitan_city": ("가상광역시", 0.01),
    "province": ("가상도", 0.03),
    "si": ("가상시", 0.36),
    "gun": ("가상군", 0.34),
    "gu": ("가상구", 0.26),
}
_PEOPLE = (170_000, 1.0)  # median, deviation of the logarithm
_MATURITY, _SPREAD, _LUCK = 0.65, 0.16, 0.22
_FURTHEST = 1.15
_BLANK = 0.02
_DIGITS, _DECIMALS = 18, 4  # of a column of decimals


def write_table(
    path: Path, rows: int, catalogue: Catalogue, seed: int = 1, group: int = ROWS
) -> None:
    """Write a table of invented cities as Parquet, a row group at a time."""
    blocks = table(rows, catalogue, seed, group)
    first = next(blocks)
    with parquet.ParquetWriter(path, first.schema) as writer:
        writer.write_batch(first, row_group_size=group)
        for block in blocks:
            writer.write_batch(block, row_group_size=group)


def write_workbook(path: Path, rows: int, catalogue: Catalogue) -> None:
    """Write a table of invented cities as XLSX."""
    from xlsxwriter import Workbook

    made = pa.Table.from_batches(table(rows, catalogue))
    with Workbook(str(path)) as book:
        page = book.add_worksheet()
        for place, name in enumerate(made.column_names):
            page.write_column(0, place, [name, *made[name].to_pylist()])


def as_decimals(made: pa.Table) -> pa.Table:
    """Give a table of cities with the numbers of its answers as decimals, as databases do."""
    columns = {name: made[name] for name in made.column_names}
    for name, column in columns.items():
        if pa.types.is_floating(column.type):
            columns[name] = pc.round(column, _DECIMALS).cast(
                pa.decimal128(_DIGITS, _DECIMALS), safe=False
            )
        elif pa.types.is_integer(column.type) and name != "population":
            whole = column.cast(pa.decimal128(_DIGITS + 1, 0))
            columns[name] = whole.cast(pa.decimal128(_DIGITS + 1 + _DECIMALS, _DECIMALS))
    return pa.table(columns)


def as_texts(made: pa.Table) -> pa.Table:
    """Give a table of cities in which all is text, as in CSV."""
    return pa.table({name: made[name].cast(pa.string()) for name in made.column_names})


def table(
    rows: int, catalogue: Catalogue, seed: int = 1, group: int = ROWS
) -> Iterator[pa.RecordBatch]:
    """Give a table of invented cities, so many rows at a time."""
    for first in range(0, rows, group):
        luck = np.random.default_rng((seed, first))
        yield _block(luck, first + 1, min(group, rows - first), catalogue)


def _block(
    luck: np.random.Generator, first: int, rows: int, catalogue: Catalogue
) -> pa.RecordBatch:
    names, chances = zip(*_KINDS.values(), strict=True)
    kind = luck.choice(len(_KINDS), rows, p=chances).astype(np.int8)
    median, deviation = _PEOPLE
    usual = [catalogue.usual_people[KINDS.index(name)] for name in _KINDS]
    fewest, most = (np.array([getattr(each, end) for each in usual]) for end in ("low", "high"))
    people = luck.lognormal(np.log(median), deviation, rows)
    people = np.clip(people, fewest[kind], most[kind]).astype(np.int64)
    numbers = pc.utf8_lpad(pa.array(np.arange(first, first + rows)).cast(pa.string()), 7, "0")
    columns: dict[str, pa.Array] = {
        "city": pc.binary_join_element_wise(pa.array(names).take(pa.array(kind)), numbers, " "),
        "kind": pa.DictionaryArray.from_arrays(kind, [*_KINDS]),
        "population": pa.array(people),
    }
    maturity = luck.normal(_MATURITY, _SPREAD, rows)
    for name, indicator in catalogue.indicators.items():
        come = np.clip(maturity + luck.normal(0, _LUCK, rows), 0, _FURTHEST)
        blank = luck.random(rows, np.float32) < _BLANK
        answers = _answers(indicator, come, people, blank, luck)
        if form_of(indicator).floor:  # by its parts
            columns[f"{name}.numerator"] = pc.cast(pc.round(pc.multiply(answers, 10)), pa.int64())
            columns[f"{name}.denominator"] = pa.array(np.full(rows, 1000), mask=blank)
        else:
            columns[name] = answers
    return pa.RecordBatch.from_arrays([*columns.values()], names=[*columns])


def _answers(
    indicator: Indicator, come: Any, people: Any, blank: Any, luck: np.random.Generator
) -> pa.Array:
    """Give a column: what cities answer that have come so far, but for those that are silent."""
    form, rule = form_of(indicator), indicator.scoring
    if form.kind == "level":
        top = int(form.high)
        return pa.array(np.minimum(come * (top + 1), top).astype(np.int8), mask=blank)
    if form.kind == "yes_no":
        return pa.array(come > luck.random(len(come)), mask=blank)
    if not isinstance(rule, NumberRule):
        ids = [item.name for item in form.choices]
        ticked = come[:, None] > luck.random((len(come), len(ids)), np.float32)
        if form.required:  # whoever has an item has this one
            ticked[:, ids.index(form.required)] |= ticked.any(axis=1)
        codes = (ticked << np.arange(len(ids))).sum(axis=1, dtype=np.int16)
        texts = [_texts(ids, code) for code in range(1 << len(ids))]
        return pa.DictionaryArray.from_arrays(pa.array(codes, mask=blank), texts)
    start, end = _ends(rule)
    number = start + (end - start) * come
    if form.kind == "per_inhabitants":
        number = number * people / form.per
    number = np.clip(np.round(number, form.decimals), float(form.low), float(form.high))
    return pa.array(number if form.decimals else number.astype(np.int64), mask=blank)


def _ends(rule: Goalposts | Bands) -> tuple[float, float]:
    """Give about where a rule gives no points, and where it gives all."""
    if isinstance(rule, Goalposts):
        return float(rule.zero_at), float(rule.full_at)
    edges = [step.lower or Decimal(0) for step in rule.steps]
    falls = rule.steps[0].points > rule.steps[-1].points
    return (float(edges[-1]), 0.0) if falls else (0.0, float(edges[-1]))


def _texts(ids: list[str], code: int) -> str:
    return " ".join(each for bit, each in enumerate(ids) if code >> bit & 1) or "[]"


def write_files(folder: Path, count: int) -> None:
    """Write assessments: the invented round, again and again, each under a name of its own.

    They differ by name and population, and each is as long as one of a real round might be:
    some 22,000 bytes with 59 answers and the evidence of each.
    """
    folder.mkdir()
    rounds = [
        path.read_text("utf-8").splitlines(keepends=True) for path in sorted(ROUND.glob("*.yaml"))
    ]
    for number, lines in enumerate(islice(cycle(rounds), count), 1):
        text = "".join(_renamed(line, number) for line in lines)
        folder.joinpath(f"city-{number:07}.yaml").write_text(text, "utf-8")


def _renamed(line: str, number: int) -> str:
    if line.startswith("  name: "):
        return f"  name: 가상시 {number:07}\n"
    if line.startswith("  population: "):
        people = int(line.split()[1])
        return f"  population: {people + number}\n"
    return line

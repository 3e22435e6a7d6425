"""The tables that the commands of the lessons name: each shows what a text cannot."""

import datetime as dt
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow as pa
import xlsxwriter
from pyarrow import parquet

from smartcert.tables.formats.jsonl import FIRST_LINES
from smartcert.tables.formats.records import LONGEST, MOST_COLUMNS
from tests.conftest import DATA

TABLES = {
    path.name: path.read_text("utf-8")
    for path in sorted((DATA / "lessons").iterdir())
    if path.suffix in {".csv", ".jsonl"}
}
"""The tables from which lessons quote."""

HEADINGS = ("city", "kind", "INN-PUB-05", "INN-PUB-05.evidence")
ROW = ("솔밭군", "gun", 2, 1)


def write_tables(folder: Path) -> None:
    """Write the tables, good ones and one for each fault, to a folder."""
    for name, text in TABLES.items():
        (folder / name).write_text(text, "utf-8")
    _write_workbooks(folder)
    _write_texts(folder)
    day = dt.datetime(2022, 8, 31, tzinfo=dt.UTC)
    for name, kind in (("round", pa.date32()), ("zoned", pa.timestamp("us", "Asia/Seoul"))):
        columns = [*([value] for value in ROW), pa.array([day]).cast(kind)]
        parquet.write_table(pa.table(columns, [*HEADINGS, "date"]), folder / f"{name}.parquet")


def _write_workbooks(folder: Path) -> None:
    def march(page: Any, book: Any) -> None:
        form = book.add_format({"num_format": "m/d"})
        page.write_datetime(1, 2, dt.date(2022, 3, 2), form)

    def number_of_a_day(page: Any, _book: Any) -> None:
        page.write(0, 4, "date")
        page.write(1, 4, 44804)

    spoilt: dict[str, Callable[[Any, Any], object]] = {
        "round": lambda *_: None,
        "as-text": lambda page, _: page.write_string(1, 2, "2"),
        "as-date": march,
        "merged": lambda page, _: page.merge_range(0, 2, 0, 3, HEADINGS[2]),
        "failed": lambda page, _: page.write_formula(1, 2, "=4/0", None, "#DIV/0!"),
        "percent": lambda page, book: page.write(1, 2, 0.8, book.add_format({"num_format": 9})),
        "uncalculated": lambda page, _: page.write_formula(1, 2, "=1+1", None, ""),
        "serial": number_of_a_day,
        "sheets": lambda _, book: book.add_worksheet("2021").write_row(0, 0, HEADINGS),
    }
    for name, spoil in spoilt.items():
        with xlsxwriter.Workbook(folder / f"{name}.xlsx") as book:
            page = book.add_worksheet("round")
            page.write_row(0, 0, HEADINGS)
            page.write_row(1, 0, ROW)
            spoil(page, book)
            book.add_worksheet("Sheet2")
    _write_huge(folder)
    locked = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")
    (folder / "locked.xlsx").write_bytes(locked)


def _write_huge(folder: Path) -> None:
    """Write a workbook whose sheet is thousands of times as long as it is packed."""
    with (
        zipfile.ZipFile(folder / "round.xlsx") as good,
        zipfile.ZipFile(folder / "huge.xlsx", "w", zipfile.ZIP_DEFLATED) as huge,
    ):
        for name in good.namelist():
            blanks = b" " * (8 * 1024 * 1024) if name.endswith("sheet1.xml") else b""
            huge.writestr(name, good.read(name) + blanks)


def _write_texts(folder: Path) -> None:
    heading, row = ",".join(HEADINGS), ",".join(map(str, ROW))
    (folder / "old.csv").write_bytes(f"{heading}\n{row}\n".encode("cp949"))
    (folder / "new.csv").write_text(f"{heading}\n{row}\n", "utf-8")
    broken = f"{heading}\n{row}\n꽃내군,gun,3,!\n".encode().replace(b"!", b"\xff")
    (folder / "broken.csv").write_bytes(broken)
    (folder / "cut.csv").write_text(f"{heading}\n{row}\n꽃내군,gun,1", "utf-8")
    (folder / "statistics.csv").write_text("행정구역,총인구,자동차\n솔밭군,1,2\n", "utf-8")
    (folder / "sideways.csv").write_text("city" + ",솔밭군" * MOST_COLUMNS + "\n", "utf-8")
    (folder / "one-line.jsonl").write_bytes(b"[" + b" " * LONGEST + b"]\n")
    lines = TABLES["round.jsonl"].splitlines(keepends=True)
    first = [lines[0].replace("솔밭군", f"{number}군") for number in range(FIRST_LINES)]
    late = lines[1].replace("}}", '}, "INN-PUB-05.note": "드론 배송"}')
    (folder / "late.jsonl").write_text("".join([*first, late]), "utf-8")

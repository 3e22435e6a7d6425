"""Tables that no program has written, and the laws for them."""

import csv
import io
import json
import tempfile
import zipfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from random import Random

import pyarrow as pa
import pyarrow.parquet as pq

from smartcert import InvalidInput
from smartcert.checking.exits import EXITS, OUR_FAULT
from smartcert.files.spreadsheet.book import Book, write
from smartcert.tables.chunk import Reading
from smartcert.tables.rows.claims import read_claims
from smartcert.tables.table import open_table
from tests.conftest import DATA
from tests.support.columns import SMALL
from tests.support.faults import TRAPS, assert_has_words, printed

NAMES = ("city", "kind", "population", "A-1", "A-2", "A-3", "A-4", "B-1-1", "B-2")
PLAIN = ("가람시 {}", "gun", "4000", "12.5", "75", "7", "true", "one three", "2")
DOUBTFUL = (" 가람시 {}", "gun", "4,000", "12.55", "75%", "-7", "yes", "one four", "9")
Rows = Sequence[Sequence[str]]


def csv_of(rows: Rows) -> bytes:
    stream = io.StringIO()
    csv.writer(stream).writerows([NAMES, *rows])
    return stream.getvalue().encode()


def jsonl_of(rows: Rows) -> bytes:
    lines = (json.dumps(dict(zip(NAMES, row, strict=True))) + "\n" for row in rows)
    return "".join(lines).encode()


def parquet_of(rows: Rows) -> bytes:
    stream = io.BytesIO()
    columns = map(pa.array, zip(*rows, strict=True))
    pq.write_table(pa.table(dict(zip(NAMES, columns, strict=True))), stream)
    return stream.getvalue()


def xlsx_of(rows: Rows) -> bytes:
    stream = io.BytesIO()
    book = Book(stream)
    sheet = book.add_page()
    for number, row in enumerate([NAMES, *rows]):
        for column, text in enumerate(row):
            write(sheet, (number, column), text)
    book.close()
    return stream.getvalue()


TABLES: Mapping[str, Callable[[Rows], bytes]] = {
    ".csv": csv_of,
    ".jsonl": jsonl_of,
    ".parquet": parquet_of,
    ".xlsx": xlsx_of,
}


def rows_of(many: int, row: Sequence[str]) -> Rows:
    return [[each.format(n) for each in row] for n in range(many)]


def judge(path: Path) -> None:
    """Read a whole table, as a batch does."""
    table = open_table(str(path), Reading(), SMALL, evidence_required=False)
    table.notes()
    for cut in table.cuts(100_000):
        for chunk in table.chunks(cut):
            for each in read_claims(chunk, table.columns, table.terms).rejected:
                for found in each.found:
                    assert_has_words(found)


def assert_table_lawful(data: bytes, ending: str, *, command: bool = False) -> None:
    """A table is read, or refused with words for it; the whole command ends in order."""
    with tempfile.TemporaryDirectory() as folder:
        path, out = Path(folder, f"t{ending}"), Path(folder, "r.csv")
        path.write_bytes(data)
        try:
            judge(path)
        except InvalidInput as invalid:
            for each in invalid.diagnostics:
                assert_has_words(each)
        if command:
            asked = ("--catalogue", str(DATA / "small.yaml"), "--evidence", "not-required")
            code, said = printed(
                "batch", str(path), *asked, "--out", str(out), "--engine", "threads"
            )
            assert code in EXITS
            assert code != OUR_FAULT
            assert "Traceback" not in said


def bent(data: bytes, chance: Random) -> bytes:
    """Change some of the bytes; of a packed folder, of one of its parts as often."""
    if data[:2] == b"PK" and chance.random() < 1 / 2:
        return _with_a_bent_part(data, chance)
    for _ in range(chance.randint(1, 4)):
        at, other = sorted(chance.randrange(len(data) + 1) for _ in range(2))
        part = data[at : min(other, at + chance.randrange(1, 60))]
        trap = chance.choice(TRAPS).encode()
        new = chance.choice(
            (b"", part + part, trap, part + trap, chance.randbytes(len(part)), part[::-1])
        )
        data = data[:at] + new + data[at + len(part) :]
        if chance.random() < 1 / 20:
            data = data[:other]
    return data


def _with_a_bent_part(data: bytes, chance: Random) -> bytes:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as folder:
            parts = {each: folder.read(each) for each in folder.namelist()}
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError, OSError):
        return data[: chance.randrange(len(data))]
    if not parts:
        return data
    name = chance.choice([*parts])
    parts[name] = bent(parts[name] or b"<", chance)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as folder:
        for each, content in parts.items():
            folder.writestr(each, content)
    return made.getvalue()

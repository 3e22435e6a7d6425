"""A row of a table as the document that it stands for: what is right and wrong is said once.

Cells go to the paths at which an assessment holds what they say, so that the reader of
assessments judges them, with the same codes and sentences, and every place is a cell.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import Any, NamedTuple

from smartcert.assessment.assessment_file import Assessment
from smartcert.assessment.claims import Reading, read_answers
from smartcert.assessment.peers import far_from_others
from smartcert.diagnostics import Diagnostic, InvalidInput, Span
from smartcert.files.cells import CellDocument
from smartcert.files.document import Path
from smartcert.files.source import Source
from smartcert.files.validation import read_file
from smartcert.tables.chunk import Chunk
from smartcert.tables.column import Column
from smartcert.tables.rows.column_types import usual
from smartcert.tables.rows.pieces import MOST_PIECES
from smartcert.tables.rows.row_data import RowWriter
from smartcert.tables.rows.scalars import written
from smartcert.tables.rows.terms import Terms


class Judged(NamedTuple):
    """What became of one row, or one file.

    Attributes:
        city: as far as it could be read; else empty.
        reading: what it claims and what is wrong with it; None if its form is wrong already.
        assessment: the row as an assessment, if its form is right.
        found: every fault and warning.
    """

    city: str
    reading: Reading | None
    assessment: Assessment | None
    found: tuple[Diagnostic, ...]


class Row(CellDocument):
    """One row as a document.

    Attributes:
        counted: by indicator, pieces of evidence that somebody has counted.
        of_evidence: those of its flaws that do not matter where evidence is not required.
    """

    def __init__(self, file: str, data: dict[str, Any], cells: Mapping[Path, Span]) -> None:
        super().__init__(Source(file, "", ""), data, cells)
        self.counted: dict[str, int] = {}
        self.of_evidence: list[Diagnostic] = []

    def without_evidence(self) -> "Row":
        """Give the same row as if it had no evidence."""
        answers = {
            name: {part: said for part, said in answer.items() if part != "evidence"}
            for name, answer in self.data["answers"].items()
        }
        row = Row(self.source.name, {**self.data, "answers": answers}, self.cells)
        row.flaws = [each for each in self.flaws if each not in self.of_evidence]
        row.unread = self.unread
        return row


def row_of(
    chunk: Chunk,
    index: int,
    columns: Sequence[Column],
    terms: Terms,
    only: Collection[str] | None = None,
) -> Row:
    """Read a row of a chunk as a document; `only` these indicators, if not all."""
    writer = RowWriter(terms)
    cells: dict[Path, Span] = {}
    flaws = [*chunk.row_flaws.get(index, ())]
    for number, column in enumerate(columns):
        if only is not None and (name := column.indicator) and name not in only:
            continue
        place = chunk.at(index, number)
        cells[column.path] = place
        if flaw := chunk.flaws.get((index, number)):
            flaws.append(flaw)
        else:
            writer.write(column, written(chunk.arrays[number][index].as_py()), place)
    row = Row(chunk.at(index, 0).file, writer.data(cells), cells)
    row.counted, row.of_evidence = writer.counted, writer.of_evidence
    row.flaws = [*flaws, *writer.flaws, *writer.of_evidence]
    row.unread = {chunk.at(index, n) for n in range(len(columns)) if (index, n) in chunk.flaws}
    return row


def judged_row(chunk: Chunk, index: int, columns: Sequence[Column], terms: Terms) -> Judged:
    """Read a row of a chunk exactly; evidence that nobody examines is not read."""
    chunk = chunk._replace(arrays=[*map(usual, chunk.arrays)])
    row = row_of(chunk, index, columns, terms)
    return judged(row if terms.evidence_required else row.without_evidence(), terms)


def judged(row: Row, terms: Terms) -> Judged:
    """Read what a row claims, and all that is wrong with it."""
    city = row.data["city"].get("name") or ""
    try:
        assessment = read_file(row, Assessment)
    except InvalidInput as invalid:
        return Judged(city, None, None, invalid.diagnostics)
    counted = row.counted
    if not terms.evidence_required:
        said = (
            name
            for name, each in assessment.answers.items()
            if each and (each.value is not None or each.not_applicable is not None)
        )
        counted = dict.fromkeys(said, MOST_PIECES)
    reading = read_answers(assessment, terms.catalogue, terms.waivers, counted)
    found = [*reading.found]
    if reading.claims is not None:
        found += far_from_others(assessment, reading.claims, terms.catalogue, terms.fences)
    return Judged(city, reading, assessment, tuple(found))

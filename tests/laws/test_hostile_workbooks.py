"""Small workbooks that once took minutes or gigabytes end in order, in bounded memory."""

import tracemalloc

import pytest

from smartcert import InvalidInput
from smartcert.tables.chunk import Reading
from smartcert.tables.rows.claims import read_claims
from smartcert.tables.table import open_table
from tests.support.columns import SMALL
from tests.support.hostile_workbooks import KINDS

MOST = 60 * 1024 * 1024
"""Bytes that Python may hold at a time."""


@pytest.mark.parametrize("kind", KINDS)
def test_a_hostile_workbook_is_read_or_refused_in_bounded_memory(kind, tmp_path):
    path = tmp_path / "t.xlsx"
    path.write_bytes(KINDS[kind]())
    assert path.stat().st_size < 500_000
    found: set[str] = set()
    tracemalloc.start()
    try:
        table = open_table(str(path), Reading(), SMALL, evidence_required=False)
        table.notes()
        for cut in table.cuts(100_000):
            for chunk in table.chunks(cut):
                read_claims(chunk, table.columns, table.terms)
    except InvalidInput as invalid:
        found = {each.code for each in invalid.diagnostics}
    finally:
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    assert found <= {"SC712", "SC719", "SC721"}
    assert peak < MOST

"""`score_table` and `score_batches`: the same figures as a batch, on frames in memory."""

import io
from decimal import Decimal
from functools import cache
from itertools import pairwise

import narwhals as nw
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartcert import InvalidInput, batch_schema, score_batches, score_table
from smartcert.batch import frames
from smartcert.batch.result_columns import FORMER_WORDS

NAME = "molit-smart-city@2022"
ROWS = [
    {"city": "가람시", "kind": "si", "population": 900_000, "INN-PUB-03": 3, "INN-PUB-01": 12.5},
    {"city": "나래군", "kind": "gun", "population": 40_000, "INN-PUB-03": 5, "INN-PUB-01": None},
    {"city": "다솜구", "kind": "gu", "population": None, "INN-PUB-03": 9, "INN-PUB-01": 1.0},
    {"city": "라온시", "kind": "si", "population": 70_000, "INN-PUB-03": 1, "INN-PUB-01": 1.25},
    {"city": "마루군", "kind": "gun", "population": 50_000, "INN-PUB-03": 5, "INN-PUB-01": 40.0},
]


@pytest.fixture
def table():
    return pa.Table.from_pylist(ROWS)


def scored(frame, **options):
    found = score_table(NAME, frame, **{"evidence": "not-required", **options})
    return nw.from_native(found, eager_only=True).to_arrow().to_pylist()


def test_rows_stay_where_they_are_and_a_fault_says_why_one_is_not_judged(table):
    found = scored(table)
    assert [row["city"] for row in found] == ["가람시", "나래군", "다솜구", "라온시", "마루군"]
    assert [row["points"] for row in found] == [
        Decimal("37.81"),
        Decimal("50.00"),
        None,
        None,
        Decimal("75.00"),
    ]
    assert [row["rank"] for row in found] == [1, 2, None, None, 1]
    assert [row["fault"] for row in found] == [
        None,
        None,
        "SC421 INN-PUB-03 is judged by level: “9” is none of 0 to 5.",
        "SC413 1.25 has more decimals than the 1 of INN-PUB-01.",
        None,
    ]


@pytest.mark.parametrize("kind", [pd.DataFrame, pl.DataFrame])
def test_a_frame_comes_back_as_it_came(table, kind):
    frame = table.to_pandas() if kind is pd.DataFrame else pl.from_arrow(table)
    found = score_table(NAME, frame, evidence="not-required")
    assert isinstance(found, kind)
    assert scored(frame) == scored(table)


def test_points_in_pandas_are_decimals_that_pandas_calculates_with(table):
    found = score_table(NAME, table.to_pandas(), evidence="not-required")
    kept = score_table(NAME, table, evidence="not-required")
    for name in ("points", "maximum", "share", "margin", "INN"):
        assert found[name].dtype == pd.ArrowDtype(kept.schema.field(name).type)
        assert pa.types.is_decimal(kept.schema.field(name).type)
    assert found["points"].sum() == Decimal("162.81")
    assert found["points"].isna().tolist() == [False, False, True, True, False]
    assert found["fault"].isna().tolist() == [True, True, False, False, True]


def test_details_are_the_points_and_the_state_of_every_node(table):
    found = scored(table, details=True)[0]
    assert found["INN-PUB"] == found["INN-PUB-01"] + found["INN-PUB-03"]
    assert (found["INN-PUB-03"], found["INN-PUB-03.state"]) == (Decimal("30.00"), "answered")
    assert found["SVC-SRV-04.state"] == "not_answered"
    assert "INN-PUB-01" not in scored(table)[0]


def test_evidence_is_asked_for_unless_it_is_not_required(table):
    with pytest.raises(InvalidInput) as caught:
        score_table(NAME, table)
    assert [(each.code, each.span.file) for each in caught.value.diagnostics] == [
        ("SC713", "table")
    ]
    counted = table.append_column("INN-PUB-03.evidence", pa.array([2, 2, 2, 2, 0]))
    found = scored(counted, evidence="required")
    assert [row["points"] for row in found] == [Decimal(30), Decimal(50), None, None, Decimal(0)]
    assert [row["unsupported"] for row in found] == [1, 0, None, None, 2]
    assert {row["evidence"] for row in found} == {"required", None}


@pytest.mark.parametrize("word", ["required", "not-required"])
def test_the_former_words_of_evidence_still_work_and_say_so(word, table):
    counted = table.append_column("INN-PUB-03.evidence", pa.array([2, 2, 2, 2, 0]))
    (former,) = [old for old, new in FORMER_WORDS.items() if new == word]
    said = f"evidence='{former}' is called '{word}' now"
    with pytest.warns(DeprecationWarning, match=said) as caught:
        found = score_table(NAME, counted, evidence=former)
    assert caught[0].filename == __file__
    assert found.equals(score_table(NAME, counted, evidence=word))
    with pytest.warns(DeprecationWarning, match=said):
        [*score_batches(iter(counted.to_batches()), NAME, evidence=former)]


def test_columns_are_checked_like_those_of_a_table(table):
    with pytest.raises(InvalidInput) as caught:
        score_table(NAME, table.rename_columns(["city", "kin", *table.column_names[2:]]))
    found = caught.value.diagnostics
    assert [(each.code, each.span.column, each.near) for each in found] == [("SC701", 2, ("kind",))]


def test_a_frame_without_rows_has_the_same_columns(table):
    found = score_table(NAME, table.slice(0, 0), evidence="not-required")
    assert found.num_rows == 0
    assert found.column_names == score_table(NAME, table, evidence="not-required").column_names


def test_a_frame_of_which_no_row_is_judged_says_why_of_each(table):
    found = scored(table.slice(2, 2))
    assert [row["fault"][:5] for row in found] == ["SC421", "SC413"]
    assert [row["points"] for row in found] == [None, None]


def test_a_catalogue_may_be_given_whole(table, catalogue):
    assert score_table(catalogue, table, evidence="not-required").equals(
        score_table(NAME, table, evidence="not-required")
    )


@pytest.mark.no_cover
@given(cuts=st.lists(st.integers(0, 5), max_size=4).map(sorted), rows=st.sampled_from([1, 2, 100]))
def test_a_map_over_batches_gives_the_rows_of_the_table(cuts, rows):
    table = pa.Table.from_pylist(ROWS)
    edges = [0, *cuts, 5]
    pieces = [
        pa.RecordBatch.from_pylist(ROWS[low:high], table.schema) for low, high in pairwise(edges)
    ]
    before, frames.ROWS = frames.ROWS, rows
    try:
        mapped = list(score_batches(iter(pieces), NAME, evidence="not-required"))
    finally:
        frames.ROWS = before
    schema = batch_schema(NAME)
    assert all(batch.schema == schema for batch in mapped)
    assert pa.Table.from_batches(mapped, schema).to_pylist() == uncut()


@cache
def uncut():
    names = batch_schema(NAME).names
    return [{name: row[name] for name in names} for row in scored(pa.Table.from_pylist(ROWS))]


def test_the_map_travels_to_a_worker_as_bytes():
    """As an engine would send it: nothing but names, and Arrow's own stream between."""
    table, sink = pa.Table.from_pylist(ROWS), io.BytesIO()
    with pa.ipc.new_stream(sink, batch_schema(NAME)) as writer:
        for batch in score_batches(iter(table.to_batches()), NAME, evidence="not-required"):
            writer.write_batch(batch)
    assert pa.ipc.open_stream(sink.getvalue()).read_all().num_rows == len(ROWS)


@pytest.mark.parametrize("word", ["typo", "", "Required", "not required"])
def test_another_word_for_evidence_is_no_wish_to_leave_it_out(word, table):
    said = f"evidence is to be one of required, not-required, not '{word}'"
    with pytest.raises(ValueError, match=said):
        score_table(NAME, table, evidence=word)
    with pytest.raises(ValueError, match=said):
        next(score_batches(iter(table.to_batches()), NAME, evidence=word))

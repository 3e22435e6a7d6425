"""The public table of results: what a report says, for many cities at once."""

import datetime as dt
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smartcert import evaluate, load_assessment
from smartcert.batch import result_table, result_values
from smartcert.batch.judged import schema_of
from smartcert.batch.ranking import ranked
from smartcert.batch.summary import Summary
from smartcert.render.wording import state_counts
from smartcert.scoring.states import COUNTED
from tests.support.rounds import ROUND, cut, invented, judged, outcome

COLUMNS = [
    *("city", "kind", "population", "date", "track", "rank", "points", "maximum", "share"),
    *("margin", "grade", "certified", "failed"),
    *("INN", "INN.maximum", "GOV", "GOV.maximum", "SVC", "SVC.maximum"),
    *("not_answered", "unsupported", "not_applicable", "waived", "warnings"),
    *("evidence", "judged_by"),
]


@pytest.fixture(scope="module")
def round_of(catalogue):
    return outcome(catalogue, judged(ROUND, catalogue), details=True)


def rows_of(found, **wishes):
    return [row for table in result_table.tables(found, **wishes) for row in table.to_pylist()]


def test_the_columns_stand_in_their_order(catalogue, round_of):
    (table,) = result_table.tables(round_of, details=False)
    assert table.schema.names == COLUMNS
    assert table.schema == result_table.schema_of_table(catalogue, details=False)
    assert result_table.schema_of_table(catalogue, details=True).names[12:15] == [
        "failed",
        "INN",
        "INN.maximum",
    ]
    assert table.schema.field("points").type == pa.decimal128(18, 2)
    assert table.schema.field("share").type == pa.decimal128(5, 2)


def test_a_row_says_what_the_report_says(catalogue, round_of):
    for path, row in zip(ROUND, rows_of(round_of), strict=True):
        report = evaluate(load_assessment(path), catalogue)
        counts = {state: len(found) for state, found in state_counts(report).items()}
        assert row["city"] == report.city
        assert row["kind"] == report.kind
        assert row["population"] == report.population
        assert row["date"] == report.date
        assert row["track"] == report.track.id
        assert (row["points"], row["maximum"]) == (report.total.earned, report.total.maximum)
        assert row["share"] == report.total.share
        assert row["margin"] == report.verdict.pass_rule.margin
        assert (row["grade"], row["certified"]) == (report.verdict.grade, report.verdict.certified)
        failed = [
            f"{each.rule} {each.node}".strip() for each in report.verdict.rules if not each.held
        ]
        assert row["failed"] == "; ".join(failed)
        assert {each: row[each] for each in COUNTED} == {each: counts[each] for each in COUNTED}
        assert row["warnings"] == len(report.warnings)
        for area in report.areas:
            assert (row[area.id], row[f"{area.id}.maximum"]) == (
                area.points.earned,
                area.points.maximum,
            )
        for each in report.indicators():
            assert row[each.id] == each.points.earned
            assert row[f"{each.id}.maximum"] == each.points.maximum
            assert row[f"{each.id}.state"] == each.state
        assert row["evidence"] == "required"
        assert row["judged_by"] == result_values.judged_by(catalogue)
    assert "revision 2, sha256 " in result_values.judged_by(catalogue)


def test_rules_that_do_not_hold_are_named(small):
    block, summary = invented(small, 400, seed=3)
    found = outcome(small, [(block, summary)], evidence_required=False)
    names = ["pass_mark", "floor A", "mandatory A-4"]
    assert [each.name for each in small.standard.requirements] == names
    said = set()
    for row, whole in zip(rows_of(found), block.to_pylist(), strict=True):
        failed = [name for number, name in enumerate(names) if not whole[f"held {number}"]]
        assert row["failed"] == "; ".join(failed)
        assert row["evidence"] == "not-required"
        assert row["certified"] == (not failed)
        said.add(row["failed"])
    assert len(said) > 3


@settings(max_examples=30)
@given(rows=st.integers(0, 60), size=st.integers(1, 25), data=st.data())
def test_cutting_blocks_anew_depends_on_the_rows_alone(small, rows, size, data):
    block, _ = invented(small, rows)
    pieces = cut([block], data.draw(st.lists(st.integers(0, rows), max_size=5)))
    schema = schema_of(small, details=False)
    found = list(result_table.recut(pieces, schema, size))
    assert [each.num_rows for each in found[:-1]] == [size] * (len(found) - 1)
    assert all(0 < each.num_rows <= size for each in found)
    whole = pa.Table.from_batches(found, schema)
    assert whole.equals(pa.Table.from_batches([block.select(schema.names)]))


@given(st.lists(st.integers(-(10**18) + 1, 10**18 - 1)), st.integers(0, 4))
def test_decimals_are_the_whole_numbers_that_they_were(units, scale):
    found = result_values.decimals(np.array(units, np.int64), scale)
    found.validate(full=True)
    assert found.to_pylist() == [Decimal(each).scaleb(-scale) for each in units]


def test_a_share_is_exact_where_ten_thousand_times_the_points_pass_64_bits():
    most = 90_071_992_547_409_91
    total = np.array([most - 1, most, 0, 1], np.int64)
    shares = result_values.shares_of(total, np.array([most, most, 0, most], np.int64))
    assert shares.tolist() == [9999, 10000, 0, 0]


def test_a_ranking_is_by_track_rank_and_name(small):
    names = [f"도시{number % 7}" for number in range(200)]
    parts = [invented(small, 200, seed=seed, names=names) for seed in (1, 2)]
    found = outcome(small, parts)
    rows = [row for piece in ranked(found, details=False) for row in piece.table.to_pylist()]
    order = {track.id: number for number, track in enumerate(small.edition.tracks)}
    keys = [(order[row["track"]], row["rank"], row["city"]) for row in rows]
    assert keys == sorted(keys)
    assert len(rows) == 400
    for one, other in pairwise(rows):
        if one["track"] == other["track"]:
            share, next_share = (
                Fraction(each["points"]) / Fraction(each["maximum"] or 1) for each in (one, other)
            )
            assert share >= next_share
            assert (share == next_share) == (one["rank"] == other["rank"])


def test_a_table_of_nothing_has_its_columns(small):
    found = outcome(small, [])
    assert list(result_table.tables(found)) == []
    assert list(ranked(found, details=True)) == []
    assert result_table.schema_of_table(small, details=False).names[-1] == "judged_by"


def test_a_population_that_is_not_known_stays_empty(small):
    block, summary = invented(small, 2)
    unknown = pa.array([None, 5], pa.int64())
    block = block.set_column(block.schema.names.index("population"), "population", unknown)
    table = result_table.table_of(block, small, summary, evidence_required=True, details=False)
    assert table["population"].to_pylist() == [None, 5]
    assert table["date"].to_pylist() == [dt.date(2022, 6, 30)] * 2
    assert isinstance(summary, Summary)

"""The laws of summaries and blocks: whole numbers that merge exactly, however they were cut."""

import statistics
from collections import Counter
from fractions import Fraction
from functools import reduce
from itertools import pairwise, product

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smartcert.batch import rejects, totals
from smartcert.batch.counting import summary_of
from smartcert.batch.judged import block_of, earned, maximum, numbers, schema_of
from smartcert.batch.rejects import Fault, Reject
from smartcert.batch.summary import EXTREMES, NEAREST, Summary, TrackSummary, dumped, loaded
from smartcert.diagnostics import Diagnostic, Span
from smartcert.language import language
from smartcert.scoring.tree import TOTAL, Tally
from tests.support.rounds import REJECTS, ROUND, cut, invented, judged

TOTALS = st.lists(st.integers(0, 400), min_size=1, max_size=40)
LARGEST = 2**56  # a maximum times a hundred percent fits 64 bits
MAXIMA = [0, 1, 399, 400, 2**31 - 2, 2**31 - 1, 2**31, LARGEST - 1, LARGEST]


@st.composite
def pairs(draw):
    """Give points and maxima of some cities: small, far apart, and nearly equal as shares."""
    maxima = st.sampled_from(draw(st.sampled_from([MAXIMA[:4], MAXIMA[:6], MAXIMA])))
    ends = st.integers(-2, 2)

    def city(most):
        half = ends.map(lambda by: min(max(most // 2 + by, 0), most))
        return st.tuples(st.integers(0, most) | half, st.just(most))

    return draw(st.lists(maxima.flatmap(city), min_size=1, max_size=40))


def counted(cities):
    """Give the summary of a track whose cities have these points of these maxima."""
    earned, maximum = np.array(cities, np.int64).T
    return TrackSummary(judged=len(cities), totals=totals.totals_of(earned, maximum))


def tallies_of(catalogue, block):
    """Give the tallies that a block with details holds; under a mean its own points count."""
    found = {}
    for node in (TOTAL, *catalogue.categories, *catalogue.indicators):
        got, most = numbers(block, earned(node)), numbers(block, maximum(node))
        found[node] = Tally(got, most, got, most)
    return found


def summed(catalogue, blocks):
    parts = [summary_of(catalogue, each, tallies_of(catalogue, each)) for each in blocks]
    return reduce(Summary.merged, parts, Summary())


# --- summaries ------------------------------------------------------------------------


@pytest.mark.no_cover
@pytest.mark.parametrize("which", ["small", "catalogue"])
@settings(max_examples=20)
@given(data=st.data())
def test_a_summary_is_the_same_however_the_cities_were_cut(which, data, small, catalogue):
    under = small if which == "small" else catalogue
    rows = data.draw(st.integers(1, 120))
    # few names and few cities: ties in the margin and in the name
    names = data.draw(st.lists(st.sampled_from("가나다라"), min_size=rows, max_size=rows))
    block, _ = invented(under, rows, seed=data.draw(st.integers(0, 99)), names=names)
    pieces = cut([block], data.draw(st.lists(st.integers(0, rows), max_size=5)))
    whole = dumped(summed(under, [block]))
    assert dumped(summed(under, pieces)) == whole
    assert dumped(summed(under, data.draw(st.permutations(pieces)))) == whole


def test_a_summary_counts_what_a_naive_reader_counts(small):
    block, found = invented(small, 300, seed=5)
    rows = block.to_pylist()
    mark = Fraction(small.standard.pass_mark.numerator, small.standard.pass_mark.denominator)
    assert found.judged == 300
    assert found.warnings == sum(row["warnings"] for row in rows)
    for number, track in enumerate(small.edition.tracks):
        here = [row for row in rows if row["track"] == number]
        counts = found.tracks[track.id]
        assert counts.judged == len(here)
        assert counts.certified == sum(row["certified"] for row in here)
        assert counts.grades == Counter(row["grade"] for row in here)
        shares = [row["earned "] * 100 // (row["maximum "] or 1) for row in here]
        assert Counter(shares) == {n: many for n, many in enumerate(counts.percents) if many}
        assert counts.earned == sum(row["earned "] for row in here)
        reached = {row["city"] for row in here if row["earned "] >= row["maximum "] * mark}
        near = sorted(here, key=lambda row: abs(row["earned "] - row["maximum "] * mark))
        above = [row["city"] for row in near if row["city"] in reached]
        below = [row["city"] for row in near if row["city"] not in reached]
        assert {each.city for each in counts.above} == set(above[:NEAREST])
        assert {each.city for each in counts.below} == set(below[:NEAREST])
        exact = {row["city"]: Fraction(row["earned "], row["maximum "] or 1) for row in here}
        best = sorted(here, key=lambda row: (-exact[row["city"]], row["city"]))
        assert [each.city for each in counts.best] == [row["city"] for row in best[:EXTREMES]]
        last = sorted(here, key=lambda row: (exact[row["city"]], row["city"]))
        assert [each.city for each in counts.last] == [row["city"] for row in last[:EXTREMES]]


def test_a_loss_is_what_counts_in_the_parent(small):
    _, found = invented(small, 50, seed=2)
    block, _ = invented(small, 50, seed=2)
    for name in ("A-1", "A-2"):
        lost = numbers(block, maximum(name)) - numbers(block, earned(name))
        assert found.losses[name] == (np.count_nonzero(lost), lost.sum())
    # B-2 has 30 points of its own and 75 % of the area's 80: 60
    lost = numbers(block, maximum("B-2")) - numbers(block, earned("B-2"))
    assert found.losses["B-2"].units == 2 * lost.sum()


def test_a_summary_of_single_numbers_is_that_of_columns(small, catalogue):
    parts = list(judged(ROUND[:4], catalogue))
    together = reduce(Summary.merged, (each for _, each in parts))
    assert together.judged == 4
    assert together.certified == sum(track.certified for track in together.tracks.values())
    losses = [each.losses["INN-PUB-03"].units for _, each in parts]
    assert together.losses["INN-PUB-03"].units == sum(losses)


@given(pairs(), st.data())
def test_ranks_are_in_the_order_of_exact_fractions_however_the_cities_were_cut(cities, data):
    edges = sorted(data.draw(st.lists(st.integers(0, len(cities)), max_size=4)))
    pieces = [cities[low:high] for low, high in pairwise([0, *edges, len(cities)]) if low < high]
    track = TrackSummary().merged(*map(counted, data.draw(st.permutations(pieces))))
    shares = [Fraction(earned, maximum or 1) for earned, maximum in cities]
    ranks = track.rank(*np.array(cities, np.int64).T).tolist()
    assert ranks == [1 + sum(other > share for other in shares) for share in shares]
    assert int(track.rank(*cities[0])) == ranks[0]
    assert all(map(np.array_equal, track.totals, counted(cities).totals))


@given(pairs(), st.booleans())
def test_shares_compare_as_fractions_do(cities, alone):
    """Shares cut to any decimals would not: the next fraction may be 2^-61 away."""
    found = totals.shares_of(*np.array(cities, np.int64).T).tolist()
    if alone:
        found = [totals.share_of(*each) for each in cities]
    known = [(number, Fraction(e, m or 1)) for number, (e, m) in zip(found, cities, strict=True)]
    for (one, exact), (other, exact_other) in product(known, repeat=2):
        assert (one < other, one == other) == (exact < exact_other, exact == exact_other)


@pytest.mark.parametrize("unit", [1, 500, 2**13, 2**40])
def test_a_city_of_a_larger_share_stands_first_though_it_has_fewer_points(unit):
    cities = np.array([(6989, 10_000), (4910, 7_000), (9820, 14_000), (0, 0), (0, 50)]) * unit
    assert counted(cities).rank(*cities.T).tolist() == [3, 1, 1, 4, 4]


@given(TOTALS)
def test_the_middle_is_exact(found):
    track = counted([(each, 400 + each % 3) for each in found])
    low, high = track.median()
    assert Fraction(low + high, 2) == statistics.median(map(Fraction, found))
    assert Fraction(track.earned, track.judged) == statistics.mean(map(Fraction, found))


def test_points_of_many_cities_pass_64_bits():
    many = totals.Totals(np.array([2**62]), np.array([2**62]), np.array([100]))
    assert TrackSummary(judged=100, totals=many).earned == 100 * 2**62


def test_a_summary_comes_back_from_its_bytes(small):
    _, found = invented(small, 80, seed=9)
    found = found.merged(Summary(rejected=2, faults={"SC401": 3}))
    again = loaded(dumped(found))
    assert dumped(again) == dumped(found)
    assert (again.rejected, again.faults) == (2, {"SC401": 3})
    assert again.tracks["large"].above == found.tracks["large"].above
    assert again.losses == found.losses
    assert loaded(dumped(Summary())) == Summary()


# --- blocks ---------------------------------------------------------------------------


def test_a_block_has_the_columns_of_its_schema(small):
    few, many = (schema_of(small, details=details).names for details in (False, True))
    assert set(few) < set(many)
    assert "earned A" in few
    assert "earned B-1" not in few
    assert {"earned B-1", "maximum A-1", "state A-1"} <= set(many)


def test_a_column_is_an_array_a_list_or_one_number_for_all():
    schema = pa.schema([("a", pa.int64()), ("b", pa.string()), ("c", pa.int8()), ("d", pa.bool_())])
    found = {"a": pa.array([1, 2], pa.int32()), "b": ["가", None], "c": 7}
    block = block_of(found | {"d": np.array([True, False])}, schema, 2)
    assert block.to_pylist() == [
        {"a": 1, "b": "가", "c": 7, "d": True},
        {"a": 2, "b": None, "c": 7, "d": False},
    ]


# --- what is set aside ----------------------------------------------------------------


def test_rejects_come_back_from_their_bytes():
    assert tuple(rejects.loaded(rejects.dumped(REJECTS))) == REJECTS
    assert rejects.codes(REJECTS) == {"SC401": 1, "SC402": 2, "SC101": 1}


@pytest.mark.parametrize(
    ("fault", "place"),
    [
        (("round.csv", 17, 3, ""), "round.csv:17:3"),
        (("round.csv", 17, 0, ""), "round.csv:17"),
        (("round.csv", 0, 0, ""), "round.csv"),
        (("round.xlsx", 17, 3, "C17"), "round.xlsx!C17"),
    ],
)
def test_a_fault_says_where(fault, place):
    assert Fault(*fault, "SC401", "", "").place == place


def test_what_was_found_is_put_into_words_once():
    values = {"file": "a.yaml"}
    found = [
        Diagnostic("SC101", Span("round.xlsx", 3, 2), values),
        Diagnostic("SC101", Span("a.yaml", 1, 1), values),
        Diagnostic("SC450", Span("a.yaml", 1, 1), {}),  # a warning sets nothing aside
    ]
    city, faults = rejects.rejected("달서구", found, language("en"), sheet="round.xlsx")
    assert city == "달서구"
    assert {(each.file, each.cell) for each in faults} == {("round.xlsx", "B3"), ("a.yaml", "")}
    assert isinstance(rejects.rejected("", found, language("ko")), Reject)


def test_a_reject_calls_its_file_as_the_user_does():
    csv, xlsx, named = REJECTS
    assert named.renamed("round.xlsx", "round.xlsx") is named
    renamed = xlsx.renamed("round.xlsx", "./round.xlsx")
    assert [each.file for each in renamed.faults] == ["./round.xlsx"]
    assert csv.renamed("round.xlsx", "other.xlsx") == csv

"""The law of answers far from the others: a definition of a few lines decides, and nothing else."""

import random
from contextlib import contextmanager
from fractions import Fraction
from math import floor
from unittest.mock import patch

import pyarrow.parquet
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smartcert import score_batches, score_table
from smartcert.assessment.assessment_file import read_assessment
from smartcert.assessment.claims import read_claims
from smartcert.batch import peers
from smartcert.batch import run as rounds
from smartcert.scoring.states import State
from tests.support.batches import (
    as_folder,
    as_table,
    assessment,
    carried_out,
    cities,
    come_to,
    one_after_the_other,
)
from tests.support.marked import source
from tests.support.peers import far_among

MEASURED = {"A-1": 10, "A-2": 10, "A-3": 1}
FAR = {"A-1": ("0.1", "99.9"), "A-2": ("2.1", "100"), "A-3": ("90000", "1")}
SMALL = {"gun", "gu", "si"}
"""The kinds of the track of small cities, if no si has half a million inhabitants."""


def close(rows, seed=2):
    """Give cities whose answers lie close together, but for some that are far away."""
    dice = random.Random(seed)  # noqa: S311 - cities, no secrets
    for row in rows:
        near = {
            "population": dice.randint(40_000, 60_000),
            "A-1": f"{dice.randint(200, 260) / 10}",
            "A-1.evidence": dice.choice((0, 1, 1, 1)),
            "A-2": f"{dice.randint(500, 560) / 10}",
            "A-3": dice.randint(100, 130),
        }
        if dice.random() < 0.2:
            name = dice.choice([*FAR])
            near[name] = dice.choice(FAR[name])
        elif dice.random() < 0.1:
            near[dice.choice([*FAR])] = ""
        yield {**row, **near}


ROWS = [*close(cities(60))]
FEW = settings(max_examples=8)


def answers_of(row, small):
    """Give what a city answered to each indicator, in thousandths of its smallest unit, cut."""
    claims = read_claims(read_assessment(source(assessment(row))), small).by_indicator
    return {
        name: floor(Fraction(claims[name].value, claims[name].parts) * 1000)
        for name in MEASURED
        if claims[name].state is State.ANSWERED
    }


def expected(rows, small):
    """Give how many answers of each city are far from those of the others of its track."""
    answers = [answers_of(row, small) for row in rows]
    found = [0 for _ in rows]
    for is_small in (True, False):
        track = [n for n, row in enumerate(rows) if (row["kind"] in SMALL) == is_small]
        for name in MEASURED:
            given = [answers[n][name] for n in track if name in answers[n]]
            far = set(far_among(given))
            for n in track:
                found[n] += answers[n].get(name) in far
    return found


def warnings_in(outcome):
    """Give how many warnings each city has."""
    return {
        city: count
        for block in outcome.blocks()
        for city, count in zip(
            block["city"].to_pylist(), block["warnings"].to_pylist(), strict=True
        )
    }


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("peers")


@pytest.fixture(scope="module")
def alone(small, folder):
    """How many warnings each city has that is judged alone."""
    found = {}
    for number in range(0, len(ROWS), 7):  # fewer than eight are never held against each other
        table = as_table(ROWS[number : number + 7], folder / "alone.csv")
        found |= warnings_in(carried_out(small, folder / "alone", tables=[table], jobs=1))
    return found


@contextmanager
def cut(rows, sample, files=64):
    with (
        patch.object(rounds, "ROWS", rows),
        patch.object(rounds, "FILES", files),
        patch("smartcert.tables.table.ROWS", rows),
        patch.object(peers, "SAMPLE", sample),
    ):
        yield


def in_table(small, folder, order, **options):
    table = as_table([ROWS[each] for each in order], folder / "cities.csv")
    outcome = carried_out(small, folder / "w", tables=[table], **options)
    return warnings_in(outcome), outcome.summary.warnings


def of_definition(alone, small):
    far = expected(ROWS, small)
    assert 5 < sum(far) < 30
    return {row["city"]: alone[row["city"]] + more for row, more in zip(ROWS, far, strict=True)}


def test_a_table_is_warned_about_what_the_definition_says(small, folder, alone):
    found, total = in_table(small, folder, range(60))
    assert found == of_definition(alone, small)
    assert total == sum(found.values()) > sum(alone.values())


def test_files_are_warned_about_the_same(small, tmp_path, alone):
    paths = sorted(as_folder(ROWS, tmp_path / "cities").iterdir())
    outcome = carried_out(small, tmp_path / "w", files=paths)
    assert warnings_in(outcome) == of_definition(alone, small)


@pytest.mark.no_cover
@FEW
@given(st.permutations(range(60)), st.integers(1, 70), st.sampled_from([1, 2, 5, 64]))
def test_the_order_of_the_cities_and_the_cut_never_matter(
    small, folder, alone, order, rows, sample
):
    with cut(rows, sample):
        found, _ = in_table(small, folder, order, opened=one_after_the_other)
    assert found == of_definition(alone, small)


@pytest.mark.no_cover
@FEW
@given(st.integers(1, 64), st.sampled_from([1, 3, 64]))
def test_files_in_any_pieces_come_to_the_same(small, folder, alone, files, sample):
    paths = folder / "cities"
    if not paths.exists():
        as_folder(ROWS, paths)
    with cut(60, sample, files):
        outcome = carried_out(
            small, folder / "f", files=sorted(paths.iterdir()), opened=one_after_the_other
        )
    assert warnings_in(outcome) == of_definition(alone, small)


@pytest.mark.no_cover
def test_jobs_and_engines_come_to_the_same_bytes(small, tmp_path):
    table = as_table(ROWS[:40], tmp_path / "t.csv")
    paths = sorted(as_folder(ROWS[40:], tmp_path / "cities").iterdir())
    inputs = {"tables": [table], "files": paths}
    with cut(11, 3, 5):
        first = come_to(small, tmp_path / "1", inputs, "threads", jobs=1)
        assert come_to(small, tmp_path / "2", inputs, "threads", jobs=2) == first
    assert come_to(small, tmp_path / "3", inputs, "processes", jobs=2) == first


def test_a_frame_is_warned_about_as_a_batch_is_and_one_of_many_is_not(small, folder, alone):
    table = pyarrow.parquet.read_table(as_table(ROWS, folder / "frame.parquet"))
    scored = score_table(small, table)
    found = dict(zip(scored["city"].to_pylist(), scored["warnings"].to_pylist(), strict=True))
    assert found == of_definition(alone, small)
    (batch,) = score_batches(iter(table.to_batches()), small)
    assert dict(zip(batch["city"].to_pylist(), batch["warnings"].to_pylist(), strict=True)) == alone


# --- what else is known of a city --------------------------------------------------------


def with_one(name, value, **more):
    """Give ten cities of which one has another answer."""
    rows = [row | {"kind": "gun", "A-1.evidence": 1} for row in close(cities(10), seed=5)]
    plain = {"A-1": "20", "A-2": "50", "A-3": 100, "population": 50_000}
    rows = [{**row, **plain, name: float(plain[name]) + n % 3} for n, row in enumerate(rows)]
    return [*rows[:-1], {**rows[-1], name: value, **more}]


def count_in(small, folder, rows):
    as_csv = folder / "one.csv"
    headings = [*dict.fromkeys(name for row in rows for name in row)]
    lines = [headings, *([str(row.get(name, "")) for name in headings] for row in rows)]
    as_csv.write_text("".join(f"{','.join(line)}\n" for line in lines), "utf-8")
    return warnings_in(carried_out(small, folder / "one", tables=[as_csv]))[rows[-1]["city"]]


@pytest.mark.parametrize(
    ("more", "warned"),
    [
        ({}, 1),
        ({"A-2.confirmed": "세 번 확인함"}, 0),
        ({"kind": "구"}, 1),
        ({"kind": "광역시"}, 0),
        ({"kind": "metropolitan_city"}, 0),
        ({"population": "50 000"}, None),
        ({"A-1": ""}, 1),
    ],
)
def test_a_row_that_is_read_exactly_is_warned_about_likewise(small, tmp_path, more, warned):
    rows = with_one("A-2", "99", **more)
    usual = with_one("A-2", "51", **more)
    if warned is None:
        with pytest.raises(KeyError):  # set aside
            count_in(small, tmp_path, rows)
        return
    assert count_in(small, tmp_path, rows) - count_in(small, tmp_path, usual) == warned


def test_fewer_than_eight_and_equal_quartiles_say_nothing(small, tmp_path):
    rows = with_one("A-2", "99")
    assert count_in(small, tmp_path, rows[-8:]) == 1 + count_in(small, tmp_path, rows[-7:])
    same = [{**row, "A-2": "50"} for row in rows[:-1]]
    assert count_in(small, tmp_path, [*same, rows[-1]]) == count_in(small, tmp_path, rows[-7:])


def test_who_is_there_twice_counts_for_no_quartile(small, tmp_path):
    rows = with_one("A-2", "99")
    twice = [{**row, "A-2": "98"} for row in rows[:4]]
    as_they_are = count_in(small, tmp_path, [*twice, *rows[:4], *rows[4:]])
    assert as_they_are == count_in(small, tmp_path, rows[4:])

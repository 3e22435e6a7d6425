"""Quartiles are found exactly, among answers of which most are never looked at."""

from collections import Counter
from itertools import pairwise
from unittest.mock import patch

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smartcert.batch import peers
from smartcert.batch.peers import any_far, fences_of, runs_of
from smartcert.scoring.peers import Fence
from smartcert.scoring.states import ANSWERED, UNSUPPORTED
from smartcert.tables.rows.claims import Coded
from tests.support.peers import far_among, quartiles

SHARE = "A-2"
FINER = 1000


def runs_in(small, answers, cuts):
    """Give the runs of answers of one track, cut into pieces."""
    edges = [0, *sorted(cuts), len(answers)]
    for start, stop in pairwise(edges):
        some = np.array(answers[start:stop], np.int64)
        claims = {
            name: Coded(some, 1, np.full(len(some), ANSWERED if name == SHARE else UNSUPPORTED))
            for name in small.finer
        }
        yield from runs_of(small, np.ones(len(some), np.int8), claims)


@given(st.data())
@settings(max_examples=200)
def test_the_fences_are_those_of_the_definition_however_answers_are_cut(small, data):
    numbers = st.one_of(st.integers(-3, 9), st.integers(-(10**6), 10**12), st.integers(400, 420))
    answers = data.draw(st.lists(numbers, max_size=90))
    cuts = data.draw(st.lists(st.integers(0, len(answers)), max_size=5))
    with patch.object(peers, "SAMPLE", data.draw(st.sampled_from([1, 2, 3, 7, 64]))):
        runs = [*runs_in(small, answers, cuts)]
        fences = fences_of((run.head for run in runs), lambda: iter(runs))
    far = far_among(answers)
    found = []
    for each in fences:
        first, third = quartiles(answers)
        assert each == Fence(1, SHARE, len(answers), first * FINER, third * FINER)
        found = sorted(answer for answer in answers if each.usual.doubts(answer * FINER))
    assert found == far
    if far:
        assert any_far((run.head for run in runs), fences)


def test_most_answers_are_never_looked_at(small):
    looked = []
    answers = [*range(1_000, 2_000), 5_000]
    with patch.object(peers, "SAMPLE", 100):
        runs = [*runs_in(small, answers, [])]
        clean = [*runs_in(small, answers[:-1], [])]
        assert fences_of((run.head for run in clean), lambda: pytest.fail("looked")) == ()
        quartile = peers._Quartile([run.head for run in runs], 251)
        quartile.add(runs[0])
        looked += quartile._between[0][0].tolist()
        assert quartile.value() == 1_250 * FINER
    assert len(looked) <= 21


def test_only_what_is_answered_counts_and_equal_fractions_are_one(small):
    tracks = np.array([0, 1, 1, 1, 1], np.int8)
    claims = {
        "A-1": Coded(np.full(5, 7, np.int8), 1, ANSWERED),
        "A-2": Coded(np.array([1000, 1000, 2000, 500, 9]), np.array([3, 3, 6, 1, 1]), ANSWERED),
        "A-3": Coded(np.arange(5), 1, np.array([ANSWERED, *[UNSUPPORTED] * 4])),
    }
    found = {}
    for head, values, cities in runs_of(small, tracks, claims):
        found[head.track, head.indicator] = Counter(
            dict(zip(values.tolist(), cities.tolist(), strict=True))
        )
        assert (head.least, head.most, head.rows) == (values[0], values[-1], len(values))
    assert found == {
        (0, "A-1"): {7_000: 1},
        (1, "A-1"): {7_000: 4},
        (0, "A-2"): {333_333: 1},
        (1, "A-2"): {333_333: 2, 500_000: 1, 9_000: 1},
        (0, "A-3"): {0: 1},
    }

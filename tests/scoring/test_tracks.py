import numpy as np
import pytest

from smartcert.scoring.tracks import EVERYONE, Reach, first_that_holds

REACHES = (
    Reach(0, (0, 2), 0, EVERYONE, whatever_size=True),
    Reach(0, (1,), 500, EVERYONE, whatever_size=False),
    Reach(1, (1,), 0, 500, whatever_size=False),
)
CASES = [
    (0, 0, 0),
    (2, 10**9, 0),
    (1, 500, 1),
    (1, 499, 2),
    (1, 1, 2),
    (1, 0, -1),  # nobody knows the inhabitants
    (3, 10, -1),  # a kind that no condition names
]


@pytest.mark.parametrize(("kind", "people", "place"), CASES)
def test_the_kind_decides_and_the_inhabitants_where_it_leaves_that_open(kind, people, place):
    assert first_that_holds(REACHES, kind, people) == place


def test_cities_in_columns_find_the_tracks_that_they_find_alone():
    kinds, people, places = np.array(CASES).T
    assert first_that_holds(REACHES, kinds, people).tolist() == places.tolist()


def test_of_two_that_hold_the_first_is_taken():
    assert first_that_holds((REACHES[0], REACHES[0]), 2, 7) == 0

from itertools import product

import numpy as np
import pytest

from smartcert.scoring.states import STATES, State, applies, claims_nothing, proven, state_of


@pytest.mark.parametrize(
    ("said", "enough", "excepted", "state"),
    [
        (True, True, False, State.ANSWERED),
        (True, False, False, State.UNSUPPORTED),
        (False, True, False, State.NOT_ANSWERED),
        (False, False, False, State.NOT_ANSWERED),
        (False, False, True, State.UNSUPPORTED),
        (False, True, True, State.NOT_APPLICABLE),
    ],
)
def test_a_value_its_evidence_and_an_exception_make_the_state(said, enough, excepted, state):
    assert STATES[state_of(said, enough, excepted)] is state


def test_states_in_columns_are_those_of_one_city_and_take_one_byte():
    cases = [*product((0, 1), repeat=3)]
    columns = np.array(cases, np.int8).T
    found = state_of(*columns)
    assert found.dtype == np.int8
    assert found.tolist() == [state_of(*case) for case in cases]


def test_evidence_is_enough_or_not_needed():
    assert [proven(pieces, 2, False) for pieces in (1, 2, 3)] == [False, True, True]
    assert proven(0, 2, claims_nothing(0, judged=True))
    assert not proven(0, 2, claims_nothing(1, judged=True))
    assert not proven(0, 2, claims_nothing(0, judged=False))  # a measured 0 is to be proven


def test_only_what_does_not_apply_and_what_is_waived_leaves_the_maximum():
    left = {state for number, state in enumerate(STATES) if not applies(number)}
    assert left == {State.NOT_APPLICABLE, State.WAIVED}
    assert {state for state in STATES if not state.applies} == left

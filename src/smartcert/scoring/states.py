"""What became of an answer, and whether that takes it out of the maximum.

Whole numbers and operators only, for one city and for columns, as in `smartcert.scoring.points`.
"""

from enum import StrEnum

from smartcert.scoring.points import Numbers


class State(StrEnum):
    """What became of an answer: only an answered one earns points."""

    ANSWERED = "answered"
    NOT_ANSWERED = "not_answered"
    UNSUPPORTED = "unsupported"
    NOT_APPLICABLE = "not_applicable"
    WAIVED = "waived"

    @property
    def applies(self) -> bool:
        """Whether the indicator stays in the maximum."""
        return bool(applies(STATES.index(self)))


STATES = tuple(State)
"""The states in the order by which a column of many cities numbers them."""

COUNTED = STATES[1:]
"""The states of which a result says how many indicators are in them."""

ANSWERED, NOT_ANSWERED, UNSUPPORTED, NOT_APPLICABLE, WAIVED = range(len(STATES))


def state_of(said: Numbers, proven: Numbers, excepted: Numbers) -> Numbers:
    """Return where the state of an answer stands in `STATES`; nothing is waived here.

    Args:
        said: 1 where there is a value, else 0.
        proven: 1 where its evidence is enough.
        excepted: 1 where the city says that the indicator does not apply; without the evidence
            for that it applies.
    """
    of_value = UNSUPPORTED + (ANSWERED - UNSUPPORTED) * proven
    of_exception = UNSUPPORTED + (NOT_APPLICABLE - UNSUPPORTED) * proven
    state = NOT_ANSWERED + (of_value - NOT_ANSWERED) * said
    return state + (of_exception - state) * excepted


def proven(pieces: Numbers, wanted: Numbers, claims_nothing: Numbers) -> Numbers:
    """Tell whether evidence is enough; whoever claims nothing has nothing to prove."""
    return (pieces >= wanted) | claims_nothing


def claims_nothing(value: Numbers, *, judged: bool) -> Numbers:
    """Tell whether a value says no, none or level 0; a measured 0 is a claim like any other.

    Args:
        value: in whatever unit.
        judged: whether the indicator is judged, not measured.
    """
    return judged & (value == 0)


def applies(state: Numbers) -> Numbers:
    """Tell whether an indicator stays in the maximum, by where its state stands in `STATES`."""
    return state < NOT_APPLICABLE

"""Tables and options that no one thought of, some hundred of each: the rest is for `make fuzz`."""

from random import Random

import pytest

from tests.support.hostile_tables import (
    DOUBTFUL,
    PLAIN,
    TABLES,
    assert_table_lawful,
    bent,
    rows_of,
)
from tests.support.options_at_random import arguments_of, assert_ends_in_order

RUNS = 100


@pytest.mark.no_cover
@pytest.mark.parametrize("ending", TABLES)
def test_a_bent_table_is_read_or_refused_in_order(ending):
    chance = Random(1)  # noqa: S311 - not for secrets
    valid = TABLES[ending]([*rows_of(3, PLAIN), *rows_of(3, DOUBTFUL)])
    assert_table_lawful(valid, ending, command=True)
    for run in range(RUNS):
        assert_table_lawful(bent(valid, chance), ending, command=run % 20 == 0)


@pytest.mark.no_cover
def test_any_options_together_end_in_order():
    chance = Random(1)  # noqa: S311 - not for secrets
    for _ in range(RUNS):
        assert_ends_in_order(arguments_of(chance))

from functools import cache

import pytest

from tests.support.formats import everything

OUTCOMES = cache(everything)


@pytest.fixture(params=sorted(everything()))
def outcome(request):
    """One outcome of every sort; nothing changes it."""
    return OUTCOMES()[request.param]

import os
from pathlib import Path

import pytest
from hypothesis import Phase, settings

from smartcert import load_catalogue

# a slow machine is no fault of a law
settings.register_profile("laws", deadline=None)
# every mutant meets the same examples, and nothing is shrunk: it counts whether a law fails
settings.register_profile(
    "mutants",
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.explicit, Phase.generate],
)
settings.load_profile("laws")


CI_VARIABLES = (
    "CI_PROJECT_DIR",
    "GITHUB_ACTIONS",
    "GITHUB_STEP_SUMMARY",
    "GITHUB_WORKSPACE",
    "GITLAB_CI",
    "SMARTCERT_CI",
)


def pytest_addoption(parser):
    parser.addoption("--update-golden", action="store_true", help="write the expected outputs")


def pytest_configure(config):
    for name in CI_VARIABLES:  # where the tests run is no part of what they say
        os.environ.pop(name, None)


ROOT = Path(__file__).parents[1]
DATA = Path(__file__).parent / "data"


@pytest.fixture(scope="session")
def small():
    """The small invented catalogue of `tests/data/small.yaml`."""
    return load_catalogue(DATA / "small.yaml")


@pytest.fixture(scope="session")
def catalogue():
    """The default catalogue."""
    return load_catalogue()

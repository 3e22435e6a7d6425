import os
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import pytest
from hypothesis import HealthCheck, Phase, settings

import smartcert
from smartcert import load_catalogue

# Tracing what is covered doubles the time of a test. What is tried by the hundred, from laws to
# documents, is marked `no_cover`: each line has an example of its own elsewhere, and is not covered
# by luck. A module that such a test imports first would never be seen to be imported.
for module in walk_packages(smartcert.__path__, "smartcert."):
    import_module(module.name)

# a slow machine is no fault of a law
settings.register_profile("laws", deadline=None, suppress_health_check=[HealthCheck.too_slow])
# every mutant meets the same examples, and nothing is shrunk: it counts whether a law fails
settings.register_profile(
    "mutants",
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.explicit, Phase.generate],
)
settings.load_profile("laws")
ONE_FOLDER = settings(
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)
"""For laws of which all examples share a folder."""


CI_VARIABLES = (
    "CI_PROJECT_DIR",
    "GITHUB_ACTIONS",
    "GITHUB_STEP_SUMMARY",
    "GITHUB_WORKSPACE",
    "GITLAB_CI",
    "SMARTCERT_CI",
)
TERMINAL_VARIABLES = (
    "COLUMNS",
    "FORCE_COLOR",
    "NO_COLOR",
    "SMARTCERT_DEBUG",
    "SMARTCERT_LANG",
)


LONGEST = (
    "project/test_integrations.py",
    "project/test_docs.py",
    "project/test_benchmarks.py",
    "batch/test_dask.py",
    "batch/test_stopped.py",
    "batch/test_engines.py",
    "cli/test_batch_command.py",
    "laws/test_batch.py",
    "laws/test_table.py",
    "tables/test_claims.py",
    "forms/test_schema.py",
    "files/test_document.py",
    "laws/test_corpus.py",
)
"""Modules that take longest, begun first: whoever is free takes a short one at the end."""


def pytest_collection_modifyitems(items):
    order = {Path(__file__).parent / path: number for number, path in enumerate(LONGEST)}
    items.sort(key=lambda item: order.get(item.path, len(LONGEST)))


def pytest_addoption(parser):
    parser.addoption("--update-golden", action="store_true", help="write the expected outputs")


def pytest_configure(config):
    # where the tests run, and who looks at them, is no part of what they say
    for name in (*CI_VARIABLES, *TERMINAL_VARIABLES):
        os.environ.pop(name, None)


ROOT = Path(__file__).parents[1]
DATA = Path(__file__).parent / "data"
CASES = Path(__file__).parent / "cases"


@pytest.fixture(scope="session")
def small():
    """The small invented catalogue of `tests/data/small.yaml`."""
    return load_catalogue(DATA / "small.yaml")


@pytest.fixture(scope="session")
def catalogue():
    """The default catalogue."""
    return load_catalogue()

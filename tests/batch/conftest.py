import pytest

from smartcert.batch import run as rounds
from tests.support.batches import as_folder, as_table, carried_out, cities, results


@pytest.fixture(scope="session")
def inputs(tmp_path_factory):
    """Files and tables, with a city twice and some that cannot be judged."""
    rows = list(cities(400, seed=5))
    folder = tmp_path_factory.mktemp("inputs")
    files = as_folder([*rows[:60], rows[3], rows[4] | {"kind": "dorf"}], folder / "c")
    table = as_table([*rows[60:], rows[90], rows[3]], folder / "t.parquet", group=5)
    text = as_table([each | {"city": f"{each['city']}b"} for each in rows[:50]], folder / "t.csv")
    return {"files": sorted(files.iterdir()), "tables": [table, text]}


@pytest.fixture
def many_pieces(monkeypatch):
    monkeypatch.setattr(rounds, "ROWS", 5)
    monkeypatch.setattr(rounds, "FILES", 4)


@pytest.fixture(scope="session")
def alone(inputs, small, tmp_path_factory):
    """What the inputs come to in one thread and few pieces."""
    folder = tmp_path_factory.mktemp("alone")
    outcome = carried_out(small, folder, **inputs, jobs=1)
    assert (outcome.summary.judged, outcome.summary.rejected) == (448, 6)
    return results(outcome, folder / "r")

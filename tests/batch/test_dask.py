"""The engine dask comes to the same bytes as threads do, also where a worker dies in the middle."""

import asyncio
import json
import logging
import os
import signal
import sys
from concurrent.futures import BrokenExecutor, CancelledError, Future, ThreadPoolExecutor
from contextlib import chdir, contextmanager
from types import SimpleNamespace

import pytest

from smartcert.batch import engine as engines
from smartcert.batch.engine import NoSchedulerError, engine
from smartcert.checking.exits import INTERRUPTED, NOT_PASSED
from tests.support.batches import SMALL, as_folder, as_table, cities, come_to, process, smartcert
from tests.support.processes import HUNG, ended, interrupt, until
from tests.support.texts import WAIVERS, entry

pytestmark = [
    # raised while clusters and their sockets are taken down, and none of smartcert's
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
    # two clusters run beside each other
    pytest.mark.filterwarnings("ignore:Port .* is already in use"),
]
ROWS = list(cities(30, seed=3))
BROKEN = ROWS[0] | {"city": "틀린시", "kind": "dorf"}


@pytest.fixture(scope="module", autouse=True)
def quiet():
    """Keep dask from logging what the tests do to it."""
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


@contextmanager
def cluster(**options):
    from distributed import LocalCluster

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(engines, "_ANSWERS", HUNG)  # a busy machine takes its time
        with LocalCluster(dashboard_address=None, silence_logs=logging.CRITICAL, **options) as made:
            yield made


@pytest.fixture(scope="module")
def workers(quiet, tmp_path_factory):
    """Two processes, in a folder that is nobody else's; a killed one is begun anew."""
    with chdir(tmp_path_factory.mktemp("elsewhere")):
        opened = cluster(n_workers=2, threads_per_worker=1)
        made = opened.__enter__()
    yield made
    opened.__exit__(None, None, None)


@pytest.mark.usefixtures("many_pieces")
def test_a_client_in_this_process(small, inputs, alone, tmp_path):
    with cluster(processes=False, n_workers=1, threads_per_worker=2) as made:
        address = made.scheduler_address
        assert come_to(small, tmp_path, inputs, "dask", scheduler=address) == alone
        written = tmp_path / "scheduler.json"
        written.write_text(json.dumps({"address": address}), "utf-8")
        with engine("dask", 1, str(written)) as executor:
            assert executor.submit(abs, -7).result() == 7


@pytest.mark.usefixtures("many_pieces")
def test_workers_of_which_one_is_killed(small, inputs, alone, workers, tmp_path):
    killed = []

    def tell(progress):
        if not killed and progress.done > 100:
            killed.append(workers.workers[0].pid)
            os.kill(killed[0], signal.SIGKILL)

    address = workers.scheduler_address
    assert address.startswith("tcp://")
    assert come_to(small, tmp_path, inputs, "dask", scheduler=address, tell=tell) == alone
    assert killed
    workers.wait_for_workers(len(workers.workers))  # the next test finds all of them again


def test_a_result_that_is_lost_is_no_fault_of_a_piece():
    """As dask's executor meets it where the scheduler goes while a piece is under way."""
    from distributed.cfexecutor import _cascade_future

    class Lost:
        status = "lost"

        async def _result(self, *, raiseit):
            assert not raiseit

    async def cascade():
        await _cascade_future(Lost(), future)

    future = Future()
    asyncio.run(cascade())
    assert engines._lost(future.exception())
    assert not engines._lost(OSError())


@pytest.mark.usefixtures("many_pieces")
def test_a_scheduler_that_is_gone(small, inputs, tmp_path):
    gone = []

    def tell(progress):
        if not gone and progress.done > 20:
            gone.append(made.close())
            patch.setattr(engines, "_ANSWERS", 1)

    alone = cluster(processes=False, n_workers=1, threads_per_worker=1)
    with alone as made, pytest.MonkeyPatch.context() as patch:
        address = made.scheduler_address
        with pytest.raises((NoSchedulerError, BrokenExecutor)):
            come_to(small, tmp_path, inputs, "dask", scheduler=address, tell=tell)
    assert gone


def test_nobody_listens(monkeypatch):
    monkeypatch.setattr(engines, "_ANSWERS", 1)
    with (
        pytest.raises(NoSchedulerError, match=r"tcp://127\.0\.0\.1:9"),
        engine("dask", 1, "tcp://127.0.0.1:9"),
    ):
        pass
    for address in ("what://is:1", "none/scheduler.json"):
        with pytest.raises(NoSchedulerError), engine("dask", 1, address):
            pass


def test_dasks_own_faults_are_those_of_a_broken_engine():
    from distributed.comm import CommClosedError
    from distributed.scheduler import KilledWorker

    class Client:
        def __init__(self, *_, **__):
            pass

        def __enter__(self):
            return self

        def __exit__(self, *_):
            pass

        def get_executor(self, **_):
            return ThreadPoolExecutor(1)

    def failing(error):
        with engine("dask", 1, "tcp://x:1"):
            raise error

    worker = SimpleNamespace(address="tcp://y:2")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("distributed.Client", Client)
        for error in (CancelledError(), CommClosedError("gone"), KilledWorker("t", worker, 3)):
            with pytest.raises(BrokenExecutor):
                failing(error)
        with pytest.raises(OSError, match="full"):
            failing(OSError("full"))


# --- the command ------------------------------------------------------------------------


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SMARTCERT_LANG", "en")
    monkeypatch.setenv("COLUMNS", "80")
    return tmp_path


def test_workers_in_another_folder(folder, workers, capsysbinary):
    """Paths are where the user is; in what is set aside they are as the user wrote them."""
    name = as_table([*ROWS, BROKEN, ROWS[2]], folder / "t.csv").name
    as_folder([ROWS[0] | {"city": "가시"}, BROKEN], folder / "c")
    (folder / "w.yaml").write_text(WAIVERS + entry("B-2"), "utf-8")
    arguments = (name, "c", "--waivers", "w.yaml", "--rejects")
    threads = ("--out", "r.csv", "--engine", "threads")
    here = smartcert(capsysbinary, *arguments, "j.csv", *threads)
    dask = ("--out", "s.csv", "--engine", "dask", "--scheduler", workers.scheduler_address)
    there = smartcert(capsysbinary, *arguments, "k.csv", *dask)
    assert (there[0], there[2].endswith(" is written.\n")) == (NOT_PASSED, True), there
    assert here[1].replace("j.csv", "k.csv") == there[1]
    assert (folder / "r.csv").read_bytes() == (folder / "s.csv").read_bytes()
    assert (folder / "j.csv").read_bytes() == (folder / "k.csv").read_bytes()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
def test_an_interrupt_does_not_wait_for_its_workers(folder, workers):
    name = as_table(ROWS, folder / "t.parquet").name
    begun, over = str(folder / "begun"), str(folder / "over")
    before = (
        "import os, time; from smartcert.batch import engine, run; "
        f"engine._ANSWERS = {HUNG}; "
        f"run.judge = lambda _: (open({begun!r}, 'w').close(), "
        f"[time.sleep(0.02) for _ in iter(lambda: os.path.exists({over!r}), True)])"
    )
    options = ("--engine", "dask", "--scheduler", workers.scheduler_address)
    running = process(
        *("batch", name, "--catalogue", SMALL, "--out", "r.csv", *options),
        before=before,
        cwd=folder,
    )
    try:
        until((folder / "begun").exists, running)
        interrupt(running)
        printed, complaint = ended(running)  # though its only piece is not
    finally:
        (folder / "over").touch()
    assert (running.returncode, printed) == (INTERRUPTED, b"")
    assert complaint == b"Stopped. The same command with --resume goes on.\n"

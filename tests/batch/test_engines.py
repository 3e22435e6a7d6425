"""Threads, processes and dask come to the same bytes, also where a worker dies in the middle."""

import asyncio
import json
import logging
import multiprocessing
import os
import pickle
import signal
import sys
import threading
import time
from concurrent.futures import BrokenExecutor, CancelledError, Future, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace

import pytest
from distributed.cfexecutor import _cascade_future

from smartcert.batch import engine as engines
from smartcert.batch import run as rounds
from smartcert.batch.engine import NoSchedulerError, cores, engine, run
from smartcert.batch.piece import judge
from smartcert.batch.run import ChangedInputError, Progress
from smartcert.diagnostics import Diagnostic, InvalidInput, Span
from tests.support.batches import as_folder, as_table, carried_out, cities, job, results
from tests.support.processes import HUNG

DASK = [
    # raised while clusters and their sockets are taken down, and none of smartcert's
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
    # two clusters of one test run beside each other
    pytest.mark.filterwarnings("ignore:Port .* is already in use"),
]
ROWS = list(cities(400, seed=5))


@pytest.fixture(scope="module")
def inputs(tmp_path_factory):
    """Files and tables, with a city twice and some that cannot be judged."""
    folder = tmp_path_factory.mktemp("inputs")
    files = as_folder([*ROWS[:60], ROWS[3], ROWS[4] | {"kind": "dorf"}], folder / "c")
    table = as_table([*ROWS[60:], ROWS[90], ROWS[3]], folder / "t.parquet", group=5)
    text = as_table([each | {"city": f"{each['city']}b"} for each in ROWS[:50]], folder / "t.csv")
    return {"files": sorted(files.iterdir()), "tables": [table, text]}


@pytest.fixture(autouse=True)
def many_pieces(monkeypatch):
    monkeypatch.setattr(rounds, "ROWS", 5)
    monkeypatch.setattr(rounds, "FILES", 4)


@pytest.fixture(scope="module")
def alone(inputs, small, tmp_path_factory):
    """What the inputs come to in one thread and few pieces."""
    folder = tmp_path_factory.mktemp("alone")
    outcome = carried_out(small, folder, **inputs, jobs=1)
    assert (outcome.summary.judged, outcome.summary.rejected) == (448, 6)
    return results(outcome, folder / "r")


def come_to(small, folder, inputs, name, **options):
    outcome = carried_out(small, folder / "w", **inputs, name=name, **options)
    return results(outcome, folder / "r")


@pytest.mark.no_cover
@pytest.mark.parametrize("jobs", [1, 2, 5])
def test_threads(jobs, small, inputs, alone, tmp_path):
    assert come_to(small, tmp_path, inputs, "threads", jobs=jobs) == alone


def test_processes(small, inputs, alone, tmp_path):
    others = multiprocessing.active_children()
    assert come_to(small, tmp_path, inputs, "processes") == alone
    assert multiprocessing.active_children() == others


@pytest.fixture
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


@pytest.mark.usefixtures("quiet")
class TestDask:
    pytestmark = DASK

    def test_a_client_in_this_process(self, small, inputs, alone, tmp_path):
        with cluster(processes=False, n_workers=1, threads_per_worker=2) as made:
            address = made.scheduler_address
            assert come_to(small, tmp_path, inputs, "dask", scheduler=address) == alone
            written = tmp_path / "scheduler.json"
            written.write_text(json.dumps({"address": address}), "utf-8")
            with engine("dask", 1, str(written)) as executor:
                assert executor.submit(abs, -7).result() == 7

    def test_workers_of_which_one_is_killed(self, small, inputs, alone, tmp_path):
        killed = []

        def tell(progress):
            if not killed and progress.done > 100:
                killed.append(made.workers[0].pid)
                os.kill(killed[0], signal.SIGKILL)

        with cluster(n_workers=2, threads_per_worker=1) as made:
            address = made.scheduler_address
            assert address.startswith("tcp://")
            told = come_to(small, tmp_path, inputs, "dask", scheduler=address, tell=tell)
            assert told == alone
        assert killed

    def test_a_result_that_is_lost_is_no_fault_of_a_piece(self):
        """As dask's executor meets it where the scheduler goes while a piece is under way."""

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

    def test_a_scheduler_that_is_gone(self, small, inputs, tmp_path):
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

    def test_nobody_listens(self, monkeypatch):
        monkeypatch.setattr(engines, "_ANSWERS", 1)
        with (
            pytest.raises(NoSchedulerError, match=r"tcp://127\.0\.0\.1:9"),
            engine("dask", 1, "tcp://127.0.0.1:9"),
        ):
            pass
        for address in ("what://is:1", "none/scheduler.json"):
            with pytest.raises(NoSchedulerError), engine("dask", 1, address):
                pass


def test_a_process_of_ours_leaves_pandas_out(monkeypatch):
    monkeypatch.delitem(sys.modules, "pandas", raising=False)
    before = [*sys.meta_path]
    engines.leave_pandas_out()
    assert sys.meta_path == before
    with pytest.raises(ModuleNotFoundError):
        engines._NoPandas.find_spec("pandas")
    assert engines._NoPandas.find_spec("numpy") is None


def test_processes_begin_as_the_machine_can(monkeypatch):
    monkeypatch.setattr(engines.tempfile, "gettempdir", lambda: "/t")
    assert engines._context().get_start_method() == "forkserver"
    monkeypatch.setattr(engines.tempfile, "gettempdir", lambda: "/t" * 80)
    assert engines._context().get_start_method() == "spawn"


# --- workers that die -------------------------------------------------------------------


def dies_once(piece):
    """Judge a piece, in a process that is killed at the first piece of the third city."""
    mark = Path(piece.file.address).with_name("died")
    if piece.file.name.startswith("part-000002") and not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    judge(piece)


def dies(_piece):
    os.kill(os.getpid(), signal.SIGKILL)


def test_a_process_that_is_killed_is_replaced(small, inputs, alone, tmp_path, monkeypatch):
    monkeypatch.setattr(rounds, "judge", dies_once)
    told = []
    assert come_to(small, tmp_path, inputs, "processes", tell=told.append) == alone
    assert (tmp_path / "w" / "died").exists()
    done = [each.done for each in told if each.cities > 400]
    assert done == sorted(done)
    assert max(done) == told[0].cities


def test_processes_that_are_killed_again_and_again_are_given_up(
    small, inputs, tmp_path, monkeypatch
):
    monkeypatch.setattr(rounds, "judge", dies)
    with pytest.raises(BrokenExecutor):
        carried_out(small, tmp_path / "w", **inputs, name="processes")


# --- pieces that fail -------------------------------------------------------------------


def test_what_is_wrong_with_an_input_comes_home_from_another_process():
    values = {"indicator": "B", "catalogue": "c"}
    wrong = Diagnostic("SC402", Span("t.csv", 1, 2), values, related=(Span("x"),))
    first = InvalidInput([Diagnostic("SC101", Span("a")), wrong])
    again = pickle.loads(pickle.dumps(first))  # noqa: S301 - our own
    assert again.diagnostics == first.diagnostics
    assert str(again) == str(first)


@pytest.mark.parametrize("name", ["threads", "processes"])
def test_a_table_that_is_cut_short_meanwhile_is_said(name, small, tmp_path):
    table = as_table(ROWS, tmp_path / "t.parquet", group=5)

    @contextmanager
    def opened():
        table.write_bytes(table.read_bytes()[:2000])
        with engine(name, 2) as executor:
            yield executor

    with pytest.raises(InvalidInput) as refused:
        carried_out(small, tmp_path / "w", tables=[table], opened=opened)
    assert refused.value.diagnostics[0].span.file == str(table)


def test_a_table_that_is_written_anew_meanwhile_is_said(small, tmp_path):
    table = as_table(ROWS, tmp_path / "t.csv")

    def tell(_progress):
        os.utime(table, ns=(1, 1))

    with pytest.raises(ChangedInputError, match=r"t\.csv"):
        carried_out(small, tmp_path / "w", tables=[table], tell=tell)


def test_a_worker_that_lives_on_forgets_the_columns_of_a_table_that_has_changed(small, tmp_path):
    table = as_table(ROWS[:3], tmp_path / "t.csv")
    first = carried_out(small, tmp_path / "w", tables=[table])
    text = table.read_text("utf-8")
    table.write_text(text.replace("B-1-1,B-2", "B-2,B-1-1"), "utf-8")
    assert first.summary.judged == 3
    assert carried_out(small, tmp_path / "w", tables=[table]).summary.judged == 0


# --- the engine itself ------------------------------------------------------------------


def test_whoever_waits_is_told_that_it_goes_on(monkeypatch):
    monkeypatch.setattr(engines, "LOOKS", 0.01)
    told, go_on = [], threading.Event()

    def tell(done):
        told.append(done)
        go_on.set()

    with ThreadPoolExecutor(1) as executor:
        run([1], lambda _: go_on.wait(HUNG), executor, tell)
    assert told[0] is None
    assert told[-1] == 1


def test_what_has_not_begun_is_left_when_a_piece_fails():
    begun, left = [], threading.Event()

    def fail(piece):
        begun.append(piece)
        if piece:
            left.wait(HUNG)
        raise InvalidInput([Diagnostic("SC101", Span(str(piece)))])

    def failing():
        with engine("threads", 1) as executor:
            try:
                run(range(1000), fail, executor, lambda _: None)
            finally:
                # the last of those that wait: when it is left, all before it are
                executor.submit(int).add_done_callback(lambda _: left.set())

    with pytest.raises(InvalidInput):
        failing()
    assert begun[0] == 0
    assert len(begun) <= 2  # whichever was taken before it could be left


def test_threads_are_not_waited_for_after_an_interrupt():
    go_on, begun = threading.Event(), []

    def interrupted():
        with engine("threads", 2) as executor:
            begun.append(executor.submit(go_on.wait, HUNG))
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert not begun[0].done()
    go_on.set()


def test_processes_are_ended_after_an_interrupt():
    begun = []

    def interrupted():
        with engine("processes", 2) as executor:
            executor.submit(time.sleep, 0).result()
            begun.append(executor.submit(time.sleep, HUNG))
            raise KeyboardInterrupt

    others = multiprocessing.active_children()
    with pytest.raises(KeyboardInterrupt):
        interrupted()
    with pytest.raises((BrokenExecutor, CancelledError)):
        begun[0].result()
    assert multiprocessing.active_children() == others


def test_a_worker_leaves_interrupts_to_others():
    before = signal.getsignal(signal.SIGINT)
    try:
        engines._begin_working()
        assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGINT, before)


def test_a_worker_ends_when_the_process_that_began_it_has(monkeypatch):
    gone, codes, left = threading.Event(), [], threading.Event()
    parent = SimpleNamespace(join=lambda: gone.wait(HUNG))
    monkeypatch.setattr(multiprocessing, "parent_process", lambda: parent)
    monkeypatch.setattr(os, "_exit", lambda code: (codes.append(code), left.set()))
    before = signal.getsignal(signal.SIGINT)
    try:
        engines._begin_working()
        assert codes == []
        gone.set()
        assert left.wait(HUNG)
    finally:
        signal.signal(signal.SIGINT, before)
    assert codes == [1]


def handling(handler):
    """Say what handles SIGTERM in this thread meanwhile, and what afterwards."""
    before = signal.signal(signal.SIGTERM, handler)
    try:
        with engines.ended_as_by_ctrl_c():
            meanwhile = signal.getsignal(signal.SIGTERM)
        return meanwhile, signal.getsignal(signal.SIGTERM)
    finally:
        signal.signal(signal.SIGTERM, before)


def test_a_wish_to_end_is_an_interrupt_unless_it_is_handled_otherwise():
    assert handling(signal.SIG_DFL) == (signal.default_int_handler, signal.SIG_DFL)
    assert handling(signal.SIG_IGN) == (signal.SIG_IGN, signal.SIG_IGN)
    with ThreadPoolExecutor(1) as pool, engines.ended_as_by_ctrl_c():
        handler = signal.getsignal(signal.SIGTERM)
        pool.submit(engines.ended_as_by_ctrl_c().__enter__).result()
        assert signal.getsignal(signal.SIGTERM) is handler


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


def test_the_cores_are_those_that_this_process_may_use(monkeypatch):
    assert cores() >= 1
    monkeypatch.setattr(os, "sched_getaffinity", None, raising=False)
    assert cores() == os.cpu_count()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows holds nothing back")
def test_where_nothing_can_be_held_back_all_runs_as_well(monkeypatch, small, inputs, tmp_path):
    monkeypatch.delattr(signal, "pthread_sigmask")
    told = []
    carried_out(small, tmp_path / "w", **inputs, tell=told.append)
    assert told[-1] == Progress(told[-1].cities, told[-1].cities)


def test_a_job_finds_paths_where_they_begin(small):
    assert job(small).place("a.csv") == "a.csv"
    assert job(small, folder="/data").place("r/a.csv") == "/data/r/a.csv"
    assert job(small, folder="/data").place("/r/a.csv") == "/r/a.csv"
    assert job(small, folder="/data").place("s3://b/a.csv") == "s3://b/a.csv"

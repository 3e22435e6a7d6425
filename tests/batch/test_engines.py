"""Threads, processes and dask come to the same bytes, also where a worker dies in the middle."""

import multiprocessing
import os
import pickle
import signal
import sys
import threading
import time
from concurrent.futures import BrokenExecutor, CancelledError, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace

import pytest

from smartcert.batch import engine as engines
from smartcert.batch import run as rounds
from smartcert.batch.engine import cores, engine, run
from smartcert.batch.piece import judge
from smartcert.batch.run import ChangedInputError, Progress
from smartcert.diagnostics import Diagnostic, InvalidInput, Span
from tests.support.batches import as_table, carried_out, cities, come_to, job
from tests.support.processes import HUNG

ROWS = list(cities(400, seed=5))

pytestmark = pytest.mark.usefixtures("many_pieces")


@pytest.mark.no_cover
@pytest.mark.parametrize("jobs", [1, 2, 5])
def test_threads(jobs, small, inputs, alone, tmp_path):
    assert come_to(small, tmp_path, inputs, "threads", jobs=jobs) == alone


def test_processes(small, inputs, alone, tmp_path):
    others = multiprocessing.active_children()
    assert come_to(small, tmp_path, inputs, "processes") == alone
    assert multiprocessing.active_children() == others


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

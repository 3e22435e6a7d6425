"""What runs the pieces: anything that is a `concurrent.futures.Executor`."""

import gc
import multiprocessing
import os
import signal
import sys
import tempfile
import threading
import traceback
from collections.abc import Callable, Collection, Iterator, Sequence
from concurrent.futures import (
    BrokenExecutor,
    CancelledError,
    Executor,
    Future,
    ProcessPoolExecutor,
    ThreadPoolExecutor,
)
from contextlib import contextmanager
from multiprocessing.context import BaseContext
from multiprocessing.process import BaseProcess
from queue import Empty, SimpleQueue
from typing import Any, Literal, TypeVar

EngineName = Literal["threads", "processes", "dask"]

LOOKS = 0.2
"""Seconds after which whoever waits is told that it still goes on."""

_LONGEST_FOLDER = 60
_ANSWERS = 5
"""Seconds in which a scheduler has to answer."""

Work = TypeVar("Work")


class NoSchedulerError(Exception):
    """No scheduler of dask's answers at the address that this is called with."""


def cores() -> int:
    """Give the cores that this process may use."""
    available: Callable[[int], Collection[int]] | None = getattr(os, "sched_getaffinity", None)
    return len(available(0)) if available else os.cpu_count() or 1


@contextmanager
def engine(name: EngineName, jobs: int, scheduler: str | None = None) -> Iterator[Executor]:
    """Open an engine.

    Args:
        name: threads or processes of this machine, or dask's workers wherever they are.
        jobs: pieces at a time, on this machine.
        scheduler: the address of dask's scheduler, or the .json file that it has written.

    Raises:
        ModuleNotFoundError: dask.distributed is not installed.
        NoSchedulerError: no scheduler answers at the address.
        BrokenExecutor: workers have died.
    """
    if name == "dask":
        opened = _dask(scheduler)
    elif name == "threads" or jobs == 1:
        opened = _threads(jobs)
    else:
        opened = _processes(jobs)
    with opened as executor:
        yield executor


@contextmanager
def _threads(jobs: int) -> Iterator[Executor]:
    pool = ThreadPoolExecutor(jobs)
    waits = True
    try:
        yield pool
    except KeyboardInterrupt:
        waits = False  # for nobody: a thread cannot be stopped, and its piece may be long
        raise
    finally:
        pool.shutdown(wait=waits, cancel_futures=True)


@contextmanager
def _processes(jobs: int) -> Iterator[Executor]:
    others = {*multiprocessing.active_children()}
    pool = ProcessPoolExecutor(jobs, _context(), initializer=_begin_working)
    try:
        yield pool
    except BaseException:
        for each in {*multiprocessing.active_children()} - others:
            each.terminate()  # a part file is there whole, or not at all
        raise
    finally:
        pool.shutdown(cancel_futures=True)


@contextmanager
def _dask(scheduler: str | None) -> Iterator[Executor]:
    from distributed import Client
    from distributed.comm import CommClosedError
    from distributed.scheduler import KilledWorker

    is_file = scheduler is not None and scheduler.endswith(".json")
    where = {"scheduler_file": scheduler} if is_file else {"address": scheduler}
    if is_file and not os.path.isfile(str(scheduler)):  # noqa: PTH113
        raise NoSchedulerError(scheduler)  # which the client would wait for without end
    try:
        client = Client(**where, timeout=_ANSWERS)
    except (OSError, ValueError) as error:
        raise NoSchedulerError(scheduler) from error
    with client, client.get_executor(pure=False) as executor:
        try:
            yield executor
        except BaseException as error:
            executor.shutdown(wait=False)
            # several workers have died of the same piece; or the scheduler is gone
            if isinstance(error, (KilledWorker, CancelledError, CommClosedError)) or _lost(error):
                raise BrokenExecutor(str(error)) from error
            raise


def _lost(error: BaseException) -> bool:
    """Tell whether dask stumbled over a result that went with its scheduler."""
    frames = [frame for frame, _ in traceback.walk_tb(error.__traceback__)]
    stumbled = [frame.f_globals["__name__"] for frame in frames[-1:]] == ["distributed.cfexecutor"]
    return isinstance(error, TypeError) and stumbled


def _context() -> BaseContext:
    """Give the way in which processes begin.

    Not as copies of this one: the libraries of tables have threads, which a fork would break.
    Where it can be, as copies of one that has imported all that they need and done nothing yet.
    """
    # it is spoken to by a socket in the temporary folder, whose path may not be long
    reached = len(tempfile.gettempdir()) <= _LONGEST_FOLDER
    if not reached or "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["smartcert.batch.piece"])
    return context


def collect_rarely() -> None:
    """Look for rubbish seldom: judging makes none worth mentioning, and looking takes a third."""
    gc.enable()
    gc.set_threshold(50_000, 10, 10)


class _NoPandas:
    """Finds that pandas is not installed."""

    @staticmethod
    def find_spec(name: str, _path: object = None, _target: object = None) -> None:
        """Refuse pandas, and leave any other module to the finders that follow."""
        if name == "pandas":
            raise ModuleNotFoundError(name=name)


def leave_pandas_out() -> None:
    """Keep Arrow from importing pandas, as it does at its first array if that is installed.

    Only for a process of our own that has not imported it: a batch has no use for it, and it
    takes as long to import as forty cities to judge.
    """
    if "pandas" in sys.modules:
        return
    import pyarrow as pa

    sys.meta_path.insert(0, _NoPandas)
    pa.array([None])  # Arrow looks for it once
    sys.meta_path.remove(_NoPandas)


def _begin_working() -> None:
    """Leave Ctrl-C to the process that began the run, and end when that ends, however it does."""
    if parent := multiprocessing.parent_process():
        threading.Thread(target=_end_with, args=(parent,), daemon=True).start()
    collect_rarely()
    leave_pandas_out()
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _end_with(parent: BaseProcess) -> None:
    parent.join()
    os._exit(1)  # nobody is left to be told, and a part file is there whole, or not at all


@contextmanager
def ended_as_by_ctrl_c() -> Iterator[None]:
    """Take a wish that this process end (SIGTERM) for Ctrl-C, unless it is handled already."""
    in_main = threading.current_thread() is threading.main_thread()  # others may not handle any
    unhandled = in_main and signal.getsignal(signal.SIGTERM) is signal.SIG_DFL
    if unhandled:
        signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    finally:
        if unhandled:
            signal.signal(signal.SIGTERM, signal.SIG_DFL)


@contextmanager
def _interrupts_held_back() -> Iterator[None]:
    """Hold Ctrl-C back in this thread, and for good in the processes that it starts meanwhile."""
    mask: Any = getattr(signal, "pthread_sigmask", lambda _how, signals: signals)  # not on Windows
    before = mask(getattr(signal, "SIG_BLOCK", 0), {signal.SIGINT})
    try:
        yield
    finally:
        mask(getattr(signal, "SIG_SETMASK", 0), before)


def run(
    pieces: Sequence[Work],
    judge: Callable[[Work], object],
    executor: Executor,
    done: Callable[[Work | None], None],
) -> None:
    """Run every piece, in whatever order.

    Args:
        pieces: what is to be done.
        judge: does one; may be done again elsewhere where a worker has died.
        executor: runs them.
        done: is told of each piece that is done, and now and then (None) that it goes on.

    Raises:
        Exception: what a piece has failed with; what has not begun is left to the engine.
    """
    ended: SimpleQueue[tuple[Work, Future[object]]] = SimpleQueue()

    def begin(piece: Work) -> None:
        future: Future[object] = executor.submit(judge, piece)
        future.add_done_callback(lambda ended_: ended.put((piece, ended_)))

    with _interrupts_held_back():
        for piece in pieces:
            begin(piece)
    left = len(pieces)
    while left:
        try:
            piece, future = ended.get(timeout=LOOKS)
        except Empty:
            done(None)
            continue
        left -= 1
        future.result()
        done(piece)

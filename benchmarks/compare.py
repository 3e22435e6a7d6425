"""Works done in turn and compared by their medians, so that a slow spell slows all of them."""

import json
import os
import statistics
import subprocess
import sys
import timeit
from collections.abc import Callable, Sequence
from typing import NamedTuple

ENVIRONMENT = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}

Work = Callable[[], float]

# A process is charged with the memory of the one that begins it, so that a small one does.
_BEGIN = """
import json, os, sys, time
silent = [(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)]
begun = time.perf_counter()
child = os.posix_spawnp(sys.argv[1], sys.argv[1:], os.environ, file_actions=silent)
_, status, usage = os.wait4(child, 0)
clock = time.perf_counter() - begun
unit = 1 if sys.platform == "darwin" else 1024
processor, memory = usage.ru_utime + usage.ru_stime, usage.ru_maxrss * unit
print(json.dumps([clock, processor, memory, os.waitstatus_to_exitcode(status)]))
"""


class Ran(NamedTuple):
    """What a process took.

    Attributes:
        clock: seconds from its beginning to its end.
        processor: seconds of processors, with those of the processes that it began.
        memory: bytes that it, or one that it began, held at most.
    """

    clock: float
    processor: float
    memory: int


class Process:
    """The work of running a command, whose exit code says that it did it (0 or 1)."""

    def __init__(self, *command: str) -> None:
        self.command = command
        self.runs: list[Ran] = []

    def run(self) -> Ran:
        """Run it, and remember what it took."""
        begin = (sys.executable, "-I", "-S", "-c", _BEGIN, *self.command)
        done = subprocess.run(begin, check=True, stdout=subprocess.PIPE, env=ENVIRONMENT)
        *took, code = json.loads(done.stdout)
        if code not in {0, 1}:
            raise subprocess.CalledProcessError(code, self.command)
        self.runs.append(Ran(*took))
        return self.runs[-1]

    def clock(self) -> float:
        """Run it, and give the seconds that went by."""
        return self.run().clock

    def processor(self) -> float:
        """Run it, and give the processors' seconds."""
        return self.run().processor

    @property
    def memory(self) -> int:
        """The bytes that it held at most: the median of its runs."""
        return int(statistics.median(each.memory for each in self.runs))


def process(*command: str) -> Work:
    """Give the work of running a command; it returns the processors' seconds."""
    return Process(*command).processor


def clock(*command: str) -> Work:
    """Give the work of running a command; it returns the seconds that went by."""
    return Process(*command).clock


def call(function: Callable[[], object], times: int = 20) -> Work:
    """Give the work of calling a function; it returns the seconds a call."""
    return lambda: timeit.timeit(function, number=times) / times


def medians(works: Sequence[Work], runs: int, *, warm: bool = True) -> list[float]:
    """Do works in turn, so many times each, and give the median of each."""
    if warm and runs > 1:
        for work in works:
            work()  # the first run reads what the others find in memory
    rounds = [[work() for work in works] for _ in range(runs)]
    return [statistics.median(each) for each in zip(*rounds, strict=True)]


def compare(title: str, work: Work, against: Work, aim: float, runs: int) -> None:
    """Print the ratio of the medians of two works that are done in turn."""
    mine, other = medians((work, against), runs)
    say(title, mine / other, f"at most {aim:.2f}", seconds(mine))


def say(title: str, found: float, aim: str, more: str = "") -> None:
    """Print a line: what is compared, the ratio, what is aimed at, and more in brackets."""
    print(f"{title:<62} {found:6.2f}   {aim:<15} {more and f'({more})'}".rstrip(), flush=True)


def seconds(time: float) -> str:
    """Give a time in the unit that suits it."""
    return f"{time:.2f} s" if time >= 1 else f"{time * 1000:.2f} ms"


def times(runs: int) -> str:
    """Say how many runs there are."""
    return f"{runs} runs" if runs > 1 else "1 run"

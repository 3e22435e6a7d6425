"""Processes that tests begin, interrupt and wait for, however busy the machine is."""

import os
import signal
import subprocess
import time
from contextlib import contextmanager

HUNG = 600
"""Seconds after which a process hangs: no machine is so busy that it takes them."""


def begin(command, *, deaf=False, **options):
    """Begin a process that hears Ctrl-C, as in the foreground of a terminal, or does not.

    Whatever this run itself does: begun by `nohup pytest &`, it ignores Ctrl-C, and so would all
    that it begins.
    """
    with _interrupts(signal.SIG_IGN if deaf else signal.default_int_handler):
        return subprocess.Popen(command, **options)


@contextmanager
def _interrupts(handler):
    """Handle Ctrl-C in this way: what begins meanwhile ignores it, or is ended by it."""
    before = signal.signal(signal.SIGINT, handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def ended(process):
    """Wait for the end of a process; give what it printed on both streams."""
    try:
        return process.communicate(timeout=HUNG)
    except subprocess.TimeoutExpired:
        process.kill()
        raise


def until(holds, process):
    """Wait until something holds, while a process runs."""
    ends = time.monotonic() + HUNG
    while not holds():
        assert process.poll() is None, process.communicate()
        assert time.monotonic() < ends
        time.sleep(0.02)


def interrupt(process):
    """Press Ctrl-C: every process of the group hears it."""
    os.killpg(process.pid, signal.SIGINT)

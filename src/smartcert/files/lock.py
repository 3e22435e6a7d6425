"""A folder that one run has to itself, by a lock that the operating system takes off when it ends.

However it ends: a run that was killed leaves the lock's file, and nobody holds it.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib import import_module
from pathlib import Path
from typing import Any

from smartcert.files import storage

_NAME = "lock"
_TRIES = 100
"""How often a folder is made that is removed at the same moment, by the run that ends in it."""


class HeldError(Exception):
    """Another run has the folder that this is called with."""


@contextmanager
def alone_in(folder: str) -> Iterator[bool]:
    """Make a folder, if there is none, and keep other runs out of it; tell whether that works.

    It does not in a storage elsewhere, nor on a file system without locks. Only who begins a run
    takes the lock: its workers write in the folder without.

    Raises:
        HeldError: another run has the folder.
        OSError: the folder cannot be made, or nothing can be written in it.
    """
    storage.make_folder(folder)
    here = storage.path_here(folder)
    if here is None:
        yield False
        return
    path = Path(here, _NAME)
    descriptor, locked = _taken(path)
    is_done = False
    try:
        yield locked
        is_done = True
    finally:
        # before it is let go: afterwards it may be another run's
        removed = _removed(path)
        os.close(descriptor)
        if not removed:  # Windows removes no file that is open, nor one that is now another's
            _removed(path)
        if is_done:  # else somebody may still write in it: a thread, a worker elsewhere
            with suppress(OSError):  # something is kept in it
                path.parent.rmdir()


def _taken(path: Path) -> tuple[int, bool]:
    """Open the file of a lock and take the lock; tell whether there are locks."""
    for _ in range(_TRIES):
        with suppress(FileNotFoundError):
            path.parent.mkdir(parents=True, exist_ok=True)
            descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
            try:
                locked = _locked(descriptor, path)
                if os.path.samestat(os.fstat(descriptor), path.stat()):  # and not one removed since
                    return descriptor, locked
            except BaseException:
                os.close(descriptor)
                raise
            os.close(descriptor)
    raise HeldError(str(path.parent))


def _locked(descriptor: int, path: Path) -> bool:
    try:
        _lock(descriptor)
    except (BlockingIOError, PermissionError):
        raise HeldError(str(path.parent)) from None
    except OSError:  # this file system has no locks
        return False
    return True


def _lock(descriptor: int) -> None:
    try:
        import fcntl
    except ModuleNotFoundError:
        windows: Any = import_module("msvcrt")
        windows.locking(descriptor, windows.LK_NBLCK, 1)
    else:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _removed(path: Path) -> bool:
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return False
    return True

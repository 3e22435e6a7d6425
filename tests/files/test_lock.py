"""A folder that one run has to itself: taken once, let go at the end, and never left behind."""

import errno
import os
import signal
import subprocess
import sys
from types import SimpleNamespace

import pytest

from smartcert.files import lock, storage
from smartcert.files.lock import HeldError, alone_in
from tests.support.processes import begin, ended


@pytest.fixture
def folder(tmp_path):
    return str(tmp_path / "deep" / "work")


def test_a_folder_is_held_by_one_at_a_time_and_is_gone_at_the_end(folder, tmp_path):
    for _ in range(2):
        with alone_in(folder) as locked:
            assert locked
            with pytest.raises(HeldError, match="work"), alone_in(folder):
                pass
            assert storage.names_in(folder) == ["lock"]
        assert not storage.exists(folder)
    assert (tmp_path / "deep").exists()


def test_what_is_kept_in_the_folder_stays(folder):
    with alone_in(folder):
        storage.make_folder(storage.joined(folder, "kept"))
    assert storage.names_in(folder) == ["kept"]


def test_the_folder_stays_where_a_run_did_not_come_to_its_end(folder):
    with pytest.raises(KeyboardInterrupt), alone_in(folder):
        raise KeyboardInterrupt
    assert storage.exists(folder)
    assert storage.names_in(folder) == []


HOLD = (
    "import sys; from smartcert.files.lock import alone_in\n"
    "with alone_in(sys.argv[1]):\n    print('held', flush=True); sys.stdin.read()"
)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal")
def test_whoever_is_killed_holds_nothing(folder):
    command = [sys.executable, "-c", HOLD, folder]
    other = begin(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert other.stdout.readline() == b"held\n"
    with pytest.raises(HeldError), alone_in(folder):
        pass
    other.send_signal(signal.SIGKILL)
    ended(other)
    assert storage.names_in(folder) == ["lock"]
    with alone_in(folder) as locked:
        assert locked
    assert not storage.exists(folder)


def test_elsewhere_is_no_lock_but_under_the_address_of_a_path(tmp_path):
    with alone_in("memory://lock/work") as locked:
        assert not locked
    with alone_in(f"file://{tmp_path}/work") as locked, pytest.raises(HeldError):  # noqa: SIM117
        with alone_in(str(tmp_path / "work")):
            pass
    assert locked


@pytest.mark.parametrize("reason", [errno.ENOLCK, errno.ENOTSUP, errno.ENOSYS])
def test_a_file_system_without_locks_is_told_of(reason, folder, monkeypatch):
    def none(_):
        raise OSError(reason, os.strerror(reason))

    monkeypatch.setattr(lock, "_lock", none)
    with alone_in(folder) as locked:
        assert not locked
    assert not storage.exists(folder)


def test_a_lock_that_is_removed_while_it_is_waited_for_is_taken_anew(folder, monkeypatch):
    """As by the run that ends in the folder at the same moment."""
    take, tried = lock._lock, []

    def removed_before(descriptor):
        tried.append(descriptor)
        if len(tried) == 1:  # all of it
            os.unlink(f"{folder}/lock")  # noqa: PTH108
            os.rmdir(folder)  # noqa: PTH106
        if len(tried) == 2:  # and another has made one already
            os.unlink(f"{folder}/lock")  # noqa: PTH108
            open(f"{folder}/lock", "x").close()  # noqa: PTH123
        take(descriptor)

    monkeypatch.setattr(lock, "_lock", removed_before)
    with alone_in(folder) as locked:
        assert locked
        monkeypatch.setattr(lock, "_lock", take)
        with pytest.raises(HeldError), alone_in(folder):
            pass
    assert len(tried) == 3


def test_where_others_come_and_go_all_the_time_one_of_them_has_it(folder, monkeypatch):
    monkeypatch.setattr(lock, "_lock", lambda _: os.unlink(f"{folder}/lock"))  # noqa: PTH108
    with pytest.raises(HeldError), alone_in(folder):
        pass


def test_a_folder_in_which_nothing_can_be_written_is_no_folder_for_work(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(OSError, match="file"), alone_in(str(tmp_path / "file" / "work")):
        pass


def is_open(descriptor):
    try:
        os.fstat(descriptor)
    except OSError:
        return False
    return True


def test_on_windows_its_own_lock_is_taken_and_a_file_is_removed_once_it_is_closed(
    folder, monkeypatch
):
    held = []

    def locking(descriptor, mode, count):
        assert (mode, count) == ("non-blocking", 1)
        if held:
            raise PermissionError(errno.EACCES, "held")
        held.append(descriptor)

    def unlink(path, *, missing_ok):
        assert missing_ok
        if is_open(held[0]):
            raise PermissionError(errno.EACCES, "open")
        os.unlink(path)  # noqa: PTH108

    windows = SimpleNamespace(locking=locking, LK_NBLCK="non-blocking")
    monkeypatch.setitem(sys.modules, "fcntl", None)
    monkeypatch.setitem(sys.modules, "msvcrt", windows)
    monkeypatch.setattr(lock.Path, "unlink", unlink)
    with alone_in(folder) as locked:
        assert locked
        with pytest.raises(HeldError), alone_in(folder):
            pass
    assert not storage.exists(folder)

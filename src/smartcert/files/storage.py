"""Files by their address: on this machine, or wherever fsspec reaches.

An address with `://` in it is fsspec's (`s3://bucket/cities.parquet`, `memory://cities.csv`),
any other a path. What is written is written whole or not at all.
"""

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any

from smartcert.files.names import is_remote, stored

_LONGEST_START = 40
"""Letters of its file's name that a draft has: 160 bytes at most, of 255 that a name may take."""
_OURS_OR_PYTHONS = sys.stdlib_module_names | {"smartcert"}


@contextmanager
def as_os_errors() -> Iterator[None]:
    """Turn the errors that only a library knows into ones that say a file is at fault.

    A library of a cloud, or of a format, has classes of errors and words of its own, which
    another release may have otherwise.

    Raises:
        OSError: a library raises an error of its own.
    """
    try:
        yield
    except Exception as error:
        if type(error).__module__.partition(".")[0] in _OURS_OR_PYTHONS:
            raise
        # some wrap the error of the system, which says more
        own = next((each for each in error.args if isinstance(each, OSError)), None)
        raise own or OSError(str(error) or type(error).__name__) from error


def path_here(address: str) -> str | None:
    """Return the path of an address on this machine's own file systems; None if it is elsewhere."""
    if not is_remote(address):
        return stored(address)
    from fsspec.implementations.local import LocalFileSystem

    system, path = _system(address)
    return path if isinstance(system, LocalFileSystem) else None


@as_os_errors()
def opened(address: str) -> IO[bytes]:
    """Open a file to read its bytes.

    Raises:
        OSError: it cannot be read.
    """
    if is_remote(address):
        system, path = _system(address)
        stream: IO[bytes] = system.open(path, "rb")
        return stream
    return Path(stored(address)).open("rb")


@as_os_errors()
def size_of(address: str) -> int:
    """Return the size of a file, in bytes.

    Raises:
        OSError: there is none.
    """
    if is_remote(address):
        system, path = _system(address)
        return int(system.size(path))
    return Path(stored(address)).stat().st_size


@as_os_errors()
def stamp_of(address: str) -> str:
    """Return a stamp that changes with the file: its size, and its time where that is known.

    Raises:
        OSError: there is none.
    """
    if is_remote(address):
        system, path = _system(address)
        return str(system.ukey(path))
    status = Path(stored(address)).stat()
    return f"{status.st_size} {status.st_mtime_ns}"


@as_os_errors()
def exists(address: str) -> bool:
    """Tell whether there is a file, or a folder, at an address."""
    if is_remote(address):
        system, path = _system(address)
        return bool(system.exists(path))
    return Path(stored(address)).exists()


@as_os_errors()
def matching(pattern: str) -> list[str]:
    """Return the addresses that a pattern of fsspec's matches, in their order."""
    system, path = _system(pattern)
    return sorted(system.unstrip_protocol(each) for each in system.glob(path))


def joined(folder: str, name: str) -> str:
    """Return the address of a file in a folder."""
    return f"{folder.rstrip('/')}/{name}" if is_remote(folder) else str(Path(folder, name))


@as_os_errors()
def make_folder(address: str) -> None:
    """Make a folder, if there is none.

    Raises:
        OSError: it cannot be made.
    """
    if is_remote(address):
        system, path = _system(address)
        system.makedirs(path, exist_ok=True)
    else:
        Path(stored(address)).mkdir(parents=True, exist_ok=True)


@as_os_errors()
def names_in(folder: str) -> list[str]:
    """Return the names of what is in a folder; none if there is no folder.

    Raises:
        OSError: the folder cannot be read.
    """
    if not is_remote(folder):
        try:
            return sorted(os.listdir(stored(folder)))  # noqa: PTH208 - names alone
        except FileNotFoundError:
            return []
    system, path = _system(folder)
    if not system.exists(path):
        return []
    found = system.ls(path, detail=False)
    system.invalidate_cache()  # others write there, and a cached list would hide it
    return sorted(each.rpartition("/")[2] for each in found)


@as_os_errors()
def remove_folder(address: str, ours: str) -> None:
    """Remove the files of a folder whose names begin so, and then the folder if it is empty."""
    if is_remote(address):
        _remove_remote(address, ours)
        return
    folder = Path(stored(address))
    with suppress(OSError):  # there is none, or somebody else's files are in it, too
        for file in [each for each in folder.iterdir() if each.name.lstrip(".").startswith(ours)]:
            file.unlink(missing_ok=True)
        folder.rmdir()


def _remove_remote(address: str, ours: str) -> None:
    system, path = _system(address)
    if not system.exists(path):
        return
    names = names_in(address)
    removed = [each for each in names if each.lstrip(".").startswith(ours)]
    for each in removed:
        system.rm(f"{path}/{each}")
    if removed == names:
        system.rm(path, recursive=True)


@contextmanager
def whole(address: str, *, synced: bool = True) -> Iterator[IO[bytes]]:
    """Open a file to be written whole: it appears under its name once all is written.

    Until then nobody else may read it.

    Args:
        address: of the file.
        synced: whether it is on the disk, and not only on its way there, when it appears.

    Raises:
        OSError: it cannot be written; what was there is left.
    """
    local = not is_remote(address)
    writing = _whole_local(address, synced=synced) if local else _whole_remote(address)
    with as_os_errors(), writing as stream:
        yield stream


@contextmanager
def _whole_local(address: str, *, synced: bool) -> Iterator[IO[bytes]]:
    here = stored(address)
    if os.path.exists(here) and not os.path.isfile(here):  # noqa: PTH110, PTH113 - /dev/fd/1 has no path
        with open(here, "wb") as stream:  # noqa: PTH123 - a device or a pipe is not replaced
            yield stream
        return
    target = Path(os.path.realpath(here))  # a link keeps pointing where it points
    if target.is_symlink():  # a circle of links
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))
    draft = target.with_name(_draft_of(target.name))
    try:
        if target.exists():
            refuse_read_only(target)
        mode = (target if target.exists() else _touched(draft)).stat().st_mode
        draft.unlink(missing_ok=True)
        with open(draft, "xb", opener=_for_us_alone) as stream:
            yield stream
            draft.chmod(mode)
            if synced:
                stream.flush()
                os.fsync(stream.fileno())
        draft.replace(target)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise
    if synced:
        _sync_names(target.parent)


def refuse_read_only(file: Path) -> None:
    """Refuse to replace a file that may not be written to: a new one could take its place.

    Raises:
        OSError: it cannot be written to.
    """
    os.close(os.open(file, os.O_WRONLY))


def _draft_of(name: str) -> str:
    """Return the name of a draft, which begins as the file's and is not too long if that is not."""
    from uuid import uuid4

    return f".{name[:_LONGEST_START]}.{uuid4().hex[:8]}"


def _touched(path: Path) -> Path:
    """Make an empty file: its mode is that of any new file, and no other thread is disturbed."""
    path.touch(exist_ok=False)
    return path


def _for_us_alone(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _sync_names(folder: Path) -> None:
    """Have the names of a folder on the disk, where folders can be synced at all."""
    with suppress(OSError):  # Windows does not open a folder
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


@contextmanager
def _whole_remote(address: str) -> Iterator[IO[bytes]]:
    system, path = _system(address)
    folder, _, name = path.rpartition("/")
    draft = f"{folder}/{_draft_of(name)}"
    try:
        with system.open(draft, "wb") as stream:
            yield stream
        system.mv(draft, path)
    except BaseException:
        if system.exists(draft):
            system.rm(draft)
        raise


def _system(address: str) -> tuple[Any, str]:
    """Return the file system of an address, and the path in it."""
    from fsspec.core import url_to_fs

    system, path = url_to_fs(address)
    return system, path

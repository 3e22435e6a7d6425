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

from smartcert.files.alike import named_alike

_REMOTE = "://"
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


def is_remote(address: str) -> bool:
    """Tell whether an address is fsspec's."""
    return _REMOTE in address


def path_here(address: str) -> str | None:
    """Return the path of an address on this machine's own file systems; None if it is elsewhere."""
    if not is_remote(address):
        return address
    from fsspec.implementations.local import LocalFileSystem

    system, path = _system(address)
    return path if isinstance(system, LocalFileSystem) else None


def stored(address: str) -> str:
    """Return the address of the file that is meant, as its file system has it.

    Names that differ only in whether Hangul is composed, or taken apart as macOS does, are the
    same; the address itself where nothing is there, or more than one file may be meant.
    """
    if not address or is_remote(address) or os.path.lexists(address):
        return address
    path = Path(address)
    found = Path(path.anchor)
    try:
        for part in path.relative_to(found).parts:
            found = _stored(found, part)
    except (OSError, ValueError):  # no folder, or none that we may look into
        return address
    return str(found)


def is_here(address: str) -> bool:
    """Tell whether something on this machine has this name."""
    return os.path.exists(stored(address))  # noqa: PTH110 - Path.exists fails on a long name


def _stored(folder: Path, name: str) -> Path:
    if os.path.lexists(folder / name):
        return folder / name
    alike = named_alike(folder, name)
    if len(alike) != 1:
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), name)
    return folder / alike[0]


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
        Path(address).mkdir(parents=True, exist_ok=True)


@as_os_errors()
def names_in(folder: str) -> list[str]:
    """Return the names of what is in a folder; none if there is no folder.

    Raises:
        OSError: the folder cannot be read.
    """
    if not is_remote(folder):
        try:
            return sorted(os.listdir(folder))  # noqa: PTH208 - names alone
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
    folder = Path(address)
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
    writing = _whole_local(Path(address), synced=synced) if local else _whole_remote(address)
    with as_os_errors(), writing as stream:
        yield stream


@contextmanager
def _whole_local(path: Path, *, synced: bool) -> Iterator[IO[bytes]]:
    from uuid import uuid4

    target = Path(os.path.realpath(stored(str(path))))  # a link keeps pointing where it points
    if target.is_symlink():  # a circle of links
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))
    if target.exists() and not target.is_file():
        with target.open("wb") as stream:  # a device or a pipe is not replaced
            yield stream
        return
    draft = target.with_name(f".{target.name}.{uuid4().hex[:8]}")
    try:
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
    from uuid import uuid4

    folder, _, name = path.rpartition("/")
    draft = f"{folder}/.{name}.{uuid4().hex}"
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

"""Files by their address: written whole or not at all, here or where fsspec reaches."""

import errno
import os
import stat
import sys
from unicodedata import normalize

import fsspec
import pytest

from smartcert.files import names, storage
from tests.support.read_only import nothing_is_written_to


@pytest.fixture
def memory():
    """An empty folder in fsspec's memory."""
    system = fsspec.filesystem("memory")
    yield "memory://folder"
    if system.exists("/folder"):
        system.rm("/folder", recursive=True)


@pytest.fixture(params=["local", "memory"])
def folder(request, tmp_path):
    """A folder, on this machine and elsewhere."""
    return str(tmp_path) if request.param == "local" else request.getfixturevalue("memory")


def write(address, data):
    with storage.whole(address) as stream:
        stream.write(data)


def write_half(address):
    with storage.whole(address) as stream:
        stream.write(b"half")
        raise KeyboardInterrupt


def read(address):
    with storage.opened(address) as stream:
        return stream.read()


def test_what_is_written_is_there(folder):
    inner = storage.joined(folder, "inner")
    storage.make_folder(inner)
    storage.make_folder(inner)
    address = storage.joined(inner, "a.csv")
    assert not storage.exists(address)
    write(address, b"abc")
    first = storage.stamp_of(address)
    assert read(address) == b"abc"
    assert storage.exists(address)
    assert storage.size_of(address) == 3
    assert storage.stamp_of(address) == first
    write(address, b"other")
    assert read(address) == b"other"
    assert storage.stamp_of(address) != first
    storage.remove_folder(inner, "b")
    assert storage.exists(address)
    write(storage.joined(inner, "b.csv"), b"mine")
    assert storage.names_in(inner) == ["a.csv", "b.csv"]
    storage.remove_folder(inner, "b")
    assert storage.names_in(inner) == ["a.csv"]
    assert read(address) == b"other"
    assert not storage.exists(storage.joined(inner, "b.csv"))
    storage.remove_folder(inner, "a")
    assert not storage.exists(inner)
    assert storage.names_in(inner) == []
    storage.remove_folder(inner, "a")


def test_what_fails_midway_leaves_what_was_there(folder):
    address = storage.joined(folder, "a.csv")
    storage.make_folder(folder)
    for before in (None, b"old"):
        if before:
            write(address, before)
        with pytest.raises(KeyboardInterrupt):
            write_half(address)
        assert storage.exists(address) == bool(before)
        assert not before or read(address) == before
    system, path = fsspec.url_to_fs(folder)
    assert [name.rpartition("/")[2] for name in system.ls(path, detail=False)] == ["a.csv"]


def test_a_draft_that_never_began_needs_no_removal(memory, monkeypatch):
    def refuse(*_, **__):
        raise PermissionError

    system = fsspec.filesystem("memory")
    monkeypatch.setattr(type(system), "open", refuse)
    with pytest.raises(PermissionError):
        write(f"{memory}/a.csv", b"abc")


def test_there_is_no_file_where_there_is_none(folder):
    address = storage.joined(folder, "none.csv")
    for ask in (storage.opened, storage.size_of, storage.stamp_of):
        with pytest.raises(OSError):  # noqa: PT011 - each has its own kind
            ask(address)


def test_a_pattern_gives_addresses_in_their_order(memory):
    for name in ("b.csv", "a.csv", "c.txt"):
        write(f"{memory}/{name}", b"")
    assert storage.matching(f"{memory}/*.csv") == [
        "memory:///folder/a.csv",
        "memory:///folder/b.csv",
    ]
    assert [*map(read, storage.matching(f"{memory}/*.csv"))] == [b"", b""]
    assert storage.matching(f"{memory}/*.xlsx") == []


def test_an_address_has_slashes_and_a_path_what_the_machine_has(tmp_path):
    assert storage.joined("s3://bucket/", "a") == "s3://bucket/a"
    assert storage.joined(str(tmp_path), "a") == str(tmp_path / "a")
    assert names.is_remote("s3://bucket")
    assert not names.is_remote("c:/a")


def test_a_new_file_has_the_mode_of_any_other_and_an_old_one_keeps_its_own(tmp_path):
    usual, made, kept = (tmp_path / name for name in ("usual", "made", "kept"))
    usual.touch()
    write(str(made), b"")
    assert made.stat().st_mode == usual.stat().st_mode
    kept.touch()
    kept.chmod(0o640)
    write(str(kept), b"new")
    assert stat.S_IMODE(kept.stat().st_mode) == 0o640


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
@pytest.mark.parametrize("before", [None, b"old"])
def test_nobody_else_reads_what_is_not_whole_yet(before, tmp_path):
    target = tmp_path / "a.csv"
    if before:
        target.write_bytes(before)
    with storage.whole(str(target)) as stream:
        stream.write(b"half")
        (draft,) = (each for each in tmp_path.iterdir() if each != target)
        assert stat.S_IMODE(draft.stat().st_mode) == 0o600
    assert [each.name for each in tmp_path.iterdir()] == ["a.csv"]


@pytest.fixture
def done(monkeypatch):
    """What is done to files and folders, in its order."""
    noted = []

    def sync(descriptor):
        noted.append("folder" if stat.S_ISDIR(os.fstat(descriptor).st_mode) else "file")

    def replace(draft, target):
        noted.append(target.name)
        os.replace(draft, target)  # noqa: PTH105 - Path's own is the one that is watched

    monkeypatch.setattr(os, "fsync", sync)
    monkeypatch.setattr(storage.Path, "replace", replace)
    return noted


def test_a_file_is_on_the_disk_before_it_has_its_name_and_so_is_the_name(done, tmp_path):
    write(str(tmp_path / "a.csv"), b"abc")
    assert done == ["file", "a.csv", "folder"]


def test_what_may_be_lost_is_not_waited_for(done, tmp_path):
    with storage.whole(str(tmp_path / "a.csv"), synced=False) as stream:
        stream.write(b"abc")
    assert done == ["a.csv"]


def test_where_folders_cannot_be_synced_the_file_is_there_nonetheless(tmp_path, monkeypatch):
    sync = os.fsync

    def files_only(descriptor):
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(errno.EINVAL, "no folder")
        sync(descriptor)

    monkeypatch.setattr(os, "fsync", files_only)
    write(str(tmp_path / "a.csv"), b"abc")
    assert read(str(tmp_path / "a.csv")) == b"abc"


def test_a_link_keeps_pointing_where_it_points(tmp_path):
    target, link = tmp_path / "target", tmp_path / "link"
    target.write_bytes(b"old")
    link.symlink_to(target)
    write(str(link), b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"


def test_links_in_a_circle_cannot_be_written(tmp_path):
    first, second = tmp_path / "first", tmp_path / "second"
    first.symlink_to(second)
    second.symlink_to(first)
    with pytest.raises(OSError) as refused:  # noqa: PT011 - its number is asked for below
        write(str(first), b"")
    assert refused.value.errno == errno.ELOOP
    assert sorted(each.name for each in tmp_path.iterdir()) == ["first", "second"]


def test_a_file_that_is_read_only_is_not_replaced(tmp_path, monkeypatch):
    kept = tmp_path / "kept.csv"
    kept.write_bytes(b"kept")
    nothing_is_written_to(monkeypatch)
    with pytest.raises(PermissionError):
        write(str(kept), b"new")
    assert kept.read_bytes() == b"kept"
    write(str(tmp_path / "new.csv"), b"new")
    assert sorted(each.name for each in tmp_path.iterdir()) == ["kept.csv", "new.csv"]


@pytest.mark.parametrize("letter", ["a", "가", "😀"])
def test_a_name_as_long_as_names_can_be_is_written(letter, tmp_path):
    name = letter * (251 // len(letter.encode())) + ".csv"
    for data in (b"first", b"second"):
        write(str(tmp_path / name), data)
    assert (tmp_path / name).read_bytes() == b"second"
    assert [each.name for each in tmp_path.iterdir()] == [name]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such names")
def test_a_pipe_by_the_number_of_its_descriptor_is_written_into():
    reader, writer = os.pipe()
    write(f"/dev/fd/{writer}", b"through")
    assert os.read(reader, 10) == b"through"
    for each in (reader, writer):
        os.close(each)


def test_a_pipe_is_written_into_and_not_replaced(tmp_path):
    write(os.devnull, b"gone")
    assert not os.path.isfile(os.devnull)  # noqa: PTH113
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    write(str(pipe), b"through")
    assert os.read(reader, 10) == b"through"
    os.close(reader)
    assert pipe.is_fifo()


APART, WHOLE = normalize("NFD", "가상군"), "가상군"


@pytest.mark.parametrize(("there", "named"), [(APART, WHOLE), (WHOLE, APART)])
def test_a_name_typed_as_it_looks_means_the_file_that_looks_so(there, named, tmp_path):
    (tmp_path / there).mkdir()
    (tmp_path / there / f"{there}.yaml").write_bytes(b"a")
    address = str(tmp_path / named / f"{named}.yaml")
    assert names.stored(address) == str(tmp_path / there / f"{there}.yaml")
    assert storage.exists(address)
    assert storage.size_of(address) == 1
    assert storage.stamp_of(address)
    assert read(address) == b"a"
    write(address, b"b")
    assert [each.read_bytes() for each in tmp_path.rglob("*.yaml")] == [b"b"]


@pytest.mark.parametrize(("there", "named"), [(APART, WHOLE), (WHOLE, APART)])
def test_what_is_new_goes_into_the_folder_that_looks_so(there, named, tmp_path):
    (tmp_path / there).mkdir()
    write(str(tmp_path / named / "a.yaml"), b"a")
    storage.make_folder(str(tmp_path / named / "inner"))
    assert [each.name for each in tmp_path.iterdir()] == [there]
    assert storage.names_in(str(tmp_path / named)) == ["a.yaml", "inner"]
    storage.remove_folder(str(tmp_path / named / "inner"), "a")
    storage.remove_folder(str(tmp_path / named), "a")
    assert not [*tmp_path.iterdir()]


def test_a_name_that_is_not_there_stays_as_it_was_typed(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in ("./none.yaml", "none//a/", "../x", "a\0b", "", "s3://b//c"):
        assert names.stored(name) == name


def test_of_two_files_that_look_alike_each_is_meant_by_its_own_name(tmp_path):
    for name in (APART, WHOLE):
        (tmp_path / name).write_text(name)
    for name in (APART, WHOLE):
        assert read(str(tmp_path / name)).decode() == name


def test_what_may_mean_two_files_means_neither(tmp_path):
    part = normalize("NFD", "각")
    for name in (f"각{part}", f"{part}각"):
        (tmp_path / name).write_text(name)
    named = str(tmp_path / "각각")
    assert names.stored(named) == named

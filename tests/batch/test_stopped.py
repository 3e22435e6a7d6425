"""A run that is killed or interrupted leaves nothing half, and `--resume` goes on where it was."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys

import pytest

from smartcert.batch.journal import Journal
from smartcert.batch.part_file import PartFile
from smartcert.checking.exits import INTERRUPTED, NOT_JUDGED, NOT_PASSED
from tests.support.batches import SMALL, as_folder, as_table, cities, process
from tests.support.halfway import HALT, JUDGED, READ_ON
from tests.support.processes import ended, interrupt, until

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")

COUNT = 1_024  # for two workers, in pieces of 64


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return as_folder(cities(COUNT, seed=9), tmp_path_factory.mktemp("many") / "cities")


@pytest.fixture(scope="module")
def undisturbed(folder, tmp_path_factory):
    out = tmp_path_factory.mktemp("undisturbed")
    files = [out / name for name in ("r.csv", "r.jsonl", "r.json", "j.csv")]
    assert finished(folder, *files) == NOT_PASSED
    assert sorted(out.iterdir()) == sorted(files)
    return [each.read_bytes() for each in files]


def options(folder, results, *others):
    *results, rejects = results
    outs = [part for each in results for part in ("--out", each)]
    return [
        "batch",
        folder,
        "--catalogue",
        SMALL,
        *outs,
        "--rejects",
        rejects,
        "--jobs",
        "2",
        *others,
    ]


def finished(folder, *results, others=(), unused=None):
    """Give the exit code of a run; `unused` is how it says that files of earlier work are."""
    running = process(*options(folder, results, *others), stdout=subprocess.DEVNULL)
    _, complaint = ended(running)
    told = [line for line in complaint.decode().splitlines() if not line.endswith(" is written.")]
    assert told == [f"{unused}; what was missing was judged again."] * bool(unused)
    return running.returncode


def begun(folder, *arguments, **more):
    """Begin a run whose work is in a folder; return in its middle, where it remains."""
    running = process(*arguments, before=HALT, **more)
    until(lambda: len(judged(folder)) == JUDGED, running)
    return running


def judged(folder):
    """Give the numbers of the files whose record is in a journal, by piece."""
    found = set()
    for journal in folder.rglob("*.journal"):
        for line in journal.read_text("utf-8").splitlines():
            try:
                number, _ = json.loads(line.partition(" ")[2])
            except ValueError:
                continue
            found.add((int(journal.name[5:11]), number))
    return found


def spoil(path):
    """Make a file one that cannot be judged, and cannot be told from what it was."""
    status = path.stat()
    path.write_bytes(b"x" * status.st_size)
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert path.stat().st_mtime_ns == status.st_mtime_ns


@pytest.fixture
def cities_of_its_own(folder, tmp_path, monkeypatch):
    """A copy of the folder under the name that the undisturbed run knows."""
    kept = folder.with_name("kept")
    shutil.copytree(folder, kept, copy_function=shutil.copy2)
    yield folder
    shutil.rmtree(folder)
    kept.rename(folder)


@pytest.mark.parametrize("engine", ["processes", "threads"])
def test_a_killed_run_is_resumed_and_no_file_is_judged_twice(
    engine, cities_of_its_own, undisturbed, tmp_path
):
    folder = cities_of_its_own
    results = [tmp_path / name for name in ("r.csv", "r.jsonl", "r.json", "j.csv")]
    arguments = options(folder, results, "--engine", engine)
    running = begun(tmp_path, *arguments)
    os.killpg(running.pid, signal.SIGKILL)
    ended(running)
    work = tmp_path / "r.csv.parts"
    known = judged(work)
    assert len(known) == JUDGED
    assert {each.name for each in tmp_path.iterdir()} == {work.name}
    files = sorted(folder.iterdir())
    for piece, number in known:
        spoil(files[piece * 64 + number])
    # the line that the kill has torn, and one of a run long ago
    journal = next(each for each in work.glob("*.journal") if not each.with_suffix("").exists())
    with journal.open("a") as stream:
        stream.write('\n["other", 0, {"reject": ["", []]}]\n["' + "0" * 30)
    others = ["--engine", engine, "--resume"]
    said = "1 file of unfinished work was damaged or from another run"
    assert finished(folder, *results, others=others, unused=said) == NOT_PASSED
    assert [each.read_bytes() for each in results] == undisturbed
    assert not work.exists()


def test_whatever_has_changed_is_judged_anew(small, tmp_path, folder, undisturbed):
    """The journals and parts of a run lie about nothing else than its own inputs and options."""
    results = [tmp_path / name for name in ("r.csv", "r.jsonl", "r.json", "j.csv")]
    running = begun(tmp_path, *options(folder, results))
    os.killpg(running.pid, signal.SIGKILL)
    ended(running)
    changed = min(folder.iterdir())
    before = changed.stat()
    text = changed.read_bytes()
    try:
        changed.write_bytes(text.replace("도시000000".encode(), "바뀐시0000".encode()))
        said = "2 files of unfinished work were damaged or from another run"
        assert finished(folder, *results, others=["--resume"], unused=said) == NOT_PASSED
    finally:
        changed.write_bytes(text)
        os.utime(changed, ns=(before.st_atime_ns, before.st_mtime_ns))
    lines = results[0].read_bytes().splitlines()
    wanted = undisturbed[0].replace("도시000000".encode(), "바뀐시0000".encode()).splitlines()
    assert lines == wanted


@pytest.mark.parametrize("engine", ["processes", "threads"])
def test_an_interrupt_leaves_no_half_file_and_a_run_that_goes_on(
    engine, folder, undisturbed, tmp_path
):
    results = [tmp_path / name for name in ("r.csv", "r.jsonl", "r.json", "j.csv")]
    running = begun(tmp_path, *options(folder, results, "--engine", engine))
    interrupt(running)
    printed, complaint = ended(running)  # though no piece ever is
    assert running.returncode == INTERRUPTED
    assert (printed, complaint) == (b"", b"Stopped. The same command with --resume goes on.\n")
    assert [each.name for each in tmp_path.iterdir()] == ["r.csv.parts"]
    assert len(judged(tmp_path)) == JUDGED
    assert finished(folder, *results, others=["--engine", engine, "--resume"]) == NOT_PASSED
    assert [each.read_bytes() for each in results] == undisturbed
    assert {each.name for each in tmp_path.iterdir()} == {each.name for each in results}


@pytest.mark.parametrize("begins", ["forkserver", "spawn"])
def test_workers_end_with_the_run_that_is_killed(begins, folder, tmp_path):
    """They hold its standard output open, and would work on for as long as a test may hang."""
    way = f"from smartcert.batch import engine; engine._LONGEST_FOLDER *= {begins == 'forkserver'}"
    arguments = options(folder, [tmp_path / "r.csv", tmp_path / "j.csv"], "--engine", "processes")
    running = process(*arguments, before=f"{HALT}; {way}")
    until(lambda: len(judged(tmp_path)) == JUDGED, running)
    running.kill()  # and none of its workers
    ended(running)
    assert running.returncode == -signal.SIGKILL


@pytest.mark.parametrize("engine", ["processes", "threads"])
def test_a_run_that_is_to_end_does_what_it_does_on_an_interrupt(
    engine, folder, undisturbed, tmp_path
):
    results = [tmp_path / name for name in ("r.csv", "r.jsonl", "r.json", "j.csv")]
    running = begun(tmp_path, *options(folder, results, "--engine", engine))
    running.terminate()
    printed, complaint = ended(running)
    assert running.returncode == INTERRUPTED
    assert (printed, complaint) == (b"", b"Stopped. The same command with --resume goes on.\n")
    assert [each.name for each in tmp_path.iterdir()] == ["r.csv.parts"]
    assert finished(folder, *results, others=["--engine", engine, "--resume"]) == NOT_PASSED
    assert [each.read_bytes() for each in results] == undisturbed


def test_a_table_is_interrupted_in_the_middle_of_a_long_piece(tmp_path):
    table = as_table([each | {"A-1": "x"} for each in cities(2_000)], tmp_path / "t.csv")
    out = tmp_path / "r.csv"
    running = process("batch", table, "--catalogue", SMALL, "--out", out, before=READ_ON)
    assert running.stdout.readline() == b"begun\n"
    interrupt(running)
    printed, complaint = ended(running)
    assert (running.returncode, printed) == (INTERRUPTED, b"")
    assert complaint == b"Stopped. The same command with --resume goes on.\n"
    assert {each.name for each in tmp_path.iterdir()} == {"t.csv", "r.csv.parts"}


def contents(work):
    """Give the names and bytes of the parts and journals in a folder."""
    return {(each.name, each.read_bytes()) for each in work.glob("part-*")}


@pytest.mark.parametrize("others", [(), ("--resume",)])
def test_of_two_runs_with_one_folder_the_second_says_so_and_touches_nothing(
    others, folder, tmp_path
):
    work, out = tmp_path / "w", tmp_path / "r.csv"
    (tmp_path / "1").mkdir()
    results = [tmp_path / "1" / name for name in ("r.csv", "j.csv")]
    first = begun(work, *options(folder, results, "--work", work))
    kept = contents(work / "r.csv.parts")
    table = as_table(cities(50, seed=2), tmp_path / "t.csv")
    arguments = ("batch", table, "--catalogue", SMALL, "--out", out, "--work", work, *others)
    try:
        second = process(*arguments)
        printed, complaint = ended(second)
        assert (second.returncode, printed) == (NOT_JUDGED, b"")
        assert complaint.startswith(b"Another run is using ")
        # nothing is gone; a part of the first run may have come
        assert contents(work / "r.csv.parts") >= kept > set()
        assert first.poll() is None
    finally:
        first.kill()
        ended(first)
    third = process(*arguments)  # what is left of the first is none of its own
    ended(third)
    assert third.returncode == NOT_PASSED
    assert out.read_bytes().count(b"\n") == 51
    assert [*work.iterdir()] == []


INTERRUPTS_ITSELF = (
    "import os, signal; from smartcert.render.batch import csv; tables = csv.tables; "
    "csv.tables = lambda *given: os.kill(os.getpid(), signal.SIGINT) or tables(*given)"
)
"""While results are written."""


def test_an_interrupt_while_results_are_written_leaves_what_was_there(tmp_path):
    table, out = as_table(cities(50), tmp_path / "t.csv"), tmp_path / "r.csv"
    out.write_bytes(b"before")
    arguments = ("batch", table, "--catalogue", SMALL, "--out", out)
    running = process(*arguments, before=INTERRUPTS_ITSELF)
    ended(running)
    assert running.returncode == INTERRUPTED
    assert out.read_bytes() == b"before"
    assert sorted(each.name for each in tmp_path.iterdir()) == ["r.csv", "r.csv.parts", "t.csv"]


def test_a_run_that_is_begun_deaf_to_interrupts_goes_on(tmp_path):
    """As a shell begins what a script leaves in the background."""
    table, out = as_table(cities(50), tmp_path / "t.csv"), tmp_path / "r.csv"
    arguments = ("batch", table, "--catalogue", SMALL, "--out", out)
    running = process(*arguments, before=INTERRUPTS_ITSELF, deaf=True)
    _, complaint = ended(running)
    assert (running.returncode, complaint.decode()) == (NOT_PASSED, f"{out} is written.\n")
    assert sorted(each.name for each in tmp_path.iterdir()) == ["r.csv", "t.csv"]


def test_a_run_without_results_leaves_nothing(folder, tmp_path):
    (tmp_path / "temp").mkdir()
    table = as_table(cities(50), tmp_path / "t.csv")
    running = process("batch", table, "--catalogue", SMALL, TMPDIR=str(tmp_path / "temp"))
    ended(running)
    assert running.returncode == NOT_PASSED
    arguments = ("batch", folder, "--catalogue", SMALL)
    running = begun(tmp_path / "temp", *arguments, TMPDIR=str(tmp_path / "temp"))
    interrupt(running)
    _, complaint = ended(running)
    assert (running.returncode, complaint) == (INTERRUPTED, b"")
    assert [*(tmp_path / "temp").iterdir()] == []


def test_the_work_of_another_run_is_not_used_unless_it_is_asked_for(tmp_path):
    table, out = as_table(cities(50), tmp_path / "t.csv"), tmp_path / "r.csv"
    arguments = ("batch", table, "--catalogue", SMALL, "--out", out)
    work = tmp_path / "r.csv.parts"
    work.mkdir()
    (work / "part-000000").write_bytes(b"old")
    (work / "part-000009.journal").write_bytes(b"old")
    running = process(*arguments)
    ended(running)
    assert running.returncode == NOT_PASSED
    first = out.read_bytes()
    work.mkdir()
    (work / "part-000000").write_bytes(b"old")
    running = process(*arguments, "--resume")
    ended(running)
    assert running.returncode == NOT_PASSED
    assert out.read_bytes() == first
    assert not work.exists()


# --- the journal ------------------------------------------------------------------------


def test_a_journal_gives_what_it_was_given_under_its_own_key(tmp_path):
    ours, others = (PartFile(str(tmp_path / "part-1"), key) for key in "ab")
    with Journal(ours) as journal:
        assert journal.read(0) is None
        journal.note(0, {"city": "가 \u2028 나"})
        journal.note(1, {"city": "\udcff"})
    assert Journal(ours).is_sound()
    with Journal(others) as journal:
        assert journal.read(0) is None
        journal.note(0, {"city": "b"})
    assert not Journal(ours).is_sound()
    with Journal(ours) as journal:
        assert journal.read(0) == {"city": "가 \u2028 나"}
        assert journal.read(1) == {"city": "\udcff"}
        assert journal.read(2) is None


def test_a_torn_line_costs_only_itself(tmp_path):
    file = PartFile(str(tmp_path / "part-1"), "a")
    with Journal(file) as journal:
        journal.note(0, {"city": "가"})
        journal.note(1, {"city": "나"})
    path = tmp_path / "part-1.journal"
    whole = path.read_bytes()
    for end in range(len(whole)):
        path.write_bytes(whole[:end])
        with Journal(file) as journal:
            journal.note(2, {"city": "다"})
        with Journal(file) as journal:
            assert journal.read(2) == {"city": "다"}
            kept = [journal.read(number) for number in (0, 1)]
        assert kept[0] in (None, {"city": "가"})
        assert kept[1] is None or end >= len(whole) - 1
    assert re.findall(rb"\S", whole)


def test_a_journal_elsewhere_keeps_nothing():
    file = PartFile("memory://w/part-1", "a")
    with Journal(file) as journal:
        journal.note(0, {"city": "가"})
    with Journal(file) as journal:
        assert journal.read(0) is None
    assert not Journal(file).is_sound()

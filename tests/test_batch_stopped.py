"""A run that is killed or interrupted leaves nothing half, and `--resume` goes on where it was."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time

import pytest

from smartcert.batch.journal import Journal
from smartcert.checking.exits import INTERRUPTED, NOT_PASSED
from tests.batches import SMALL, as_folder, as_table, cities, process

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")

SLOWLY = (
    "import time; from smartcert.batch import piece; once = piece.check_file; "
    "piece.check_file = lambda *a, **k: (time.sleep(0.004), once(*a, **k))[1]"
)
"""Long enough to be hit in the middle; for threads, whose pieces run in this process."""
COUNT = 2_000


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


def finished(folder, *results, others=()):
    running = process(*options(folder, results, *others), stdout=subprocess.DEVNULL)
    _, complaint = running.communicate(timeout=60)
    assert complaint == b""
    return running.returncode


def begun(*arguments, **more):
    """Begin a run; return when some of its files are judged, and not all."""
    running = process(*arguments, **more)
    work = next(each for each in map(str, arguments) if each.endswith("r.csv")) + ".parts"
    ends = time.monotonic() + 30
    while len(judged(work)) < 200:
        assert running.poll() is None, running.communicate()
        assert time.monotonic() < ends
        time.sleep(0.02)
    return running


def judged(work):
    """Give the numbers of the files whose record is in a journal, by piece."""
    found = set()
    if not os.path.isdir(work):  # noqa: PTH112
        return found
    for name in os.listdir(work):  # noqa: PTH208
        if name.endswith(".journal"):
            with open(f"{work}/{name}", encoding="utf-8") as stream:  # noqa: PTH123
                for line in stream:
                    try:
                        _, number, _ = json.loads(line)
                    except ValueError:
                        continue
                    found.add((int(name[5:11]), number))
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
    running = begun(*arguments, before=SLOWLY if engine == "threads" else "")
    os.killpg(running.pid, signal.SIGKILL)
    running.communicate()
    work = tmp_path / "r.csv.parts"
    known = judged(work)
    assert 200 <= len(known) < COUNT
    assert {each.name for each in tmp_path.iterdir()} == {work.name}
    files = sorted(folder.iterdir())
    for piece, number in known:
        spoil(files[piece * 64 + number])
    # the line that the kill has torn, and one of a run long ago
    journal = next(work.glob("*.journal"))
    with journal.open("a") as stream:
        stream.write('\n["other", 0, {"reject": ["", []]}]\n["' + "0" * 30)
    assert finished(folder, *results, others=["--engine", engine, "--resume"]) == NOT_PASSED
    assert [each.read_bytes() for each in results] == undisturbed
    assert not work.exists()


def test_whatever_has_changed_is_judged_anew(small, tmp_path, folder, undisturbed):
    """The journals and parts of a run lie about nothing else than its own inputs and options."""
    results = [tmp_path / name for name in ("r.csv", "r.jsonl", "r.json", "j.csv")]
    running = begun(*options(folder, results))
    os.killpg(running.pid, signal.SIGKILL)
    running.communicate()
    changed = min(folder.iterdir())
    before = changed.stat()
    text = changed.read_bytes()
    try:
        changed.write_bytes(text.replace("도시000000".encode(), "바뀐시0000".encode()))
        assert finished(folder, *results, others=["--resume"]) == NOT_PASSED
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
    before = SLOWLY if engine == "threads" else ""
    running = begun(*options(folder, results, "--engine", engine), before=before)
    began = time.monotonic()
    os.killpg(running.pid, signal.SIGINT)
    printed, complaint = running.communicate(timeout=20)
    assert time.monotonic() - began < 10  # under 3 on a machine that does nothing else
    assert running.returncode == INTERRUPTED
    assert (printed, complaint) == (b"", b"Stopped. The same command with --resume goes on.\n")
    assert [each.name for each in tmp_path.iterdir()] == ["r.csv.parts"]
    known = len(judged(tmp_path / "r.csv.parts"))
    assert 200 <= known < COUNT
    assert finished(folder, *results, others=["--engine", engine, "--resume"]) == NOT_PASSED
    assert [each.read_bytes() for each in results] == undisturbed
    assert {each.name for each in tmp_path.iterdir()} == {each.name for each in results}


def test_a_table_is_interrupted_as_quickly_in_the_middle_of_a_long_piece(tmp_path):
    table = as_table([each | {"A-1": "x"} for each in cities(60_000)], tmp_path / "t.csv")
    running = process("batch", table, "--catalogue", SMALL, "--out", tmp_path / "r.csv")
    time.sleep(3)  # its rows are read one by one, for half a minute
    began = time.monotonic()
    os.killpg(running.pid, signal.SIGINT)
    printed, complaint = running.communicate(timeout=30)
    assert time.monotonic() - began < 5
    assert (running.returncode, printed) == (INTERRUPTED, b"")
    assert complaint == b"Stopped. The same command with --resume goes on.\n"
    assert {each.name for each in tmp_path.iterdir()} == {"t.csv", "r.csv.parts"}


def test_an_interrupt_while_results_are_written_leaves_what_was_there(tmp_path):
    table, out = as_table(cities(50), tmp_path / "t.csv"), tmp_path / "r.csv"
    out.write_bytes(b"before")
    before = (
        "import os, signal; from smartcert.render.batch import csv; "
        "csv.tables = lambda _: os.kill(os.getpid(), signal.SIGINT) or iter(())"
    )
    running = process("batch", table, "--catalogue", SMALL, "--out", out, before=before)
    running.communicate(timeout=30)
    assert running.returncode == INTERRUPTED
    assert out.read_bytes() == b"before"
    assert sorted(each.name for each in tmp_path.iterdir()) == ["r.csv", "r.csv.parts", "t.csv"]


def test_a_run_without_results_leaves_nothing(folder, tmp_path):
    (tmp_path / "temp").mkdir()
    table = as_table(cities(50), tmp_path / "t.csv")
    running = process("batch", table, "--catalogue", SMALL, TMPDIR=str(tmp_path / "temp"))
    running.communicate(timeout=30)
    assert running.returncode == NOT_PASSED
    running = process("batch", folder, "--catalogue", SMALL, TMPDIR=str(tmp_path / "temp"))
    time.sleep(1)
    os.killpg(running.pid, signal.SIGINT)
    _, complaint = running.communicate(timeout=30)
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
    running.communicate(timeout=30)
    assert running.returncode == NOT_PASSED
    first = out.read_bytes()
    work.mkdir()
    (work / "part-000000").write_bytes(b"old")
    running = process(*arguments, "--resume")
    running.communicate(timeout=30)
    assert running.returncode == NOT_PASSED
    assert out.read_bytes() == first
    assert not work.exists()


# --- the journal ------------------------------------------------------------------------


def test_a_journal_gives_what_it_was_given_under_its_own_key(tmp_path):
    part = str(tmp_path / "part-1")
    with Journal(part, "a") as journal:
        assert journal.read(0) is None
        journal.note(0, {"city": "가 \u2028 나"})
        journal.note(1, {"city": "\udcff"})
    with Journal(part, "b") as journal:
        assert journal.read(0) is None
        journal.note(0, {"city": "b"})
    with Journal(part, "a") as journal:
        assert journal.read(0) == {"city": "가 \u2028 나"}
        assert journal.read(1) == {"city": "\udcff"}
        assert journal.read(2) is None


def test_a_torn_line_costs_only_itself(tmp_path):
    part = tmp_path / "part-1"
    with Journal(str(part), "a") as journal:
        journal.note(0, {"city": "가"})
        journal.note(1, {"city": "나"})
    path = tmp_path / "part-1.journal"
    whole = path.read_bytes()
    for end in range(len(whole)):
        path.write_bytes(whole[:end])
        with Journal(str(part), "a") as journal:
            journal.note(2, {"city": "다"})
        with Journal(str(part), "a") as journal:
            assert journal.read(2) == {"city": "다"}
            kept = [journal.read(number) for number in (0, 1)]
        assert kept[0] in (None, {"city": "가"})
        assert kept[1] is None or end >= len(whole) - 1
    assert re.findall(rb"\S", whole)


def test_a_journal_elsewhere_keeps_nothing():
    with Journal("memory://w/part-1", "a") as journal:
        journal.note(0, {"city": "가"})
    with Journal("memory://w/part-1", "a") as journal:
        assert journal.read(0) is None

"""The command `batch`: its exit codes, its options, what it refuses, and what it says meanwhile."""

import importlib.util
import json
import os
import re
import subprocess
import sys

import pytest
import xlsxwriter

from smartcert.batch.job import ForeignFileError
from smartcert.batch.result_columns import FORMER_WORDS
from smartcert.batch.run import Progress
from smartcert.checking.exits import INTERRUPTED, NOT_JUDGED, NOT_PASSED, PASSED
from smartcert.cli import run
from smartcert.cli.batch import progress
from smartcert.files import storage
from smartcert.files.lock import alone_in
from smartcert.files.source import LARGEST
from smartcert.language import language
from tests.conftest import DATA, ROOT
from tests.support.batches import SMALL, as_folder, as_table, cities, process
from tests.support.batches import smartcert as run_batch
from tests.support.processes import HUNG, ended

ROWS = list(cities(30, seed=3))
BEST = ROWS[0] | {
    "kind": "gun",
    "population": 40_000,
    "population_date": "2022-06-30",
    "A-1": "40",
    "A-1.evidence": 1,
    "A-2": "90",
    "A-3": 300,
    "A-4": "true",
    "A-4.evidence": 1,
    "B-1-1": "one two three",
    "B-2": 3,
}
WORST = BEST | {"city": "꼴찌시", "A-4": "false", "B-2": 0, "A-1": "0"}
WARNED = BEST | {"city": "경고시", "A-1.evidence": 0}
BROKEN = BEST | {"city": "틀린시", "kind": "dorf"}


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SMARTCERT_LANG", "en")
    monkeypatch.setenv("COLUMNS", "80")
    return tmp_path


@pytest.fixture
def smartcert(capsysbinary):
    def call(*arguments):
        return run_batch(capsysbinary, *arguments)

    return call


def table(folder, *rows, name="t.csv"):
    return as_table(rows, folder / name).name


# --- exit codes -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rows", "options", "code"),
    [
        ([BEST], [], PASSED),
        ([BEST, WORST], [], NOT_PASSED),
        ([BEST, WORST], ["--fail-on", "never"], PASSED),
        ([BEST, WARNED], [], PASSED),
        ([BEST, WARNED], ["--fail-on", "warning"], NOT_PASSED),
        ([BEST, BROKEN], [], NOT_PASSED),
        ([BEST, BROKEN], ["--fail-on", "never"], NOT_PASSED),
        ([BROKEN], [], NOT_JUDGED),
        ([BEST, BEST], ["--fail-on", "never"], NOT_JUDGED),
    ],
)
def test_the_exit_code_says_what_became_of_all(rows, options, code, folder, smartcert):
    returned, printed, complaint = smartcert(table(folder, *rows), *options)
    assert (returned, complaint) == (code, "")
    assert "judged" in printed


def test_what_means_nothing_does_not_stop_the_others(folder, smartcert):
    good = table(folder, BEST)
    (folder / "empty.csv").write_text("city,kind\n")
    arguments = (good, "none/*.yaml", "missing.csv", "empty.csv", "foo://x/*.csv", "memory://q/*")
    code, printed, complaint = smartcert(*arguments, "--out", "r.csv")
    assert code == NOT_JUDGED
    assert re.findall(r"SC\d+", complaint) == ["SC127", "SC103", "SC127", "SC101", "SC704"]
    assert "1 judged" in printed
    assert BEST["city"] in (folder / "r.csv").read_text("utf-8")
    assert not (folder / "r.csv.parts").exists()


def test_a_folder_of_tables_is_a_round(folder, smartcert):
    """What Excel keeps beside an open workbook is passed over, and so are other tables."""
    workbooks = folder / "round" / "inner"
    workbooks.mkdir(parents=True)
    for number, row in enumerate((BEST, WORST)):
        sheet = [[*row], [*row.values()]]
        with xlsxwriter.Workbook(
            workbooks.parent / f"{number}.xlsx", {"strings_to_numbers": True}
        ) as book:
            page = book.add_worksheet()
            for at, cells in enumerate(sheet):
                page.write_row(at, 0, cells)
    table(folder, WARNED, name="round/inner/more.csv")
    (workbooks / "~$0.xlsx").write_bytes(b"\x06Officer")
    (workbooks / "statistics.csv").write_text("행정구역,총인구\n가,1\n", "utf-8")
    code, printed, complaint = smartcert("round", "--out", "round/results.csv")
    assert (code, complaint) == (NOT_PASSED, "")
    assert "3 judged" in printed
    assert "1 file in the folders is no assessment and was passed over." in printed
    code, printed, complaint = smartcert("round", "round/inner/~$0.xlsx")
    assert (code, complaint) == (NOT_PASSED, "")
    assert "2 files in the folders are no assessments and were passed over." in printed
    (workbooks / "old.xls").write_bytes(b"")
    code, _, complaint = smartcert("round")
    assert (code, re.findall(r"SC\d+", complaint)) == (NOT_JUDGED, ["SC723"])


def test_a_folder_with_assessments_is_one_of_these(folder, smartcert):
    as_folder([BEST], folder / "round")
    table(folder, WORST, name="round/results.csv")
    code, printed, _ = smartcert("round")
    assert code == PASSED
    assert "1 judged" in printed


def test_a_folder_of_other_tables_is_said_to_be_one(folder, smartcert):
    (folder / "round").mkdir()
    (folder / "round" / "a.csv").write_text("행정구역,총인구\n가,1\n", "utf-8")
    code, printed, complaint = smartcert("round")
    assert (code, printed) == (NOT_JUDGED, "")
    assert complaint == ("1 table was found, and it is none of cities under this catalogue.\n")
    code, _, complaint = smartcert("round/a.csv")
    assert (code, re.findall(r"SC\d+", complaint)) == (NOT_JUDGED, ["SC739"])


@pytest.mark.parametrize("name", ["~$t.xlsx", "~$t.XLS"])
def test_a_lock_file_of_excel_is_passed_over(name, folder, smartcert):
    (folder / name).write_bytes(b"\x06Officer")
    code, printed, complaint = smartcert(table(folder, BEST), name)
    assert (code, complaint) == (PASSED, "")
    assert "1 judged" in printed
    assert smartcert(name) == (NOT_JUDGED, "", "No city was found.\n")


def test_nothing_found_is_said(folder, smartcert):
    (folder / "none").mkdir()
    code, printed, complaint = smartcert("none")
    assert (code, printed) == (NOT_JUDGED, "")
    assert "SC127" in complaint
    (folder / "none" / "a.yaml").write_text("a: 1\n")
    (folder / "none" / "b.yaml").write_text("a: 1\n")
    assert smartcert("none", "--jobs", "1") == (
        NOT_JUDGED,
        "",
        "2 files were found, and none of them is an assessment.\n",
    )


def test_a_file_that_is_named_and_no_assessment_is_set_aside(folder, smartcert):
    (folder / "a.yaml").write_text("a: 1\n")
    table(folder, BEST)
    code, printed, _ = smartcert("a.yaml", "t.csv", "--jobs", "1", "--rejects", "j.jsonl")
    assert code == NOT_PASSED
    assert "1 judged, 1 certified, 1 set aside" in printed
    first, *_ = (folder / "j.jsonl").read_text("utf-8").splitlines()
    assert json.loads(first)["file"] == "a.yaml"


# --- what is refused --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--out", "r.cvs"], r"r\.cvs: results end in one of: .*\. Did you mean \.csv\?"),
        (["--out", "r"], r"r: results end in one of: \.csv, "),
        (["--rejects", "r.md"], r"r\.md: results end in one of: \.csv, \.jsonl, \.xlsx\."),
        (["--out", "t.csv"], r"t\.csv is an input; it is not overwritten\."),
        (["--rejects", "./t.csv"], r"\./t\.csv is an input; it is not overwritten\."),
        (["--out", "r.csv", "--rejects", "r.csv"], "Two outputs go to the same file."),
        (["--out", "r.csv", "--out", "./r.csv"], "Two outputs go to the same file."),
        (["--out", "no/r.csv"], r"no/r\.csv cannot be written: there is no such file or folder\."),
        (["--out", "s3x://b/r.csv"], r"s3x://b/r\.csv.* cannot be written: Protocol not known"),
        (
            ["--work", "t.csv"],
            r"t\.csv/batch\.parts cannot be written: what should be a folder is a file\.",
        ),
        (["--engine", "dask"], "--engine dask wants --scheduler and its address."),
        (["--scheduler", "tcp://x:1"], "--scheduler is for --engine dask."),
        (["--resume"], "Say --out or --work, where unfinished work is kept."),
        (["--on", "someday"], "--on is to be a day such as 2026-03-31"),
        (["-"], "A batch does not read standard input; name a file."),
        (["--waivers", "-"], "A batch does not read standard input; name a file."),
    ],
)
def test_what_cannot_be_done_is_said_before_any_work(arguments, sentence, folder, smartcert):
    table(folder, BEST)
    code, printed, complaint = smartcert("t.csv", *arguments)
    assert (code, printed) == (NOT_JUDGED, "")
    assert re.match(sentence, complaint), complaint
    assert complaint.count("\n") == 1
    assert [each.name for each in folder.iterdir()] == ["t.csv"]


def test_evidence_of_files_is_always_required(folder, smartcert):
    as_folder([BEST], folder / "c")
    code, _, complaint = smartcert("c", "--evidence", "not-required")
    assert code == NOT_JUDGED
    assert complaint == "--evidence not-required is for tables; files list their evidence.\n"
    table(folder, WARNED)
    assert smartcert("c", "t.csv", "--evidence", "not-required", "--jobs", "1")[0] == PASSED


@pytest.mark.parametrize(("former", "word"), FORMER_WORDS.items())
def test_the_former_words_of_evidence_still_work_and_say_so(former, word, folder, smartcert):
    table(folder, WARNED)
    code, printed, complaint = smartcert("t.csv", "--evidence", former)
    assert (code, printed) == smartcert("t.csv", "--evidence", word)[:2]
    assert complaint == (
        f"--evidence {former} is called --evidence {word} now; the former word still works.\n"
    )


@pytest.mark.parametrize(
    ("missing", "options", "extra"),
    [("pyarrow", [], "table"), ("distributed", ["--engine", "dask"], "dask")],
)
def test_a_missing_extra_is_named(missing, options, extra, smartcert, monkeypatch):
    find = importlib.util.find_spec
    monkeypatch.setattr(
        "smartcert.cli.batch.request.find_spec",
        lambda name: None if name == missing else find(name),
    )
    assert smartcert("t.csv", *options) == (
        NOT_JUDGED,
        "",
        f'batch needs more: pip install "smartcert[{extra}]"\n',
    )


def test_a_catalogue_that_cannot_be_read_ends_the_run(folder, capsys):
    table(folder, BEST)
    assert run(["batch", "t.csv", "--catalogue", "none.yaml"]) == NOT_JUDGED
    assert "SC101" in capsys.readouterr().err


# --- files of results -------------------------------------------------------------------


def test_strict_writes_no_results_but_the_rejects(folder, smartcert):
    options = ("--strict", "--out", "r.csv", "--rejects", "j.csv")
    code, _, complaint = smartcert(table(folder, BEST, BROKEN), *options)
    assert code == NOT_JUDGED
    refused = "No results are written: --strict, and something is set aside.\n"
    assert complaint == f"j.csv is written.\n{refused}"
    assert {each.name for each in folder.iterdir()} == {"t.csv", "j.csv"}
    assert smartcert(table(folder, BEST), *options)[0] == PASSED
    assert (folder / "r.csv").exists()


@pytest.mark.parametrize("out", ["r.csv", "r.xlsx"])
def test_results_that_cannot_be_written_do_not_cost_the_work(out, folder, smartcert, monkeypatch):
    from smartcert.render import batch

    write = batch.write

    def full(outcome, file, reader):
        if file == out:
            raise batch.TooManyRowsError("too many") if "xlsx" in out else OSError(28, "No space")
        write(outcome, file, reader)

    monkeypatch.setattr(batch, "write", full)
    code, printed, complaint = smartcert(table(folder, BEST), "--out", out, "--out", "s.jsonl")
    assert code == NOT_JUDGED
    assert complaint.startswith(f"{out} cannot be written: ")
    assert "1 judged" in printed
    assert {each.name for each in folder.iterdir()} == {"t.csv", "s.jsonl", f"{out}.parts"}


def test_a_folder_for_work_that_is_somebodys_keeps_what_is_in_it(folder, smartcert):
    (folder / "mine").mkdir()
    (folder / "mine" / "letter.txt").write_text("dear")
    (folder / "mine" / "part-000000").write_text("mine")
    code, _, _ = smartcert(table(folder, BEST), "--work", "mine", "--out", "r.csv")
    assert code == PASSED
    assert {each.name for each in (folder / "mine").iterdir()} == {"letter.txt", "part-000000"}
    assert smartcert("t.csv", "--work", "mine")[0] == PASSED


def test_work_that_cannot_be_kept_is_said(folder, smartcert, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("smartcert.batch.part_file.PartFile.write", full)
    code, _, complaint = smartcert(table(folder, BEST), "--out", "r.csv")
    assert code == NOT_JUDGED
    assert complaint == "r.csv.parts cannot be written: the disk is full.\n"


@pytest.mark.parametrize(
    ("options", "work"),
    [
        (("--out", "r.csv"), "r.csv.parts"),
        (("--out", "y/r.csv", "--work", "w"), os.path.join("w", "r.csv.parts")),  # noqa: PTH118
        (("--work", "w", "--resume"), os.path.join("w", "batch.parts")),  # noqa: PTH118
    ],
)
def test_a_folder_of_work_belongs_to_one_run(options, work, folder, smartcert):
    (folder / "y").mkdir()
    arguments = (table(folder, BEST), *options)
    with alone_in(work):
        part = folder / work / "part-000000"
        part.write_bytes(b"of the first run")
        code, printed, complaint = smartcert(*arguments)
        assert (code, printed) == (NOT_JUDGED, "")
        assert complaint.startswith(f"Another run is using {work}. Wait until it ends, ")
        assert part.read_bytes() == b"of the first run"
        part.unlink()
    written = "r.csv is written.\n" if "r.csv" in arguments else ""
    assert smartcert(*arguments)[::2] == (PASSED, written)
    assert not (folder / work).exists()


def test_what_a_stopped_run_has_left_and_cannot_be_used_is_said(folder, smartcert):
    arguments = (table(folder, BEST), "--out", "r.csv", "--resume")
    (folder / "r.csv.parts").mkdir()
    for number in ("000000", "000007.journal"):
        (folder / "r.csv.parts" / f"part-{number}").write_bytes(b"damaged")
    code, _, complaint = smartcert(*arguments)
    assert (code, complaint.partition(";")[0]) == (
        PASSED,
        "2 files of unfinished work were damaged or from another run",
    )
    assert smartcert(*arguments)[::2] == (PASSED, "r.csv is written.\n")


@pytest.mark.parametrize("options", [(), ("--out", "r.csv")])
def test_an_interrupt_is_said_where_a_run_can_go_on(options, folder, smartcert, monkeypatch):
    def interrupted(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr("smartcert.batch.run.carry_out", interrupted)
    said = "Stopped. The same command with --resume goes on.\n" if options else ""
    assert smartcert(table(folder, BEST), *options) == (INTERRUPTED, "", said)


def test_where_nothing_can_be_locked_this_is_said(folder, smartcert, monkeypatch):
    def none(_):
        raise OSError(37, "No locks available")

    monkeypatch.setattr("smartcert.files.lock._lock", none)
    code, _, complaint = smartcert(table(folder, BEST), "--out", "r.csv")
    assert code == PASSED
    assert complaint == "r.csv.parts cannot be locked; make sure that no other run uses it.\n"
    assert {each.name for each in folder.iterdir()} == {"t.csv", "r.csv"}


def test_details_are_shown_where_they_are_asked_for(folder, smartcert):
    smartcert(table(folder, BEST), "--out", "r.csv", "--out", "r.xlsx")
    assert b'"B-2"' not in (folder / "r.csv").read_bytes()
    smartcert("t.csv", "--out", "r.csv", "--details")
    assert b'"B-2"' in (folder / "r.csv").read_bytes()


# --- waivers ----------------------------------------------------------------------------

WAIVERS = """\
format: smartcert-waivers/1
catalogue: small@1
waivers:
  - {indicator: B-2, city: 꼴찌시, reason: 공사 중, owner: 위원회, until: 2022-12-31}
"""


@pytest.mark.parametrize(("on", "waived"), [(None, 1), ("2022-12-31", 1), ("2023-01-01", 0)])
@pytest.mark.parametrize("kind", ["table", "files"])
def test_waivers_hold_until_their_day(kind, on, waived, folder, smartcert):
    (folder / "w.yaml").write_text(WAIVERS, "utf-8")
    if kind == "table":
        given = table(folder, BEST, WORST)
    else:
        given = as_folder([BEST, WORST], folder / "c").name
    options = ["--on", on] if on else []
    smartcert(given, "--waivers", "w.yaml", "--out", "r.jsonl", "--jobs", "1", *options)
    lines = [json.loads(line) for line in (folder / "r.jsonl").read_text("utf-8").splitlines()]
    assert [each["waived"] for each in lines] == [0, waived]


def test_waivers_that_change_change_what_is_judged(folder, smartcert, monkeypatch):
    """Also for `--resume`, and for a worker that lives on."""
    (folder / "w.yaml").write_text(WAIVERS, "utf-8")
    arguments = (table(folder, BEST, WORST), "--waivers", "w.yaml", "--out", "r.jsonl")
    monkeypatch.setattr("smartcert.files.storage.remove_folder", lambda *_: None)
    smartcert(*arguments)
    (folder / "w.yaml").write_text(WAIVERS.replace("꼴찌시", "첫째시"), "utf-8")
    smartcert(*arguments, "--resume")
    lines = [json.loads(line) for line in (folder / "r.jsonl").read_text("utf-8").splitlines()]
    assert [each["waived"] for each in lines] == [0, 0]


@pytest.mark.parametrize("which", ["catalogue", "waivers"])
def test_a_worker_with_other_files_is_told_of(which, folder, smartcert, monkeypatch):
    (folder / "w.yaml").write_text(WAIVERS, "utf-8")
    from smartcert.batch import job

    kept = job.Job.__new__
    changed = {"sha256": "0"} if which == "catalogue" else {"waivers_sha256": "0"}
    monkeypatch.setattr(
        "smartcert.batch.run.judge",
        lambda piece: job.rules_of(piece.job._replace(**changed)),
    )
    code, _, complaint = smartcert(table(folder, BEST), "--waivers", "w.yaml")
    file = SMALL if which == "catalogue" else "w.yaml"
    assert code == NOT_JUDGED
    assert complaint.startswith(f"{file} is not the same for a worker")
    assert kept is job.Job.__new__
    assert str(ForeignFileError("x")) == "x"


# --- a table that changes meanwhile -----------------------------------------------------


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (os.unlink, "SC101"),
        (lambda path: os.truncate(path, 500), "SC712"),
        (lambda path: os.utime(path, ns=(1, 1)), "has changed while it was read"),
    ],
)
def test_a_table_that_changes_meanwhile_is_said(change, said, folder, smartcert, monkeypatch):
    name = table(folder, *ROWS, name="t.parquet")
    plan = __import__("smartcert.batch.run", fromlist=["plan"]).plan

    def then_changed(*arguments):
        planned = plan(*arguments)
        change(name)
        return planned

    monkeypatch.setattr("smartcert.batch.run.plan", then_changed)
    code, _, complaint = smartcert(name, "--out", "r.csv")
    assert code == NOT_JUDGED
    assert said in complaint
    assert not (folder / "r.csv").exists()


def test_workers_that_die_again_and_again_are_told_of(folder, smartcert, monkeypatch):
    from concurrent.futures import BrokenExecutor

    def broken(*_, **__):
        raise BrokenExecutor("a process died")

    monkeypatch.setattr("smartcert.batch.run.carry_out", broken)
    code, _, complaint = smartcert(table(folder, BEST))
    assert code == NOT_JUDGED
    assert complaint.startswith("Workers have died again and again (a process died).")


# --- elsewhere --------------------------------------------------------------------------


@pytest.fixture
def memory():
    from fsspec.implementations.memory import MemoryFileSystem

    yield MemoryFileSystem()
    MemoryFileSystem.store.clear()
    MemoryFileSystem.pseudo_dirs[:] = [""]


def put(address, data):
    with storage.whole(address) as stream:
        stream.write(data)


def test_all_of_it_elsewhere(folder, smartcert, memory):
    """Inputs, catalogue, waivers, work and results in a store that fsspec reaches."""
    here = table(folder, *ROWS, name="t.parquet")
    files = as_folder([each | {"city": f"{each['city']}b"} for each in ROWS[:5]], folder / "c")
    (folder / "w.yaml").write_text(WAIVERS, "utf-8")
    put("memory://in/t.parquet", (folder / here).read_bytes())
    put("memory://in/small.yaml", (DATA / "small.yaml").read_bytes())
    put("memory://in/w.yaml", WAIVERS.encode())
    for path in files.iterdir():
        put(f"memory://in/c/{path.name}", path.read_bytes())
    options = ("--engine", "threads", "--waivers")
    local = smartcert(here, "c", *options, "w.yaml", "--out", "r.csv", "--rejects", "j.csv")
    far = smartcert(
        "memory://in/t.parquet",
        "memory://in/c/*.yaml",
        *options,
        "memory://in/w.yaml",
        "--out",
        "memory://out/r.csv",
        "--rejects",
        "memory://out/j.csv",
    )
    assert far[:2] == local[:2]
    unlocked = "memory://out/r.csv.parts cannot be locked; make sure that no other run uses it.\n"
    written = [f"{name} is written.\n" for name in ("j.csv", "r.csv")]
    far_written = [f"memory://out/{each}" for each in written]
    assert (far[0], local[2]) == (NOT_PASSED, "".join(written))
    assert far[2] == unlocked + "".join(far_written)
    for name in ("r.csv", "j.csv"):
        assert memory.cat(f"/out/{name}") == (folder / name).read_bytes()
    assert sorted(memory.find("/out")) == ["/out/j.csv", "/out/r.csv"]
    assert smartcert("memory://in/t.parquet", "--out", "memory://in/t.parquet")[2] == (
        "memory://in/t.parquet is an input; it is not overwritten.\n"
    )


def test_a_catalogue_elsewhere(folder, memory, capsys):
    put("memory://in/small.yaml", (DATA / "small.yaml").read_bytes())
    table(folder, BEST)
    assert run(["batch", "t.csv", "--catalogue", "memory://in/small.yaml"]) == PASSED
    assert "small@1" in capsys.readouterr().out


def test_an_assessment_elsewhere_is_refused_in_the_same_words(smartcert, memory):
    put("memory://in/large.yaml", b"x" * (LARGEST + 1))
    names = ("memory://in/none.yaml", "memory://in/large.yaml", "zzz://x.yaml")
    smartcert(*names, "--jobs", "1", "--rejects", "memory://out/j.csv")
    assert re.findall(rb"SC\d+", memory.cat("/out/j.csv")) == [b"SC101", b"SC104", b"SC103"]


def test_without_its_library_an_address_is_refused_plainly(monkeypatch, capsys):
    monkeypatch.setitem(sys.modules, "fsspec.core", None)
    assert run(["evaluate", "s3://bucket/a.yaml"]) == NOT_JUDGED
    assert 'it needs more: pip install "smartcert[table]"' in capsys.readouterr().err


def test_what_is_written_elsewhere_is_there_whole_or_not_at_all(memory):
    put("memory://out/r.csv", b"before")

    def fail():
        with storage.whole("memory://out/r.csv") as stream:
            stream.write(b"half")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fail()
    assert memory.cat("/out/r.csv") == b"before"
    assert memory.find("/out") == ["/out/r.csv"]
    assert storage.size_of("memory://out/r.csv") == 6
    storage.remove_folder("memory://nothing", "part-")


def test_files_by_address_and_processes(folder, smartcert):
    files = as_folder(ROWS[:20], folder / "c")
    smartcert("c", "--out", "r.csv", "--jobs", "1")
    code, _, complaint = smartcert(
        f"file://{files}/*.yaml",
        "--engine",
        "processes",
        "--jobs",
        "2",
        "--out",
        f"local://{folder}/f.csv",
        "--work",
        f"file://{folder}/work",
    )
    assert (code, complaint) == (NOT_PASSED, f"local://{folder}/f.csv is written.\n")
    assert (folder / "f.csv").read_bytes() == (folder / "r.csv").read_bytes()
    assert [*(folder / "work").iterdir()] == []


def test_evaluate_does_not_import_what_reads_addresses_elsewhere():
    script = (
        "import sys; from smartcert.cli import run; run(['evaluate', 'examples/dalseo.yaml']); "
        "sys.exit(bool({'fsspec', 'numpy', 'pyarrow'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, check=False
    )
    assert done.returncode == 0


def test_permissions_are_those_of_a_new_file(folder):
    """Whatever other threads write meanwhile."""
    from concurrent.futures import ThreadPoolExecutor

    def write(number):
        with storage.whole(str(folder / f"{number}")) as stream:
            stream.write(b"x")

    before = os.umask(0o027)
    try:
        with ThreadPoolExecutor(8) as pool:
            [*pool.map(write, range(200))]
        assert os.umask(0o027) == 0o027
    finally:
        os.umask(before)
    modes = {path.stat().st_mode & 0o777 for path in folder.iterdir()}
    assert sys.platform == "win32" or modes == {0o640}


# --- dask -------------------------------------------------------------------------------


def test_a_scheduler_that_does_not_answer_is_said(folder):
    table(folder, BEST)
    options = ("--engine", "dask", "--scheduler", "tcp://127.0.0.1:9", "--out", "r.csv")
    running = process("batch", "t.csv", "--catalogue", SMALL, *options, cwd=folder)
    printed, complaint = ended(running)
    assert (running.returncode, printed) == (NOT_JUDGED, b"")
    assert complaint == b"No scheduler of dask's answers at tcp://127.0.0.1:9.\n"


# --- progress ---------------------------------------------------------------------------


class Clock:
    now = 0.0

    def monotonic(self):
        return self.now


@pytest.mark.parametrize(
    ("tag", "sentence"),
    [("en", "250 cities/s, 0:03 left"), ("ko", "초당 250개 도시, 0:03 남음")],
)
def test_the_meter_says_how_fast_it_goes_and_how_long_it_takes(tag, sentence, monkeypatch):
    clock = Clock()
    monkeypatch.setattr(progress, "time", clock)
    meter = progress.Meter(language(tag))
    monkeypatch.setattr(meter, "_begin", lambda _: setattr(meter, "_bar", shown))
    shown = Bar()
    for clock.now, done in [(0.2, 0), (0.5, 75), (1.2, 250)]:
        meter.tell(Progress(done, 1000))
    assert (shown.told["completed"], shown.told["total"]) == (250, 1000)
    assert shown.told["speed"] == sentence or tag == "ko"
    clock.now = 40
    meter.tell(Progress(500, 40_000_000))
    assert shown.told["speed"] == ""
    clock.now = 60
    meter.tell(Progress(505, 40_000_000))
    assert "<1" in shown.told["speed"]
    meter.tell(Progress(0, 20))  # those that are there twice
    assert (shown.told["completed"], shown.told["speed"]) == (0, "")
    meter.close()
    assert shown.stopped


class Bar:
    told: dict
    stopped = False

    def update(self, _task, **told):
        self.told = told

    def stop(self):
        self.stopped = True


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pty")
@pytest.mark.parametrize("tag", ["en", "ko"])
def test_a_terminal_is_shown_how_far_it_is_and_left_clean(tag, folder):
    import pty

    ours, theirs = pty.openpty()
    table(folder, *ROWS, name="t.parquet")
    before = (
        "import threading; shown = threading.Event(); "
        "from smartcert.cli.batch import progress; progress.PATIENCE = 0; "
        "tell = progress.Meter.tell; "
        "progress.Meter.tell = lambda meter, how_far: (tell(meter, how_far), shown.set()); "
        "from smartcert.batch import run; judge = run.judge; "
        f"run.judge = lambda piece: (shown.wait({HUNG}), judge(piece))"
    )
    options = ("--out", "r.csv", "--lang", tag)
    running = process(
        "batch",
        "t.parquet",
        "--catalogue",
        SMALL,
        *options,
        before=before,
        cwd=folder,
        stderr=theirs,
        TERM="xterm",
    )
    printed, _ = ended(running)
    os.close(theirs)
    seen = b""
    try:
        while data := os.read(ours, 65_536):
            seen += data
    except OSError:  # the other end is closed
        pass
    os.close(ours)
    text = seen.decode()
    assert running.returncode == NOT_PASSED, text
    assert "0/30" in text
    assert text.endswith(("\x1b[2K", "\x1b[?25h", "\r"))  # the line is taken away again
    assert b"\x1b" not in printed
    assert "Traceback" not in text


def test_nothing_is_said_where_nobody_looks(folder):
    table(folder, *ROWS)
    before = "from smartcert.cli.batch import progress; progress.PATIENCE = 0"
    running = process("batch", "t.csv", "--catalogue", SMALL, before=before, cwd=folder)
    _, complaint = ended(running)
    assert complaint == b""


# --- memory -----------------------------------------------------------------------------


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no getrusage")
def test_memory_does_not_grow_with_the_rows(folder):
    import pyarrow as pa
    import pyarrow.parquet

    few = as_table(ROWS, folder / "few.parquet")
    block = pyarrow.parquet.read_table(few)
    most = []
    for count in (100, 500):
        with pyarrow.parquet.ParquetWriter(folder / "t.parquet", block.schema) as writer:
            for number in range(count // 10):
                many = pa.concat_tables([block] * 334).slice(0, 10_000)
                names = pa.array([f"도시 {number} {row}" for row in range(10_000)])
                writer.write_table(many.set_column(0, "city", names))
        after = (
            "import atexit, resource; "
            "usage = lambda: resource.getrusage(resource.RUSAGE_SELF).ru_maxrss; "
            "atexit.register(lambda: print(usage()))"
        )
        running = process("batch", "t.parquet", "--catalogue", SMALL, before=after, cwd=folder)
        printed, complaint = ended(running)
        assert complaint == b""
        assert f"{count * 1000:,} judged".encode() in printed
        most.append(int(printed.split()[-1]))
    assert most[1] < most[0] * 1.5


def test_a_table_that_cannot_be_read_is_set_aside_like_a_row(folder, smartcert):
    """A ranking that lacks a whole table says so, and --strict refuses it."""
    as_table(ROWS[:3], folder / "good.csv")
    (folder / "bad.csv").write_text("city,nonsense\na,1\n", "utf-8")
    asked = ("good.csv", "bad.csv", "gone.csv", "--out", "r.json", "--rejects", "rejects.csv")
    code, page, _ = smartcert(*asked)
    assert code == NOT_JUDGED
    assert "2 rows or files" in page.splitlines()[0]
    written = (folder / "rejects.csv").read_text("utf-8-sig")
    assert all(code in written for code in ("SC701", "SC702", "SC101"))
    assert json.loads((folder / "r.json").read_bytes())["summary"]["rejected"] == 2
    (folder / "r.json").unlink()
    assert smartcert(*asked, "--strict")[0] == NOT_JUDGED
    assert not (folder / "r.json").exists()

"""The command as a whole: exit codes, streams, files, and what must not be imported."""

import json
import os
import re
import shlex
import subprocess
import sys

import pytest

from smartcert.checking.exits import EXITS, INTERRUPTED, NOT_JUDGED, NOT_PASSED, OUR_FAULT, PASSED
from smartcert.cli import run
from smartcert.version import __version__
from tests.conftest import ROOT
from tests.support.commands import imported, smartcert
from tests.support.processes import HUNG, begin, ended

DALSEO = ROOT / "examples" / "dalseo.yaml"
ONLY_LINUX = pytest.mark.skipif(sys.platform != "linux", reason="needs /dev/full or script")
SOLBAT = ROOT / "examples" / "solbat-gun.yaml"
NO_LANGUAGE = dict.fromkeys(("SMARTCERT_LANG", "LC_ALL", "LC_MESSAGES", "LANG"), "")


def process(*arguments, stdin=None, **environment):
    """Run the command as a process; give exit code, standard output and standard error."""
    done = subprocess.run(
        [sys.executable, "-m", "smartcert", *map(str, arguments)],
        input=stdin,
        capture_output=True,
        check=False,
        env={**os.environ, "SMARTCERT_LANG": "en", "COLUMNS": "80", **environment},
    )
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def test_the_version_is_printed():
    assert process("--version") == (PASSED, f"smartcert {__version__}\n", "")
    assert process("--lang", "ko", "--version") == (PASSED, f"smartcert {__version__}\n", "")


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["evaluate", DALSEO], PASSED),
        (["evaluate", SOLBAT], NOT_PASSED),
        (["evaluate", DALSEO, SOLBAT], NOT_PASSED),
        (["evaluate", "missing.yaml"], NOT_JUDGED),
        (["evaluate", DALSEO, "missing.yaml"], NOT_JUDGED),
        (["evaluate"], NOT_JUDGED),
        (["evaluate", DALSEO, "--format", "xml"], NOT_JUDGED),
        (["evaluate", DALSEO, "--catalogue", "molit-smart-city@2023"], NOT_JUDGED),
        ([], NOT_JUDGED),
        (["--help"], PASSED),
        (["explain", DALSEO, "INN-DAT-03"], PASSED),
        (["explain", DALSEO, "INN-DAT-3"], NOT_JUDGED),
        (["explain", "missing.yaml", "INN-DAT-03"], NOT_JUDGED),
        (["show"], PASSED),
        (["show", "--catalogue", "missing.yaml"], NOT_JUDGED),
        (["show", "INN", "GOV"], NOT_JUDGED),
        (["init", "-", "--name", "A", "--kind", "gu", "--population", "0"], NOT_JUDGED),
        (["init", "-", "--name", "A", "--kind", "gu", "--date", "2022-13-01"], NOT_JUDGED),
        (["init", "-", "--name", "A", "--kind", "gu", "--schema", "none"], PASSED),
    ],
)
def test_exit_codes_are_those_of_the_table(arguments, code):
    returned, _, complaint = smartcert(*arguments)
    assert returned == code
    assert returned in EXITS
    assert "Traceback" not in complaint
    assert bool(complaint) == (code == NOT_JUDGED)


@pytest.mark.parametrize(
    ("arguments", "code"),
    [(["show", "INN"], PASSED), (["evaluate", SOLBAT], NOT_PASSED), (["evaluate"], NOT_JUDGED)],
)
def test_a_process_exits_and_prints_as_the_run_in_it(arguments, code):
    done = process(*arguments)
    assert done == smartcert(*arguments)
    assert done[0] == code


def test_a_fault_of_ours_is_confessed_without_a_traceback(monkeypatch, capsys):
    monkeypatch.setattr("smartcert.scoring.judging.decide", lambda *_: 1 / 0)
    assert run(["evaluate", str(DALSEO), "--lang", "en"]) == OUR_FAULT
    complaint = capsys.readouterr().err
    assert "smartcert itself failed (ZeroDivisionError" in complaint
    assert "Traceback" not in complaint
    monkeypatch.setenv("SMARTCERT_DEBUG", "1")
    assert run(["evaluate", str(DALSEO), "--lang", "en"]) == OUR_FAULT
    assert "Traceback" in capsys.readouterr().err


INTERRUPTED_AT_ITS_INPUT = """
import os, signal, sys
from types import SimpleNamespace
from smartcert.__main__ import main

standard_input = sys.stdin.buffer

def read(most):
    os.kill(os.getpid(), signal.SIGINT)
    return standard_input.read(most)

sys.stdin = SimpleNamespace(buffer=SimpleNamespace(read=read))
sys.argv = ["smartcert", "evaluate", "-"]
main()
"""


def interrupted(**options):
    """Interrupt a run that waits for standard input; give its exit code and its complaints."""
    with DALSEO.open("rb") as stream:
        pipe = subprocess.PIPE
        command = [sys.executable, "-c", INTERRUPTED_AT_ITS_INPUT]
        process = begin(command, stdin=stream, stdout=pipe, stderr=pipe, **options)
        _, complaint = ended(process)
    return process.returncode, complaint


def test_an_interrupt_exits_130():
    assert interrupted() == (INTERRUPTED, b"")


def test_an_interrupt_that_was_ignored_from_the_start_is_ignored():
    assert interrupted(deaf=True) == (PASSED, b"")


def test_standard_input_is_judged_as_the_file_is():
    code, text, complaint = smartcert("evaluate", DALSEO)
    named = text.replace(f"smartcert check {DALSEO}", "smartcert check -")
    assert process("evaluate", "-", stdin=DALSEO.read_bytes()) == (code, named, complaint)


def test_the_same_input_gives_the_same_bytes_at_any_width_of_json(tmp_path):
    runs = {smartcert("evaluate", DALSEO, "--format", "json", COLUMNS=width) for width in "59"}
    assert len(runs) == 1
    assert json.loads(runs.pop()[1])["reports"][0]["total"]["earned"] == "1489.91"


def test_an_output_file_is_written_whole(tmp_path):
    out = tmp_path / "report.csv"
    code, printed, complaint = smartcert("evaluate", DALSEO, "--format", "csv", "--output", out)
    assert (code, complaint) == (PASSED, f"{out} is written.\n")
    assert "certified" in printed.lower()
    data = out.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\r\n") == 60
    assert [path.name for path in tmp_path.iterdir()] == ["report.csv"]


def test_an_invalid_input_leaves_the_output_file_as_it_was(tmp_path):
    out = tmp_path / "report.csv"
    out.write_text("before")
    code, _, complaint = smartcert(
        "evaluate", DALSEO, tmp_path / "none.yaml", "--format", f"csv:{out}"
    )
    assert code == NOT_JUDGED
    assert "not written" in complaint
    assert out.read_text() == "before"
    assert [path.name for path in tmp_path.iterdir()] == ["report.csv"]


def test_an_output_file_that_cannot_be_written_is_said_plainly(tmp_path):
    for out in (tmp_path / "none" / "report.txt", tmp_path):
        code, _, complaint = smartcert("evaluate", DALSEO, "--output", out)
        assert code == NOT_JUDGED
        assert "cannot be written" in complaint
    assert not list(tmp_path.iterdir())


def test_a_link_keeps_its_place_and_a_file_its_mode(tmp_path):
    real, link = tmp_path / "real.json", tmp_path / "link.json"
    real.write_text("before")
    real.chmod(0o640)
    link.symlink_to(real)
    assert smartcert("evaluate", DALSEO, "--output", link)[0] == PASSED
    assert link.is_symlink()
    assert json.loads(real.read_text("utf-8"))["format"] == "smartcert-run/1"
    assert real.stat().st_mode & 0o777 == 0o640


def test_what_is_no_regular_file_is_written_to_and_not_replaced(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with subprocess.Popen(["cat", str(pipe)], stdout=subprocess.PIPE) as reader:
        code, *_ = smartcert("evaluate", DALSEO, "--output", pipe)
        if code != PASSED:
            reader.kill()  # without a writer it waits for ever
        assert "1,489.91" in reader.stdout.read().decode()
    assert code == PASSED
    assert pipe.is_fifo()


def test_with_no_file_judged_there_is_nothing_to_write(tmp_path):
    out = tmp_path / "report.csv"
    code, text, complaint = smartcert("evaluate", "missing.yaml", "--output", out)
    assert code == NOT_JUDGED
    assert text.endswith("not judged\n")
    assert "not written" in complaint
    assert not out.exists()


def test_a_link_in_a_circle_is_said_plainly(tmp_path):
    loop = tmp_path / "loop"
    loop.symlink_to(loop)
    assert smartcert("evaluate", DALSEO, "--output", loop)[0] == NOT_JUDGED
    assert smartcert("init", loop, "--force", "--name", "A", "--kind", "gu")[0] == NOT_JUDGED


def test_what_cannot_be_meant_is_refused():
    code, _, complaint = smartcert("evaluate", DALSEO, "--output", "report.pdf")
    assert (code, complaint) == (
        NOT_JUDGED,
        "report.pdf: write --format NAME:FILE for this ending.\n",
    )
    code, _, complaint = smartcert("evaluate", "-", "-")
    assert (code, complaint) == (NOT_JUDGED, "Standard input can be read once only.\n")
    code, _, complaint = smartcert("show", "--catalogue", "molit-smart-city")
    assert code == NOT_JUDGED
    assert "Did you mean molit-smart-city@2022?" in complaint


def test_a_file_name_cannot_steer_the_terminal():
    _, text, complaint = smartcert("evaluate", "a\x1b[31mb", DALSEO)
    assert "\x1b" not in text + complaint


def test_an_input_is_not_overwritten(tmp_path):
    city = tmp_path / "city.yaml"
    city.write_bytes(DALSEO.read_bytes())
    code, _, complaint = smartcert("evaluate", city, "--format", f"text:{city}")
    assert code == NOT_JUDGED
    assert "not overwritten" in complaint
    assert city.read_bytes() == DALSEO.read_bytes()


def test_the_ending_of_the_output_file_tells_the_format(tmp_path):
    for name, start in (
        ("a.json", b"{"),
        ("a.csv", b"\xef\xbb\xbf"),
        ("a.md", b"# "),
        ("a", "✓".encode()),
    ):
        smartcert("evaluate", DALSEO, "--output", tmp_path / name)
        assert (tmp_path / name).read_bytes().startswith(start)
    assert smartcert("evaluate", DALSEO, "--output", "-") == smartcert("evaluate", DALSEO)


def test_of_several_files_each_has_its_line_judged_or_not():
    code, text, _ = smartcert("evaluate", DALSEO, "missing.yaml", SOLBAT)
    assert code == NOT_JUDGED
    assert [line[0] for line in text.splitlines()[-3:]] == ["✓", "✗", "?"]
    assert text.endswith("not judged\n")


@ONLY_LINUX
def test_a_full_disk_is_said_and_does_not_change_the_code():
    with open("/dev/full", "w") as full:  # noqa: PTH123
        done = subprocess.run(
            [sys.executable, "-m", "smartcert", "evaluate", str(DALSEO)],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == PASSED
    assert b"the disk is full" in done.stderr


def test_a_closed_output_does_not_change_the_code():
    command = shlex.join([sys.executable, "-m", "smartcert", "evaluate", str(DALSEO)]) + " >&-"
    assert subprocess.run(["bash", "-c", command], check=False).returncode == PASSED


@ONLY_LINUX
def test_a_terminal_without_unicode_gets_what_it_can_print():
    arguments = ["evaluate", str(DALSEO), "--lang", "ko"]
    done = subprocess.run(
        [
            *("script", "-qec", shlex.join([sys.executable, "-m", "smartcert", *arguments])),
            "/dev/null",
        ],
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
    )
    assert done.returncode == PASSED
    assert b"#####" in done.stdout


def test_a_language_that_is_not_spoken_is_refused_or_said():
    for command in (["evaluate", DALSEO], ["init", "-", "--name", "A", "--kind", "gu"]):
        code, _, complaint = smartcert(*command, "--lang", "fr")
        assert code == NOT_JUDGED
        assert "--lang is to be: ko, en." in complaint
    code, _, complaint = smartcert("show", "INN", **NO_LANGUAGE | {"SMARTCERT_LANG": "fr"})
    assert code == PASSED
    assert "ko or en, not “fr”" in complaint


@pytest.mark.parametrize(
    "arguments",
    [
        ["--name", ""],
        ["--name", "\a"],
        ["--name", "두\n줄"],
        ["--name", "A", "--population", "500000000"],
    ],
)
def test_init_writes_nothing_that_could_not_be_read(tmp_path, arguments):
    city = tmp_path / "city.yaml"
    assert smartcert("init", city, "--kind", "gu", *arguments)[0] == NOT_JUDGED
    assert not city.exists()


def test_a_name_that_is_too_long_is_said_plainly(tmp_path):
    name = tmp_path / ("a" * 300)
    assert smartcert("init", name, "--kind", "gu", "--name", "A")[0] == NOT_JUDGED
    assert smartcert("evaluate", name)[0] == NOT_JUDGED


def test_the_skeleton_uncommented_has_the_right_shape_and_asks_for_the_rest(tmp_path):
    made = smartcert("init", "-", "--name", "A", "--kind", "gu", "--population", "1000")[1]
    lines = [
        line.replace("# ", "", 1) if re.match("    # (evidence|  )", line) else line
        for line in made.splitlines()
    ]
    city = tmp_path / "city.yaml"
    city.write_text("\n".join(lines), "utf-8")
    code, _, complaint = smartcert("evaluate", city)
    assert code == NOT_JUDGED
    assert set(re.findall(r"SC\d+", complaint)) == {"SC205", "SC214"}


def test_a_reader_that_has_gone_does_not_change_the_code():
    process = subprocess.Popen(
        [sys.executable, "-m", "smartcert", "show"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    process.stdout.close()
    assert process.wait(HUNG) == PASSED
    assert process.stderr.read() == b""
    process.stderr.close()


@pytest.mark.parametrize("encoding", ["cp949", "ascii"])
def test_a_console_that_is_not_in_unicode_gets_plain_signs(encoding):
    done = subprocess.run(
        [sys.executable, "-m", "smartcert", "evaluate", str(DALSEO), "--lang", "ko"],
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONIOENCODING": encoding},
    )
    assert done.returncode == PASSED
    text = done.stdout.decode(encoding)
    assert "#######" in text
    assert ("?" in text) == (encoding == "ascii")


def test_json_is_utf_8_whatever_the_console():
    code, text, _ = process("evaluate", DALSEO, "--format", "json", PYTHONIOENCODING="cp949")
    assert code == PASSED
    assert "달서구" in text


def test_init_writes_a_file_that_evaluates_at_once(tmp_path):
    city = tmp_path / "city.yaml"
    made = ("init", city, "--name", '솔밭군 "가상"', "--kind", "군", "--date", "2022-12-31")
    assert smartcert(*made, "--population", "38400")[0] == PASSED
    code, text, complaint = smartcert("evaluate", city)
    assert (code, complaint) == (NOT_PASSED, "")
    assert "not answered 59" in text
    assert '솔밭군 "가상"' in text
    assert smartcert(*made)[0] == NOT_JUDGED
    assert smartcert(*made, "--force")[0] == PASSED
    code, _, complaint = smartcert("evaluate", city)
    assert (code, complaint) == (NOT_PASSED, "")


@pytest.mark.parametrize(
    ("arguments", "environment", "korean"),
    [
        (["--lang", "ko"], {}, True),
        (["--lang=ko"], {}, True),
        ([], {"SMARTCERT_LANG": "ko"}, True),
        (["--lang", "en"], {"SMARTCERT_LANG": "ko"}, False),
        (["--lang", "ko", "--lang", "en"], {}, False),
        (["--lang=en", "--lang=ko"], {}, True),
        (["--lang=ko", "--lang", "en"], {"SMARTCERT_LANG": "ko"}, False),
        # not LC_ALL: one that is not installed keeps Python 3.11 from a folder with Hangul
        ([], NO_LANGUAGE | {"LANG": "ko_KR.UTF-8"}, True),
        ([], NO_LANGUAGE | {"LANG": "de_DE.UTF-8"}, False),
        ([], NO_LANGUAGE, False),
    ],
)
def test_the_language_is_asked_for_or_taken_from_the_environment(arguments, environment, korean):
    _, text, _ = smartcert("show", "INN", *arguments, **environment)
    assert ("혁신성" in text) == korean
    _, text, _ = smartcert("show", "--help", *arguments, **environment)
    assert ("사용법" in text) == korean


def test_what_follows_two_hyphens_is_no_option():
    code, printed, _ = smartcert("check", "--lang", "en", "--", "--lang", "ko")
    assert code == NOT_JUDGED
    assert printed.endswith("✗ 0 files checked: 2 errors\n") or "There is no such file" in printed


def test_one_city_in_a_pipe_imports_no_columns_no_templates_and_no_rich():
    modules = imported("evaluate", DALSEO)
    assert "pydantic" in modules
    assert not modules & {"numpy", "pyarrow", "jinja2", "rich", "babel"}


def test_what_a_code_means_is_told_without_reading_yaml():
    modules = imported("explain", "SC402")
    assert not modules & {"yaml", "rich", "smartcert.catalogue", "smartcert.checking.check"}


def test_the_version_imports_nothing():
    modules = imported("--version")
    assert not modules & {"typer", "pydantic", "yaml", "rich", "typing", "re"}


def test_help_does_not_read_yaml():
    # Typer imports pydantic itself, for any parameter
    assert not imported("--help") & {"yaml", "rich", "numpy"}
    assert not imported("evaluate", "--help") & {"yaml", "rich", "numpy"}


def test_the_shell_completes_commands_and_indicators():
    def complete(words):
        return process(
            _SMARTCERT_COMPLETE="complete_bash",
            COMP_WORDS=f"smartcert {words}",
            COMP_CWORD=str(len(shlex.split(words))),
        )[1].split()

    assert complete("ev") == ["evaluate"]
    assert complete("show INN-DAT-0") == [f"INN-DAT-0{number}" for number in range(1, 7)]
    assert complete(f"explain {shlex.quote(str(DALSEO))} SVC-NET-04") == ["SVC-NET-04"]

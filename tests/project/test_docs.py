"""The documents: every `console` block is run, every `python` block too.

In a `console` block a line that begins with `$ ` is a command and the lines below are what it
prints; `pytest --update-golden` writes them anew. The blocks of one document share a folder.
"""

import contextlib
import io
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from smartcert.diagnostics.codes import CODES
from tests.conftest import ROOT
from tests.support.commands import ERR, OUT, ran

pytestmark = pytest.mark.no_cover
DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
CONSOLE = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
PYTHON = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(([^)#:]+)(?:#[^)]*)?\)")
# a word that a shell takes as it stands
WORD = r"""(?:[^\s'"\\$`*?\[{~|&;<>()#!]|'[^']*'|"[^"\\$`]*")+"""
PLAIN = re.compile(rf"smartcert((?: {WORD})+?)( ?(?:;|\||2?>).*)?")
# what imports takes long to start as a process
CODE = re.compile(r'python -c "((?:from|import) [^"$`]*)"')


def environment(folder):
    scripts = Path(sys.executable).parent
    return {
        "PATH": f"{scripts}:{os.environ['PATH']}",
        "COLUMNS": "80",
        "PYTHONUTF8": "1",
        "HOME": str(folder),
    }


def run(command, folder):
    """Run a command as a shell does; give what it prints.

    Where it begins with `smartcert` and plain words, that runs in this process, and the shell does
    the rest with what was printed; so does Python. A client of dask ends with a process of its own.
    """
    plain, code = PLAIN.fullmatch(command), CODE.fullmatch(command)
    if not (plain or code) or "scheduler" in command:
        return of_bash(command, folder)
    with contextlib.chdir(folder):
        if code:
            return of_python(code[1])
        done = ran(shlex.split(plain[1]), environment(folder))
    if not plain[2]:
        return done.written(OUT, ERR).decode()
    says = [f"printf %s {shlex.quote(data.decode())} >&{stream}" for stream, data in done.pieces]
    function = "\n".join(["smartcert() {", *says, f"return {done.code}", "}"])
    return of_bash(f"{function}\n{command}", folder)


def of_python(code):
    with contextlib.redirect_stdout(io.StringIO()) as printed:
        exec(compile(code, "-c", "exec"), {})  # noqa: S102 - it is our own document
    return printed.getvalue()


def of_bash(script, folder):
    done = subprocess.run(
        ["bash", "-c", script],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
        env=environment(folder),
    )
    return done.stdout.decode()


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_what_a_document_types_prints_what_it_shows(document, tmp_path, request):
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    shutil.copy(ROOT / "indicators.yaml", tmp_path)
    text = document.read_text("utf-8")

    def rerun(block):
        shown = ""
        for line in block[1].splitlines():
            if line.startswith("$ "):
                shown += f"{line}\n{run(line[2:], tmp_path)}"
        return f"```console\n{shown}```"

    printed = CONSOLE.sub(rerun, text)
    if request.config.getoption("--update-golden"):
        document.write_text(printed, "utf-8")
        text = printed
    assert printed == text


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_the_python_of_a_document_runs(document, monkeypatch):
    monkeypatch.chdir(ROOT)
    for block in PYTHON.findall(document.read_text("utf-8")):
        exec(compile(block, str(document), "exec"), {})  # noqa: S102 - it is our own document


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_between_documents_lead_somewhere(document):
    for target in LINK.findall(document.read_text("utf-8")):
        assert (document.parent / target).exists(), target


def test_the_list_of_codes_leads_to_the_place_of_each():
    listed = ROOT / "docs/reference/codes.md"
    places = re.findall(r"\[(SC\d+)\]\((.*)#(.*?)\)", listed.read_text("utf-8"))
    assert [code for code, _, _ in places] == [*CODES]
    for code, page, anchor in places:
        text = (listed.parent / page).read_text("utf-8")
        assert f'<a id="{anchor}"></a>\n\n## {code}: ' in text

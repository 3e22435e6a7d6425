"""What must hold of the project as a whole."""

import ast
import hashlib
import re
import tomllib

import smartcert
from smartcert.codes import CODES
from smartcert.render import FORMATS, format_named
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
        if path.name != "codes.py"
        for code in re.findall(r"SC\d{3}", path.read_text("utf-8"))
    }
    assert raised == set(CODES)


def test_every_code_is_asserted_by_a_test():
    tested = " ".join(path.read_text("utf-8") for path in (ROOT / "tests").glob("test_*.py"))
    assert {code for code in CODES if code not in tested} == set()


def test_every_format_has_a_golden_run():
    used = " ".join(path.read_text() for path in CASES.glob("*/*/arguments"))
    for name in FORMATS:
        assert callable(format_named(name))
        assert name == "text" or f"--format {name}" in used


def test_modules_stay_small():
    for path in SOURCES:
        if path.name != "codes.py":  # a table
            assert len(path.read_text("utf-8").splitlines()) <= 370, path


def test_no_pattern_repeats_a_group_without_going_back():
    """Python 3.11.2, that of Debian 12, takes the half of such a group that it went back for."""
    for path in SOURCES:
        assert not re.search(r"\)(?:[*+?]|\{[\d,]+\})\+", path.read_text("utf-8")), path


def test_the_default_catalogue_is_the_one_that_was_released():
    """A change of the catalogue is a new revision, entered here with its checksum."""
    data = (ROOT / "indicators.yaml").read_bytes()
    released = tomllib.loads((ROOT / "tests/data/released.toml").read_text())
    catalogue = smartcert.load_catalogue()
    known = released[catalogue.name][str(catalogue.edition.revision)]
    assert hashlib.sha256(data).hexdigest() == known == catalogue.sha256


def test_no_function_of_the_kernel_branches_on_a_column():
    """`and`, `or`, `not` and `if` on a column would fail or mislead; operators do not."""
    for name in ("scoring", "aggregation", "verdict"):
        tree = ast.parse((ROOT / f"src/smartcert/{name}.py").read_text("utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef) and node.name in {
                "__call__",
                "_clamp",
                "reached",
                "decide",
            }:
                found = [each for each in ast.walk(node) if isinstance(each, ast.BoolOp)]
                assert not found, (name, node.name)

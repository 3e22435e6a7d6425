"""What must hold of the project as a whole."""

import ast
import hashlib
import re
import tomllib
from collections import defaultdict
from typing import get_args

import grimp
import pytest

import smartcert
from smartcert.catalogue.indicator import Measure, NumberRule, ScoringRule
from smartcert.checking.exits import PASSED
from smartcert.cli import run
from smartcert.diagnostics.codes import CODES
from smartcert.render.outcome import FORMATS, format_named
from tests.conftest import CASES, ROOT
from tests.support.walked import not_passed

SOURCES = sorted((ROOT / "src").rglob("*.py"))
PACKAGE = ROOT / "src/smartcert"
ARCHITECTURE = ROOT / "docs/architecture.md"
ROOM = re.compile(r"^\| `([\w.]+/?)` \| (.+) \|$", re.MULTILINE)
PATH = re.compile(r"`([\w-]+\.(?:py|toml|yaml|md)|[\w.-]+/[\w./-]*)`")
STEP = re.compile(r"`([\w/]+\.py)`\s+(`[\w.]+`(?:,\s+`[\w.]+`)*)")


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
    tested = " ".join(path.read_text("utf-8") for path in (ROOT / "tests").rglob("*.py"))
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


def test_only_what_is_about_scoring_knows_the_scoring_rules():
    """All others ask for the answer form, so that a new rule over a number leaves them alone."""
    home = PACKAGE / "catalogue/indicator.py"
    unions = (Measure.__origin__, ScoringRule.__origin__, NumberRule)
    classes = {each.__name__ for union in unions for each in get_args(union)}
    assert {"Goalposts", "Bands", "Checklist", "ShareMeasure"} <= classes
    names = classes | {"NumberRule", "ScoringRule", "Measure"}
    knowing = {
        str(path.relative_to(PACKAGE))
        for path in SOURCES
        if path != home and _names_used(path) & (names | {"measure", "scoring"})
    }
    assert knowing == {
        "catalogue/answer_form.py",
        "catalogue/compiling.py",
        "catalogue/soundness/scales.py",
        "catalogue/soundness/tree.py",
        "render/indicator_words.py",
        "reports/steps.py",
    }


def _names_used(path):
    """Every name that a module imports, and every attribute that it asks for."""
    nodes = [*ast.walk(ast.parse(path.read_text("utf-8")))]
    imported = {
        each.name for node in nodes if isinstance(node, ast.ImportFrom) for each in node.names
    }
    return imported | {node.attr for node in nodes if isinstance(node, ast.Attribute)}


def imported(path):
    """The names that a file imports, wherever in it."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, path
            yield from (f"{node.module}.{each.name}" for each in node.names)
        elif isinstance(node, ast.Import):
            yield from (each.name for each in node.names)


def test_no_test_module_imports_another():
    """What two of them want is in `tests/support/`."""
    for path in (ROOT / "tests").rglob("*.py"):
        for name in imported(path):
            assert not re.match(r"tests\.(.+\.)?test_", name), (path, name)


def test_modules_stay_small():
    for path in SOURCES:
        assert len(path.read_text("utf-8").splitlines()) <= 300, path


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
    for name in ("points", "states", "tracks", "tree", "verdict"):
        tree = ast.parse((ROOT / f"src/smartcert/scoring/{name}.py").read_text("utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef) and node.name in {
                "__call__",
                "_clamp",
                "steps_reached",
                "state_of",
                "proven",
                "claims_nothing",
                "holds",
                "first_that_holds",
                "reached",
                "decide",
            }:
                found = [each for each in ast.walk(node) if isinstance(each, ast.BoolOp)]
                assert not found, (name, node.name)


def first_sentence(file):
    said = " ".join(ast.get_docstring(ast.parse(file.read_text("utf-8"))).split())
    return re.split(r"(?<=[.?!]) ", said, maxsplit=1)[0]


def part_of(document, heading):
    """The part of a document below the heading that begins so."""
    parts = re.split(r"^## ", document.read_text("utf-8"), flags=re.MULTILINE)
    (part,) = [part for part in parts if part.startswith(heading)]
    return part


def test_the_architecture_names_every_room_as_it_names_itself():
    modules = {each.name: each for each in PACKAGE.glob("*.py") if each.name != "__init__.py"}
    folders = {f"{each.parent.name}/": each for each in PACKAGE.glob("*/__init__.py")}
    rooms = {name: first_sentence(file) for name, file in {**modules, **folders}.items()}
    assert dict(ROOM.findall(part_of(ARCHITECTURE, "The rooms"))) == rooms


@pytest.mark.parametrize("document", ["docs/architecture.md", "CONTRIBUTING.md"])
def test_every_file_that_a_document_for_developers_names_is_there(document):
    for path in PATH.findall((ROOT / document).read_text("utf-8")):
        meant = path.rpartition("/")[0] if "NAME" in path else path  # NAME is the newcomer's
        assert (ROOT / meant).exists() or (PACKAGE / meant).exists(), path


@pytest.mark.parametrize("walk", ["Walk 1", "Walk 2", "Walk 3"])
def test_a_command_passes_every_step_of_its_walk_in_order(walk, tmp_path):
    city = (ROOT / "examples/hangang-si.yaml").read_text("utf-8")
    (tmp_path / "city.yaml").write_text(city, "utf-8")
    (tmp_path / "typo.yaml").write_text(city.replace("\nstage:", "\nstaeg:"), "utf-8")
    table = str(tmp_path / "round.parquet")
    assert run(["table", "from-files", str(ROOT / "examples/round"), "--output", table]) == PASSED
    text = part_of(ARCHITECTURE, walk)
    steps = [
        (found[1], name)
        for found in STEP.finditer(text)
        for name in re.findall(r"[\w.]+", found[2])
    ]
    command = re.search("^`smartcert (.+?)`", text, re.MULTILINE)[1]
    assert len(steps) >= 20
    assert not_passed(steps, command.split(), tmp_path) == []


def test_the_glossary_is_in_order_and_has_korean_words():
    lines = (ROOT / "docs/reference/glossary.md").read_text("utf-8").splitlines()
    rows = [line.strip("| ").split(" | ") for line in lines if line.startswith("| ")][1:]
    assert {len(row) for row in rows} == {4}
    words = [row[0].strip("*") for row in rows]
    assert words == sorted(set(words))
    assert [row for row in rows if not re.search("[가-힣]", row[1])] == []


def test_the_index_lists_every_document():
    index = ROOT / "docs/index.md"
    listed = {
        (index.parent / target).resolve()
        for target in re.findall(r"\]\(([^)#]+)", index.read_text("utf-8"))
    }
    documents = {*ROOT.glob("docs/*.md"), *ROOT.glob("docs/*/*.md"), *ROOT.glob("*.md")}
    readmes = {ROOT / "README.md", ROOT / "README.ko.md"}
    fragments = set(ROOT.glob("docs/changelog/*"))
    assert documents - fragments - readmes - {index} <= listed

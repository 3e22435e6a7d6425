"""Shape: unknown, missing and wrong fields of a catalogue and of an assessment, at their places."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from pydantic import TypeAdapter

from smartcert import Assessment, InvalidInput
from smartcert.assessment.assessment_file import City, Parts
from smartcert.catalogue.edition import Edition
from smartcert.checking.check import Kind, check
from smartcert.diagnostics.codes import CODES
from smartcert.files.document import parse
from smartcert.files.fields import Record
from smartcert.files.indentation import OF_THE_CITY
from smartcert.files.validation import PYDANTIC_FAULTS, read_as
from tests.conftest import ROOT
from tests.support.faults import assert_sayable
from tests.support.marked import marked, places, source
from tests.support.texts import ASSESSMENT, CATALOGUE, replaced
from tests.support.wrong_shapes import IN_A_CATALOGUE, IN_AN_ASSESSMENT


def refusal(base: str, model: type = Assessment) -> InvalidInput:
    with pytest.raises(InvalidInput) as caught:
        read_as(parse(source(base)), model)
    assert_sayable(caught.value)
    return caught.value


@pytest.mark.parametrize("changes", IN_AN_ASSESSMENT.values(), ids=IN_AN_ASSESSMENT)
def test_a_wrong_shape_of_an_assessment_is_refused_at_its_place(changes):
    text, expected = marked(replaced(ASSESSMENT, *changes))
    assert places(refusal(text)) == expected
    assert expected


@pytest.mark.parametrize("changes", IN_A_CATALOGUE.values(), ids=IN_A_CATALOGUE)
def test_a_wrong_shape_of_a_catalogue_is_refused_at_its_place(changes):
    text, expected = marked(replaced(CATALOGUE, *changes))
    assert places(refusal(text, Edition)) == expected
    assert len(expected) == 1


def test_every_code_of_a_shape_is_raised():
    tables = (ASSESSMENT, IN_AN_ASSESSMENT), (CATALOGUE, IN_A_CATALOGUE)
    raised = {
        code
        for base, table in tables
        for changes in table.values()
        for code, *_ in marked(replaced(base, *changes))[1]
    }
    # a full-width colon is a fault of the text that is only seen here; a file that does not say
    # what it is, or is of another kind, has no shape; SC227 and lost headings are tested below
    elsewhere = {"SC226", "SC227", "SC228", "SC230", "SC232", "SC233"}
    shapes = {code for code in CODES if code.startswith("SC2")} - elsewhere
    assert raised - {"SC113"} == shapes


WITHOUT_CITY = {
    "indented": ("city:\n  name", "  §SC233§name"),
    "at the margin": (
        *("city:\n  name: 달서구\n  kind: gu\n", "§SC233§name: 달서구\nkind: gu\n"),
        *("  population: 50000\n  population_date", "population: 50000\npopulation_date"),
    ),
}


@pytest.mark.parametrize("changes", WITHOUT_CITY.values(), ids=WITHOUT_CITY)
def test_fields_of_the_city_without_their_heading_are_one_finding(changes):
    text, expected = marked(replaced(ASSESSMENT, *changes))
    assert places(refusal(text, Assessment)) == expected


def test_the_heading_of_the_answers_is_no_field_of_what_stands_above_it():
    for text in (
        replaced(ASSESSMENT, "answers:", "  §SC126§answers:"),
        f"{ASSESSMENT.partition('answers:')[0]}  §SC126§answers:\n    A-1:\n      value: 1\n",
    ):
        plain, expected = marked(text)
        assert places(refusal(plain)) == expected


def test_what_stands_where_another_heading_is_missing_is_no_city():
    for changes in (("answers:\n", ""), ("catalogue: small@1\n", "  name: x\n"), ("city", "")):
        found = refusal(replaced(ASSESSMENT, *changes)).diagnostics
        assert "SC233" not in [each.code for each in found]


def test_the_fields_of_the_city_are_those_of_its_model():
    assert tuple(City.model_fields) == OF_THE_CITY


def test_the_bases_have_the_right_shape():
    assert read_as(parse(source(ASSESSMENT)), Assessment).city.name == "달서구"
    assert read_as(parse(source(CATALOGUE)), Edition).name == "small@1"


def test_all_faults_are_said_at_once():
    text, expected = marked(
        replaced(
            ASSESSMENT,
            "name: 달서구",
            "name: §SC204§no",
            "population: 50000",
            "population: §SC208§50,000",
            "        page: 3",
            "        §SC201§pages: 3",
        )
    )
    assert places(refusal(text)) == expected


@pytest.mark.parametrize("text", ["달서구\n", "12\n", "- a\n- b\n", "[]\n"])
def test_a_file_that_is_no_mapping_is_named(text):
    (diagnostic,) = refusal(text).diagnostics
    assert (diagnostic.code, diagnostic.span.line, diagnostic.span.column) == ("SC203", 1, 1)
    assert diagnostic.values["field"] == "test.yaml"


@pytest.mark.parametrize(
    ("changes", "near"),
    [
        (("    value: 7", "    valeu: 7"), ("value",)),
        (("        page: 3", "        pages: 3"), ("page",)),
        (("        page: 3", "        Page: 3"), ("page",)),
        (("kind: gu", "kind: gunn"), ("gun",)),
        (("stage: self_assessment", "stage: self"), ()),
        (("    value: 7", "    증빙: 7"), ("evidence",)),
        (("    value: 7", "    값: 7"), ("value",)),
        (("    value: 7", "    해당없음: x"), ("not_applicable",)),
        (("    value: 7", "    쪽: 7"), ()),
        (("        page: 3", "        쪽: 3"), ("page",)),
        (("  name: 달서구", "  이름: 달서구"), ("name",)),
        (("kind: gu", "종류: gu"), ("kind",)),
        (("kind: gu", "kind: 자체평가"), ()),
        (("stage: self_assessment", "stage: 자체평가"), ("self_assessment",)),
        (("stage: self_assessment", "stage: 현장실사"), ("site_inspection",)),
        (("stage: self_assessment", "단계: self_assessment"), ("stage",)),
    ],
)
def test_a_near_name_is_proposed(changes, near):
    (diagnostic,) = refusal(replaced(ASSESSMENT, *changes)).diagnostics
    assert diagnostic.near[:1] == near


@pytest.mark.parametrize(
    ("changes", "known"),
    [
        (
            ("{form: number,", "{form: number, x: 5,"),
            ["form", "unit", "decimals", "range", "plausible"],
        ),
        (("zero_at: 0,", "zero_at: 0, x: 5,"), ["rule", "zero_at", "full_at"]),
        (("{to: 1,", "{x: 0, to: 1,"), ["from", "to", "points"]),
        (("{level: 0,", "{level: 0, x: 0,"), ["level", "points", "text"]),
        (("{kinds: [si], population_from", "{x: 0, kinds: [si], population_from"), None),
    ],
)
def test_an_unknown_field_lists_the_fields_that_are_known_there(changes, known):
    (diagnostic,) = refusal(replaced(CATALOGUE, *changes), Edition).diagnostics
    assert diagnostic.values["known"] == (known or ["kinds", "population_from", "population_below"])


@pytest.mark.parametrize(
    ("base", "model", "changes", "field"),
    [
        (CATALOGUE, Edition, ("kinds: [gun, gu]", "kinds: [gun, ku]"), "kinds"),
        (CATALOGUE, Edition, ("{rule: yes_no}", "{rule: x}"), "rule"),
        (CATALOGUE, Edition, ("{rule: yes_no}", "{}"), "rule"),
        (CATALOGUE, Edition, ("kinds: [register]", "kinds: x"), "kinds"),
        (ASSESSMENT, Assessment, ("- {title: 조례,", "- x\n      - {title: 조례,"), "evidence"),
        (ASSESSMENT, Assessment, ("  A-3:\n    value: 7", "  A-3: 7"), "A-3"),
    ],
)
def test_a_fault_names_its_field(base, model, changes, field):
    (diagnostic,) = refusal(replaced(base, *changes), model).diagnostics
    assert diagnostic.values["field"] == field


@pytest.mark.parametrize(
    ("new", "values"),
    [
        ("  A-3: 3", {"field": "A-3", "written": "3"}),
        ("  A-3: 많음", {"field": "A-3", "written": "많음"}),
        ("  A-3:\n    value:3", {"written": "value:3"}),
        ("  A-3:\n    value：3", {"written": "value：3"}),
    ],
)
def test_a_text_for_a_mapping_is_quoted(new, values):
    (diagnostic,) = refusal(replaced(ASSESSMENT, "  A-3:\n    value: 7", new)).diagnostics
    assert diagnostic.values == values


def test_a_choice_lists_what_can_be_chosen():
    (diagnostic,) = refusal(replaced(ASSESSMENT, "kind: gu", "kind: x")).diagnostics
    assert diagnostic.values["written"] == "x"
    assert diagnostic.values["choices"][-3:] == ("si", "gun", "gu")
    (diagnostic,) = refusal(replaced(CATALOGUE, "form: share", "form: x"), Edition).diagnostics
    assert diagnostic.values["choices"] == ("number", "share", "per_inhabitants")


# what a part of a model's core schema can raise by itself, see pydantic's list of errors; our
# models read plain data, and strictly
RAISED_BY = {
    "model": {"model_type"},
    "model-fields": {"model_type", "missing", "extra_forbidden"},
    "tagged-union": {"union_tag_invalid", "union_tag_not_found", "model_attributes_type"},
    "literal": {"literal_error"},
    "dict": {"dict_type"},
    "list": {"list_type"},
    "str": {"string_type"},
    "model-field": set(),
    "nullable": set(),
    "default": set(),
    "definitions": set(),
    "definition-ref": set(),
    "any": set(),
    "no-info": set(),
    "function-plain": set(),  # raises our own codes
    "function-before": set(),  # raises none
    "function-after": set(),  # raises our own codes
}
RAISED_BY_LENGTH = {"list": {"too_short", "too_long"}, "str": {"string_too_short"}}
OTHER_WAYS = {"serialization", "metadata", "json_schema_input_schema"}


def schemas(part: Any) -> Iterator[Mapping[str, Any]]:
    """Give every part of a core schema that takes part in reading."""
    if isinstance(part, Mapping):
        if isinstance(part.get("type"), str):
            yield part
        for name, inner in part.items():
            if name not in OTHER_WAYS:
                yield from schemas(inner)
    elif isinstance(part, (list, tuple)):
        for inner in part:
            yield from schemas(inner)


def test_every_error_of_pydantic_that_the_models_can_raise_has_a_code():
    possible: set[str] = set()
    for model in (Edition, Assessment, Parts):
        for schema in schemas(TypeAdapter(model).core_schema):
            possible |= RAISED_BY[schema["type"]]
            if "min_length" in schema or "max_length" in schema:
                possible |= RAISED_BY_LENGTH[schema["type"]]
    assert possible == PYDANTIC_FAULTS.keys()
    assert set(PYDANTIC_FAULTS.values()) <= CODES.keys()


def test_every_code_in_the_source_is_in_the_table():
    files = (ROOT / "src" / "smartcert").rglob("*.py")
    named = {code for file in files for code in re.findall(r"SC[0-9]{3}", file.read_text("utf-8"))}
    assert named == CODES.keys()


def test_a_field_of_an_answer_that_stands_as_deep_as_the_ids_is_told_to_move():
    base = "catalogue: molit-smart-city@2022\ndate: 2022-12-31\nstage: self_assessment\n"
    head = f"format: smartcert-assessment/1\n{base}city: {{name: 가, kind: gu}}\nanswers:\n"
    for text in ("  INN-PUB-02:\n  §SC227§value: 3\n", "  INN-PUB-02:\n  §SC227§value:\n"):
        plain, expected = marked(head + text)
        found = check(source(plain)).found
        places_found = [(each.code, each.span.line) for each in found]
        assert places_found == [(code, line) for code, line, _ in expected]


def test_another_kind_of_file_is_named_where_an_assessment_is_wanted():
    for text in (CATALOGUE, CATALOGUE.partition("\n")[2]):
        (found,) = check(source(text), kind=Kind.ASSESSMENT).found
        assert found.code == "SC228"
    assert check(source("a: 1\n"), kind=Kind.ASSESSMENT).found[0].code != "SC228"


FIRST = """
import sys
from threading import Barrier, Thread
from smartcert import Assessment
from smartcert.files.document import parse
from smartcert.files.validation import read_as
from tests.support.marked import source
from tests.support.texts import ASSESSMENT
sys.setswitchinterval(1e-6)
ready, found = Barrier(8), []
def read_first():
    document = parse(source(ASSESSMENT))
    ready.wait()
    found.append(read_as(document, Assessment).city.name)
threads = [Thread(target=read_first) for _ in range(8)]
[each.start() for each in threads]
[each.join() for each in threads]
assert found == ["달서구"] * 8, found
"""


def test_threads_that_come_first_together_all_find_the_whole_model():
    for _ in range(4):
        subprocess.run([sys.executable, "-c", FIRST], cwd=ROOT, check=True)


def test_no_model_is_called_by_our_code():
    """A model that is called builds itself without our lock, and another thread may find half."""
    models = {model.__name__ for model in subclasses(Record)}
    assert {"Edition", "Assessment", "Bilingual"} <= models
    called = {
        f"{path.name}: {node.func.id}"
        for path in (ROOT / "src").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in models
    }
    assert called == set()


def subclasses(model):
    for each in model.__subclasses__():
        yield each
        yield from subclasses(each)

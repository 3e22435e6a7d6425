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
from smartcert.assessment.assessment_file import Parts
from smartcert.catalogue.edition import Edition
from smartcert.checking.check import Kind, check
from smartcert.diagnostics.codes import CODES
from smartcert.files.document import parse
from smartcert.files.fields import Record
from smartcert.files.validation import PYDANTIC_FAULTS, read_as
from tests.conftest import DATA, ROOT
from tests.files.test_source import assert_sayable
from tests.support.marked import marked, places, source

CATALOGUE = (DATA / "small.yaml").read_text(encoding="utf-8")
ASSESSMENT = """\
format: smartcert-assessment/1
catalogue: small@1
date: 2022-12-31
stage: self_assessment
city:
  name: 달서구
  kind: gu
  population: 50000
  population_date: 2022-06-30
answers:
  A-1:
    value: 12.5
    evidence:
      - title: 대장
        kind: register
        document: 붙임
        page: 3
        date: 2022-06-30
  A-2:
    value: {numerator: 3, denominator: 4}
  A-3:
    value: 7
  A-4:
    value: true
    evidence:
      - {title: 조례, kind: plan, document: 붙임 2, date: 2022-01-01}
  B-1-1:
    value: [one, three]
  B-2:
    value: 2
"""
CITY = ASSESSMENT[ASSESSMENT.index("city:") : ASSESSMENT.index("answers:")]
ANSWERS = ASSESSMENT[ASSESSMENT.index("answers:") :]


def replaced(base: str, *changes: str) -> str:
    """Give the base with each old part, which it holds exactly once, made new: old, new, ..."""
    for old, new in zip(changes[::2], changes[1::2], strict=True):
        assert base.count(old) == 1, old
        base = base.replace(old, new)
    return base


def refusal(base: str, model: type = Assessment) -> InvalidInput:
    with pytest.raises(InvalidInput) as caught:
        read_as(parse(source(base)), model)
    assert_sayable(caught.value)
    return caught.value


IN_AN_ASSESSMENT = {
    "unknown field": ("stage: self", "§SC201§stagee: x\nstage: self"),
    "mistyped field": ("stage: self", "§SC201§stagee: self"),
    "mistyped field of evidence": ("      - title: 대장", "      - §SC201§titel: 대장"),
    "mistyped field beside a missing one": (
        "city:",
        "§SC202§city:",
        "  name: 달서구\n  kind: gu",
        "  §SC201§nmae: 달서구",
    ),
    "field in Korean": (
        "  name: 달서구",
        "  §SC201§이름: 달서구",
    ),
    "unknown field of a city": ("  kind: gu", "  kind: gu\n  §SC201§mayor: x"),
    "unknown field of an answer": ("    value: 7", "    value: 7\n    §SC201§valeu: 8"),
    "unknown field of evidence": ("        page: 3", "        §SC201§pages: 3"),
    "unknown field in braces": ("{title: 조례,", "{title: 조례, §SC201§pages: 3,"),
    "missing field": ("format: smart", "§SC202§format: smart", "stage: self_assessment\n", ""),
    "missing field of a city": ("city:", "§SC202§city:", "  name: 달서구\n", ""),
    "missing field of evidence": ("      - title: 대장\n        kind", "      - §SC202§kind"),
    "missing field in braces": ("{title: 조례, ", "§SC202§{"),
    "text for a mapping": ("  A-3:\n    value: 7", "  A-3: §SC225§seven"),
    "number for a mapping": ("  A-3:\n    value: 7", "  A-3: §SC225§7"),
    "number in quotes for a mapping": ("  A-3:\n    value: 7", "  A-3: §SC225§'7'"),
    "time for a mapping": ("  A-3:\n    value: 7", "  A-3: §SC225§12:30"),
    "address for a mapping": ("  A-3:\n    value: 7", "  A-3: §SC225§https://a.kr"),
    "no for a mapping": ("  A-3:\n    value: 7", "  A-3: §SC225§no"),
    "text for a city": (CITY, "city: §SC203§달서구\n"),
    "text for all answers": (ANSWERS, "answers: §SC203§none\n"),
    "no blank after a colon": ("    value: 7", "    §SC222§value:7"),
    "no blank after two colons": ("    value: 7", "    §SC222§value:7\n    note:x"),
    "no blank after a colon in a city": (CITY, "city:\n  §SC222§kind:gu\n"),
    "no blank after an id": (ANSWERS, "answers:\n  §SC222§A-3:7\n"),
    "no blank after a colon in evidence": (
        "      - {title: 조례,",
        "      - §SC222§title:조례\n      - {title: 조례,",
    ),
    "no blank after a colon on the line of the id": (
        "  A-3:\n    value: 7",
        "  A-3: §SC222§value:7",
    ),
    "full-width colon": ("    value: 7", "    §SC113§value：7"),
    "full-width colon and a blank": ("    value: 7", "    §SC113§value： 7"),
    "full-width colon in a city": (CITY, "city:\n  §SC113§이름：달서구\n"),
    "address for evidence": (
        "      - {title: 조례,",
        "      - §SC203§https://a.kr\n      - {title: 조례,",
    ),
    "lines for a name": ("name: 달서구", 'name: §SC223§"달서구\\n둘"'),
    "block for a name": ("name: 달서구", "name: §SC223§|\n    달서구\n    둘"),
    "lines for a title": ("title: 대장", 'title: §SC223§"대장\\n"'),
    "lines for a page": ("page: 3", 'page: §SC223§"3\\n4"'),
    "list for a mapping": ("  A-3:\n    value: 7", "  §SC203§A-3:\n    - value: 7"),
    "text for evidence": ("      - {title: 조례,", "      - §SC203§대장\n      - {title: 조례,"),
    "number for text": ("name: 달서구", "name: §SC204§7"),
    "no for text": ("name: 달서구", "name: §SC204§no"),
    "area code for text": ("name: 달서구", "contact: §SC204§053\n  name: x"),
    "time for text": ("  A-3:", "  A-3:\n    note: §SC204§12:30"),
    "exponent for text": ("document: 붙임\n", "document: §SC204§1e3\n"),
    "separators for text": ("document: 붙임\n", "document: §SC204§1_000\n"),
    "date for text": ("title: 대장", "title: §SC204§2021-03-02"),
    "area code for a page": ("page: 3", "page: §SC204§053"),
    "nothing for text": ("name: 달서구", "name:§SC205§"),
    "null for text": ("name: 달서구", "name: §SC205§~"),
    "blanks for text": ("name: 달서구", "name: §SC205§'  '"),
    "list for text": ("name: 달서구", "§SC205§name: [달서구]"),
    "nothing for a name": ("  A-3:\n", "  §SC205§'':\n"),
    "text for a number": ("population: 50000", "population: §SC206§many"),
    "no for a number": ("population: 50000", "population: §SC206§no"),
    "mapping for a number": ("population: 50000", "§SC206§population: {people: 1}"),
    "number in quotes": ("population: 50000", "population: §SC207§'50000'"),
    "full-width digits": ("population: 50000", "population: §SC207§５００００"),
    "number with commas": ("population: 50000", "population: §SC208§50,000"),
    "number with underscores": ("population: 50000", "population: §SC208§50_000"),
    "number with its unit": ("population: 50000", "population: §SC209§50000명"),
    "number of ten thousands": ("population: 50000", "population: §SC209§5만"),
    "infinity": ("population: 50000", "population: §SC210§.inf"),
    "not a number": ("population: 50000", "population: §SC210§.NaN"),
    "exponent": ("population: 50000", "population: §SC211§5e4"),
    "leading zero": ("population: 50000", "population: §SC211§050000"),
    "time for a number": ("population: 50000", "population: §SC211§12:30"),
    "date for a number": ("population: 50000", "population: §SC211§2021-03-02"),
    "decimals of a whole number": ("population: 50000", "population: §SC212§50000.5"),
    "too many digits": ("population: 50000", "population: §SC213§50000000000000000000"),
    "text for a date": ("date: 2022-12-31", "date: §SC214§December"),
    "date with points": ("date: 2022-12-31", "date: §SC214§2022.12.31"),
    "nothing for a date": ("date: 2022-12-31", "date:§SC214§"),
    "no such day": ("date: 2022-12-31", "date: §SC215§2022-11-31"),
    "mapping for a list": (
        "    evidence:\n      - title: 대장",
        "    §SC218§evidence:\n        title: 대장",
    ),
    "text for a list": (
        "      - {title: 조례, kind: plan, document: 붙임 2, date: 2022-01-01}",
        "      §SC218§조례",
    ),
    "no such choice": ("kind: gu", "kind: §SC219§city"),
    "no for a choice": ("stage: self_assessment", "stage: §SC219§no"),
    "nothing for a choice": ("kind: gu", "kind:§SC219§"),
    "list for a choice": ("kind: gu", "§SC219§kind: [gu]"),
    "another format alone": (
        "format: smartcert-assessment/1\ncatalogue: small@1",
        "format: §SC219§smartcert-catalogue/1\nid: small",
    ),
    "nobody lives there": ("population: 50000", "population: §SC221§0"),
    "more than live anywhere": ("population: 50000", "population: §SC221§100000001"),
}

IN_A_CATALOGUE = {
    "unknown field": ("points: 200", "§SC201§point: 200\npoints: 200"),
    "mistyped field": ("\npoints: 200", "\n§SC201§ponits: 200"),
    "mistyped field of an indicator": (
        "        title: {ko: 건수,",
        "        §SC201§titel: {ko: 건수,",
    ),
    "unknown field of a grade": ("{grade: 1,", "{grade: 1, §SC201§mark: 1,"),
    "unknown field of an item of an area": ("weight: 25", "weight: 25\n        §SC201§wieght: 2"),
    "unknown field of an indicator": ("- id: A-1\n", "- id: A-1\n        §SC201§titel: x\n"),
    "unknown field of a measure": ("{form: number,", "{form: number, §SC201§per: 5,"),
    "unknown field of goalposts": ("zero_at: 0,", "zero_at: 0, §SC201§half_at: 5,"),
    "unknown field of a band": ("{to: 1,", "{§SC201§form: 0, to: 1,"),
    "unknown field of a level": ("{level: 0,", "{level: 0, §SC201§poitns: 0,"),
    "missing field of an indicator": ("      - id: A-2\n        title", "      - §SC202§title"),
    "missing field of a measure": (
        "measure: {form: number",
        "§SC202§measure: {form: number",
        ", range: [0, 100]}",
        "}",
    ),
    "missing form of a measure": ("measure: {form: number, ", "§SC202§measure: {"),
    "missing rule of a scoring": ("scoring: {rule: yes_no}", "§SC202§scoring: {}"),
    "text for a title": ("{ko: 작은 목록, en: Small catalogue}", "§SC203§Small"),
    "text for a scoring": ("scoring: {rule: yes_no}", "scoring: §SC203§yes_no"),
    "number for a scoring": ("scoring: {rule: yes_no}", "scoring: §SC203§1"),
    "number for an id": ("  - id: large", "  - id: §SC204§1e3"),
    "blank in an id": ("  - id: large", "  - id: §SC224§large cities"),
    "hyphen before an id": ("- id: A-1\n", "- id: §SC224§-A\n"),
    "sign in an id of an item": ("{id: one,", "{id: §SC224§one/two,"),
    "edition with an at sign": ('edition: "1"', 'edition: §SC224§"1@2"'),
    "blank in an id that is referred to": ("{category: A,", "{category: §SC224§A 1,"),
    "lines for an id": ("  - id: large", '  - id: §SC223§"large\\n"'),
    "lines for where a source is": ("where: here", 'where: §SC223§"here\\nand there"'),
    "no for a text of both languages": ("{ko: 대장, en: register}", "{ko: 대장, en: §SC204§no}"),
    "nothing for a text of both languages": (
        "{ko: 대장, en: register}",
        "{ko: 대장, en: §SC205§''}",
    ),
    "list for a text of both languages": ("{ko: 대장, en: register}", "{ko: 대장, §SC205§en: []}"),
    "unit in a number": ("pass_mark: 70", "pass_mark: §SC209§70%"),
    "text for yes or no": (
        "{grade: 1, at_least: 90, certified: true",
        "{grade: 1, at_least: 90, certified: §SC216§maybe",
    ),
    "number for yes or no": (
        "{grade: 1, at_least: 90, certified: true",
        "{grade: 1, at_least: 90, certified: §SC216§1",
    ),
    "no for yes or no": (
        "{grade: 3, at_least: 0, certified: false",
        "{grade: 3, at_least: 0, certified: §SC217§no",
    ),
    "text for a list": (
        "source: [invented]\n      - id: A-2",
        "source: §SC218§invented\n      - id: A-2",
    ),
    "mapping for a list": ("kinds: [register]", "§SC218§kinds: {register: true}"),
    "unknown rule": ("{rule: yes_no}", "{rule: §SC219§yesno}"),
    "no for a rule": ("{rule: yes_no}", "{rule: §SC219§no}"),
    "list for a rule": ("{rule: yes_no}", "{§SC219§rule: [yes_no]}"),
    "unknown form": ("form: share", "form: §SC219§percent"),
    "unknown kind of government in a list": ("kinds: [gun, gu]", "kinds: [gun, §SC219§ku]"),
    "unknown kind of combining": ("combine: mean", "combine: §SC219§median"),
    "empty list": ("kinds: [gun, gu]", "§SC220§kinds: []"),
    "range of one": ("range: [0, 100]", "§SC220§range: [0]"),
    "range of three": ("range: [0, 100]", "§SC220§range: [0, 50, 100]"),
    "one grade": (
        "  grades:",
        "  §SC220§grades:",
        "    - {grade: 1, at_least: 90, certified: true, basis: assumed}\n",
        "",
        "    - {grade: 2, at_least: 70, certified: true, basis: assumed}\n",
        "",
    ),
    "an assessment": ("format: smartcert-catalogue/1", "format: §SC219§smartcert-assessment/1"),
}


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
    # what it is, or is of another kind, has no shape; SC227 is tested below
    elsewhere = {"SC226", "SC227", "SC228"}
    shapes = {code for code in CODES if code.startswith("SC2")} - elsewhere
    assert raised - {"SC113"} == shapes


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
        (("kind: gu", "kind: 군"), ("gun",)),
        (("kind: gu", "kind: 특별자치시"), ("special_self_governing_city",)),
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
        (("{form: number,", "{form: number, x: 5,"), ["form", "unit", "decimals", "range"]),
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


def test_threads_that_come_first_together_all_find_the_whole_model():
    script = (
        "import sys; from threading import Barrier, Thread; sys.setswitchinterval(1e-6); "
        "from tests.files.test_validation import ASSESSMENT, read_first; ready = Barrier(8); "
        "found = []; "
        "threads = [Thread(target=read_first, args=(ready, found)) for _ in range(8)]; "
        "[each.start() for each in threads]; [each.join() for each in threads]; "
        "assert found == ['달서구'] * 8, found"
    )
    for _ in range(4):
        subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=True)


def read_first(ready, found):
    document = parse(source(ASSESSMENT))
    ready.wait()
    found.append(read_as(document, Assessment).city.name)


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

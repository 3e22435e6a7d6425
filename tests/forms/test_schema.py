"""The JSON Schemas: right by their own rules, and never stricter than the tool."""

import copy
import datetime as dt
import importlib.util
import json
import re
import subprocess
import sys
from importlib import import_module

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator, Draft202012Validator, FormatChecker
from pydantic import BaseModel

from smartcert.checking.check import Kind, check
from smartcert.checking.exits import NOT_JUDGED, PASSED
from smartcert.diagnostics.codes import Severity
from smartcert.forms.beginning import Beginning
from smartcert.forms.schema import DRAFTS, FILES, KINDS, file_schema, modeline, name_of, schema_text
from smartcert.forms.schema.docstrings import docstring_of, meaning
from smartcert.forms.skeleton import skeleton
from smartcert.language import language
from tests.conftest import DATA, ROOT
from tests.support.commands import smartcert
from tests.support.marked import marked, source
from tests.support.texts import ASSESSMENT, replaced
from tests.support.wrong_answers import FAULTS
from tests.support.wrong_shapes import IN_AN_ASSESSMENT
from tests.support.yaml12 import load

VALIDATORS = {"7": Draft7Validator, "2020-12": Draft202012Validator}
EXAMPLES = sorted((ROOT / "examples").glob("*.yaml"))
SMALL = (DATA / "small.yaml").read_text("utf-8")
PUBLISHED = sorted((ROOT / "schemas").iterdir())
OTHERS = {
    "waivers": """\
format: smartcert-waivers/1
catalogue: small@1
waivers:
  - {indicator: A-1, city: 달서구, reason: 시범 지역, owner: 운영위원회, until: 2026-03-31}
  - {indicator: A-2, reason: 통계가 없음, owner: 운영위원회, until: 2026-03-31}
""",
    "baseline": """\
format: smartcert-baseline/1
findings:
  - {city: 달서구, indicator: A-1, code: SC450, value: "1"}
""",
}


def validator(draft, kind, catalogue=None):
    return VALIDATORS[draft](file_schema(kind, draft, catalogue), format_checker=FormatChecker())


def faults(text, tested):
    """Give the path and the keyword of everything that a schema refuses in a text."""
    found = tested.iter_errors(load(text))
    return sorted(("/".join(map(str, each.absolute_path)), each.validator) for each in found)


@pytest.fixture(scope="module")
def under_small(small):
    return validator("7", "assessment", small)


@pytest.fixture(scope="module")
def tools():
    spec = importlib.util.spec_from_file_location("schemas", ROOT / "tools/schemas.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


# --- the schemas themselves -----------------------------------------------------------


@pytest.mark.parametrize("path", PUBLISHED, ids=lambda path: path.name)
def test_a_published_schema_is_right_by_its_draft(path):
    schema = json.loads(path.read_text("utf-8"))
    draft = "2020-12" if ".2020-12." in path.name else "7"
    assert ("2020-12" in schema["$schema"]) == (draft == "2020-12")
    VALIDATORS[draft].check_schema(schema)


def test_what_is_published_is_what_the_code_says(tools):
    assert {path.name: path.read_bytes().decode() for path in PUBLISHED} == dict(tools.published())


def test_every_kind_of_file_is_published_in_every_draft(catalogue):
    names = {path.name for path in PUBLISHED}
    assert len(names) == (len(KINDS) + 1) * len(DRAFTS)
    assert {f"{kind}.schema.json" for kind in KINDS} | {name_of(catalogue)} <= names


@pytest.mark.parametrize("draft", DRAFTS)
@pytest.mark.parametrize("kind", FILES)
def test_a_schema_allows_no_name_that_it_does_not_know(kind, draft, small):
    def walk(schema):
        if isinstance(schema, list):
            for each in schema:
                walk(each)
        elif isinstance(schema, dict):
            condition = {"if", "then"} & set(schema)
            if "properties" in schema and "description" in schema:
                assert schema["additionalProperties"] is False
            # draft 7 sees nothing beside an address
            assert "$ref" not in schema or len(schema) == 1
            for key, value in schema.items():
                if not (condition and key in condition):
                    walk(value)

    walk(file_schema(kind, draft))
    walk(file_schema("assessment", draft, small))


@pytest.mark.parametrize("draft", DRAFTS)
def test_an_indicator_is_explained_in_both_languages(draft, catalogue):
    answers = file_schema("assessment", draft, catalogue)["properties"]["answers"]
    assert list(answers["properties"]) == list(catalogue.indicators)
    for name, indicator in catalogue.indicators.items():
        answer = answers["properties"][name]
        for text in (indicator.title.ko, indicator.title.en, name):
            assert text in answer["title"]
        for text in (indicator.definition.ko, indicator.definition.en, "배점", "Rule: "):
            assert text in answer["description"].replace("채점 기준", "배점")
        korean, english = answer["properties"]["value"]["description"].split("\n\n")
        assert korean
        assert english


def test_a_level_and_an_item_carry_their_sentences(small):
    answers = file_schema("assessment", "7", small)["properties"]["answers"]["properties"]
    level = answers["B-2"]["properties"]["value"]
    assert level["enum"] == [0, 1, 2, 3, None]
    assert level["enumDescriptions"][3] == "가득하다. / Full."
    assert len(level["enumDescriptions"]) == 5
    items = answers["B-1-1"]["properties"]["value"]["items"]
    assert items["enum"] == ["one", "two", "three"]
    assert items["enumDescriptions"][1] == "둘 / two"


def test_a_schema_says_what_it_cannot_know():
    assert "smartcert check" in file_schema("catalogue", "7")["description"]
    assert "sound" in file_schema("catalogue", "7")["description"]
    assert "still be wrong" in file_schema("assessment", "7")["description"]


def test_the_basis_of_the_catalogue_is_said(catalogue):
    said = file_schema("assessment", "7", catalogue)["description"]
    assert catalogue.edition.basis.ko in said
    assert catalogue.edition.basis.en in said


def test_a_schema_is_the_same_text_every_time(catalogue):
    first = schema_text("assessment", "7", catalogue)
    assert first == schema_text("assessment", "7", catalogue)
    assert first.startswith('{\n  "$schema": "http://json-schema.org/draft-07/schema#",\n')
    assert first.endswith("}\n")
    assert "스마트도시" in first


def test_a_docstring_is_taken_apart():
    said = meaning("""One
        line.

        More.

        Attributes:
            name: its
                name.
            id: key.
        """)
    assert said.summary == "One line."
    assert said.text == "One\nline.\n\nMore."
    assert said.fields == {"name": "its name.", "id": "key."}
    assert meaning(None) == ("", {})


# --- what is right passes -------------------------------------------------------------


@pytest.mark.no_cover
@pytest.mark.parametrize("draft", DRAFTS)
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_passes(path, draft, catalogue):
    text = path.read_text("utf-8")
    assert faults(text, validator(draft, "assessment", catalogue)) == []
    assert faults(text, validator(draft, "assessment")) == []


@pytest.mark.no_cover
@pytest.mark.parametrize("draft", DRAFTS)
def test_a_catalogue_passes(draft):
    for path in (ROOT / "indicators.yaml", DATA / "small.yaml"):
        assert faults(path.read_text("utf-8"), validator(draft, "catalogue")) == []


@pytest.mark.parametrize("draft", DRAFTS)
@pytest.mark.parametrize("kind", OTHERS)
def test_waivers_and_a_baseline_pass(kind, draft, small):
    assert check(source(OTHERS[kind]), small).found == ()
    assert faults(OTHERS[kind], validator(draft, kind)) == []


@pytest.mark.no_cover
@pytest.mark.parametrize("draft", DRAFTS)
@pytest.mark.parametrize("tag", ["ko", "en"])
def test_a_skeleton_passes(tag, draft, catalogue, small):
    day = dt.date(2022, 12, 31)
    for chosen in (catalogue, small):
        beginning = Beginning("솔밭군", "gun", 38400, day)
        text = skeleton(chosen, language(tag), beginning, {})
        assert faults(f"{modeline('x')}\n{text}", validator(draft, "assessment", chosen)) == []


@pytest.mark.no_cover
@pytest.mark.parametrize("ending", [".schema.json", ".2020-12.schema.json"])
def test_check_jsonschema_agrees(ending, tmp_path, capsys):
    """As a person would run it; it must not need a network."""
    import check_jsonschema

    def says(*arguments):
        with pytest.raises(SystemExit) as ended:
            check_jsonschema.main(list(map(str, arguments)))
        return ended.value.code, "".join(capsys.readouterr())

    schemas = ROOT / "schemas"
    for arguments in (
        ["--schemafile", schemas / f"molit-smart-city-2022{ending}", *EXAMPLES],
        ["--schemafile", schemas / f"assessment{ending}", *EXAMPLES],
        ["--schemafile", schemas / f"catalogue{ending}", ROOT / "indicators.yaml"],
        ["--check-metaschema", *schemas.glob(f"*{ending}")],
    ):
        code, said = says(*arguments)
        assert code == 0, said
    bad = tmp_path / "bad.yaml"
    bad.write_text(EXAMPLES[0].read_text("utf-8").replace("INN-PUB-02:", "INN-PUB-2:"), "utf-8")
    code, said = says("--schemafile", schemas / f"molit-smart-city-2022{ending}", bad)
    assert code == 1
    assert "INN-PUB-2" in said


# --- what is wrong is refused at its place --------------------------------------------

BAD = {
    "an unknown indicator": (("  A-3:", "  A-03:"), "answers", "additionalProperties"),
    "another catalogue": (("small@1", "small@2"), "catalogue", "const"),
    "another format": (("assessment/1", "assessment/2"), "format", "const"),
    "an unknown field": (("stage:", "stages: x\nstage:"), "", "additionalProperties"),
    "an unknown field of an answer": (
        ("    value: 7", "    vlaue: 7"),
        "answers/A-3",
        "additionalProperties",
    ),
    "a missing field": (("stage: self_assessment\n", ""), "", "required"),
    "a missing field of a city": (("  kind: gu\n", ""), "city", "required"),
    "a missing field of evidence": (("title: 조례, ", ""), "answers/A-4/evidence/0", "required"),
    "an unknown stage": (("self_assessment", "selfassessment"), "stage", "enum"),
    "a kind of government that is none": (("kind: gu", "kind: 구청"), "city/kind", "enum"),
    "a population with a comma": (("50000", "50,000"), "city/population", "type"),
    "nobody": (("50000", "0"), "city/population", "minimum"),
    "a date with points": (("2022-12-31", "2022.12.31"), "date", "pattern"),
    "a day that is not": (("2022-12-31", "2022-02-30"), "date", "format"),
    "a name of several lines": (("name: 달서구", 'name: "달서\\n구"'), "city/name", "pattern"),
    "a name left empty": (("name: 달서구", "name:"), "city/name", "type"),
    "a placeholder": (("title: 대장", 'title: "…"'), "answers/A-1/evidence/0/title", "not"),
    "a name that is a number": (("name: 달서구", "name: 53"), "city/name", "type"),
    "an unknown kind of evidence": (
        ("kind: register", "kind: registry"),
        "answers/A-1/evidence/0/kind",
        "enum",
    ),
    "one piece of evidence for a list": (
        ("      - {title: 조례,", "      {title: 조례,"),
        "answers/A-4/evidence",
        "type",
    ),
    "text for a number": (("12.5", "many"), "answers/A-1/value", "type"),
    "a number in quotes": (("12.5", "'12.5'"), "answers/A-1/value", "type"),
    "a number above its range": (("12.5", "101"), "answers/A-1/value", "maximum"),
    "a number below its range": (("12.5", "-1"), "answers/A-1/value", "minimum"),
    "a share of 101": (("{numerator: 3, denominator: 4}", "101"), "answers/A-2/value", "maximum"),
    "a share with half its parts": ((", denominator: 4", ""), "answers/A-2/value", "required"),
    "a denominator of 0": (
        ("denominator: 4", "denominator: 0"),
        "answers/A-2/value/denominator",
        "minimum",
    ),
    "a part with decimals": (
        ("numerator: 3", "numerator: 3.5"),
        "answers/A-2/value/numerator",
        "type",
    ),
    "a count with decimals": (("value: 7", "value: 7.5"), "answers/A-3/value", "type"),
    "likely a yes": (("value: true", "value: 있음"), "answers/A-4/value", "pattern"),
    "1 for true": (("value: true", "value: 1"), "answers/A-4/value", "type"),
    "an unknown item": (("[one, three]", "[one, four]"), "answers/B-1-1/value/1", "enum"),
    "an item twice": (("[one, three]", "[one, one]"), "answers/B-1-1/value", "uniqueItems"),
    "text for a checklist": (("[one, three]", "one"), "answers/B-1-1/value", "type"),
    "level 9": (("value: 2\n", "value: 9\n"), "answers/B-2/value", "enum"),
    "a level in quotes": (("value: 2\n", "value: '2'\n"), "answers/B-2/value", "type"),
    "not applicable where it must apply": (
        ("    value: 12.5", "    not_applicable: 사무가 없음"),
        "answers/A-1/not_applicable",
        "not",
    ),
    "a value and not applicable": (
        ("denominator: 4}", "denominator: 4}\n    not_applicable: 사무가 없음"),
        "answers/A-2/value",
        "type",
    ),
    "a value for an answer": (("  A-3:\n    value: 7", "  A-3: 7"), "answers/A-3", "type"),
}


@pytest.mark.no_cover
@pytest.mark.parametrize("draft", DRAFTS)
@pytest.mark.parametrize(("change", "path", "keyword"), BAD.values(), ids=BAD)
def test_what_is_wrong_is_refused_at_its_place(change, path, keyword, draft, small):
    text = replaced(ASSESSMENT, *change)
    assert (path, keyword) in faults(text, validator(draft, "assessment", small))
    assert any(each.severity is Severity.ERROR for each in check(source(text), small).found)


def test_without_a_catalogue_a_value_may_be_of_any_kind_but_text():
    tested = validator("7", "assessment")
    assert faults(ASSESSMENT, tested) == []
    assert faults(ASSESSMENT.replace("12.5", "many"), tested) == [("answers/A-1/value", "pattern")]
    both = ASSESSMENT.replace("value: 7", "value: 7\n    not_applicable: 사무가 없음")
    assert faults(both, tested) == [("answers/A-3/value", "type")]


@pytest.mark.parametrize("word", ["false", "no", '"No"', '"-"', "없음", "'(아니오)'", "0", "~"])
@pytest.mark.parametrize(
    "old", ["value: 12.5", "denominator: 4}"]
)  # with an exception, and without
def test_a_word_of_no_is_no_fault_whether_or_not_an_exception_is_made(
    old, word, under_small, small
):
    written = ASSESSMENT.replace(old, f"{old}\n    not_applicable: {word}", 1)
    assert check(source(written), small).found == ()
    assert faults(written, under_small) == []


@pytest.mark.parametrize("text", ["  A-3:\n", "  A-3:\n    value:\n", "  A-3:\n    evidence: ~\n"])
def test_what_is_left_empty_is_no_fault(text, under_small, small):
    written = replaced(ASSESSMENT, "  A-3:\n    value: 7\n", text)
    assert check(source(written), small).found == ()
    assert faults(written, under_small) == []


# --- no false alarms: what a schema refuses, the tool refuses too ---------------------

VALUES = """\
0 1 -1 2 2.0 9 12.55 100 100.0 100.1 101 1e2 0x10 053 1,000 1234567890123456789 .5 +5 -0 .nan
true false True yes no on 예 null ~ '' ' ' 'true' '5' "…" ... … word '두 낱말' "두\\n줄" "가\\t나"
2022-12-31 '2022-01-01' 2022-02-30 20220101 12:30 2031-01-01 0000-00-00 gu si register plan one
[] [one] [one,one] [one,3] {} {numerator: 1, denominator: 2} {numerator: 1, denominator: 0}
{numerator: 3} {ko: 가, en: b} [1, 2] self_assessment small@1 smartcert-assessment/1 A-1 가나다
""".replace("\n", " ")


def tokens(text):
    """Split at blanks outside of quotes, brackets and braces."""
    return re.findall(r"""(?:'[^']*'|"[^"]*"|\[[^\]]*\]|\{[^}]*\}|\S)+""", text)


POOL = [*tokens(VALUES), ""]
STAND_IN = "xSTANDINx"


def places(data, path=()):
    yield path
    items = data.items() if isinstance(data, dict) else enumerate(data)
    for key, value in items:
        if isinstance(value, (dict, list)):
            yield from places(value, (*path, key))
        else:
            yield (*path, key)


def mutated(draw, data):
    """Change one place of a file: another value, a name more or less, the same item twice."""
    data = copy.deepcopy(data)
    path = draw(st.sampled_from(list(places(data))[1:]))
    holder = data
    for key in path[:-1]:
        holder = holder[key]
    what = draw(st.sampled_from(["value", "value", "value", "less", "more", "twice"]))
    name = STAND_IN
    if what == "value":
        holder[path[-1]] = STAND_IN
        name = draw(st.sampled_from(POOL))
    elif what == "less":
        del holder[path[-1]]
    elif isinstance(holder, list):
        holder.append(copy.deepcopy(holder[path[-1]]))
    else:
        name = draw(st.sampled_from([*known_names(data), "x"]))
        holder.setdefault(name, STAND_IN)
    text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=1000)
    return text.replace(STAND_IN, name)


def known_names(data):
    return sorted({str(key) for path in places(data) for key in path if isinstance(key, str)})


def few(text, wanted):
    """Give an example with some of its answers only, since all take long."""
    data = load(text)
    data["answers"] = {name: data["answers"][name] for name in wanted}
    return data


IN_DALSEO = ("INN-PUB-01", "INN-PUB-02", "INN-PUB-03", "GOV-ORG-01", "SVC-SRV-04", "SVC-OPC-01")
BASES = {
    "small": (
        load(replaced(ASSESSMENT, "value: 7", "value: 7\n    note: 비고")),
        "assessment",
        150,
    ),
    "dalseo": (few(EXAMPLES[0].read_text("utf-8"), IN_DALSEO), "assessment", 50),
    "catalogue": (load(SMALL), "catalogue", 50),
    "waivers": (load(OTHERS["waivers"]), "waivers", 100),
    "baseline": (load(OTHERS["baseline"]), "baseline", 50),
}


@pytest.mark.no_cover
@pytest.mark.parametrize(("base", "kind", "count"), BASES.values(), ids=BASES)
def test_what_a_schema_refuses_the_tool_refuses_too(base, kind, count, small, catalogue):
    chosen = catalogue if base.get("catalogue") == catalogue.name else small
    tested = [validator("7", kind)]
    if kind == "assessment":
        tested.append(validator("7", kind, chosen))

    @settings(max_examples=count)
    @given(st.data())
    def holds(data):
        text = mutated(data.draw, base)
        if refused := [fault for each in tested for fault in faults(text, each)]:
            found = check(source(text), chosen, kind=Kind(kind)).found
            assert any(each.severity is Severity.ERROR for each in found), (text, refused)

    holds()


@pytest.mark.no_cover
def test_most_of_what_the_tool_refuses_the_schema_refuses_too(under_small):
    """The reverse is not promised: a schema sees no sums, no second date and no quotes."""
    texts = [
        marked(replaced(ASSESSMENT, *each))[0] for each in {**FAULTS, **IN_AN_ASSESSMENT}.values()
    ]
    seen = 0
    for text in texts:
        try:
            seen += bool(faults(text, under_small))
        except yaml.YAMLError:
            seen += 1
    assert seen > 0.8 * len(texts)


# --- the command, and what `init` writes beside a file --------------------------------


def test_the_command_prints_or_writes_a_schema(tmp_path, catalogue, small):
    wanted = schema_text("assessment", "7", catalogue)
    assert smartcert("schema", "assessment", "--for", catalogue.name) == (PASSED, wanted, "")
    file = tmp_path / "small.json"
    of_small = ("assessment", "--for", DATA / "small.yaml", "--draft", "2020-12")
    code, text, said = smartcert("schema", *of_small, "--output", file)
    assert (code, text, said) == (PASSED, "", f"{file} is written.\n")
    assert file.read_bytes().decode() == schema_text("assessment", "2020-12", small)
    assert smartcert("schema", "catalogue")[1] == schema_text("catalogue", "7")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["assesment"], "Did you mean assessment?"),
        (["catalogue", "--for", "molit-smart-city@2022"], "--for goes with assessment only."),
        (["assessment", "--for", "molit-smart-city@2023"], "SC401"),
        (["assessment", "--for", "missing.yaml"], "SC101"),
        (["assessment", "--draft", "4"], "--draft is to be: 7, 2020-12."),
        (["catalogue", "--output", "no/such/folder"], "cannot be written"),
        ([], "is missing."),
    ],
)
def test_what_has_no_schema_is_said(arguments, said):
    code, text, complaint = smartcert("schema", *arguments)
    assert (code, text) == (NOT_JUDGED, "")
    assert said in complaint


def test_a_catalogue_is_not_overwritten_by_its_schema(tmp_path):
    path = tmp_path / "small.yaml"
    path.write_text(SMALL, "utf-8")
    done = smartcert("schema", "assessment", "--for", path, "--output", path)
    assert done[0] == NOT_JUDGED
    assert path.read_text("utf-8") == SMALL


INIT = ("--name", "A", "--kind", "gu")


def test_init_writes_the_schema_beside_the_file(tmp_path, catalogue):
    city, beside = tmp_path / "city.yaml", tmp_path / name_of(catalogue)
    code, _, said = smartcert("init", city, *INIT)
    assert code == PASSED
    assert f"{beside} is written" in said
    assert beside.read_bytes().decode() == schema_text("assessment", "7", catalogue)
    assert city.read_text("utf-8").splitlines()[0] == modeline(beside.name)
    # the same one serves the next city
    assert beside.name not in smartcert("init", tmp_path / "next.yaml", *INIT)[2]


def test_init_replaces_another_schema_only_if_told_to(tmp_path, catalogue):
    city, beside = tmp_path / "city.yaml", tmp_path / name_of(catalogue)
    beside.write_text("{}")
    code, _, said = smartcert("init", city, *INIT)
    assert code == PASSED
    assert "it is kept" in said
    assert f"--output {beside}" in said
    assert beside.read_text() == "{}"
    assert smartcert("init", city, *INIT, "--force")[0] == PASSED
    assert beside.read_bytes().decode() == schema_text("assessment", "7", catalogue)


def test_init_names_another_schema_or_none(tmp_path, catalogue):
    city = tmp_path / "city.yaml"
    assert smartcert("init", city, *INIT, "--schema", "../s.json")[0] == PASSED
    assert city.read_text("utf-8").startswith(modeline("../s.json") + "\n")
    assert smartcert("init", city, *INIT, "--schema", "none", "--force")[0] == PASSED
    assert "$schema" not in city.read_text("utf-8")
    assert list(tmp_path.iterdir()) == [city]
    for wrong in ("", "a b", "a\nformat: x"):
        assert smartcert("init", city, *INIT, "--force", "--schema", wrong)[0] == NOT_JUDGED
    assert smartcert("init", tmp_path / name_of(catalogue), *INIT)[0] == NOT_JUDGED
    assert list(tmp_path.iterdir()) == [city]


def test_init_to_a_pipe_writes_no_schema_and_says_how_to_get_it(tmp_path, monkeypatch, catalogue):
    monkeypatch.chdir(tmp_path)
    code, text, said = smartcert("init", "-", *INIT)
    assert code == PASSED
    assert text.startswith(modeline(name_of(catalogue)) + "\n")
    assert f"smartcert schema assessment --for {catalogue.name} --output" in said
    assert list(tmp_path.iterdir()) == []


def models(module):
    return [
        each
        for each in vars(import_module(module)).values()
        if isinstance(each, type) and issubclass(each, BaseModel) and each.__module__ == module
    ]


@pytest.mark.parametrize(
    "module",
    [
        "smartcert.assessment.assessment_file",
        "smartcert.assessment.waiver_file",
        "smartcert.catalogue.edition",
        "smartcert.catalogue.indicator",
        "smartcert.checking.baseline_file",
    ],
)
def test_a_docstring_that_python_has_stripped_is_read_from_the_source(module):
    assert len(models(module)) > 1
    for model in models(module):
        said = docstring_of(model, stripped=True)
        assert meaning(said) == meaning(docstring_of(model, stripped=False))
        assert said


def test_without_docstrings_the_schema_is_the_same(tmp_path):
    command = [sys.executable, "-OO", "-m", "smartcert"]
    made = subprocess.run([*command, "schema", "assessment"], capture_output=True, check=True)
    assert made.stdout.decode() == schema_text("assessment", "7", None)
    city = tmp_path / "a.yaml"
    subprocess.run([*command, "init", city, "--name", "가군", "--kind", "gun"], check=True)
    assert (tmp_path / "molit-smart-city-2022.schema.json").exists()

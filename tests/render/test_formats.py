"""All formats for machines: stable, of one mind about places, and safe in a log."""

import json
import re
from urllib.parse import unquote

import pytest

from smartcert.checking.check import unreadable
from smartcert.checking.outcome import Collector
from smartcert.diagnostics import Diagnostic, Span
from smartcert.render.outcome import FORMATS, ONLY_REPORTS
from smartcert.render.outcome.github import harmless
from tests.conftest import DATA, ROOT
from tests.support.formats import ENGLISH, FAULTY, KOREAN, POOR, everything, rendered, results, run
from tests.support.runner_log import runner

MACHINE = ("json", "gitlab", "sarif", "junit")


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
    assert f"  see small.yaml:{wants}:1\n" in text
    assert "| evidence_kinds:" not in text  # a heading alone would say nothing
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

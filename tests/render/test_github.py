"""Annotations, as GitHub's runner reads them."""

import pytest

from smartcert.checking.check import unreadable
from smartcert.checking.outcome import Collector
from smartcert.diagnostics import Diagnostic, Span
from smartcert.render.outcome.github import harmless
from tests.support.formats import ENGLISH, FAULTY, GOOD, POOR, many, rendered, run, waived_and_known
from tests.support.runner_log import runner


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


def test_of_many_findings_the_most_important_are_annotated_and_the_rest_is_counted():
    collector = Collector("check")
    for name, code in (("가.yaml", "SC450"), ("나.yaml", "SC206"), ("다.yaml", "SC206")):
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


def test_a_city_that_is_certified_is_a_notice_and_one_that_is_not_a_result():
    ((level, properties, data),) = runner(rendered("github", run(GOOD, command="evaluate")))
    title = "시험시: ✓ CERTIFIED · 88.82 % · 32.00 points above the pass mark"
    assert (level, properties["title"]) == ("notice", title)
    assert data.startswith("If 1 answer is not accepted")
    ((level, properties, _),) = runner(rendered("github", run(POOR, command="evaluate")))
    assert (level, properties["title"], properties["line"]) == (
        "warning",
        "SC601 not certified",
        "5",
    )
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

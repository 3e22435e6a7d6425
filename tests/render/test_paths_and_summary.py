"""How a file is named in a repository, and what a summary begins with."""

import pytest

from smartcert.checking.outcome import Collector, Outcome
from smartcert.render import paths
from tests.support import runs
from tests.support.formats import ENGLISH, FAULTY, GOOD, POOR, SMALL, WAIVERS, many, rendered, run


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
        "# Verdicts",
        "# Findings",
        "# 시험시",
        "# 모자라시",
    ]
    assert "| 도시 3.yaml:9:36 | SC409 error |" in text


def test_the_verdict_of_one_city_stands_before_its_findings_and_is_a_result():
    text = rendered("markdown", run(POOR, command="evaluate"))
    assert text.startswith("# 모자라시: ✗ NOT CERTIFIED · ")
    assert "error" not in text
    assert "SC601" not in text


def test_a_summary_says_what_no_report_does():
    held = runs.waivers(WAIVERS, SMALL)
    text = rendered("markdown", run(GOOD, command="evaluate", held=held))
    assert "SC502 warning" in text
    assert "# Findings" not in rendered("markdown", run(GOOD, command="evaluate"))


def test_details_say_until_when_a_waiver_holds():
    held = runs.waivers(WAIVERS, SMALL)
    view = ENGLISH._replace(details=True)
    text = rendered("text", run(GOOD, command="evaluate", held=held), view)
    assert "waived until 2022-07-10 by 평가위원회: 상위기관의 사무" in text


def test_nothing_that_was_found_is_said_plainly():
    assert rendered("markdown", run(GOOD)) == "# Findings\n\n- ✓ 1 file checked: no errors\n"
    assert rendered("text", run(GOOD)) == "✓ 1 file checked: no errors\n"


def test_other_files_are_counted():
    for skipped, words in (
        (("a.yaml",), "file is not smartcert's and was"),
        (("a.yaml", "b.yaml"), "files are not smartcert's and were"),
    ):
        text = rendered("text", Outcome("check", run(GOOD).files, skipped=skipped))
        assert text.endswith(f"other {words} skipped\n")


def test_of_very_many_findings_a_screen_shows_the_first_of_every_file():
    collector = Collector("check")
    for name in ("가.yaml", "나.yaml"):
        collector.add(many(150, "SC206", name))
    text = rendered("text", collector.outcome())
    assert text.count(": error SC206") == 200
    assert text.endswith(
        "100 more are not shown\n✗ 2 files checked: 300 errors\n"
        "2 files have to be mended before their meaning can be checked\n"
    )

"""What is printed fits its screen, foots, and is safe where it is opened."""

import csv
import io
import json
import re
import unicodedata
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartcert import evaluate, load_assessment
from smartcert.assessment.claims import read_claims
from smartcert.catalogue.compiled import compile_catalogue
from smartcert.diagnostics import Diagnostic, Span, near
from smartcert.files.source import decode
from smartcert.files.spreadsheet.guard import guarded
from smartcert.language import language
from smartcert.render import layout, wording
from smartcert.render.layout import Page, cells, cut, pad, wrap
from smartcert.render.outcome import diagnostics, format_named
from smartcert.render.outcome.text import page, verdicts
from smartcert.render.pages import catalogue as pages
from smartcert.render.pages import explanation
from smartcert.render.view import PLAIN_GLYPHS, View
from smartcert.reports.report import Points
from tests.conftest import ROOT
from tests.support.runs import judged

EXAMPLES = sorted((ROOT / "examples").glob("*.yaml"))
NO_COVER = pytest.mark.no_cover
TEXTS = st.text(alphabet="ab 가나다（\u200b\u0301.,…", max_size=80)


@pytest.fixture(scope="module")
def reports():
    return [evaluate(load_assessment(path)) for path in EXAMPLES]


@given(TEXTS, st.integers(-2, 3))
def test_a_text_is_wrapped_however_narrow_the_room(text, width):
    assert "".join("".join(wrap(text, width)).split()) == "".join(text.split())


def test_files_that_could_not_be_judged_are_named_alone():
    assert (
        verdicts(judged(unjudged=["a.yaml"]), View(language("en"))).plain().startswith("? a.yaml  ")
    )


def test_long_ids_and_deep_trees_leave_room_for_titles():
    text = (ROOT / "tests/data/small.yaml").read_text("utf-8")
    long = compile_catalogue(decode(text.replace("id: B\n", f"id: {'B' * 90}\n").encode(), "x"))
    city = ROOT / "tests/cases/pass/small-mean-en/city.yaml"
    printed = page(judged(evaluate(load_assessment(city), long)), View(language("en"), 60)).plain()
    assert "BBBB.." in printed
    assert max(map(cells, printed.splitlines())) <= 60


def test_hangul_taken_apart_is_framed_as_when_composed():
    line = "  이름이 긴 것: 달서구청"
    frames = []
    for form in ("NFC", "NFD"):
        source = unicodedata.normalize(form, line)
        start = source.index(unicodedata.normalize(form, "달"))
        span = Span("a.yaml", 1, start + 1, 1, len(source) + 1, source=source)
        found = diagnostics.page([Diagnostic("SC205", span)], language("en"), 60)
        frames.append(found.plain().partition("\n")[2])  # the column counts what the file has
    assert frames[0] == frames[1]


@given(TEXTS, st.integers(4, 40))
def test_texts_are_laid_out_in_cells(text, width):
    assert cells(pad(text, width)) == width
    assert cells(cut(text, width)) <= width
    lines = list(wrap(text, width))
    assert all(cells(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


def test_a_line_is_measured_word_by_word(monkeypatch):
    measured = 0

    def counted(text):
        nonlocal measured
        measured += len(text)
        return cells(text)

    monkeypatch.setattr(layout, "cells", counted)
    text = "달서 구 " * 5000 + "솔" * 20_000
    assert "".join(wrap(text, 60)).replace(" ", "") == text.replace(" ", "")
    assert measured < 3 * len(text)


def test_a_hangul_syllable_is_two_cells_wide_also_when_taken_apart():
    assert cells("달서구") == cells("달서구") == 6
    assert cells("abc") == 3


@pytest.mark.parametrize(
    "width", [60, *(pytest.param(each, marks=NO_COVER) for each in (80, 100, 120))]
)
@pytest.mark.parametrize("tag", ["ko", pytest.param("en", marks=NO_COVER)])
def test_no_line_is_wider_than_the_screen(reports, catalogue, width, tag):
    view = View(language(tag), width, details=True)
    printed = [
        page(judged(*reports), view),
        verdicts(judged(*reports, unjudged=["없는 파일.yaml"]), view),
        pages.tree(catalogue, view),
    ]
    assessment = load_assessment(EXAMPLES[0])
    claims = read_claims(assessment, catalogue)
    for name in catalogue.indicators:
        printed.append(pages.indicator(catalogue, name, view))
        printed.append(explanation.page(name, assessment, catalogue, claims, reports[0], view))
    for each in printed:
        for line in each.plain().splitlines():
            assert cells(line) <= width, line
            assert line == line.rstrip()


@pytest.mark.parametrize("tag", ["ko", "en"])
def test_the_columns_of_numbers_are_aligned(reports, tag):
    text = format_named("text")(judged(reports[0]), View(language(tag), details=True))
    ends = {cells(line) for line in text.splitlines() if re.search(r"\d\.\d\d %$", line)}
    assert ends == {80}


def test_a_console_without_unicode_gets_only_its_own_signs(reports):
    view = View(language("ko"), glyphs=PLAIN_GLYPHS, details=True)
    format_named("text")(judged(*reports), view).encode("cp949")


def test_the_printed_table_foots(reports, small):
    mean = ROOT / "tests/cases/pass/small-mean-en/city.yaml"
    area = evaluate(load_assessment(mean), small).areas[1]
    children = [*area.categories, *area.indicators]
    assert area.points.earned == sum(each.counted.earned for each in children) == 54
    for report in reports:
        assert sum(area.points.earned for area in report.areas) == report.total.earned
        assert sum(area.points.maximum for area in report.areas) == report.total.maximum
        for area in report.areas:
            assert sum(item.counted.earned for item in area.categories) == area.points.earned
            for item in area.categories:
                parts = [each.counted for each in item.indicators]
                assert sum(part.earned for part in parts) == item.points.earned
                assert sum(part.maximum for part in parts) == item.points.maximum


def test_a_share_is_cut_so_that_it_never_shows_a_mark_that_was_missed():
    assert Points(Decimal("1399.99"), Decimal(2000)).share == Decimal("69.99")
    assert Points(Decimal(1400), Decimal(2000)).share == Decimal("70.00")
    assert Points(Decimal(0), Decimal(0)).share == 0


def test_csv_opens_in_a_spreadsheet(reports, monkeypatch):
    text = format_named("csv")(judged(*reports), View(language("ko")))
    assert text.startswith("\ufeff")
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))
    assert len(rows) == 1 + 3 * 59
    assert {len(row) for row in rows} == {16}
    for row in rows[1:]:
        assert not any(cell.startswith(("=", "+", "-", "@")) for cell in row)
        Decimal(row[10])
    earned = sum(Decimal(row[10]) for row in rows[1:60])
    assert earned == reports[0].total.earned


@pytest.mark.parametrize(
    ("low", "below", "words"),
    [
        (100, None, "from 100 on"),
        (None, 900, "below 900"),
        (100, 900, "from 100 to below 900"),
        (None, None, "whatever its population"),
    ],
)
def test_the_track_says_why(reports, low, below, words):
    track = replace(reports[0].track, population_from=low, population_below=below)
    sentence = wording.track(replace(reports[0], track=track), language("en"))
    assert sentence.endswith(words)


def test_a_formula_in_a_name_stays_a_text():
    for text in ("=1+1", "-1", "\t=1", "＝1", "−1", " =1", "\u200b@a", "\u3000＋1", "\ufeff=1"):
        assert guarded(text) == f"'{text}"
    for text in ("달서구", "a=1", "1-1", "", " ", "· 대장"):
        assert guarded(text) == text
    assert guarded("'=1") == "''=1"  # a reader takes one off


def test_json_holds_exact_points_and_speaks_no_language(reports):
    english, korean = (
        format_named("json")(judged(*reports), View(language(tag), width))
        for tag, width in (("en", 80), ("ko", 120))
    )
    assert english == korean
    body = json.loads(english)
    assert body["format"] == "smartcert-run/1"
    first = body["reports"][0]
    assert first["total"] == {"earned": "1489.91", "maximum": "1970.00", "share": "75.62"}
    assert first["verdict"]["rules"][0]["margin"] == "110.91"
    assert first["verdict"]["rules"][0]["needed"] == "1379.00"
    assert [each["code"] for each in first["warnings"]] == ["SC453", "SC450"]
    assert first["file"].endswith("dalseo.yaml")


def test_markdown_takes_nothing_in_a_file_for_markup():
    from smartcert.render.outcome.markdown import escaped

    assert escaped("a|b *c* <d>\n[e]") == r"a\|b \*c\* \<d\> \[e\]"


def test_a_frame_points_at_its_place_in_cells():
    span = Span("가.yaml", 3, 8, 3, 10, source="  이름: 달서구청")
    found = Diagnostic("SC205", span)
    text = diagnostics.page([found], language("en")).plain()
    line, carets = (each for each in text.splitlines() if " | " in each)
    assert cells(line[: line.index("서")]) == carets.index("^")
    assert carets.count("^") == 4
    assert text.endswith("1 error\n")


def test_a_frame_of_a_long_line_begins_near_its_place():
    span = Span("a.yaml", 1, 300, 1, 304, source="가" * 299 + "long" + "나" * 50)
    text = diagnostics.page([Diagnostic("SC205", span)], language("en")).plain()
    assert all(cells(line) <= 80 for line in text.splitlines())
    line, carets = (each for each in text.splitlines() if " | " in each)
    assert cells(line[: line.index("long")]) == carets.index("^")


def test_a_place_of_several_lines_is_marked_to_the_end_of_the_first():
    span = Span("a.yaml", 1, 4, 3, 2, source="a: |")
    text = diagnostics.page([Diagnostic("SC205", span)], language("en")).plain()
    assert "1 | a: |\n" in text
    assert text.count("^") == 1


def test_of_very_many_diagnostics_only_the_first_are_shown():
    found = [Diagnostic("SC205", Span("a.yaml"))] * 150
    text = diagnostics.page(found, language("en")).plain()
    assert text.count("a.yaml: error SC205") == 100
    assert text.endswith("50 more are not shown\n150 errors\n")


def test_warnings_alone_are_counted_as_such():
    values = {"indicator": "A-1", "wanted": 1, "given": 0, "kinds": [], "once": ""}
    values |= {"title": "", "idle": ""}
    found = Diagnostic("SC450", Span("a.yaml"), values)
    assert diagnostics.page([found], language("en")).plain().endswith("\n1 warning\n")
    assert diagnostics.page([], language("en")).plain() == ""


def test_a_message_quotes_no_more_of_a_file_than_a_line():
    span = Span("a.yaml", 1, 1, 1, 8_000_001, source="9" * 8_000_000)
    values = {"written": "9" * 8_000_000, "digits": 18}
    found = Diagnostic("SC213", span, values, near=near("9" * 8_000_000, ["99"]))
    assert len(diagnostics.page([found], language("en")).plain()) < 400
    assert found.near == ()


def test_a_page_keeps_words_together():
    page = Page(12)
    page.labelled("label", "one two three", 6)
    page.text("가나다라마바사", 2)
    assert page.plain() == "label one\n      two\n      three\n  가나다라마\n  바사\n"

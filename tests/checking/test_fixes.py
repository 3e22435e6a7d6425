"""Fixes: what is changed, and what is left alone."""

import pytest

from smartcert.checking.fixes.edits import apply
from smartcert.checking.fixes.mending import mend
from smartcert.checking.fixes.page import Page
from smartcert.checking.fixes.table import FIXES, fix_of
from smartcert.diagnostics import Diagnostic, Span
from smartcert.files.source import Source, salvage
from tests.support.marked import marked, source
from tests.support.mendable import NO_FIX, SAFE, UNSAFE
from tests.support.mending import SMALL, codes, find, mended
from tests.support.texts import ASSESSMENT, CATALOGUE, replaced


@pytest.mark.parametrize("name", SAFE)
def test_a_safe_fix_writes_what_was_meant(name):
    old, new, fixed = SAFE[name]
    text, expected = marked(replaced(ASSESSMENT, old, new))
    found = find(source(text))
    places = [(each.code, each.span.line, each.span.column) for each in found]
    assert set(expected) <= set(places)
    after = mend(source(text), find, SMALL)
    assert after.text == replaced(ASSESSMENT, old, fixed)
    assert {code for code, *_ in expected} <= {each.code for each in after.fixed}
    left = codes(after.text)
    assert not {each.code for each in after.fixed} & set(left)
    assert mended(after.text) == after.text


@pytest.mark.parametrize("name", UNSAFE)
def test_a_guess_is_made_only_if_it_is_asked_for(name):
    old, new, fixed = UNSAFE[name]
    text, expected = marked(replaced(ASSESSMENT, old, new))
    found = find(source(text))
    places = [(each.code, each.span.line, each.span.column) for each in found]
    assert set(expected) <= set(places)
    assert mended(text) == text
    after = mend(source(text), find, SMALL, unsafe=True)
    assert after.text == replaced(ASSESSMENT, old, fixed)
    assert not {each.code for each in after.fixed} & set(codes(after.text))
    assert mended(after.text, unsafe=True) == after.text


@pytest.mark.parametrize("name", NO_FIX)
def test_where_a_fix_could_be_wrong_there_is_none(name):
    text, expected = marked(replaced(ASSESSMENT, *NO_FIX[name]))
    found = find(source(text))
    places = [(each.code, each.span.line, each.span.column) for each in found]
    assert set(expected) <= set(places)
    assert found
    assert mended(text, unsafe=True) == text


def test_every_fix_of_the_table_is_tried_and_refused():
    """In two of three tables, so that each has a text that it mends and one that it does not."""
    for table in (SAFE, NO_FIX):
        tried = {code for texts in table.values() for text in texts for code in marked(text)[1]}
        assert {code for code, *_ in tried} >= set(FIXES) - {"SC105", "SC106", "SC150", "SC409"}


@pytest.mark.parametrize(
    ("old", "new", "fixed"),
    [
        ("pass_mark: 70", "pass_mark: §SC209§70 퍼센트", "pass_mark: 70"),
        ("at_least: 90", "at_least: §SC209§90%", "at_least: 90"),
        ("points: 200", "points: §SC209§200건", "points: 200"),
        ("pass_mark: 70", "pass_mark: §SC209§70건", None),
        ("points: 200", "points: §SC209§200%", None),
        (
            "certified: true, basis: assumed}\n    - {grade: 2",
            "certified: §SC217§참, basis: assumed}\n    - {grade: 2",
            "certified: true, basis: assumed}\n    - {grade: 2",
        ),
        (
            "  - id: large\n    title: {ko: 대도시, en: large}",
            "  - title: §SC222§ko:x\n    id: large",
            None,
        ),
        ("en: register}", "en: §SC204§no}", 'en: "no"}'),
        ("combine: mean", "combine: §SC219§Mean", "combine: mean"),
    ],
)
def test_a_catalogue_is_mended_too(old, new, fixed):
    text, expected = marked(replaced(CATALOGUE, old, new))
    assert [
        (each.code, each.span.line, each.span.column) for each in find(source(text))
    ] == expected
    assert mended(text) == (text if fixed is None else replaced(CATALOGUE, old, fixed))


def test_the_catalogue_that_a_file_names_is_taken():
    text = replaced(ASSESSMENT, "small@1", "molit-smart-city@2022")
    name = Diagnostic("SC402", Span("test.yaml", 10, 3), {"indicator": "INN-PUB-2"})
    text = f"{text[: text.index('  A-1')]}  INN-PUB-2:\n"
    named = Diagnostic("SC402", source(text).span(11, 3), name.values)
    assert apply(text, [fix_of(named, source(text))]).endswith("  INN-PUB-02:\n")
    assert fix_of(named, source(text), SMALL) is None
    assert fix_of(named, source(text.replace("molit", "no"))) is None


def test_data_that_differ_elsewhere_are_told():
    pages = [Page(source(text)) for text in ("a: {b: [1, 2]}", "a: {b: [1, 3]}", "a: 1", "[")]
    assert pages[0].differs_only_at(("a", "b", 1), pages[1])
    assert pages[0].differs_only_at(("a",), pages[2])
    assert not pages[0].differs_only_at(("a", "b", 0), pages[1])
    assert pages[3].value(("a",)) is None


@pytest.mark.parametrize(
    ("text", "stop"),
    [("a: 1\nb: 2", (3, 1)), ("a: 1\nb: ]", (2, 4)), ("a: 1\nb: !%ED%A0%80 c", (0, 0))],
)
def test_where_the_parser_gives_up(text, stop):
    assert Page(source(text)).stop == stop


def test_a_place_at_which_nothing_stands_has_no_fix():
    text = source("a: yes\n")
    values = {"wanted": "true"}
    assert fix_of(Diagnostic("SC217", text.span(1, 4), values), text)
    assert fix_of(Diagnostic("SC217", text.span(1, 3), values), text) is None


def test_only_what_is_wrong_with_this_text_is_mended():
    text = source(ASSESSMENT.replace("kind: gu", "kind: Gu"))
    (found,) = find(text)
    assert fix_of(found, text)
    assert fix_of(found, Source("other.yaml", text.text, "")) is None
    assert fix_of(Diagnostic("SC101", Span("test.yaml")), text) is None


def test_true_is_no_reason_with_quotes_neither():
    text = replaced(ASSESSMENT, "    value: 7", "    not_applicable: true")
    assert codes(text) == ["SC229"]
    assert mended(text) == mended(text, unsafe=True) == text


def test_a_control_character_that_parts_words_leaves_a_blank():
    text = ASSESSMENT.replace("달서구", "달서구\x0b청")
    after = mend(salvage(text.encode(), "a.yaml"), find, SMALL)
    assert after.text == ASSESSMENT.replace("달서구", "달서구 청")


def test_a_population_of_vehicles_is_no_population():
    assert mended(replaced(ASSESSMENT, "50000", "50000대")) == replaced(
        ASSESSMENT, "50000", "50000대"
    )

"""The empty table: what an officer finds in it, and that it can be read back."""

import io
import re
import zipfile
from decimal import Decimal
from html import unescape

import pytest
from python_calamine import CalamineWorkbook

from smartcert.forms.questions import Accepted, names, questions
from smartcert.forms.template_xlsx import _check, _is_list, workbook
from smartcert.language import language
from smartcert.tables.chunk import Heading, Span
from smartcert.tables.column import columns_of, name_in

ENGLISH, KOREAN = language("en"), language("ko")
SMALL = [
    *("city", "kind", "population", "population_date"),
    *("A-1", "A-1.evidence"),
    *("A-2", "A-2.numerator", "A-2.denominator", "A-2.not_applicable"),
    *("A-3", "A-4", "A-4.evidence"),
    *("B-1-1", "B-1-1.not_applicable", "B-2"),
]


@pytest.fixture(scope="module")
def book(catalogue):
    return workbook(catalogue, KOREAN)


def sheets(data):
    opened = CalamineWorkbook.from_filelike(io.BytesIO(data))
    return [opened.get_sheet_by_index(index).to_python() for index in (0, 1)]


def validations(data):
    """The checks of the sheet as its XML has them, by their column."""
    xml = zipfile.ZipFile(io.BytesIO(data)).read("xl/worksheets/sheet1.xml").decode()
    return re.findall(r"<dataValidation .*?(?:</dataValidation>|/>)", xml)


def test_the_columns_are_the_questions_in_the_catalogues_order(small):
    assert list(names(small)) == SMALL


@pytest.mark.parametrize("reader", [ENGLISH, KOREAN])
def test_the_readers_know_every_column_by_its_heading(catalogue, reader):
    headings, *rows = sheets(workbook(catalogue, reader))[0]
    assert rows == []
    found = [Heading(text, Span("t.xlsx", 1, at)) for at, text in enumerate(headings, 1)]
    assert [column.name for column in columns_of(found, catalogue)] == list(names(catalogue))


def test_headings_are_in_the_readers_language(catalogue, book):
    headings = sheets(book)[0][0]
    title = catalogue.indicators["INN-PUB-01"].title.ko
    assert f"INN-PUB-01\n{title} (%)" in headings
    assert {name_in(each) for each in headings} == set(names(catalogue))


def test_the_guide_says_all_of_every_column_and_what_is_official(catalogue, book):
    guide = sheets(book)[1]
    text = "\n".join(str(cell) for row in guide for cell in row)
    assert catalogue.edition.basis.ko in text
    first = next(index for index, row in enumerate(guide) if row[0] == "city")
    assert [row[0] for row in guide[first:]] == list(names(catalogue))
    for indicator in catalogue.indicators.values():
        assert indicator.definition.ko in text
        assert not indicator.evidence or indicator.evidence.wanted.ko in text


def test_every_column_is_checked_and_explained_within_excels_limits(catalogue, book):
    found = validations(book)
    assert len(found) == len(names(catalogue))
    for each in found:
        said = {name: unescape(text) for name, text in re.findall(r'(\w+)="([^"]*)"', each)}
        assert 0 < len(said["promptTitle"]) <= 32
        assert 0 < len(said["prompt"]) <= 255
        assert len(said["error"]) <= 255
        for formula in re.findall(r"<formula1>(.*?)</formula1>", each):
            assert len(unescape(formula)) <= 255


def test_the_same_catalogue_gives_the_same_bytes(small):
    assert workbook(small, KOREAN) == workbook(small, KOREAN)


def test_a_list_too_long_for_a_formula_is_not_checked():
    few = Accepted("list", choices=("one", "two"))
    assert _check(few, "C2") == {"validate": "custom", "value": _is_list(few, "C2")}
    many = Accepted("list", choices=tuple(f"item-number-{number}" for number in range(20)))
    assert _check(many, "C2") == {"validate": "any"}
    assert _check(Accepted(), "C2") == {"validate": "any"}


def test_what_is_to_be_written_is_said_in_words(small, catalogue):
    wanted = {each.name: each.wanted for each in questions(small, ENGLISH)}
    assert wanted["A-1"] == "a number from 0 to 100, decimals: 1"
    assert wanted["A-2"] == (
        "the percentage (a number from 0 to 100, decimals: 1); or its two parts in the next columns"
    )
    assert wanted["A-3"] == "a whole number from 0 to 100,000: count"
    assert wanted["A-4"] == "TRUE or FALSE"
    assert wanted["B-2"] == "the level reached, 0 to 3"
    accepted = {each.name: each.accepted for each in questions(small, ENGLISH)}
    assert accepted["A-1"] == Accepted("number", Decimal(0), Decimal(100), 1)
    assert accepted["B-1-1"].choices == ("one", "two", "three")


def test_where_a_denominator_has_a_floor_no_percentage_is_taken(catalogue):
    asked = {each.name: each for each in questions(catalogue, ENGLISH)}
    assert asked["INN-CIV-03"].wanted == "blank: its two parts stand in the next columns"
    assert asked["INN-CIV-03"].accepted == Accepted("nothing")
    assert _check(Accepted("nothing"), "C2") == {"validate": "custom", "value": "=FALSE"}
    assert asked["INN-CIV-03.numerator"].accepted.form == "number"

"""A report names the warnings that it does not say in words of its own, briefly."""

import pytest

from smartcert.checking.gate import Gate
from smartcert.language import language
from smartcert.render.outcome import format_named
from smartcert.render.paths import typed
from smartcert.render.view import View
from tests.support.formats import ENGLISH
from tests.support.runs import outcome
from tests.support.texts import HEAD, PROOF, replaced
from tests.support.unlikely import CATALOGUE_OF_USUAL

CITY = replaced(HEAD, "small@1", "usual@1")
UNLIKELY = CITY.replace("400000", "40")
"""With an unlikely population, too."""
CALL = "문의 010-1234-5678"


def page(name, text, view=ENGLISH, file="city.yaml", **options):
    never = Gate("never")
    found = outcome({file: text}, "evaluate", catalogue=CATALOGUE_OF_USUAL, gate=never, **options)
    return format_named(name)(found, view)


@pytest.mark.parametrize("name", ["text", "markdown"])
def test_what_is_doubted_is_named_with_code_and_place(name):
    text = f"{UNLIKELY}  A-1: {{value: 0.1, {PROOF}}}\n  A-4: {{value: true}}\n"
    printed = " ".join(page(name, text).split())
    assert "Warnings (2)" in printed
    assert "SC462 6:" in printed
    assert "SC461 8:16 A-1: 0.1 lies outside" in printed
    assert "SC450" not in printed  # the report says what is unsupported, and what would help
    assert "What to do: smartcert check city.yaml" in printed


@pytest.mark.parametrize("name", ["text", "markdown"])
def test_of_many_a_few_are_named_and_the_command_that_shows_all(name):
    texts = f"{{note: {CALL}, evidence: [{{title: 대장, kind: register, document: 증빙, "
    answers = "".join(
        f"  {each}: {texts}page: {page}, date: 2022-06-01}}]}}\n"
        for page, each in enumerate(("A-1", "A-4", "A-2", "A-3"))
    )
    printed = " ".join(page(name, CITY + answers, file="새 시.yaml").split())
    assert "Warnings (8)" in printed
    assert 'and 3 more: smartcert check "새 시.yaml"' in printed


def test_a_page_without_doubts_has_no_warnings():
    text = f"{CITY}  A-1: {{value: 30, {PROOF}}}\n"
    assert "경고" not in page("text", text, View(language("ko"), 80))
    assert "경고" not in page("markdown", text, View(language("ko"), 80))


def test_a_list_of_findings_is_not_repeated():
    text = f"{UNLIKELY}  A-1: {{value: 0.1, {PROOF}}}\n"
    assert page("markdown", text, strict=True).count("SC461") == 1


def test_a_name_is_quoted_where_a_shell_would_part_it():
    assert typed("round/솔밭군.yaml") == "round/솔밭군.yaml"
    assert typed("a (1).yaml") == '"a (1).yaml"'


def test_a_warning_takes_one_line_of_a_screen():
    proof = PROOF.replace("date:", "page: 1, date:")
    answers = "".join(
        f"  {each}: {{value: {value}, {proof}}}\n"
        for each, value in (("A-1", 30), ("A-2", 80), ("A-4", "true"), ("B-2", 2))
    )
    printed = page("text", CITY + answers, ENGLISH._replace(width=60))
    assert "  SC453 8:69  4 indicators cite the same page as evidence:..\n" in printed

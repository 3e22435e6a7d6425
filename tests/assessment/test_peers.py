"""An answer far from those of the other cities is doubted, unless it is doubted or settled."""

import pytest

from smartcert.assessment.assessment_file import read_assessment
from smartcert.assessment.claims import read_claims
from smartcert.assessment.peers import far_from_others
from smartcert.language import LANGUAGES, language
from smartcert.scoring.peers import Fence
from tests.support.marked import marked, source
from tests.support.texts import HEAD, replaced
from tests.support.unlikely import CATALOGUE_OF_USUAL

USUAL_HEAD = replaced(HEAD, "small@1", "usual@1")
PROOF = "evidence: [{title: 가, kind: register, document: 나, page: 1, date: 2022-06-01}]"


def far_in(text, catalogue, *fences):
    assessment = read_assessment(source(text))
    claims = read_claims(assessment, catalogue)
    return [*far_from_others(assessment, claims, catalogue, fences)]


def fence(name, first, third, track=1):
    """Give a fence in units of the indicator, whose scale is 10 but for A-3."""
    finer = 1000 if name == "A-3" else 10_000
    return Fence(track, name, 9, first * finer, third * finer)


@pytest.mark.parametrize(
    ("answer", "about"),
    [
        (f"A-1: {{value: §SC464§60.1, {PROOF}}}", fence("A-1", 20, 30)),
        (f"A-1: {{value: 60.0, {PROOF}}}", fence("A-1", 20, 30)),
        (f"A-1: {{value: §SC464§9.9, {PROOF}}}", fence("A-1", 40, 50)),
        (f"A-1: {{value: 10, {PROOF}}}", fence("A-1", 40, 50)),
        (f"A-1: {{value: 0, {PROOF}}}", fence("A-1", 40, 50)),
        (f"A-1: {{value: 9.9, confirmed: 까닭, {PROOF}}}", fence("A-1", 40, 50)),
        (f"A-1: {{value: 9.9, {PROOF}}}", fence("A-1", 40, 50, track=0)),
        ("A-1: {value: 9.9}", fence("A-1", 40, 50)),
        ("A-1: {note: 가}", fence("A-1", 40, 50)),
        ("A-2: {value: 9.9}", fence("A-1", 40, 50)),
        ("A-2: {value: §SC464§9.9}", fence("A-2", 40, 50)),
        ("A-2: {value: {numerator: §SC464§99, denominator: 1000}}", fence("A-2", 40, 50)),
        ("A-2: {value: {numerator: 1, denominator: 10}}", fence("A-2", 40, 50)),
        ("A-3: {value: §SC464§1001}", fence("A-3", 10, 13)),
    ],
)
def test_what_is_far_from_the_others_is_doubted_at_its_place(answer, about, small):
    head = replaced(HEAD, "kind: si", "kind: gun")
    text, expected = marked(f"{head}  {answer}\n")
    found = far_in(text, small, about)
    assert [(each.code, each.span.line, each.span.column) for each in found] == expected
    for each in found:
        assert each.related[0].file.endswith("small.yaml")
        for tag in LANGUAGES:
            assert "{" not in each.message(language(tag)) + each.help(language(tag))


def test_the_message_says_what_the_middle_half_answered(small):
    head = replaced(HEAD, "kind: si", "kind: gun")
    text = f"{head}  A-2: {{value: {{numerator: 1, denominator: 3}}}}\n"
    about = Fence(1, "A-2", 12_345, 905_000, 926_666)
    (found,) = far_in(text, small, about)
    assert found.message(language("en")) == (
        "A-2: 33.33 lies more than three quartile distances outside 90.5 … 92.67, the middle half "
        "of the 12,345 cities of its track that answered."
    )
    assert found.help(language("en")) == (
        "Check the value and its unit, numerator; if both are right, say so in `confirmed`."
    )


def test_what_is_doubted_by_itself_is_doubted_once_and_people_first():
    unlikely = f"{USUAL_HEAD}  A-2: {{value: 1.9}}\n"
    assert far_in(unlikely, CATALOGUE_OF_USUAL, fence("A-2", 40, 50)) == []
    likely = replaced(unlikely, "1.9", "30")
    about = (fence("A-2", 80, 90), fence("A-3", 1, 2))
    assert [each.code for each in far_in(likely, CATALOGUE_OF_USUAL, *about)] == ["SC464"]
    few = replaced(USUAL_HEAD, "population: 400000", "population: 400")
    few = f"{few}  A-3: {{value: 1}}\n"
    assert far_in(few, CATALOGUE_OF_USUAL, *about) == []
    few = replaced(few, "population: 400", "population: 400, confirmed: 까닭")
    assert far_in(few, CATALOGUE_OF_USUAL, *about)[0].code == "SC464"

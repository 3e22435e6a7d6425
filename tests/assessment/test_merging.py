"""Parts of one assessment put together: in any order, once or twice, and nothing is guessed."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartcert.assessment.merging import merged
from smartcert.diagnostics import InvalidInput
from smartcert.files.document import Document, parse
from smartcert.files.source import Source
from smartcert.forms.assessment_text import assessment_text
from smartcert.language import language
from tests.support.assessments import CITY, data, meant, read


def part(text, name="part.yaml"):
    return parse(Source(name, text, ""))


def sense(said):
    """What a whole says, whatever the order in which it says it."""
    answers = {
        name: {**answer, "evidence": sorted(map(str, answer.get("evidence") or []))}
        for name, answer in said["answers"].items()
    }
    return str({**said, "answers": dict(sorted(answers.items()))})


@pytest.mark.no_cover
@given(said=data(), seed=st.integers(0, 99))
def test_parts_that_leave_answers_out_give_the_whole_back(said, seed, small):
    whole = read(assessment_text(said, small, language("en"), without_evidence=False))
    chance = random.Random(seed)  # noqa: S311 - no secret
    parts = []
    names = [*whole.data["answers"]]
    cut = chance.randrange(len(names) + 1)
    for chosen in (names[:cut], names[cut:], names[: cut // 2]):
        answers = {name: whole.data["answers"][name] for name in chosen}
        document = Document(whole.source, {**whole.data, "answers": answers}, whole.places)
        parts.append(document)
    chance.shuffle(parts)
    back = merged(parts)
    assert sense(back) == sense(merged([whole]))
    assert sense(merged(parts[::-1])) == sense(back)
    again = Document(whole.source, back, whole.places)
    assert sense(merged([again, *parts])) == sense(back)
    written = assessment_text(back, small, language("en"), without_evidence=False)
    assert meant(read(written)) == meant(whole)


def test_what_two_parts_say_in_two_ways_is_said_at_both_places():
    one, other = part(CITY, "a.yaml"), part(CITY.replace("value: 14.0", "value: 15"), "b.yaml")
    for parts in ((one, other), (other, one)):
        with pytest.raises(InvalidInput) as caught:
            merged(parts)
        (fault,) = caught.value.diagnostics
        assert fault.code == "SC807"
        assert (str(fault.span), str(fault.related[0])) == ("a.yaml:8:12", "b.yaml:8:12")
        assert fault.values == {"name": "A-1.value", "written": "14.0", "other": "15"}


@pytest.mark.parametrize(
    ("old", "new", "name"),
    [
        ("name: 벼리시", "name: 다온시", "city.name"),
        ("date: 2022-08-31", "date: 2022-09-30", "date"),
        ("small@1", "small@2", "catalogue"),
    ],
)
def test_parts_of_two_assessments_are_none_of_one_whichever_is_preferred(old, new, name):
    one, other = part(CITY), part(CITY.replace(old, new, 1), "b.yaml")
    with pytest.raises(InvalidInput) as caught:
        merged([one, other], prefer=one)
    assert [each.values["name"] for each in caught.value.diagnostics] == [name]


def test_the_preferred_part_settles_what_it_says_itself():
    one = part(CITY, "a.yaml")
    other = part(CITY.replace("value: 14.0", "value: 15"), "b.yaml")
    third = part(CITY.replace("    value: 14.0\n", ""), "c.yaml")
    assert str(merged([one, other], prefer=other)["answers"]["A-1"]["value"]) == "15"
    with pytest.raises(InvalidInput):
        merged([one, other, third], prefer=third)


def test_pieces_of_evidence_are_put_together():
    one = part(CITY)
    added = "      - {title: 새 대장, kind: register, document: 묶음, date: 2022-08-02}\n"
    other = part(
        CITY.replace("  A-2:\n", f"{added}  A-2:\n", 1).replace("title: 대장", "title: 옛")
    )
    titles = [each["title"] for each in merged([one, other])["answers"]["A-1"]["evidence"]]
    assert sorted(titles) == ["계획", "대장", "새 대장", "옛"]
    assert merged([one, other]) == merged([other, one])


def test_items_in_another_order_and_parts_of_a_share_are_said_in_one_line():
    one = part(CITY.replace("value: []", "value: [one, two]"))
    other = part(CITY.replace("value: []", "value: [two, one]"), "b.yaml")
    assert merged([one, other])["answers"]["B-1-1"]["value"] in (["one", "two"], ["two", "one"])
    third = part(CITY.replace("denominator: 2", "denominator: 3").replace("[]\n  B", "[one]\n  B"))
    with pytest.raises(InvalidInput) as caught:
        merged([one, third])
    said = {each.values["name"]: each.values for each in caught.value.diagnostics}
    assert {said["A-2.value"]["written"], said["A-2.value"]["other"]} == {"1 / 2", "1 / 3"}
    assert {said["B-1-1.value"]["written"], said["B-1-1.value"]["other"]} == {"one, two", "one"}

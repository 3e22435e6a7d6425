"""Laws of hostile input: files that are cut, swapped, bent and salted with traps."""

from unicodedata import normalize

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smartcert.checking.check import kind_of
from smartcert.files import document
from smartcert.files.discovery import gather
from smartcert.language.letters import composed
from smartcert.render.outcome import FORMATS, ONLY_REPORTS
from tests.conftest import DATA, ROOT
from tests.support.faults import (
    TRAPS,
    assert_checked,
    assert_judged_or_refused,
    assert_lawful,
    assert_mended_once,
)
from tests.support.mending import mended
from tests.support.texts import HEAD
from tests.support.wrong_texts import READERS

SOLBAT = (ROOT / "examples" / "solbat-gun.yaml").read_bytes()
DALSEO = (ROOT / "examples" / "dalseo.yaml").read_bytes()
VALID = (
    SOLBAT[SOLBAT.index(b"format") : SOLBAT.index(b"  INN-PUB-06")],
    DALSEO[DALSEO.index(b"format") : DALSEO.index(b"  INN-PUB-03")],
    (DATA / "small.yaml").read_bytes(),
)


def removed(draw, lines):
    first = draw(st.integers(0, len(lines) - 1))
    return lines[:first] + lines[first + draw(st.integers(1, 3)) :]


def repeated(draw, lines):
    first = draw(st.integers(0, len(lines) - 1))
    last = first + draw(st.integers(1, 4))
    return lines[:last] + lines[first:]


def swapped(draw, lines):
    one, other = draw(st.integers(0, len(lines) - 1)), draw(st.integers(0, len(lines) - 1))
    lines = list(lines)
    lines[one], lines[other] = lines[other], lines[one]
    return lines


def indented(draw, lines):
    number = draw(st.integers(0, len(lines) - 1))
    depth = draw(st.sampled_from([b"", b" ", b"  ", b"   ", b"\t", b" " * 9, "\u3000".encode()]))
    return [*lines[:number], depth + lines[number].lstrip(), *lines[number + 1 :]]


def with_a_trap_inside(draw, lines):
    number = draw(st.integers(0, len(lines) - 1))
    text = lines[number].decode("utf-8", "replace")
    at = draw(st.integers(0, len(text)))
    text = text[:at] + draw(st.sampled_from(TRAPS)) + text[at:]
    return [*lines[:number], text.encode(), *lines[number + 1 :]]


def with_a_trap_for_a_value(draw, lines):
    number = draw(st.integers(0, len(lines) - 1))
    name, colon, _ = lines[number].partition(b": ")
    text = name + colon + draw(st.sampled_from(TRAPS)).encode() + b"\n"
    return [*lines[:number], text, *lines[number + 1 :]]


def with_a_trap_for_a_name(draw, lines):
    number = draw(st.integers(0, len(lines) - 1))
    old = lines[number]
    depth = old[: len(old) - len(old.lstrip())]
    text = depth + draw(st.sampled_from(TRAPS)).encode() + b":" + old.partition(b":")[2]
    return [*lines[:number], text, *lines[number + 1 :]]


def cut(draw, lines):
    whole = b"".join(lines)
    return [whole[: draw(st.integers(0, len(whole)))]]


def with_another_byte(draw, lines):
    whole = b"".join(lines)
    at = draw(st.integers(0, len(whole)))
    return [whole[:at], bytes([draw(st.integers(0, 255))]), whole[at + 1 :]]


def in_another_encoding(draw, lines):
    text = b"".join(lines).decode("utf-8", "replace")
    encoding = draw(st.sampled_from(["cp949", "utf-16", "utf-16-be", "utf-8-sig", "latin-1"]))
    return [text.encode(encoding, "replace")]


WAYS = (
    *(removed, repeated, swapped, indented),
    *(with_a_trap_inside, with_a_trap_for_a_value, with_a_trap_for_a_name),
    *(cut, with_another_byte, in_another_encoding),
)


@st.composite
def mutilated(draw):
    data = draw(st.sampled_from(VALID))
    for way in draw(st.lists(st.sampled_from(WAYS), min_size=1, max_size=4)):
        if lines := data.splitlines(keepends=True):
            data = b"".join(way(draw, lines))
    return data


@pytest.mark.no_cover
@given(mutilated())
@settings(max_examples=300)
def test_a_mutilated_file_gives_faults_that_can_be_found_and_read(data):
    assert_lawful(data)


@pytest.mark.no_cover
@given(mutilated())
@settings(max_examples=80)
def test_a_mutilated_file_is_judged_or_refused_in_order(data):
    assert_judged_or_refused(data)


@pytest.mark.no_cover
@given(st.lists(st.sampled_from(TRAPS), max_size=12).map(" ".join))
@settings(max_examples=100)
def test_traps_alone_give_faults_that_can_be_found_and_read(text):
    assert_lawful(text.encode())


@given(st.binary(max_size=200))
@settings(max_examples=100)
def test_any_bytes_give_faults_that_can_be_found_and_read(data):
    assert_lawful(data)


@given(
    st.text(
        alphabet="각é\u1100\u1161\u11a8e\u0301\u0323\u0f73\u0344\u3099\u0345 \u200b", max_size=150
    )
)
def test_marks_upon_marks_are_composed_as_unicode_says(text):
    assert composed(text) == normalize("NFC", text)


@given(st.text(alphabet="\u0301\u0323\u0f73\u0344\u3099", min_size=31, max_size=150))
def test_a_heap_of_marks_is_composed_as_unicode_says(heap):
    assert composed(f"e{heap}가{heap}") == normalize("NFC", f"e{heap}가{heap}")


@pytest.mark.no_cover
@given(mutilated(), st.sampled_from([each for each in FORMATS if each not in ONLY_REPORTS]))
@settings(max_examples=60)
def test_a_mutilated_file_is_checked_in_order_in_every_format(data, name):
    assert_checked(data, name)


@pytest.mark.no_cover
@given(mutilated())
@settings(max_examples=25)
def test_a_mutilated_file_is_mended_at_most_once(data):
    assert_mended_once(data)


BROKEN = """\
format: smartcert-assessment/1  # 1
date: 2022-08-31
city: {name: "달 서구", kind: gu, population: 5만}
answers:
  INN-PUB:
    value: 5만
    note: |
      글
      more
    evidence:
      - title: 'quoted text'
        document: a plain
          text that goes on
"""
BREAKS = ("\u2028", "\u2029", "\x85", "\r", "\r\n", "\n")


@pytest.mark.parametrize("parser", READERS)
@pytest.mark.parametrize("sign", BREAKS, ids=ascii)
def test_wherever_a_line_may_break_a_place_lies_in_its_file(sign, parser, monkeypatch):
    monkeypatch.setattr(document, "EVENT_READER", READERS[parser])
    for at in range(0, len(BROKEN), 7):
        assert_lawful((BROKEN[:at] + sign + BROKEN[at:]).encode())
        assert_lawful((BROKEN[:at] + sign).encode())


@pytest.mark.parametrize("parser", READERS)
@pytest.mark.parametrize(
    "text", ["city:\n  kind:gu", "a: 'b", "a: [b", "a:\n  b\n c", "a: |x", "a"]
)
def test_what_is_missed_at_the_end_is_missed_in_the_last_line(text, parser, monkeypatch):
    monkeypatch.setattr(document, "EVENT_READER", READERS[parser])
    assert_lawful(f"format: smartcert-assessment/1\n{text}".encode())


def test_a_line_of_one_sign_is_looked_through_at_once():
    # by going back each would take longer than anyone waits
    assert kind_of("\n" + " " * 1_000_000 + "x") is None
    assert gather(["[" * 1_000_000]).faults == ()
    line = f"note: a: b{' ' * 900_000}'"
    assert mended(f"{HEAD}  A-3:\n    {line}\n") == f"{HEAD}  A-3:\n    {line}\n"

"""Assessments for the tests of tables: drawn ones, and what counts in comparing two."""

import datetime as dt

from hypothesis import strategies as st

from smartcert.assessment.assessment_file import assessment_in
from smartcert.files.document import Unquoted, parse
from smartcert.files.source import UNPRINTABLE
from smartcert.language.letters import composed
from tests.support.marked import source

DATE = "2022-08-31"
CITY = """\
format: smartcert-assessment/1
catalogue: small@1
date: 2022-08-31
stage: self_assessment
city: {name: 벼리시, kind: gun}
answers:
  A-1:
    value: 14.0
    evidence:
      - {title: 대장, kind: register, document: 묶음, page: 3, date: 2022-08-01}
      - {title: 계획, kind: plan, document: 묶음, page: "3-5", date: "2022-08-01"}
  A-2:
    value: {numerator: 1, denominator: 2}
    evidence: []
  A-4:
  B-1-1:
    value: []
  B-2:
    evidence:
      - {title: 계획, kind: plan, document: 묶음, date: 2022-08-01}
"""
OTHER = """\
format: smartcert-assessment/1
catalogue: small@1
date: 2022-08-31
stage: site_inspection
city: {name: 다온시, kind: si, population: 5, population_date: 2022-07-31, contact: 담당}
answers:
  A-2: {not_applicable: 사무가 없음}
  A-4: {value: true, note: 하나}
  B-1-1: {value: [two, one]}
"""
_LETTERS = st.characters(exclude_categories=["Cs", "Cc", "Cn", "Co"]) | st.sampled_from(
    "가나다 :#-[]{}\"'&*!|>%@`,?"
)
_WORDS = ("2022", "no", "053", "12:30", "1e3", "2021-03-02", "~", "null", "조례: 제3조", "a #b")


def _is_kept(text):
    """No file may hold some texts."""
    usual = composed(text) == text == text.strip() and text not in {"…", "..."}
    return usual and not UNPRINTABLE.search(text)


def _is_line(text):
    """Tell whether this may be a name; Excel would run some."""
    named = any(each.isalnum() for each in text) and text[:1] not in set("=+-@'")
    return text.splitlines() == [text] and named


LINES = (st.text(_LETTERS, min_size=1, max_size=9) | st.sampled_from(_WORDS)).filter(
    lambda text: _is_kept(text) and _is_line(text)
)
PROSE = st.builds(
    lambda begun, between, lines: begun + between.join(lines),
    st.sampled_from(["", "", "", "- ", "=", "'=", "''+", "'", "\u3000@"]),
    st.sampled_from(["\n", "\r\n", "\n\n", "\t", "\x85", "\u2028", " \n ", "_x000D_"]),
    st.lists(LINES, min_size=1, max_size=3),
).filter(_is_kept)
DAYS = st.dates(dt.date(1899, 1, 1), dt.date(2022, 8, 31)).map(lambda day: Unquoted(str(day)))
_WHOLE = st.integers(0, 10**11).map(lambda number: Unquoted(str(number)))
_LOW = st.integers(0, 100).map(lambda number: Unquoted(str(number)))
_TENTHS = st.integers(0, 999).map(lambda tenths: Unquoted(f"{tenths // 10}.{tenths % 10}"))


@st.composite
def _parts(draw):
    whole = draw(st.integers(1, 10**9))
    return {
        "numerator": Unquoted(str(draw(st.integers(0, whole)))),
        "denominator": Unquoted(str(whole)),
    }


VALUES = {
    "A-1": _LOW | _TENTHS,
    "A-2": _LOW | _TENTHS | _parts(),
    "A-3": st.integers(0, 100_000).map(lambda number: Unquoted(str(number))),
    "A-4": st.sampled_from([Unquoted("true"), Unquoted("false")]),
    "B-1-1": st.lists(st.sampled_from(["one", "two", "three"]), unique=True),
    "B-2": st.integers(0, 3).map(lambda level: Unquoted(str(level))),
}
"""What a city may answer under the small catalogue."""

PIECES = st.fixed_dictionaries(
    {
        "title": LINES,
        "kind": st.sampled_from(["register", "plan"]),
        "document": LINES,
        "date": DAYS,
    },
    optional={
        "page": st.integers(0, 999).map(lambda page: Unquoted(str(page))) | LINES,
        "file": LINES,
    },
)


@st.composite
def answers(draw, name):
    answer = {}
    if name in {"A-2", "B-1-1"} and draw(st.booleans()):
        answer["not_applicable"] = "사무가 없음 " + draw(PROSE)
    elif draw(st.booleans()):
        answer["value"] = draw(VALUES[name])
    if pieces := draw(st.lists(PIECES, max_size=2, unique_by=lambda piece: piece["title"])):
        answer["evidence"] = pieces
    if draw(st.booleans()):
        answer["note"] = draw(PROSE)
    if draw(st.booleans()):
        answer["confirmed"] = draw(PROSE)
    if draw(st.booleans()):
        answer["owner"] = draw(LINES)
    return answer


@st.composite
def data(draw):
    """The data of an assessment under the small catalogue, in which nothing is wrong."""
    city = {
        "name": draw(LINES),
        "kind": draw(st.sampled_from(["si", "gun", "metropolitan_city"])),
        "population": Unquoted(str(draw(st.integers(1, 10**7)))),
        "population_date": draw(DAYS),
    }
    if draw(st.booleans()):
        city["contact"] = draw(LINES)
    if draw(st.booleans()):
        city["confirmed"] = draw(PROSE)
    given = {name: draw(answers(name)) for name in VALUES if draw(st.booleans())}
    return {
        "format": "smartcert-assessment/1",
        "catalogue": "small@1",
        "date": Unquoted(DATE),
        "stage": draw(st.sampled_from(["self_assessment", "site_inspection"])),
        "city": city,
        "answers": {name: answer for name, answer in given.items() if answer},
    }


def read(text):
    return parse(source(text))


def meant(document):
    """What an assessment says, without what is blank."""
    return _filled(assessment_in(document).model_dump())


def _filled(said):
    if not isinstance(said, dict):
        return said
    filled = {name: _filled(each) for name, each in said.items()}
    return {name: each for name, each in filled.items() if each not in (None, {})} or None

"""Texts under the small catalogue that are right: tests change a word, or some answers."""

from smartcert.assessment.assessment_file import read_assessment
from smartcert.files.source import decode
from tests.conftest import DATA

CATALOGUE = (DATA / "small.yaml").read_text(encoding="utf-8")
ASSESSMENT = """\
format: smartcert-assessment/1
catalogue: small@1
date: 2022-12-31
stage: self_assessment
city:
  name: 달서구
  kind: gu
  population: 50000
  population_date: 2022-06-30
answers:
  A-1:
    value: 12.5
    evidence:
      - title: 대장
        kind: register
        document: 붙임
        page: 3
        date: 2022-06-30
  A-2:
    value: {numerator: 3, denominator: 4}
  A-3:
    value: 7
  A-4:
    value: true
    evidence:
      - {title: 조례, kind: plan, document: 붙임 2, date: 2022-01-01}
  B-1-1:
    value: [one, three]
  B-2:
    value: 2
"""
CITY = ASSESSMENT[ASSESSMENT.index("city:") : ASSESSMENT.index("answers:")]
ANSWERS = ASSESSMENT[ASSESSMENT.index("answers:") :]


def replaced(base: str, *changes: str) -> str:
    """Give the base with each old part, which it holds exactly once, made new: old, new, ..."""
    for old, new in zip(changes[::2], changes[1::2], strict=True):
        assert base.count(old) == 1, old
        base = base.replace(old, new)
    return base


HEAD = """
format: smartcert-assessment/1
catalogue: small@1
date: 2022-06-30
stage: self_assessment
city: {name: 시험시, kind: si, population: 400000, population_date: 2021-12-31}
answers:
"""
PROOF = "evidence: [{title: 대장, kind: register, document: 증빙, date: 2022-06-01}]"
FULL = {
    "A-1": f"{{value: 30, {PROOF}}}",
    "A-2": "{value: 80}",
    "A-3": "{value: 100}",
    "A-4": f"{{value: true, {PROOF.replace('증빙', '증빙 2')}}}",
    "B-1-1": "{value: [one, two, three]}",
    "B-2": "{value: 3}",
}


def assessment_of(answers):
    """Read an assessment with these answers to the small catalogue."""
    text = HEAD + "".join(f"  {name}: {answer}\n" for name, answer in answers.items())
    return read_assessment(decode(text.encode(), "test.yaml"))


WAIVERS = "format: smartcert-waivers/1\ncatalogue: small@1\nwaivers:\n"


def entry(indicator="A-1", until="2022-12-31", city=None, extra=""):
    named = f"    city: {city}\n" if city else ""
    return (
        f"  - indicator: {indicator}\n{named}    reason: 통계가 아직 없다.\n"
        f"    owner: 운영기관\n    until: {until}\n{extra}"
    )

"""Outcomes of every sort under the small catalogue, and what each format makes of one."""

import json

from smartcert.catalogue.compiled import compile_catalogue
from smartcert.checking.check import unreadable
from smartcert.checking.gate import Gate
from smartcert.checking.outcome import Collector
from smartcert.diagnostics import Diagnostic, Span
from smartcert.files.source import read
from smartcert.language import language
from smartcert.render.outcome import format_named
from smartcert.render.view import View
from tests.conftest import DATA
from tests.support import runs

ENGLISH, KOREAN = View(language("en")), View(language("ko"))
SMALL = compile_catalogue(read(DATA / "small.yaml", "small.yaml"))
HEAD = """\
format: smartcert-assessment/1
catalogue: small@1
date: 2022-06-30
stage: self_assessment
city: {name: "%s", kind: si, population: 400000, population_date: 2021-12-31}
answers:
"""
PROOF = "evidence: [{title: 대장, kind: register, document: 증빙, date: 2022-06-01}]"
GOOD = (
    HEAD % "시험시"
    + f"""\
  A-1: {{value: 29, {PROOF}}}
  A-2: {{not_applicable: 사무 없음}}
  A-3: {{value: 85}}
  A-4: {{value: true, {PROOF.replace("증빙", "증빙 2")}}}
  B-1-1: {{value: [one, two, three]}}
  B-2: {{value: 3}}
"""
)
POOR = HEAD % "모자라시" + "  A-2: {value: 10}\n"
FAULTY = (
    HEAD % "가나시"
    + """\
  A-1:
    value: 29
    evidence: [{title: 𠮷 대장, kind: registre, document: 증빙, date: 2022-06-01}]
  A-3: {value: 29}
  A-4: {value: true}
  A-9: {value: 1}
  B-1-1: {value: [one, four]}
  B-2:
    value: 3
    evidence:
      - {title: 나중, kind: plan, document: 증빙, date: 2022-07-01}
"""
)
WAIVERS = """\
format: smartcert-waivers/1
catalogue: small@1
waivers:
  - {indicator: B-1-1, reason: 상위기관의 사무, owner: 평가위원회, until: 2022-07-10}
"""
KNOWN = """\
format: smartcert-baseline/1
findings:
  - {city: 가나시, indicator: A-9, code: SC402, value: "1"}
"""


def run(*texts, command="check", **options):
    files = {f"도시 {number}.yaml": text for number, text in enumerate(texts, 1)}
    return runs.outcome(files, command, catalogue=SMALL, **options)


def waived_and_known(**options):
    """Give what came of a file with findings that fail, that are noted, known and waived."""
    held = runs.waivers(WAIVERS, SMALL)
    return run(FAULTY, held=held, baseline=runs.baseline(KNOWN), **options)


def rendered(name, outcome, view=ENGLISH):
    return format_named(name)(outcome, view)


def everything():
    """Give one outcome of every sort."""
    return {
        "nothing": run(GOOD),
        "faults": run(FAULTY, GOOD),
        "waived and known": waived_and_known(),
        "strict": run(FAULTY, strict=True),
        "no yaml": run("format: smartcert-assessment/1\nanswers: [\n"),
        "a catalogue": run(
            (DATA / "small.yaml").read_text("utf-8").replace("points: 80", "points: 8")
        ),
        "missing": missing(),
        "certified": run(GOOD, command="evaluate"),
        "not certified": run(POOR, command="evaluate", gate=Gate("warning", 1, 99)),
        "never": run(POOR, command="evaluate", gate=Gate("never")),
        "not judged": run(FAULTY, GOOD, command="evaluate"),
        "two of one city": run(GOOD, POOR.replace("모자라시", "시험시"), command="evaluate"),
    }


def missing():
    collector = Collector("check")
    collector.add(unreadable("없음.yaml", None, (Diagnostic("SC101", Span("없음.yaml")),)))
    return collector.outcome()


def log(outcome, view=ENGLISH):
    (found,) = json.loads(rendered("sarif", outcome, view))["runs"]
    return found


def results(outcome, view=ENGLISH):
    return log(outcome, view)["results"]


def many(count, code, name):
    values = {
        "indicator": "A-1",
        "wanted": 1,
        "given": 0,
        "kinds": [],
        "once": "",
        "title": "",
        "idle": "",
    }
    found = tuple(
        Diagnostic(code, Span(name, line + 1, 1, line + 1, 2), values) for line in range(count)
    )
    return unreadable(name, None, found)

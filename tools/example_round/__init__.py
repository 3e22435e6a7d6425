"""The files of `examples/round/`: a round of invented applicants, and what comes of each.

A city has a maturity, items in which it is strong or weak, and luck. Luck is a checksum of the
city's file name and of what is drawn, so that every run writes the same bytes, and so that one
figure can be changed without changing any other.
"""

import io
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from example_round.applicants import APPLICANTS, WORDS, Applicant
from example_round.assessment import AssessmentText
from example_round.values import CATALOGUE, on_line
from smartcert import evaluate
from smartcert.assessment.assessment_file import read_assessment
from smartcert.files.document import parse
from smartcert.files.source import decode
from smartcert.reports.report import Report
from smartcert.tables.writing.layout import sheet_of
from smartcert.tables.writing.writers import write_xlsx


def files() -> Iterator[tuple[str, str | bytes]]:
    """Give the name and the content of every file of the folder."""
    texts = {f"{city.file}.yaml": _written(city) for city in APPLICANTS}
    yield from texts.items()
    yield "README.md", _page(_judged(name, text) for name, text in texts.items())
    yield "round.xlsx", workbook(texts)


def _written(city: Applicant) -> str:
    """Give a city's file; where it is to earn an exact total, money from outside makes it up."""
    if city.total:
        poor = str(AssessmentText(city._replace(money=0)))
        indicator = CATALOGUE.indicators["GOV-FUN-02"]
        missing = Decimal(city.total) - _judged(city.file, poor).total.earned
        if not 0 < missing < indicator.points:
            raise ValueError(f"{city.file} lacks {missing} points: change its maturity")
        per_head = on_line(indicator, float(missing / indicator.points))
        city = city._replace(money=round(per_head * city.population / 1000) * 1000)
    return str(AssessmentText(city))


def _judged(name: str, text: str) -> Report:
    return evaluate(read_assessment(decode(text.encode(), name)), CATALOGUE)


def _page(reports: Iterable[Report]) -> str:
    """Give the page of the folder, with what comes of each city."""
    ordered = sorted(reports, key=lambda each: (each.track.id, -each.total.share, each.city))
    return "".join([WORDS["page"], *map(_line, ordered)])


def _line(report: Report) -> str:
    name, certified = report.file.removesuffix(".yaml"), report.verdict.certified
    said = {"name": name, "total": report.total, "certified": "yes" if certified else "no"}
    return str(WORDS["line"].format(report=report, **said))


def workbook(texts: Mapping[str, str]) -> bytes:
    """Give all cities as one workbook, their evidence counted."""
    documents = [parse(decode(text.encode(), name)) for name, text in sorted(texts.items())]
    stream = io.BytesIO()
    write_xlsx(sheet_of(documents, CATALOGUE, counts=True), stream)
    return stream.getvalue()

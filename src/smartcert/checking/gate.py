"""A gate: the certificate, the grade or the share that a judged city must have to pass."""

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from smartcert.catalogue.compiled import Catalogue
from smartcert.checking.exits import FailOn
from smartcert.diagnostics import Diagnostic, Span
from smartcert.files.document import Document
from smartcert.reports.report import Report, RuleResult


class Gate(NamedTuple):
    """What makes a judged city fail.

    Attributes:
        fail_on: a verdict that does not certify; warnings, too; or neither.
        min_grade: the worst grade that passes.
        min_share: percent of the maximum, edge included.
    """

    fail_on: FailOn = "not-certified"
    min_grade: int | None = None
    min_share: Decimal | None = None

    def faults(
        self, report: Report, document: Document, catalogue: Catalogue
    ) -> Iterator[Diagnostic]:
        """Name what the city fails by, at its name, with the rules that do not hold."""
        span = document.span(("city", "name"))
        verdict, total = report.verdict, report.total
        values = {
            "city": report.city,
            "earned": f"{total.earned:,f}",
            "maximum": f"{total.maximum:,f}",
            "share": total.share,
            "grade": verdict.grade,
        }
        if self.fail_on != "never" and not verdict.certified:
            failed = tuple(_places(verdict.rules, catalogue))
            yield Diagnostic("SC601", span, values, related=failed)
        if self.min_grade is not None and verdict.grade > self.min_grade:
            yield Diagnostic("SC602", span, {**values, "wanted": self.min_grade})
        # a share of nothing reaches no mark
        reached = total.maximum and total.earned * 100 >= total.maximum * (self.min_share or 0)
        if self.min_share is not None and not reached:
            yield Diagnostic("SC603", span, {**values, "wanted": self.min_share})


def share_of(text: str) -> Decimal | None:
    """Read a share in percent, exactly as it is written; None if it is none."""
    number = text.strip().removesuffix("%").strip()
    if not number.replace(".", "", 1).isdecimal() or Decimal(number) > 100:  # noqa: PLR2004 - percent
        return None
    share = Decimal(number)
    # 0.7 is meant as 70 % by many; whoever means 0.7 % can write the sign
    return None if 0 < share < 1 and not text.strip().endswith("%") else share


def _places(rules: tuple[RuleResult, ...], catalogue: Catalogue) -> Iterator[Span]:
    """Yield the places in the catalogue of the rules that do not hold."""
    for rule, requirement in zip(rules, catalogue.standard.requirements, strict=True):
        if not rule.held:
            yield catalogue.document.span(requirement.place)

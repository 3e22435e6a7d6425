"""`smartcert evaluate`: one or more assessments judged."""

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated

import typer

from smartcert.cli.options import (
    AssessmentFiles,
    CatalogueName,
    FailsOn,
    Formats,
    Lang,
    NoCi,
    OnDay,
    Outputs,
    StdinName,
    WaiverFileName,
)
from smartcert.cli.refusal import Refused, refuse_idle
from smartcert.language import N_, Language

if TYPE_CHECKING:
    from smartcert.files.document import Document
    from smartcert.reports.report import Report

HELP = N_("Judge assessments: points, verdict, margin, and what cost points.")
EXAMPLES = """\
smartcert evaluate dalseo.yaml
smartcert evaluate dalseo.yaml --details --lang ko
smartcert evaluate round/ --output round.csv --output round.json
smartcert evaluate dalseo.yaml --set INN-CIV-02=4 --set "GOV-INS-01=[plan,committee]"
smartcert evaluate dalseo.yaml --min-grade 2 --fail-on warning
smartcert init - --name 솔밭군 --kind gun | smartcert evaluate -"""


def evaluate(
    context: typer.Context,
    files: AssessmentFiles,
    catalogue: CatalogueName = None,
    format: Formats = None,
    output: Outputs = None,
    details: Annotated[bool, typer.Option("--details", help=N_("Show every indicator."))] = False,
    fail_on: FailsOn = "not-certified",
    min_grade: Annotated[
        int | None,
        typer.Option("--min-grade", metavar="N", help=N_("Fail below this grade; 1 is the best.")),
    ] = None,
    min_share: Annotated[
        str | None,
        typer.Option(
            "--min-share",
            metavar="PCT",
            help=N_("Fail below this share of the points, in percent, such as 72.5."),
        ),
    ] = None,
    waivers: WaiverFileName = None,
    on: OnDay = None,
    supposed: Annotated[
        list[str] | None,
        typer.Option(
            "--set",
            metavar="ID=VALUE",
            help=N_(
                "Judge as if this were the answer, proven, and show the difference; nothing is "
                "written. VALUE is written as in a file."
            ),
        ),
    ] = None,
    skip_others: Annotated[
        bool,
        typer.Option(
            "--skip-others",
            help=N_("Pass over named files that are no assessments, as in a folder."),
        ),
    ] = False,
    stdin_filename: StdinName = None,
    no_ci: NoCi = False,
    lang: Lang = None,
) -> int:
    """Judge each file; one that cannot be judged does not stop the others."""
    del lang  # taken before the arguments were parsed
    from smartcert.checking.gate import Gate
    from smartcert.checking.outcome import Collector
    from smartcert.cli import outputs as deliveries
    from smartcert.cli import terminal as out
    from smartcert.cli.inputs import assessments, load_terms
    from smartcert.evaluation import judge, suppose
    from smartcert.render.view import View

    language: Language = context.obj
    inputs = assessments(
        files, skip_others=skip_others, stdin_name=stdin_filename, language=language
    )
    gate = Gate(fail_on, min_grade, _share(min_share, language))
    read_from = [*inputs.read, catalogue, waivers]
    delivery = deliveries.delivery(
        format, output, read_from, command="evaluate", ci=not no_ci, language=language
    )
    if supposed and len(inputs.files) != 1:
        raise Refused(language.say("--set is for one file."))
    if formats := delivery.only_findings:
        refuse_idle({"--details": details}, ", ".join(formats), language)
    collector = Collector("evaluate", strict=fail_on == "warning")
    with collector.stopped_by_faults():
        terms = load_terms(catalogue, waivers, on, language)
        answers = _answers(supposed or (), language)
        for checked in inputs.checked(terms):
            if checked.assessment and checked.catalogue and checked.claims and checked.document:
                if answers:
                    report = suppose(checked.assessment, checked.catalogue, answers, terms.waivers)
                else:
                    report = judge(checked.assessment, checked.catalogue, checked.claims)
                _refuse_grade(min_grade, report, language)
                failed = tuple(gate.faults(report, checked.document, checked.catalogue))
                collector.add(checked._replace(found=(*checked.found, *failed)), report)
            else:
                collector.add(checked)
        collector.note(terms.waivers.strangers(collector.cities))
    outcome = inputs.outcome(collector, language)
    if not (outcome.files or outcome.stopped):
        out.tell(inputs.passed_over(language))
    if complaints := list(outcome.beside_the_reports()):
        from smartcert.render.outcome.findings import mending

        out.complain(complaints, language)
        if sentence := mending(outcome, language):
            out.tell(sentence)
    screen = out.screen_view(language, details=details)
    folder = deliveries.folder_in_repository()
    view = View(language, details=details, folder=folder)
    return deliveries.deliver(outcome, delivery, view, screen)


def _answers(supposed: Sequence[str], language: Language) -> "Document | None":
    """Read the answers that are supposed; None if there are none.

    Raises:
        InvalidInput: one is not YAML, or an indicator is repeated.
        Refused: one is no indicator with a value.
    """
    if not supposed:
        return None
    from smartcert.assessment.supposed import values_in

    pairs = [each.partition("=") for each in supposed]
    document = None
    if all(name and sign for name, sign, _ in pairs):
        document = values_in([(name, value) for name, _, value in pairs], "--set")
    if document is None:
        wanted = language.say("an indicator and its value on one line, such as INN-CIV-02=4")
        sentence = language.say("{name} is to be: {wanted}.", name="--set", wanted=wanted)
        raise Refused(sentence)
    return document


def _refuse_grade(wanted: int | None, report: "Report", language: Language) -> None:
    """Refuse a grade that does not exist: every city would pass."""
    last = report.verdict.grades[-1].grade
    if wanted is not None and not 1 <= wanted <= last:
        given = language.say("a grade from 1 to {last}", last=last)
        sentence = language.say("{name} is to be: {wanted}.", name="--min-grade", wanted=given)
        raise Refused(sentence)


def _share(text: str | None, language: Language) -> Decimal | None:
    """Return the share that is asked for, in percent.

    Raises:
        Refused: it is none.
    """
    from smartcert.checking.gate import share_of

    share = share_of(text) if text is not None else None
    if text is not None and share is None:
        wanted = language.say("a share in percent from 0 to 100, such as 72.5")
        sentence = language.say("{name} is to be: {wanted}.", name="--min-share", wanted=wanted)
        raise Refused(sentence)
    return share

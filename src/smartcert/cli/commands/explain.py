"""`smartcert explain`: what a code means, or why one indicator earned what it did."""

import os
import re
from typing import TYPE_CHECKING, Annotated

import typer

from smartcert.checking.exits import NOT_JUDGED
from smartcert.cli.completion import indicator_ids, subjects
from smartcert.cli.options import CatalogueName, Lang, OnDay, WaiverFileName
from smartcert.diagnostics.codes import CODES
from smartcert.language import N_, Language

if TYPE_CHECKING:
    from smartcert.cli.inputs import Rules

HELP = N_("Explain a code, an indicator, or the points of an indicator from answer to verdict.")
EXAMPLES = """\
smartcert explain SC402
smartcert explain INN-DAT-03
smartcert explain dalseo.yaml INN-DAT-03
smartcert explain dalseo.yaml GOV-ORG-01 --lang ko"""

_LIKE_A_CODE = re.compile("SC[0-9]+")
_LIKE_A_FILE = (".yaml", ".yml")


def explain(
    context: typer.Context,
    subject: Annotated[
        str,
        typer.Argument(
            metavar="FILE|CODE|INDICATOR",
            help=N_("A code such as SC402, an indicator's id, or an assessment file."),
            autocompletion=subjects,
        ),
    ],
    indicator: Annotated[
        str | None,
        typer.Argument(
            metavar="[INDICATOR]",
            help=N_("After a file: the id of the indicator whose points are explained."),
            autocompletion=indicator_ids,
        ),
    ] = None,
    catalogue: CatalogueName = None,
    waivers: WaiverFileName = None,
    on: OnDay = None,
    lang: Lang = None,
) -> None:
    """Print what a code means, an indicator, or the chain from its answer to the verdict."""
    del lang  # taken before the arguments were parsed
    from smartcert.cli.inputs import rules
    from smartcert.diagnostics import InvalidInput

    language: Language = context.obj
    try:
        if indicator is not None:
            _explain_points(subject, indicator, rules(catalogue, waivers, on, language), language)
        elif _LIKE_A_CODE.fullmatch(subject.upper()):
            _explain_code(subject.upper(), language)
        else:
            _explain_indicator(subject, catalogue, language)
    except InvalidInput as invalid:
        from smartcert.cli import terminal as out

        out.complain(invalid.diagnostics, language)
        raise typer.Exit(NOT_JUDGED) from None


def _explain_code(code: str, language: Language) -> None:
    from smartcert.cli import terminal as out
    from smartcert.render.pages import lesson

    if code not in CODES:
        out.tell_unknown(code, CODES, language.say("the codes of smartcert"), language)
        raise typer.Exit(NOT_JUDGED)
    out.show(lesson.page(code, out.screen_view(language)))


def _explain_indicator(name: str, catalogue: str | None, language: Language) -> None:
    from smartcert import load_catalogue
    from smartcert.catalogue.packaged import DEFAULT
    from smartcert.cli import terminal as out
    from smartcert.render.pages import catalogue as pages

    chosen = load_catalogue(catalogue or DEFAULT)
    if name in chosen.indicators:
        out.show(pages.indicator(chosen, name, out.screen_view(language)))
        return
    if _means_a_file(name):
        command = f"smartcert explain {name} INDICATOR"
        out.tell(language.say("The indicator is missing: {command}", command=command))
    else:
        out.tell_unknown(name, chosen.indicators, chosen.name, language)
    raise typer.Exit(NOT_JUDGED)


def _means_a_file(name: str) -> bool:
    from smartcert.files.storage import stored

    # not Path.exists, which fails on a name that is too long
    return name == "-" or name.endswith(_LIKE_A_FILE) or os.path.exists(stored(name))  # noqa: PTH110


def _explain_points(file: str, indicator: str, rules: "Rules", language: Language) -> None:
    from smartcert import evaluate, load_assessment
    from smartcert.cli import terminal as out
    from smartcert.evaluation import catalogue_of
    from smartcert.render.pages import explanation

    assessment = load_assessment(file)
    chosen = rules.catalogue or catalogue_of(assessment)
    if indicator not in chosen.indicators:
        out.tell_unknown(indicator, chosen.indicators, chosen.name, language)
        raise typer.Exit(NOT_JUDGED)
    report = evaluate(assessment, chosen, rules.waivers)
    view = out.screen_view(language)
    out.show(explanation.page(indicator, assessment, chosen, report, view))

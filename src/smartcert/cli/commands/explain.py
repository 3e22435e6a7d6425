"""`smartcert explain`: what a code means, or why one indicator earned what it did."""

import re
from typing import TYPE_CHECKING, Annotated

import typer

from smartcert.cli.completion import indicator_ids, subjects
from smartcert.cli.options import CatalogueName, Lang, OnDay, WaiverFileName
from smartcert.cli.refusal import Refused, unknown
from smartcert.diagnostics.codes import CODES
from smartcert.language import N_, Language

if TYPE_CHECKING:
    from smartcert.cli.inputs import Terms

HELP = N_("Explain a code, an indicator, or the points of an indicator from answer to verdict.")
EXAMPLES = """\
smartcert explain SC402
smartcert explain INN-DAT-03
smartcert explain dalseo.yaml INN-DAT-03
smartcert explain dalseo.yaml GOV-ORG-01 --lang ko"""

_LIKE_A_CODE = re.compile("SC[0-9]+")
_LIKE_A_FILE = (".yaml", ".yml", ".xlsx")


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
    language: Language = context.obj
    if indicator is not None:
        from smartcert.cli.inputs import load_terms

        _explain_points(subject, indicator, load_terms(catalogue, waivers, on, language), language)
    elif _LIKE_A_CODE.fullmatch(subject.upper()):
        _explain_code(subject.upper(), language)
    else:
        _explain_indicator(subject, catalogue, language)


def _explain_code(code: str, language: Language) -> None:
    from smartcert.cli import terminal as out
    from smartcert.render.pages import lesson

    if code not in CODES:
        raise Refused(unknown(code, CODES, language.say("the codes of smartcert"), language))
    out.show(lesson.page(code, out.screen_view(language)))


def _explain_indicator(name: str, catalogue: str | None, language: Language) -> None:
    from smartcert import load_catalogue
    from smartcert.catalogue.packaged import DEFAULT
    from smartcert.cli import terminal as out
    from smartcert.render.pages import catalogue as pages

    chosen = load_catalogue(catalogue or DEFAULT)
    if name in chosen.indicators:
        out.show(pages.indicator(chosen, name, out.screen_view(language)))
    elif _means_a_file(name):
        command = f"smartcert explain {name} INDICATOR"
        raise Refused(language.say("The indicator is missing: {command}", command=command))
    else:
        raise Refused(unknown(name, chosen.indicators, chosen.name, language))


def _means_a_file(name: str) -> bool:
    from smartcert.files.storage import is_here

    return name == "-" or name.endswith(_LIKE_A_FILE) or is_here(name)


def _explain_points(file: str, indicator: str, terms: "Terms", language: Language) -> None:
    from smartcert import load_assessment
    from smartcert.assessment.claims import read_claims
    from smartcert.cli import terminal as out
    from smartcert.evaluation import catalogue_of, judge
    from smartcert.render.pages import explanation

    assessment = load_assessment(file)
    chosen = terms.catalogue or catalogue_of(assessment)
    if indicator not in chosen.indicators:
        raise Refused(unknown(indicator, chosen.indicators, chosen.name, language))
    claims = read_claims(assessment, chosen, terms.waivers)
    report = judge(assessment, chosen, claims)
    view = out.screen_view(language)
    out.show(explanation.page(indicator, assessment, chosen, claims, report, view))

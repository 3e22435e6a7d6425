"""`smartcert explain`: what a code means, or why one indicator earned what it did."""

import re
from typing import TYPE_CHECKING, Annotated

import typer

from smartcert.cli.completion import node_ids, subjects
from smartcert.cli.options import CatalogueName, Lang, OnDay, WaiverFileName
from smartcert.cli.refusal import Refused, refuse_idle, unknown
from smartcert.diagnostics.codes import CODES
from smartcert.files.names import means_a_file
from smartcert.language import N_, Language

if TYPE_CHECKING:
    from smartcert.cli.inputs import Terms

HELP = N_("Explain a code, an indicator, or the points of a city from an answer to the verdict.")
EXAMPLES = """\
smartcert explain SC402
smartcert explain INN-DAT-03
smartcert explain dalseo.yaml INN-DAT-03
smartcert explain dalseo.yaml INN-PUB
smartcert explain dalseo.yaml GOV-ORG-01 --lang ko"""

_LIKE_A_CODE = re.compile("SC[0-9]+")


def explain(
    context: typer.Context,
    subject: Annotated[
        str,
        typer.Argument(
            metavar="FILE|CODE|INDICATOR|CATEGORY",
            help=N_(
                "A code such as SC402; an indicator or category, by its id or words of its "
                "title; or an assessment file."
            ),
            autocompletion=subjects,
        ),
    ],
    indicator: Annotated[
        str | None,
        typer.Argument(
            metavar="[INDICATOR|CATEGORY]",
            help=N_("After a file: the indicator or category whose points are explained."),
            autocompletion=node_ids,
        ),
    ] = None,
    catalogue: CatalogueName = None,
    waivers: WaiverFileName = None,
    on: OnDay = None,
    lang: Lang = None,
) -> None:
    """Print what a code means, a node of the catalogue, or how its points lead to the verdict."""
    del lang  # taken before the arguments were parsed
    language: Language = context.obj
    of_a_city: dict[str, object] = {"--waivers": waivers, "--on": on}
    if indicator is not None:
        from smartcert.cli.inputs import load_terms

        _explain_points(subject, indicator, load_terms(catalogue, waivers, on, language), language)
    elif _LIKE_A_CODE.fullmatch(subject.upper()):
        refuse_idle({"--catalogue": catalogue, **of_a_city}, subject, language)
        _explain_code(subject.upper(), language)
    else:
        _explain_node(subject, catalogue, of_a_city, language)


def _explain_code(code: str, language: Language) -> None:
    from smartcert.cli import terminal as out
    from smartcert.render.pages import lesson

    if code not in CODES:
        raise Refused(unknown(code, CODES, language.say("the codes of smartcert"), language))
    out.show(lesson.page(code, out.screen_view(language)))


def _explain_node(
    name: str, catalogue: str | None, of_a_city: dict[str, object], language: Language
) -> None:
    from smartcert import load_catalogue
    from smartcert.catalogue.packaged import DEFAULT
    from smartcert.cli import terminal as out
    from smartcert.cli.nodes import node_meant
    from smartcert.render.pages import catalogue as pages

    chosen = load_catalogue(catalogue or DEFAULT)
    if name not in chosen.paths and means_a_file(name):
        command = f"smartcert explain {name} INDICATOR"
        raise Refused(language.say("The indicator is missing: {command}", command=command))
    node = node_meant(name, chosen, language)
    refuse_idle(of_a_city, node, language)
    out.show(pages.node(chosen, node, out.screen_view(language)))


def _explain_points(file: str, words: str, terms: "Terms", language: Language) -> None:
    from smartcert import load_assessment
    from smartcert.assessment.claims import read_claims
    from smartcert.cli import terminal as out
    from smartcert.cli.nodes import node_meant
    from smartcert.evaluation import catalogue_of, judge
    from smartcert.render.pages import category, explanation

    assessment = load_assessment(file)
    chosen = terms.catalogue or catalogue_of(assessment)
    node = node_meant(words, chosen, language)
    claims = read_claims(assessment, chosen, terms.waivers)
    report = judge(assessment, chosen, claims)
    view = out.screen_view(language)
    if node in chosen.categories:
        out.show(category.page(node, report, view))
    else:
        out.show(explanation.page(node, assessment, chosen, claims, report, view))

"""The sentences about what a verdict requires: one row a kind, the same in every format."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from smartcert.catalogue.compiled import Catalogue
from smartcert.language import N_, Language
from smartcert.render.wording import points, signed
from smartcert.reports.report import RuleResult


class Sentences(NamedTuple):
    """The sentences about requirements of one kind.

    Attributes:
        named: what a requirement is called.
        marked: the same with its mark.
        short: what is missing, on one line with a verdict.
        judged: what it needs, and by how much that was reached or missed.
        listed: how the page of a catalogue lists it.
    """

    named: str
    marked: str
    short: str
    judged: str
    listed: str


KINDS: Mapping[str, Sentences] = {
    "pass_mark": Sentences(
        N_("pass mark"),
        N_("pass mark {mark} %"),
        N_("{points} points short of the pass mark"),
        N_("pass mark {mark} %: {needed} points needed, margin {margin}"),
        N_("{count} indicators; pass mark {mark} % of the total."),
    ),
    "floor": Sentences(
        N_("floor of {title}"),
        N_("floor of {title} {mark} %"),
        N_("{points} points short of the floor of {title}"),
        N_("floor of {title} {mark} %: {needed} points needed, margin {margin}"),
        N_("Floor: {title} at least {mark} %."),
    ),
    "mandatory": Sentences(
        N_("mandatory {title}"),
        N_("mandatory {title} {mark} %"),
        N_("{points} points short in mandatory {title}"),
        N_("mandatory {title} {mark} %: {needed} points needed, margin {margin}"),
        N_("Mandatory: {title} at least {mark} %."),
    ),
}
"""By the kind of a requirement."""

FAILS_OTHERWISE = N_(
    "at or above the pass mark, but a floor or a mandatory indicator is not reached"
)


def named(result: RuleResult, language: Language) -> str:
    """Name a requirement of a report."""
    return language.say(KINDS[result.rule].named, title=result.title or "")


def short(result: RuleResult, language: Language) -> str:
    """Say by how much a requirement of a report was missed."""
    missing = points(-result.margin)
    return language.say(KINDS[result.rule].short, title=result.title or "", points=missing)


def judged(result: RuleResult, language: Language) -> str:
    """Say what a requirement of a report needs, and what was reached."""
    return language.say(
        KINDS[result.rule].judged,
        mark=result.mark,
        title=result.title or "",
        needed=points(result.needed),
        margin=signed(result.margin),
    )


def marked(catalogue: Catalogue, language: Language) -> dict[str, str]:
    """Name every requirement of a catalogue with its mark, by its name in results."""
    return {
        each.name: language.say(
            KINDS[each.kind].marked,
            title=catalogue.title(each.node) or "",
            mark=f"{each.mark:f}",
        )
        for each in catalogue.standard.requirements
    }


def listed(catalogue: Catalogue, language: Language) -> Iterator[str]:
    """Say what each requirement of a catalogue asks for, a sentence each."""
    for each in catalogue.standard.requirements:
        yield language.say(
            KINDS[each.kind].listed,
            count=len(catalogue.indicators),
            title=catalogue.title(each.node) or "",
            mark=each.mark,
        )

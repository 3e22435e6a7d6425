"""The sentences about a batch, the same in every format."""

from collections.abc import Mapping

from smartcert.batch import statistics
from smartcert.batch.outcome import BatchOutcome
from smartcert.batch.summary import Standing, Summary, TrackSummary
from smartcert.batch.turning import ALONE
from smartcert.catalogue.compiled import Catalogue
from smartcert.language import N_, Language
from smartcert.render import wording

SHOWN = 10
"""How many rejects, codes and indicators are shown where not all are."""

RANKING = N_(
    "Ranking: within a track, by the share of each city's own maximum, compared exactly; equal "
    "shares have the same, smallest rank (1, 2, 2, 4) and stand in the order of their names."
)
NOT_REQUIRED = N_(
    "EVIDENCE WAS NOT REQUIRED: every claim counts as if it had its evidence, so these results are "
    "provisional."
)
REQUIRED = N_(
    "Of evidence only kinds and numbers were counted; contents were not reviewed. A claim without "
    "what is wanted earns nothing."
)
WORK_LIST = N_("Work list: near the pass mark, or one step from another verdict")
TURNED = N_("what turns it")
TURNED_BY: Mapping[str, str] = {
    "": N_("near the mark"),
    "paper": N_("one paper"),
    "step": N_("one step"),
    "answer": N_("one rejected answer"),
}
"""Why a city needs a look, by what alone turns its verdict."""
FIRST_ONLY = N_("Only the first {count} are shown; `--rejects FILE` writes all of them.")


def turned_by(one: Standing, language: Language) -> str:
    """Say why a city needs a look."""
    return language.say(TURNED_BY[ALONE[one.alone]])


def warnings(file: str, language: Language) -> str:
    """Say where the warnings stand, or how they can be had."""
    if file:
        return language.say("The warnings: {file}", file=file)
    return language.say("`--warnings FILE` writes the warnings, each with its place.")


def evidence(outcome: BatchOutcome, language: Language) -> str:
    """Say what was done about evidence."""
    return language.say(REQUIRED if outcome.evidence_required else NOT_REQUIRED)


def identity(catalogue: Catalogue, language: Language) -> str:
    """Say which catalogue it is, to the byte."""
    revision = language.say("revision {revision}", revision=catalogue.edition.revision)
    return f"{catalogue.name}, {revision}, sha256 {catalogue.sha256[:12]}"


def set_aside(summary: Summary, language: Language) -> str:
    """Say how much could not be judged."""
    return language.plural(
        "Set aside: {number} row or file that could not be judged",
        "Set aside: {number} rows or files that could not be judged",
        summary.rejected,
        number=f"{summary.rejected:,}",
    )


def judged(number: int, certified: int, language: Language) -> str:
    """Say how many cities were judged, and how many are certified."""
    return language.plural(
        "{number} city judged, {certified} certified",
        "{number} cities judged, {certified} certified",
        number,
        number=f"{number:,}",
        certified=f"{certified:,}",
    )


def totals(outcome: BatchOutcome, language: Language) -> str:
    """Say in one line what all came to."""
    summary = outcome.summary
    warnings = language.plural(
        "{number} warning", "{number} warnings", summary.warnings, number=f"{summary.warnings:,}"
    )
    return language.say(
        "{judged} judged, {certified} certified, {rejected} set aside, {warnings}",
        judged=f"{summary.judged:,}",
        certified=f"{summary.certified:,}",
        rejected=f"{summary.rejected:,}",
        warnings=warnings,
    )


def grades(counts: Mapping[int, int], catalogue: Catalogue, language: Language) -> str:
    """Say how many cities have which grade."""
    return ", ".join(
        language.say(
            "grade {grade}: {count}", grade=each.grade, count=f"{counts.get(each.grade, 0):,}"
        )
        for each in catalogue.edition.verdict.grades
    )


def skipped(outcome: BatchOutcome, language: Language) -> str:
    """Say how many files are no assessments; nothing if none was passed over."""
    number = len(outcome.skipped)
    if not number:
        return ""
    return language.plural(
        "{number} file in the folders is no assessment and was passed over.",
        "{number} files in the folders are no assessments and were passed over.",
        number,
        number=f"{number:,}",
    )


def fails_otherwise(one: Standing) -> bool:
    """Tell whether a city is not certified although it has the points."""
    return one.margin >= 0 and not one.certified


def middle(track: TrackSummary, catalogue: Catalogue, language: Language) -> str:
    """Say what the cities of a track have in the middle."""
    return language.say(
        "mean {mean} points, median {median} points",
        mean=wording.points(statistics.mean(track, catalogue)),
        median=wording.points(statistics.median(track, catalogue)),
    )

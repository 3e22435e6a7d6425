"""Results as one JSON document: language-neutral, points as exact decimal texts.

`smartcert schema batch` gives its schema.
"""

from collections.abc import Callable, Iterator
from typing import IO, Any

from smartcert.batch import statistics
from smartcert.batch.outcome import BatchOutcome
from smartcert.batch.rejects import Reject
from smartcert.batch.result_columns import COLUMNS
from smartcert.batch.result_table import tables
from smartcert.batch.result_values import evidence
from smartcert.batch.summary import SIDES, Standing, TrackSummary
from smartcert.batch.turning import ALONE
from smartcert.catalogue.edition import Track
from smartcert.language import LANGUAGES, InBoth, Language, language
from smartcert.render.batch import FORMAT, document, sentences
from smartcert.render.batch.json_rows import ROWS, as_bytes, objects
from smartcert.render.json_text import json_text
from smartcert.render.json_values import plain
from smartcert.version import __version__


def write(outcome: BatchOutcome, stream: IO[bytes], language: Language) -> None:
    """Write the document piece by piece; the language changes nothing."""
    del language
    body = {"format": FORMAT, "smartcert": __version__, **plain(_head(outcome))}
    stream.write(_encoded(json_text(body, indent=2)).removesuffix(b"\n}"))
    stream.write(b',\n  "cities": [')
    stream.writelines(_cities(outcome))
    stream.write(b'\n  ],\n  "rejects": [')
    for number, reject in enumerate(outcome.rejects()):
        stream.write(b",\n    "[number == 0 :] + _encoded(json_text(_reject(reject))))
    stream.write(b"\n  ]\n}\n")


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "replace")  # a file's name may hold what UTF-8 does not


def _cities(outcome: BatchOutcome) -> Iterator[memoryview]:
    comma = 1  # no comma stands before the first
    for table in tables(outcome, rows=ROWS):
        plain = table.drop_columns([each.name for each in COLUMNS if each.of_run])
        yield as_bytes(objects(plain, outcome.catalogue, outcome.details, ",\n    ", ""))[comma:]
        comma = 0


def _head(outcome: BatchOutcome) -> document.Head:
    edition, ranking = outcome.catalogue.edition, sentences.RANKING
    return document.Head(
        catalogue=document.Stamp(
            edition.id,
            edition.edition,
            edition.revision,
            edition.title,
            edition.basis,
            outcome.catalogue.sha256,
        ),
        evidence=evidence(evidence_required=outcome.evidence_required),
        note=_both(lambda language: sentences.evidence(outcome, language)),
        ranking=_both(lambda language: language.say(ranking)),
        skipped=tuple(outcome.skipped),
        summary=_summary(outcome),
    )


def _both(say: Callable[[Language], str]) -> InBoth:
    return InBoth(**{tag: say(language(tag)) for tag in LANGUAGES})


def _summary(outcome: BatchOutcome) -> document.Summary:
    summary, catalogue = outcome.summary, outcome.catalogue
    return document.Summary(
        judged=summary.judged,
        certified=summary.certified,
        rejected=summary.rejected,
        faults=dict(sorted(summary.faults.items())),
        warnings=summary.warnings,
        tracks=tuple(
            _track(track, counted, outcome)
            for track, counted in statistics.tracks_of(summary, catalogue)
        ),
        losses=tuple(
            document.Loss(
                name,
                catalogue.indicators[name].title,
                loss.cities,
                statistics.average(loss, catalogue),
                statistics.points(loss.units, catalogue),
            )
            for name, loss in statistics.most_lost(summary)
        ),
    )


def _track(track: Track, counted: TrackSummary, outcome: BatchOutcome) -> document.Track:
    catalogue = outcome.catalogue
    named = {
        side: tuple(_standing(each, counted, outcome) for each in getattr(counted, side))
        for side in SIDES
    }
    return document.Track(
        id=track.id,
        title=track.title,
        judged=counted.judged,
        certified=counted.certified,
        grades=tuple(
            document.GradeCount(each.grade, counted.grades.get(each.grade, 0))
            for each in catalogue.edition.verdict.grades
        ),
        mean=statistics.mean(counted, catalogue),
        median=statistics.median(counted, catalogue),
        histogram=tuple(document.Bin(*each) for each in statistics.bins(counted, catalogue)),
        **named,
    )


def _standing(one: Standing, counted: TrackSummary, outcome: BatchOutcome) -> document.Standing:
    got = statistics.points_of(one, outcome.catalogue)
    return document.Standing(
        city=one.city,
        rank=int(counted.rank(one.earned, one.maximum)),
        points=got.earned,
        maximum=got.maximum,
        share=got.share,
        margin=statistics.points(one.margin, outcome.catalogue),
        grade=one.grade,
        certified=one.certified,
        alone=ALONE[one.alone],
    )


def _reject(reject: Reject) -> dict[str, Any]:
    return {"city": reject.city, "faults": [fault._asdict() for fault in reject.faults]}

"""Results as one JSON document: language-neutral, points as exact decimal texts.

`smartcert schema batch` gives its schema.
"""

import json
from collections.abc import Iterator
from typing import IO, Any

from smartcert.batch import statistics
from smartcert.batch.outcome import BatchOutcome
from smartcert.batch.rejects import Reject
from smartcert.batch.result_columns import COLUMNS
from smartcert.batch.result_table import tables
from smartcert.batch.result_values import evidence
from smartcert.batch.summary import Standing, TrackSummary
from smartcert.catalogue.edition import Track
from smartcert.language import LANGUAGES, Language, language
from smartcert.render.batch import FORMAT, sentences
from smartcert.render.batch.json_rows import ROWS, as_bytes, objects
from smartcert.version import __version__

_SIDES = ("above", "below", "best", "last")


def write(outcome: BatchOutcome, stream: IO[bytes], language: Language) -> None:
    """Write the document piece by piece; the language changes nothing."""
    del language
    body = {**_stamp(outcome), "summary": _summary(outcome)}
    stream.write(_dumped(body, indent=2).removesuffix(b"\n}"))
    stream.write(b',\n  "cities": [')
    stream.writelines(_cities(outcome))
    stream.write(b'\n  ],\n  "rejects": [')
    for number, reject in enumerate(outcome.rejects()):
        stream.write(b",\n    "[number == 0 :] + _dumped(_reject(reject)))
    stream.write(b"\n  ]\n}\n")


def _dumped(body: Any, indent: int | None = None) -> bytes:
    # no text can start a command in the log of a GitHub runner
    written = json.dumps(body, ensure_ascii=False, indent=indent).replace("##[", "#\\u0023[")
    return written.encode("utf-8", "replace")  # a file's name may hold what UTF-8 does not


def _cities(outcome: BatchOutcome) -> Iterator[memoryview]:
    comma = 1  # no comma stands before the first
    for table in tables(outcome, rows=ROWS):
        plain = table.drop_columns([each.name for each in COLUMNS if each.of_run])
        yield as_bytes(objects(plain, outcome.catalogue, outcome.details, ",\n    ", ""))[comma:]
        comma = 0


def _stamp(outcome: BatchOutcome) -> dict[str, Any]:
    edition = outcome.catalogue.edition
    return {
        "format": FORMAT,
        "smartcert": __version__,
        "catalogue": {
            "id": edition.id,
            "edition": edition.edition,
            "revision": edition.revision,
            "title": edition.title.model_dump(),
            "basis": edition.basis.model_dump(),
            "sha256": outcome.catalogue.sha256,
        },
        "evidence": evidence(examined=outcome.examined),
        "note": {tag: sentences.evidence(outcome, language(tag)) for tag in LANGUAGES},
        "ranking": {tag: language(tag).say(sentences.RANKING) for tag in LANGUAGES},
        "skipped": list(outcome.skipped),
    }


def _summary(outcome: BatchOutcome) -> dict[str, Any]:
    summary, catalogue = outcome.summary, outcome.catalogue
    return {
        "judged": summary.judged,
        "certified": summary.certified,
        "rejected": summary.rejected,
        "faults": dict(sorted(summary.faults.items())),
        "warnings": summary.warnings,
        "tracks": [
            _track(track, counted, outcome)
            for track, counted in statistics.tracks_of(summary, catalogue)
        ],
        "losses": [
            {
                "indicator": name,
                "title": catalogue.indicators[name].title.model_dump(),
                "cities": loss.cities,
                "average": str(statistics.average(loss, catalogue)),
                "points": str(statistics.points(loss.units, catalogue)),
            }
            for name, loss in statistics.most_lost(summary)
        ],
    }


def _track(track: Track, counted: TrackSummary, outcome: BatchOutcome) -> dict[str, Any]:
    catalogue = outcome.catalogue
    return {
        "id": track.id,
        "title": track.title.model_dump(),
        "judged": counted.judged,
        "certified": counted.certified,
        "grades": [
            {"grade": each.grade, "cities": counted.grades.get(each.grade, 0)}
            for each in catalogue.edition.verdict.grades
        ],
        "mean": str(statistics.mean(counted, catalogue)),
        "median": str(statistics.median(counted, catalogue)),
        "histogram": [each._asdict() for each in statistics.bins(counted, catalogue)],
        **{
            side: [_standing(each, counted, outcome) for each in getattr(counted, side)]
            for side in _SIDES
        },
    }


def _standing(one: Standing, counted: TrackSummary, outcome: BatchOutcome) -> dict[str, Any]:
    got = statistics.points_of(one, outcome.catalogue)
    return {
        "city": one.city,
        "rank": int(counted.rank(one.earned)),
        "points": str(got.earned),
        "maximum": str(got.maximum),
        "share": str(got.share),
        "margin": str(statistics.points(one.margin, outcome.catalogue)),
        "grade": one.grade,
        "certified": one.certified,
    }


def _reject(reject: Reject) -> dict[str, Any]:
    return {"city": reject.city, "faults": [fault._asdict() for fault in reject.faults]}

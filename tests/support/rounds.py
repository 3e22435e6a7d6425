"""Rounds for the tests: the outcome of assessments in files, and of invented numbers."""

from collections import Counter
from functools import reduce
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa

from smartcert import load_assessment
from smartcert.assessment.claims import read_claims
from smartcert.batch.counting import summary_of
from smartcert.batch.judged import block_of, figures, schema_of
from smartcert.batch.outcome import BatchOutcome
from smartcert.batch.rejects import Fault, Reject, codes
from smartcert.batch.summary import Summary
from smartcert.batch.turning import ALONE, turning_of_one
from smartcert.catalogue.compiling import largest_answer
from smartcert.scoring.judging import weigh
from smartcert.scoring.states import STATES, State
from tests.conftest import ROOT

ROUND = sorted((ROOT / "examples" / "round").glob("*.yaml"))

REJECTS = (
    Reject(
        "샛별시(가상)",
        (
            Fault("round.csv", 17, 3, "", "SC401", "There is no such answer.", "Write another."),
            Fault("round.csv", 17, 9, "", "SC402", "=1+1 is no indicator | of *any* kind.", "-"),
        ),
    ),
    Reject("", (Fault("round.xlsx", 4, 0, "", "SC101", "한글이 깨져 있습니다.", "고칩니다."),)),
    Reject("=cmd()", (Fault("round.xlsx", 12, 3, "C12", "SC402", "No such indicator.", ""),)),
)


class Column(NamedTuple):
    """The claims on one indicator by many cities, as scoring takes them."""

    value: Any
    state: Any

    def points(self, rule):
        return rule(self.value) * (self.state == STATES.index(State.ANSWERED))

    @property
    def applies(self):
        return self.state < STATES.index(State.NOT_APPLICABLE)


def judged(paths, catalogue, *, details=True):
    """Give each file's block of one row, and its summary."""
    schema = schema_of(catalogue, details=details)
    for path in paths:
        assessment = load_assessment(path)
        claims = read_claims(assessment, catalogue)
        weighed = weigh(claims.by_indicator, catalogue)
        states = {name: STATES.index(claim.state) for name, claim in claims.by_indicator.items()}
        found = figures(weighed, states, Counter(states.values())) | {
            "city": [assessment.city.name],
            "kind": [assessment.city.kind],
            "population": [assessment.city.population],
            "date": [assessment.date.isoformat()],
            "track": catalogue.edition.tracks.index(claims.track),
            "warnings": len(claims.warnings),
            **turning_of_one(assessment, catalogue, claims, weighed)._asdict(),
        }
        block = block_of(found, schema, 1)
        yield block, summary_of(catalogue, block, weighed.tallies)


def invented(catalogue, rows, *, seed=1, details=True, names=None, first=0):
    """Give a block of cities with random answers, and its summary."""
    dice = np.random.default_rng(seed)
    claims, states = {}, {}
    for name, indicator in catalogue.indicators.items():
        rule = catalogue.rules[name]
        highest = min(largest_answer(indicator, rule)[0], 2 * max(map(abs, rule.edges)) + 1)
        value = dice.integers(0, highest, rows, endpoint=True, dtype=np.int64)
        free = indicator.not_applicable is not None
        state = dice.choice(5, rows, p=[0.9, 0.04, 0.03, 0.02 * free, 0.03 - 0.02 * free])
        states[name] = state.astype(np.int8)
        claims[name] = Column(value, states[name])
    weighed = weigh(claims, catalogue)
    counts = {code: sum(1 * (each == code) for each in states.values()) for code in range(5)}
    found = figures(weighed, states, counts) | {
        "city": [f"도시{first + row:07}" for row in range(rows)] if names is None else list(names),
        "kind": ["si"] * rows,
        "population": dice.integers(10_000, 3_000_000, rows),
        "date": ["2022-06-30"] * rows,
        "track": dice.integers(0, len(catalogue.edition.tracks), rows, dtype=np.int8),
        "warnings": dice.integers(0, 3, rows),
        "fewest": 0,
        "alone": dice.choice(len(ALONE), rows, p=[0.97, 0.01, 0.01, 0.01]),
    }
    block = block_of(found, schema_of(catalogue, details=details), rows)
    return block, summary_of(catalogue, block, weighed.tallies)


def outcome(catalogue, parts, *, evidence_required=True, details=False, rejects=(), skipped=()):
    """Give what blocks with their summaries come to together."""
    parts, rejects = list(parts), tuple(rejects)
    faults = Summary(rejected=len(rejects), faults=dict(codes(rejects)))
    return BatchOutcome(
        catalogue=catalogue,
        summary=reduce(Summary.merged, (summary for _, summary in parts), faults),
        evidence_required=evidence_required,
        details=details,
        blocks=lambda: (block for block, _ in parts),
        rejects=lambda: iter(rejects),
        skipped=tuple(skipped),
    )


def cut(blocks, edges):
    """Give the rows of blocks cut elsewhere."""
    table = pa.Table.from_batches(list(blocks)).combine_chunks()
    (whole,) = table.to_batches() or [pa.RecordBatch.from_pylist([], table.schema)]
    places = [0, *sorted(edges), whole.num_rows]
    return [whole.slice(low, high - low) for low, high in pairwise(places)]

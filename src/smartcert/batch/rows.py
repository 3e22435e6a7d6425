"""The rows of a table judged: claims in columns become a block of numbers."""

from collections.abc import Mapping
from typing import Any, NamedTuple

import pyarrow as pa

from smartcert.batch.alone import alone_of
from smartcert.batch.judged import block_of, figures
from smartcert.catalogue.compiled import Catalogue
from smartcert.language.government import KINDS
from smartcert.scoring.judging import weigh
from smartcert.scoring.tree import Tally
from smartcert.tables.rows.claims import ChunkClaims, Coded


class JudgedRows(NamedTuple):
    """What rows came to.

    Attributes:
        block: see `smartcert.batch.judged`.
        tallies: of every node, a number or a column [rows] each.
        claims: of each indicator that is measured, or of more, in columns.
    """

    block: pa.RecordBatch
    tallies: Mapping[str, Tally]
    claims: Mapping[str, Coded]


def judge_rows(read: ChunkClaims, catalogue: Catalogue, schema: pa.Schema) -> JudgedRows:
    """Judge what rows claim.

    Args:
        read: the rows that can be judged.
        catalogue: under which they are.
        schema: the columns of the block.
    """
    weighed = weigh(read.claims, catalogue)
    states = {name: claim.state for name, claim in read.claims.items()}
    rows = len(read.warnings)
    found = {
        **figures(weighed, states, read.counts),
        **_cities(read),
        "alone": alone_of(read.claims, weighed, catalogue, rows),
    }
    return JudgedRows(block_of(found, schema, rows), weighed.tallies, read.claims)


def _cities(read: ChunkClaims) -> dict[str, Any]:
    cities = read.cities
    return {
        "city": cities.name,
        "kind": pa.DictionaryArray.from_arrays(pa.array(cities.kind), pa.array(KINDS)),
        "population": cities.population,
        "date": cities.date,
        "track": cities.track,
        "warnings": read.warnings,
    }

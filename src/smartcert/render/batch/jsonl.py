"""Results as JSON Lines: a city a line, points as exact decimal texts."""

from typing import IO

from smartcert.batch.outcome import BatchOutcome
from smartcert.batch.result_table import tables
from smartcert.language import Language
from smartcert.render.batch.json_rows import ROWS, as_bytes, objects


def write(outcome: BatchOutcome, stream: IO[bytes], language: Language) -> None:
    """Write a line a city; the language changes nothing."""
    del language
    for table in tables(outcome, rows=ROWS):
        stream.write(as_bytes(objects(table, outcome.catalogue, outcome.details, "", "\n")))

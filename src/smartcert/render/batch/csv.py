"""Results as CSV for Korean Excel: numbers as numbers, and no text that runs as a formula."""

import codecs
from typing import IO

import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv

from smartcert.batch.outcome import BatchOutcome
from smartcert.batch.result_table import schema_of_table, tables
from smartcert.files.spreadsheet.guard import FORMULA
from smartcert.language import Language


def write(outcome: BatchOutcome, stream: IO[bytes], language: Language) -> None:
    """Write a row a city; the names of the columns are the same in every language."""
    del language
    # without its mark Korean Excel takes UTF-8 for CP949
    stream.write(codecs.BOM_UTF8)
    schema = schema_of_table(outcome.catalogue, details=outcome.details)
    with csv.CSVWriter(stream, schema) as writer:
        for table in tables(outcome):
            writer.write_batch(table.set_column(0, "city", safe(table["city"])))


def safe(texts: pa.Array) -> pa.Array:
    """Keep a spreadsheet from running any of these texts as a formula."""
    risky = pc.match_substring_regex(texts, FORMULA)
    if not risky.true_count:
        return texts
    return pc.if_else(risky, pc.binary_join_element_wise("'", texts, ""), texts)

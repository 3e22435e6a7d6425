"""Results as Parquet: exact decimals, and in its metadata by what was judged."""

from typing import IO

import pyarrow as pa
from pyarrow import parquet

from smartcert.batch.outcome import BatchOutcome
from smartcert.batch.result_table import schema_of_table, tables
from smartcert.batch.result_values import evidence
from smartcert.language import Language
from smartcert.version import __version__


def write(outcome: BatchOutcome, stream: IO[bytes], language: Language) -> None:
    """Write the table in row groups of one size; the language changes nothing."""
    del language
    schema = schema_of_table(outcome.catalogue, details=outcome.details)
    words = [each.name for each in schema if not _is_number(each.type)]
    numbers = {each.name: "DELTA_BINARY_PACKED" for each in schema if _is_number(each.type)}
    with parquet.ParquetWriter(
        stream,
        schema.with_metadata(_metadata(outcome)),
        compression="zstd",
        store_decimal_as_integer=True,
        # nearly every city has points of its own: a dictionary of them only costs
        use_dictionary=words,
        column_encoding=numbers,
    ) as writer:
        for table in tables(outcome):
            writer.write_batch(table)


def _is_number(kind: pa.DataType) -> bool:
    return bool(pa.types.is_decimal(kind) or pa.types.is_int64(kind) or pa.types.is_int32(kind))


def _metadata(outcome: BatchOutcome) -> dict[str, str]:
    edition = outcome.catalogue.edition
    return {
        "smartcert": __version__,
        "catalogue": edition.id,
        "edition": edition.edition,
        "revision": str(edition.revision),
        "sha256": outcome.catalogue.sha256,
        "basis": edition.basis.en,
        "evidence": evidence(evidence_required=outcome.evidence_required),
    }

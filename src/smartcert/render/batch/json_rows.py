"""Rows of the table as JSON objects: put together column by column, not city by city."""

import json
from collections.abc import Iterator

import pyarrow as pa
import pyarrow.compute as pc

from smartcert.batch.judged import nodes_of
from smartcert.batch.result_columns import COLUMNS
from smartcert.catalogue.compiled import Catalogue
from smartcert.catalogue.indicator import Indicator
from smartcert.render.json_text import json_text

ROWS = 8_192
"""Rows that are put together at once: with all nodes they take some 100 MB."""

_TO_ESCAPE = r'["\\\x00-\x1f]|##\['
"""What a text in JSON cannot hold, and what starts a command in the log of a GitHub runner."""


def objects(
    table: pa.RecordBatch, catalogue: Catalogue, details: bool, before: str, after: str
) -> pa.StringArray:
    """Give every row as a JSON object between two texts: [rows]."""
    nested = {
        node.id: [node.id, f"{node.id}.maximum", f"{node.id}.state"][
            : 3 if isinstance(node, Indicator) else 2
        ]
        for node in nodes_of(catalogue, details=details)
    }
    listed = {each.name for each in COLUMNS if each.form == "requirements"}
    inner = {name for names in nested.values() for name in names}
    pieces: list[pa.Array | str] = [before, "{"]
    for name in table.schema.names:
        if name not in inner:
            pieces += [f'"{name}": ', _listed(table[name]) if name in listed else text(table[name])]
            pieces.append(", ")
    pieces.append('"nodes": {')
    for number, (node, names) in enumerate(nested.items()):
        pieces.append(f"{', ' * bool(number)}{json.dumps(node, ensure_ascii=False)}: ")
        pieces += _node(table, names)
    pieces.append("}}" + after)
    return pc.binary_join_element_wise(*pieces, "")


def as_bytes(texts: pa.StringArray) -> memoryview:
    """Give texts, put one behind the other, without copying them."""
    offsets, data = texts.buffers()[1:]
    ends = memoryview(offsets).cast("i")
    first, last = ends[texts.offset], ends[texts.offset + len(texts)]
    return memoryview(data)[first:last]


def text(column: pa.Array) -> pa.StringArray:
    """Write every value of a column as JSON."""
    if pa.types.is_dictionary(column.type):
        return text(column.dictionary).take(column.indices)
    if pa.types.is_string(column.type):
        return _quoted(column)
    written = column.cast(pa.string())
    if pa.types.is_decimal(column.type) or pa.types.is_date(column.type):
        written = pc.binary_join_element_wise('"', written, '"', "")
    return written.fill_null("null")


def _quoted(column: pa.StringArray) -> pa.StringArray:
    if pc.any(pc.match_substring_regex(column, _TO_ESCAPE)).as_py():
        return pa.array([json_text(each) for each in column.to_pylist()], pa.string())
    return pc.binary_join_element_wise('"', column, '"', "")


def _listed(failed: pa.DictionaryArray) -> pa.StringArray:
    """Write which requirements do not hold as a list."""
    lists = [json.dumps(each.split("; ") if each else []) for each in failed.dictionary.to_pylist()]
    return pa.array(lists, pa.string()).take(failed.indices)


def _node(table: pa.RecordBatch, names: list[str]) -> Iterator[pa.Array | str]:
    keys = ("points", "maximum", "state")
    for number, name in enumerate(names):
        yield f'{"{" if number == 0 else ", "}"{keys[number]}": '
        yield text(table[name])
    yield "}"

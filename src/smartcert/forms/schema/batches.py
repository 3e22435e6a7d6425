"""The schema of the JSON of a batch, `smartcert-batch/2`; every field is always there."""

from smartcert.batch.rejects import Fault, Reject
from smartcert.batch.result_columns import COLUMNS, ResultColumn
from smartcert.forms.schema.classes import EXACT, TEXT, WHOLE, Writer, closed, listed, reference
from smartcert.forms.schema.models import Schema, or_null
from smartcert.render.batch import FORMAT
from smartcert.render.batch.document import Bin, GradeCount, Head, Loss, Stamp, Summary
from smartcert.scoring.states import State

_INLINE = (Stamp, Summary, GradeCount, Bin, Loss, Fault)
_FORMS: dict[str, Schema] = {
    "text": TEXT,
    **dict.fromkeys(("count", "number"), WHOLE),
    **dict.fromkeys(("points", "margin", "share"), EXACT),
    "day": {"type": "string", "format": "date"},
    "yes_no": {"type": "boolean"},
    "requirements": listed(TEXT),
}
"""By the form of a column of results."""


def batch_schema() -> Schema:
    """Give the schema in draft 2020-12."""
    writer = Writer(inline=_INLINE)
    writer.known = {"City": closed(_city()), "Node": _node()}
    batch = closed(
        {
            "format": {"const": FORMAT},
            "smartcert": TEXT,
            **dict(writer.fields(Head)),
            "cities": listed(reference("City")),
            "rejects": listed(writer.named(Reject)),
        }
    )
    batch["description"] = "What `smartcert batch` came to."
    return writer.with_definitions(batch)


def _city() -> Schema:
    return {
        **{each.name: _column(each) for each in COLUMNS if not each.of_run},
        "nodes": {"type": "object", "patternProperties": {"": reference("Node")}},
    }


def _column(column: ResultColumn) -> Schema:
    if column.choices:
        return {"enum": list(column.choices)}
    schema = _FORMS[column.form]
    return or_null(schema) if column.may_lack else schema


def _node() -> Schema:
    node = closed({"points": EXACT, "maximum": EXACT, "state": {"enum": list(map(str, State))}})
    return {**node, "required": ["points", "maximum"]}

"""The schema of the JSON of a batch, `smartcert-batch/1`; every field is always there."""

from smartcert.forms.schema.models import Schema, or_null
from smartcert.forms.schema.outcomes import BOTH, EXACT, TEXT, WHOLE, closed, listed
from smartcert.language.government import KINDS
from smartcert.render.batch import FORMAT
from smartcert.scoring.states import State

_YES_OR_NO: Schema = {"type": "boolean"}
_HASH: Schema = {"type": "string", "pattern": "^[0-9a-f]{64}$"}
_CODE: Schema = {"type": "string", "pattern": "^SC[0-9]{3}$"}
_COUNTED = (State.NOT_ANSWERED, State.UNSUPPORTED, State.NOT_APPLICABLE, State.WAIVED)


def batch_schema() -> Schema:
    """Give the schema in draft 2020-12."""
    batch = closed(
        {
            "format": {"const": FORMAT},
            "smartcert": TEXT,
            "catalogue": closed(
                {
                    "id": TEXT,
                    "edition": TEXT,
                    "revision": WHOLE,
                    "title": _reference("Bilingual"),
                    "basis": _reference("Bilingual"),
                    "sha256": _HASH,
                }
            ),
            "evidence": {"enum": ["examined", "not-examined"]},
            "note": _reference("Bilingual"),
            "ranking": _reference("Bilingual"),
            "skipped": listed(TEXT),
            "summary": closed(_summary()),
            "cities": listed(_reference("City")),
            "rejects": listed(_reference("Reject")),
        }
    )
    batch["description"] = "What `smartcert batch` came to."
    definitions = {
        "Bilingual": closed(BOTH),
        "City": closed(_city()),
        "Node": _node(),
        "Reject": closed({"city": TEXT, "faults": listed(closed(_fault()))}),
        "Standing": closed(_standing()),
        "Track": closed(_track()),
    }
    return {**batch, "$defs": definitions}


def _reference(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def _summary() -> Schema:
    return {
        "judged": WHOLE,
        "certified": WHOLE,
        "rejected": WHOLE,
        "faults": {
            "type": "object",
            "patternProperties": {_CODE["pattern"]: WHOLE},
            "additionalProperties": False,
        },
        "warnings": WHOLE,
        "tracks": listed(_reference("Track")),
        "losses": listed(
            closed(
                {
                    "indicator": TEXT,
                    "title": _reference("Bilingual"),
                    "cities": WHOLE,
                    "average": EXACT,
                    "points": EXACT,
                }
            )
        ),
    }


def _track() -> Schema:
    return {
        "id": TEXT,
        "title": _reference("Bilingual"),
        "judged": WHOLE,
        "certified": WHOLE,
        "grades": listed(closed({"grade": WHOLE, "cities": WHOLE})),
        "mean": EXACT,
        "median": EXACT,
        "histogram": listed(closed({"low": WHOLE, "high": WHOLE, "cities": WHOLE})),
        **dict.fromkeys(("above", "below", "best", "last"), listed(_reference("Standing"))),
    }


def _standing() -> Schema:
    return {
        "city": TEXT,
        "rank": WHOLE,
        **dict.fromkeys(("points", "maximum", "share", "margin"), EXACT),
        "grade": WHOLE,
        "certified": _YES_OR_NO,
    }


def _city() -> Schema:
    return {
        "city": TEXT,
        "kind": {"enum": list(KINDS)},
        "population": or_null(WHOLE),
        "date": or_null({"type": "string", "format": "date"}),
        "track": TEXT,
        "rank": WHOLE,
        **dict.fromkeys(("points", "maximum", "share", "margin"), EXACT),
        "grade": WHOLE,
        "certified": _YES_OR_NO,
        "failed": listed(TEXT),
        **dict.fromkeys(map(str, _COUNTED), WHOLE),
        "warnings": WHOLE,
        "nodes": {"type": "object", "patternProperties": {"": _reference("Node")}},
    }


def _node() -> Schema:
    node = closed({"points": EXACT, "maximum": EXACT, "state": {"enum": list(map(str, State))}})
    return {**node, "required": ["points", "maximum"]}


def _fault() -> Schema:
    return {
        "file": TEXT,
        "line": WHOLE,
        "column": WHOLE,
        "cell": TEXT,
        "code": _CODE,
        "message": TEXT,
        "help": TEXT,
    }

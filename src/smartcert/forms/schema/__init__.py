"""JSON Schemas of the files: for editors that complete and underline, and of what is written.

The schema of a file that is read is never stricter than the tool: what it refuses, the tool
refuses too. The reverse is not promised, since a schema sees each value by itself.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Literal, get_args

from smartcert.language import N_

if TYPE_CHECKING:
    from smartcert.catalogue.compiled import Catalogue
    from smartcert.forms.schema.models import Schema

Draft = Literal["7", "2020-12"]
"""Drafts of JSON Schema: 7, which editors know best, and the newest."""

DRAFTS: tuple[Draft, ...] = get_args(Draft)

FILES = {
    "assessment": "smartcert.assessment.assessment_file:Assessment",
    "catalogue": "smartcert.catalogue.edition:Edition",
    "waivers": "smartcert.assessment.waiver_file:WaiverFile",
    "baseline": "smartcert.checking.baseline_file:BaselineFile",
}
"""Every kind of file that is read, with its model."""

RUN = "run"
"""What is written: the outcome of a run with `--format json`."""

BATCH = "batch"
"""What is written: the outcome of a batch as JSON."""

KINDS = (*FILES, RUN, BATCH)

_LIMITS = N_("What a schema lets pass may still be wrong: `smartcert check` says all that is.")
_LIMITS_OF_A_CATALOGUE = N_(
    "A schema cannot tell whether a catalogue is sound: whether its points add up, its ids are "
    "unique, its scales have no gaps and every city has one track. `smartcert check` tells."
)


def file_schema(kind: str, draft: Draft, catalogue: "Catalogue | None" = None) -> "Schema":
    """Give the schema of a kind of file; that of assessments also under one catalogue."""
    from smartcert.forms.schema.answers import answers_under, open_answers
    from smartcert.forms.schema.batches import batch_schema
    from smartcert.forms.schema.drafts import in_draft
    from smartcert.forms.schema.models import below, schema_of
    from smartcert.forms.schema.outcomes import outcome_schema

    if kind == RUN:
        return in_draft(draft, outcome_schema())
    if kind == BATCH:
        return in_draft(draft, batch_schema())

    module, model = FILES[kind].split(":")
    schema = schema_of(getattr(import_module(module), model))
    schema["title"] = f"smartcert {kind}"
    limits = _LIMITS_OF_A_CATALOGUE if kind == "catalogue" else _LIMITS
    schema["description"] += "\n\n" + below(lambda reader: reader.say(limits))
    if catalogue is not None:
        answers_under(catalogue, schema)
    elif kind == "assessment":
        open_answers(schema)
    return in_draft(draft, schema)


def schema_text(kind: str, draft: Draft, catalogue: "Catalogue | None" = None) -> str:
    """Write the schema of a kind of file, the same to the byte everywhere."""
    import json

    return json.dumps(file_schema(kind, draft, catalogue), ensure_ascii=False, indent=2) + "\n"


def name_of(catalogue: "Catalogue") -> str:
    """Give the name under which the schema of a catalogue's assessments is kept."""
    return f"{catalogue.edition.id}-{catalogue.edition.edition}.schema.json"


def modeline(address: str) -> str:
    """Give the comment that tells an editor where the schema of a file is."""
    return f"# yaml-language-server: $schema={address}"

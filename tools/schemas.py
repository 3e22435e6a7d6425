"""The JSON Schemas under `schemas/`, from the code.

`NAME.schema.json` is in draft 7, which editors take, `NAME.2020-12.schema.json` in the newest.
"""

from collections.abc import Iterator

from smartcert import load_catalogue
from smartcert.catalogue.packaged import packaged
from smartcert.forms.schema import DRAFTS, KINDS, name_of, schema_text


def published() -> Iterator[tuple[str, str]]:
    """Give the name and the text of every schema."""
    for draft in DRAFTS:
        ending = ".schema.json" if draft == "7" else f".{draft}.schema.json"
        for kind in KINDS:
            yield kind + ending, schema_text(kind, draft)
        for catalogue in map(load_catalogue, packaged()):
            name = name_of(catalogue).removesuffix(".schema.json")
            yield name + ending, schema_text("assessment", draft, catalogue)

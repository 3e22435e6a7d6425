"""Writes the JSON Schemas under `schemas/` from the code.

`NAME.schema.json` is in draft 7, which editors take, `NAME.2020-12.schema.json` in the newest.
`--check` writes nothing and fails where a schema is not what the code says.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from smartcert import load_catalogue
from smartcert.catalogue.packaged import packaged
from smartcert.forms.schema import DRAFTS, KINDS, name_of, schema_text

SCHEMAS = Path(__file__).parents[1] / "schemas"


def published() -> Iterator[tuple[str, str]]:
    """Give the name and the text of every schema."""
    for draft in DRAFTS:
        ending = ".schema.json" if draft == "7" else f".{draft}.schema.json"
        for kind in KINDS:
            yield kind + ending, schema_text(kind, draft)
        for catalogue in map(load_catalogue, packaged()):
            name = name_of(catalogue).removesuffix(".schema.json")
            yield name + ending, schema_text("assessment", draft, catalogue)


def main() -> int:
    """Write the schemas, or check them."""
    texts = dict(published())
    there = {path.name: path.read_bytes().decode() for path in SCHEMAS.glob("*")}
    stale = sorted(name for name in {*texts, *there} if texts.get(name) != there.get(name))
    for name in stale:
        if "--check" in sys.argv:
            print(f"schemas/{name} is not what the code says; run `make fix`")
        elif name in texts:
            SCHEMAS.mkdir(exist_ok=True)
            (SCHEMAS / name).write_bytes(texts[name].encode())
        else:
            (SCHEMAS / name).unlink()
    return "--check" in sys.argv and bool(stale)


if __name__ == "__main__":
    sys.exit(main())

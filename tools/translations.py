"""Brings the Korean translations up to date with the sentences in the code.

New sentences are added without a translation, those that are gone are dropped, and the rest
keeps what it has; then the `.mo` files are compiled. `--check` only says what is missing.
"""

import ast
import datetime as dt
import io
import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from compile_locale import compile_all
from smartcert.forms.schema.docstrings import meaning

ROOT = Path(__file__).parents[1]
KOREAN = ROOT / "src/smartcert/language/locale/ko/LC_MESSAGES/smartcert.po"
SAYERS = {"say": 1, "N_": 1, "plural": 2}
"""The functions that say a sentence, and how many of their first arguments are sentences."""
BASES = {"Record", "WholeFile", "Bilingual"}
"""What the models of files are derived from."""


def sentences() -> Catalog:
    """Give every sentence of the code and of its models, with the files that say it."""
    catalog = Catalog(project="smartcert", charset="utf-8", fuzzy=False)
    package = ROOT / "src" / "smartcert"
    for file in sorted(package.rglob("*.py")):
        # not Babel's own extraction: before Python 3.12 it sees nothing inside an f-string
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            where = file.relative_to(package).as_posix()
            if isinstance(node, ast.Call) and (message := _said(node)):
                catalog.add(message, locations=[(where, 0)])
            if isinstance(node, ast.ClassDef):
                for message in _meant(node):
                    catalog.add(message, locations=[(where, 0)])
    return catalog


def _meant(model: ast.ClassDef) -> list[str]:
    """Give the sentences of a model's docstring that a schema shows (see `forms.schema`)."""
    bases = {base.id for base in model.bases if isinstance(base, ast.Name)}
    if not bases & BASES or model.name in BASES:
        return []
    said = meaning(ast.get_docstring(model))
    return [said.summary, *said.fields.values()]


def _said(call: ast.Call) -> str | tuple[str, ...] | None:
    """Give the sentence that a call says, or its singular and plural."""
    name = getattr(call.func, "attr", getattr(call.func, "id", ""))
    sentences = call.args[: SAYERS.get(name, 0)]
    texts = [str(each.value) for each in sentences if isinstance(each, ast.Constant)]
    if not texts:
        return None
    return texts[0] if len(texts) == 1 else tuple(texts)


def updated() -> Catalog:
    """Give the Korean catalogue of messages with today's sentences."""
    if KOREAN.exists():
        with KOREAN.open("rb") as file:
            korean = read_po(file, locale="ko")
    else:
        korean = Catalog(locale="ko", project="smartcert", charset="utf-8", fuzzy=False)
    korean.update(sentences(), no_fuzzy_matching=True)
    korean.obsolete.clear()
    korean.header_comment = "# Korean sentences of smartcert."
    korean.fuzzy = False
    korean.version, korean.msgid_bugs_address, korean.last_translator = "0", "-", "-"
    # no clock in a file that is under version control
    korean.creation_date = korean.revision_date = dt.datetime(2026, 11, 22, tzinfo=dt.UTC)
    return korean


def missing(catalog: Catalog) -> list[str]:
    """Give the sentences that have no translation."""
    empty = [
        each
        for each in catalog
        if each.id and not all(each.string if isinstance(each.string, tuple) else (each.string,))
    ]
    return [each.id if isinstance(each.id, str) else each.id[0] for each in empty]


def main() -> int:
    """Update the file, or check that nothing is missing."""
    catalog = updated()
    if "--check" not in sys.argv:
        KOREAN.parent.mkdir(parents=True, exist_ok=True)
        text = io.BytesIO()  # whole or not at all: translations are work
        write_po(text, catalog, width=100, include_lineno=False)
        KOREAN.write_bytes(text.getvalue())
        compile_all(ROOT)
    for sentence in missing(catalog):
        print(f"not translated: {sentence}")
    return bool(missing(catalog))


if __name__ == "__main__":
    sys.exit(main())

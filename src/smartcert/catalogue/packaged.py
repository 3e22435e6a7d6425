"""The catalogues that come with smartcert, and how one is found."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from smartcert.catalogue.compiled import Catalogue, compile_catalogue, compiled
from smartcert.catalogue.packed import PACKED, pack, unpack
from smartcert.diagnostics import Diagnostic, InvalidInput, Span, near
from smartcert.files import names, storage
from smartcert.files.document import Document
from smartcert.files.source import read

DEFAULT = "molit-smart-city@2022"

_PACKAGED = Path(__file__).parent
# In a checkout the catalogue stands at the root, and an editable install reads it there.
_CHECKOUT = Path(__file__).parents[3]
_FILES = {DEFAULT: "indicators.yaml"}


def packaged() -> tuple[str, ...]:
    """Give the names, `id@edition`, of the catalogues that come with smartcert."""
    return tuple(_FILES)


def find(name: str) -> Path:
    """Give the file of a packaged catalogue.

    Raises:
        KeyError: there is none of this name.
    """
    installed = _PACKAGED / _FILES[name]
    return installed if installed.exists() else _CHECKOUT / _FILES[name]


def load_catalogue(name: str | Path = DEFAULT) -> Catalogue:
    """Load a catalogue by its name (`molit-smart-city@2022`) or from a file.

    Raises:
        InvalidInput: there is no such catalogue, or it is not sound.
    """
    return _packaged(str(name)) if str(name) in _FILES else compile_catalogue(read(_file(name)))


def catalogue_named_in(document: Document, name: str) -> Catalogue:
    """Load the catalogue that a file names in its field `catalogue`.

    Raises:
        InvalidInput: none of this name and edition comes with smartcert.
    """
    if name not in packaged():
        span = document.span(("catalogue",))
        values = {"name": name, "known": packaged()}
        raise InvalidInput([Diagnostic("SC401", span, values, near(name, packaged()))])
    return load_catalogue(name)


@cache
def _packaged(name: str) -> Catalogue:
    # its name, not its file: no such file stands in the folder of a reader
    source = read(find(name), name=name)
    kept = find(name).with_suffix(PACKED)
    packed = unpack(kept.read_text("utf-8"), source) if kept.exists() else None
    return compiled(*packed) if packed else compile_catalogue(source)


def packed_files() -> Iterator[tuple[str, str]]:
    """Yield the name and the text of the packed form of each catalogue, for a wheel."""
    for name in _FILES:
        catalogue = compile_catalogue(read(find(name)))
        text = pack(catalogue.edition, catalogue.document)
        yield find(name).with_suffix(PACKED).name, text


def _file(name: str | Path) -> str | Path:
    text = str(name)
    if names.is_remote(text):
        return text
    named = "@" in text or any(name.startswith(f"{text}@") for name in packaged())
    if named and not storage.exists(text):
        values = {"name": text, "known": packaged()}
        raise InvalidInput([Diagnostic("SC401", Span(text), values, near(text, packaged()))])
    return Path(name)

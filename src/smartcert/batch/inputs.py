"""What the arguments of a batch mean: files, folders, patterns and tables, here or elsewhere."""

import os
from collections.abc import Iterator, Sequence
from pathlib import PurePath
from typing import NamedTuple

from smartcert.assessment.form.reading import means_a_form
from smartcert.assessment.form.telling import is_form_at
from smartcert.diagnostics import Diagnostic, InvalidInput, Span
from smartcert.files import storage
from smartcert.files.discovery import FORM, Found, gather
from smartcert.files.source import STANDARD_INPUT
from smartcert.tables.formats import FORMATS, format_of

_OTHER_TABLES = (".xls", ".xlsm", ".xlsb", ".ods")
"""How files of spreadsheets end that are no tables of ours."""
_MAGIC = "*?["


class Inputs(NamedTuple):
    """What the arguments mean: assessments, tables, and faults of arguments that mean nothing."""

    files: tuple[Found, ...]
    tables: tuple[str, ...]
    faults: tuple[Diagnostic, ...]


def inputs_of(arguments: Sequence[str]) -> Inputs:
    """Resolve the arguments to assessments and tables."""
    far = [each for each in arguments if storage.is_remote(each) and set(each) & set(_MAGIC)]
    gathered = gather([each for each in arguments if each not in far])
    found, faults = [*gathered.files], [*gathered.faults]
    for pattern in far:
        found += _matching(pattern, faults)
    files, tables = [], []
    for each in found:
        ending = PurePath(each.path).suffix.lower()
        if ending == FORM and each.searched:
            if means_a_form(each.path):
                files.append(each)
        elif ending == FORM and is_form_at(each.path):
            files.append(each)
        elif ending in FORMATS:
            tables.append(each.path)
        elif ending in _OTHER_TABLES:
            try:
                format_of(each.path)
            except InvalidInput as invalid:
                faults += invalid.diagnostics
        elif not (each.searched or _is_there(each.path)):
            faults.append(Diagnostic("SC101", Span(each.path)))
        else:
            files.append(each)
    return Inputs(tuple(files), tuple(tables), tuple(faults))


def _is_there(path: str) -> bool:
    """Tell whether a file exists; one elsewhere is left to its reader."""
    named = path == STANDARD_INPUT or storage.is_remote(path)
    return named or os.path.lexists(storage.stored(path))


def _matching(pattern: str, faults: list[Diagnostic]) -> Iterator[Found]:
    try:
        found = storage.matching(pattern)
    except (OSError, ValueError, ImportError) as error:
        reason = getattr(error, "strerror", None) or error
        faults.append(Diagnostic("SC103", Span(pattern), {"reason": reason}))
        return
    if not found:
        faults.append(Diagnostic("SC127", Span(pattern), {"pattern": pattern}))
    yield from (Found(each, searched=False) for each in found)

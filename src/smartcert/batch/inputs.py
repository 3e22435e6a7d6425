"""What the arguments of a batch mean: files, folders, patterns and tables, here or elsewhere."""

import os
from collections.abc import Iterator, Sequence
from pathlib import PurePath
from typing import NamedTuple

from smartcert.diagnostics import Diagnostic, InvalidInput, Span
from smartcert.files import storage
from smartcert.files.discovery import Found, gather, lists_in
from smartcert.files.source import STANDARD_INPUT
from smartcert.tables.formats import FORMATS, format_of

_OTHER_TABLES = (".xls", ".xlsm", ".xlsb", ".ods")
"""How files of spreadsheets end that are no tables of ours."""
_MAGIC = "*?["


class Inputs(NamedTuple):
    """What the arguments mean: assessments, tables, faults of those that mean none, and lists."""

    files: tuple[Found, ...]
    tables: tuple[str, ...]
    faults: tuple[Diagnostic, ...]
    lists: tuple[str, ...] = ()


def inputs_of(arguments: Sequence[str]) -> Inputs:
    """Resolve the arguments to assessments and tables."""
    far = [each for each in arguments if _is_far_pattern(each)]
    gathered = gather([each for each in arguments if not _is_far_pattern(each)])
    found, faults = [*gathered.files], [*gathered.faults]
    for pattern in far:
        found += _matching(pattern, faults)
    files, tables = [], []
    for each in found:
        ending = PurePath(each.path).suffix.lower()
        if ending in FORMATS:
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
    return Inputs(tuple(files), tuple(tables), tuple(faults), tuple(lists_in(arguments)))


def _is_far_pattern(argument: str) -> bool:
    return storage.is_remote(argument) and bool(set(argument) & set(_MAGIC))


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

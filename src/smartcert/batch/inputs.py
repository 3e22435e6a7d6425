"""What the arguments of a batch mean: files, folders, patterns and tables, here or elsewhere."""

import os
from collections.abc import Iterator, Sequence
from pathlib import PurePath
from typing import NamedTuple

from smartcert.assessment.form.reading import means_a_form
from smartcert.assessment.form.telling import is_form, is_form_at
from smartcert.checking.check import is_ours
from smartcert.diagnostics import Diagnostic, InvalidInput, Span
from smartcert.files import names, storage
from smartcert.files.discovery import Found, gather
from smartcert.files.names import FORM, YAML
from smartcert.files.reasons import reason
from smartcert.files.source import STANDARD_INPUT, bytes_of, salvage
from smartcert.tables.formats import FORMATS, no_table

_OTHER_TABLES = (".xls", ".xlsm", ".xlsb", ".ods")
"""How files of spreadsheets end that are no tables of ours."""
_MAGIC = "*?["
_TOO_LARGE = "SC104"
_LOCK = "~$"
"""How the file begins by which Excel tells that it has the workbook of this name open."""


class Inputs(NamedTuple):
    """What the arguments mean: assessments, tables, and faults of arguments that mean nothing.

    Attributes:
        searched: the tables that were found in folders, and may be other tables.
    """

    files: tuple[Found, ...]
    tables: tuple[str, ...]
    faults: tuple[Diagnostic, ...]
    searched: frozenset[str] = frozenset()


def inputs_of(arguments: Sequence[str]) -> Inputs:
    """Resolve the arguments to assessments and tables.

    A folder without assessments is one of tables, if it has some.
    """
    far = [each for each in arguments if _is_far_pattern(each)]
    near = [each for each in arguments if not _is_far_pattern(each)]
    gathered = gather(near, (*FORMATS, *_OTHER_TABLES), means_a_form)
    found, faults = [*gathered.files], [*gathered.faults]
    for pattern in far:
        found += _matching(pattern, faults)
    files, tables, searched = [], [], set()
    for each in found:
        path = PurePath(each.path)
        ending = path.suffix.lower()
        if path.name.startswith(_LOCK) and ending in {*FORMATS, *_OTHER_TABLES}:
            continue
        if ending == FORM and (means_a_form if each.searched else is_form_at)(each.path):
            files.append(each)
        elif ending in FORMATS:
            tables.append(each.path)
            if each.searched:
                searched.add(each.path)
        elif ending in _OTHER_TABLES:
            faults.append(no_table(each.path))
        elif not (each.searched or _is_there(each.path)):
            faults.append(Diagnostic("SC101", Span(each.path)))
        elif not (each.searched or _may_be_ours(each.path, ending)):
            faults.append(no_table(each.path))
        else:
            files.append(each)
    return Inputs(tuple(files), tuple(tables), tuple(faults), frozenset(searched))


def _is_far_pattern(argument: str) -> bool:
    return names.is_remote(argument) and bool(set(argument) & set(_MAGIC))


def _may_be_ours(path: str, ending: str) -> bool:
    """Tell whether a file is an assessment, or cannot be read, which its reader says."""
    if not ending or ending in YAML:
        return True
    try:
        data = bytes_of(path, path)
        text = salvage(data, path)
    except InvalidInput as invalid:
        return invalid.diagnostics[0].code != _TOO_LARGE
    return is_form(data, path) or (text is not None and is_ours(text.text))


def _is_there(path: str) -> bool:
    """Tell whether a file exists; one elsewhere is left to its reader."""
    named = path == STANDARD_INPUT or names.is_remote(path)
    return named or os.path.lexists(names.stored(path))


def _matching(pattern: str, faults: list[Diagnostic]) -> Iterator[Found]:
    try:
        found = storage.matching(pattern)
    except (OSError, ValueError, ImportError) as error:
        faults.append(Diagnostic("SC103", Span(pattern), {"reason": reason(error)}))
        return
    if not found:
        faults.append(Diagnostic("SC127", Span(pattern), {"pattern": pattern}))
    yield from (Found(each, searched=False) for each in found)

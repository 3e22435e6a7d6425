"""What a batch was asked for: its inputs and outputs, and what of it cannot be done."""

import errno
import os
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple, NoReturn

import typer

from smartcert.checking.exits import NOT_JUDGED, FailOn
from smartcert.cli import terminal as screen
from smartcert.diagnostics import Diagnostic, InvalidInput, Span, near
from smartcert.files import storage
from smartcert.files.discovery import Found, gather
from smartcert.files.source import STANDARD_INPUT
from smartcert.language import N_, Language

if TYPE_CHECKING:
    from smartcert.batch.engine import EngineName

UNWRITTEN = N_("{file} cannot be written: {reason}.")
_TABLE = ("pyarrow", "numpy", "fsspec", "python_calamine", "xlsxwriter")
_OTHER_TABLES = (".xls", ".xlsm", ".xlsb", ".ods")
"""How files of spreadsheets end that are no tables of ours."""
_MAGIC = "*?["


class Settings(NamedTuple):
    """What the command was asked for; see its help."""

    inputs: tuple[str, ...]
    results: tuple[str, ...]
    catalogue: str | None
    details: bool
    examined: bool
    rejects: str | None
    strict: bool
    fail_on: FailOn
    waivers: str | None
    on: str | None
    encoding: str
    sheet: str | None
    jobs: int | None
    engine: "EngineName | None"
    scheduler: str | None
    work: str | None
    resume: bool

    @property
    def written(self) -> tuple[str, ...]:
        """The files that are to be written."""
        return (*self.results, *filter(None, [self.rejects]))


class Inputs(NamedTuple):
    """What the arguments mean: assessments, tables, and arguments that mean nothing."""

    files: tuple[Found, ...]
    tables: tuple[str, ...]
    faults: tuple[Diagnostic, ...]


def missing_extra(engine: str | None, language: Language) -> None:
    """Find out before any work whether what a batch needs is installed.

    Raises:
        typer.Exit: it is not; what to install is said.
    """
    needed = {"table": _TABLE, "dask": ("distributed",) if engine == "dask" else ()}
    for extra, modules in needed.items():
        if not all(find_spec(module) for module in modules):
            refuse(
                language.say(
                    'The command {name} needs more: pip install "smartcert[{extra}]"',
                    name="batch",
                    extra=extra,
                )
            )


def inputs_of(arguments: Sequence[str]) -> Inputs:
    """Find what the arguments mean."""
    from smartcert.tables.formats import FORMATS, format_of

    far = [each for each in arguments if storage.is_remote(each) and set(each) & set(_MAGIC)]
    gathered = gather([each for each in arguments if each not in far])
    found, faults = [*gathered.files], [*gathered.faults]
    for pattern in far:
        matching = list(_matching(pattern, faults))
        found += matching
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
    return Inputs(tuple(files), tuple(tables), tuple(faults))


def _is_there(path: str) -> bool:
    """Tell whether there is a file; one elsewhere is told of by its reader."""
    return (
        path == STANDARD_INPUT or storage.is_remote(path) or os.path.lexists(storage.stored(path))
    )


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


def check(settings: Settings, inputs: Inputs, language: Language) -> None:
    """Refuse what cannot be done before anything is read.

    Raises:
        typer.Exit: something cannot; why is said.
    """
    if settings.engine == "dask" and not settings.scheduler:
        refuse(language.say("--engine dask wants --scheduler and its address."))
    if settings.scheduler and settings.engine != "dask":
        refuse(language.say("--scheduler is for --engine dask."))
    if (settings.engine == "dask" or settings.resume) and not (settings.work or settings.results):
        refuse(language.say("Say --out or --work, where unfinished work is kept."))
    if inputs.files and not inputs.tables and not settings.examined:
        refuse(language.say("--evidence not-examined is for tables; files list their evidence."))
    read = [each.path for each in inputs.files] + [*inputs.tables]
    read += filter(None, (settings.catalogue, settings.waivers))
    if STANDARD_INPUT in read:
        refuse(language.say("A batch does not read standard input; name a file."))
    if not settings.results and not settings.rejects:
        return
    places = {each if storage.is_remote(each) else os.path.realpath(each) for each in read}
    _check_written(settings, places, language)


def _check_written(settings: Settings, read: set[str], language: Language) -> None:
    from smartcert.render import batch

    taken: set[str] = set()
    for file in settings.written:
        endings = batch.REJECTS if file == settings.rejects else tuple(batch.FORMATS)
        if batch.ending_of(file) not in endings:
            sentence = language.say(
                "{file}: results end in one of: {endings}.", file=file, endings=endings
            )
            if guess := near(batch.ending_of(file), endings):
                sentence += " " + language.say("Did you mean {near}?", near=guess)
            refuse(sentence)
        place = file if storage.is_remote(file) else os.path.realpath(file)
        if place in read:
            refuse(language.say("{file} is an input; it is not overwritten.", file=file))
        if place in taken:
            refuse(language.say("Two outputs go to the same file."))
        taken.add(place)
        if not storage.is_remote(file) and not os.path.isdir(os.path.dirname(place)):  # noqa: PTH112, PTH120
            refuse_file(file, os.strerror(errno.ENOENT), language)


def refuse_file(file: str, reason: object, language: Language) -> NoReturn:
    """Say that a file cannot be written, and end.

    Raises:
        typer.Exit: always.
    """
    refuse(language.say(UNWRITTEN, file=file, reason=reason))


def refuse(sentence: str) -> NoReturn:
    """Say why it cannot be done, and end.

    Raises:
        typer.Exit: always.
    """
    screen.tell(sentence)
    raise typer.Exit(NOT_JUDGED)

"""A whole batch: inputs cut into pieces, pieces judged by an engine, parts put together."""

import hashlib
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor
from contextlib import AbstractContextManager
from dataclasses import replace
from itertools import chain, islice
from typing import Any, NamedTuple, TypeVar

import numpy as np

from smartcert.batch.duplicates import Key, numbers_of, repeated, without_dates
from smartcert.batch.engine import run
from smartcert.batch.job import Job, table_of
from smartcert.batch.outcome import BatchOutcome
from smartcert.batch.part_file import BEGINS, PartFile
from smartcert.batch.peers import any_far, fences_of
from smartcert.batch.piece import SHOWN, Again, Piece, judge, judge_again
from smartcert.batch.rejects import Reject
from smartcert.batch.resumed import Resumed, resumed
from smartcert.batch.summary import Summary
from smartcert.catalogue.compiled import Catalogue
from smartcert.diagnostics import Diagnostic, InvalidInput
from smartcert.files import storage
from smartcert.files.discovery import Found
from smartcert.tables.chunk import ROWS, Cut
from smartcert.version import __version__

FILES = 64
"""Files of a piece, at most."""
_PIECES_A_WORKER = 8
"""So many that no worker waits long for the last one."""
_ATTEMPTS = 3
_ANOTHER_TABLE = "SC739"
_AT_ONCE = 16
"""Summaries that are merged at once: more take more memory, fewer more time."""

Engine = Callable[[], AbstractContextManager[Executor]]
Work = TypeVar("Work", bound=Piece | Again)


class ChangedInputError(Exception):
    """A table has been written anew while it was judged; it is called with the table's address."""


class Plan(NamedTuple):
    """What is to be judged.

    Attributes:
        pieces: in the order of the inputs.
        faults: what is wrong with tables that cannot be read at all.
        work: the folder of the part files.
        notes: warnings of what in the tables is not read.
        skipped: tables that a search of folders found and that are about something else.
    """

    pieces: tuple[Piece, ...]
    faults: tuple[Diagnostic, ...]
    work: str
    notes: tuple[Diagnostic, ...] = ()
    skipped: tuple[str, ...] = ()

    @property
    def cities(self) -> int:
        """How many rows and files there are, as far as that can be told beforehand."""
        return _cities(self.pieces)


def plan(
    files: Sequence[Found],
    tables: Sequence[str],
    job: Job,
    work: str,
    workers: int,
    searched: Collection[str] = (),
) -> Plan:
    """Cut inputs into pieces that carry names only.

    Args:
        files: assessments.
        tables: addresses of tables.
        job: what all pieces have in common.
        work: the folder of the part files.
        workers: how many work at a time.
        searched: the tables that nobody named, and that may be about something else.
    """
    return _Planner(job, work).plan(files, tables, workers, searched)


class _Planner:
    def __init__(self, job: Job, work: str) -> None:
        self._job = job
        self._work = work
        self._pieces: list[Piece] = []
        self._faults: list[Diagnostic] = []
        self._notes: list[Diagnostic] = []
        self._skipped: list[str] = []

    def plan(
        self,
        files: Sequence[Found],
        tables: Sequence[str],
        workers: int,
        searched: Collection[str],
    ) -> Plan:
        size = min(FILES, max(1, len(files) // (workers * _PIECES_A_WORKER)))
        rest = iter(files)
        while some := tuple(islice(rest, size)):
            stamp = repr([_stamp(self._job, each.path) for each in some])
            self._add(some, "", stamp, Cut(0, 0, 0, 0))
        for table in tables:
            stamp = _stamp(self._job, table)
            try:
                opened = table_of(table, stamp, self._job)
                for cut in opened.cuts(ROWS):
                    self._add((), table, stamp, cut)
                self._notes += opened.notes()
            except InvalidInput as invalid:
                if table in searched and invalid.diagnostics[0].code == _ANOTHER_TABLE:
                    self._skipped.append(table)
                else:
                    self._faults += invalid.diagnostics
        faults, notes = tuple(self._faults), tuple(self._notes)
        return Plan(tuple(self._pieces), faults, self._work, notes, tuple(self._skipped))

    def _add(self, files: tuple[Found, ...], table: str, stamp: str, cut: Cut) -> None:
        said = repr((__version__, self._job, files, table, stamp, cut))
        key = hashlib.sha256(said.encode("utf-8", "surrogateescape")).hexdigest()
        name = f"{BEGINS}{len(self._pieces):06}-{key[:SHOWN]}"
        file = PartFile(storage.joined(self._work, name), key)
        kept = stamp if table else ""  # those of files are in the key, and nowhere else needed
        self._pieces.append(Piece(self._job, files, table, kept, cut, file))


def _stamp(job: Job, address: str) -> str:
    try:
        return storage.stamp_of(job.place(address))
    except (OSError, ValueError, ImportError):  # whoever reads it says what is wrong
        return ""


class Progress(NamedTuple):
    """How far a run is: cities (rows or files) that are done, of how many."""

    done: int
    cities: int


def carry_out(
    planned: Plan,
    catalogue: Catalogue,
    engine: Engine,
    tell: Callable[[Progress], None],
    *,
    resume: bool = False,
) -> BatchOutcome:
    """Judge all pieces, hold their cities against each other, and put the parts together.

    Cities that are there twice are set aside, and answers far from those of others doubted.

    Args:
        planned: the pieces.
        catalogue: under which they are judged.
        engine: opens what runs them.
        tell: is told how far it is, several times a second.
        resume: leave out the pieces of which a whole part file is there already.

    Raises:
        OSError: a part file cannot be written or read.
        InvalidInput: a table is no longer what it was.
        ChangedInputError: a table has changed meanwhile.
        ForeignFileError: a worker has another catalogue, or other waivers.
        NoSchedulerError: no scheduler of dask's answers.
        BrokenExecutor: workers have died again and again.
    """
    pieces = planned.pieces
    left = resumed(pieces, planned.work) if resume else Resumed([*pieces], 0)
    _run(left.pieces, judge, engine, tell, planned.cities)
    twice = _twice([each.file for each in pieces])
    again = {
        each.file: Again(each, tuple(twice[each.file])) for each in pieces if each.file in twice
    }
    _run([*again.values()], judge_again, engine, tell, _cities(again.values()))
    files = {each.file: again.get(each.file, each).file for each in pieces}
    heads = {each: file.heads() for each, file in files.items()}
    fences = fences_of(
        chain.from_iterable(heads.values()),
        lambda: (run for file in files.values() for run in file.runs()),
    )
    far = {
        each.file: Again(each, tuple(twice.get(each.file, ())), fences)
        for each in pieces
        if fences and any_far(heads[each.file], fences)
    }
    _run([*far.values()], judge_again, engine, tell, _cities(far.values()))
    for table, stamp, job in dict.fromkeys((each.table, each.stamp, each.job) for each in pieces):
        if table and _stamp(job, table) != stamp:
            raise ChangedInputError(table)
    files |= {file: each.file for file, each in far.items()}
    outcome = _outcome(catalogue, [*files.values()], pieces, left.unused)
    return replace(outcome, skipped=(*outcome.skipped, *planned.skipped))


def _twice(files: Sequence[PartFile]) -> dict[PartFile, list[Key]]:
    """Give the cities that are there more than once, by the parts that they are in.

    One city may be there at several dates; but where some have no date, any may be theirs.
    """
    dates = {kind for file in files for kind in file.dates()}
    if len(dates) < len((True, False)):
        return repeated(files, PartFile.numbers, PartFile.blocks)

    def cities(file: PartFile) -> Iterator[Any]:
        yield from map(without_dates, file.blocks())

    def numbers(file: PartFile) -> Any:
        found = [numbers_of(each["city"], each["date"]) for each in cities(file)]
        return np.sort(np.concatenate([np.zeros(0, np.uint64), *found]))

    return repeated(files, numbers, cities)


def _run(
    pieces: Sequence[Work],
    work: Callable[[Work], None],
    engine: Engine,
    tell: Callable[[Progress], None],
    cities: int,
) -> None:
    """Run pieces; where a worker has died, those that it has not done are given to others."""
    left: dict[Work, None] = dict.fromkeys(pieces)
    done = cities - _cities(pieces)

    def note(piece: Work | None) -> None:
        nonlocal done
        if piece is not None:
            del left[piece]
            done += piece.cities
        tell(Progress(done, cities))

    attempts = 0
    while left:
        attempts += 1
        try:
            with engine() as executor:
                run([*left], work, executor, note)
        except BrokenExecutor:
            if attempts == _ATTEMPTS:
                raise


def _cities(pieces: Iterable[Piece | Again]) -> int:
    return sum(piece.cities for piece in pieces)


def _outcome(
    catalogue: Catalogue, files: Sequence[PartFile], pieces: Sequence[Piece], unused: int
) -> BatchOutcome:
    summary, rest = Summary(), iter(files)
    while some := tuple(islice(rest, _AT_ONCE)):
        summary = summary.merged(*(file.summary() for file in some))
    skipped = [name for file in files for name in file.skipped()]

    def blocks() -> Iterator[Any]:
        for file in files:
            yield from file.blocks()

    def rejects() -> Iterator[Reject]:
        for file in files:
            yield from file.rejects()

    def warned() -> Iterator[Reject]:
        for file in files:
            yield from file.warned()

    job = pieces[0].job if pieces else None
    return BatchOutcome(
        catalogue=catalogue,
        summary=summary,
        evidence_required=job.evidence_required if job else True,
        details=job.details if job else False,
        blocks=blocks,
        rejects=rejects,
        warned=warned,
        skipped=tuple(skipped),
        unused=unused,
    )

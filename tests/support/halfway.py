"""Pieces of a batch that are begun and never done: a run is met in the middle, however fast it is.

Imported by the run and by its workers, so it needs nothing but them; `HALT` puts it in place.
"""

import sys
import threading
from pathlib import Path

from smartcert.batch import piece as pieces
from tests.support.processes import HUNG

HALT = (
    f"sys.path.insert(0, {str(Path(__file__).parents[2])!r}); from tests.support import halfway; "
    "from smartcert.batch import run; run.judge = halfway.judge"
)
READ_ON = HALT.replace("judge = halfway.judge", "judge = halfway.read_on")
"""What is run first in a process, see `tests.support.batches.process`."""

JUDGED = 300
"""Files that are judged: some pieces are done, one is begun."""

check_file, read_claims = pieces.check_file, pieces.read_claims


def judge(piece):
    """Judge a piece of files, but none of those after the first 300 of the run."""
    pieces.check_file = _check_file
    pieces.judge(piece)


def _check_file(path, *others, **options):
    if int(Path(path).stem) >= JUDGED:
        threading.Event().wait(HUNG)
    return check_file(path, *others, **options)


def read_on(piece):
    """Judge a piece of a table: as busy as with one that takes half an hour."""
    pieces.read_claims = _read_claims
    pieces.judge(piece)


def _read_claims(*arguments):
    sys.stdout.write("begun\n")
    sys.stdout.flush()
    for _ in range(1_000):
        read = read_claims(*arguments)
    return read

"""What a run that was stopped has left, and what of it can be used."""

from collections.abc import Sequence
from typing import NamedTuple

from smartcert.batch.journal import ENDING, Journal
from smartcert.batch.part_file import BEGINS
from smartcert.batch.piece import AGAIN, Piece
from smartcert.files import storage


class Resumed(NamedTuple):
    """What is still to be done.

    Attributes:
        pieces: those of which there is no part file, or none that is whole.
        unused: how many files are damaged, or of other work.
    """

    pieces: list[Piece]
    unused: int


def resumed(pieces: Sequence[Piece], work: str) -> Resumed:
    """Look at what is left in a folder of work.

    Raises:
        OSError: the folder cannot be read.
    """
    # listed and not looked for: some file systems remember for a while what was not there
    left = {name for name in storage.names_in(work) if name.startswith(BEGINS)}
    own = {piece.file.name for piece in pieces}
    # judged anew in any case
    used = {name for name in left if AGAIN in name and name.partition(AGAIN)[0] in own}
    to_do = []
    for piece in pieces:
        name, journal = piece.file.name, piece.file.name + ENDING
        is_whole = name in left and piece.file.is_whole()
        if is_whole:
            used.add(name)
        else:
            to_do.append(piece)
        if is_whole or (journal in left and Journal(piece.file).is_sound()):
            used.add(journal)
    return Resumed(to_do, len(left - used))

"""What all pieces of a batch have in common: by what cities are judged, and how tables are read."""

import os
from functools import lru_cache
from typing import NamedTuple

from smartcert.assessment.waiver_file import waivers_in
from smartcert.assessment.waivers import NONE, Waivers, seoul_day
from smartcert.catalogue.compiled import Catalogue
from smartcert.catalogue.packaged import load_catalogue
from smartcert.files import names
from smartcert.files.document import parse
from smartcert.files.source import read
from smartcert.tables.chunk import Reading
from smartcert.tables.table import Table, open_table


class Job(NamedTuple):
    """What all pieces of a batch have in common, by names.

    Attributes:
        catalogue: its name, or the address of its file.
        sha256: of the catalogue, so that no worker judges under another.
        waivers: the address of the waivers; None: there are none.
        waivers_sha256: of the waivers.
        on: the day on which waivers are judged; None: each assessment's own.
        evidence_required: whether evidence in tables counts; else every claim is taken as proven.
        details: whether the results show every node of the tree.
        lang: the language of what is said about rejects.
        reading: how tables are to be read.
        warnings: whether the warnings of the cities that are judged are kept, too.
        folder: where the paths of inputs begin; empty: where the worker itself is.
    """

    catalogue: str
    sha256: str
    waivers: str | None = None
    waivers_sha256: str = ""
    on: str | None = None
    evidence_required: bool = True
    details: bool = False
    lang: str = "en"
    reading: Reading = Reading()
    warnings: bool = False
    folder: str = ""

    def place(self, address: str) -> str:
        """Give an input's address as a worker finds it."""
        return address if names.is_remote(address) else os.path.join(self.folder, address)  # noqa: PTH118 - keeps ./


class ForeignFileError(Exception):
    """A worker has another catalogue, or other waivers, than those the batch was begun with.

    It is called with the name of the file.
    """


@lru_cache(maxsize=8)
def rules_of(job: Job) -> tuple[Catalogue, Waivers]:
    """Load what cities are held against.

    Raises:
        InvalidInput: it cannot be read.
        ForeignFileError: it is not what it was when the batch began.
    """
    catalogue = load_catalogue(job.catalogue)
    if catalogue.sha256 != job.sha256:
        raise ForeignFileError(job.catalogue)
    if job.waivers is None:
        return catalogue, NONE
    source = read(job.waivers)
    if source.sha256 != job.waivers_sha256:
        raise ForeignFileError(job.waivers)
    day = seoul_day(job.on) if job.on else None
    return catalogue, waivers_in(parse(source), catalogue).judged_on(day)


@lru_cache(maxsize=8)
def table_of(address: str, stamp: str, job: Job) -> Table:
    """Open the table of a job; its stamp changes when it does.

    Raises:
        InvalidInput: it is no table, or its columns are not right.
    """
    del stamp  # a worker lives on, and would remember the columns of a table that has changed
    return open_table(
        job.place(address), job.reading, *rules_of(job), evidence_required=job.evidence_required
    )

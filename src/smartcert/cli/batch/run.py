"""A batch as a command runs it: pieces judged, results written, a page shown."""

import dataclasses
import os
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from typing import TYPE_CHECKING, Literal, NamedTuple

from smartcert.cli import terminal as screen
from smartcert.cli.batch.progress import meter
from smartcert.cli.batch.request import Settings, check
from smartcert.cli.refusal import Refused, unwritten
from smartcert.files import names, storage
from smartcert.files.lock import HeldError, alone_in
from smartcert.language import N_, Language

if TYPE_CHECKING:
    from smartcert.batch.engine import EngineName
    from smartcert.batch.inputs import Inputs
    from smartcert.batch.job import Job
    from smartcert.batch.outcome import BatchOutcome
    from smartcert.batch.run import Plan
    from smartcert.catalogue.compiled import Catalogue

_FEW_FILES = 100
"""Files that are judged before a process has begun."""
PARTS = ".parts"
"""The ending of the folder of unfinished work, beside the first file of results."""
_LONGEST = 240
"""Bytes of a name that has room for an ending; file systems take 255."""
_HELD = N_("Another run is using {folder}. Wait until it ends, or name another folder with --work.")
_NO_LOCKS = N_("{folder} cannot be locked; make sure that no other run uses it.")


class _Round(NamedTuple):
    """The run: its settings, the inputs, and the terms that all cities are judged by."""

    settings: Settings
    inputs: "Inputs"
    catalogue: "Catalogue"
    waivers_sha256: str
    language: Language


def run(settings: Settings, language: Language) -> int:
    """Run a batch; return its exit code.

    Raises:
        InvalidInput: what all cities are held against cannot be read, or is not sound.
        Refused: it cannot be done as it was asked for.
    """
    from smartcert.batch.engine import collect_rarely, ended_as_by_ctrl_c, leave_pandas_out
    from smartcert.batch.inputs import inputs_of
    from smartcert.batch.result_columns import FORMER_WORDS
    from smartcert.catalogue.packaged import DEFAULT
    from smartcert.cli.inputs import load_terms
    from smartcert.files.source import read

    collect_rarely()
    leave_pandas_out()
    if settings.evidence in FORMER_WORDS:
        screen.tell(
            language.say(
                "--evidence {former} is called --evidence {word} now; the former word still works.",
                former=settings.evidence,
                word=FORMER_WORDS[settings.evidence],
            )
        )
    inputs = inputs_of(settings.inputs)
    check(settings, inputs, language)
    name = settings.catalogue or DEFAULT
    catalogue, _ = load_terms(name, settings.waivers, settings.on, language)
    assert catalogue is not None  # noqa: S101 - for the type checker
    waivers = read(settings.waivers).sha256 if settings.waivers else ""
    with ended_as_by_ctrl_c(), _work(settings, language) as work:
        return _run(_Round(settings, inputs, catalogue, waivers, language), work)


def _engine_name(settings: Settings, inputs: "Inputs") -> "EngineName":
    """Choose what runs the pieces: a process takes as long to begin as a hundred files."""
    many = len(inputs.files) > _FEW_FILES
    return settings.engine or ("processes" if many else "threads")


def _run(asked: _Round, work: str) -> int:
    from smartcert.batch.engine import cores
    from smartcert.batch.rejects import refused_by_file
    from smartcert.batch.run import plan
    from smartcert.render.batch.page import Written, page

    settings, inputs, language = asked.settings, asked.inputs, asked.language
    jobs = settings.jobs or cores()
    planned = plan(inputs.files, inputs.tables, _job(asked), work, jobs, inputs.searched)
    faults = [*inputs.faults, *planned.faults]
    screen.complain([*faults, *planned.notes], language)
    unread = refused_by_file(faults, language)
    outcome = _judged(asked, planned, work).beside(unread)
    outcome = dataclasses.replace(outcome, details=settings.details)
    if unused := outcome.unused:
        screen.tell(
            language.plural(
                "{count} file of unfinished work was damaged or from another run; what was "
                "missing was judged again.",
                "{count} files of unfinished work were damaged or from another run; what was "
                "missing was judged again.",
                unused,
            )
        )
    refused = settings.strict and outcome.summary.rejected > 0
    saved = not settings.rejects or _write(outcome, settings.rejects, language, "rejects")
    saved &= not settings.warnings or _write(outcome, settings.warnings, language, "warnings")
    if refused:
        screen.tell(language.say("No results are written: --strict, and something is set aside."))
    elif outcome.summary.judged:
        for result in settings.results:
            saved &= _write(outcome, result, language)
    if outcome.summary.judged or outcome.summary.rejected > len(unread):
        rejects = (settings.rejects or "") if saved else ""
        files = Written(rejects, (settings.warnings or "") if saved else "")
        screen.show(page(outcome, screen.screen_view(language), files))
    elif not faults:
        from smartcert.cli.inputs import no_cities

        screen.tell(no_cities(outcome.skipped, language))
    if not saved:
        raise Refused  # of which all is said; what was judged is kept
    return outcome.exit_code(settings.fail_on, stopped=bool(faults) or refused)


@contextmanager
def _work(settings: Settings, language: Language) -> Iterator[str]:
    """Make the folder of unfinished work, which is kept until the run has ended well.

    Raises:
        Refused: it cannot be made.
    """
    from smartcert.batch.part_file import BEGINS

    first = settings.results[0] if settings.results else ""
    name = first.replace("\\", "/").rpartition("/")[-1]
    kept = first.removesuffix(name) + _parts_of(name) if first else ""
    if settings.work:  # a folder of its own: nobody else's file is ever removed
        kept = storage.joined(settings.work, _parts_of(name or "batch"))
    kept = names.stored(kept)
    if settings.engine == "dask":  # its workers may be in other folders
        kept = _absolute(kept)
    if not kept:
        work = tempfile.mkdtemp(prefix="smartcert-")
        try:
            yield work
        finally:
            storage.remove_folder(work, BEGINS)
        return
    with ExitStack() as stack:
        try:
            locked = stack.enter_context(alone_in(kept))
            if not settings.resume:
                storage.remove_folder(kept, BEGINS)
                storage.make_folder(kept)
        except HeldError:
            raise Refused(language.say(_HELD, folder=kept)) from None
        # an address elsewhere may lack its library, or be one where nothing can be written
        except (OSError, ValueError, ImportError, NotImplementedError) as error:
            raise Refused(unwritten(kept, error, language)) from None
        if not locked:
            screen.tell(language.say(_NO_LOCKS, folder=kept))
        try:
            yield kept
        except KeyboardInterrupt:
            screen.tell(language.say("Stopped. The same command with --resume goes on."))
            raise
        storage.remove_folder(kept, BEGINS)


def _parts_of(name: str) -> str:
    """Return the name of the folder of unfinished work for a file of results."""
    data = os.fsencode(name)
    if len(data) <= _LONGEST:
        return name + PARTS
    from hashlib import blake2b

    return blake2b(data, digest_size=8).hexdigest() + PARTS


# --- the run --------------------------------------------------------------------------


def _job(asked: _Round) -> "Job":
    from smartcert.assessment.waivers import seoul_day
    from smartcert.batch.job import Job
    from smartcert.catalogue.packaged import DEFAULT, packaged
    from smartcert.render import batch
    from smartcert.tables.chunk import UTF_8, Reading

    settings = asked.settings
    every_node = (batch.FORMATS[batch.ending_of(each)].details for each in settings.results)
    name, waivers, folder = settings.catalogue or DEFAULT, settings.waivers, ""
    if settings.engine == "dask":  # as above
        folder = names.resolved(".")
        name = name if name in packaged() else _absolute(name)
        waivers = _absolute(waivers) if waivers else None
    return Job(
        catalogue=name,
        sha256=asked.catalogue.sha256,
        waivers=waivers,
        waivers_sha256=asked.waivers_sha256,
        on=str(seoul_day(settings.on)) if settings.on else None,  # `today` may end meanwhile
        evidence_required=settings.evidence_required,
        details=settings.details or any(every_node),
        warnings=settings.warnings is not None,
        lang=asked.language.tag,
        reading=Reading(settings.encoding or UTF_8, settings.sheet),
        folder=folder,
    )


def _absolute(address: str) -> str:
    return address if names.is_remote(address) else os.path.join(names.resolved("."), address)  # noqa: PTH118 - keeps ./


def _judged(asked: _Round, planned: "Plan", work: str) -> "BatchOutcome":
    """Run the pieces.

    Raises:
        InvalidInput: a table is no longer what it was.
        Refused: they cannot be run to their end.
    """
    from concurrent.futures import BrokenExecutor

    from smartcert.batch.engine import NoSchedulerError, cores, engine
    from smartcert.batch.job import ForeignFileError
    from smartcert.batch.run import ChangedInputError, carry_out

    settings, language = asked.settings, asked.language
    name = _engine_name(settings, asked.inputs)
    jobs = min(settings.jobs or cores(), len(planned.pieces)) or 1
    opened = partial(engine, name, jobs, settings.scheduler)
    try:
        with meter(language) as shown:
            tell = shown.tell if shown else lambda _progress: None
            return carry_out(planned, asked.catalogue, opened, tell, resume=settings.resume)
    except OSError as error:
        why = unwritten(work, error, language)
    except NoSchedulerError:
        given = settings.scheduler
        why = language.say("No scheduler of dask's answers at {address}.", address=given)
    except ForeignFileError as error:
        why = language.say(
            "{file} is not the same for a worker as where the batch was begun; give every "
            "worker the same file and the same smartcert.",
            file=error,
        )
    except ChangedInputError as error:
        why = language.say("{file} has changed while it was read; run it again.", file=error)
    except BrokenExecutor as error:
        why = language.say(
            "Workers have died again and again ({reason}). --jobs 1 needs the least memory.",
            reason=error,
        )
    raise Refused(why)


def _write(
    outcome: "BatchOutcome",
    file: str,
    language: Language,
    what: Literal["results", "rejects", "warnings"] = "results",
) -> bool:
    """Write results; return whether they are written, after printing the reason if not."""
    from smartcert.render import batch

    writers = {"rejects": batch.write_rejects, "warnings": batch.write_warnings}
    try:
        writers.get(what, batch.write)(outcome, file, language)
    # an address elsewhere may lack its library, or be one that nothing is known of
    except (
        OSError,
        ValueError,
        ImportError,
        NotImplementedError,
        batch.TooManyRowsError,
    ) as error:
        screen.tell(unwritten(file, error, language))
        return False
    screen.tell(language.say("{file} is written.", file=file))
    return True

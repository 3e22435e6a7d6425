"""The settings of a batch, and the refusal of those that cannot be followed."""

import errno
import os
from collections.abc import Mapping
from dataclasses import dataclass, fields
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, Literal

from smartcert.checking.exits import FailOn
from smartcert.cli import refusal
from smartcert.cli.refusal import (
    Refused,
    refuse_for_other_tables,
    refuse_idle,
    refuse_inputs,
    unwritten,
    with_guess,
)
from smartcert.files import names
from smartcert.files.discovery import lists_in
from smartcert.files.source import STANDARD_INPUT
from smartcert.language import Language

if TYPE_CHECKING:
    from smartcert.batch.engine import EngineName
    from smartcert.batch.inputs import Inputs

_TABLE = ("pyarrow", "numpy", "fsspec", "xlsxwriter")


@dataclass(frozen=True)
class Settings:
    """The parameters of the command, under their names; its help says what they mean."""

    inputs: list[str]
    out: list[str] | None
    catalogue: str | None
    details: bool
    evidence: Literal["required", "not-required", "examined", "not-examined"]
    rejects: str | None
    warnings: str | None
    strict: bool
    fail_on: FailOn
    waivers: str | None
    on: str | None
    encoding: str | None
    sheet: str | None
    jobs: int | None
    engine: "EngineName | None"
    scheduler: str | None
    work: str | None
    resume: bool

    @classmethod
    def of(cls, parameters: Mapping[str, Any]) -> "Settings":
        """Return the settings among the arguments of the command's function."""
        return cls(**{field.name: parameters[field.name] for field in fields(cls)})

    @property
    def results(self) -> tuple[str, ...]:
        """The files of results, each once."""
        return tuple(dict.fromkeys(self.out or ()))

    @property
    def evidence_required(self) -> bool:
        """Whether a claim in a table needs evidence."""
        return not self.evidence.startswith("not-")

    @property
    def written(self) -> tuple[str, ...]:
        """The files that are to be written."""
        return (*self.results, *filter(None, [self.rejects, self.warnings]))


def missing_extra(engine: str | None, language: Language) -> None:
    """Check before any work that the packages which a batch needs are installed.

    Raises:
        Refused: it is not.
    """
    needed = {"table": _TABLE, "dask": ("distributed",) if engine == "dask" else ()}
    for extra, modules in needed.items():
        if not all(find_spec(module) for module in modules):
            raise Refused(refusal.missing_extra("batch", extra, language))


def check(settings: Settings, inputs: "Inputs", language: Language) -> None:
    """Refuse what cannot be done before anything is read.

    Raises:
        Refused: something cannot.
    """
    if settings.engine == "dask" and not settings.scheduler:
        raise Refused(language.say("--engine dask wants --scheduler and its address."))
    if settings.scheduler and settings.engine != "dask":
        raise Refused(language.say("--scheduler is for --engine dask."))
    if settings.engine == "dask":
        refuse_idle({"--jobs": settings.jobs}, "--engine dask", language)
    if (settings.engine == "dask" or settings.resume) and not (settings.work or settings.results):
        raise Refused(language.say("Say --out or --work, where unfinished work is kept."))
    _refuse_for_other_inputs(settings, inputs, language)
    read = [each.path for each in inputs.files] + [*inputs.tables]
    read += filter(None, (settings.catalogue, settings.waivers))
    if STANDARD_INPUT in read:
        raise Refused(language.say("A batch does not read standard input; name a file."))
    _check_endings(settings, language)
    read += [*lists_in(settings.inputs), settings.scheduler or ""]
    refuse_inputs(settings.written, read, language)
    for file in settings.written:
        folder = os.path.dirname(names.resolved(names.stored(file)))  # noqa: PTH120
        if not names.is_remote(file) and not os.path.isdir(folder):  # noqa: PTH112
            raise Refused(unwritten(file, OSError(errno.ENOENT, ""), language))


def _refuse_for_other_inputs(settings: Settings, inputs: "Inputs", language: Language) -> None:
    """Refuse what is about tables, or about some of them, where none of these is read."""
    if inputs.files and not inputs.tables and not settings.evidence_required:
        raise Refused(
            language.say("--evidence not-required is for tables; files list their evidence.")
        )
    if not inputs.faults:  # else what was meant is not known
        refuse_for_other_tables(settings.encoding, settings.sheet, inputs.tables, language)


def _check_endings(settings: Settings, language: Language) -> None:
    from smartcert.render import batch

    for file in settings.written:
        is_of_faults = file in {settings.rejects, settings.warnings}
        endings = batch.REJECTS if is_of_faults else tuple(batch.FORMATS)
        if batch.ending_of(file) not in endings:
            sentence = language.say(
                "{file}: results end in one of: {endings}.", file=file, endings=endings
            )
            raise Refused(with_guess(sentence, batch.ending_of(file), endings, language))
    shows = [each for each in settings.results if batch.ending_of(each) not in batch.BRIEF]
    if settings.details and not shows:
        endings = tuple(each for each in batch.FORMATS if each not in batch.BRIEF)
        raise Refused(
            language.say("--details wants --out with one of: {endings}.", endings=endings)
        )

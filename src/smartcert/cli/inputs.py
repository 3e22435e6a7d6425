"""The files that a command is asked about, and the terms on which they are judged."""

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from smartcert.cli import terminal as out
from smartcert.cli.refusal import Refused
from smartcert.files.source import STANDARD_INPUT
from smartcert.language import Language

if TYPE_CHECKING:
    from smartcert.assessment.waivers import Waivers
    from smartcert.catalogue.compiled import Catalogue
    from smartcert.checking.check import Checked, Kind
    from smartcert.checking.outcome import Collector, Outcome


class Terms(NamedTuple):
    """The terms on which files are judged: a catalogue (None: the one they name) and waivers."""

    catalogue: "Catalogue | None"
    waivers: "Waivers"


def load_terms(
    catalogue: str | None, waivers: str | None, on: str | None, language: Language
) -> Terms:
    """Load the terms.

    Raises:
        InvalidInput: one of them cannot be read, or is not sound.
        Refused: the day is none, or there is nothing that it changes.
    """
    from smartcert import load_catalogue
    from smartcert.assessment.waiver_file import load_waivers
    from smartcert.assessment.waivers import NONE

    day = _day(on, language)
    if day and not waivers:
        raise Refused(language.say("--on wants --waivers."))
    chosen = load_catalogue(catalogue) if catalogue else None
    return Terms(chosen, load_waivers(waivers, chosen, day) if waivers else NONE)


def _day(on: str | None, language: Language) -> dt.date | None:
    from smartcert.assessment.waivers import seoul_day

    if on is None:
        return None
    day = seoul_day(on)
    if day is None:
        sentence = language.say(
            "--on is to be a day such as 2026-03-31, `today`, or a moment with its offset such "
            "as 2026-03-31T15:00:00Z, not “{given}”.",
            given=on,
        )
        raise Refused(sentence)
    return day


class Inputs:
    """Reads and checks the files that the arguments mean, one after the other.

    Args:
        arguments: files, folders, globs, lists.
        only: the kind that is asked for; None: any of smartcert's.
        skip_others: pass over files of another kind also where they are named.
        stdin_name: what messages call standard input.
    """

    def __init__(
        self,
        arguments: Sequence[str],
        *,
        only: "Kind | None" = None,
        skip_others: bool = False,
        stdin_name: str | None = None,
    ) -> None:
        from smartcert.files.discovery import gather, lists_in

        gathered = gather(arguments)
        self.files = gathered.files
        self.faults = gathered.faults
        """Arguments that mean no file: the run cannot do all that was asked."""
        self.read = [*(found.path for found in self.files), *lists_in(arguments)]
        """The files that are read, those that only name others, too."""
        self.skipped: list[str] = []
        self._only = only
        self._skip_others = skip_others
        self._stdin_name = stdin_name or STANDARD_INPUT

    def checked(self, terms: Terms) -> "Iterator[Checked]":
        """Check each file, and pass over those of another kind that a folder holds."""
        from smartcert.checking.check import check_file, unreadable

        for fault in self.faults:
            yield unreadable(fault.span.file, self._only, (fault,))
        for found in self.files:
            name = self._stdin_name if found.path == STANDARD_INPUT else found.path
            may_be_other = found.searched or self._skip_others
            checked = check_file(found.path, name, terms, self._only, may_be_other=may_be_other)
            if checked is None:
                self.skipped.append(name)
            else:
                yield checked

    def outcome(
        self, collector: "Collector", language: Language, *, stopped: bool = False
    ) -> "Outcome":
        """Return the outcome of a run over these files, after printing it if none of them is ours.

        Args:
            collector: what has taken the checked files.
            language: to say it in.
            stopped: whether the run could not do what was asked for a reason of its own.
        """
        if sentence := self.nothing_left(language):
            out.tell(sentence)
        stopped = stopped or bool(sentence or self.faults)
        return collector.outcome(self.skipped, stopped=stopped)

    def nothing_left(self, language: Language) -> str:
        """Return a sentence if all files in folders are another tool's; empty if not."""
        searched = sum(found.searched for found in self.files)
        if not searched or len(self.skipped) < len(self.files):
            return ""
        return self.passed_over(language)

    def passed_over(self, language: Language) -> str:
        """Return a sentence on how many files were of another kind."""
        if self._only is None:
            return language.plural(
                "{count} file was found, and it is not one of smartcert's.",
                "{count} files were found, and none of them is smartcert's.",
                len(self.skipped),
            )
        return no_assessments(len(self.skipped), language)


def inputs_of(
    files: Sequence[str],
    *,
    only: "Kind | None",
    skip_others: bool,
    stdin_name: str | None,
    language: Language,
) -> Inputs:
    """Return the files that the arguments mean; see `Inputs`.

    Raises:
        Refused: standard input is named twice, or given a name and not read.
    """
    inputs = Inputs(files, only=only, skip_others=skip_others, stdin_name=stdin_name)
    lines = sum(each.path == STANDARD_INPUT for each in inputs.files if STANDARD_INPUT not in files)
    read = files.count(STANDARD_INPUT) + files.count(f"@{STANDARD_INPUT}") + lines
    if read > 1:
        raise Refused(language.say("Standard input can be read once only."))
    if stdin_name and not read:
        raise Refused(language.say("--stdin-filename wants -, standard input, among the files."))
    return inputs


def assessments(
    files: Sequence[str], *, skip_others: bool, stdin_name: str | None, language: Language
) -> Inputs:
    """Return the assessments that the arguments mean.

    Raises:
        Refused: as `inputs_of`.
    """
    from smartcert.checking.check import Kind

    return inputs_of(
        files,
        only=Kind.ASSESSMENT,
        skip_others=skip_others,
        stdin_name=stdin_name,
        language=language,
    )


def no_assessments(files: int, language: Language) -> str:
    """Return a sentence on folders with so many files, none of them an assessment."""
    return language.plural(
        "{count} file was found, and it is no assessment.",
        "{count} files were found, and none of them is an assessment.",
        files,
    )


def no_cities(skipped: Sequence[str], language: Language) -> str:
    """Return a sentence on what was found and passed over, where no city was."""
    from smartcert.tables.formats import FORMATS

    if tables := [each for each in skipped if each.lower().endswith(tuple(FORMATS))]:
        return language.plural(
            "{count} table was found, and it is none of cities under this catalogue.",
            "{count} tables were found, and none of them is of cities under this catalogue.",
            len(tables),
        )
    return no_assessments(len(skipped), language) if skipped else language.say("No city was found.")

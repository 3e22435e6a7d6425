"""The outputs of a run: formats to standard output and to files, and what a CI system wants.

One rule: each `--format NAME[:FILE]` is one output. Without FILE it goes to standard output, and
one may; where none does, text goes there. `--output FILE` is one by the ending of its name.
"""

import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from smartcert.checking.exits import NOT_JUDGED
from smartcert.cli import streams
from smartcert.cli import terminal as out
from smartcert.cli.refusal import (
    OutputLost,
    Refused,
    missing_extra,
    refuse_inputs,
    unknown_choice,
    unwritten,
)
from smartcert.files.names import resolved
from smartcert.language import Language
from smartcert.render.outcome import (
    ENDINGS,
    FORMATS,
    ONLY_FINDINGS,
    ONLY_REPORTS,
    FormatName,
    format_named,
)

if TYPE_CHECKING:
    from smartcert.checking.outcome import Outcome
    from smartcert.render.view import View

CODE_QUALITY = "gl-code-quality-report.json"
"""The name under which GitLab's documents keep a Code Quality report."""

WITHOUT_FAULTS = frozenset(("csv", "text"))
"""Formats of results only: not written where a file could not be judged."""

LARGEST_SUMMARY = 1024 * 1024 - 1024
"""Bytes of a step's summary: of one of more than 1 MiB, or nearly so, GitHub keeps nothing."""

TOPS = ("GITHUB_WORKSPACE", "CI_PROJECT_DIR")
"""The variables in which CI systems say where they have checked the repository out."""

EXTRAS: Mapping[FormatName, str] = {"junit": "junit"}


class Delivery(NamedTuple):
    """The outputs of a run.

    Attributes:
        screen: the format on standard output; None: text, because all else goes to files.
        files: the format of each file.
        asked: whether the user asked for them; what the CI system chose cannot fail the run.
        annotated: whether annotations for GitHub follow on standard output.
        summary: the file of the step's summary on GitHub; None: there is none.
    """

    screen: FormatName | None
    files: Mapping[str, FormatName]
    asked: bool = True
    annotated: bool = False
    summary: str | None = None

    @property
    def only_findings(self) -> list[FormatName]:
        """The formats, if none of them says anything of points; else nothing."""
        formats = {self.screen, *self.files.values()} - {None}
        return [] if self.summary or formats - ONLY_FINDINGS else sorted(filter(None, formats))


def delivery(
    formats: Sequence[str] | None,
    outputs: Sequence[str] | None,
    inputs: Iterable[str | None],
    *,
    command: str,
    ci: bool,
    language: Language,
) -> Delivery:
    """Read the options; where there are none, the CI system decides.

    Raises:
        Refused: they cannot all be followed.
    """
    by_ending = [(_by_ending(each, command, language), each) for each in outputs or ()]
    named = [_wanted(each, command, language) for each in formats or ()]
    # `--format csv --output round.csv` means one output
    same = {name for name, _ in by_ending}
    wanted = [pair for pair in named if pair[1] or pair[0] not in same] + by_ending
    on_screen = [name for name, file in wanted if _is_screen(file)]
    to_files = [(file, name) for name, file in wanted if not _is_screen(file)]
    if len(on_screen) > 1:
        sentence = language.say("Only one format can go to standard output; write NAME:FILE.")
        raise Refused(sentence)
    refuse_inputs([file for file, _ in to_files], inputs, language)
    files = dict(to_files)
    for name in EXTRAS.keys() & {*on_screen, *files.values()}:
        _import(name, language)
    screen = on_screen[0] if on_screen else None
    system = _ci_system() if ci and not wanted else ""
    github = system == "github" or "github" in {screen, *files.values()}
    return Delivery(
        screen=screen or (None if files else "text"),
        files={CODE_QUALITY: "gitlab"} if system == "gitlab" else files,
        asked=bool(wanted),
        annotated=system == "github",
        summary=os.environ.get("GITHUB_STEP_SUMMARY") if github else None,
    )


def _known(command: str) -> list[FormatName]:
    return [each for each in FORMATS if command == "evaluate" or each not in ONLY_REPORTS]


def _wanted(option: str, command: str, language: Language) -> tuple[FormatName, str]:
    name, colon, file = option.partition(":")
    known = _known(command)
    if name not in known:
        raise Refused(unknown_choice(name, known, "--format", language))
    if colon and not file:
        raise Refused(language.say("--format {name}: wants a file after the colon.", name=name))
    return name, file


def _is_screen(file: str) -> bool:
    return not file or streams.is_standard_output(file)


def _by_ending(file: str, command: str, language: Language) -> FormatName:
    ending = Path(file).suffix.lower()
    if _is_screen(file) or not ending:
        return "text"
    if ENDINGS.get(ending) not in _known(command):
        sentence = language.say("{file}: write --format NAME:FILE for this ending.", file=file)
        raise Refused(sentence)
    return ENDINGS[ending]


def _import(name: FormatName, language: Language) -> None:
    """Check before any work that the package which a format needs is installed."""
    try:
        format_named(name)
    except ModuleNotFoundError:
        raise Refused(missing_extra(name, EXTRAS[name], language)) from None


def _ci_system() -> str:
    """Tell the CI system by its own variables, unless SMARTCERT_CI=off."""
    if os.environ.get("SMARTCERT_CI") == "off":
        return ""
    if os.environ.get("GITHUB_ACTIONS") == "true":
        return "github"
    return "gitlab" if os.environ.get("GITLAB_CI") == "true" else ""


def folder_in_repository() -> str:
    """Return the current folder within the CI system's checkout; empty at its top or outside."""
    here = Path(resolved("."))
    for top in _tops():
        if here.is_relative_to(Path(top).resolve()):
            return "/".join(here.relative_to(Path(top).resolve()).parts)
    return ""


def _tops() -> list[str]:
    return [os.environ[name] for name in TOPS if os.environ.get(name)]


def deliver(outcome: "Outcome", delivery: Delivery, view: "View", screen: "View") -> int:
    """Write every output, all of them made before the first is written; return the exit code.

    Args:
        outcome: the result of the run.
        delivery: the outputs.
        view: for files.
        screen: for standard output.

    Raises:
        OutputLost: a format was to go to standard output, which is full or gone.
    """
    from smartcert.render.outcome import text

    language = view.language
    view = view._replace(top=next(iter(_tops()), ""))
    made = {file: _made(name, outcome, view) for file, name in delivery.files.items()}
    printed = True
    if delivery.screen is None and outcome.command == "evaluate":
        out.show(text.verdicts(outcome, screen))
    elif delivery.screen in {None, "text"}:
        if outcome.command == "check" or outcome.reports:
            out.show(text.page(outcome, screen))
    elif delivery.screen not in WITHOUT_FAULTS or outcome.reports:
        printed = _print(delivery.screen, outcome, view)
    if delivery.annotated:
        _print("github", outcome, view)
    all_saved = _save(made, outcome, delivery, language)
    if delivery.summary:
        _summarise(outcome, delivery.summary, view)
    if not printed:
        raise OutputLost
    return outcome.exit_code if all_saved else NOT_JUDGED


def _save(
    made: Mapping[str, str], outcome: "Outcome", delivery: Delivery, language: Language
) -> bool:
    """Write the files, each whole or not at all; return whether all that were asked for are."""
    unjudged = outcome.command == "evaluate" and outcome.exit_code == NOT_JUDGED
    saved = True
    for file, written in made.items():
        if unjudged and delivery.files[file] in WITHOUT_FAULTS:
            sentence = language.say("{file} is not written: not every file is judged.", file=file)
            out.tell(sentence)
            continue
        if why := out.unsaved(file, written, language):
            out.tell(why)
            saved = not delivery.asked  # the others are written all the same
        else:
            out.tell(language.say("{file} is written.", file=file))
    return saved


def _print(name: FormatName, outcome: "Outcome", view: "View") -> bool:
    """Print an outcome in a machine's format; return whether that was possible."""
    commands = name == "github"
    return streams.emit(_made(name, outcome, view), encoding="utf-8", commands=commands)


def _made(name: FormatName, outcome: "Outcome", view: "View") -> str:
    """Return an outcome in a format; a file's name may hold what UTF-8 does not."""
    return format_named(name)(outcome, view).encode("utf-8", "replace").decode("utf-8")


def _summarise(outcome: "Outcome", file: str, view: "View") -> None:
    """Add the summary of this step, cut to what GitHub keeps."""
    language, path = view.language, Path(file)
    text = _made("markdown", outcome, view).encode("utf-8")
    cut = f"\n\n{language.say('The rest is cut: GitHub keeps 1 MiB a step.')}\n".encode()
    try:
        there = path.stat().st_size if path.exists() else 0
        room = LARGEST_SUMMARY - there - 1
        if len(text) > room:
            text = text[: max(0, room - len(cut))].rpartition(b"\n")[0] + cut
        if len(text) > room:
            out.tell(language.say("The summary of this step is full; nothing is added to it."))
            return
        with path.open("ab") as stream:
            stream.write(b"\n" * bool(there) + text)
    except OSError as error:
        out.tell(unwritten(file, error, language))

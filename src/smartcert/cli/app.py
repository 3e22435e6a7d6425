"""The application: every command by its name, and how one of them is run."""

import io
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext, redirect_stdout
from importlib import import_module
from typing import Annotated

import typer
from typer.main import get_command

from smartcert.cli.options import Lang
from smartcert.cli.usage import SpokenCommand, SpokenGroup
from smartcert.language import N_, Language
from smartcert.version import __version__

EXAMPLES = """\
smartcert evaluate dalseo.yaml
smartcert show INN-DAT-03
smartcert COMMAND --help"""

COMMANDS = (
    *("evaluate", "batch", "check", "explain", "show"),
    *("init", "convert", "merge", "progress", "schema", "table"),
)
"""Every command by the name that its module and its function have, too."""

GROUPS: Mapping[str, tuple[str, ...]] = {"table": ("template", "from-files", "to-files")}
"""The commands that are groups of others, each of which is a module of the group's package."""


def _print_version(value: bool) -> None:
    if value:
        from smartcert.cli.streams import emit

        emit(f"smartcert {__version__}\n")
        raise typer.Exit


def smartcert(
    _version: Annotated[
        bool,
        typer.Option(
            "--version",
            "-V",
            callback=_print_version,
            is_eager=True,
            help=N_("Print the version and exit."),
        ),
    ] = False,
    _lang: Lang = None,
) -> None:
    """Take the options that stand before a command."""


def app(names: Sequence[str] = COMMANDS) -> typer.Typer:
    """Return the application with these commands."""
    made = typer.Typer(
        name="smartcert",
        cls=SpokenGroup,
        help=N_("Judges a city's self-assessment under a catalogue of indicators."),
        epilog=EXAMPLES,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
        no_args_is_help=True,
    )
    made.callback()(smartcert)
    for name in names:
        if name in GROUPS:
            made.add_typer(_group(name), name=name)
        else:
            _add(made, name, f"smartcert.cli.commands.{name}")
    return made


def _of_a_group(_lang: Lang = None) -> None:
    """Take the option that may stand before a command of a group."""


def _group(name: str) -> typer.Typer:
    module = import_module(f"smartcert.cli.commands.{name}")
    made = typer.Typer(
        cls=SpokenGroup,
        help=module.HELP,
        epilog=module.EXAMPLES,
        rich_markup_mode=None,
        no_args_is_help=True,
    )
    made.callback()(_of_a_group)
    for each in GROUPS[name]:
        _add(made, each, f"smartcert.cli.commands.{name}.{_in_python(each)}")
    return made


def _add(made: typer.Typer, name: str, place: str) -> None:
    module = import_module(place)
    command = made.command(name, cls=SpokenCommand, help=module.HELP, epilog=module.EXAMPLES)
    command(getattr(module, _in_python(name)))


def _in_python(name: str) -> str:
    return name.replace("-", "_")


def command_paths() -> Iterator[tuple[str, ...]]:
    """Yield every path to a command: the words that follow `smartcert`."""
    for name in COMMANDS:
        yield (name,)
        for each in GROUPS.get(name, ()):
            yield name, each


def main(arguments: list[str], language: Language) -> int:
    """Run a command; return its exit code, which is what its function returns.

    Raises:
        typer.TyperException: the usage is wrong.
        InvalidInput: a file that the command needs cannot be read, or is not sound.
        Refused: the command cannot do what was asked.
    """
    # a command that is named at once needs none of the others, whose options take their time
    names = [name for name in COMMANDS if arguments[:1] == [name]] or [*COMMANDS]
    command = get_command(app(names))
    printed = _handed_over() if arguments[:1] == ["--show-completion"] else nullcontext()
    with printed:
        return command.main(arguments, "smartcert", standalone_mode=False, obj=language) or 0


@contextmanager
def _handed_over() -> Iterator[None]:
    """Hand over what Typer prints, which takes a full disk for our fault."""
    from smartcert.cli.streams import hand_over

    script = io.StringIO()
    try:
        with redirect_stdout(script):
            yield
    finally:
        hand_over(script.getvalue())

"""The commands, put together."""

from collections.abc import Sequence
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

COMMANDS = ("evaluate", "check", "explain", "show", "init", "schema")
"""Every command by the name that its module and its function have, too."""


def _print_version(value: bool) -> None:
    if value:
        typer.echo(f"smartcert {__version__}")
        raise typer.Exit


def smartcert(
    _version: Annotated[
        bool,
        typer.Option(
            "--version",
            callback=_print_version,
            is_eager=True,
            help=N_("Print the version and exit."),
        ),
    ] = False,
    _lang: Lang = None,
) -> None:
    """Take the options that stand before a command."""


def app(names: Sequence[str] = COMMANDS) -> typer.Typer:
    """Put these commands together."""
    made = typer.Typer(
        name="smartcert",
        cls=SpokenGroup,
        help=N_("Judges a city's self-assessment under a catalogue of indicators."),
        epilog=EXAMPLES,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        no_args_is_help=True,
    )
    made.callback()(smartcert)
    for name in names:
        module = import_module(f"smartcert.cli.{name}")
        command = made.command(cls=SpokenCommand, help=module.HELP, epilog=module.EXAMPLES)
        command(getattr(module, name))
    return made


def main(arguments: list[str], language: Language) -> int:
    """Run a command; give its exit code.

    Raises:
        typer.TyperException: the usage is wrong.
    """
    # a command that is named at once needs none of the others, whose options take their time
    names = [name for name in COMMANDS if arguments[:1] == [name]] or COMMANDS
    code = get_command(app(names)).main(arguments, "smartcert", standalone_mode=False, obj=language)
    return code or 0

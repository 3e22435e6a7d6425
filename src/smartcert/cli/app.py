"""The commands, put together."""

from typing import Annotated

import typer
from typer.main import get_command

from smartcert.cli import check, evaluate, explain, init, schema, show
from smartcert.cli.options import Lang
from smartcert.cli.usage import SpokenCommand, SpokenGroup
from smartcert.language import N_, Language
from smartcert.version import __version__

app = typer.Typer(
    name="smartcert",
    cls=SpokenGroup,
    help=N_("Judges a city's self-assessment under a catalogue of indicators."),
    epilog="smartcert evaluate dalseo.yaml\nsmartcert show INN-DAT-03\nsmartcert COMMAND --help",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
)

for module, function in (
    (evaluate, evaluate.evaluate),
    (check, check.check),
    (explain, explain.explain),
    (show, show.show),
    (init, init.init),
    (schema, schema.schema),
):
    app.command(cls=SpokenCommand, help=module.HELP, epilog=module.EXAMPLES)(function)


def _print_version(value: bool) -> None:
    if value:
        typer.echo(f"smartcert {__version__}")
        raise typer.Exit


@app.callback()
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


def main(arguments: list[str], language: Language) -> int:
    """Run a command; give its exit code.

    Raises:
        typer.TyperException: the usage is wrong.
    """
    code = get_command(app).main(arguments, "smartcert", standalone_mode=False, obj=language)
    return code or 0

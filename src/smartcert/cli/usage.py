"""Help pages and complaints about the usage, in the reader's language and in cells.

Typer's own are English and count characters, which breaks Korean lines at the wrong place.
"""

import re
import shlex
from collections.abc import Iterator
from pathlib import PurePath
from typing import Any, get_args

import typer
from typer.core import TyperCommand, TyperGroup

from smartcert.cli.refusal import Refused, with_guess
from smartcert.files.names import means_a_file
from smartcert.language import N_, Language
from smartcert.render.layout import Page, cells, pad, wrap

_NO_SUCH_COMMAND = re.compile(r"No such command '(.*)'\.")
_EXTRA = re.compile(r"Got unexpected extra arguments?(?:\(s\))? \((.*)\)")
_WIDEST = 100

_METAVARS = {
    "N": N_("a whole number without separators, at least 1, such as 38400"),
    "YYYY-MM-DD": N_("a date, such as 2022-12-31"),
}
"""What stands for a value in the help, in more words."""

# What Typer itself says in a help page, to be translated with the rest.
TYPERS_OWN = (
    N_("Show this message and exit."),
    N_("Install completion for the current shell."),
    N_("Show completion for the current shell, to copy it or customize the installation."),
)


class SpokenCommand(TyperCommand):
    """A command whose help is written in the reader's language."""

    def get_help(self, ctx: Any) -> str:
        """Return the help page."""
        return _help_page(self, ctx)

    def get_help_option(self, ctx: Any) -> Any:
        """Return the option for help."""
        return _shown_by_us(super().get_help_option(ctx))

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the arguments, and refuse an option whose value is empty."""
        rest = super().parse_args(ctx, args)
        _refuse_empty(self.params, ctx)
        return rest


class SpokenGroup(TyperGroup):
    """A group of commands whose help is written in the reader's language."""

    def get_help(self, ctx: Any) -> str:
        """Return the help page."""
        return _help_page(self, ctx)

    def get_help_option(self, ctx: Any) -> Any:
        """Return the option for help."""
        return _shown_by_us(super().get_help_option(ctx))


def _shown_by_us(option: Any) -> Any:
    """Print help as any page: Typer takes a full disk, or a reader who has gone, for our fault."""

    def show(context: Any, _param: Any, wished: bool) -> None:
        from smartcert.cli.streams import emit

        if wished and not context.resilient_parsing:
            emit(f"{context.get_help()}\n")
            raise typer.Exit

    option.callback = show
    return option


def _refuse_empty(params: list[Any], context: Any) -> None:
    """Refuse an option whose value is empty, as a script gives it whose variable is not set.

    Raises:
        Refused: there is one.
    """
    language: Language = context.find_root().obj
    for param in params:
        given = context.params.get(param.name)
        values = given if isinstance(given, (list, tuple)) else [given]
        if param.param_type_name == "option" and "" in values:
            sentence = N_("{name} is empty; give it a value, or leave it out.")
            raise Refused(language.say(sentence, name=_name(param)))


def complaint(error: typer.TyperException, language: Language) -> str:
    """Return what is wrong with the usage, and where help is."""
    context = getattr(error, "ctx", None)
    if type(error).__name__ == "NoArgsIsHelpError":
        return error.message + "\n"
    page = Page(_width())
    page.text(_complaint(error, language))
    if meant := _meant(error, context):
        page.line(language.say("Try: {command}", command=meant))
    elif context is not None:
        page.text(language.say("See: {command} --help", command=context.command_path))
    return page.plain()


def _complaint(error: Any, language: Language) -> str:
    name = type(error).__name__
    params = error.ctx.command.params if getattr(error, "ctx", None) else []
    if name == "NoSuchOption":
        known = [each for param in params for each in param.opts]
        sentence = language.say("There is no option {name}.", name=error.option_name)
        return with_guess(sentence, error.option_name, known, language)
    if match := _NO_SUCH_COMMAND.match(error.message):
        sentence = language.say("There is no command “{name}”.", name=match.group(1))
        return with_guess(sentence, match.group(1), error.ctx.command.commands, language)
    if name == "MissingParameter" and error.param is not None:
        return language.say("{name} is missing.", name=_name(error.param))
    if name == "BadOptionUsage" and "does not take" in error.message:
        return language.say("The option {name} takes no value.", name=error.option_name)
    if name == "BadOptionUsage" and "requires" in error.message:
        return language.say("The option {name} wants a value.", name=error.option_name)
    if name == "BadParameter" and error.param is not None:
        wanted = _wanted(error.param, language)
        return language.say("{name} is to be: {wanted}.", name=_name(error.param), wanted=wanted)
    if error.message == "Missing command.":
        return language.say("A command is missing.")
    if match := _EXTRA.match(error.message):
        return language.say("There is one argument too many: {extra}.", extra=match.group(1))
    return str(error.format_message())  # of a kind, or in words, that only other releases know


def _meant(error: Any, context: Any) -> str:
    """Return what to type for a word that is no command: an option, a code, a file."""
    from smartcert.diagnostics.codes import CODES
    from smartcert.tables.formats import FORMATS

    match = _NO_SUCH_COMMAND.match(error.message)
    if match is None:
        return ""
    word, path = match.group(1), context.command_path
    known = [each for param in context.command.get_params(context) for each in param.opts]
    if f"--{word}" in known:
        return f"{path} --{word}"
    if context.parent is not None:
        return ""
    if word.upper() in CODES:
        return f"{path} explain {word.upper()}"
    if PurePath(word).suffix.lower() in FORMATS:
        return f"{path} batch {shlex.quote(word)}"
    return f"{path} evaluate {shlex.quote(word)}" if means_a_file(word) else ""


def _name(param: Any) -> str:
    is_option = param.param_type_name == "option"
    return str(max(param.opts, key=len) if is_option else param.metavar)


def _wanted(param: Any, language: Language) -> str:
    if param.metavar and param.metavar.startswith("<"):  # of choices that are not all told of
        return ", ".join(param.metavar.strip("<>").split("|"))
    choices = [each for each in get_args(param.type_descriptor.annotation) if each]
    return ", ".join(choices) or language.say(_METAVARS.get(param.metavar, str(param.metavar)))


def _help_page(command: Any, context: Any) -> str:
    language: Language = context.find_root().obj
    page = Page(_width())
    _usage(page, command, context)
    page.blank()
    page.text(_help(command, language))
    arguments = [each for each in command.get_params(context) if each.param_type_name == "argument"]
    options = [each for each in command.get_params(context) if each.param_type_name == "option"]
    _table(page, language.say("Arguments"), list(_parameters(arguments, context, language)))
    commands = getattr(command, "commands", {}).items()
    rows = [(name, _help(each, language)) for name, each in commands]
    _table(page, language.say("Commands"), rows)
    _table(page, language.say("Options"), list(_parameters(options, context, language)))
    page.heading(language.say("Examples"))
    for line in command.epilog.splitlines():
        page.line(f"  {line}")
    return page.plain().rstrip("\n")


def _usage(page: Page, command: Any, context: Any) -> None:
    """Add the line that says how a command is called, and go on below it where it is too long."""
    language: Language = context.find_root().obj
    label, called = language.say("Usage"), f": {context.command_path}"
    before = cells(label + called) + 1
    lines = wrap(" ".join(_pieces(command, context)), page.width - before)
    page.line((label, "bold"), f"{called} {next(lines)}")
    for line in lines:
        page.line(" " * before, line)


def _help(each: Any, language: Language) -> str:
    text: str = each.help or ""
    return language.say(text)


def _pieces(command: Any, context: Any) -> Iterator[str]:
    yield "[OPTIONS]"
    for param in command.get_params(context):
        if param.param_type_name == "argument":
            yield param.metavar
    if getattr(command, "commands", None):
        yield "COMMAND ..."


def _parameters(params: list[Any], context: Any, language: Language) -> Iterator[tuple[str, str]]:
    for param in params:
        if param.param_type_name == "argument":
            yield param.metavar, _help(param, language)
        else:
            name, _ = param.get_help_record(context)
            yield name, _help(param, language)


def _table(page: Page, heading: str, rows: list[tuple[str, str]]) -> None:
    if not rows:
        return
    page.heading(heading)
    width = min(30, max(cells(name) for name, _ in rows) + 4)
    for name, text in rows:
        label = f"  {name}"
        if cells(label) + 1 >= width:
            page.line(label)
            label = ""
        page.labelled(pad(label, width), text, width)


def _width() -> int:
    import shutil

    return min(shutil.get_terminal_size().columns, _WIDEST)

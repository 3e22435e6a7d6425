"""Help pages and complaints about the usage, in the reader's language and in cells.

Typer's own are English and count characters, which breaks Korean lines at the wrong place.
"""

import re
from collections.abc import Iterator
from typing import Any, get_args

import typer
from typer.core import TyperCommand, TyperGroup

from smartcert.cli.refusal import with_guess
from smartcert.language import N_, Language
from smartcert.render.layout import Page, cells, pad

_NO_SUCH_COMMAND = re.compile(r"No such command '(.*)'\.")
_EXTRA = re.compile(r"Got unexpected extra arguments?(?:\(s\))? \((.*)\)")
_WIDEST = 100

_METAVARS = {
    "N": N_("a whole number without separators, such as 38400"),
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


class SpokenGroup(TyperGroup):
    """A group of commands whose help is written in the reader's language."""

    def get_help(self, ctx: Any) -> str:
        """Return the help page."""
        return _help_page(self, ctx)


def complaint(error: typer.TyperException, language: Language) -> str:
    """Return what is wrong with the usage, and where help is."""
    context = getattr(error, "ctx", None)
    if type(error).__name__ == "NoArgsIsHelpError":
        return error.message + "\n"
    page = Page(_width())
    page.text(_complaint(error, language))
    if context is not None:
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


def _name(param: Any) -> str:
    is_option = param.param_type_name == "option"
    return str(max(param.opts, key=len) if is_option else param.metavar)


def _wanted(param: Any, language: Language) -> str:
    choices = [each for each in get_args(param.type_descriptor.annotation) if each]
    return ", ".join(choices) or language.say(_METAVARS.get(param.metavar, str(param.metavar)))


def _help_page(command: Any, context: Any) -> str:
    language: Language = context.find_root().obj
    page = Page(_width())
    pieces = " ".join(_pieces(command, context))
    page.line((language.say("Usage"), "bold"), f": {context.command_path} {pieces}")
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

"""Reports as text, JSON, Markdown or CSV: one pure function a format."""

from collections.abc import Callable, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Literal, get_args

if TYPE_CHECKING:
    from smartcert.render.view import View
    from smartcert.report import Report

    Format = Callable[[Sequence[Report], View], str]

FormatName = Literal["text", "json", "markdown", "csv"]
"""Every format by the name that `--format` takes and that its module has."""

FORMATS: tuple[str, ...] = get_args(FormatName)


def format_named(name: str) -> "Format":
    """Give the function that writes reports in this format; only its module is imported."""
    render: Format = import_module(f"smartcert.render.{name}").render
    return render

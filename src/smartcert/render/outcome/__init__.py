"""Outcomes in every format: one pure function a format.

From outside: `diagnostics`, `findings`, `github`, `json`, `text`.
"""

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Literal, get_args

if TYPE_CHECKING:
    from smartcert.checking.outcome import Outcome
    from smartcert.render.view import View

    Format = Callable[[Outcome, View], str]

FormatName = Literal["text", "json", "markdown", "csv", "github", "gitlab", "sarif", "junit"]
"""Every format by the name that `--format` takes and that its module has."""

FORMATS: tuple[FormatName, ...] = get_args(FormatName)

ONLY_REPORTS: frozenset[FormatName] = frozenset(("csv",))
"""The formats that have no room for findings: for `evaluate` only."""

ONLY_FINDINGS: frozenset[FormatName] = frozenset(("github", "gitlab", "sarif"))
"""The formats that say nothing of points."""

ENDINGS: Mapping[str, FormatName] = {
    ".txt": "text",
    ".json": "json",
    ".csv": "csv",
    ".md": "markdown",
    ".sarif": "sarif",
    ".xml": "junit",
}
"""The format that the ending of an output file asks for."""


def format_named(name: FormatName) -> "Format":
    """Return the function that writes an outcome in this format; only its module is imported.

    Raises:
        ModuleNotFoundError: the format needs an extra that is not installed.
    """
    render: Format = import_module(f"smartcert.render.outcome.{name}").render
    return render

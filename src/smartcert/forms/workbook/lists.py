"""The sheet of a form that its drop-downs take their choices from."""

from collections.abc import Sequence
from typing import Any

from smartcert.files.spreadsheet.limits import letters

_WIDTH = 30


class Lists:
    """Collects lists of choices, each a column of the sheet.

    Args:
        page: the sheet.
        name: what stands on its tab.
        style: of its cells.
    """

    def __init__(self, page: Any, name: str, style: Any) -> None:
        self._page, self._name, self._style = page, name, style
        self._known: dict[tuple[str, ...], str] = {}

    def choose(self, choices: Sequence[str]) -> dict[str, Any]:
        """Return the check, in XlsxWriter's words, that a cell holds one of these."""
        key = tuple(choices)
        if key not in self._known:
            column = len(self._known)
            for row, choice in enumerate(choices):
                self._page.write_string(row, column, choice, self._style)
            self._page.set_column(column, column, _WIDTH)
            name = letters(column)
            self._known[key] = f"='{self._name}'!${name}$1:${name}${len(key)}"
        return {"validate": "list", "source": self._known[key]}

"""A cell as a scalar of a file: what it holds, written as an assessment would write it."""

from decimal import Decimal
from typing import Any
from unicodedata import is_normalized

from smartcert.files.document import Unquoted, is_plainly_text
from smartcert.language.letters import composed
from smartcert.tables.rows.cells import EMPTY_LIST


def written(value: Any) -> Any:
    """Write the value of a cell as a file would write it; nothing for a blank one."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        text = f"{Decimal(repr(value)):f}"
        return text.removesuffix(".0")
    if isinstance(value, Decimal):  # a column of them has as many digits for every number
        text = f"{value:f}"
        return text.rstrip("0").rstrip(".") if "." in text else text
    if isinstance(value, list):
        return " ".join(str(each).strip() or '""' for each in value) or EMPTY_LIST
    text = "" if value is None else str(value).strip()
    return (text if is_normalized("NFC", text) else composed(text)) or None


def scalar(text: str) -> str | Unquoted:
    """Give what an unquoted scalar of a file is: some are text for every reader of YAML."""
    return text if is_plainly_text(text) else Unquoted(text)

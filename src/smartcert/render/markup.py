"""Texts from files, written so that Markdown takes nothing in them for markup."""

import re

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~$])")


def escaped(text: str) -> str:
    """Return the text on one line, with a backslash before each sign that would be markup."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))

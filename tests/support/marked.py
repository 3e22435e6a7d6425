"""Texts in which the place of every expected fault is marked.

`§SC402§` stands right before the first character of the place, so a test reads like the file
that an officer wrote, and code, line and column are asserted at once.
"""

import re

from smartcert import InvalidInput
from smartcert.files.source import decode

_MARK = re.compile("§(SC[0-9]{3})§")


def marked(text: str) -> tuple[str, list[tuple[str, int, int]]]:
    """Give the text without its marks, and the code, line and column of each."""
    found, lines = [], []
    for number, line in enumerate(text.splitlines(), 1):
        while match := _MARK.search(line):
            found.append((match[1], number, match.start() + 1))
            line = line[: match.start()] + line[match.end() :]
        lines.append(line)
    return "\n".join(lines) + "\n", found


def places(invalid: InvalidInput) -> list[tuple[str, int, int]]:
    """Give the code, line and column of every diagnostic."""
    return [(each.code, each.span.line, each.span.column) for each in invalid.diagnostics]


def source(text: str, name="test.yaml"):
    return decode(text.encode(), name)

"""The comments of a YAML text: who rewrites the file has to say that they go."""

import re
from collections.abc import Sequence
from typing import Any

from yaml.events import ScalarEvent

from smartcert.files.document import Document

_COMMENT = re.compile(r"(?:^|(?<=\s))#[^\n]*", re.MULTILINE)


def comment_lines(document: Document) -> Sequence[int]:
    """Return the numbers of the lines of a text that hold a comment; of cells there are none."""
    text = document.source.text
    said: list[Any] = [each for pair in document.places.values() for each in pair]
    scalars: list[Any] = [each for each in said if isinstance(each, ScalarEvent)]
    spans = [(each.start_mark.index, each.end_mark.index) for each in scalars]
    parts, copied = [], 0
    for begin, end in sorted(spans):
        # a sign inside a text is no comment, and line breaks keep the count
        hidden = re.sub("[^\n]", "_", text[max(begin, copied) : end])
        parts += [text[copied:begin], hidden]
        copied = max(copied, end)
    left = "".join([*parts, text[copied:]])
    return [left.count("\n", 0, found.start()) + 1 for found in _COMMENT.finditer(left)]

"""Letters that look the same: Hangul in pieces, wide forms, and signs that cannot be seen."""

import re
from itertools import groupby
from unicodedata import combining, normalize

INVISIBLE = re.compile("[\u00a0\u00ad\u180e\u200b-\u200f\u2060\u3000\u3164\uffa0]")
"""What YAML takes for a letter and a reader for nothing, or for a blank."""

# what Unicode lets a font leave out, in the form that compatibility gives it
_UNSEEN = (
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff0-\ufffb\U000e0000-\U000e0fff]+"
)
LOOKS_AS_IT_IS = "[ -~가-힣]*"
"""Texts of which a reader sees every sign but blanks, as it is written."""
_HEAP = r"[^\x00-\u02ff\w]{31,}"  # marks upon marks; no writing has that many


def composed(text: str) -> str:
    """Put together what macOS has taken apart (NFC), in a time that grows with the text alone."""
    return normalize("NFC", re.sub(_HEAP, _in_order, text))


def _in_order(heap: re.Match[str]) -> str:
    # as `normalize` does, whose way takes the square of a heap's height
    apart = "".join(normalize("NFD", each) for each in heap[0])
    runs = groupby(apart, key=lambda each: combining(each) > 0)
    return "".join("".join(sorted(run, key=combining)) for _, run in runs)


def seen(name: str) -> str:
    """Return what a reader sees of a name: two names that look the same are one.

    Hangul composed, wide and other compatible forms as the usual ones (NFKC), without what cannot
    be seen, and without blanks but between two numbers. Capitals count: they can be seen.
    """
    if re.fullmatch(LOOKS_AS_IT_IS, name):
        return _without_blanks(name)
    shown = re.sub(_UNSEEN, "", normalize("NFKC", composed(name)))
    return composed(_without_blanks(shown))  # a mark may have come to stand behind a letter


def _without_blanks(text: str) -> str:
    return re.sub(r"((?<=[0-9])\s+(?=[0-9]))|\s+", lambda blanks: " "[: bool(blanks[1])], text)

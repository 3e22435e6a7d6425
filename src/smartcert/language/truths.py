"""Words for yes and no: one list for files, tables and options."""

from collections.abc import Mapping


def _words(yes: str, no: str) -> Mapping[str, bool]:
    return {**dict.fromkeys(yes.split(), True), **dict.fromkeys(no.split(), False)}


TRUTHS = _words(
    "true t yes y on 예 네 o ○ ◯ 〇 ｏ ✓ ✔ ☑ √", "false f no n off 아니오 아니요 x × ｘ ✗ ✘ ☒"
)
"""What each word says, written small."""

LIKELY = _words("있음 있다 유 참 맞음 그렇다 해당 해당함 응", "거짓 아님 아니다 아뇨 무 부")
"""What others most likely say; they are not taken, but asked again."""


def truth(word: str) -> bool | None:
    """Return what a word for yes or no says, in capitals or not; None if it is none."""
    return TRUTHS.get(word.strip().lower())


def likely(word: str) -> bool | None:
    """Return what a word that is not taken most likely says; None if that is not known."""
    return LIKELY.get(word.strip())


def pattern() -> str:
    """Return the regular expression of all texts that say yes or no, for a schema."""
    return rf"^\s*(?:{'|'.join(map(in_any_case, TRUTHS))})\s*$"


def in_any_case(word: str) -> str:
    """Return the regular expression of a word in capitals or not."""
    return "".join(each if each.upper() == each else f"[{each.upper()}{each}]" for each in word)

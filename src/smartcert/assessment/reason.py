"""Why an indicator does not apply: what is a reason, what says no, and what is neither.

A cell or a line `not_applicable` that says no, in whatever word, is as good as blank; one that only
says yes, or that nothing is there to be said, gives no reason, and is refused.
"""

import re
from typing import Annotated, Any

from pydantic import PlainValidator

from smartcert.files.document import Unquoted
from smartcert.files.fields import LONGEST_PROSE, in_schema, prose
from smartcert.files.numbers import fault
from smartcert.language import N_
from smartcert.language.letters import seen
from smartcert.language.truths import LIKELY, TRUTHS

LONGEST_NO = 12
"""Characters; a longer text is no word of no."""

_SAID = {**TRUTHS, **LIKELY}
NO = frozenset(word for word, said in _SAID.items() if not said and word.isalpha()) | set(
    "not nope none nil null nothing 아닙니다 없음 없다 없습니다 없어요".split()  # noqa: SIM905 - read as words
)
"""Words of no: the indicator does apply."""
_NO_SIGNS = r"[-\u2010-\u2015\u2212~×✗✘]+|0+([.,]0+)?"
_UNSAID = frozenset(
    "na notapplicable inapplicable "  # noqa: SIM905
    "해당없음 해당없다 해당없습니다 해당사항없음 해당사항없습니다 해당무 비해당 미해당 적용안함 "
    "모름 미정 미상 추후 확인필요 확인중 tbd tba unknown unclear".split()
)
_NO_REASON = _UNSAID | {"ok", *(word for word, said in _SAID.items() if said)}


def says_no(written: str) -> bool:
    """Tell whether a text says that the indicator does apply: `FALSE`, `0`, `-`, `없음`."""
    if len(written) > LONGEST_NO:
        return False
    shown = seen(written).casefold()
    return _word(shown) in NO or re.fullmatch(_NO_SIGNS, shown) is not None


def says_nothing(written: str) -> bool:
    """Tell whether a text stands for a value that there is not: `없음`, `N/A`, `-`, `모름`."""
    if len(written) > LONGEST_NO or any(map(str.isdigit, written)):
        return False
    return _word(seen(written).casefold()) in _UNSAID or says_no(written) or written.strip() == "?"


def is_reason(written: str) -> bool:
    """Tell whether a text gives a reason: at least two letters, and more than that it is so."""
    word = _word(seen(written).casefold())
    letters = sum(map(str.isalpha, word))
    return letters > 1 and word not in _NO_REASON and not says_no(written)


def _word(shown: str) -> str:
    return re.sub(r"[\W_]+", "", shown)


def reason(value: Any) -> str | None:
    """Read a reason; None where a word of no says that the indicator applies.

    Raises:
        PydanticCustomError: it is no text, gives no reason, or is too long.
    """
    if isinstance(value, Unquoted):
        if says_no(value.text):
            return None
        raise fault("SC229", written=value.text)
    if isinstance(value, str) and says_no(value):
        return None
    read = prose(value)
    if not is_reason(read):
        raise fault("SC229", written=read)
    return read


Reason = Annotated[
    str | None,
    PlainValidator(reason),
    in_schema(
        ["string", "boolean", "integer"],
        N_("the reason in words, in quotes if need be"),
        pattern=r"\S",
        maxLength=LONGEST_PROSE,
    ),
]

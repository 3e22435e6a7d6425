"""Numbers as files write them: read from their text, and what is wrong with one that is none."""

import re
import unicodedata
from decimal import Decimal
from typing import Any

from pydantic_core import PydanticCustomError

from smartcert.files.document import Unquoted
from smartcert.files.guesses import one_number, written_out

_NUMBER = re.compile(r"[-+]?(0|[1-9][0-9]*)(\.[0-9]+)?")
_NOT_A_NUMBER = re.compile(r"[-+]?\.?(nan|inf|infinity)", re.IGNORECASE)
_WITH_COMMAS = r"[-+]?[0-9]{1,3}(,[0-9]{3})+(\.[0-9]+)?"
_WITH_UNIT = r"([-+]?[0-9][0-9,]*(?:\.[0-9]+)?)\s*([^\d\s.,:/~+-].*)"
_OTHER_NOTATION = re.compile(r"[-+]?([0-9.]+e[-+]?[0-9]+|0[xob][0-9a-f]+)", re.IGNORECASE)
_RAISED = "[0-9][⁰¹²³⁴-⁹₀-₉]"
_LONGEST = 18  # digits; a whole number this long still fits 64 bits
_LONGEST_WRITTEN = 1000  # characters; to take apart a heap of marks can take hours


def fault(code: str, **values: object) -> PydanticCustomError:
    """Make the error that a field raises; `code` is one of `smartcert.diagnostics.codes`."""
    return PydanticCustomError(code, code, values)


def number(value: Any) -> Decimal:
    """Read a number from its source text, never through a binary float.

    Raises:
        PydanticCustomError: it is text, has a unit, separators, an exponent, or no value.
    """
    text = value.text if isinstance(value, Unquoted) else value
    if not isinstance(text, str):
        raise fault("SC206")
    if isinstance(value, Unquoted) and _NUMBER.fullmatch(text):
        if sum(map(str.isdigit, text)) > _LONGEST:
            raise fault("SC213", written=text, digits=_LONGEST)
        return Decimal(text)
    raise _not_a_number(text, quoted=not isinstance(value, Unquoted))


def _not_a_number(text: str, *, quoted: bool) -> PydanticCustomError:
    if len(text) > _LONGEST_WRITTEN:
        return fault("SC206")
    # 38400² is not 384002
    written = (text if re.search(_RAISED, text) else unicodedata.normalize("NFKC", text)).strip()
    plain = written.replace("_", "")
    if quoted and _NUMBER.fullmatch(plain):
        return fault("SC207", written=text, number=plain)
    if re.fullmatch(_WITH_COMMAS, plain) or ("_" in written and _NUMBER.fullmatch(plain)):
        return fault("SC208", written=text, number=plain.replace(",", ""))
    if _NOT_A_NUMBER.fullmatch(plain):
        return fault("SC210", written=text)
    match = re.fullmatch(_WITH_UNIT, plain)
    if match and not _OTHER_NOTATION.fullmatch(plain):
        return fault("SC209", written=text, unit=match[2], number=written_out(plain, match[1]))
    has_digits = any(map(str.isdigit, plain))
    return fault("SC211", written=text, number=one_number(plain)) if has_digits else fault("SC206")


def whole(value: Any) -> int:
    """Read a whole number.

    Raises:
        PydanticCustomError: it is no number, or has decimals.
    """
    read = number(value)
    if read != read.to_integral_value():
        raise fault("SC212", written=str(value))
    return int(read)

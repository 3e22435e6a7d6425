"""Cells in columns: what is plainly written becomes whole numbers, the rest is left in doubt."""

from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from smartcert.files.fields import LONGEST_LINE
from smartcert.language import letters
from smartcert.language.truths import truth
from smartcert.tables.rows.digits import LARGEST, LONGEST, in_decimals, in_texts

EMPTY_LIST = "[]"
"""How a cell says that nothing of a checklist is fulfilled; a blank one says nothing."""

_TRUTHS = {**dict.fromkeys(("1", "1.0"), 1), **dict.fromkeys(("0", "0.0", "-0"), 0)}
"""How programs write truth values as numbers; people's words are in `smartcert.language.truths`."""
_PLAIN = r"[^\p{C}\p{Z}\x{115F}\x{1160}\x{3164}\x{FFA0}\x{FFFE}\x{FFFF}]"
_PLAIN_TEXT = f"^{_PLAIN}+( {_PLAIN}+)*$"
_MAY_BE_PERSONAL = r"\d{6}\D{0,3}[1-8]\d{6}|1[016-9]\)?\D{0,3}\d{3,4}\D{0,3}\d{4}|[^0-9\P{Nd}]"
_PLACEHOLDERS = ("...", "…")
_TWO_NUMBERS = "([0-9]) +([0-9])"
_FIRST_PRINTABLE, _DELETE, _FIRST_OF_MANY = 0x20, 0x7F, 0xC0
_HANGUL_FIRST, _HANGUL_LAST = 0xEA, 0xEC
"""The bytes by which syllables of Hangul begin in UTF-8, but for the last few."""
_SECOND_OF_HANGUL = 0xB0
"""From this byte on, behind the first of those bytes, they are Hangul."""


class Cells(NamedTuple):
    """The cells of a column.

    Attributes:
        number: [rows] what is said, in the smallest unit; 0 where nothing is, or in doubt.
        said: [rows] whether the cell says anything.
        clean: [rows] whether it is plainly written (or blank), so that `number` is right.
    """

    number: Any
    said: Any
    clean: Any


def nothing(rows: int) -> Cells:
    """Give the cells of a column that is not there."""
    return Cells(np.zeros(rows, np.int64), np.zeros(rows, bool), np.ones(rows, bool))


def numbers(array: Any, decimals: int, low: int, high: int) -> Cells:
    """Read plain numbers with at most so many decimals.

    Args:
        array: [rows] whole numbers, floats, decimals or texts.
        decimals: digits that a number may have after its point.
        low: the smallest that is plain, in the smallest unit.
        high: the largest.
    """
    low, high = max(low, -LARGEST), min(high, LARGEST)
    if is_text(array):
        return _by_texts(array, decimals, low, high)
    array = _decoded(array)
    said, kind = ~blank(array), array.type
    if pa.types.is_integer(kind):
        number, clean = _integers(array, low, high, 10**decimals)
        return _cells(number, said, clean)
    if pa.types.is_floating(kind):
        number, clean = _floats(array, decimals)
    elif pa.types.is_decimal(kind):
        number, clean = in_decimals(array, decimals, said)
    else:
        return Cells(np.zeros(len(array), np.int64), said, ~said)
    return _cells(number, said, clean & (number >= low) & (number <= high))


def _cells(number: Any, said: Any, clean: Any) -> Cells:
    """Give cells of which those in doubt hold 0, as those that are blank do already."""
    fine = clean | ~said
    if not fine.all():
        number = np.where(clean, number, 0)
    return Cells(number, said, fine)


def _integers(array: Any, low: int, high: int, scale: int) -> tuple[Any, Any]:
    """Read whole numbers; what would not fit 64 bits is out of range and in doubt."""
    given = filled(array)
    clean = (given >= -(-low // scale)) & (given <= high // scale)
    number = given.astype(np.int64, copy=False)
    return number if scale == 1 else number * (scale * clean), clean


def _floats(array: Any, decimals: int) -> tuple[Any, Any]:
    """Read binary floats: the shortest decimal that names one has at most so many decimals."""
    scale = 10**decimals
    given = filled(array.cast(pa.float64()))
    finite = np.abs(given) < 10**LONGEST / scale  # neither infinite nor not a number
    if not finite.all():
        given = np.where(finite, given, 0)
    near = np.rint(given * scale)
    return near.astype(np.int64), finite & (near / scale == given)


def filled(array: Any) -> Any:
    """Give numbers, with 0 for what is null."""
    return (array.fill_null(0) if array.null_count else array).to_numpy()


def _by_texts(array: Any, decimals: int, low: int, high: int) -> Cells:
    """Read numbers that are texts, each once, however many cells it stands in."""
    array = _encoded(array)
    texts = array.dictionary.cast(pa.string())
    texts = pa.concat_arrays([texts, pa.array([""])])  # of the cells that are null
    number, clean = in_texts(texts, decimals)
    read = _cells(number, ~blank(texts), clean & (number >= low) & (number <= high))
    index = array.indices.cast(pa.int64()).fill_null(len(texts) - 1).to_numpy()
    return Cells(*(each[index] for each in read))


def _encoded(array: Any) -> Any:
    """Give texts by the distinct ones, and not by those of other rows, too, if they are many."""
    if pa.types.is_dictionary(array.type) and len(array.dictionary) > len(array):
        array = array.dictionary_decode()
    return array if pa.types.is_dictionary(array.type) else array.dictionary_encode()


def truths(array: Any) -> Cells:
    """Read truth values, the words for them, or what programs write for them."""
    if pa.types.is_boolean(array.type):
        said = array.is_valid().to_numpy(zero_copy_only=False)
        number = array.fill_null(False).to_numpy(zero_copy_only=False).astype(np.int64)
        return Cells(number, said, np.ones(len(array), bool))
    if is_text(array):
        return choices(array, truth_in)
    return numbers(array, 0, 0, 1)


def truth_in(text: str) -> int | None:
    """Return which truth value a text stands for, as people or programs write it."""
    return _TRUTHS.get(text, truth(text))


def choices(array: Any, meant: Callable[[str], int | None]) -> Cells:
    """Read a column in which few texts stand many times.

    Args:
        array: [rows] texts, or lists of texts.
        meant: gives the number that a text stands for; None if it is in doubt.
    """
    if pa.types.is_list(array.type) and holds_text(array.type.value_type):
        array = _joined(array)
    if not (pa.types.is_dictionary(array.type) or holds_text(array.type)):
        said = ~blank(array)
        return Cells(np.zeros(len(array), np.int64), said, ~said)
    array = _encoded(array)
    texts = [text or "" for text in array.dictionary.cast(pa.string()).to_pylist()] + [""]
    meanings = [meant(text) if text else 0 for text in texts]
    said = np.array([bool(text) for text in texts])
    clean = np.array([each is not None for each in meanings])
    number = np.array([each or 0 for each in meanings], np.int64)
    index = array.indices.cast(pa.int64()).fill_null(len(texts) - 1).to_numpy()
    return Cells(number[index], said[index], clean[index])


def _joined(array: Any) -> Any:
    """Give lists of texts as one text each, as a table of texts writes them."""
    joined = pc.binary_join(array.cast(pa.list_(pa.string())), " ")
    # a list of nothing but a null or an empty text is not blank
    odd = pc.and_(array.is_valid(), pc.equal(joined, "").fill_null(True))
    joined = pc.if_else(odd, " ", joined)
    return pc.if_else(pc.equal(pc.list_value_length(array), 0), EMPTY_LIST, joined)


def blank(array: Any) -> Any:
    """Tell which cells say nothing."""
    array = _decoded(array)
    if holds_text(array.type):
        return pc.equal(array, "").fill_null(True).to_numpy(zero_copy_only=False)
    if not array.null_count:
        return np.zeros(len(array), bool)
    return is_null(array)


def is_null(array: Any) -> Any:
    """Tell which cells are null."""
    return array.is_null().to_numpy(zero_copy_only=False)


def plain_text(array: Any) -> Any:
    """Tell which cells hold a text of one line that nothing could be wrong with."""
    array = _decoded(array)
    if not holds_text(array.type):
        return np.zeros(len(array), bool)
    array = array.cast(pa.string())
    if _has_only_plain_bytes(array):
        length = pc.binary_length(array)
        trimmed = pc.binary_length(pc.ascii_trim(array, " "))
        clean = pc.and_(pc.equal(length, trimmed), pc.greater(length, 0))
    else:
        composed = pc.equal(pc.utf8_normalize(array, form="NFC"), array)
        clean = pc.and_(pc.match_substring_regex(array, _PLAIN_TEXT), composed)
    clean = pc.and_not(clean, pc.is_in(array, pa.array(_PLACEHOLDERS)))
    # in bytes, so that some more are read again
    clean = pc.and_(clean, pc.less_equal(pc.binary_length(array), LONGEST_LINE))
    return clean.fill_null(False).to_numpy(zero_copy_only=False)


def may_be_personal(array: Any) -> Any:
    """Tell which texts [rows] may hold the number of a person, or digits of another script."""
    array = _decoded(array)
    if not holds_text(array.type):
        return np.zeros(len(array), bool)
    found = pc.match_substring_regex(array.cast(pa.string()), _MAY_BE_PERSONAL)
    return found.fill_null(False).to_numpy(zero_copy_only=False)


def _has_only_plain_bytes(array: Any) -> bool:
    """Tell whether a column is all of ASCII and Hangul, which is quick to see in its bytes."""
    _, offsets, data = array.buffers()
    ends = np.frombuffer(offsets, np.int32)[array.offset : array.offset + len(array) + 1]
    found = np.frombuffer(data, np.uint8)[ends[0] : ends[-1]]
    if (found < _FIRST_PRINTABLE).any() or (found == _DELETE).any():
        return False
    first = found[found >= _FIRST_OF_MANY]
    if not ((first >= _HANGUL_FIRST) & (first <= _HANGUL_LAST)).all():
        return False
    second = found[1:][found[:-1] == _HANGUL_FIRST]
    return bool((second >= _SECOND_OF_HANGUL).all())


def seen(names: Any) -> Any:
    """Return what a reader sees of names [rows], as `letters.seen` does for one."""
    plain = pc.replace_substring(names, " ", "")
    if pc.any(pc.match_substring_regex(names, _TWO_NUMBERS)).as_py():
        plain = names
        for _ in range(2):  # the number in the middle of three has a blank on both sides
            plain = pc.replace_substring_regex(plain, _TWO_NUMBERS, "\\1\x01\\2")
        plain = pc.replace_substring(pc.replace_substring(plain, " ", ""), "\x01", " ")
    if _has_only_plain_bytes(names):
        return plain
    usual_ = pc.match_substring_regex(names, f"^{letters.LOOKS_AS_IT_IS}$").fill_null(True)
    others = names.filter(pc.invert(usual_)).to_pylist()
    looks = pa.array([letters.seen(each) for each in others], pa.string())
    return pc.replace_with_mask(plain, pc.invert(usual_), looks)


def _decoded(array: Any) -> Any:
    return array.dictionary_decode() if pa.types.is_dictionary(array.type) else array


def is_text(array: Any) -> bool:
    """Tell whether a column holds texts."""
    kind = array.type
    return holds_text(kind) or (pa.types.is_dictionary(kind) and holds_text(kind.value_type))


def holds_text(kind: Any) -> bool:
    """Tell whether a type is one of texts."""
    return bool(pa.types.is_string(kind) or pa.types.is_large_string(kind))

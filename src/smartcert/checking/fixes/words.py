"""Fixes of a word of which only a few are known: a field, a choice, an id."""

import re
from collections.abc import Iterable
from typing import Any
from unicodedata import normalize

from smartcert.checking.fixes.case import Case
from smartcert.checking.fixes.edits import Edit, Fix
from smartcert.checking.fixes.page import Page
from smartcert.diagnostics import LONGEST_QUOTE
from smartcert.files.source import Source
from smartcert.language.korean import our_word

_SEPARATOR = re.compile("[ _\u2010-\u2015\u2212\u30fc-]+")
_BESIDE_A_LETTER = re.compile(r"(?<![0-9])-|-(?![0-9])")
_LEADING_ZERO = re.compile(r"(?<![0-9])0+(?=[0-9])")


def field(case: Case) -> Fix | None:
    """Write the field that a name means, unless the mapping has it."""
    names = case.page.value(case.scalar.path[:-1]) if case.scalar else None
    return _exchanged(case, "field", _texts(case, "known"), names or ())


def choice(case: Case) -> Fix | None:
    """Write the choice that a word means; of the kind of a file there is no guess."""
    fix = _exchanged(case, "written", _texts(case, "choices"))
    return None if fix and not fix.safe and case.said("field") == "format" else fix


def indicator(case: Case) -> Fix | None:
    """Write the id of the indicator that is meant, unless it is answered already."""
    known = case.catalogue.indicators if case.catalogue else ()
    return _exchanged(case, "indicator", known, case.page.value(("answers",)) or ())


def evidence_kind(case: Case) -> Fix | None:
    """Write the id of the kind of evidence that is meant."""
    kinds = case.catalogue.edition.evidence_kinds if case.catalogue else ()
    return _exchanged(case, "kind", [kind.id for kind in kinds])


def item(case: Case) -> Fix | None:
    """Write the id of the item that is meant, unless it is ticked already."""
    ticked = case.page.value(case.scalar.path[:-1]) if case.scalar else None
    return _exchanged(case, "item", _texts(case, "items"), ticked or ())


def folded(word: str) -> str:
    """Return a word as it is compared: without case, width, separators and leading zeros.

    Digits stay apart: `INN-PUB-2` is `inn_pub 02`, but `B-1-1` is not `B-11`.
    """
    if len(word) > LONGEST_QUOTE:  # no id, and marks upon marks would take long
        return word
    plain = _SEPARATOR.sub("-", normalize("NFKC", word).casefold().strip())
    return _LEADING_ZERO.sub("", _BESIDE_A_LETTER.sub("", plain))


def _exchanged(
    case: Case, word: str, known: Iterable[str], beside: Iterable[object] = ()
) -> Fix | None:
    """Return the fix that writes what a word means.

    Args:
        case: the fault.
        word: which of its values is the word.
        known: what it can mean.
        beside: all that stands in the same mapping or list, where each may stand once.
    """
    written, scalar = case.said(word), case.scalar
    alike = {each for each in known if folded(each) == folded(written)}
    near = case.fault.near
    meant, safe = (alike or near), bool(alike or our_word(written, near))
    if scalar is None or len(meant) != 1:
        return None
    (new,) = meant
    same = [each for each in beside if each == written or folded(str(each)) == folded(new)]
    if len(same) > 1:  # itself, and what it would be
        return None
    quote = scalar.style or ("" if _is_text(new) else '"')
    return Fix((Edit(scalar.span, f"{quote}{new}{quote}"),), safe)


def _is_text(word: str) -> bool:
    """Tell whether every YAML reader takes a word for a text, without quotes."""
    return isinstance(Page(Source("", word, "")).value(()), str)


def _texts(case: Case, name: str) -> list[str]:
    found: Any = case.fault.values[name]
    return list(found)

"""Which fault has which fix."""

from collections.abc import Callable, Mapping
from functools import lru_cache

from smartcert.catalogue.compiled import Catalogue
from smartcert.checking.fixes import characters, names, texts, values, words
from smartcert.checking.fixes.case import Case
from smartcert.checking.fixes.edits import Fix
from smartcert.checking.fixes.page import Page
from smartcert.diagnostics import Diagnostic
from smartcert.files.source import Source

FIXES: Mapping[str, Callable[[Case], Fix | None]] = {
    "SC105": characters.in_utf8,
    "SC106": characters.in_utf8,
    "SC110": characters.without_control_characters,
    "SC113": names.plain_colon,
    "SC114": names.text_in_quotes,
    "SC116": characters.readable,
    "SC117": characters.visible_name,
    "SC125": texts.backslash,
    "SC128": texts.quote_reserved,
    "SC150": characters.whole_syllables,
    "SC201": words.field,
    "SC204": values.in_quotes,
    "SC207": values.out_of_quotes,
    "SC208": values.without_separators,
    "SC209": values.without_unit,
    "SC214": values.day,
    "SC217": values.truth,
    "SC219": words.choice,
    "SC222": names.blank_after_colon,
    "SC225": names.value_below,
    "SC402": words.indicator,
    "SC409": words.evidence_kind,
    "SC417": words.item,
    "SC419": values.without_its_unit,
}
"""The faults that can have a fix; where it could be wrong there is none."""

LARGEST = 1_000_000
"""Characters of a text that is mended: some fixes are tried out first, and that takes its time."""


def fix_of(
    diagnostic: Diagnostic, source: Source, catalogue: Catalogue | None = None
) -> Fix | None:
    """Return the fix of a diagnostic of this text, if it has one.

    Args:
        diagnostic: what is wrong.
        source: the text that it is wrong with.
        catalogue: what the text was held against; None: the one that it names.
    """
    fix = FIXES.get(diagnostic.code)
    elsewhere = diagnostic.span.file != source.name
    if fix is None or elsewhere or len(source.text) > LARGEST:
        return None
    return fix(Case(diagnostic, page_of(source), catalogue))


@lru_cache(maxsize=2)  # the faults of a text are asked for one after the other
def page_of(source: Source) -> Page:
    """Return the page of a text."""
    return Page(source)

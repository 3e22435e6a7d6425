"""A text checked and mended in turn, until there is nothing left to mend."""

from collections.abc import Callable, Sequence
from itertools import islice
from typing import NamedTuple

from smartcert.catalogue.compiled import Catalogue
from smartcert.checking.fixes.edits import Fix, applicable, changed
from smartcert.checking.fixes.table import fix_of, page_of
from smartcert.diagnostics import Diagnostic
from smartcert.files.source import Source, refusal

MOST_ROUNDS = 1000
MOST_AT_ONCE = 100
MOST_READ = 50_000_000
"""Characters that are read over and over again, also to try a fix out; a large file has fewer."""


class Mended(NamedTuple):
    """A text after its fixes, and what they were for, each at its place when it was found."""

    text: str
    fixed: tuple[Diagnostic, ...]


def mend(
    source: Source,
    find: Callable[[Source], Sequence[Diagnostic]],
    catalogue: Catalogue | None = None,
    *,
    unsafe: bool = False,
) -> Mended:
    """Mend a text: find what is wrong, apply the fixes, and look again.

    Args:
        source: the text, or what could be salvaged of it.
        find: gives what is wrong with a text.
        catalogue: what the text is held against; None: the one that it names.
        unsafe: apply the fixes that are guesses, too.
    """
    fixed: list[Diagnostic] = []
    left = MOST_READ
    for _ in range(MOST_ROUNDS):
        refused = refusal(source)
        found = [refused] if refused else find(source)
        page = page_of(source)
        fixable = (
            (each, fix)
            for each in found
            if page.read < left
            and (fix := fix_of(each, source, catalogue))
            and (fix.safe or unsafe)
        )
        pairs = list(islice(fixable, MOST_AT_ONCE))
        left -= page.read
        if not pairs:
            break
        chosen = applicable(source.text, [fix for _, fix in pairs])
        source, applied = _applied(source, [pairs[index] for index in chosen])
        fixed += applied
    return Mended(source.text, tuple(fixed))


def _applied(
    source: Source, pairs: Sequence[tuple[Diagnostic, Fix]]
) -> tuple[Source, list[Diagnostic]]:
    """Apply fixes; if together they make two names one, or the like, only the first."""
    after = source.rewritten(changed(source.text, [fix for _, fix in pairs]))
    if len(pairs) > 1 and _is_worse(source, after):
        return _applied(source, pairs[:1])
    return after, [found for found, _ in pairs]


def _is_worse(before: Source, after: Source) -> bool:
    one, other = page_of(before), page_of(after)
    repeated = [sum(each.code == "SC119" for each in page.faults) for page in (one, other)]
    return repeated[1] > repeated[0] or (one.document is not None and other.document is None)

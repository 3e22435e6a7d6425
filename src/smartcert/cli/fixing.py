"""Mending a file in place, or showing what would be mended."""

from typing import TYPE_CHECKING

from smartcert.cli import streams
from smartcert.cli import terminal as out
from smartcert.cli.inputs import Terms
from smartcert.language import Language

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smartcert.checking.check import Checked
    from smartcert.diagnostics import Diagnostic
    from smartcert.files.source import Source


_MOST_NAMED = 20
"""Findings that are named when they are mended."""


class Mending:
    """Mends findings in place, or shows the difference.

    Args:
        fix: write the mended file.
        diff: show the difference.
        unsafe: take guesses, too.
        aside: show the difference on standard error, because standard output is a machine's.
    """

    def __init__(self, *, fix: bool, diff: bool, unsafe: bool, aside: bool) -> None:
        self._fix = fix
        self._diff = diff
        self._unsafe = unsafe
        self._aside = aside
        self.failed = False
        """Whether a file could not be written."""

    def __call__(self, checked: "Checked", terms: Terms, language: Language) -> "Checked":
        """Mend a checked file; return it as it is checked then."""
        from smartcert.checking.check import check
        from smartcert.checking.fixes.edits import diff
        from smartcert.checking.fixes.mending import mend

        source = checked.source
        if source is None or checked.kind is None or not (self._fix or self._diff):
            self._pass_over(checked, language)
            return checked

        def find(text: "Source") -> "Sequence[Diagnostic]":
            found = check(text, terms.catalogue, terms.waivers)
            return (*found.found, *found.excused)

        mended = mend(source, find, terms.catalogue, unsafe=self._unsafe)
        if not mended.fixed:
            return checked
        if self._diff and source.encoding != "utf-8":
            sentence = language.say("{file} is rewritten in UTF-8.", file=source.name)
            streams.emit(sentence + "\n", errors=self._aside)
        if self._diff:
            streams.emit(diff(source.name, source.text, mended.text) + "\n", errors=self._aside)
        if not self._fix:
            return checked
        after = source.rewritten(mended.text)
        if why := out.unsaved(source.name, after.data, language):
            out.tell(why)
            self.failed = True  # the other files are mended all the same
            return checked
        sentence = language.plural(
            "{file}: {count} finding mended",
            "{file}: {count} findings mended",
            len(mended.fixed),
            file=source.name,
        )
        out.tell(sentence)
        for each in mended.fixed[:_MOST_NAMED]:
            place = f"{each.span.line}:{each.span.column}"
            out.tell(f"  {place} {each.code} {each.message(language)} {each.help(language)}")
        if (hidden := len(mended.fixed) - _MOST_NAMED) > 0:
            out.tell(f"  {language.say('and {count} more', count=hidden)}")
        return check(after, terms.catalogue, terms.waivers)

    def _pass_over(self, checked: "Checked", language: Language) -> None:
        """Say of a form that its cells are not mended."""
        is_form = checked.source is None and checked.document is not None
        if self._fix and is_form and checked.found:
            sentence = language.say(
                "{file} is a form: --fix mends texts only; mend its cells in Excel.",
                file=checked.file,
            )
            out.tell(sentence)

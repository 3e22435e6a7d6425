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
        if checked.document is not None and source is None and checked.found and self._fix:
            sentence = language.say(
                "{file} is a form: --fix mends texts only; mend its cells in Excel.",
                file=checked.file,
            )
            out.tell(sentence)
        if source is None or checked.kind is None or not (self._fix or self._diff):
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
        return check(after, terms.catalogue, terms.waivers)

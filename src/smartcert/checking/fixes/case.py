"""A fault, with all that its fix has to know, and the commonest of fixes."""

from collections.abc import Sequence
from typing import NamedTuple

from smartcert.catalogue.compiled import Catalogue
from smartcert.checking.fixes.edits import Edit, Fix
from smartcert.checking.fixes.page import Page, Scalar
from smartcert.diagnostics import Diagnostic


class Case(NamedTuple):
    """A fault in a text, and the catalogue that the text answers."""

    fault: Diagnostic
    page: Page
    given: Catalogue | None

    @property
    def catalogue(self) -> Catalogue | None:
        """The catalogue that is given, else the one that the text names."""
        return self.given or self.page.catalogue

    @property
    def scalar(self) -> Scalar | None:
        """The name or value that the fault is about, if it stands on one line."""
        found = self.page.scalar(self.fault.span)
        if found is None or not found.on_one_line:
            return None
        # `"x"#y` has a comment, and `x#y` has none
        return None if self.page.after(found.span) == "#" else found

    def said(self, name: str) -> str:
        """Return a value of the fault as text."""
        return str(self.fault.values.get(name, ""))

    def instead(self, text: str, *, safe: bool = True) -> Fix | None:
        """Return the fix that writes this instead of the value, quotes and all."""
        scalar = self.scalar
        return Fix((Edit(scalar.span, text),), safe) if scalar else None

    def if_read(self, *edits: Edit, safe: bool = True) -> Fix | None:
        """Return the fix of these edits if the parser then gets past the line of the fault."""
        after = self.page.changed(*edits)
        # a name with an invisible character is none that the parser stops at
        further = after.stop > self.page.stop or self.fault.code == "SC117"
        further = further or after.document is not None  # it may have stopped at the end
        return Fix(edits, safe) if further and not self.in_the_way(edits) else None

    def in_the_way(self, edits: Sequence[Edit]) -> Diagnostic | None:
        """Return the fault that stops the reader at the same line after these edits."""
        here = self.fault.span
        before = [(each.code, each.span) for each in self.page.faults]
        for each in self.page.changed(*edits).faults:
            same = each.code == self.fault.code and each.span.line == here.line
            beyond = each.span.line > here.line or (same and each.span.column > here.column)
            if not beyond and (each.code, each.span) not in before:
                return each
        return None


def quoted(text: str) -> str:
    """Return a text in double quotes, as YAML reads it."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'

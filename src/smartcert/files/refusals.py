"""What these files may not use of YAML, refused event by event."""

import re
from typing import Any, Never

from smartcert.diagnostics import Diagnostic, Span
from smartcert.files.indentation import COMMENT, OF_AN_ANSWER, STEP, above, depth_of
from smartcert.files.source import Source
from smartcert.language.letters import INVISIBLE


class EnoughFaultsError(Exception):
    """So much is wrong, or such a thing, that the rest of the file says nothing more."""


class Refusals:
    """What is wrong with a text, in the order in which it is met.

    Args:
        source: the text.
        most: faults after which no more are looked for.
    """

    def __init__(self, source: Source, most: int) -> None:
        self.source = source
        self.most = most
        self.faults: list[Diagnostic] = []
        self.block: object = None  # where names are repeated one after the other, and
        self.repeated: set[str | int] = set()  # which

    def _span(self, event: Any) -> Span:
        return self.source.between(event.start_mark.index, event.end_mark.index)

    def stop(self, code: str, event: Any, **values: object) -> Never:
        """Refuse what makes the rest of the file say nothing more.

        Raises:
            EnoughFaultsError: always.
        """
        self.refuse_at(code, event, **values)
        raise EnoughFaultsError

    def refuse_at(self, code: str, event: Any, **values: object) -> None:
        """Refuse what an event is."""
        self._refuse(Diagnostic(code, self._span(event), values))

    def _refuse(self, found: Diagnostic) -> None:
        self.faults.append(found)
        if len(self.faults) >= self.most:
            raise EnoughFaultsError

    def refuse_decoration(self, event: Any) -> None:
        """Refuse the anchor and the tag of an event."""
        if event.anchor is not None:
            self.refuse_at("SC120", event, name=event.anchor)
        if event.tag is not None:
            self.refuse_at("SC122", event, tag=event.tag.replace("tag:yaml.org,2002:", "!!"))

    def refuse_repeated(
        self, event: Any, first: Any, path: tuple[str | int, ...], names: int
    ) -> None:
        """Refuse a name that its mapping, of so many names, has at another event already."""
        # a block that is repeated, for want of a hyphen say, is one fault: that of its first name
        *block, name = path
        if self.block != (block, names):
            self.block, self.repeated = (block, names), set()
        follows = bool(self.repeated) and name not in self.repeated
        self.repeated.add(name)
        if follows:
            return
        moved = self._heading_above(event.start_mark) if name in OF_AN_ANSWER else None
        if moved is not None:
            self._refuse(moved)
            return
        related = (self._span(first),)
        self._refuse(Diagnostic("SC119", self._span(event), {"key": event.value}, related=related))

    def _heading_above(self, mark: Any) -> Diagnostic | None:
        """Say how deep a name without a value stands whose answer is read as the one above's."""
        lines = self.source.lines
        line = above(lines, mark.line, comments=False)
        depth = depth_of(lines[line])
        named = re.fullmatch(r" +([\w.-]+):", re.sub(COMMENT, "", lines[line]))
        if depth != mark.column or depth < STEP or not named or named[1] in OF_AN_ANSWER:
            return None
        place = self.source.span(line + 1, depth + 1)
        return Diagnostic("SC126", place, {"given": depth, "wanted": depth - STEP})

    def refuse_key(self, event: Any) -> None:
        """Refuse a name that YAML takes for an order, or in which something cannot be seen."""
        if event.value == "<<":
            self.refuse_at("SC121", event, name="<<")
        else:
            bad = INVISIBLE.search(event.value)
            character = f"U+{ord(bad.group()):04X}" if bad else ""
            self.refuse_at("SC117", event, key=event.value, character=character)

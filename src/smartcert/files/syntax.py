"""Explains a YAML syntax error where the mistake was made.

A parser complains where it can go no further, which is often a line below the slip. What
stands in the lines, and what was read before the complaint, tells the slip.
"""

import re
from collections.abc import Iterable
from typing import Any

import yaml
from yaml.events import MappingStartEvent, ScalarEvent, SequenceStartEvent
from yaml.scanner import ScannerError

from smartcert.diagnostics import Diagnostic, Span
from smartcert.files.indentation import COMMENT, STEP, above, depth_of, moved, wanted_depth
from smartcert.files.parsed import Mark, Parsed, mark_in
from smartcert.files.slips import backslash, glued_hyphen, impossible, missing_colon
from smartcert.files.source import Source
from smartcert.language.letters import INVISIBLE

# Patterns are compiled when they are needed: few texts have a slip.

# What keeps YAML from seeing a name and its value; the group is the place.
_CULPRITS = (
    ("SC113", """(?:[^:#"']|:(?! |$))*?(：)"""),
    ("SC116", f"(?:|[^#\"']*?[:-]) *({INVISIBLE.pattern})"),
)
_COLON = ":(?: |$)"
_GLUED = r"[^\W\d][\w.-]*:(?!//)\S"
_ENTRY = r" *+(?:-(?: |$)|[^\s#][^#]*:(?: |$))"
_NAME_OR_HYPHEN = r""" *+(?:- ++)*[\w"'\[{]"""
_UNFIT = "did not find expected (?:key|'-'|<document)|expected '?<(?:block end|document start)"
_ESCAPED = r"[xuU]\w{0,8}|."
_RESERVED, _BEGINNING_MORE, _OPENING, _CLOSING = "@`%", "*&!|>,", "\"'[{", "]},:"
_LONE = ("-", "?")


class _Complaint:
    """What a parser says, and where."""

    def __init__(self, source: Source, error: Any) -> None:
        self.source = source
        self.lines = [*source.lines, ""]
        self.problem, self.context = error.problem or "", error.context or ""
        self.mark = mark_in(source, error.problem_mark)
        opening = error.context_mark
        self.opening = mark_in(source, opening) if opening else None
        self.text = self.lines[self.mark.line]
        self.of_colon = "mapping values are not allowed" in self.problem

    def place(self, mark: Mark | None) -> Span:
        """Return the place of a mark, or where the parser stopped."""
        mark = mark or self.mark
        return self.source.span(mark.line + 1, mark.column + 1)

    def of_a_character(self) -> Diagnostic | None:
        """Report a character that YAML cannot read here, or on the line above."""
        line, column = self.mark.line, self.mark.column
        indentation = depth_of(self.text)
        for tab in (indentation, column):
            if self.text[tab : tab + 1] == "\t":
                return Diagnostic("SC112", self.source.span(line + 1, tab + 1))
        for number in (line, above(self.lines, line)):
            for code, culprit in _CULPRITS if number >= 0 else ():
                if found := re.match(culprit, self.lines[number]):
                    return Diagnostic(code, self.source.span(number + 1, found.start(1) + 1))
        if INVISIBLE.match(self.text, column):
            return Diagnostic("SC116", self.place(self.mark))
        return None

    def of_a_lone_sign(self) -> Diagnostic | None:
        """Report a hyphen or a question mark where a value is expected."""
        column = self.mark.column
        sign, follows = self.text[column : column + 1], self.text[column + 1 :].strip()
        begins = not follows or follows[0] in "#,}]" or self.text[column + 1] == " "
        if sign not in _LONE or not begins or not self.text[:column].rstrip().endswith(":"):
            return None
        return Diagnostic("SC129", self.place(self.mark), {"sign": sign})

    def of_a_backslash(self) -> Diagnostic | None:
        """Report a backslash in double quotes that begins no escape."""
        if "quoted" not in self.context or not re.search("escape|hexa?decimal", self.problem):
            return None
        # libyaml points to a backslash before an unknown sign, else both point behind it
        end = self.mark.column + ("unknown" in self.problem)
        column = self.text.rfind("\\", 0, end)
        if column < 0:
            return None
        sign = re.match(_ESCAPED, self.text[column + 1 :])
        if sign is None:  # where the file ends
            return Diagnostic("SC115", self.place(self.opening))
        return backslash(self.source.span(self.mark.line + 1, column + 1), sign[0])

    def of_a_reserved_character(self, read: Parsed) -> Diagnostic | None:
        """Report a text that begins with a character that YAML reserves."""
        mark, begin, signs = self.mark, self.opening, ""
        if "flow" in self.context:
            return None
        if "cannot start any token" in self.problem:
            begin, signs = mark, _RESERVED
        elif re.search("alias|anchor|tag|block scalar|node", self.context):
            signs = _BEGINNING_MORE
        elif (closed := read.closed) and self._is_behind(read.begin(closed)):
            begin, signs = read.begin(closed), _OPENING
        if begin is None or begin.line != mark.line:
            return None
        sign = self.text[begin.column : begin.column + 1]
        values = {"sign": sign}
        return Diagnostic("SC128", self.place(begin), values) if sign and sign in signs else None

    def _is_behind(self, begin: Mark) -> bool:
        """Tell whether a text follows the quotes or brackets that begin a value."""
        follows = self.text[self.mark.column :][:1]
        if begin.line != self.mark.line or not follows or follows in _CLOSING:
            return False
        written = self.text[begin.column : self.mark.column]
        is_text = not written.startswith("{") or ":" not in written
        return is_text and self.text[: begin.column].rstrip(" ").endswith((":", "-"))

    def of_a_colon(self, read: Parsed) -> Diagnostic | None:
        """Report a colon that is too much, or glued to the value behind it."""
        if self.of_colon and re.search(_COLON, self.text[: self.mark.column]):
            return Diagnostic("SC114", self.place(self.mark))
        begin: Mark | None = None
        last = read.last
        if "could not find expected ':'" in self.problem:
            begin = self.opening
        elif self._is_unfit and isinstance(last, ScalarEvent) and not last.style:
            begin = read.begin(last)
        if begin is None or (begin.line == self.mark.line and not self._is_at_end):
            return None
        before, text = (part := self.lines[begin.line])[: begin.column], part[begin.column :]
        if before.strip(" -") or not re.match(_GLUED, text):
            return None
        written = re.sub(COMMENT, "", text)
        line, column = begin.line + 1, begin.column + 1
        place = self.source.span(line, column, line, column + len(written))
        return Diagnostic("SC222", place, {"written": written})

    @property
    def _is_at_end(self) -> bool:
        """Whether nothing follows where the parser stops."""
        return not self.source.text[self.mark.offset :].strip()

    @property
    def _is_unfit(self) -> bool:
        """Whether the parser stops at a line that does not belong where it is indented."""
        if "flow" in self.context:
            return False
        begins = not self.text[: self.mark.column].strip()
        return self.of_colon or (begins and re.search(_UNFIT, self.problem) is not None)

    def of_indentation(self, read: Parsed) -> Diagnostic | None:
        """Report a line that is indented as none of the blocks above it."""
        before = above(self.lines, self.mark.line, comments=False)
        blocks = read.blocks
        if not self._is_unfit or not blocks or not re.match(_ENTRY, self.text):
            return None
        if self.of_colon and not self._is_below_a_name(read.begin(read.last), before):
            return None
        given = depth_of(self.text)
        kinds = [type(each) for each in blocks]
        begins = [read.begin(each) for each in blocks]
        depths = [each.column for each in begins]
        there = {kind for kind, depth in zip(kinds, depths, strict=True) if depth == given}
        if there - {MappingStartEvent if self.text[given] == "-" else SequenceStartEvent}:
            return None
        if (culprit := moved(self.lines, self.mark.line, given)) is not None:
            place = self.source.span(culprit + 1, depth_of(self.lines[culprit]) + 1)
            values = {"given": depth_of(self.lines[culprit]), "wanted": given}
            return Diagnostic("SC126", place, values)
        line, wanted = (
            self.mark.line,
            wanted_depth(self.text, self.lines[before], self._depth_below, kinds, depths),
        )
        first, outer = begins[-1], [-STEP, *depths][-2]
        if first.line == before and given - outer == STEP != first.column - outer:
            # it is the one line above that does not fit
            line, given, wanted = before, first.column, given
        if given == wanted:  # a hyphen where only names stand
            return None
        place = self.source.span(line + 1, given + 1)
        return Diagnostic("SC126", place, {"given": given, "wanted": wanted})

    @property
    def _depth_below(self) -> int:
        below = self.lines[self.mark.line + 1 :]
        return next((depth_of(each) for each in below if each.strip()), 0)

    def _is_below_a_name(self, begin: Mark, above: int) -> bool:
        """Tell whether what goes on here begins behind a name, not a bullet that YAML lacks."""
        is_behind = self.lines[begin.line][: begin.column].strip(" -")
        return bool(is_behind and re.match(_NAME_OR_HYPHEN, self.lines[above]))

    @property
    def begins(self) -> int:
        """The line in which what the parser complains of begins."""
        if "could not find expected ':'" in self.problem and self.opening is not None:
            return int(self.opening.line)
        return above(self.lines, self.mark.line, comments=False) if self.of_colon else -1

    def of_the_rest(self, read: Parsed) -> Diagnostic:
        """Report what is left open, or that no more can be said."""
        if self.opening is None:
            return Diagnostic("SC111", self.place(self.mark))
        in_brackets = "flow" in self.context
        lacks_comma = in_brackets and self.mark.line == self.opening.line and not self._is_at_end
        if lacks_comma and re.search("expected ',' or", self.problem):
            values = {"open": "{", "close": "}"}
            return Diagnostic("SC130", self.place(self.mark), values)
        if ("quoted scalar" in self.context and "found unexpected" in self.problem) or (
            in_brackets and (self.mark.line > self.opening.line or self._is_at_end)
        ):
            brackets = read.brackets() if in_brackets else []
            return Diagnostic("SC115", self.place([self.opening, *brackets][-1]))
        if "could not find expected ':'" in self.problem:
            return Diagnostic("SC111", self.place(self.opening))
        return Diagnostic("SC111", self.place(self.mark))


def beginning(failure: Exception | None) -> int | None:
    """Return the offset at which a parser's complaint begins; None if it does not say."""
    marks = [getattr(failure, name, None) for name in ("context_mark", "problem_mark")]
    return min((mark.index for mark in marks if mark), default=None)


def is_sooner(failure: Exception | None, text: str) -> bool:
    """Tell whether a parser fails within the beginning of a text, not because it is cut off.

    To the scanner, which knows only signs, all that is complete is fine wherever it is cut; what
    the parser lacks at the very end may follow.
    """
    if isinstance(failure, ScannerError):
        return True
    mark = getattr(failure, "problem_mark", None)
    return mark is not None and mark.index < len(text)


def syntax_fault(source: Source, failure: Exception, events: Iterable[Any]) -> Diagnostic:
    """Return the diagnostic for a parser's complaint, from what stands in the lines.

    Args:
        source: the text.
        failure: the complaint; of some impossible characters it is Python's own.
        events: what the parser reads before it; not asked for where the lines say enough.
    """
    if not isinstance(failure, yaml.MarkedYAMLError) or failure.problem_mark is None:
        return impossible(source, events)
    complaint = _Complaint(source, failure)
    if found := (
        complaint.of_a_character() or complaint.of_a_lone_sign() or complaint.of_a_backslash()
    ):
        return found
    read = Parsed(source, events)
    return (
        complaint.of_a_reserved_character(read)
        or complaint.of_a_colon(read)
        or glued_hyphen(source, complaint.mark.line)
        or complaint.of_indentation(read)
        or missing_colon(source, complaint.begins)
        or complaint.of_the_rest(read)
    )

"""What is wrong with an input, as data: a code, a place, and the words to say it in.

From outside: `codes`, `lessons`.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from smartcert.diagnostics.codes import CODES, Severity
from smartcert.language import Language, Message, language
from smartcert.language.personal import masked

__all__ = ["Diagnostic", "InvalidInput", "Severity", "Span", "by_file", "did_you_mean", "near"]


LONGEST_QUOTE = 60


@dataclass(frozen=True, slots=True)
class Span:
    """A place in a file.

    Lines and columns count from 1, columns in code points; the end is exclusive.
    `source` is the first line of the place as it stands in the file; a place without
    a line (a file that cannot be read) has line 0. Of a cell of a workbook, line and column are
    its row and column, `cell` its name with that of its sheet (`자체평가!F17`), and `source` what
    it holds.
    """

    file: str
    line: int = 0
    column: int = 0
    end_line: int = 0
    end_column: int = 0
    source: str = field(default="", repr=False)
    cell: str = ""

    @property
    def marked(self) -> str:
        """The text at the place, up to the end of its first line."""
        if self.cell:
            return self.source
        end = self.end_column - 1 if self.end_line == self.line else len(self.source)
        return self.source[max(0, self.column - 1) : end]

    @property
    def sheet(self) -> str:
        """The name of the sheet that the cell is in; empty for any other place."""
        return self.cell.rpartition("!")[0]

    def __str__(self) -> str:
        if self.cell:
            return f"{self.file}!{self.cell}"
        place = (self.line, self.column) if self.column else (self.line,)
        return ":".join(map(str, (self.file, *place))) if self.line else self.file


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One fault: its code (one of `diagnostics.codes`), its place, and what fills the sentence.

    `related` are further places that explain it, `near` what a mistyped word may have meant.
    """

    code: str
    span: Span
    values: Mapping[str, object] = field(default_factory=dict)
    near: tuple[str, ...] = ()
    related: tuple[Span, ...] = ()

    @property
    def severity(self) -> Severity:
        """Error (the file cannot be judged) or warning."""
        return CODES[self.code].severity

    def message(self, reader: Language) -> str:
        """Return what is wrong, in one sentence."""
        return reader.say(CODES[self.code].message, **self._shown)

    def help(self, reader: Language) -> str:
        """Return what to do about it."""
        sentence = reader.say(CODES[self.code].help, **self._shown)
        return f"{did_you_mean(self.near, reader)} {sentence}".strip()

    @property
    def _shown(self) -> Mapping[str, object]:
        """The values, long texts cut: a sentence quotes a file, it does not repeat it."""
        return {name: _quote(value) for name, value in self.values.items()}

    def __str__(self) -> str:
        """Return place, code and sentence, in English."""
        return f"{self.span}: {self.code} {self.message(language('en'))}"

    @property
    def rank(self) -> tuple[object, ...]:
        """Sort key: errors before warnings, then file by file from top to bottom."""
        place = self.span
        at = (place.file, place.sheet, place.line, place.column)
        return (self.severity is Severity.WARNING, *at, self.code)


def by_file(found: Iterable[Diagnostic]) -> Mapping[str, Sequence[Diagnostic]]:
    """Return what was found in each file, in the order in which they are met."""
    files: dict[str, list[Diagnostic]] = {}
    for each in found:
        files.setdefault(each.span.file, []).append(each)
    return files


class InvalidInput(Exception):  # noqa: N818 - it is the input that is invalid, not an error of ours
    """The input cannot be judged; `diagnostics` says why, all of it, most important first."""

    def __init__(self, diagnostics: Sequence[Diagnostic]) -> None:
        self.diagnostics = tuple(sorted(diagnostics, key=lambda each: each.rank))
        super().__init__("\n".join(map(str, self.diagnostics)))

    def __reduce__(self) -> tuple[type["InvalidInput"], tuple[Sequence[Diagnostic]]]:
        """Return how it is pickled: workers send it to the first process."""
        return InvalidInput, (self.diagnostics,)


def _quote(value: object) -> object:
    if not isinstance(value, str) or isinstance(value, Message):
        return value
    text = masked(value.strip()[: 2 * LONGEST_QUOTE])
    first = "".join(text[:LONGEST_QUOTE].splitlines()[:1])
    return first if first == text else f"{first}.."


def near(word: str, known: Iterable[str]) -> tuple[str, ...]:
    """Return the known words that a mistyped one may have meant, best first, at most three."""
    if len(word) > LONGEST_QUOTE:
        return ()
    from difflib import get_close_matches

    folded = {name.casefold(): name for name in known}
    return tuple(folded[match] for match in get_close_matches(word.casefold(), folded, 3, 0.6))


def did_you_mean(guess: tuple[str, ...], reader: Language) -> str:
    """Return the question whether a mistyped word meant one of these; empty without a guess."""
    return reader.say("Did you mean {near}?", near=guess) if guess else ""

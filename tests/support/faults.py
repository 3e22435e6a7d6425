"""What is wrong with a file, and the laws for it, which hold however hostile the file is.

The property tests and the fuzz target share the laws.
"""

import contextlib
import io
import tempfile
from pathlib import Path
from string import Formatter

from smartcert import InvalidInput, load_catalogue
from smartcert.checking.check import check
from smartcert.checking.exits import EXITS, NOT_JUDGED, OUR_FAULT
from smartcert.cli import run
from smartcert.diagnostics import Diagnostic, Severity, Span
from smartcert.diagnostics.codes import CODES
from smartcert.files.source import decode, salvage
from smartcert.language import LANGUAGES, language
from smartcert.render.layout import cells
from smartcert.render.outcome.diagnostics import page

NAME = "test.yaml"
WIDTHS = (60, 80)

TRAPS = (
    *("no", "yes", "on", "off", "~", "null", "", "true", "'true'", "=", "<<", "…"),
    *("053", "12:30", "1e3", "1_000", "1,000", "0x1F", ".5", ".inf", ".nan", "-0", "5만", "１２"),
    *("2022-02-30", "2022-1-1", "2022.01.01", "9999-12-31", "99999999999999999999"),
    *("&a", "*a", "!x", "!!str 5", "!%ED%A0%80", "%YAML 1.1", "%TAG ! x", "---", "...", "? ", "- "),
    *("[", "]", "{", "}", "[[[[", "{a: {b: ", "'", '"', "|", ">", "@", "`", "#", " # ", ": ", ","),
    *('"\\u202E"', '"\\x00"', '"\\ud800"', '"\\U00110000"', '"\\N"', '"\\/"', "{x}", "%s"),
    *("\t", "\r", "\r\n", "\x85", "\u2028", "\u2029", "\0", "\x0b", "\x1b[31m", "\x7f", "\ufeff"),
    *("\u00a0", "\u200b", "\u200f", "\u202e", "\u2066", "\u2060", "\u3000", "\u3164", "\uffa0"),
    *(
        "：",
        "；",
        "“",
        "’",
        "（",
        "\u1100\u1161",
        "\u11a8",
        "e\u0301",
        "\u0301\u0323",
        "ﾊ",
        "Α",
        "А",
    ),
    *("🏙", "🇰🇷", "\U000e0041", "\ufdfa", "값", "증빙", "format", "answers", "value", "evidence"),
)
"""What may stand in a file where another word should: each once misled a reader or a parser."""


def faults_in(data: bytes | str) -> list[Diagnostic]:
    """Give all that is wrong with a file, most important first: the one way into the checks."""
    if isinstance(data, str):
        data = data.encode()
    try:
        found = check(decode(data, NAME)).found
    except InvalidInput as invalid:
        found = invalid.diagnostics
        assert found
    return sorted(found, key=lambda each: each.rank)


def said(found: list[Diagnostic]) -> list[str]:
    """Write each as `SC201 12:3`, or its code alone if it has no place."""
    return [
        f"{each.code} {each.span.line}:{each.span.column}" if each.span.line else each.code
        for each in found
    ]


def assert_lawful(data: bytes) -> None:
    """Every fault has a code, a place that is there, and words; and all are told the same twice."""
    found = faults_in(data)
    assert found == faults_in(data)
    lines = {NAME: _lines(data), load_catalogue().name: load_catalogue().document.source.lines}
    for each in found:
        for span in (each.span, *each.related):
            _assert_inside(span, lines[span.file])
        assert_has_words(each)
    for tag in LANGUAGES:
        for width in WIDTHS:
            printed = page(found, language(tag), width).plain().split("\n")
            assert max(map(cells, printed)) <= width


def assert_sayable(invalid: InvalidInput) -> None:
    """Every diagnostic starts inside its file and fills its sentences, in every language."""
    for each in invalid.diagnostics:
        assert 1 <= each.span.column <= len(each.span.source) + 1 or each.span == Span(
            each.span.file
        )
        assert_has_words(each)


def assert_judged_or_refused(data: bytes) -> None:
    """The whole command ends in order, and does not judge what has an error."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / NAME
        path.write_bytes(data)
        code, complaint = evaluated(path)
    assert code in EXITS
    assert code != OUR_FAULT
    assert "Traceback" not in complaint
    if any(each.severity is Severity.ERROR for each in faults_in(data)):
        assert code == NOT_JUDGED


def assert_checked(data: bytes, name: str) -> None:
    """The whole command ends in order in this format, which holds no traceback either."""
    with tempfile.TemporaryDirectory() as folder:
        path, out = Path(folder) / NAME, Path(folder) / "out"
        path.write_bytes(data)
        code, complaint = printed("check", str(path), "--format", f"{name}:{out}")
        assert code in EXITS
        assert code != OUR_FAULT
        assert "Traceback" not in complaint + out.read_text("utf-8")


def assert_mended_once(data: bytes) -> None:
    """A file that is mended twice by the whole command is the same after the second time."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / NAME
        path.write_bytes(data)
        printed("check", str(path), "--fix")
        once = path.read_bytes()
        code, _ = printed("check", str(path), "--fix")
        assert code != OUR_FAULT
        assert path.read_bytes() == once


def evaluated(path: Path) -> tuple[int, str]:
    """Run `smartcert evaluate` in this process; give its exit code and what it complains about."""
    return printed("evaluate", str(path))


def printed(*arguments: str) -> tuple[int, str]:
    """Run the command in this process; give its exit code and what it complains about."""
    out, complaint = (io.TextIOWrapper(io.BytesIO(), "utf-8") for _ in range(2))
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(complaint):
        code = run(arguments)
    complaint.seek(0)
    return code, complaint.read()


def _lines(data: bytes) -> list[str]:
    """The lines as an editor shows them: with an empty one after the last line break."""
    source = salvage(data, NAME)
    if source is None:
        return []
    return [*source.lines, ""] if source.text.endswith(("\n", "\r")) else source.lines


def _assert_inside(span: Span, lines: list[str]) -> None:
    if span.line == 0:
        assert span == Span(span.file)
        return
    assert 1 <= span.line <= span.end_line <= len(lines)
    assert span.source == lines[span.line - 1]
    assert 1 <= span.column <= len(span.source) + 1
    assert (span.line, span.column) < (span.end_line, span.end_column)
    # the place of what is missing at the end of a line is the character after it
    assert 1 <= span.end_column <= len(lines[span.end_line - 1]) + 2


def assert_has_words(each: Diagnostic) -> None:
    code = CODES[each.code]
    for sentence in (code.message, code.help):
        wanted = {field for _, field, _, _ in Formatter().parse(sentence) if field}
        assert wanted <= each.values.keys()
    for tag in LANGUAGES:
        assert each.message(language(tag))
        assert each.help(language(tag))
    assert len(str(each).splitlines()) == 1

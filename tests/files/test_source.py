"""Bytes to text: what is no UTF-8 text is refused in a plain word, at its place."""

import errno
import hashlib
import io
import os
import sys
from pathlib import Path

import pytest

from smartcert import InvalidInput
from smartcert.diagnostics import Span
from smartcert.files.document import parse
from smartcert.files.source import LARGEST, decode, read
from tests.support.faults import assert_sayable
from tests.support.marked import places

NOWHERE = (0, 0)


def refused(call, *arguments):
    """Give the one diagnostic that the call raises."""
    with pytest.raises(InvalidInput) as caught:
        call(*arguments)
    assert_sayable(caught.value)
    (diagnostic,) = caught.value.diagnostics
    return diagnostic


BYTES = {
    "CP949": ("name: 달서구\n".encode("cp949"), "SC105", (1, 7)),
    "CP949 after lines of ASCII": ("a: 1\r\nb: 2\r\nc: 3 # 시\n".encode("cp949"), "SC105", (3, 8)),
    "UTF-16 little-endian": ("\ufeffa: 1\n".encode("utf-16-le"), "SC106", NOWHERE),
    "UTF-16 big-endian": ("\ufeffa: 1\n".encode("utf-16-be"), "SC106", NOWHERE),
    "UTF-16 without a mark": ("a: 1\n".encode("utf-16-le"), "SC110", (1, 2)),
    "zip, xlsx, hwpx": (b"PK\x03\x04\x14\x00\x06\x00", "SC107", NOWHERE),
    "PNG": (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "SC108", NOWHERE),
    "hwp, xls": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\xff\xff", "SC107", NOWHERE),
    "Latin-1": ("a: café\n".encode("latin-1"), "SC108", NOWHERE),
    "UTF-8 cut short": ("a: 달".encode()[:-1], "SC108", NOWHERE),
    "nothing": (b"", "SC109", NOWHERE),
    "only blanks": (b" \n\t\r\n", "SC109", NOWHERE),
    "only a byte order mark": (b"\xef\xbb\xbf", "SC109", NOWHERE),
    "NUL": (b"a: 1\nb: \x002\n", "SC110", (2, 4)),
    "backspace": (b"a: 1\x08\n", "SC110", (1, 5)),
    "form feed breaks no line": (b"a: 1\n\x0cb: 2\n", "SC110", (2, 1)),
    "C1 control": ("a: 1\u0081\n".encode(), "SC110", (1, 5)),
    "byte order mark in the middle": ("a: 1\n\ufeffb: 2\n".encode(), "SC110", (2, 1)),
    "direction override": ("a: 1\u202e\n".encode(), "SC110", (1, 5)),
    "direction isolate": ("a: \u20661\n".encode(), "SC110", (1, 4)),
    "noncharacter": ("a: \uffff\n".encode(), "SC110", (1, 4)),
}


@pytest.mark.parametrize(("data", "code", "place"), BYTES.values(), ids=BYTES)
def test_bytes_that_are_no_text_are_refused(data, code, place):
    diagnostic = refused(decode, data, "a.yaml")
    assert (diagnostic.code, (diagnostic.span.line, diagnostic.span.column)) == (code, place)


def test_the_first_cp949_character_is_shown_in_its_line():
    diagnostic = refused(decode, "format: x\nname: 달서구 # 구\n".encode("cp949"), "a.yaml")
    assert diagnostic.span == Span("a.yaml", 2, 7, 2, 8, source="name: 달서구 # 구")


@pytest.mark.parametrize(
    ("character", "name"), [("\x07", "U+0007"), ("\x7f", "U+007F"), ("\ufeff", "U+FEFF")]
)
def test_a_control_character_is_named(character, name):
    assert refused(decode, f"a: b{character}\n".encode(), "x").values == {"character": name}


def test_text_in_utf8_is_accepted_with_its_checksum():
    data = "이름: 달서구 🏙\n".encode()
    source = decode(data, "a.yaml")
    assert (source.name, source.text) == ("a.yaml", "이름: 달서구 🏙\n")
    assert source.sha256 == hashlib.sha256(data).hexdigest()


def test_a_byte_order_mark_is_accepted_and_counts_as_no_column():
    source = decode("\ufeffa: 1\n".encode(), "a.yaml")
    assert source.text == "a: 1\n"
    assert source.span(1, 1).source == "a: 1"


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
def test_every_line_break_of_yaml_breaks_a_line(line_break):
    source = decode(f"a: 1{line_break}b: 2{line_break}".encode(), "a.yaml")
    assert source.lines == ["a: 1", "b: 2"]
    diagnostic = refused(decode, f"a: 1{line_break}b: \x01".encode(), "a.yaml")
    assert (diagnostic.span.line, diagnostic.span.column) == (2, 4)


def test_a_place_after_the_last_line_has_an_empty_line():
    assert decode(b"a: 1", "x").span(2, 1) == Span("x", 2, 1, 2, 2, source="")


def test_a_file_is_read_under_its_path(tmp_path):
    path = tmp_path / "평가서.yaml"
    path.write_bytes(b"a: 1\n")
    assert read(path).name == str(path)
    assert read(str(path), "shown.yaml").name == "shown.yaml"


def test_standard_input_is_read_for_a_hyphen(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"a: 1\n")))
    source = read("-", "standard input")
    assert (source.name, source.text) == ("standard input", "a: 1\n")


def test_a_missing_file_is_refused(tmp_path):
    path = tmp_path / "none.yaml"
    diagnostic = refused(read, path)
    assert (diagnostic.code, diagnostic.span) == ("SC101", Span(str(path)))
    assert str(diagnostic.span) == str(path)


def test_a_folder_is_refused(tmp_path):
    assert refused(read, tmp_path).code == "SC102"


def _raiser(error):
    def raises(*_arguments):
        raise error

    return raises


def test_a_folder_that_windows_calls_forbidden_is_still_a_folder(tmp_path, monkeypatch):
    monkeypatch.setattr(Path, "open", _raiser(PermissionError(13, "Permission denied")))
    assert refused(read, tmp_path).code == "SC102"


def said(diagnostic):
    reason = diagnostic.values["reason"]
    return getattr(reason, "en", str(reason))


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (
            PermissionError(13, "denied"),
            "you have no permission for it, or another program has it open",
        ),
        (OSError(5, "Input/output error"), "the disk, or the connection to it, has failed"),
        (OSError("gone"), "the system says “gone”"),
    ],
)
def test_an_unreadable_file_is_refused_with_the_reason(tmp_path, monkeypatch, error, reason):
    path = tmp_path / "a.yaml"
    path.write_bytes(b"a: 1\n")
    monkeypatch.setattr(Path, "open", _raiser(error))
    diagnostic = refused(read, path)
    assert (diagnostic.code, said(diagnostic)) == ("SC103", reason)


def test_a_path_that_no_file_can_have_is_refused():
    diagnostic = refused(read, "a\0b")
    assert (diagnostic.code, said(diagnostic)) == ("SC103", "embedded null byte")


def test_a_file_of_100_mb_is_refused_by_its_size(tmp_path):
    path = tmp_path / "large.yaml"
    with path.open("wb") as file:
        file.truncate(100_000_000)
    diagnostic = refused(read, path)
    assert (diagnostic.code, diagnostic.values) == ("SC104", {"limit": 8})


def test_a_file_of_the_largest_size_is_read(tmp_path):
    path = tmp_path / "full.yaml"
    path.write_bytes(b"a" * LARGEST)
    assert len(read(path).text) == LARGEST


def test_an_invalid_input_says_place_code_and_sentence():
    with pytest.raises(InvalidInput) as caught:
        decode(b"a\x00", "a.yaml")
    assert places(caught.value) == [("SC110", 1, 2)]
    sentence = "The control character U+0000 has no place in a text file."
    assert str(caught.value) == str(caught.value.diagnostics[0]) == f"a.yaml:1:2: SC110 {sentence}"


def test_an_invalid_input_is_one_line_a_diagnostic():
    with pytest.raises(InvalidInput) as caught:
        parse(decode(b"a: &x 1\nb: !y 2\n", "a.yaml"))
    lines = str(caught.value).splitlines()
    assert lines == [str(each) for each in caught.value.diagnostics]
    assert [line.split(" ")[:2] for line in lines] == [
        ["a.yaml:1:4:", "SC120"],
        ["a.yaml:2:4:", "SC122"],
    ]


def test_an_encoding_of_china_is_not_taken_for_that_of_korea():
    with pytest.raises(InvalidInput) as refused:
        decode("name: 北京市海淀区数据局\nkind: 市辖区\n".encode("gbk"), "a.yaml")
    assert [each.code for each in refused.value.diagnostics] == ["SC108"]


class Unreadable:
    """Standard input that fails as a terminal does whose other end is gone."""

    buffer = property(lambda self: self)

    def read(self, _bytes):
        raise OSError(errno.EIO, os.strerror(errno.EIO))


@pytest.mark.parametrize("stdin", [None, Unreadable()])
def test_a_standard_input_that_is_closed_or_fails_is_refused(stdin, monkeypatch):
    monkeypatch.setattr(sys, "stdin", stdin)
    assert refused(read, "-").code == "SC103"

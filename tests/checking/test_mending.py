"""A text when all in it is mended: what stays, in which bytes, and where it ends."""

import unicodedata

import pytest

from smartcert import InvalidInput
from smartcert.checking.fixes import mending
from smartcert.checking.fixes.edits import Edit, Fix, apply
from smartcert.checking.fixes.mending import mend
from smartcert.checking.fixes.table import FIXES, fix_of
from smartcert.diagnostics import Diagnostic
from smartcert.files.source import Source, decode, refusal, salvage, taken_apart
from tests.support.marked import source
from tests.support.mendable import A_3
from tests.support.mending import SMALL, codes, find, mended
from tests.support.texts import ASSESSMENT, replaced


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("ending", [True, False])
def test_line_ends_stay(line_break, ending):
    def written(text: str) -> str:
        text = text if ending else text.rstrip("\n")
        return text.replace("\n", line_break)

    text = replaced(ASSESSMENT, "  A-3:\n    value: 7\n", "  A-3: 7  # x\n\n", "gu\n", "Gu\n")
    wanted = replaced(ASSESSMENT, "  A-3:\n    value: 7\n", "  A-3:\n    value: 7  # x\n\n")
    assert mended(written(text)) == written(wanted)


def test_a_value_behind_the_last_id_without_a_line_end():
    text = f"{ASSESSMENT[: ASSESSMENT.index('  A-2:')]}  A-3: 7"
    assert mended(text) == text.replace("A-3: 7", "A-3:\n    value: 7")
    assert mended("answers: {}") == "answers: {}"


def test_a_blank_is_put_after_the_colon_of_the_last_line():
    assert mended("city:\n  name: 달서\n  kind:gu") == "city:\n  name: 달서\n  kind: gu"


def test_a_byte_order_mark_stays():
    data = b"\xef\xbb\xbf" + ASSESSMENT.replace("kind: gu", "kind: Gu").encode()
    text = decode(data, "a.yaml")
    assert text.bom
    after = text.rewritten(mend(text, find, SMALL).text)
    assert after.data == b"\xef\xbb\xbf" + ASSESSMENT.encode()
    assert after == decode(after.data, "a.yaml")


def test_comments_order_and_blank_lines_stay():
    text = "# 위\n\n" + ASSESSMENT.replace("\n", "  # 옆\n\n").replace(" gu ", "  Gu ")
    assert mended(text) == text.replace(" Gu ", " gu ")


@pytest.mark.parametrize(
    ("encoding", "code"), [("cp949", "SC105"), ("utf-16", "SC106"), ("utf-16-be", "SC106")]
)
def test_a_file_in_another_encoding_is_written_in_utf8(encoding, code):
    text = ASSESSMENT.replace("kind: gu", "kind: Gu")
    data = text.encode(encoding)
    data = b"\xfe\xff" + data if encoding == "utf-16-be" else data
    salvaged = salvage(data, "a.yaml")
    (diagnostic,) = (refusal(salvaged),)
    fix = fix_of(diagnostic, salvaged)
    assert fix.safe
    assert apply(salvaged.text, [fix]) == salvaged.text == text
    after = mend(salvaged, find, SMALL)
    assert [each.code for each in after.fixed] == [code, "SC219"]
    assert salvaged.rewritten(after.text).data == ASSESSMENT.encode()


@pytest.mark.parametrize("text", ["x", "x\n", "\n\n", "가\r\n나"])
def test_the_whole_text_is_one_place(text):
    salvaged = Source("a", text, "", encoding="utf-16")
    (edit,) = fix_of(refusal(salvaged), salvaged).edits
    assert apply(text, [Fix((Edit(edit.span, "new"),), safe=True)]) == "new"


def test_control_characters_are_removed_all_at_once():
    text = ASSESSMENT.replace("달서구", "\ufeff달\x07서\u202e구").replace("A-1", "\x0cA-1")
    salvaged = salvage(text.encode(), "a.yaml")
    after = mend(salvaged, find, SMALL)
    assert (after.text, [each.code for each in after.fixed]) == (ASSESSMENT, ["SC110"])


def test_a_text_with_a_nul_may_be_none():
    salvaged = salvage(ASSESSMENT.encode("utf-16-le")[:200], "a.yaml")
    assert salvaged is None or mend(salvaged, find, SMALL).fixed == ()
    salvaged = salvage(b"a: 1\x07\x00\n", "a.yaml")
    assert mend(salvaged, find, SMALL) == (salvaged.text, ())


def test_an_empty_text_has_no_fix():
    assert mend(Source("a", "", ""), find) == ("", ())


def test_a_text_larger_than_any_real_one_has_no_fix(monkeypatch):
    text = source(ASSESSMENT.replace("kind: gu", "kind: Gu"))
    assert mend(text, find).fixed
    monkeypatch.setattr("smartcert.checking.fixes.table.LARGEST", len(text.text) - 1)
    assert not mend(text, find).fixed


def test_a_sign_that_is_another_in_truth_is_left_alone():
    text = unicodedata.normalize("NFD", "달서구") + "\u037e"
    assert mended(f"a: {text}\n") == f"a: {text}\n"
    assert codes(f"a: {text}\n")[0] == "SC150"


def test_every_line_is_composed():
    text = ASSESSMENT.replace("A-1", "가")
    apart = unicodedata.normalize("NFD", text)
    assert mended(apart) == text


def test_hangul_taken_apart_is_told_once_at_its_place():
    apart = unicodedata.normalize("NFD", "달서")
    found = taken_apart(source(f"a: 1\nb: 각 \u1100 é e\u0301 {apart}구 # {apart}\n{apart}: 1\n"))
    assert (found.code, str(found.span)) == ("SC150", "test.yaml:2:13")
    assert found.span.end_column == 13 + len(apart) + 1
    assert taken_apart(source("a: \u1100 e\u0301\n")) is None
    # a syllable that lacks its last letter only
    assert taken_apart(source("a: 가\u11a8\n")).span.column == 4


@pytest.mark.parametrize(
    "data",
    [
        "가: 1\n".encode() + "나: 2\n".encode("cp949"),
        "café".encode("latin-1"),
        "a: 가\x07\n".encode("cp949"),
        "\ufeffa\x00".encode("utf-16-le"),
        b"\xff\xfea",
        b"PK\x03\x04",
        b"\x89PNG\r\n\x1a\n\x00\x00",
    ],
)
def test_bytes_that_are_not_clearly_a_text_are_not_salvaged(data):
    assert salvage(data, "a.yaml") is None
    with pytest.raises(InvalidInput):
        decode(data, "a.yaml")


def test_fixes_that_would_make_two_names_one_are_not_applied_together():
    text = replaced(ASSESSMENT, A_3, "값: 7\n    val\u200bue: 8\n    Value: 9")
    after = mend(source(text), find, SMALL, unsafe=True)
    assert after.text.count("    value: 8") == 1
    assert {"값: 7", "Value: 9"} <= {line.strip() for line in after.text.splitlines()}
    text = replaced(ASSESSMENT, A_3, "valeu: 7\n    vallue: 8")
    after = mend(source(text), find, SMALL, unsafe=True)
    assert after.text == replaced(ASSESSMENT, A_3, "value: 7\n    vallue: 8")
    text = replaced(ASSESSMENT, A_3, "a\u200b: 7\n    a\u2060: 8")
    after = mend(source(text), find, SMALL, unsafe=True)
    assert after.text == replaced(ASSESSMENT, A_3, "a: 7\n    a\u2060: 8")


def test_a_fix_that_does_not_help_comes_to_an_end(monkeypatch):
    text = source("a: 1\n")
    fault = Diagnostic("SC204", text.span(1, 4), {"written": "1"})
    fix = Fix((Edit(text.span(1, 1, 1, 1), "x"),), safe=True)
    monkeypatch.setitem(FIXES, "SC204", lambda _case: fix)
    after = mend(text, lambda _text: [fault])
    assert len(after.text) == len("a: 1\n") + mending.MOST_ROUNDS
    monkeypatch.setattr(mending, "MOST_READ", 60)
    assert len(mend(text, lambda _text: [fault]).fixed) == 7  # 5 + 6 + … characters


def test_faults_are_mended_some_at_a_time(monkeypatch):
    monkeypatch.setattr(mending, "MOST_AT_ONCE", 1)
    text = replaced(ASSESSMENT, "kind: gu", "kind: Gu", A_3, "값: 7")
    assert mended(text) == ASSESSMENT

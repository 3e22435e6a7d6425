"""Laws of fixes: nothing is left to be changed, and nothing else is."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartcert.checking.fixes.edits import apply
from smartcert.checking.fixes.mending import mend
from smartcert.checking.fixes.page import Page
from smartcert.checking.fixes.table import fix_of
from smartcert.diagnostics import Diagnostic
from smartcert.files.source import Source, refusal, salvage
from tests.support.marked import marked
from tests.support.mendable import NO_FIX, SAFE, UNSAFE
from tests.support.mending import SMALL, find
from tests.support.texts import ASSESSMENT

CHANGES = [
    *(
        (old, marked(new)[0].removesuffix("\n"))
        for old, new, _ in [*SAFE.values(), *UNSAFE.values()]
    ),
    *((old, marked(new)[0].removesuffix("\n")) for old, new in NO_FIX.values()),
]


ODD = list(
    " \t:：-#'\"[]{},&*!|>%@`?~\n\r\u00a0\u200b\u3000\u2028\x07,1０명%가각\u1100\u1161\u11a8\\_./"
)


_LINES = re.compile(r"[^\r\n]*(?:\r\n?|\n)|[^\r\n]+")


@st.composite
def texts(draw):
    """Give an assessment with all sorts of faults."""
    text = ASSESSMENT
    for old, new in draw(st.lists(st.sampled_from(CHANGES), max_size=5)):
        text = text.replace(old, new + "\n" * old.endswith("\n"), 1)
    for _ in range(draw(st.integers(0, 3))):
        place = draw(st.integers(0, len(text)))
        gone = draw(st.integers(0, 1))
        text = text[:place] + draw(st.sampled_from(ODD)) + text[place + gone :]
    text = text.replace("\n", draw(st.sampled_from(["\n", "\r\n"])))
    return text.rstrip() if draw(st.booleans()) else text


def looked_at(text: str) -> tuple[Source, list[Diagnostic]]:
    looked = salvage(text.encode(), "test.yaml")
    refused = refusal(looked)
    return looked, [refused] if refused else [*find(looked)]


@pytest.mark.no_cover
@given(texts(), st.booleans())
def test_what_is_mended_stays_as_it_is(text, unsafe):
    once = mend(looked_at(text)[0], find, SMALL, unsafe=unsafe)
    again = mend(looked_at(once.text)[0], find, SMALL, unsafe=unsafe)
    assert again == (once.text, ())
    assert (once.text != text) == bool(once.fixed)


@pytest.mark.no_cover
@given(texts())
def test_a_fix_changes_only_what_it_names(text):
    looked, found = looked_at(text)
    for each in found:
        fix = fix_of(each, looked, SMALL)
        if fix is None:
            continue
        after = apply(text, [fix])
        before, now = _LINES.findall(text), _LINES.findall(after)
        first = min(edit.span.line for edit in fix.edits) - 1
        last = max(edit.span.end_line for edit in fix.edits)
        assert now[:first] == before[:first]
        assert now[len(now) - len(before) + last :] == before[last:]
        assert {edit.span.file for edit in fix.edits} == {"test.yaml"}
        named = {
            line for edit in fix.edits for line in range(edit.span.line, edit.span.end_line + 1)
        }
        if len(before) == len(now):
            same = [one == other for one, other in zip(before, now, strict=True)]
            assert {number for number, each in enumerate(same, 1) if not each} <= named


@pytest.mark.no_cover
@given(texts())
def test_a_safe_fix_takes_its_fault_away_and_nothing_else(text):
    looked, found = looked_at(text)
    for each in found:
        fix = fix_of(each, looked, SMALL)
        if fix is None or not fix.safe:
            continue
        after, left = looked_at(apply(text, [fix]))
        place = (each.code, each.span.line, each.span.column)
        assert place not in [(one.code, one.span.line, one.span.column) for one in left]
        page, mended_page = Page(looked), Page(after)
        if page.document:
            path = page.document.path_at(each.span)
            scalar = page.scalar(each.span)
            renamed = scalar is not None and scalar.is_name
            assert page.differs_only_at(path[:-1] if renamed else path, mended_page)
            if renamed:
                others = {**page.value(path[:-1])}
                del others[path[-1]]
                assert all(
                    mended_page.value(path[:-1])[name] == value for name, value in others.items()
                )


@pytest.mark.no_cover
@given(st.binary(max_size=200))
def test_no_bytes_are_an_exception(data):
    salvaged = salvage(data, "a")
    if salvaged:
        mend(salvaged, find, SMALL, unsafe=True)

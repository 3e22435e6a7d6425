"""Fixes: what is changed, what is left alone, and that nothing is left to be changed."""

import shutil
import subprocess
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartcert import InvalidInput, load_catalogue
from smartcert.assessment.assessment_file import assessment_in
from smartcert.assessment.claims import read_claims
from smartcert.catalogue.compiled import catalogue_in
from smartcert.checking.fixes import mending
from smartcert.checking.fixes.edits import Edit, Fix, apply, diff
from smartcert.checking.fixes.mending import mend
from smartcert.checking.fixes.page import Page
from smartcert.checking.fixes.table import FIXES, fix_of
from smartcert.diagnostics import Diagnostic, Span
from smartcert.files.document import parse
from smartcert.files.source import Source, decode, refusal, salvage, taken_apart
from tests.conftest import DATA
from tests.support.marked import marked, source
from tests.support.texts import ANSWERS, ASSESSMENT, CATALOGUE, CITY, replaced

SMALL = load_catalogue(DATA / "small.yaml")


def find(text: Source) -> tuple[Diagnostic, ...]:
    """Give what is wrong with a text."""
    apart = taken_apart(text)
    warnings = (apart,) if apart else ()
    try:
        document = parse(text)
        if text.text.startswith("# A small invented catalogue"):
            catalogue_in(document)
            return warnings
        return (*warnings, *read_claims(assessment_in(document), SMALL).warnings)
    except InvalidInput as invalid:
        return (*warnings, *invalid.diagnostics)


def mended(text: str, *, unsafe=False) -> str:
    return mend(source(text), find, SMALL, unsafe=unsafe).text


def codes(text: str) -> list[str]:
    return [each.code for each in find(source(text))]


# what stands in the file, where the fault is, what it becomes; each in the place of the first
A_1, A_3, A_4 = "value: 12.5", "value: 7", "value: true"
SAFE = {
    # --- quotes
    "a number for a text": ("name: 달서구", "name: §SC204§7", 'name: "7"'),
    "no for a text": ("name: 달서구", "name: §SC204§no  # x", 'name: "no"  # x'),
    "a time in braces": ("붙임 2,", "§SC204§12:30 ,", '"12:30" ,'),
    "a date with quotes and slashes": (
        "title: 대장",
        'title: §SC204§2021-03-02 "x" \\y',
        'title: "2021-03-02 \\"x\\" \\\\y"',
    ),
    # --- numbers
    "a number in quotes": (A_1, "value: §SC207§'12.5'  # x", "value: 12.5  # x"),
    "full-width digits": ("50000", "§SC207§５００００", "50000"),
    "a part in quotes": ("numerator: 3,", 'numerator: §SC207§"3",', "numerator: 3,"),
    "a part in JSON": ("{numerator: 3,", '{"numerator":§SC207§"3",', '{"numerator":3,'),
    "a level in quotes": ("    value: 2\n", "    value: §SC207§'２'\n", "    value: 2\n"),
    "a number with commas": ("50000", "§SC208§50,000", "50000"),
    "a number with underscores": (A_3, "value: §SC208§1_000", "value: 1000"),
    "a number with commas in quotes": (
        "numerator: 3",
        'numerator: §SC208§"1,200"',
        "numerator: 1200",
    ),
    # --- units
    "people": ("50000", "§SC209§５0,000 명", "50000"),
    "persons": ("numerator: 3", "numerator: §SC209§3 Persons", "numerator: 3"),
    "the unit itself": (A_1, "value: §SC419§12.5건", "value: 12.5"),
    "the unit in another language": (A_1, "value: §SC419§12.5 Cases  # x", "value: 12.5  # x"),
    "the sign of a share": (
        "value: {numerator: 3, denominator: 4}",
        "value: §SC419§70%",
        "value: 70",
    ),
    "a share in a word": (
        "value: {numerator: 3, denominator: 4}",
        "value: §SC419§'70.5 퍼센트'",
        "value: 70.5",
    ),
    "the unit of a count": (A_3, "value: §SC419§7건", "value: 7"),
    "the word of a count": (A_3, "value: §SC419§7 Count", "value: 7"),
    # --- yes and no
    "yes": (A_4, "value: §SC217§예", "value: true"),
    "no": (A_4, "value: §SC217§'No'", "value: false"),
    # --- days
    "a day with points": ("2022-12-31\n", "§SC214§2022.12.31\n", "2022-12-31\n"),
    "a day with points and blanks": ("2022-12-31\n", "§SC214§2022. 12. 31.\n", "2022-12-31\n"),
    "a day with slashes": ("2022-12-31\n", "§SC214§2022/12/31\n", "2022-12-31\n"),
    "a day in digits": ("2022-12-31\n", "§SC214§20221231\n", "2022-12-31\n"),
    "a day in words": ("2022-01-01}", "§SC214§2022년 1월 1일}", "2022-01-01}"),
    "a short day": ("2022-01-01}", "§SC214§'2022-1-1'}", "2022-01-01}"),
    "a day in full width": ("2022-12-31\n", "§SC214§２０２２-１２-３１\n", "2022-12-31\n"),
    # --- colons and blanks
    "a full-width colon, seen on the next line": ("  kind: gu", "  kind§SC113§：gu", "  kind: gu"),
    "a full-width colon before a mapping": ("city:", "city§SC113§：", "city:"),
    "a full-width colon and a blank": ("  kind: gu", "  kind§SC113§： gu", "  kind: gu"),
    "a full-width colon and a wide blank": (
        "  kind: gu",
        "  kind§SC113§：\u3000 gu",
        "  kind:  gu",
    ),
    "a full-width colon in a list": (
        "        page: 3",
        "        page§SC113§：3",
        "        page: 3",
    ),
    "a full-width colon alone": ("    value: 7", "    §SC113§value：7", "    value: 7"),
    "a full-width colon in Korean": ("    value: 7", "    §SC113§값： 7", "    value: 7"),
    "full-width colons on every line": (
        CITY,
        "city：\n  name： 달서구\n  kind： gu\n",
        "city:\n  name: 달서구\n  kind: gu\n",
    ),
    "no blank after a colon": ("    value: 7", "    §SC222§value:7  # x", "    value: 7  # x"),
    "no blank after two colons": (
        "    value: 7",
        "    §SC222§value:7\n    note：x",
        "    value: 7\n    note: x",
    ),
    "no blank after two colons and an empty line": (
        "    value: 7",
        "    §SC222§value:7  \n\n    note:xx",
        "    value: 7  \n\n    note: xx",
    ),
    "no blank after an id": (
        ANSWERS,
        "answers:\n  §SC222§A-3:7\n",
        "answers:\n  A-3:\n    value: 7\n",
    ),
    "a full-width colon before quotes with a colon": (
        "    value: 7",
        '    value: 7\n    §SC113§note： "예시: 실제 값이 아님."  # x',
        '    value: 7\n    note: "예시: 실제 값이 아님."  # x',
    ),
    "no blank after a colon in braces": ("{title: 조례,", "{§SC222§title:조례,", "{title: 조례,"),
    "a full-width colon in braces": ("{title: 조례,", "{§SC113§제목：조례,", "{title: 조례,"),
    "no blank on the line of the id": (
        "  A-3:\n    value: 7",
        "  A-3:  §SC222§value:7",
        "  A-3:\n    value: 7",
    ),
    "a value behind the id": (
        "  A-3:\n    value: 7",
        "  A-3: §SC225§7  # x",
        "  A-3:\n    value: 7  # x",
    ),
    "a value in quotes behind the id in quotes": (
        "  A-3:\n    value: 7",
        "  'A-3' :   §SC225§\"7\"",
        "  'A-3' :\n    value: 7",
    ),
    "a value below the id": (
        "  A-3:\n    value: 7",
        "  A-3:\n      §SC225§7",
        "  A-3:\n      value: 7",
    ),
    "yes behind the id": (
        "  A-3:\n    value: 7",
        "  A-3: §SC225§예",
        "  A-3:\n    value: 예",
    ),
    "a colon inside a text": (
        "    value: 7",
        "    value: 7\n    note: 조례§SC114§: 제3조: 목적",
        '    value: 7\n    note: "조례: 제3조: 목적"',
    ),
    "a colon inside a title": (
        "      - title: 대장",
        "      - title: 대장 (C#)§SC114§: \\x  ",
        '      - title: "대장 (C#): \\\\x"  ',
    ),
    "a colon at the end of a text": (
        "document: 붙임\n",
        "document: 붙임§SC114§:\n",
        'document: "붙임:"\n',
    ),
    # --- characters
    "a no-break space after a colon": (
        "  name: 달서구",
        "  name:§SC116§\u00a0달서구",
        "  name: 달서구",
    ),
    "wide spaces after a colon": (
        "    value: 7",
        "    value:§SC116§\u3000\u200b 7\n    note: x",
        "    value:  7\n    note: x",
    ),
    "nothing visible after a colon": (
        "  name: 달서구",
        "  name:§SC116§\u200b달서구",
        "  name: 달서구",
    ),
    "a wide space after a hyphen": (
        "      - title: 대장",
        "      §SC117§-\u3000title: 대장",
        "      - title: 대장",
    ),
    "a no-break space behind quotes": (
        "name: 달서구",
        'name: "달서구"§SC116§\u00a0',
        'name: "달서구" ',
    ),
    "a zero-width space in a name": ("    value: 7", "    §SC117§val\u200bue: 7", "    value: 7"),
    "a wide space behind a name": ("    value: 7", "    §SC117§value\u3000: 7", "    value: 7"),
    "a no-break space for indentation": (
        "    value: 7",
        "  §SC117§\u00a0 value: 7",
        "    value: 7",
    ),
    "a mark before the first name": (
        "format: smart",
        "§SC117§\u200bformat: smart",
        "format: smart",
    ),
    "a tab in a name": ("name: 달서구", "name: §SC110§달서\t구", "name: 달서 구"),
    "tabs in quotes": ("name: 달서구", "name: §SC110§'달\t서\t구'", "name: '달 서 구'"),
    # --- what keeps a text from being YAML
    "no blank after a colon before another name": (
        "    value: 7",
        "    §SC222§value:7  # x\n    note: x",
        "    value: 7  # x\n    note: x",
    ),
    "no blank after two colons before another name": (
        "    value: 7",
        "    §SC222§value:7\n    note:가\n    evidence: []",
        "    value: 7\n    note: 가\n    evidence: []",
    ),
    "no blank after a colon in an entry": (
        "      - title: 대장",
        "      - §SC222§title:대장",
        "      - title: 대장",
    ),
    "a path of Windows": (
        "document: 붙임\n",
        'document: "D:§SC125§\\그림\\it\'s.pdf"  # x\n',
        "document: 'D:\\그림\\it''s.pdf'  # x\n",
    ),
    "a folder of Windows in braces": (
        "{title: 조례,",
        '{title: "C:§SC125§\\Users\\x y",',
        "{title: 'C:\\Users\\x y',",
    ),
    "a text that begins with an at sign": (
        "document: 붙임\n",
        "document: §SC128§@붙임: 1  \n",
        'document: "@붙임: 1"  \n',
    ),
    "a text that begins with brackets": (
        "      - title: 대장",
        '      - 제목: §SC128§[붙임 1] "대장"',
        '      - title: "[붙임 1] \\"대장\\""',
    ),
    # --- words
    "a field in Korean": ("    value: 7", "    §SC201§값: 7", "    value: 7"),
    "a field in capitals": ("        page: 3", "        §SC201§Page: 3", "        page: 3"),
    "a field with a hyphen": (
        "  population_date:",
        "  §SC201§population-date:",
        "  population_date:",
    ),
    "a field in full width": ("        page: 3", "        §SC201§ｐａｇｅ: 3", "        page: 3"),
    "a field in quotes": ("{title: 조례,", '{§SC201§"제목":조례,', '{"title":조례,'),
    "a kind in Korean": ("kind: gu", "kind: §SC219§구", "kind: gu"),
    "a stage with a blank": ("self_assessment", "§SC219§Self assessment", "self_assessment"),
    "a stage in quotes": ("self_assessment", "§SC219§'자체평가'", "'self_assessment'"),
    "a format in capitals": ("format: smart", "format: §SC219§Smart", "format: smart"),
    "an id without its hyphens": ("  B-1-1:", "  §SC402§b_1-01:", "  B-1-1:"),
    "an id with a zero": ("  A-3:\n", "  §SC402§A-03:\n", "  A-3:\n"),
    "an id with a dash": ("  A-3:\n", "  §SC402§Ａ–3:\n", "  A-3:\n"),
    "an id in quotes": ("  A-3:\n", "  §SC402§'a 3':\n", "  'A-3':\n"),
    "a kind of evidence in capitals": ("kind: plan,", "kind: §SC409§Plan,", "kind: plan,"),
    "an item in capitals": ("[one, three]", "[one, §SC417§THREE]", "[one, three]"),
    # --- Hangul
    "Hangul taken apart": (
        "name: 달서구",
        unicodedata.normalize("NFD", "name: §SC150§달서구  # 구"),
        "name: 달서구  # 구",
    ),
    # --- all at once
    "everything at once": (
        CITY,
        "도시：\n  이름：달서구\n  kind:\u00a0구\n  인구: 50,000명\n  population_date: 2022/6/30\n",
        "city:\n  name: 달서구\n  kind: gu\n  population: 50000\n  population_date: 2022-06-30\n",
    ),
}


@pytest.mark.parametrize("name", SAFE)
def test_a_safe_fix_writes_what_was_meant(name):
    old, new, fixed = SAFE[name]
    text, expected = marked(replaced(ASSESSMENT, old, new))
    found = find(source(text))
    places = [(each.code, each.span.line, each.span.column) for each in found]
    assert set(expected) <= set(places)
    after = mend(source(text), find, SMALL)
    assert after.text == replaced(ASSESSMENT, old, fixed)
    assert {code for code, *_ in expected} <= {each.code for each in after.fixed}
    left = codes(after.text)
    assert not {each.code for each in after.fixed} & set(left)
    assert mended(after.text) == after.text


UNSAFE = {
    "an unknown name without a blank before another": (
        "    value: 7",
        "    §SC222§merke:x\n    note: 가",
        "    merke: x\n    note: 가",
    ),
    "a text that begins with quotes": (
        "document: 붙임\n",
        "document: §SC128§'붙임' 1\n",
        "document: \"'붙임' 1\"\n",
    ),
    "a wide blank too many before a name": (
        "    value: 7",
        "    note: x\n    §SC117§\u3000value: 7",
        "    note: x\n    value: 7",
    ),
    "a mistyped field": ("    value: 7", "    §SC201§valeu: 7", "    value: 7"),
    "a mistyped kind": ("kind: gu", "kind: §SC219§provence", "kind: province"),
    "a mistyped id": ("  A-3:\n", "  §SC402§AA-3:\n", "  A-3:\n"),
    "a kind of evidence that is called so": ("kind: plan,", "kind: §SC409§계획서,", "kind: plan,"),
    "a mistyped kind of evidence": ("kind: plan,", "kind: §SC409§plans,", "kind: plan,"),
    "a mistyped item": ("[one, three]", "[one, §SC417§thre]", "[one, three]"),
    "another counter": (A_1, "value: §SC419§12.5 명", "value: 12.5"),
    "underscores that part no thousands": (A_3, "value: §SC208§1_0", "value: 10"),
    "a text behind the id": (
        "  A-3:\n    value: 7",
        "  A-3: §SC225§seven",
        "  A-3:\n    value: seven",
    ),
    "an unknown name without a blank": (
        "    value: 7",
        "    §SC222§merke:x\n    note:yy",
        "    merke: x\n    note: yy",
    ),
    "an unknown id without a blank": (
        ANSWERS,
        "answers:\n  §SC222§XYZ:7\n",
        "answers:\n  XYZ:\n    value: 7\n",
    ),
}


@pytest.mark.parametrize("name", UNSAFE)
def test_a_guess_is_made_only_if_it_is_asked_for(name):
    old, new, fixed = UNSAFE[name]
    text, expected = marked(replaced(ASSESSMENT, old, new))
    found = find(source(text))
    places = [(each.code, each.span.line, each.span.column) for each in found]
    assert set(expected) <= set(places)
    assert mended(text) == text
    after = mend(source(text), find, SMALL, unsafe=True)
    assert after.text == replaced(ASSESSMENT, old, fixed)
    assert not {each.code for each in after.fixed} & set(codes(after.text))
    assert mended(after.text, unsafe=True) == after.text


NO_FIX = {
    # --- numbers that say something else without what stands beside them
    "ten thousands": ("50000", "§SC209§5만"),
    "ten thousands of people": ("50000", "§SC209§5만 명"),
    "thousands": ("50000", "§SC209§50k"),
    "millions": ("50000", "§SC209§5 million"),
    "percent of a count": ("numerator: 3", "numerator: §SC209§3%"),
    "a unit and a remark": ("50000", "§SC209§50000명 (추정)"),
    "a number with wrong groups and a unit": ("50000", "§SC209§5,0명"),
    "a square": ("50000", "§SC209§5²"),
    "a square and people": ("50000", "§SC209§5²명"),
    "a number in a circle": ("50000", "§SC207§①"),
    "a thousand with a zero before it": ("50000", "§SC208§0,500"),
    "thousands in circles": ("50000", "§SC208§1,00①"),
    "a square and the unit": (A_1, "value: §SC419§5²건"),
    "another unit": (A_1, "value: §SC419§12.5시간"),
    "a unit of thousands": (A_1, "value: §SC419§12.5천건"),
    "the unit of the quotient": (A_3, "value: §SC419§7건/만 명"),
    "a counter for percent": ("value: {numerator: 3, denominator: 4}", "value: §SC419§7건"),
    "an exponent": ("50000", "§SC211§5e4"),
    "a range": (A_3, "value: §SC211§5~6"),
    "a comma in braces": ("{numerator: 3,", "{numerator: 3,§SC201§234,"),
    "a number in a block": (A_3, "value: §SC207§|\n      7"),
    "a number before a comment without a blank": (A_3, "value: §SC207§'7'# x"),
    "yes before a comment without a blank": (A_4, "value: §SC217§'예'# x"),
    # --- days
    "no such day": ("2022-12-31\n", "§SC214§2022.11.31\n"),
    "a day of two digits": ("2022-12-31\n", "§SC214§22.12.31\n"),
    "a day with a time": ("2022-12-31\n", "§SC214§2022-12-31 10:00\n"),
    "a day in another order": ("2022-12-31\n", "§SC214§12/31/2022\n"),
    "a day in circles": ("2022-12-31\n", "§SC214§2022.①.③\n"),
    "a text for a day": ("2022-12-31\n", "§SC214§연말\n"),
    # --- texts
    "a number on two lines": ("name: 달서구", "name: §SC204§2021-03-02\n    x"),
    "a tab as an escape": ("name: 달서구", 'name: §SC110§"달\t서\\t구"'),
    "a control character as an escape": ("name: 달서구", 'name: §SC110§"달\\a"'),
    # --- colons
    "a colon in a text with a comment": (A_3, "note: 조례§SC114§: 제3조  # x"),
    "a colon in a text with quotes": (A_3, "note: 조례§SC114§: '제3조'"),
    "a colon in a text that goes on": (A_3, "note: 조례§SC114§: 제3조\n\n      와 제4조"),
    "a colon in the text of a field that nobody knows": (A_3, "memo: 조례§SC114§: 제3조"),
    "two names on a line": ("  A-3:\n    value: 7", "  A-3: value§SC114§: 7"),
    "three names on a line": (A_3, "note: value§SC114§: 7"),
    "a full-width colon before an alias": ("name: 달서구", "name§SC113§：*달서구"),
    "a wide blank before what cannot be read": ("value: 7", "value:§SC116§\u3000@7\n    note: x"),
    "no blank after a colon in brackets": (
        "      - {title: 조례, kind: plan, document: 붙임 2, date: 2022-01-01}",
        "      [§SC222§title:조례]",
    ),
    "no blank after a colon in two": ("    value: 7", "    §SC222§value:7: 8"),
    "no blank after a colon of a field that is there": (
        "    value: 7",
        "    value: 7\n    §SC113§value： 'x: y'",
    ),
    "no blank after a colon in a text that goes on": (
        "    value: 7",
        "    §SC222§value:7\n    and more",
    ),
    "no blank after a colon before a quote": ("    value: 7", "    §SC222§value:'7"),
    "no blank after a colon in quotes": ("    value: 7", "    §SC222§'value:7'"),
    "no blank on the line of a name in a list": (
        "      - {title: 조례, kind: plan, document: 붙임 2, date: 2022-01-01}",
        "      - §SC222§title:조례:\n",
    ),
    "a value behind an id in braces": (ANSWERS, "answers: {A-3: §SC225§7}\n"),
    "a text on two lines behind an id": ("  A-3:\n    value: 7", "  A-3: §SC225§7\n    8"),
    "a full-width colon in a block above what cannot be read": (
        "    value: 7",
        "    note: |\n      조례§SC113§：제3조\n   x: 7",
    ),
    "a wide blank in a block above what cannot be read": (
        "    value: 7",
        "    note: |\n      조례:§SC116§\u3000제3조\n   x: 7",
    ),
    # --- what keeps a text from being YAML
    "no blank after one colon twice": (A_3, "§SC222§value:7\n    value:8\n    note: x"),
    "a path with a sign of YAML's in it": (
        "document: 붙임\n",
        'document: "C:\\new§SC125§\\증빙"\n',
    ),
    "a path with a number": ("document: 붙임\n", 'document: "C:§SC125§\\uda"\n'),
    "a path that ends with a backslash": (
        "document: 붙임\n",
        'document: "C:§SC125§\\증빙\\"\n',
    ),
    "a path on two lines": ("document: 붙임\n", 'document: "C:\n          §SC125§\\증빙"\n'),
    "half a number of a sign": ("document: 붙임\n", 'document: "§SC125§\\ud83"\n'),
    "a value that begins with an at sign": (A_3, "value: §SC128§@7"),
    "an entry that begins with an at sign": ("[one, three]", "[one, §SC128§@three]"),
    "a text with a sign and a comment": ("document: 붙임\n", "document: §SC128§@붙임 # x\n"),
    "a text with a sign that goes on": (
        "document: 붙임\n",
        "document: §SC128§@붙임\n          2\n",
    ),
    # --- words
    "a field that is there": ("    value: 7", "    value: 7\n    §SC201§값: 8"),
    "a field that nobody knows": ("    value: 7", "    value: 7\n    §SC201§xyz: 8"),
    "a name on two lines": ("    value: 7", "    ? §SC117§val\u200b\n      ue\n    : 7"),
    "a name of many letters": ("    value: 7", f"    value: 7\n    §SC201§{'valeu' * 20}: 8"),
    "a name of nothing visible": ("    value: 7", "    §SC117§\u200b: 7"),
    "a name on the depth of none": (
        "    value: 7",
        "    note: x\n     §SC116§\u00a0value: 7",
    ),
    "a name that is there without it": ("    value: 7", "    value: 7\n    §SC117§value\u200b: 8"),
    "a kind of many": ("kind: gu", "kind: §SC219§city"),
    "the kind of file": ("format: smartcert-assessment/1", "format: §SC219§smartcert-assessment/2"),
    "an id that is answered": ("  A-3:\n", "  §SC402§a-3:\n  A-3:\n"),
    "an id twice": (
        "  A-3:\n    value: 7\n",
        "  §SC402§a-3:\n    value: 7\n  §SC402§A-03:\n    value: 8\n",
    ),
    "an item that is ticked": ("[one, three]", "[one, §SC417§ONE]"),
    "an item twice": ("[one, three]", "[§SC417§Two, §SC417§TWO]"),
    "the same item twice": ("[one, three]", "[§SC417§Two, §SC417§Two]"),
    # --- what only an officer knows
    "a missing field": ("  kind: gu\n", ""),
    "a number out of range": (A_1, "value: §SC412§-1"),
}


@pytest.mark.parametrize("name", NO_FIX)
def test_where_a_fix_could_be_wrong_there_is_none(name):
    text, expected = marked(replaced(ASSESSMENT, *NO_FIX[name]))
    found = find(source(text))
    places = [(each.code, each.span.line, each.span.column) for each in found]
    assert set(expected) <= set(places)
    assert found
    assert mended(text, unsafe=True) == text


def test_every_fix_of_the_table_is_tried_and_refused():
    """In two of three tables, so that each has a text that it mends and one that it does not."""
    for table in (SAFE, NO_FIX):
        tried = {code for texts in table.values() for text in texts for code in marked(text)[1]}
        assert {code for code, *_ in tried} >= set(FIXES) - {"SC105", "SC106", "SC150", "SC409"}


# --- layout ---------------------------------------------------------------------------


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r", "\u2028"])
@pytest.mark.parametrize("ending", [True, False])
def test_line_ends_stay(line_break, ending):
    def written(text: str) -> str:
        text = text if ending else text.rstrip("\n")
        return text.replace("\n", line_break)

    text = replaced(ASSESSMENT, "  A-3:\n    value: 7\n", "  A-3: 7  # x\n\n", "gu\n", "구\n")
    wanted = replaced(ASSESSMENT, "  A-3:\n    value: 7\n", "  A-3:\n    value: 7  # x\n\n")
    assert mended(written(text)) == written(wanted)


def test_a_value_behind_the_last_id_without_a_line_end():
    text = f"{ASSESSMENT[: ASSESSMENT.index('  A-2:')]}  A-3: 7"
    assert mended(text) == text.replace("A-3: 7", "A-3:\n    value: 7")
    assert mended("answers: {}") == "answers: {}"


def test_a_blank_is_put_after_the_colon_of_the_last_line():
    assert mended("city:\n  name: 달서\n  kind:gu") == "city:\n  name: 달서\n  kind: gu"


def test_a_byte_order_mark_stays():
    data = b"\xef\xbb\xbf" + ASSESSMENT.replace("kind: gu", "kind: 구").encode()
    text = decode(data, "a.yaml")
    assert text.bom
    after = text.rewritten(mend(text, find, SMALL).text)
    assert after.data == b"\xef\xbb\xbf" + ASSESSMENT.encode()
    assert after == decode(after.data, "a.yaml")


def test_comments_order_and_blank_lines_stay():
    text = "# 위\n\n" + ASSESSMENT.replace("\n", "  # 옆\n\n").replace(" gu ", "  구 ")
    assert mended(text) == text.replace(" 구 ", " gu ")


# --- whole files ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("encoding", "code"), [("cp949", "SC105"), ("utf-16", "SC106"), ("utf-16-be", "SC106")]
)
def test_a_file_in_another_encoding_is_written_in_utf8(encoding, code):
    text = ASSESSMENT.replace("kind: gu", "kind: 구")
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
    text = source(ASSESSMENT.replace("kind: gu", "kind: 구"))
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


# --- catalogues -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new", "fixed"),
    [
        ("pass_mark: 70", "pass_mark: §SC209§70 퍼센트", "pass_mark: 70"),
        ("at_least: 90", "at_least: §SC209§90%", "at_least: 90"),
        ("points: 200", "points: §SC209§200건", "points: 200"),
        ("pass_mark: 70", "pass_mark: §SC209§70건", None),
        ("points: 200", "points: §SC209§200%", None),
        (
            "certified: true, basis: assumed}\n    - {grade: 2",
            "certified: §SC217§yes, basis: assumed}\n    - {grade: 2",
            "certified: true, basis: assumed}\n    - {grade: 2",
        ),
        (
            "  - id: large\n    title: {ko: 대도시, en: large}",
            "  - title: §SC222§ko:x\n    id: large",
            None,
        ),
        ("en: register}", "en: §SC204§no}", 'en: "no"}'),
        ("combine: mean", "combine: §SC219§Mean", "combine: mean"),
    ],
)
def test_a_catalogue_is_mended_too(old, new, fixed):
    text, expected = marked(replaced(CATALOGUE, old, new))
    assert [
        (each.code, each.span.line, each.span.column) for each in find(source(text))
    ] == expected
    assert mended(text) == (text if fixed is None else replaced(CATALOGUE, old, fixed))


def test_the_catalogue_that_a_file_names_is_taken():
    text = replaced(ASSESSMENT, "small@1", "molit-smart-city@2022")
    name = Diagnostic("SC402", Span("test.yaml", 10, 3), {"indicator": "INN-PUB-2"})
    text = f"{text[: text.index('  A-1')]}  INN-PUB-2:\n"
    named = Diagnostic("SC402", source(text).span(11, 3), name.values)
    assert apply(text, [fix_of(named, source(text))]).endswith("  INN-PUB-02:\n")
    assert fix_of(named, source(text), SMALL) is None
    assert fix_of(named, source(text.replace("molit", "no"))) is None


def test_data_that_differ_elsewhere_are_told():
    pages = [Page(source(text)) for text in ("a: {b: [1, 2]}", "a: {b: [1, 3]}", "a: 1", "[")]
    assert pages[0].differs_only_at(("a", "b", 1), pages[1])
    assert pages[0].differs_only_at(("a",), pages[2])
    assert not pages[0].differs_only_at(("a", "b", 0), pages[1])
    assert pages[3].value(("a",)) is None


@pytest.mark.parametrize(
    ("text", "stop"),
    [("a: 1\nb: 2", (3, 1)), ("a: 1\nb: ]", (2, 4)), ("a: 1\nb: !%ED%A0%80 c", (0, 0))],
)
def test_where_the_parser_gives_up(text, stop):
    assert Page(source(text)).stop == stop


def test_a_place_at_which_nothing_stands_has_no_fix():
    text = source("a: yes\n")
    values = {"wanted": "true"}
    assert fix_of(Diagnostic("SC217", text.span(1, 4), values), text)
    assert fix_of(Diagnostic("SC217", text.span(1, 3), values), text) is None


def test_only_what_is_wrong_with_this_text_is_mended():
    text = source(ASSESSMENT.replace("kind: gu", "kind: 구"))
    (found,) = find(text)
    assert fix_of(found, text)
    assert fix_of(found, Source("other.yaml", text.text, "")) is None
    assert fix_of(Diagnostic("SC101", Span("test.yaml")), text) is None


# --- several at once ------------------------------------------------------------------


def test_of_two_fixes_that_overlap_the_first_is_applied():
    text = source("abcdef\n")

    def fix(begin: int, end: int, new: str) -> Fix:
        return Fix((Edit(text.span(1, begin, 1, end), new),), safe=True)

    assert apply(text.text, [fix(2, 4, "X"), fix(3, 5, "Y"), fix(4, 5, "Z")]) == "aXZef\n"
    assert apply(text.text, [fix(2, 2, "X"), fix(2, 2, "Y"), fix(2, 4, "Z")]) == "aXbcdef\n"
    assert apply(text.text, [fix(5, 7, "Y"), fix(1, 2, "X"), fix(2, 2, "W")]) == "XWbcdY\n"
    assert apply(text.text, []) == text.text


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
    assert len(mend(text, lambda _text: [fault]).fixed) == 11


def test_faults_are_mended_some_at_a_time(monkeypatch):
    monkeypatch.setattr(mending, "MOST_AT_ONCE", 1)
    text = replaced(ASSESSMENT, "kind: gu", "kind: 구", A_3, "값: 7")
    assert mended(text) == ASSESSMENT


# --- differences ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a\nb\nc\n", "a\nB\nc\n"),
        ("a\nb", "a\nB"),
        ("a\nb", "a\nb\n"),
        ("a\nb\n", "a\nb"),
        ("a\r\nb\r\n", "a\r\nB\r\n"),
        ("a\u2028b\x85c\rd\n", "a\u2028B\x85c\rd\n"),
        ("\ufeffa\nb\n", "\ufeffa\nB\n"),
        ("", "a\n"),
        ("a\n" * 20 + "b", "A\n" + "a\n" * 19 + "B"),
    ],
)
@pytest.mark.skipif(not shutil.which("git"), reason="git is not here to read the difference")
def test_a_difference_is_one_that_git_reads(before, after, tmp_path):
    (tmp_path / "달서 구.yaml").write_bytes(before.encode())
    shown = diff("달서 구.yaml", before, after)
    subprocess.run(
        ["git", "apply", "--whitespace=nowarn", "-"], input=shown.encode(), cwd=tmp_path, check=True
    )
    assert (tmp_path / "달서 구.yaml").read_bytes() == after.encode()


def test_a_difference_is_shown_with_the_name():
    assert diff("/a/b.yaml", "x\ny", "x\nz\n") == (
        "--- a/a/b.yaml\n+++ b/a/b.yaml\n@@ -1,2 +1,2 @@\n x\n-y\n"
        "\\ No newline at end of file\n+z\n"
    )
    assert diff("a.yaml", "x\n", "x\n") == ""


# --- laws -----------------------------------------------------------------------------

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


@given(texts(), st.booleans())
def test_what_is_mended_stays_as_it_is(text, unsafe):
    once = mend(looked_at(text)[0], find, SMALL, unsafe=unsafe)
    again = mend(looked_at(once.text)[0], find, SMALL, unsafe=unsafe)
    assert again == (once.text, ())
    assert (once.text != text) == bool(once.fixed)


@given(texts())
def test_a_fix_changes_only_what_it_names(text):
    looked, found = looked_at(text)
    for each in found:
        fix = fix_of(each, looked, SMALL)
        if fix is None:
            continue
        after = apply(text, [fix])
        before, now = text.splitlines(keepends=True), after.splitlines(keepends=True)
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
            path = page.document.path_at(each.span.line, each.span.column)
            scalar = page.scalar(each.span)
            renamed = scalar is not None and scalar.is_name
            assert page.differs_only_at(path[:-1] if renamed else path, mended_page)
            if renamed:
                others = {**page.value(path[:-1])}
                del others[path[-1]]
                assert all(
                    mended_page.value(path[:-1])[name] == value for name, value in others.items()
                )


@given(st.binary(max_size=200))
def test_no_bytes_are_an_exception(data):
    salvaged = salvage(data, "a")
    if salvaged:
        mend(salvaged, find, SMALL, unsafe=True)


def test_true_is_no_reason_with_quotes_neither():
    text = replaced(ASSESSMENT, "    value: 7", "    not_applicable: true")
    assert codes(text) == ["SC204"]
    assert mended(text) == text
    assert '"true"' in mended(text, unsafe=True)


def test_a_control_character_that_parts_words_leaves_a_blank():
    text = ASSESSMENT.replace("달서구", "달서구\x0b청")
    after = mend(salvage(text.encode(), "a.yaml"), find, SMALL)
    assert after.text == ASSESSMENT.replace("달서구", "달서구 청")


def test_a_population_of_vehicles_is_no_population():
    assert mended(replaced(ASSESSMENT, "50000", "50000대")) == replaced(
        ASSESSMENT, "50000", "50000대"
    )

"""The form as a workbook: what it uses, what it shuts, how it prints, and what it counts."""

import io
import re
import zipfile
from xml.etree import ElementTree as ET

import pytest

from smartcert.assessment.assessment_file import load_assessment
from smartcert.assessment.form.layout import ANSWERS, EVIDENCE
from smartcert.assessment.form.telling import MARKER
from smartcert.catalogue.answer_form import form_of
from smartcert.files.document import Unquoted, parse
from smartcert.files.source import read
from smartcert.files.spreadsheet.limits import LONGEST_CELL
from smartcert.forms.beginning import Beginning
from smartcert.forms.workbook.paper import TooLongError
from smartcert.forms.workbook.writing import form_workbook
from smartcert.language import language
from tests.conftest import ROOT
from tests.support.forms import MAIN, Workbook

KOREAN = language("ko")
SOLBAT = ROOT / "examples" / "solbat-gun.yaml"
SHEETS = ("도시", "자체평가", "증빙", "작성 방법", "목록")
KNOWN = {
    *("workbook", "fileVersion", "workbookPr", "bookViews", "workbookView", "sheets", "sheet"),
    *("definedNames", "definedName", "calcPr", "worksheet", "sheetPr", "pageSetUpPr", "dimension"),
    *("sheetViews", "sheetView", "pane", "selection", "sheetFormatPr", "cols", "col"),
    *("sheetData", "row", "c", "f", "v", "sheetProtection", "dataValidations", "dataValidation"),
    *("formula1", "pageMargins", "pageSetup", "headerFooter", "oddFooter"),
    *("ignoredErrors", "ignoredError", "sst", "si", "t"),
    *("styleSheet", "numFmts", "numFmt", "fonts", "font", "b", "sz", "color", "name", "family"),
    *("scheme", "fills", "fill", "patternFill", "fgColor", "bgColor", "borders", "border", "left"),
    *("right", "top", "bottom", "diagonal", "cellStyleXfs", "cellXfs", "xf", "alignment"),
    *("protection", "cellStyles", "cellStyle", "dxfs", "tableStyles"),
}
"""Elements that Excel 2016, LibreOffice 7 and Hancom Office read alike."""
FUNCTIONS = {"AND", "COUNTA", "COUNTIF", "IF", "ISNUMBER", "OR", "ROUND"}
"""Functions that all three have had for twenty years."""


def form(catalogue, data=None, tag="ko"):
    return form_workbook(catalogue, language(tag), data or parse(read(SOLBAT)).data)


@pytest.fixture(scope="module")
def solbat(catalogue):
    return form(catalogue)


@pytest.fixture(scope="module")
def parts(solbat):
    with zipfile.ZipFile(io.BytesIO(solbat)) as packed:
        return {name: packed.read(name).decode() for name in packed.namelist()}


def sheet(parts, name):
    return parts[f"xl/worksheets/sheet{SHEETS.index(name) + 1}.xml"]


def test_only_what_all_programs_know_is_used(parts):
    for name, part in parts.items():
        if name.startswith("xl/") and "theme" not in name and not name.endswith(".rels"):
            tags = {each.tag for each in ET.fromstring(part).iter()}  # noqa: S314 - our own
            assert {tag.removeprefix(f"{{{MAIN}}}") for tag in tags} <= KNOWN, name
    formulas = "".join(
        "".join(found)
        for part in parts.values()
        for found in re.findall(r"<f>(.*?)</f>|<formula1>(.*?)</formula1>", part)
    )
    assert set(re.findall(r"([A-Z][A-Z.]*)\(", formulas)) == FUNCTIONS
    kinds = {
        kind for part in parts.values() for kind in re.findall(r'Validation type="(\w+)"', part)
    }
    assert kinds == {"list", "custom", "date"}


def test_it_prints_on_a4_with_its_headings_on_every_page(parts):
    for name in ("자체평가", "증빙", "작성 방법"):
        assert 'paperSize="9" fitToHeight="0" orientation="landscape"' in sheet(parts, name)
        assert "<pageSetUpPr fitToPage=" in sheet(parts, name)
    titles = re.findall(r'"_xlnm.Print_Titles" localSheetId="(\d)"', parts["xl/workbook.xml"])
    assert set(titles) == {"0", "1", "2", "3"}


def test_it_carries_its_mark_and_hides_its_lists(parts):
    book = parts["xl/workbook.xml"]
    assert f"<definedName name=\"{MARKER}\">'도시'!$B$4</definedName>" in book
    assert 'name="목록" sheetId="5" state="hidden"' in book


def opened(data, name, heading):
    """Give for each indicator or item whether a cell of its row may be filled in."""
    book = Workbook(data)
    styles = ET.fromstring(book.parts["xl/styles.xml"])  # noqa: S314 - our own
    formats = [*styles.find(f"{{{MAIN}}}cellXfs")]
    is_open = [
        any(each.get("locked") == "0" for each in style.iter(f"{{{MAIN}}}protection"))
        for style in formats
    ]
    column = re.sub(r"\d", "", book.find(name, heading).partition("!")[2])
    found = {}
    for row in book.rows(name):
        cells = {re.sub(r"\d", "", each.get("r")): each for each in row}
        key = book.text(f"{name}!A{row.get('r')}")
        if key and column in cells:
            found[key] = is_open[int(cells[column].get("s"))]
    return found


def test_what_one_must_not_type_is_shut(solbat, catalogue, parts):
    assert all("<sheetProtection " in sheet(parts, name) for name in SHEETS)
    values, numerators = (opened(solbat, "자체평가", each) for each in ("응답", "분자"))
    reasons = opened(solbat, "자체평가", "해당 없음(사유)")
    assert not any(opened(solbat, "자체평가", "지표명").values())
    for name, indicator in catalogue.indicators.items():
        kind = form_of(indicator)
        assert values[name] == (kind.kind != "items" and not kind.floor), name
        assert numerators[name] == (kind.parts is not None), name
        assert reasons[name] == (indicator.not_applicable is not None), name
        if kind.kind == "items":
            assert all(values[f"{name} {item.name}"] for item in kind.choices)


def test_drop_downs_are_in_korean_and_from_lists_on_a_sheet(solbat, parts):
    book = Workbook(solbat)
    cells = book.rows("목록").iter(f"{{{MAIN}}}c")
    words = [book.text(f"목록!{each.get('r')}") for each in cells]
    assert {"○", "×", "군", "특별시", "자체평가", "현장실사", "조례·규칙 (ordinance)"} <= {*words}
    assert any(re.fullmatch(r"0: .{10,60}", each) for each in words)
    assert any(each.startswith("INN-PUB-01 스마트도시·데이터") for each in words)
    sources = re.findall(r'type="list".*?<formula1>(.*?)</formula1>', sheet(parts, "자체평가"))
    assert all(source.startswith("'목록'!$") for source in sources)


def test_what_formulas_count_is_kept_beside_them_and_right(solbat):
    book, city = Workbook(solbat), load_assessment(SOLBAT)
    answered = 0
    for name, answer in city.answers.items():
        pieces = len((answer and answer.evidence) or ())
        assert book.text(book.at("자체평가", name, "증빙")) == str(pieces), name
        given = answer is not None and answer.value is not None
        excepted = answer is not None and answer.not_applicable is not None
        state = "해당 없음" if excepted else "작성" if given else ""
        assert (book.text(book.at("자체평가", name, "작성")) or "") == state, name
        answered += given or excepted
    assert book.text(book.at("도시", "전체", "작성")) == str(answered)


def test_every_indicator_and_item_has_its_row(solbat, catalogue):
    rows = opened(solbat, "자체평가", "응답")
    for name, indicator in catalogue.indicators.items():
        choices = form_of(indicator).choices if form_of(indicator).kind == "items" else ()
        assert {name, *(f"{name} {item.name}" for item in choices)} <= rows.keys()


@pytest.mark.parametrize("tag", ["ko", "en"])
def test_an_empty_form_has_every_heading_in_the_readers_language(catalogue, tag):
    beginning = Beginning("솔밭군", "gun", None, load_assessment(SOLBAT).date)
    book = Workbook(form(catalogue, beginning.data(catalogue), tag))
    pick = language(tag).pick
    for layout in (ANSWERS, EVIDENCE):
        for column in layout.columns:
            assert book.find(pick(layout.name), pick(column.heading)).endswith("1")


def test_a_text_that_no_cell_can_hold_is_refused(catalogue):
    data = parse(read(SOLBAT)).data
    data["answers"]["INN-PUB-02"]["note"] = "가" * (LONGEST_CELL + 1)
    with pytest.raises(TooLongError, match="자체평가!K"):
        form(catalogue, data)


def test_what_is_no_choice_is_written_as_it_is(catalogue):
    data = parse(read(SOLBAT)).data
    data["answers"]["INN-PUB-03"]["value"] = Unquoted("9")
    data["answers"]["INN-PUB-02"]["evidence"][0]["kind"] = "receipt"
    book = Workbook(form(catalogue, data))
    assert book.text(book.at("자체평가", "INN-PUB-03", "응답")) == "9"
    assert book.find("증빙", "receipt")


def test_a_form_is_the_same_bytes_at_any_time(catalogue, solbat):
    assert form(catalogue) == solbat

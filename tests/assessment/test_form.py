"""Forms read: what offices do to them is no harm, and what is wrong is said at its cell."""

import io
import zipfile
from dataclasses import replace

import pytest

from smartcert.assessment.assessment_file import load_assessment
from smartcert.assessment.form.telling import is_form, is_form_at, is_workbook
from smartcert.assessment.waivers import NONE
from smartcert.checking.check import Kind, check_file
from smartcert.diagnostics import InvalidInput
from smartcert.evaluation import evaluate
from smartcert.files.document import parse
from smartcert.files.source import read
from smartcert.forms.workbook.writing import form_workbook
from smartcert.language import language
from tests.conftest import ROOT
from tests.support.forms import Workbook

ROUND = sorted((ROOT / "examples").glob("*.yaml"))
SOLBAT = ROOT / "examples" / "solbat-gun.yaml"
SHEET = "자체평가"
COUNT, LEVEL, SHARE, TICKED = "INN-PUB-02", "INN-PUB-03", "INN-PUB-01", "GOV-INS-01"


@pytest.fixture(scope="module")
def form(catalogue):
    return form_workbook(catalogue, language("ko"), parse(read(SOLBAT)).data)


@pytest.fixture
def checked(form, tmp_path):
    def check(change=lambda _book: None, name="form.xlsx"):
        """Check a form after a change."""
        book = Workbook(form)
        change(book)
        path = tmp_path / name
        path.write_bytes(book.bytes())
        return check_file(str(path), name, (None, NONE), Kind.ASSESSMENT, may_be_other=False)

    return check


@pytest.fixture
def found(checked):
    def find(change):
        """Give the codes of the errors after a change, each with its cell."""
        errors = [each for each in checked(change).found if each.severity == "error"]
        return {(each.code, each.span.cell or each.span.file) for each in errors}

    return find


def at(book, heading, text=COUNT, sheet=SHEET):
    return book.at(sheet, text, heading)


# --- the same city --------------------------------------------------------------------


@pytest.mark.parametrize("file", ROUND, ids=lambda file: file.stem)
@pytest.mark.parametrize("tag", ["ko", "en"])
def test_a_city_is_judged_alike_as_form_and_as_yaml(file, tag, catalogue, tmp_path):
    path = tmp_path / "city.xlsx"
    path.write_bytes(form_workbook(catalogue, language(tag), parse(read(file)).data))
    as_form, as_yaml = evaluate(load_assessment(path)), evaluate(load_assessment(file))
    assert as_form.total == as_yaml.total
    assert as_form.verdict == as_yaml.verdict
    for one, other in zip(as_form.indicators(), as_yaml.indicators(), strict=True):
        assert replace(one, line=0) == replace(other, line=0)


# --- what offices do ------------------------------------------------------------------


def add_sums(book):
    """Add what offices add: titles, sums, a column of their own, notes below."""
    book.shift(SHEET, rows=3, columns=1)
    book.write(f"{SHEET}!A1", "2022년 스마트도시 인증 자체평가").write(f"{SHEET}!A4", "검토 의견")
    book.write(f"{SHEET}!A8", "확인함")
    book.write(f"{SHEET}!B300", "합계").write(f"{SHEET}!H300", 12, formula="SUM(H5:H299)")
    book.write(f"{SHEET}!C301", "소계").write(f"{SHEET}!I301", 7)
    book.write(f"{SHEET}!B302", "작성자 기획예산실")


def hide(book):
    for row in book.rows(SHEET):
        row.set("hidden", "1")


HARMLESS = {
    "nothing": lambda _book: None,
    "titles, sums and columns": add_sums,
    "rows hidden": hide,
    "rows turned": lambda book: book.reorder(SHEET, reversed, 2),
    "evidence turned": lambda book: book.reorder("증빙", reversed, 2),
    "sheets turned": lambda book: book.turn_sheets(),
    "sheets renamed": lambda book: book.rename_sheet(SHEET, "1. 응답").rename_sheet("증빙", "2"),
    "the guide deleted": lambda book: book.drop_sheet("작성 방법").drop_sheet("목록"),
    "merged titles": lambda book: book.merge(SHEET, "B2:D3"),
    "remarks of an office": lambda book: book.write("증빙!J250", "확인함").write(
        "도시!A50", "이 시트는 기획예산실에서 작성하여 각 부서의 확인을 받았음. " * 3
    ),
    "failed formulas beside the answers": lambda book: book.write(
        at(book, "증빙"), "#REF!", formula="A1", kind="e"
    ),
    "an answer by a formula": lambda book: book.calculated().write(
        at(book, "응답"), 1, formula="2-1"
    ),
    "a heading spaced": lambda book: book.write(book.find(SHEET, "담당부서"), "담당 부서"),
    "a sign of yes": lambda book: book.write(at(book, "응답", f"{TICKED} in-force"), "예"),
    "a level alone": lambda book: book.write(at(book, "응답", LEVEL), 3),
    "ids of an indicator written twice, once blank": lambda book: book.write(
        f"{SHEET}!A400", COUNT
    ),
}


@pytest.mark.parametrize("change", HARMLESS.values(), ids=HARMLESS.keys())
def test_what_offices_do_changes_no_result(change, checked):
    before, after = checked(), checked(change)
    assert after.claims.by_indicator == before.claims.by_indicator
    assert {each.code for each in after.found} == {each.code for each in before.found}


def test_days_counted_from_1904_are_the_days_that_excel_shows(checked):
    def count_from_1904(book):
        properties = book.book.find(
            "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}workbookPr"
        )
        properties.set("date1904", "1")

    before, after = checked(), checked(count_from_1904)
    days = [city.assessment.city.population_date for city in (before, after)]
    assert (days[1] - days[0]).days == 1462


# --- bad input ------------------------------------------------------------------------


def write(heading, value, text=COUNT, **how):
    return lambda book: book.write(at(book, heading, text), value, **how)


def cell(heading, text=COUNT, sheet=SHEET):
    return lambda book: at(book, heading, text, sheet)


BAD = {
    "two rows for an indicator": (
        lambda book: book.write(f"{SHEET}!A400", COUNT).write(f"{SHEET}!G400", 3),
        "SC715",
        lambda _: f"{SHEET}!A400",
    ),
    "an indicator renamed": (
        lambda book: book.write(book.find(SHEET, COUNT), "INN-PUB-2"),
        "SC402",
        lambda book: book.find(SHEET, COUNT),
    ),
    "an answer without its indicator": (
        lambda book: book.write(book.find(SHEET, COUNT), None),
        "SC202",
        lambda book: book.find(SHEET, COUNT),
    ),
    "evidence without its indicator": (
        lambda book: book.write("증빙!A2", None),
        "SC202",
        lambda _: "증빙!A2",
    ),
    "evidence without its title": (
        lambda book: book.write("증빙!C2", None),
        "SC202",
        lambda _: "증빙!C2",
    ),
    "evidence without its kind": (
        lambda book: book.write("증빙!B2", None),
        "SC202",
        lambda _: "증빙!B2",
    ),
    "evidence of an unknown kind": (
        lambda book: book.write("증빙!B2", "영수증"),
        "SC409",
        lambda _: "증빙!B2",
    ),
    "a value in a locked cell's place": (
        write("응답", 3, TICKED),
        "SC805",
        cell("응답", TICKED),
    ),
    "a note beside an item": (
        write("비고", "아직", f"{TICKED} plan"),
        "SC805",
        cell("비고", f"{TICKED} plan"),
    ),
    "neither yes nor no beside an item": (
        write("응답", "일부", f"{TICKED} in-force"),
        "SC806",
        cell("응답", f"{TICKED} in-force"),
    ),
    "an unknown item": (
        lambda book: book.write(book.find(SHEET, f"{TICKED} in-force"), f"{TICKED} force"),
        "SC417",
        cell("응답", f"{TICKED} in-force"),
    ),
    "parts of a count": (write("분자", 3), "SC714", cell("응답")),
    "a value and its parts": (write("응답", 17.4, SHARE), "SC714", cell("응답", SHARE)),
    "a numerator alone": (write("분모", None, SHARE), "SC202", cell("분모", SHARE)),
    "a numerator too large": (write("분자", 900, SHARE), "SC415", cell("분자", SHARE)),
    "a date as a number": (
        lambda book: book.write(at(book, "내용", "평가일", "도시"), 44804, style=0),
        "SC735",
        cell("내용", "평가일", "도시"),
    ),
    "a number as text": (write("응답", "2"), "SC707", cell("응답")),
    "an error cell": (write("응답", "#DIV/0!", formula="1/0", kind="e"), "SC717", cell("응답")),
    "a formula never calculated": (write("응답", None, formula="1+1"), "SC733", cell("응답")),
    "merged answers": (lambda book: book.merge(SHEET, "G5:G6"), "SC709", lambda _: f"{SHEET}!G5"),
    "a control character": (write("비고", "a\x80b"), "SC110", cell("비고")),
    "a level that is none": (write("응답", "9: 모두 갖춤", LEVEL), "SC421", cell("응답", LEVEL)),
    "a count with its unit": (write("응답", "3건"), "SC419", cell("응답")),
    "another edition": (
        lambda book: book.write(at(book, "내용", "지표 목록", "도시"), "molit-smart-city@2023"),
        "SC401",
        cell("내용", "지표 목록", "도시"),
    ),
    "another format": (
        lambda book: book.write(at(book, "내용", "서식", "도시"), "smartcert-assessment/2"),
        "SC219",
        cell("내용", "서식", "도시"),
    ),
    "a field twice": (
        lambda book: book.write("도시!A40", "인구(명)").write("도시!B40", 3),
        "SC119",
        lambda _: "도시!A40",
    ),
    "a heading twice": (
        lambda book: book.write(f"{SHEET}!Q1", "담당부서"),
        "SC703",
        lambda _: f"{SHEET}!Q1",
    ),
}


@pytest.mark.parametrize(("change", "code", "place"), BAD.values(), ids=BAD.keys())
def test_what_is_wrong_is_said_at_its_cell(change, code, place, found, form):
    assert (code, place(Workbook(form))) in found(change)


def test_a_percentage_is_no_number_of_percent(found, form):
    book = Workbook(form)
    styles = book.parts["xl/styles.xml"].decode()
    number = styles.partition("<cellXfs")[2].partition("</cellXfs>")[0].count("<xf ")
    percent = styles.replace("</cellXfs>", '<xf numFmtId="9" fontId="0"/></cellXfs>')

    def format_as_percent(changed):
        changed.parts["xl/styles.xml"] = percent.encode()
        changed.write(at(changed, "응답", SHARE), 0.174, style=number)
        for heading in ("분자", "분모"):
            changed.write(at(changed, heading, SHARE), None)

    assert found(format_as_percent) == {("SC732", book.at(SHEET, SHARE, "응답"))}


def test_what_a_cell_cannot_say_is_not_missing_too(found, form):
    book = Workbook(form)
    place = at(book, "내용", "도시 이름", "도시")
    assert found(lambda each: each.write(place, "#N/A", kind="e")) == {("SC717", place)}


def test_a_population_that_cannot_be_read_is_not_missing_too(found, form):
    place = at(Workbook(form), "내용", "인구(명)", "도시")

    def spoil(book):
        book.write(at(book, "내용", "지방자치단체 종류", "도시"), "시")
        book.write(place, "#N/A", kind="e")

    assert found(spoil) == {("SC717", place)}


def test_why_a_population_is_right_may_have_lines(checked):
    reason = "외국인을 포함함\n(2022년 6월 말)"
    city = checked(
        lambda book: book.write(at(book, "내용", "인구 확인 사유", "도시"), reason)
    ).assessment.city
    assert city.confirmed == reason


def test_a_form_whose_cells_are_wrong_claims_nothing(checked, tmp_path):
    checked(write("응답", "2"))
    with pytest.raises(InvalidInput) as caught:
        evaluate(load_assessment(tmp_path / "form.xlsx"))
    assert caught.value.diagnostics[0].code == "SC707"


OTHERS = {
    "an .ods": (
        b"PK\x03\x04" + b"\0" * 26 + b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet",
        "SC712",
    ),
    "a locked .xlsx": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
        "SC712",
    ),
    "a damaged .xlsx": (b"PK\x03\x04xl/workbook.xml", "SC712"),
    "an .xlsb": (b"PK\x03\x04xl/workbook.bin", "SC712"),
    "a .docx": (b"PK\x03\x04word/document.xml", "SC107"),
}


@pytest.mark.parametrize(("data", "code"), OTHERS.values(), ids=OTHERS.keys())
def test_other_files_of_offices_are_refused_by_one_sentence(data, code, tmp_path):
    path = tmp_path / "form.xlsx"
    path.write_bytes(data)
    with pytest.raises(InvalidInput) as caught:
        load_assessment(path)
    assert [each.code for each in caught.value.diagnostics] == [code]
    assert not is_form(data, "form.xlsx")
    assert not is_form_at(str(path))


def test_an_old_xls_is_one_by_its_name_and_an_hwp_is_not(tmp_path):
    old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    assert is_workbook(old, "city.XLS")
    assert not is_workbook(old, "city.hwp")
    for name, code in (("city.xls", "SC712"), ("city.hwp", "SC107")):
        (tmp_path / name).write_bytes(old)
        with pytest.raises(InvalidInput) as caught:
            load_assessment(tmp_path / name)
        assert [each.code for each in caught.value.diagnostics] == [code]


def test_a_form_with_macros_is_to_be_saved_without(form, tmp_path):
    packed = io.BytesIO(form)
    with zipfile.ZipFile(packed, "a") as folder:
        folder.writestr("xl/vbaProject.bin", b"")
    (tmp_path / "form.xlsm").write_bytes(packed.getvalue())
    with pytest.raises(InvalidInput) as caught:
        load_assessment(tmp_path / "form.xlsm")
    assert [each.code for each in caught.value.diagnostics] == ["SC712"]


def test_a_form_is_told_by_its_mark_and_not_by_its_name(form, tmp_path):
    (tmp_path / "city.dat").write_bytes(form)
    assert load_assessment(tmp_path / "city.dat").city.name == "솔밭군(가상)"
    assert is_form(form, "city.dat")
    assert is_form_at(str(tmp_path / "city.dat"))


def test_a_form_that_has_lost_its_mark_is_told_from_another_workbook(found):
    assert found(lambda book: book.unmark()) == {("SC802", "form.xlsx")}
    assert found(lambda book: book.unmark().drop_sheet("증빙")) == {("SC801", "form.xlsx")}


def test_all_sheets_and_columns_that_are_missing_are_named_at_once(found):
    def spoil(book):
        book.drop_sheet("도시").drop_column(SHEET, "비고").drop_column("증빙", "쪽")

    assert found(spoil) == {
        ("SC803", "form.xlsx"),
        ("SC804", f"{SHEET}!A1"),
        ("SC804", "증빙!A1"),
    }


def test_a_copy_of_a_sheet_is_another_office_s(checked):
    def copy(book):
        book.trees["사본"] = book.trees[SHEET]

    assert checked(copy).claims is not None

"""The forms that the commands of the lessons name: a good one, and one for each fault."""

from smartcert.catalogue.packaged import load_catalogue
from smartcert.files.document import parse
from smartcert.files.source import read
from smartcert.forms.workbook.writing import form_workbook
from smartcert.language import language
from tests.conftest import DATA
from tests.support.forms import Workbook


def write_forms(folder):
    """Write the forms to a folder."""
    document = parse(read(DATA / "lessons" / "assessment.yaml"))
    form = form_workbook(load_catalogue(), language("ko"), document.data)
    (folder / "form.xlsx").write_bytes(form)

    text = (DATA / "lessons" / "assessment.yaml").read_text("utf-8")
    half = text.index("  INN-PUB-06:")
    head = text[: text.index("  INN-PUB-02:")]
    (folder / "traffic.yaml").write_text(text[:half], "utf-8")
    (folder / "welfare.yaml").write_text(head + text[half:], "utf-8")
    other = text[:half].replace("value: 2", "value: 3", 1)
    (folder / "other.yaml").write_text(other, "utf-8")

    def changed(name, change):
        book = Workbook(form)
        change(book)
        (folder / f"{name}.xlsx").write_bytes(book.bytes())

    changed("unmarked", lambda book: book.unmark())
    changed("without-sheet", lambda book: book.drop_sheet("증빙"))
    changed("without-column", lambda book: book.drop_column("자체평가", "담당부서"))
    changed("shut", lambda book: book.write(book.at("자체평가", "GOV-INS-01", "응답"), 3))
    first = "GOV-INS-01 in-force"
    changed("unclear", lambda book: book.write(book.at("자체평가", first, "응답"), "일부"))

"""Draws the pictures of the form in the documents, as LibreOffice prints it on A4.

It wants `soffice` and `pdftoppm`, so that it is run by hand when the form looks otherwise:
`python tools/pictures.py`.
"""

import shutil
import subprocess
import tempfile
from pathlib import Path

from smartcert.catalogue.packaged import load_catalogue
from smartcert.files.document import parse
from smartcert.files.source import read
from smartcert.forms.workbook.writing import form_workbook
from smartcert.language import language

ROOT = Path(__file__).parents[1]
PICTURES = ROOT / "docs" / "how-to" / "pictures"
PAGES = {"form-city": 1, "form-answers": 2}
"""Which page of paper each picture shows."""
_DOTS = "90"


def draw() -> None:
    """Print the form of the invented county, and keep some of its pages."""
    document = parse(read(ROOT / "examples" / "solbat-gun.yaml"))
    form = form_workbook(load_catalogue(), language("ko"), document.data)
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "form.xlsx").write_bytes(form)
        printing = ["soffice", "--headless", "--convert-to", "pdf", "form.xlsx"]
        subprocess.run(printing, cwd=folder, check=True, capture_output=True)
        for name, page in PAGES.items():
            drawing = ["pdftoppm", "-png", "-singlefile", "-r", _DOTS]
            number = str(page)
            drawing += ["-f", number, "-l", number, "form.pdf", name]
            subprocess.run(drawing, cwd=folder, check=True)
            shutil.copy(Path(folder) / f"{name}.png", PICTURES)


if __name__ == "__main__":
    draw()

"""Workbooks made byte by byte, as other programs than Excel write them, and worse."""

import io
import zipfile
from collections.abc import Iterable, Mapping

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def relations(*named: tuple[str, str, str]) -> str:
    """Give the part of relations: an id, a kind and a target each."""
    each = "".join(
        f'<Relationship Id="{name}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for name, kind, target in named
    )
    return f'<Relationships xmlns="{PACKAGE}">{each}</Relationships>'


def sheet(rows: str, after: str = "") -> str:
    """Give the part of a sheet."""
    return f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData>{after}</worksheet>'


def text(reference: str, said: str) -> str:
    """Give a cell with a text of its own."""
    return f'<c r="{reference}" t="inlineStr"><is><t>{said}</t></is></c>'


def book(sheets: Iterable[str], properties: str = "", calculation: str = "") -> str:
    """Give the part of a workbook, of sheets by their names, each with more that is said of it."""
    listed = "".join(
        f'<sheet name="{name.partition(" ")[0]}" sheetId="{number}" r:id="s{number}"'
        f" {name.partition(' ')[2]}/>"
        for number, name in enumerate(sheets, 1)
    )
    return (
        f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">{properties}'
        f"<sheets>{listed}</sheets>{calculation}</workbook>"
    )


def parts_of(
    *rows: str,
    sheets: Iterable[str] = ("one",),
    properties: str = "",
    calculation: str = "",
    styles: str = "",
    texts: str = "",
) -> dict[str, str]:
    """Give the parts of a workbook, of the rows of its sheets or of whole sheets."""
    named = [("styles", "styles", "look.xml"), ("texts", "sharedStrings", "words.xml")]
    made = [each if each.startswith("<worksheet") else sheet(each) for each in rows]
    named += [(f"s{n}", "worksheet", f"sheets/{n}.xml") for n in range(1, len(made) + 1)]
    return {
        "_rels/.rels": relations(("r", "officeDocument", "xl/book.xml")),
        "xl/book.xml": book(sheets, properties, calculation),
        "xl/_rels/book.xml.rels": relations(*named),
        "xl/look.xml": f'<styleSheet xmlns="{MAIN}">{styles}</styleSheet>',
        "xl/words.xml": f'<sst xmlns="{MAIN}">{texts}</sst>',
        **{f"xl/sheets/{n}.xml": each for n, each in enumerate(made, 1)},
    }


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    """Give the bytes of a workbook that has these parts."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as folder:
        for name, content in parts.items():
            folder.writestr(name, content)
    return data.getvalue()

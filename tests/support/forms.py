"""Forms changed as offices and other programs change them: cells, rows, columns and sheets."""

import io
import re
import zipfile
from xml.etree import ElementTree as ET

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_PLACE = re.compile("([A-Z]+)([0-9]+)")

ET.register_namespace("", MAIN)
ET.register_namespace("r", RELATION[1:-3])


def _tree(xml):
    return ET.fromstring(xml)  # noqa: S314 - a part that this project has written


def _named(name):
    return f"{{{MAIN}}}{name}"


def _number(letters):
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def _letters(number):
    name = ""
    while number:
        number, digit = divmod(number - 1, 26)
        name = chr(65 + digit) + name
    return name


class Workbook:
    """A workbook that is changed part by part, below what any library would allow."""

    def __init__(self, data):
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            self.parts = {name: packed.read(name) for name in packed.namelist()}
        self.book = _tree(self.parts["xl/workbook.xml"])
        relations = _tree(self.parts["xl/_rels/workbook.xml.rels"])
        targets = {each.get("Id"): each.get("Target") for each in relations}
        self.sheets = {
            each.get("name"): f"xl/{targets[each.get(RELATION)]}"
            for each in self.book.iter(_named("sheet"))
        }
        texts = _tree(self.parts["xl/sharedStrings.xml"])
        self.texts = ["".join(t.text or "" for t in each.iter(_named("t"))) for each in texts]
        self.trees = {name: _tree(self.parts[part]) for name, part in self.sheets.items()}

    def bytes(self):
        for name, part in self.sheets.items():
            self.parts[part] = ET.tostring(self.trees[name], encoding="utf-8")
        self.parts["xl/workbook.xml"] = ET.tostring(self.book, encoding="utf-8")
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as folder:
            for name, part in self.parts.items():
                folder.writestr(name, part)
        return packed.getvalue()

    def rows(self, sheet):
        return self.trees[sheet].find(_named("sheetData"))

    def _cell(self, place, *, make=True):
        sheet, _, name = place.partition("!")
        letters, number = _PLACE.fullmatch(name).groups()
        rows = self.rows(sheet)
        row = next((each for each in rows if each.get("r") == number), None)
        if row is None and make:
            row = ET.Element(_named("row"), {"r": number})
            later = [index for index, each in enumerate(rows) if int(each.get("r")) > int(number)]
            rows.insert(later[0] if later else len(rows), row)
        cell = next((each for each in row if each.get("r") == name), None)
        if cell is None and make:
            cell = ET.Element(_named("c"), {"r": name})
            after = [
                index
                for index, each in enumerate(row)
                if _number(_PLACE.match(each.get("r"))[1]) > _number(letters)
            ]
            row.insert(after[0] if after else len(row), cell)
        return cell

    def text(self, place):
        """Give the text of a cell."""
        cell = self._cell(place)
        value = cell.find(_named("v"))
        if cell.get("t") == "s":
            return self.texts[int(value.text)]
        return "".join(each.text or "" for each in cell.iter(_named("t"))) or getattr(
            value, "text", ""
        )

    def write(self, place, value, *, formula=None, style=None, kind=None):
        """Write a cell: a text, a number, nothing, or a formula with its value."""
        cell = self._cell(place)
        for child in [*cell]:
            cell.remove(child)
        cell.attrib.pop("t", None)
        if style is not None:
            cell.set("s", str(style))
        if formula is not None:
            ET.SubElement(cell, _named("f")).text = formula
        if kind is not None or (isinstance(value, str) and formula is not None):
            cell.set("t", kind or "str")
            ET.SubElement(cell, _named("v")).text = str(value)
        elif isinstance(value, str):
            cell.set("t", "inlineStr")
            ET.SubElement(ET.SubElement(cell, _named("is")), _named("t")).text = value
        elif value is not None:
            ET.SubElement(cell, _named("v")).text = str(value)
        return self

    def find(self, sheet, text):
        """Give the name of the first cell that holds exactly this text."""
        for cell in self.rows(sheet).iter(_named("c")):
            if self.text(f"{sheet}!{cell.get('r')}") == text:
                return f"{sheet}!{cell.get('r')}"
        raise KeyError(text)

    def at(self, sheet, text, heading):
        """Give the name of the cell in the row of a text and in the column of a heading."""
        row = _PLACE.fullmatch(self.find(sheet, text).partition("!")[2])[2]
        column = _PLACE.fullmatch(self.find(sheet, heading).partition("!")[2])[1]
        return f"{sheet}!{column}{row}"

    def unmark(self):
        """Take the names away, as a program does that does not know them."""
        self.book.remove(self.book.find(_named("definedNames")))
        return self

    def calculated(self):
        """Say that its formulas are calculated, as Excel does when it saves."""
        self.book.find(_named("calcPr")).attrib.pop("fullCalcOnLoad")
        return self

    def drop_sheet(self, name):
        sheets = self.book.find(_named("sheets"))
        sheets.remove(next(each for each in sheets if each.get("name") == name))
        del self.sheets[name], self.trees[name]
        return self

    def turn_sheets(self):
        sheets = self.book.find(_named("sheets"))
        sheets[:] = [*sheets][::-1]
        return self

    def rename_sheet(self, old, new):
        sheets = self.book.find(_named("sheets"))
        next(each for each in sheets if each.get("name") == old).set("name", new)
        self.sheets[new], self.trees[new] = self.sheets.pop(old), self.trees.pop(old)
        return self

    def reorder(self, sheet, order, start):
        """Put the rows of a sheet from a number on into another order, which `order` makes."""
        rows = self.rows(sheet)
        moved = [each for each in rows if int(each.get("r")) >= start]
        for row in moved:
            rows.remove(row)
        for number, row in enumerate(order(moved), start):
            self._number_row(row, number)
            rows.append(row)
        return self

    def _number_row(self, row, number):
        row.set("r", str(number))
        for cell in row:
            cell.set("r", f"{_PLACE.match(cell.get('r'))[1]}{number}")

    def shift(self, sheet, rows=0, columns=0):
        """Push all cells of a sheet down and to the right, as inserted rows and columns do."""
        for row in self.rows(sheet):
            number = int(row.get("r")) + rows
            row.set("r", str(number))
            for cell in row:
                letters = _PLACE.match(cell.get("r"))[1]
                cell.set("r", f"{_letters(_number(letters) + columns)}{number}")
        return self

    def drop_column(self, sheet, heading):
        """Take the cells of a column away."""
        letters = _PLACE.fullmatch(self.find(sheet, heading).partition("!")[2])[1]
        for row in self.rows(sheet):
            for cell in [*row]:
                if _PLACE.match(cell.get("r"))[1] == letters:
                    row.remove(cell)
        return self

    def merge(self, sheet, area):
        tree = self.trees[sheet]
        merged = ET.Element(_named("mergeCells"))
        ET.SubElement(merged, _named("mergeCell"), {"ref": area})
        tree.insert([*tree].index(self.rows(sheet)) + 1, merged)
        return self

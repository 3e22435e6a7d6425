"""Small workbooks that once took minutes or gigabytes, made here byte by byte."""

from collections.abc import Callable, Mapping

from tests.support.workbooks import book, packed, parts_of, relations, sheet, text

HEADINGS = "".join(map(text, ("A1", "B1", "C1", "D1"), ("city", "kind", "population", "A-1")))
HEADINGS = f"<row>{HEADINGS}</row>"
CITY = f"{text('A2', 'x')}{text('B2', 'gu')}<c r='C2'><v>9</v></c><c r='D2'><v>1</v></c>"
CITY = f"<row>{CITY}</row>"
NUMBERED = "".join(f'<row r="{n}"><c r="D{n}"><v>1</v></c></row>' for n in range(3, 500))


def _merged(*areas: str) -> str:
    each_of_them = "".join(f'<mergeCell ref="{each}"/>' for each in areas)
    return f"<mergeCells>{each_of_them}</mergeCells>"


def _with(name: str, content: str) -> Callable[[], bytes]:
    return lambda: packed({**parts_of(HEADINGS + CITY), name: content})


def _sheets_of_one_part() -> bytes:
    sheets = "".join(
        f'<sheet name="s{n}" sheetId="{n}" r:id="s{1 + (n > 1)}"/>' for n in range(1, 3_000)
    )
    parts = parts_of(HEADINGS + CITY, "<row/>" * 100_000)
    return packed({**parts, "xl/book.xml": book(()).replace("<sheets>", f"<sheets>{sheets}")})


KINDS: Mapping[str, Callable[[], bytes]] = {
    "a tag without an end": lambda: packed(parts_of(f"{HEADINGS}<row{' ' * 3_000_000}")),
    "blanks in a tag": lambda: packed(parts_of(HEADINGS + f"<c {' ' * 700_000}r='A2'/>" * 5)),
    "a tag of attributes": lambda: packed(
        parts_of(HEADINGS + "<row " + " ".join(f"a{n}=''" for n in range(60_000)) + "/>")
    ),
    "a long text": lambda: packed(
        parts_of(
            f"{HEADINGS}<row><c t='inlineStr'><is>{'<t>' + 'x' * 900_000 + '</t>'}</is></c></row>"
        )
    ),
    "a text of many pieces": lambda: packed(
        parts_of(
            f"{HEADINGS}<row><c t='inlineStr'><is>{'<t>xxxxxxxx</t>' * 250_000}</is></c></row>"
        )
    ),
    "a shared text of many pieces": lambda: packed(
        parts_of(
            f"{HEADINGS}<row><c t='s'><v>0</v></c></row>",
            texts=f"<si>{'<t>xxxx</t>' * 300_000}</si>",
        )
    ),
    "a comment of megabytes": lambda: packed(parts_of(f"{HEADINGS}<!--{'-x' * 1_500_000}-->")),
    "many sheets": _with("xl/book.xml", book(f"s{n}" for n in range(60_000))),
    "sheets of one part": _sheets_of_one_part,
    "many relations": _with(
        "xl/_rels/book.xml.rels",
        relations(*((f"s{n}", "worksheet", "sheets/1.xml") for n in range(30_000))),
    ),
    "many styles": lambda: packed(
        parts_of(
            f"{HEADINGS}<row><c s='7'><v>1</v></c></row>",
            styles=f"<cellXfs>{'<xf/>' * 150_000}</cellXfs>",
        )
    ),
    "areas beside the table": lambda: packed(
        parts_of(sheet(HEADINGS + CITY + NUMBERED, _merged(*["X3:Y1048576"] * 20_000)))
    ),
    "areas far below": lambda: packed(
        parts_of(
            sheet(
                HEADINGS + CITY + NUMBERED,
                _merged(*(f"A{n}:B{n}" for n in range(5_000, 25_000))),
            )
        )
    ),
    "areas over areas": lambda: packed(
        parts_of(sheet(HEADINGS + CITY + NUMBERED, _merged(*["A3:D1048576"] * 10_000)))
    ),
    "a formula that spreads over all": lambda: packed(
        parts_of(HEADINGS + CITY + "<row><c r='A3'><f t='array' ref='A3:XFD1048576'/></c></row>")
    ),
}
"""What makes the bytes of each, by what is hostile in it."""

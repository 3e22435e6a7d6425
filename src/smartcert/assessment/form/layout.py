"""Where a form has its cells: sheets, columns and fields, for who writes one and who reads it.

Everything is found by what stands over it or beside it, in Korean or in English, so that sheets,
rows and columns may be moved, and others put between them.
"""

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from smartcert.files.document import Path
from smartcert.files.spreadsheet.contents import Content
from smartcert.language import InBoth
from smartcert.language.letters import seen


class Column(NamedTuple):
    """A column of a sheet.

    Attributes:
        name: of what its cells say.
        heading: what stands over it.
        content: what its cells hold.
        read: whether it says something; the others are there for people.
    """

    name: str
    heading: InBoth
    content: Content = "text"
    read: bool = True


class Sheet(NamedTuple):
    """A sheet of a form: its name, and its columns in the order in which they are written."""

    name: InBoth
    columns: tuple[Column, ...]

    def column(self, name: str) -> Column:
        """Return the column of this name."""
        return next(each for each in self.columns if each.name == name)


class Field(NamedTuple):
    """A row of the sheet of the city: where an assessment holds it, and what stands beside it."""

    path: Path
    label: InBoth
    content: Content = "text"


CITY = Sheet(
    InBoth("도시", "City"),
    (
        Column("field", InBoth("항목", "Field")),
        Column("value", InBoth("내용", "Content")),
        Column("hint", InBoth("작성 방법", "How to fill in"), read=False),
    ),
)

FIELDS = (
    Field(("format",), InBoth("서식", "Form")),
    Field(("catalogue",), InBoth("지표 목록", "Catalogue")),
    Field(("stage",), InBoth("단계", "Stage")),
    Field(("date",), InBoth("평가일", "Date of the assessment"), "day"),
    Field(("city", "name"), InBoth("도시 이름", "Name of the city")),
    Field(("city", "kind"), InBoth("지방자치단체 종류", "Kind of local government")),
    Field(("city", "population"), InBoth("인구(명)", "Population"), "number"),
    Field(("city", "population_date"), InBoth("인구 기준일", "Day of the population"), "day"),
    Field(("city", "contact"), InBoth("담당자", "Contact")),
    Field(("city", "confirmed"), InBoth("인구 확인 사유", "Population confirmed because")),
)
"""What the sheet of the city says, in the order in which it is written."""

ANSWERS = Sheet(
    InBoth("자체평가", "Assessment"),
    (
        Column("indicator", InBoth("지표", "Indicator")),
        Column("title", InBoth("지표명", "Title"), read=False),
        Column(
            "asked", InBoth("정의·채점 기준·확인 사항", "Definition, points, checks"), read=False
        ),
        Column("points", InBoth("배점", "Points"), "number", read=False),
        Column("unit", InBoth("단위", "Unit"), read=False),
        Column("last", InBoth("지난 응답", "Last answer"), read=False),
        Column("value", InBoth("응답", "Answer"), "number"),
        Column("numerator", InBoth("분자", "Numerator"), "number"),
        Column("denominator", InBoth("분모", "Denominator"), "number"),
        Column("not_applicable", InBoth("해당 없음(사유)", "Not applicable because")),
        Column("note", InBoth("비고", "Note")),
        Column("confirmed", InBoth("값 확인 사유", "Value confirmed because")),
        Column("owner", InBoth("담당부서", "Department")),
        Column("pieces", InBoth("증빙", "Evidence"), "number", read=False),
        Column("state", InBoth("작성", "Filled in"), read=False),
    ),
)
"""A row an indicator; of a checklist a row an item below it."""

EVIDENCE = Sheet(
    InBoth("증빙", "Evidence"),
    (
        Column("indicator", InBoth("지표", "Indicator")),
        Column("kind", InBoth("종류", "Kind")),
        Column("title", InBoth("제목", "Title")),
        Column("document", InBoth("문서", "Document")),
        Column("page", InBoth("쪽", "Page")),
        Column("date", InBoth("날짜", "Date"), "day"),
        Column("file", InBoth("파일", "File")),
        Column("age", InBoth("지난 증빙 확인", "Of last time"), read=False),
    ),
)
"""A row a piece."""

SHEETS: Mapping[str, Sheet] = {"city": CITY, "answers": ANSWERS, "evidence": EVIDENCE}
"""The sheets that are read."""

GUIDE = InBoth("작성 방법", "Guide")
LISTS = InBoth("목록", "Lists")
"""The sheet that says how, and the one that the drop-downs take their choices from."""

SUMS = frozenset(
    ("합계", "소계", "총계", "누계", "계", "평균", "total", "subtotal", "sum", "average")
)
"""What offices write before a row of sums, which is no answer."""


_LONGEST = 60
"""Characters; a longer text is no heading."""


@cache
def _columns(sheet: Sheet) -> Mapping[str, str]:
    """Return the columns of a sheet by their headings in both languages, as they are seen."""
    return {seen(text): each.name for each in sheet.columns for text in each.heading}


def column_called(written: str, sheet: Sheet) -> str | None:
    """Return the column of a sheet that a text is the heading of, however it is spaced."""
    return _columns(sheet).get(seen(written)) if len(written) <= _LONGEST else None


def field_called(written: str) -> Field | None:
    """Return the field of the city that a text is the label of."""
    if len(written) > _LONGEST:
        return None
    return next((each for each in FIELDS if is_called(written, each.label)), None)


def is_called(written: str, name: InBoth) -> bool:
    """Tell whether a text is a name, in either language, however it is spaced."""
    return seen(written) in map(seen, name)


def is_sheet(name: str) -> bool:
    """Tell whether a form has a sheet of this name."""
    known = [*(sheet.name for sheet in SHEETS.values()), GUIDE, LISTS]
    return any(is_called(name, each) for each in known)

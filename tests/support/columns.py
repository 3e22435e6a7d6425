"""Tables for the tests of claims: drawn cell by cell, in every type that a reader may give."""

import datetime as dt
from decimal import Decimal, InvalidOperation
from types import MappingProxyType

import numpy as np
import pyarrow as pa
from hypothesis import strategies as st

from smartcert import load_catalogue
from smartcert.assessment.waivers import NONE
from smartcert.catalogue.answer_form import form_of
from smartcert.catalogue.indicator import Checklist, Maturity, YesOrNo
from smartcert.diagnostics import Span
from smartcert.tables.chunk import Chunk, Heading
from smartcert.tables.column import FIELDS, columns_of, meanings_in
from smartcert.tables.rows.column_types import usual
from smartcert.tables.rows.terms import Terms, defaults
from tests.conftest import DATA
from tests.support.stricter import STRICTER
from tests.support.unlikely import CATALOGUE_OF_USUAL

FILE = "t.csv"
SMALL = load_catalogue(DATA / "small.yaml")
DEFAULT = load_catalogue()
CATALOGUES = {each.edition.id: each for each in (SMALL, DEFAULT, STRICTER, CATALOGUE_OF_USUAL)}
CITIES = ("가람시", "나루군", "다온구")

HOSTILE = st.sampled_from(
    """-0 +3 1e3 1,000 ３ NaN nan inf -inf TRUE FALSE True tRUE T f true.0 1.0 0.00 yes 예 x []
    [one] none one,two two,,one one\xa0two
    0.0 14.0 14.50 7. .5 00 007 -1 -5 0 1 2 3 4 9 100 100.1 101 30 12.5 12.55 100000
    100001 123456789012345 1234567890123456 1234567890123456789012345 99999999999999999.9 300건
    3건 1_000 38400² ... … ㅤ \u200b 가\u200b나 \u1100\u1161 가\u0301 é \xad \ufeff \u202e
    \u115f \uffa0 \ua66f\u0302 \U00020000 2022-06-30 2022-12-31 2022-02-29 2020-02-29 2022-04-31
    0000-01-01 9999-12-31 20220630 2022-6-3 2022-06-30T00:00:00 si 시 small@1 small self_assessment
    자체평가 {"a":1} [{}] [null] ["x"] [NaN] [1e3] [[[]]] {""".split()  # noqa: SIM905 - one may read them so
) | st.sampled_from(
    [
        " ",
        "  ",
        "\t",
        "\n",
        " 1 ",
        "1\n",
        "one  two",
        "one two",
        " one",
        "two one three",
        "one one",
        "one four",
        "가  나",
        "가\n나",
        "가\t나",
        "가\x00나",
        "가\x85나",
        "\x1f",
        "\u3000가",
        "가 나",
        " ...",
        "=1+1",
        "[",
        '["\\u0000"]',
        '[{"title": "가", "title": "나"}]',
        "[" * 2000,
    ]
)

_WHOLE = st.integers(1, 10**6).map(str)


def _piece(title="가", kind="register", day="2022-06-01", more=""):
    return f'{{"title": "{title}", "kind": "{kind}", "document": "문서", "date": "{day}"{more}}}'


PIECES = st.lists(
    st.sampled_from(
        [
            _piece(),
            _piece("나"),
            _piece("다", "plan"),
            _piece("라", "zzz"),
            _piece("마", day="2022-09-30"),
            _piece("\\u0007"),
            _piece(more=', "page": 3'),
            _piece(more=', "x": 1'),
            "3",
        ]
    ),
    max_size=3,
).map(lambda pieces: f"[{', '.join(pieces)}]")


def _number(indicator):
    if form_of(indicator).floor:
        return st.sampled_from(["", None])  # it is given by its parts alone
    measure = indicator.measure
    low, high = measure.range if hasattr(measure, "range") else (0, 100)
    scale = 10**measure.decimals
    return st.integers(int(low * scale), int(high * scale)).map(
        lambda number: str(Decimal(number) / scale)
    )


def good(name, catalogue):
    """Cells that are well written in the column of this name."""
    if name in FIELDS:
        return _FIELDS[name] if name in _FIELDS else st.just(catalogue.name)
    wanted, _, part = name.rpartition(".")
    if wanted not in catalogue.indicators:
        wanted, part = name, ""
    indicator = catalogue.indicators[wanted]
    if part in {"note", "not_applicable", "confirmed"}:
        return st.sampled_from([None, "", "까닭이 있다.", "a reason", "여러\n줄"])
    if part == "evidence":
        return st.sampled_from(["0", "1", "2", "3", "10000", "", None])
    if part == "numerator":
        return st.sampled_from(["0", "1", "7", "12", "100000000000"])
    if part == "denominator":
        return st.sampled_from(["7", "12", "400000", "100000000000"])
    scoring = indicator.scoring
    if isinstance(scoring, Checklist):
        items = [item.id for item in scoring.items]
        some = st.lists(st.sampled_from(items), unique=True)
        return some.map(lambda ticked: " ".join(ticked) or "[]")
    if isinstance(scoring, YesOrNo):
        return st.sampled_from(["true", "false", "TRUE", "False", "1", "0", "1.0", "t", "f"])
    if isinstance(scoring, Maturity):
        return st.integers(0, len(scoring.levels) - 1).map(str)
    return _number(indicator)


_FIELDS = {
    "city": st.sampled_from([*CITIES, "라온 시", "Sejong"]),
    "kind": st.sampled_from(["si", "gun", "gu", "special_city"]),
    "population": st.sampled_from(["400000", "600000", "12", "499999", "500000"]),
    "population_date": st.sampled_from(["2021-12-31", "2022-01-01", "2020-02-29"]),
    "contact": st.sampled_from(["홍길동", "", None]),
    "confirmed": st.sampled_from(["통계가 맞음", "", None]),
    "date": st.sampled_from(["2022-08-31", "2022-06-30", "2022-02-28"]),
    "stage": st.sampled_from(["self_assessment", "site_inspection"]),
}

TEXTS = (pa.string(), pa.large_string(), pa.string_view(), "dictionary", "large dictionary")
NUMBERS = (
    *(getattr(pa, name)() for name in ("int8", "int16", "int32", "int64")),
    *(getattr(pa, name)() for name in ("uint8", "uint16", "uint32", "uint64")),
    *(getattr(pa, name)() for name in ("float16", "float32", "float64")),
    pa.decimal128(20, 0),
    pa.decimal128(12, 1),
    pa.decimal128(38, 9),
    pa.decimal256(40, 3),
    pa.decimal128(9, -1),
)
OTHERS = (
    pa.bool_(),
    pa.null(),
    pa.date32(),
    pa.date64(),
    pa.timestamp("us"),
    pa.timestamp("ns", "Asia/Seoul"),
    pa.binary(),
    pa.time64("us"),
    pa.list_(pa.string()),
    pa.large_list(pa.string()),
    pa.list_(pa.int32()),
    pa.list_(pa.string(), 2),
    pa.struct([("a", pa.string())]),
)


def array_of(cells, kind):
    """Give texts as an array of another type; null where a text has no such value."""
    if kind == "dictionary":
        return pa.array(cells, pa.string()).dictionary_encode()
    if kind == "large dictionary":
        words = pa.array(["", None, *dict.fromkeys(cells), "unused"], pa.large_string())
        index = {word: at for at, word in enumerate(words.to_pylist())}
        return pa.DictionaryArray.from_arrays(
            pa.array([index[cell] for cell in cells], pa.int16()), words
        )
    return pa.array([_as(cell, kind) for cell in cells], kind)


def _as(cell, kind):  # noqa: C901, PLR0911 - a table of types
    types = pa.types
    if cell is None or types.is_null(kind):
        return None
    if kind in TEXTS:
        return cell
    if types.is_boolean(kind):
        return cell.lower() in {"true", "1"} or None if cell != "false" else False
    if types.is_binary(kind):
        return cell.encode()
    if types.is_struct(kind):
        return {"a": cell}
    if types.is_time(kind):
        return dt.time(7)
    if types.is_fixed_size_list(kind):
        return [cell, None]
    if types.is_list(kind) or types.is_large_list(kind):
        return _listed(cell, kind)
    if types.is_date(kind) or types.is_timestamp(kind):
        try:
            day = dt.date.fromisoformat(cell)
        except ValueError:
            return None
        if types.is_date(kind):
            return day
        return None if day.year in {1, 9999} else dt.datetime.combine(day, dt.time(day.day // 30))
    return _numeric(cell, kind)


def _listed(cell, kind):
    if pa.types.is_integer(kind.value_type):
        return [1, 2]
    return {"[]": [], "": [""], "...": [None], "…": ["one", None]}.get(cell, cell.split(" "))


def _numeric(cell, kind):
    try:
        number = Decimal(cell)
        if pa.types.is_float16(kind):
            return np.float16(min(abs(float(number)), 60000.0))
        if pa.types.is_floating(kind):
            return float(number)
        value = number if pa.types.is_decimal(kind) else int(number)
        pa.array([value], kind)
    except (InvalidOperation, ValueError, OverflowError, pa.ArrowInvalid):
        return None
    return value


def place(row, column):
    return Span(FILE, row + 2, column + 1)


def chunk_of(table, flaws=MappingProxyType({})):
    """Give arrays by name as a chunk, each in a type that files have."""
    return Chunk([usual(array) for array in table.values()], place, flaws)


def columns_in(table, catalogue):
    headings = [Heading(name, Span(FILE, 1, number)) for number, name in enumerate(table, 1)]
    return columns_of(headings, catalogue)


def terms_of(table, catalogue, waivers=NONE, *, evidence_required=True):
    columns = columns_in(table, catalogue)
    return Terms(catalogue, waivers, evidence_required, defaults(catalogue, columns))


@st.composite
def tables(draw, catalogue="small", most_rows=4, most_columns=40):
    """Arrays by the names of the columns: mostly well written, here and there hostile."""
    catalogue = CATALOGUES[catalogue]
    rows = draw(st.integers(1, most_rows))
    known = [name for name in meanings_in(catalogue) if name not in {"city", "kind"}]
    names = draw(st.lists(st.sampled_from(known), unique=True, max_size=most_columns))
    for name in list(names):
        wanted, _, part = name.rpartition(".")
        if part in {"numerator", "denominator"}:
            names += [f"{wanted}.numerator", f"{wanted}.denominator"]
    if not any(name.partition(".")[0] not in FIELDS for name in names):
        names.append(next(iter(catalogue.indicators)))
    names = draw(st.permutations([*dict.fromkeys(["city", "kind", *names])]))
    return {name: draw(_array(name, catalogue.edition.id, rows)) for name in names}


@st.composite
def _array(draw, name, catalogue, rows):
    catalogue = CATALOGUES[catalogue]
    usual, strange = good(name, catalogue), HOSTILE | st.none() | st.just("")
    if name.endswith(".evidence"):
        strange |= PIECES
    mood = draw(st.integers(0, 9))
    cell = strange if mood == 0 else usual | strange if mood == 1 else usual
    cells = draw(st.lists(cell, min_size=rows, max_size=rows))
    numeric = name == "population" or (name not in FIELDS and not name.endswith("note"))
    kinds = draw(st.sampled_from([TEXTS, TEXTS, NUMBERS if numeric else TEXTS]))
    if draw(st.integers(0, 19)) == 0:
        kinds = OTHERS + NUMBERS
    array = array_of(cells, draw(st.sampled_from(kinds)))
    if draw(st.booleans()):  # as a part of a larger one
        array = pa.concat_arrays([array, array]).slice(rows)
    return array

"""The claims of many rows at once are what the exact reader finds in each row alone."""

import datetime as dt
import re

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smartcert.assessment.assessment_file import assessment_in
from smartcert.assessment.claims import read_answers
from smartcert.assessment.waivers import NONE, Waiver, Waivers
from smartcert.catalogue.indicator import PerInhabitantsMeasure
from smartcert.diagnostics import Diagnostic, Severity, Span
from smartcert.files import source
from smartcert.files.document import parse
from smartcert.files.fields import LONGEST_LINE, LONGEST_PROSE
from smartcert.language.government import KINDS
from smartcert.scoring.states import STATES, State
from smartcert.tables.chunk import Reading
from smartcert.tables.rows.claims import read_claims
from smartcert.tables.rows.row import judged, row_of
from smartcert.tables.rows.terms import FOREVER
from smartcert.tables.table import open_table
from smartcert.tables.writing.layout import sheet_of
from smartcert.tables.writing.writers import WRITERS
from tests.conftest import ROOT
from tests.support.columns import (
    CITIES,
    DEFAULT,
    SMALL,
    chunk_of,
    columns_in,
    place,
    tables,
    terms_of,
)
from tests.support.stricter import STRICTER
from tests.support.unlikely import CATALOGUE_OF_USUAL

EXAMPLES = [ROOT / "examples" / "dalseo.yaml", *sorted((ROOT / "examples/round").glob("*.yaml"))]
SAID = {State.ANSWERED, State.UNSUPPORTED}


def errors_in(found):
    return [each for each in found if each.severity is Severity.ERROR]


def exactly(chunk, columns, terms):
    """What the exact reader finds, row by row: the accepted, and the rejected."""
    accepted, rejected = [], []
    for index in range(chunk.rows):
        row = row_of(chunk, index, columns, terms)
        read = judged(row if terms.evidence_required else row.without_evidence(), terms)
        errors = errors_in(read.found)
        claims = read.reading and read.reading.claims
        if errors or not claims:
            rejected.append((index, read.city, errors))
            continue
        city, date = read.assessment.city, read.assessment.date
        accepted.append(
            (
                index,
                city.name,
                city.kind,
                city.population,
                None if date == FOREVER else date.isoformat(),
                terms.catalogue.edition.tracks.index(claims.track),
                len(read.found),
                {name: claim_of(each) for name, each in claims.by_indicator.items()},
            )
        )
    return accepted, rejected


def claim_of(claim):
    if claim.state in SAID:
        return claim.state, claim.value, claim.parts
    return claim.state, 0, None


def in_columns(chunk, columns, terms):
    """The same, read in columns."""
    read = read_claims(chunk, columns, terms)
    for code, count in read.counts.items():
        states = [np.broadcast_to(each.state, count.shape) for each in read.claims.values()]
        assert count.tolist() == sum(state == code for state in states).tolist()
    rows = range(len(read.kept))
    cities = read.cities
    by_indicator = {
        name: [np.broadcast_to(each, len(rows)).tolist() for each in coded[:3]]
        for name, coded in read.claims.items()
    }
    accepted = [
        (
            int(read.kept[row]),
            cities.name[row].as_py(),
            KINDS[cities.kind[row]],
            cities.population[row].as_py(),
            cities.date[row].as_py(),
            int(cities.track[row]),
            int(read.warnings[row]),
            {name: coded_at(coded, row) for name, coded in by_indicator.items()},
        )
        for row in rows
    ]
    rejected = [(each.row, each.city, errors_in(each.found)) for each in read.rejected]
    return accepted, rejected


def coded_at(coded, row):
    value, parts, state = (each[row] for each in coded)
    state = STATES[state]
    return state, value, parts if state in SAID else None


WAIVERS = st.lists(
    st.builds(
        Waiver,
        st.sampled_from([*SMALL.indicators]),
        st.sampled_from([None, *CITIES, "없는시"]),
        st.just("까닭"),
        st.just("기관"),
        st.dates(dt.date(2022, 5, 1), dt.date(2022, 11, 30)),
        st.just(Span("w.yaml", 1, 1)),
        st.just(Span("w.yaml", 1, 1)),
    ),
    max_size=3,
)


@st.composite
def waivers_for(draw, table):
    some = draw(st.just([]) | WAIVERS)
    if not some:
        return NONE
    day = draw(st.none() | st.just(dt.date(2022, 8, 31))) if "date" in table else FOREVER
    return Waivers(SMALL.name, some, day)


@st.composite
def flaws_in(draw, table, columns):
    """Cells that are wrong whatever they mean."""
    cells = st.tuples(st.just(0), st.integers(0, len(columns) - 1))
    some = draw(st.just([]) | st.lists(cells, max_size=2))
    return {(row, at): Diagnostic("SC709", place(row, at), {"range": "A1:B2"}) for row, at in some}


@pytest.mark.no_cover
@settings(max_examples=250)
@given(st.data())
def test_a_row_claims_in_columns_what_it_claims_alone(data):
    table = data.draw(tables())
    waivers = data.draw(waivers_for(table))
    terms = terms_of(table, SMALL, waivers, evidence_required=data.draw(st.booleans()))
    columns = columns_in(table, SMALL)
    chunk = chunk_of(table, data.draw(flaws_in(table, columns)))
    assert in_columns(chunk, columns, terms) == exactly(chunk, columns, terms)


@pytest.mark.no_cover
@settings(max_examples=150)
@given(st.data())
def test_so_it_does_where_much_is_unlikely(data):
    table = data.draw(tables("usual", most_columns=12))
    terms = terms_of(table, CATALOGUE_OF_USUAL, evidence_required=data.draw(st.booleans()))
    columns = columns_in(table, CATALOGUE_OF_USUAL)
    chunk = chunk_of(table, data.draw(flaws_in(table, columns)))
    assert in_columns(chunk, columns, terms) == exactly(chunk, columns, terms)


@pytest.mark.parametrize("name", ["가람", " 가람"])
def test_what_is_unlikely_is_counted_unless_it_is_confirmed(name):
    """In columns, and in a row that the exact reader reads because of its name."""
    table = {
        "city": pa.array([name] * 4),
        "kind": pa.array(["gun", "gun", "gun", "gun"]),
        "population": pa.array([50_000, 12, 12, 50_000]),
        "confirmed": pa.array([None, None, "맞음", ""]),
        "A-1": pa.array(["90", "90", "90", "0"]),
        "A-1.evidence": pa.array(["1"] * 4),
        "A-1.confirmed": pa.array([None, None, "맞음", ""]),
        "A-2": pa.array(["0.2", "1", "19", "20"]),
        "A-3": pa.array(["5000", "5000", "5000", "5"]),
    }
    columns, terms = columns_in(table, CATALOGUE_OF_USUAL), terms_of(table, CATALOGUE_OF_USUAL)
    accepted, _ = in_columns(chunk_of(table), columns, terms)
    assert [row[-2] for row in accepted] == [3, 3, 2, 0]
    assert accepted == exactly(chunk_of(table), columns, terms)[0]


@settings(max_examples=25)
@given(st.data())
def test_so_it_does_under_the_default_catalogue(data):
    table = data.draw(tables("molit-smart-city", 3, 25))
    terms = terms_of(table, DEFAULT, evidence_required=data.draw(st.booleans()))
    chunk, columns = chunk_of(table), columns_in(table, DEFAULT)
    assert in_columns(chunk, columns, terms) == exactly(chunk, columns, terms)


@given(st.data())
def test_so_it_does_under_every_word_that_says_what_counts(data):
    table = data.draw(tables("stricter"))
    terms = terms_of(table, STRICTER, evidence_required=data.draw(st.booleans()))
    chunk, columns = chunk_of(table), columns_in(table, STRICTER)
    assert in_columns(chunk, columns, terms) == exactly(chunk, columns, terms)


@pytest.mark.no_cover
@settings(max_examples=60)
@given(st.data())
def test_rows_claim_the_same_in_whatever_chunk(data):
    table = data.draw(tables(most_rows=9))
    terms, columns = terms_of(table, SMALL), columns_in(table, SMALL)
    chunk = chunk_of(table)._replace(lost=[Diagnostic("SC710", Span("t.csv", 3))])
    rows = data.draw(st.integers(1, 9))
    accepted, rejected = [], []
    for start in range(0, chunk.rows, rows):
        some, others = in_columns(chunk.part(start, rows), columns, terms)
        accepted += [(row + start, *said) for row, *said in some]
        rejected += [(None if row is None else row + start, *why) for row, *why in others]
    assert (accepted, rejected) == in_columns(chunk, columns, terms)


@pytest.mark.no_cover
@pytest.mark.parametrize("ending", [".csv", ".parquet", ".xlsx", ".jsonl"])
def test_a_row_claims_what_the_file_that_says_the_same_claims(ending, tmp_path):
    documents = [parse(source.read(path)) for path in EXAMPLES]
    path = tmp_path / f"table{ending}"
    with path.open("wb") as stream:
        WRITERS[ending](sheet_of(documents, DEFAULT, counts=False), stream)
    table = open_table(str(path), Reading(), DEFAULT)
    accepted = []
    for cut in table.cuts(7):
        for chunk in table.chunks(cut):
            some, rejected = in_columns(chunk, table.columns, table.terms)
            assert not rejected
            accepted += some
    for document, row in zip(documents, accepted, strict=True):
        assessment = assessment_in(document)
        claims = read_answers(assessment, DEFAULT).claims
        city = assessment.city
        assert row[1:] == (
            city.name,
            city.kind,
            city.population,
            assessment.date.isoformat(),
            DEFAULT.edition.tracks.index(claims.track),
            len(claims.warnings),
            {name: claim_of(each) for name, each in claims.by_indicator.items()},
        )


def test_a_waiver_for_all_excuses_every_row():
    table = {"city": pa.array(["가람군", "나래군"]), "kind": pa.array(["gun"] * 2)}
    table |= {"A-1": pa.array(["1", None]), "A-1.evidence": pa.array(["2", "2"])}
    span = Span("w.yaml", 1, 1)
    waiver = Waiver("A-1", None, "까닭", "기관", dt.date(2022, 9, 1), span, span)
    terms = terms_of(table, SMALL, Waivers(SMALL.name, [waiver], dt.date(2022, 8, 31)))
    columns, chunk = columns_in(table, SMALL), chunk_of(table)
    accepted, rejected = in_columns(chunk, columns, terms)
    assert (accepted, rejected) == exactly(chunk, columns, terms)
    assert [row[-1]["A-1"][0] for row in accepted] == [State.WAIVED, State.WAIVED]


def test_no_evidence_for_no_answer_is_no_answer():
    """The name is one that only the exact reader reads."""
    table = {"city": pa.array([" 가람군"]), "kind": pa.array(["gun"])}
    table |= {"A-1": pa.array([""]), "A-1.evidence": pa.array(["0"])}
    row = row_of(chunk_of(table), 0, columns_in(table, SMALL), terms_of(table, SMALL))
    assert row.data["answers"] == {}
    assert row.counted == {"A-1": 0}


# --- what is wrong, at its cell -----------------------------------------------------------

PIECE = '{"title": "가", "kind": "register", "document": "나", "date": "2022-06-01"}'

FAULTS = {
    "out of range": "A-1 | §SC412§100.1",
    "too many decimals": "A-1 | §SC413§7.25",
    "with separators": "population | A-3 / 8 | §SC208§1,000",
    "with a unit": "population | A-3 / 8 | §SC419§300건",
    "in full-width digits": "A-1 | §SC207§３",
    "in another notation": "A-1 | §SC211§1e1",
    "not a number": "A-1 | §SC210§NaN",
    "a word for a number": "A-1 | §SC425§N/A",
    "too many digits": "A-1 | §SC213§1234567890123456789",
    "no level": "B-2 | §SC421§4",
    "no yes or no": "A-4 | §SC216§시행",
    "likely a yes": "A-4 | §SC217§있음",
    "an unknown item": "B-1-1 | §SC417§one four",
    "an item twice": "B-1-1 | §SC418§one one",
    "two wrong items": "B-1-1 | §SC417§§SC418§one one four",
    "a value and its parts": "A-2 | A-2.numerator | A-2.denominator / §SC714§50 | 1 | 2",
    "a denominator of 0": "A-2.numerator | A-2.denominator / 0 | §SC414§0",
    "a numerator above it": "A-2.numerator | A-2.denominator / §SC415§3 | 2",
    "no numerator": "A-2.numerator | A-2.denominator / §SC202§ | 2",
    "no denominator": "A-2.denominator | A-2.numerator / §SC202§ | 2",
    "other people": "population | A-3.numerator | A-3.denominator / 9 | 1 | §SC741§8",
    "no numerator of a count": "population | A-3.numerator | A-3.denominator / 8 | | §SC741§8",
    "no denominator of a count": "population | A-3.numerator | A-3.denominator / 8 | 1 | §SC741§",
    "a count twice": "population | A-3 | A-3.numerator | A-3.denominator / 8 | §SC714§1 | 1 | 8",
    "evidence that is none": "A-1.evidence | §SC740§대장",
    "evidence that is no JSON": "A-1.evidence | §SC740§[{]",
    "evidence nested too deep": f"A-1.evidence | §SC740§{'[' * 100_000}",
    "evidence nested too deep and closed": f"A-1.evidence | §SC740§{'[' * 500}{']' * 500}",
    "too much evidence": "A-1.evidence | §SC221§10001",
    "part of a piece": "A-1.evidence | §SC212§1.5",
    "evidence with a unit": "A-1.evidence | §SC209§3건",
    "no object": "A-1.evidence | §SC203§[3]",
    "an unknown field": f"A-1.evidence | §SC201§[{PIECE[:-1]}, " + '"x": 1}]',
    "a name twice": f"A-1.evidence | §SC119§[{PIECE[:-1]}, " + '"title": "가"}]',
    "a hidden character": f"A-1.evidence | §SC110§[{PIECE.replace('가', chr(92) + 'u0000')}]",
    "a hidden name": 'A-1.evidence | §SC110§[{"\\u0000": 1}, 3]',
    "an unknown kind": f"A-1.evidence | §SC409§[{PIECE.replace('register', 'x')}]",
    "late evidence": f"date | A-1.evidence / 2022-05-31 | §SC408§[{PIECE}]",
    "evidence twice": f"A-1.evidence | §SC420§[{PIECE}, {PIECE}]",
    "mostly late": f"date | A-1.evidence / §SC422§2021-01-01 | [{', '.join([PIECE] * 3)}]".replace(
        '"가"', '"다"', 1
    ).replace('"가"', '"라"', 1),
    "both": "A-2 | A-2.not_applicable / 3 | §SC411§까닭",
    "no reason": "A-2.not_applicable | §SC205§…",
    "no note": "A-1.note | §SC205§ㅤ",
    "a control character": "A-1.note | §SC110§가\x07나",
    "one in a number": "A-1 | §SC110§1\x07",
    "one in evidence": "A-1.evidence | §SC110§1\x07",
    "no date of the population": "date | population | population_date / 2022-06-30 | §SC407§9 | ",
    "a late population": "date | population | population_date / 2022-06-30 | 9 | §SC408§2022-07-01",
    "no such day": "date | §SC215§2022-02-30",
    "no such year": "date | §SC215§0000-12-31",
    "a day in another way": "date | §SC214§2022.06.30",
    "no day": "date | §SC202§",
    "another catalogue": "catalogue | A-1 / §SC403§other@1 | 101",
    "no stage": "stage | §SC219§자체평가",
    "no people at all": "population | §SC221§0",
    "too many people": "population | §SC221§100000001",
    "part of a person": "population | §SC212§1.5",
    "two faults": "A-1 | B-2 / §SC412§101 | §SC421§4",
}


def rows_of(text):
    """One row below its headings, cities before it: the table and what is wrong with it."""
    headings, cells = text.split(" / ") if " / " in text else text.split(" | ", 1)
    names = ["city", "kind", *headings.split(" | ")]
    if not any(name[:2] in {"A-", "B-"} for name in names):
        names, cells = [*names, "A-1"], f"{cells} | 1"
    found, row = [], []
    for number, cell in enumerate(["가람시", "gun", *f"{cells} ".split("| ")], 1):
        codes = re.findall("§(SC[0-9]{3})§", cell)
        found += [(code, 2, number) for code in codes]
        row.append(re.sub("§SC[0-9]{3}§", "", cell.strip(" ")))
    return {name: pa.array([cell]) for name, cell in zip(names, row, strict=True)}, found


def refused(table, *, evidence_required=True, catalogue=SMALL):
    columns, terms = (
        columns_in(table, catalogue),
        terms_of(table, catalogue, evidence_required=evidence_required),
    )
    read = read_claims(chunk_of(table), columns, terms)
    return [
        (each.code, each.span.line, each.span.column)
        for reject in read.rejected
        for each in errors_in(reject.found)
    ]


@pytest.mark.parametrize("text", FAULTS.values(), ids=FAULTS)
def test_what_is_wrong_is_said_at_its_cell(text):
    table, found = rows_of(text)
    assert sorted(refused(table)) == sorted(found)


@pytest.mark.parametrize(
    ("city", "kind", "found"),
    [
        ("가\n나", "gun", [("SC223", 2, 1)]),
        ("가\t나", "gun", [("SC110", 2, 1)]),
        ("ㅤ", "gun", [("SC205", 2, 1)]),
        ("", "gun", [("SC202", 2, 1)]),
        (None, "gun", [("SC202", 2, 1)]),
        ("가\x00", "gun", [("SC110", 2, 1)]),
        ("가람시", "군구", [("SC219", 2, 2)]),
        ("가람시", "", [("SC202", 2, 2)]),
        ("가람시", "si", [("SC405", 2, 1)]),
    ],
)
def test_a_city_is_named_and_of_a_kind(city, kind, found):
    table = {"city": pa.array([city]), "kind": pa.array([kind]), "A-1": pa.array(["1"])}
    assert refused(table) == found


@pytest.mark.parametrize(
    ("column", "most"),
    [
        *(("city", LONGEST_LINE), ("contact", LONGEST_LINE), ("confirmed", LONGEST_PROSE)),
        *(("A-1.note", LONGEST_PROSE), ("A-2.not_applicable", LONGEST_PROSE)),
    ],
)
@pytest.mark.parametrize("letter", ["a", "가"])
def test_a_text_is_as_long_in_a_table_as_in_a_file(column, most, letter):
    table = {"city": pa.array(["가", "나"]), "kind": pa.array(["gun", "gun"])}
    table |= {"A-1": pa.array([None, "1"]), column: pa.array(["ab", letter * most])}
    assert refused(table) == []
    table[column] = pa.array(["ab", letter * (most + 1)])
    assert refused(table) == [("SC231", 3, [*table].index(column) + 1)]


@pytest.mark.parametrize(("word", "kind"), [("군", "gun"), ("구", "gu")])
def test_a_kind_may_be_written_in_korean(word, kind):
    """In columns, and in a row that the exact reader reads because of its name."""
    for city in ("가람", " 가람"):
        table = {"city": pa.array([city]), "kind": pa.array([word]), "A-1": pa.array(["1"])}
        columns, terms = columns_in(table, SMALL), terms_of(table, SMALL, evidence_required=False)
        read = read_claims(chunk_of(table), columns, terms)
        assert [KINDS[code] for code in read.cities.kind] == [kind]


def test_people_are_counted_on_the_day_of_the_row_unless_it_says_another():
    table = {
        "city": pa.array(["가", " 나"]),
        "kind": pa.array(["gun", "gun"]),
        "population": pa.array(["9", "9"]),
        "date": pa.array(["2022-06-30", "2022-06-30"]),
        "A-1": pa.array(["1", "1"]),
    }
    assert refused(table) == []


def test_people_are_asked_for_instead_of_compared():
    table, _ = rows_of("A-3.numerator | A-3.denominator / 1 | 8")
    assert refused(table) == [("SC406", 2, 1)]


def test_every_count_that_wants_the_population_is_named():
    counted = [
        name
        for name, indicator in DEFAULT.indicators.items()
        if isinstance(indicator.measure, PerInhabitantsMeasure)
    ]
    table = {"city": pa.array(["가"]), "kind": pa.array(["gun"])}
    table |= {name: pa.array([1]) for name in counted}
    table |= {"population": pa.array([None], pa.int64())}
    columns, terms = columns_in(table, DEFAULT), terms_of(table, DEFAULT)
    (reject,) = read_claims(chunk_of(table), columns, terms).rejected
    (fault,) = errors_in(reject.found)
    assert (fault.code, fault.span.line, fault.span.column) == ("SC406", 2, 1)
    assert fault.values["indicators"] == counted


def test_evidence_that_is_not_required_is_not_read():
    table, found = rows_of("A-1 | A-1.evidence | A-4.note / 30 | §SC740§대장 | 비고")
    assert refused(table) == found
    assert refused(table, evidence_required=False) == []
    terms = terms_of(table, SMALL, evidence_required=False)
    ((*_, warnings, claims),), _ = in_columns(chunk_of(table), columns_in(table, SMALL), terms)
    assert (warnings, claims["A-1"]) == (0, (State.ANSWERED, 300, 1))


def test_a_cell_that_cannot_be_read_is_not_missing_too():
    table, _ = rows_of("population | A-3.numerator | A-3.denominator / 8 | 1 | 8")
    columns, terms = columns_in(table, SMALL), terms_of(table, SMALL)
    for at in range(len(columns)):
        flaw = Diagnostic("SC709", place(0, at), {"range": "A1:B2"})
        (reject,) = read_claims(chunk_of(table, {(0, at): flaw}), columns, terms).rejected
        assert flaw in reject.found
        others = {each.code for each in reject.found} - {"SC709"}
        assert others <= {"SC741", "SC406"}


def test_a_population_that_cannot_be_read_is_not_missing_too():
    for kind, indicator in (("si", "A-1"), ("gun", "A-3")):
        table = {"city": pa.array(["가"]), "kind": pa.array([kind])}
        table |= {"population": pa.array(["8"]), indicator: pa.array(["1"])}
        columns, terms = columns_in(table, SMALL), terms_of(table, SMALL, evidence_required=False)
        assert refused(table, evidence_required=False) == []
        # the flaw of a city in long form may lie in a later row than its cell
        for span in (place(0, 2), place(5, 2)):
            flaws = {(0, 2): Diagnostic("SC707", span, {"written": "8"})}
            (reject,) = read_claims(chunk_of(table, flaws), columns, terms).rejected
            assert [each.code for each in reject.found] == ["SC707"]
        table["population"] = pa.array(["8\x07"])
        assert refused(table, evidence_required=False) == [("SC110", 2, 3)]
        table["population"] = pa.array([""])
        assert [code for code, *_ in refused(table, evidence_required=False)] in (
            ["SC405"],
            ["SC406"],
        )


def test_a_row_is_rejected_with_all_that_is_wrong_with_it_as_a_whole():
    table = {"city": pa.array(["가", "나"]), "kind": pa.array(["gun"] * 2), "A-1": pa.array([1, 1])}
    columns, terms = columns_in(table, SMALL), terms_of(table, SMALL, evidence_required=False)
    found = [Diagnostic("SC736", place(1, at), {"city": "나"}) for at in range(9)]
    chunk = chunk_of(table)._replace(row_flaws={1: found})
    read = read_claims(chunk, columns, terms)
    (reject,) = read.rejected
    assert (reject.row, reject.city, [*reject.found]) == (1, "나", found)
    assert read.kept.tolist() == [0]
    assert row_of(chunk, 1, columns, terms).flaws == found


def test_a_row_that_is_refused_is_named_with_all_that_is_wrong():
    table = {
        "city": pa.array(["가", "나"]),
        "kind": pa.array(["gun"] * 2),
        "A-1": pa.array([1, 999]),
    }
    terms = terms_of(table, SMALL)
    twice = {row: Diagnostic("SC706", place(row, 0), {"city": "가"}) for row in (0, 1)}
    read = read_claims(chunk_of(table), columns_in(table, SMALL), terms, twice)
    said = [(each.row, each.city, [fault.code for fault in each.found]) for each in read.rejected]
    assert [(row, city, codes[0]) for row, city, codes in said] == [
        (0, "가", "SC706"),
        (1, "나", "SC706"),
    ]
    assert "SC412" in said[1][2]
    assert len(read.kept) == 0


def test_no_rows_claim_nothing(catalogue):
    table = {name: pa.array([], pa.string()) for name in ("city", "kind", "population", "date")}
    table |= {name: pa.array([], pa.string()) for name in catalogue.indicators}
    chunk, columns = chunk_of(table), columns_in(table, catalogue)
    assert in_columns(chunk, columns, terms_of(table, catalogue)) == ([], [])


def test_points_of_few_values_are_those_of_the_rule():
    table, _ = rows_of("A-1 | A-2.numerator | A-2.denominator | B-2 / 30 | 3 | 4 | 2")
    table = {name: pa.concat_arrays([array] * 3) for name, array in table.items()}
    table["B-2"] = pa.array(["0", " 2", None])
    table["A-1"] = pa.array(["0", "100", "12.5"])
    table["B-1-1.not_applicable"] = pa.array(["까닭", None, None])
    claims = read_claims(
        chunk_of(table), columns_in(table, SMALL), terms_of(table, SMALL, evidence_required=False)
    ).claims
    assert claims["B-1-1"].applies.tolist() == [False, True, True]
    points = {
        name: np.broadcast_to(each.points(SMALL.rules[name]), 3) for name, each in claims.items()
    }
    assert points["A-1"].tolist() == [0, 3000, 1250]
    assert points["A-2"].tolist() == [2786] * 3
    assert points["B-2"].tolist() == [0, 2000, 0]


def test_a_city_that_takes_the_exception_of_a_district_is_set_aside():
    table = {
        "city": pa.array(["가람시", "나루구", "다온구"]),
        "kind": pa.array(["si", "gu", "gu"]),
        "population": pa.array(["400000", "50000", "50000"]),
        "A-2.not_applicable": pa.array(["사무 없음"] * 3),
        "A-2.evidence": pa.array(["1", "1", "0"]),
    }
    read = read_claims(chunk_of(table), columns_in(table, STRICTER), terms_of(table, STRICTER))
    (rejected,) = read.rejected
    assert [(each.code, each.span.column) for each in rejected.found] == [("SC410", 4)]
    states = [STATES[code] for code in read.claims["A-2"].state]
    assert states == [State.NOT_APPLICABLE, State.UNSUPPORTED]
    assert read.warnings.tolist() == [0, 1]

"""Answers: an assessment held against its catalogue, every fault at its place."""

from decimal import Decimal

import pytest

from smartcert import InvalidInput, evaluate, load_assessment
from smartcert.assessment.claims import Claim, Claims, read_claims
from smartcert.catalogue.compiled import compile_catalogue
from smartcert.diagnostics.codes import CODES, Severity
from smartcert.evaluation import catalogue_of
from smartcert.scoring.states import State
from tests.conftest import DATA
from tests.support.faults import assert_sayable
from tests.support.marked import marked, places, source
from tests.support.texts import ASSESSMENT, CATALOGUE, replaced
from tests.support.wrong_answers import (
    A_1,
    A_2,
    A_3,
    A_4,
    B_2,
    CHECKLIST,
    FAULTS,
    NO_POPULATION,
    NUMBER_MEASURE,
    OTHER,
    PIECE,
    value,
)


@pytest.fixture
def claims_of(tmp_path, small):
    """Read the claims of an assessment's text."""

    def read(text: str) -> Claims:
        path = tmp_path / "test.yaml"
        path.write_text(text, encoding="utf-8")
        return read_claims(load_assessment(path), small)

    return read


@pytest.fixture
def refusal(claims_of):
    """Give the refusal of an assessment's text."""

    def refuse(text: str) -> InvalidInput:
        with pytest.raises(InvalidInput) as caught:
            claims_of(text)
        assert_sayable(caught.value)
        return caught.value

    return refuse


@pytest.mark.parametrize("changes", FAULTS.values(), ids=FAULTS)
def test_an_answer_that_cannot_be_judged_is_refused_at_its_place(changes, refusal):
    text, expected = marked(replaced(ASSESSMENT, *changes))
    warnings = [place for place in expected if CODES[place[0]].severity is Severity.WARNING]
    errors = [place for place in expected if place not in warnings]
    assert places(refusal(text)) == errors + warnings


def test_every_code_of_an_assessment_is_raised():
    texts = (marked(replaced(ASSESSMENT, *changes)) for changes in FAULTS.values())
    raised = {code for _, expected in texts for code, *_ in expected}
    # SC401 is raised where the catalogue is chosen, see below; the others by words that the small
    # catalogue does not have, see test_stricter.py and test_plausibility.py
    elsewhere = {"SC401", "SC424", "SC454", "SC455"}
    elsewhere |= {"SC460", "SC461", "SC462", "SC463", "SC464"}
    assert raised >= {code for code in CODES if code.startswith("SC4")} - elsewhere


# --- claims ---------------------------------------------------------------------------


def test_claims_are_whole_numbers(claims_of):
    claims = claims_of(ASSESSMENT)
    assert claims.track.id == "small"
    assert claims.warnings == ()
    assert claims.by_indicator == {
        "A-1": Claim(State.ANSWERED, 125, 1, 1),
        "A-2": Claim(State.ANSWERED, 3000, 4, 0),
        "A-3": Claim(State.ANSWERED, 7 * 10_000 * 10, 50_000, 0),
        "A-4": Claim(State.ANSWERED, 1, 1, 1),
        "B-1-1": Claim(State.ANSWERED, 700, 1, 0, ("one", "three")),
        "B-2": Claim(State.ANSWERED, 2, 1, 0),
    }


TWO_PIECES = Claim(State.ANSWERED, 1, 1, 2)


@pytest.mark.parametrize(
    ("changes", "name", "claim"),
    [
        (value(A_1, "0"), "A-1", Claim(State.ANSWERED, 0, 1, 1)),
        (value(A_1, "100.0"), "A-1", Claim(State.ANSWERED, 1000, 1, 1)),
        ((A_3, "    note: 나중에\n"), "A-3", Claim(State.NOT_ANSWERED)),
        ((A_3, "    value:\n"), "A-3", Claim(State.NOT_ANSWERED)),
        ((A_3, "    evidence: []\n"), "A-3", Claim(State.NOT_ANSWERED)),
        (("  A-3:\n    value: 7\n", "  A-3:\n"), "A-3", Claim(State.NOT_ANSWERED)),
        (("  A-3:\n    value: 7\n", ""), "A-3", Claim(State.NOT_ANSWERED)),
        ((A_2, "70.5"), "A-2", Claim(State.ANSWERED, 705, 1, 0)),
        ((A_2, "{numerator: 0, denominator: 1}"), "A-2", Claim(State.ANSWERED, 0, 1, 0)),
        (("    value: " + A_2, "    not_applicable: 예외"), "A-2", Claim(State.NOT_APPLICABLE)),
        ((CHECKLIST, "[]"), "B-1-1", Claim(State.ANSWERED, 0, 1, 0)),
        ((CHECKLIST, "[three, one]"), "B-1-1", Claim(State.ANSWERED, 700, 1, 0, ("one", "three"))),
        (
            (f"    value: {CHECKLIST}", f"    not_applicable: 예외\n    evidence:\n{OTHER}"),
            "B-1-1",
            Claim(State.NOT_APPLICABLE, supported_by=1),
        ),
        ((PIECE, PIECE + PIECE.replace("2022-01-01", "2022-01-02")), "A-4", TWO_PIECES),
        ((PIECE, PIECE + PIECE.replace("}", ", page: 1}")), "A-4", TWO_PIECES),
        (value(B_2, "2.0"), "B-2", Claim(State.ANSWERED, 2, 1, 0)),
        (value(B_2, "3"), "B-2", Claim(State.ANSWERED, 3, 1, 0)),
        (value(B_2, "0"), "B-2", Claim(State.ANSWERED, 0, 1, 0)),
        (value(A_4, "false"), "A-4", Claim(State.ANSWERED, 0, 1, 1)),
        (
            ("kind: plan, document", "kind: register, document"),
            "A-4",
            Claim(State.ANSWERED, 1, 1, 1),
        ),
        (("date: 2022-01-01", "date: 2022-12-31"), "A-4", Claim(State.ANSWERED, 1, 1, 1)),
    ],
)
def test_an_answer_becomes_a_claim(changes, name, claim, claims_of):
    claims = claims_of(replaced(ASSESSMENT, *changes))
    assert claims.by_indicator[name] == claim
    assert claims.warnings == ()


@pytest.mark.parametrize("new", ["", "    value:\n", "    value: ~\n"])
def test_evidence_without_a_value_is_warned_about(new, claims_of):
    claims = claims_of(replaced(ASSESSMENT, A_1, new))
    assert claims.by_indicator["A-1"] == Claim(State.NOT_ANSWERED, supported_by=1)
    (warning,) = claims.warnings
    assert (warning.code, warning.severity) == ("SC451", Severity.WARNING)
    assert (warning.span.line, warning.span.column) == (12 + (new != ""), 5)
    assert warning.span.source == "    evidence:"
    assert warning.values == {"indicator": "A-1"}


NO_EVIDENCE = (
    "    evidence:\n      - {title: 조례, kind: plan, document: 붙임 2, date: 2022-01-01}\n",
    "",
)


@pytest.mark.parametrize(
    ("changes", "name", "given"),
    [
        (NO_EVIDENCE, "A-4", 0),
        ((NO_EVIDENCE[0], "    evidence: []\n"), "A-4", 0),
        ((NO_EVIDENCE[0], "    evidence:\n"), "A-4", 0),
        (("        kind: register", "        kind: plan"), "A-1", 0),
    ],
)
def test_a_claim_without_its_evidence_is_warned_about(changes, name, given, claims_of, small):
    text, _ = marked(replaced(ASSESSMENT, *changes))
    claims = claims_of(text)
    assert claims.by_indicator[name].state is State.UNSUPPORTED
    (warning,) = claims.warnings
    assert (warning.code, warning.severity) == ("SC450", Severity.WARNING)
    assert warning.span.source == f"  {name}:"
    assert (warning.values["wanted"], warning.values["given"]) == (1, given)
    assert warning.related == (small.span(name, "evidence"),)
    assert warning.related[0].file == str(DATA / "small.yaml")
    assert warning.related[0].source == "        evidence:"


def test_who_says_no_needs_no_evidence(claims_of):
    claims = claims_of(replaced(ASSESSMENT, *NO_EVIDENCE, *value(A_4, "false")))
    assert claims.by_indicator["A-4"] == Claim(State.ANSWERED)
    assert claims.warnings == ()


def test_a_number_of_0_needs_evidence(claims_of):
    text = replaced(ASSESSMENT, *value(A_1, "0"), "        kind: register", "        kind: plan")
    assert claims_of(text).by_indicator["A-1"].state is State.UNSUPPORTED


# --- tracks ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "population", "track"),
    [
        ("gu", 5_000_000, "small"),
        ("gun", 1, "small"),
        ("metropolitan_city", 1, "large"),
        ("si", 499_999, "small"),
        ("si", 500_000, "large"),
    ],
)
def test_kind_and_population_decide_the_track(kind, population, track, claims_of):
    changes = "kind: gu", f"kind: {kind}", "population: 50000", f"population: {population}"
    assert claims_of(replaced(ASSESSMENT, *changes)).track.id == track


def test_population_is_not_needed_where_nothing_asks_for_it(claims_of):
    text = replaced(ASSESSMENT, *NO_POPULATION, "  A-3:\n    value: 7\n", "")
    assert claims_of(text).track.id == "small"


# --- places in the catalogue, names -----------------------------------------------------


@pytest.mark.parametrize(
    ("changes", "line"),
    [
        (value(A_1, "-1"), NUMBER_MEASURE),
        (value(A_1, "12.55"), NUMBER_MEASURE),
        ((A_2, "{numerator: 5, denominator: 4}"), "        measure:"),
        (value(A_1, "12건"), NUMBER_MEASURE),
        (value(A_3, "7건"), "        measure:"),
        (value(B_2, "9"), "        scoring:"),
        (value(B_2, "many"), "        scoring:"),
        ((CHECKLIST, "[four]"), "              items:"),
        ((A_1, "    not_applicable: 사무 없음\n"), "      - id: A-1"),
        (("city:", "city:", *NO_POPULATION), "        measure:"),
        (("kind: gu", "kind: si", *NO_POPULATION), "tracks:"),
    ],
)
def test_a_fault_shows_what_the_catalogue_asks_for(changes, line, refusal):
    (diagnostic,) = refusal(replaced(ASSESSMENT, *changes)).diagnostics
    assert [(span.file, span.source) for span in diagnostic.related] == [
        (str(DATA / "small.yaml"), line)
    ]


@pytest.mark.parametrize(
    ("changes", "line"),
    [
        ((CHECKLIST, "[one, one]"), "    value: [one, one]"),
        ((PIECE, PIECE + PIECE.replace("{", "{ ")), PIECE[:-1]),
        (("        date: 2022-06-30", "        date: 2023-01-01"), "date: 2022-12-31"),
    ],
)
def test_a_fault_shows_the_other_place_in_the_assessment(changes, line, refusal):
    (diagnostic,) = refusal(replaced(ASSESSMENT, *changes)).diagnostics
    assert [span.source for span in diagnostic.related] == [line]


@pytest.mark.parametrize(
    ("changes", "near"),
    [
        (("  A-3:\n", "  a-3:\n"), "A-3"),
        (("  B-1-1:\n", "  B-11:\n"), "B-1-1"),
        (("        kind: register", "        kind: registry"), "register"),
        (("        kind: register", "        kind: 대장"), "register"),
        (("kind: plan", "kind: 계획서"), "plan"),
        ((CHECKLIST, "[tree]"), "three"),
    ],
)
def test_a_near_name_is_proposed(changes, near, refusal):
    (diagnostic,) = refusal(replaced(ASSESSMENT, *changes)).diagnostics
    assert diagnostic.near[0] == near


@pytest.mark.parametrize("title", ["시행 계획", "방침", "시행 계획·방침", "Plan of action"])
def test_a_title_of_a_kind_of_evidence_proposes_its_id(title, tmp_path):
    kinds = "{ko: 시행 계획·방침, en: Plan of action}"
    base = replaced(CATALOGUE, "{ko: 계획서, en: plan}", kinds)
    path = tmp_path / "test.yaml"
    path.write_text(replaced(ASSESSMENT, "kind: plan", f"kind: {title}"), encoding="utf-8")
    with pytest.raises(InvalidInput) as caught:
        read_claims(load_assessment(path), compile_catalogue(source(base)))
    (diagnostic,) = caught.value.diagnostics
    assert (diagnostic.code, diagnostic.near) == ("SC409", ("plan",))


@pytest.mark.parametrize(
    ("changes", "written", "unit"),
    [
        (value(A_1, "12.5건"), "12.5건", "cases"),
        (("value: " + A_2, "value: 70 %"), "70 %", "%"),
        # what is asked for is the count, not the count per inhabitants
        (value(A_3, "7건"), "7건", "count"),
    ],
)
def test_a_unit_in_a_value_is_held_against_the_unit_that_is_asked(changes, written, unit, refusal):
    (diagnostic,) = refusal(replaced(ASSESSMENT, *changes)).diagnostics
    assert diagnostic.code == "SC419"
    assert diagnostic.values.keys() == {"indicator", "written", "unit", "number"}
    assert (diagnostic.values["written"], diagnostic.values["unit"].en) == (written, unit)


@pytest.mark.parametrize(("new", "written"), [("9", "9"), ("20단계", "20단계"), ("[2]", "…")])
def test_a_level_is_held_against_the_highest(new, written, refusal):
    (diagnostic,) = refusal(replaced(ASSESSMENT, *value(B_2, new))).diagnostics
    assert diagnostic.values == {"indicator": "B-2", "written": written, "top": 3}


def test_evidence_given_again_shows_the_first(refusal):
    twice, thrice = refusal(replaced(ASSESSMENT, PIECE, PIECE * 3)).diagnostics
    assert (twice.span.line, twice.span.column) == (twice.related[0].line + 1, 17)
    assert thrice.span.line == twice.span.line + 1
    assert twice.related == thrice.related
    assert twice.related[0].column == 17


def test_a_range_is_said_as_the_catalogue_writes_it(refusal):
    (diagnostic,) = refusal(replaced(ASSESSMENT, *value(A_1, "-0.5"))).diagnostics
    assert diagnostic.values["written"] == "-0.5"
    assert (diagnostic.values["low"], diagnostic.values["high"]) == (Decimal(0), Decimal(100))


# --- the catalogue that an assessment names ----------------------------------------------


@pytest.mark.parametrize(
    ("name", "near"),
    [("molit-smart-city@2021", True), ("molit-smart-city", True), ("x@1", False)],
)
def test_an_unknown_catalogue_is_refused_at_its_place(tmp_path, name, near):
    text, expected = marked(replaced(ASSESSMENT, "small@1", f"§SC401§{name}"))
    path = tmp_path / "test.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InvalidInput) as caught:
        evaluate(load_assessment(path))
    assert_sayable(caught.value)
    assert places(caught.value) == expected
    assert ("molit-smart-city@2022" in caught.value.diagnostics[0].near) is near


def test_a_known_catalogue_is_found(tmp_path, catalogue):
    path = tmp_path / "test.yaml"
    path.write_text(replaced(ASSESSMENT, "small@1", catalogue.name), encoding="utf-8")
    assert catalogue_of(load_assessment(path)).name == catalogue.name

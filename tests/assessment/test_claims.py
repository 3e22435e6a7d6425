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
from tests.files.test_source import assert_sayable
from tests.files.test_validation import ASSESSMENT, CATALOGUE, replaced
from tests.support.marked import marked, places, source

NO_POPULATION = ("  population: 50000\n  population_date: 2022-06-30\n", "")
A_1 = "    value: 12.5\n"
A_2 = "{numerator: 3, denominator: 4}"
A_3 = "    value: 7\n"
A_4 = "    value: true\n"
CHECKLIST = "[one, three]"
NUMBER_MEASURE = (
    "        measure: {form: number, unit: {ko: 건, en: cases}, decimals: 1, range: [0, 100]}"
)
B_2 = "    value: 2\n"
PIECE = "      - {title: 조례, kind: plan, document: 붙임 2, date: 2022-01-01}\n"
OTHER = PIECE.replace("붙임 2", "붙임 3")
MARKED_TWICE = PIECE.replace("조례", "§SC420§조례")


def value(old: str, new: str) -> tuple[str, str]:
    return old, f"    value: {new}\n"


FAULTS = {
    # --- around the answers
    "another catalogue": ("catalogue: small@1", "catalogue: §SC403§large@1"),
    "another edition": ("catalogue: small@1", "catalogue: §SC403§small@2"),
    "an unknown indicator": ("  A-3:\n", "  §SC402§A-03:\n"),
    "an unknown indicator without an answer": ("  A-3:\n", "  §SC402§C-1:\n  A-3:\n"),
    "an unknown indicator in Hangul taken apart": ("  A-3:\n", "  §SC402§\u1100\u1161:\n  A-3:\n"),
    "a si without population": (
        "city:",
        "§SC405§city:",
        *NO_POPULATION,
        "kind: gu",
        "kind: si",
        "  A-3:\n    value: 7\n",
        "",
    ),
    "a si without population and with a count per inhabitants": (
        "city:",
        "§SC405§city:",
        *NO_POPULATION,
        "kind: gu",
        "kind: si",
    ),
    "a count per inhabitants without population": ("city:", "§SC406§city:", *NO_POPULATION),
    "a population without its date": (
        "  population: 50000\n  population_date: 2022-06-30",
        "  population: §SC407§50000",
    ),
    "a population of the future": (
        "population_date: 2022-06-30",
        "population_date: §SC408§2023-01-01",
    ),
    "a day of the future without its population": (
        NO_POPULATION[0],
        "  population_date: §SC408§2023-01-01\n",
        "  A-3:\n    value: 7\n",
        "",
    ),
    "a day of the future without the population that is needed": (
        "city:",
        "§SC406§city:",
        NO_POPULATION[0],
        "  population_date: §SC408§2023-01-01\n",
    ),
    # --- texts
    "the number of a resident": (PIECE, PIECE.replace("조례", "§SC423§900101-1234568")),
    "what looks like the number of a person": (
        "  A-3:\n",
        "  §SC402§A-5:\n  A-3:\n",
        PIECE,
        PIECE.replace("조례", "§SC452§010-1234-5678"),
    ),
    "the same evidence for two indicators": (
        "  A-3:\n",
        "  §SC402§A-5:\n  A-3:\n",
        PIECE,
        PIECE.replace("붙임 2", "§SC453§붙임 2"),
        f"    value: {CHECKLIST}\n",
        f"    value: {CHECKLIST}\n    evidence:\n{PIECE}",
    ),
    # --- evidence
    "evidence given twice": (PIECE, PIECE + MARKED_TWICE),
    "evidence given three times": (PIECE, PIECE + MARKED_TWICE + MARKED_TWICE),
    "evidence of an unknown kind given twice": (
        PIECE,
        PIECE.replace("plan", "§SC409§plans") + MARKED_TWICE.replace("plan", "§SC409§plans"),
    ),
    "evidence without a value": (
        "  A-3:\n",
        "  §SC402§A-5:\n  A-3:\n",
        A_1 + "    evidence:\n",
        "    §SC451§evidence:\n",
    ),
    "evidence with nothing for a value": (
        "  A-3:\n",
        "  §SC402§A-5:\n  A-3:\n",
        A_1 + "    evidence:\n",
        "    value:\n    §SC451§evidence:\n",
    ),
    "evidence of the future": ("        date: 2022-06-30", "        date: §SC408§2023-01-01"),
    "evidence of an unknown kind": ("        kind: register", "        kind: §SC409§registry"),
    "evidence with two faults and a value with one": (
        "        kind: register",
        "        kind: §SC409§registry",
        "        date: 2022-06-30",
        "        date: §SC408§2023-01-01",
        *value(A_1, "§SC412§-1"),
    ),
    "a claim without evidence": (
        "  A-4:",
        "  §SC402§A-5:\n  §SC450§A-4:",
        "    evidence:\n      - {title: 조례, kind: plan, document: 붙임 2, date: 2022-01-01}\n",
        "",
    ),
    "an assessment dated before all its evidence": (
        "date: 2022-12-31\nstage",
        "date: §SC422§2012-12-31\nstage",
    ),
    "an assessment dated before most of its evidence and a fault": (
        "date: 2022-12-31\nstage",
        "date: §SC422§2012-12-31\nstage",
        *value(A_1, "§SC412§-1"),
    ),
    # --- not applicable
    "not applicable where it must apply": (A_1, "    not_applicable: §SC410§해당 없음\n"),
    "a value and not applicable": (
        "    value: [one, three]",
        "    value: []\n    not_applicable: §SC411§예외",
    ),
    "a value and not applicable where it must apply": (
        A_1,
        "    value: 1\n    not_applicable: §SC411§예외\n",
    ),
    # --- numbers
    "a number below its range": value(A_1, "§SC412§-0.1"),
    "a number above its range": value(A_1, "§SC412§100.1"),
    "a share above 100": ("value: " + A_2, "value: §SC412§100.1"),
    "a count below 0": value(A_3, "§SC412§-1"),
    "a count above its range": value(A_3, "§SC412§100001"),
    "a number with too many decimals": value(A_1, "§SC413§12.55"),
    "a number with a 0 too many": value(A_1, "§SC413§12.50"),
    "a share with too many decimals": ("value: " + A_2, "value: §SC413§70.25"),
    "a count with decimals": value(A_3, "§SC413§7.5"),
    "text for a number": value(A_1, "§SC206§many"),
    "no for a number": value(A_1, "§SC206§no"),
    "a list for a number": (A_1, "    §SC206§value: [12.5]\n"),
    "parts for a number": (A_1, "    §SC206§value: {numerator: 1, denominator: 2}\n"),
    "parts for a count": (A_3, "    §SC206§value: {numerator: 1, denominator: 2}\n"),
    "a number in quotes": value(A_1, "§SC207§'12.5'"),
    "a number with commas": value(A_3, "§SC208§1,200"),
    "a number with underscores": value(A_3, "§SC208§1_000"),
    "a number with its unit": value(A_1, "§SC419§12.5건"),
    "a number with its unit in quotes": value(A_1, "§SC419§'12.5 건'"),
    "a count with its unit": value(A_3, "§SC419§7건"),
    "a share with its sign": ("value: " + A_2, "value: §SC419§70%"),
    "infinity": value(A_1, "§SC210§.inf"),
    "not a number": value(A_1, "§SC210§.nan"),
    "an exponent": value(A_1, "§SC211§1e1"),
    "an area code for a number": value(A_1, "§SC211§053"),
    "a time for a number": value(A_1, "§SC211§12:30"),
    "a date for a number": value(A_1, "§SC211§2021-03-02"),
    "a number of too many digits": value(A_1, "§SC213§1234567890123456789"),
    # --- shares by their parts
    "a denominator of 0": (A_2, "{numerator: 0, denominator: §SC414§0}"),
    "a numerator above the denominator": (A_2, "{numerator: §SC415§5, denominator: 4}"),
    "a numerator below 0": (A_2, "{numerator: §SC221§-1, denominator: 4}"),
    "a numerator with a unit": (A_2, "{numerator: §SC209§3명, denominator: 4}"),
    "a denominator with decimals": (A_2, "{numerator: 3, denominator: §SC212§4.5}"),
    "a denominator too large": (A_2, "{numerator: 3, denominator: §SC221§100000000001}"),
    "a part that is missing": ("    value: " + A_2, "    §SC202§value: {numerator: 3}"),
    "an unknown part": (A_2, "{numerator: 3, denominator: 4, §SC201§unit: 5}"),
    "both parts wrong": (A_2, "{numerator: §SC206§x, denominator: §SC206§y}"),
    "a list for a share": ("    value: " + A_2, "    §SC206§value: [3, 4]"),
    # --- yes or no
    "no as a word": value(A_4, "§SC217§no"),
    "yes in Korean": value(A_4, "§SC217§예"),
    "true in quotes": value(A_4, "§SC217§'true'"),
    "1 for yes": value(A_4, "§SC216§1"),
    "a time for yes or no": value(A_4, "§SC216§12:30"),
    "a date for yes or no": value(A_4, "§SC216§2021-03-02"),
    "an area code for yes or no": value(A_4, "§SC216§053"),
    "a list for yes or no": (A_4, "    §SC216§value: [true]\n"),
    # --- levels
    "a level above the highest": value(B_2, "§SC421§4"),
    "a level below 0": value(B_2, "§SC421§-1"),
    "half a level": value(B_2, "§SC421§2.5"),
    "a level with a word behind it": value(B_2, "§SC209§2단계"),
    "too high a level with a word behind it": value(B_2, "§SC421§20단계"),
    "a word for a level": value(B_2, "§SC421§high"),
    "yes for a level": value(B_2, "§SC421§true"),
    "a list for a level": (B_2, "    §SC421§value: [2]\n"),
    "a mapping for a level": (B_2, "    §SC421§value: {level: 2}\n"),
    "a level in quotes": value(B_2, "§SC207§'2'"),
    # --- checklists
    "text for a checklist": (CHECKLIST, "§SC416§one"),
    "a number for a checklist": (CHECKLIST, "§SC416§2"),
    "a mapping for a checklist": ("    value: " + CHECKLIST, "    §SC416§value: {one: true}"),
    "an unknown item": (CHECKLIST, "[one, §SC417§four]"),
    "an item twice": (CHECKLIST, "[one, three, §SC418§one]"),
    "two faults in a checklist": (CHECKLIST, "[one, §SC417§four, §SC418§one]"),
    "an item that is a number": (CHECKLIST, "[one, §SC417§053]"),
    "an item that is nothing": (CHECKLIST, "[one, §SC205§~]"),
    "an item that is a mapping": (CHECKLIST, "[one, §SC205§{two: true}]"),
    # --- all at once
    "faults everywhere": (
        *value(A_1, "§SC419§12건"),
        A_2,
        "{numerator: 3, denominator: §SC414§0}",
        *value(A_3, "§SC412§-7"),
        *value(A_4, "§SC217§yes"),
        *value(B_2, "§SC421§9"),
    ),
}


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
    # SC401 is raised where the catalogue is chosen, see below
    assert raised >= {code for code in CODES if code.startswith("SC4")} - {"SC401"}


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
        ((A_1, "    not_applicable: x\n"), "      - id: A-1"),
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
    assert diagnostic.values.keys() == {"indicator", "written", "unit"}
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

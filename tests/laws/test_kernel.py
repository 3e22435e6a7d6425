"""Laws of the kernel, against an oracle in exact fractions."""

from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartcert import load_catalogue
from smartcert.catalogue.answer_form import form_of
from smartcert.catalogue.compiling import largest_answer
from smartcert.catalogue.indicator import Bands, Checklist, Goalposts, Maturity
from smartcert.catalogue.verdict_rules import share_of
from smartcert.scoring.points import LARGEST_INT64, Rule, units
from smartcert.scoring.tree import TOTAL, Node, Tally, add_up
from smartcert.scoring.verdict import decide
from tests.conftest import DATA, ROOT
from tests.support import oracle
from tests.support.stricter import STRICTER

CATALOGUES = []


@pytest.fixture(autouse=True)
def compiled():
    """Compile the catalogues for each law, so that a law also sees how they are compiled."""
    small = load_catalogue(DATA / "small.yaml")
    CATALOGUES[:] = [small, load_catalogue(ROOT / "indicators.yaml"), STRICTER]


@st.composite
def rules(draw):
    edges = draw(st.lists(st.integers(-5000, 5000), min_size=2, max_size=6, unique=True))
    size = len(edges)
    points = draw(st.lists(st.integers(0, 9999), min_size=size, max_size=size))
    return Rule(tuple(sorted(edges)), tuple(points), draw(st.booleans()))


def exact(rule, value):
    """The rule at a fraction, straight from its meaning."""
    pairs = list(zip(rule.edges, rule.points, strict=True))
    if not rule.joined:
        return max([pairs[0], *(pair for pair in pairs if value >= pair[0])])[1]
    if value <= pairs[0][0]:
        return pairs[0][1]
    for (x0, y0), (x1, y1) in pairwise(pairs):
        if value <= x1:
            return oracle.half_up(y0 + Fraction(y1 - y0) * (value - x0) / (x1 - x0), 0)
    return pairs[-1][1]


@given(rules(), st.integers(-(10**7), 10**7), st.integers(1, 10**4))
def test_a_rule_gives_the_exact_points_rounded_half_up_once(rule, value, parts):
    assert rule(value, parts) == exact(rule, Fraction(value, parts))


@given(rules(), st.lists(st.tuples(st.integers(-(10**7), 10**7), st.integers(1, 10**4))))
def test_a_column_scores_as_each_city_alone(rule, answers):
    values = np.array([value for value, _ in answers], dtype=np.int64)
    parts = np.array([parts for _, parts in answers], dtype=np.int64)
    column = rule(values, parts)
    assert list(column) == [rule(value, parts) for value, parts in answers]


@given(rules(), st.integers(-LARGEST_INT64, LARGEST_INT64))
def test_an_answer_as_finely_divided_as_its_rule_allows_fits_64_bits(rule, value):
    parts = LARGEST_INT64 // rule.largest_number(0, 1)
    for each in (value, rule.edges[0] * parts, rule.edges[-1] * parts):
        (column,) = rule(np.array([each]), np.array([parts]))
        assert column == exact(rule, Fraction(each, parts))


@given(rules(), st.integers(-(10**6), 10**6), st.integers(1, 1000), st.integers(2, 1000))
def test_points_do_not_depend_on_how_a_fraction_is_written(rule, value, parts, factor):
    assert rule(value * factor, parts * factor) == rule(value, parts)
    assert rule(value) == rule(value, 1)


@st.composite
def cities(draw):
    """A catalogue with, per indicator, an answer for the kernel and the same for the oracle."""
    catalogue = draw(st.sampled_from(CATALOGUES))
    values, parts, meanings, applies = {}, {}, {}, {}
    for name, indicator in catalogue.indicators.items():
        rule = catalogue.rules[name]
        top, most_parts = largest_answer(indicator, rule)
        applies[name] = draw(st.integers(0, 1)) if indicator.not_applicable else 1
        parts[name] = 1
        if isinstance(indicator.scoring, Goalposts | Bands):
            parts[name] = draw(st.integers(1, min(most_parts, 10**6)))
            reach = max(abs(edge) for edge in rule.edges) * parts[name] * 2
            values[name] = draw(st.integers(0, min(top, reach)))
            meanings[name] = Fraction(values[name], parts[name] * rule.scale)
        elif isinstance(indicator.scoring, Checklist):
            ticked = [item for item in indicator.scoring.items if draw(st.booleans())]
            meanings[name] = {item.id for item in ticked}
            counting = form_of(indicator).that_count(meanings[name])
            values[name] = int(sum(item.points for item in counting) * catalogue.unit)
        else:
            levels = isinstance(indicator.scoring, Maturity)
            top = len(indicator.scoring.levels) - 1 if levels else 1
            values[name] = meanings[name] = draw(st.integers(0, top))
    return catalogue, values, parts, meanings, applies


def judged(catalogue, values, parts, applies):
    points = {
        name: rule(values[name], parts[name]) * applies[name]
        for name, rule in catalogue.rules.items()
    }
    tallies = add_up(catalogue.tree, points, applies)
    return points, tallies, decide(catalogue.standard, tallies)


@pytest.mark.no_cover
@given(cities())
def test_a_city_gets_the_points_total_and_verdict_of_the_oracle(city):
    catalogue, values, parts, meanings, applies = city
    points, tallies, decision = judged(catalogue, values, parts, applies)
    edition, unit = catalogue.edition, catalogue.unit
    expected = {
        name: oracle.indicator_points(indicator, meanings[name], edition.decimals) * applies[name]
        for name, indicator in catalogue.indicators.items()
    }
    assert {name: Fraction(value, unit) for name, value in points.items()} == expected
    earned, maximum = oracle.total(edition, expected, applies)
    assert Fraction(tallies[TOTAL].earned, unit) == earned
    assert Fraction(tallies[TOTAL].maximum, unit) == maximum
    held = earned * 100 >= maximum * Fraction(edition.verdict.pass_mark)
    for floor in edition.verdict.floors:
        part, whole = oracle.tally(
            catalogue.categories[floor.category], expected, applies, edition.decimals
        )
        held &= part * 100 >= whole * Fraction(floor.at_least)
    for mandatory in edition.verdict.mandatory:
        name = mandatory.indicator
        whole = Fraction(catalogue.indicators[name].points) * applies[name]
        held &= expected[name] * 100 >= whole * Fraction(mandatory.at_least)
    assert bool(decision.certified) == held
    assert decision.grade == oracle.grade(edition, earned, maximum, held)


@pytest.mark.no_cover
@given(st.lists(cities(), min_size=1, max_size=5))
def test_a_city_is_judged_in_columns_as_alone(several):
    catalogue = several[0][0]
    same = [city for city in several if city[0] is catalogue]
    columns = [
        {name: np.array([city[index][name] for city in same]) for name in catalogue.rules}
        for index in (1, 2, 4)
    ]
    points, tallies, decision = judged(catalogue, *columns)
    for row, (_, values, parts, _, applies) in enumerate(same):
        alone = judged(catalogue, values, parts, applies)
        assert {name: column[row] for name, column in points.items()} == alone[0]
        for node, tally in tallies.items():
            mine = alone[1][node]
            assert tally.earned[row] == mine.earned
            assert tally.maximum[row] == mine.maximum
        assert bool(decision.certified[row]) == bool(alone[2].certified)
        assert decision.grade[row] == alone[2].grade


@pytest.mark.no_cover
@given(cities())
def test_everything_foots_and_lies_between_nothing_and_the_maximum(city):
    catalogue, values, parts, _, applies = city
    _, tallies, _ = judged(catalogue, values, parts, applies)

    def check(node):
        tally = tallies[node.id]
        assert 0 <= tally.earned <= tally.maximum <= node.maximum
        assert 0 <= tally.counted <= tally.counted_maximum <= node.counts_for
        if node.children:
            assert tally.earned == sum(tallies[child.id].counted for child in node.children)
        for child in node.children:
            check(child)

    check(catalogue.tree)
    total = tallies[TOTAL]
    assert (total.counted, total.counted_maximum) == (total.earned, total.maximum)


@pytest.mark.no_cover
@given(cities(), st.data())
def test_a_better_answer_never_scores_less(city, data):
    catalogue, values, parts, _, applies = city
    name = data.draw(st.sampled_from(list(catalogue.rules)))
    scoring, rule = catalogue.indicators[name].scoring, catalogue.rules[name]
    rising = rule.points[0] <= rule.points[-1]
    step = data.draw(st.integers(1, 1000)) * (1 if rising else -1)
    if isinstance(scoring, Bands) and sorted(rule.points) not in (
        list(rule.points),
        list(rule.points)[::-1],
    ):
        return
    before = judged(catalogue, values, parts, applies)[1][TOTAL].earned
    better = judged(catalogue, {**values, name: values[name] + step}, parts, applies)
    assert better[1][TOTAL].earned >= before


@given(st.integers(1, 10**6), st.sampled_from(["70", "66.7", "33.33", "100", "0.01"]))
def test_the_verdict_flips_exactly_at_the_mark(maximum, mark):
    rule = share_of("pass_mark", TOTAL, Decimal(mark), ("verdict", "pass_mark"))
    needed = rule.needs({TOTAL: Tally(0, maximum, 0, maximum)})
    assert rule.held({TOTAL: Tally(needed, maximum, 0, 0)})
    assert not rule.held({TOTAL: Tally(needed - 1, maximum, 0, 0)})
    assert needed == -(-maximum * Fraction(mark) // 100)


def test_whoever_fails_a_rule_gets_the_best_grade_that_is_not_certified():
    small, *_ = CATALOGUES
    points = {name: max(rule.points) for name, rule in small.rules.items()} | {"A-4": 0}
    decision = decide(small.standard, add_up(small.tree, points, dict.fromkeys(points, 1)))
    assert (decision.held, decision.certified, decision.grade) == ((True, True, False), False, 3)


def test_a_child_of_a_mean_may_be_worth_one_smallest_unit():
    half, other = Node("half", 1, 50, False), Node("other", 30, 50, False)
    mean = Node(TOTAL, 100, 100, True, (half, other))
    tallies = add_up(mean, {"half": 1, "other": 0}, {"half": 1, "other": 1})
    assert (tallies[TOTAL].earned, tallies[TOTAL].maximum) == (50, 100)


@pytest.mark.parametrize("joined", [True, False])
def test_a_rule_has_points_for_each_of_its_edges(joined):
    with pytest.raises(ValueError, match="zip"):
        Rule((0, 1), (0, 1, 2), joined)(1)


def test_the_largest_share_is_100_percent(small):
    rule = small.rules["A-2"]
    value, parts = largest_answer(small.indicators["A-2"], rule)
    assert Fraction(value, parts * rule.scale) == 100


def test_a_number_finer_than_the_smallest_unit_is_no_number_of_units():
    assert units(Decimal("1.25"), 100) == 125
    with pytest.raises(ValueError, match=r"1\.255 is finer than 1/100"):
        units(Decimal("1.255"), 100)


def test_no_number_of_the_default_catalogue_leaves_64_bits(catalogue):
    for name, indicator in catalogue.indicators.items():
        rule = catalogue.rules[name]
        value, parts = largest_answer(indicator, rule)
        column = rule(np.array([value, 0]), np.array([parts, parts]))
        assert list(column) == [rule(value, parts), rule(0, parts)]

"""Laws of the fewest steps, against every set of steps tried on small catalogues."""

from decimal import Decimal
from itertools import product
from typing import NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st

from smartcert.scoring.points import Rule
from smartcert.scoring.steps import Step, fewest
from smartcert.scoring.tree import TOTAL, Node, add_up
from smartcert.scoring.verdict import Requirement, Standard, decide


class Method(NamedTuple):
    tree: Node
    standard: Standard
    rules: dict[str, Rule]


class City(NamedTuple):
    method: Method
    points: dict[str, int]
    applies: dict[str, int]
    steps: dict[str, list[Step]]

    def with_steps(self, chosen):
        points, applies = dict(self.points), dict(self.applies)
        for name, index in chosen.items():
            step = self.steps[name][index]
            points[name], applies[name] = step.earned, step.applies
        return add_up(self.method.tree, points, applies)

    def decision(self, chosen):
        return decide(self.method.standard, self.with_steps(chosen))

    def above(self, chosen):
        mark, total = self.method.standard.pass_mark, self.with_steps(chosen)[TOTAL]
        return total.earned * mark.denominator - total.maximum * mark.numerator


def every_set(city):
    """Give every set of steps, at most one an indicator."""
    names = list(city.points)
    options = [(None, *range(len(city.steps[name]))) for name in names]
    for picked in product(*options):
        yield {name: at for name, at in zip(names, picked, strict=True) if at is not None}


def slowest(city, certified):
    """Try every set, and return what ranks first, with the sets that are as good."""
    names, sign = list(city.points), -1 if certified else 1
    ranked = []
    for chosen in every_set(city):
        if bool(city.decision(chosen).certified) != certified:
            papers = sum(city.steps[name][at].paper for name, at in chosen.items())
            rank = (len(chosen), -papers, -sign * city.above(chosen))
            ranked.append((rank, tuple(names.index(name) for name in chosen)))
    return min(ranked) if ranked else None


def rank(city, chosen, certified):
    papers = sum(city.steps[name][at].paper for name, at in chosen.items())
    sign = -1 if certified else 1
    return len(chosen), -papers, -sign * city.above(chosen)


def rule(kind, node, percent):
    return Requirement(kind, node, Decimal(percent), (), percent, 100)


@st.composite
def cities(draw, means, rules, exceptions):
    points, applies, steps, areas = {}, {}, {}, []
    requirements = [rule("pass_mark", TOTAL, draw(st.integers(30, 90)))]
    for area in range(draw(st.integers(1, 3))):
        mean, leaves = means and draw(st.booleans()), []
        for number in range(draw(st.integers(1, 3 if area else 2))):
            name, most = f"{area}-{number}", draw(st.integers(1, 20))
            counts = draw(st.integers(1, 25)) if mean else most
            leaves.append(Node(name, most, counts, False))
            applies[name] = draw(st.integers(0, 1)) if exceptions else 1
            points[name] = draw(st.integers(0, most)) * applies[name]
            steps[name] = [most]
            if rules and draw(st.integers(0, 4)) == 0:
                requirements.append(rule("mandatory", name, draw(st.integers(1, 100))))
        whole = sum(leaf.counts_for for leaf in leaves)
        outer = draw(st.integers(1, 40)) if means else whole
        areas.append(Node(str(area), whole, outer, mean, tuple(leaves)))
        if rules and draw(st.booleans()):
            requirements.append(rule("floor", str(area), draw(st.integers(10, 90))))
    whole = sum(area.counts_for for area in areas)
    tree = Node(TOTAL, whole, whole, means and draw(st.booleans()), tuple(areas))
    method = Method(tree, Standard(tuple(requirements), 1, (), 2), {})
    city = City(method, points, applies, steps)
    certified = bool(city.decision({}).certified)
    for name, (most,) in list(steps.items()):
        steps[name] = draw(open_steps(certified, applies[name], points[name], most))
    return city, certified


@st.composite
def open_steps(draw, certified, applies, earned, most):
    """Steps that are never worse for a city that is not certified, or never better for one."""
    found = []
    if certified:
        if not applies:
            found.append(Step(0))
        elif earned:
            found.append(Step(draw(st.integers(0, earned - 1))))
    elif applies:
        if earned == 0 and draw(st.integers(0, 2)) == 0:
            found.append(Step(0, 0, 1))  # the proof that it does not apply
        one = st.builds(Step, st.integers(earned, most), st.just(1), st.integers(0, 1))
        found += draw(st.lists(one, max_size=2))
    return found


@settings(max_examples=400)
@given(cities(means=False, rules=False, exceptions=False))
def test_under_a_sum_the_first_of_all_sets_is_found(drawn):
    found_first(*drawn)


@settings(max_examples=400)
@given(cities(means=False, rules=True, exceptions=True))
def test_with_floors_and_mandatory_indicators_the_first_of_all_sets_is_found(drawn):
    found_first(*drawn)


@settings(max_examples=400)
@given(cities(means=True, rules=True, exceptions=True))
def test_under_a_mean_as_few_steps_as_many_papers_and_as_large_a_gain_are_found(drawn):
    city, certified = drawn
    found = fewest(city.method, city.with_steps({}), city.steps, certified=certified)
    best = slowest(city, certified)
    assert (found is None) == (best is None)
    if found is not None:
        assert bool(city.decision(found).certified) != certified
        assert rank(city, found, certified) == best[0]


def found_first(city, certified):
    found = fewest(city.method, city.with_steps({}), city.steps, certified=certified)
    best = slowest(city, certified)
    assert (found is None) == (best is None)
    if found is not None:
        names = list(city.points)
        assert bool(city.decision(found).certified) != certified
        assert (rank(city, found, certified), tuple(map(names.index, found))) == best

"""What a city says of an indicator: its maturity, the sizes of its kind, and luck."""

from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple, cast

from example_round.applicants import FEW, FIGURES, MANY, NOTES, Applicant
from smartcert import load_catalogue
from smartcert.catalogue import indicator as of
from smartcert.catalogue.indicator import Indicator

CATALOGUE = load_catalogue()
TOP = 5
"""The highest level of a rubric."""


class Said(NamedTuple):
    """A value as a file writes it.

    Attributes:
        level: of a rubric; elsewhere high enough for any paper, or 0 if nothing is claimed.
        note: what a reader needs to know.
    """

    value: str
    level: int = TOP
    note: str = ""


def said_by(city: Applicant, indicator: Indicator) -> Said:
    """Give what a city says of an indicator."""
    able = _ability(city, indicator)
    match indicator.scoring, indicator.measure:
        case of.Maturity(), _:
            return _level(city, indicator, int(TOP * min(able, 1) + 0.5))
        case of.YesOrNo(), _:
            yes = int(2 * able) > 0
            return Said(str(yes).lower(), TOP * yes)
        case of.Checklist(), _:
            items = _ticked(city, indicator)
            return Said(f"[{', '.join(items)}]", TOP * bool(items))
        case of.Goalposts(), of.ShareMeasure() as share:
            return _share(city, indicator, min(on_line(indicator, able), 97), share)
        case of.Goalposts(), of.PerInhabitantsMeasure(per=per):
            return _count(city, indicator, on_line(indicator, able) / per)
        case of.Goalposts(), of.NumberMeasure(decimals=decimals):
            # hours and points out of 100 end soon beyond the post, counts do not
            return _number(on_line(indicator, min(able, 1.04) if decimals else able), decimals)
        case of.Bands(steps=steps), of.NumberMeasure(decimals=decimals):
            return _number(_in_bands(steps, able, decimals), decimals)
    raise NotImplementedError(indicator.id)


def has_committee(city: Applicant) -> bool:
    """Tell whether the ordinance of a city knows a committee."""
    return "committee" in _ticked(city, CATALOGUE.indicators["GOV-INS-01"])


def on_line(indicator: Indicator, able: float) -> float:
    """Give the value so far on the way from one goalpost to the other."""
    posts = cast("of.Goalposts", indicator.scoring)
    zero, full = float(posts.zero_at), float(posts.full_at)
    return zero + (full - zero) * able


def _ability(city: Applicant, indicator: Indicator) -> float:
    """Tell how well a city does: 0 earns nothing, 1 everything."""
    item, measure = indicator.id[:7], indicator.measure
    shift = 0.09 * (item in city.strong) - 0.11 * (item in city.weak)
    shift += 0.08 * city.swing(item) + 0.20 * city.swing(indicator.id)
    # plain counts come easier to large places, counts per inhabitant to small ones
    large = (city.population > MANY) - (city.population < FEW)
    if isinstance(measure, of.PerInhabitantsMeasure):
        shift -= 0.08 * large
    elif isinstance(measure, of.NumberMeasure) and not measure.decimals:
        shift += 0.10 * large
    return min(max(city.maturity + shift, 0.03), 1.2)


def _ticked(city: Applicant, indicator: Indicator) -> list[str]:
    """Give the items of a checklist: the first come first, and none without the very first."""
    able = _ability(city, indicator)
    items = [item.id for item in cast("of.Checklist", indicator.scoring).items]
    has = [
        item
        for place, item in enumerate(items, 1)
        if able > (place - 0.5) / len(items) + 0.2 * city.swing(indicator.id, item)
    ]
    return has if not has or items[0] in has else [items[0], *has]


def _staff(city: Applicant) -> int:
    """Give how many people the dedicated unit has."""
    indicator = CATALOGUE.indicators["GOV-ORG-01"]
    counted = on_line(indicator, _ability(city, indicator)) * city.population / 100_000
    return max(round(counted * (1 + city.has_team)), 1)


def _level(city: Applicant, indicator: Indicator, level: int) -> Said:
    level, note = max(level, FIGURES["least"].get(indicator.id, 0)), ""
    if indicator.id == "GOV-INS-02" and not has_committee(city):
        level = min(level, 2)  # who has no committee cannot have heard it
    if 0 < level < TOP and city.luck(indicator.id, "note") < 1 / 10:
        note = NOTES["next_level"].format(next=level + 1, level=level)
    return Said(str(level), level, note)


def _share(city: Applicant, indicator: Indicator, percent: float, measure: of.ShareMeasure) -> Said:
    some, more = FIGURES["sizes"][indicator.id]
    more *= 0.88 + 0.24 * city.luck(indicator.id, "size")
    whole, note = some + more * city.population / 1000, ""
    fewest = measure.denominator_at_least
    if indicator.id == "GOV-ORG-05":
        whole += _staff(city)
    part = whole * percent / 100
    if indicator.id == "GOV-FUN-03":
        part, whole, note = round(part, -3), round(whole, -5), NOTES["thousands"]
    elif fewest and whole < fewest:
        note = NOTES["few_proposals"].format(decided=whole, fewest=fewest)
        part, whole = fewest * percent / 100, fewest
    elif not fewest and city.luck(indicator.id, "form") < 1 / 8:
        return Said(f"{percent:.{measure.decimals}f}")
    return Said(f"{{numerator: {part:.0f}, denominator: {whole:.0f}}}", note=note)


def _count(city: Applicant, indicator: Indicator, per_head: float) -> Said:
    count, note = max(round(per_head * city.population), 1), ""
    match indicator.id:
        case "GOV-ORG-01":
            note = NOTES["team" if city.has_team else "division"].format(staff=_staff(city))
            return Said(f"{_staff(city) / (1 + city.has_team):.1f}", note=note)
        case "GOV-FUN-02":
            count = round(count, -3) if city.money is None else city.money
            note = NOTES["money"].format(*divmod(count // 10, 10_000))
        case "SVC-FAC-02":
            crossings = int(count * (0.5 + 0.2 * city.luck("crossings")))
            shelters = int((count - crossings) * city.luck("shelters"))
            note = NOTES["street"].format(crossings, shelters, count - crossings - shelters)
    return Said(str(count), note=note)


def _number(number: float, decimals: int) -> Said:
    """Say a number; a count is at least 1."""
    return Said(f"{number:.{decimals}f}" if decimals else str(max(int(number + 0.5), 1)))


def _in_bands(bands: list[of.Band], able: float, decimals: int) -> float:
    """Give the value so far on the way from the middle of one band to that of the next."""
    best = max(band.points for band in bands)
    knots = sorted((float(band.points / best), _middle(band, decimals)) for band in bands)
    for (low, before), (high, after) in pairwise(knots):
        if able < high:
            return before + (after - before) * (able - low) / (high - low)
    return knots[-1][1]


def _middle(band: of.Band, decimals: int) -> float:
    """Give the value in the middle of a band; one that is open ends somewhere too."""
    if band.lower is None or band.upper is None:
        return float(band.upper or 0) / 2 + float(band.lower or 0) * 1.25
    return float(band.lower + band.upper - Decimal(1).scaleb(-decimals)) / 2

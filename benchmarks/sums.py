"""The same sums by other means: pandas as one would write them, and scikit-criteria.

Neither reads texts, sets rows aside or counts exactly; both begin with a clean frame.
"""

from typing import Any

import numpy as np
import pandas as pd

from smartcert.catalogue.compiled import Catalogue
from smartcert.catalogue.edition import Category, Condition
from smartcert.catalogue.indicator import (
    Bands,
    Checklist,
    Goalposts,
    Indicator,
    Maturity,
    PerInhabitantsMeasure,
)


def by_pandas(frame: Any, catalogue: Catalogue) -> Any:
    """Give points by area and in all, track, rank in the track, grade and verdict of each row."""
    edition = catalogue.edition
    by_parts = [name for name in catalogue.indicators if name not in frame]
    shares = {
        name: 100 * frame[f"{name}.numerator"] / frame[f"{name}.denominator"] for name in by_parts
    }
    frame = frame.assign(**shares)
    earned = pd.DataFrame(
        {
            name: _points(frame[name], frame["population"], indicator)
            for name, indicator in catalogue.indicators.items()
        }
    )
    result = frame[["city", "kind", "population"]].copy()
    conditions = [(each, track.id) for track in edition.tracks for each in track.when]
    holds = [_holds(each, frame) for each, _ in conditions]
    result["track"] = np.select(holds, [track for _, track in conditions], "")
    for area in edition.categories:
        result[area.id] = earned[_indicators_of(area)].sum(axis=1)
    result["points"] = result[[area.id for area in edition.categories]].sum(axis=1)
    result["share"] = 100 * result["points"] / float(edition.points)
    result["not_answered"] = frame[[*catalogue.indicators]].isna().sum(axis=1)
    grades = sorted(edition.verdict.grades, key=lambda each: each.at_least)
    edges = [*(float(each.at_least) for each in grades), np.inf]
    labels = [each.grade for each in grades]
    result["grade"] = pd.cut(result["share"], edges, right=False, labels=labels).astype(int)
    result["certified"] = result["share"] >= float(edition.verdict.pass_mark)
    ranks = result.groupby("track")["points"].rank(method="min", ascending=False)
    result["rank"] = ranks.astype(int)
    return result


def _points(answer: Any, people: Any, indicator: Indicator) -> Any:
    """Give the points of a column, to two decimals; those of a blank are 0."""
    rule, full = indicator.scoring, float(indicator.points)
    if isinstance(rule, Goalposts):
        low, high = float(rule.zero_at), float(rule.full_at)
        if isinstance(indicator.measure, PerInhabitantsMeasure):
            answer = answer * indicator.measure.per / people
        return ((answer - low) / (high - low) * full).clip(0, full).round(2).fillna(0)
    if isinstance(rule, Bands):
        conditions = [answer < float(band.upper) for band in rule.steps if band.upper is not None]
        *points, last = (float(band.points) for band in rule.steps)
        return np.select([answer.isna(), *conditions], [0.0, *points], last)
    if isinstance(rule, Maturity):
        return answer.map({each.level: float(each.points) for each in rule.levels}).fillna(0)
    if isinstance(rule, Checklist):
        worth = {item.id: float(item.points) for item in rule.items}
        texts = answer.cat.categories
        meant = {text: sum(worth.get(item, 0) for item in text.split()) for text in texts}
        return answer.map(meant).astype(float).fillna(0)
    return full * (answer == True)  # noqa: E712 - a column, in which a blank is not true


def _holds(condition: Condition, frame: Any) -> Any:
    holds = frame["kind"].isin(condition.kinds)
    if condition.population_from is not None:
        holds &= frame["population"] >= condition.population_from
    if condition.population_below is not None:
        holds &= frame["population"] < condition.population_below
    return holds


def _indicators_of(category: Category) -> list[str]:
    below = [name for each in category.categories or () for name in _indicators_of(each)]
    return below + [each.id for each in category.indicators or ()]


def matrix_of(frame: Any, catalogue: Catalogue) -> Any:
    """Give the decision matrix of a frame, made beforehand: numbers, blanks as 0, weights."""
    from skcriteria import mkdm

    numbers = {}
    for name, indicator in catalogue.indicators.items():
        column = frame[name]
        if isinstance(indicator.scoring, Checklist):
            column = column.astype(object).str.split().str.len()
        numbers[name] = column.astype(float).fillna(0)
    weights = [float(each.points) for each in catalogue.indicators.values()]
    return mkdm(
        pd.DataFrame(numbers).to_numpy(),
        [max] * len(weights),
        weights=weights,
        criteria=[*catalogue.indicators],
    )


def by_scikit_criteria(matrix: Any) -> Any:
    """Give scikit-criteria's ranking by its weighted sum of its scaled columns."""
    from skcriteria.agg.simple import WeightedSumModel
    from skcriteria.pipelines import mkpipe
    from skcriteria.preprocessing.scalers import MinMaxScaler, SumScaler

    pipe = mkpipe(MinMaxScaler(target="matrix"), SumScaler(target="weights"), WeightedSumModel())
    return pipe.evaluate(matrix)

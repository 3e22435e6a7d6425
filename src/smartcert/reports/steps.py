"""The steps of a city: the changes of one answer that earn more, or less, under its own rule.

Each is a concrete answer, so that its gain is what scoring gives for it.
"""

import json
from collections.abc import Iterator
from typing import Any

from smartcert.catalogue.answer_form import form_of
from smartcert.catalogue.indicator import Bands, Checklist, Goalposts, Maturity
from smartcert.reports import numbered
from smartcert.reports.answered import Answered, NextStep, Open
from smartcert.scoring import steps as kernel
from smartcert.scoring.points import units
from smartcert.scoring.states import State


def next_step(it: Answered) -> NextStep | None:
    """Return the smallest step on an indicator; None where there is nothing more to earn.

    Of a checklist it is all that is missing.
    """
    first = next(iter(steps_of(it)), None)
    if first is None or first.said.what != "item":
        return first.said if first else None
    choices = form_of(it.indicator)
    required_first = sorted(choices.choices, key=lambda item: item.name != choices.required)
    missing = [item for item in required_first if item.name not in it.claim.fulfilled]
    return NextStep(
        "items",
        it.gain(it.most),
        items=tuple(item.text for item in missing),
        answer=_listed([item.name for item in choices.choices]),
    )


def steps_of(it: Answered) -> tuple[Open, ...]:
    """Return the steps by which a city earns more on an indicator, the smallest first."""
    claim = it.claim
    if not claim.state.applies or it.earned == it.most:
        return ()
    if claim.excepted:
        return _exception(it)
    if claim.state is State.NOT_ANSWERED:
        return (_anew("answer", it),)
    if claim.state is State.UNSUPPORTED:
        claimed = it.rule(claim.value, claim.parts)
        if not claimed:
            return (_anew("evidence_and_more", it),)
        return (it.step("evidence", claimed, written(it.value), paper=1),)
    return tuple(_further(it))


def _further(it: Answered) -> Iterator[Open]:
    """Yield the steps from an answer that counts."""
    scoring = it.indicator.scoring
    if isinstance(scoring, Checklist):
        yield from _item(it)
    elif isinstance(scoring, Bands):
        yield from numbered.bands(it)
    elif isinstance(scoring, Goalposts):
        yield from numbered.full(it)
    elif isinstance(scoring, Maturity):
        pairs = zip(it.rule.points, it.rule.edges, strict=True)
        more, level = min(pair for pair in pairs if pair[0] > it.earned)
        yield it.step(
            "level",
            more,
            str(level),
            value=str(level),
            text=scoring.levels[level].text,
            now=str(it.claim.value),
            target=str(level),
            more=str(level - it.claim.value),
        )
    else:
        yield it.step("yes", it.most, "true")


def losses_of(it: Answered) -> tuple[Open, ...]:
    """Return the step by which a city loses what it has on an indicator, if it may."""
    claim = it.claim
    if claim.state is State.NOT_APPLICABLE:
        return (Open(NextStep("must_apply", it.gain(0), answer="null"), kernel.Step(0)),)
    if not it.earned:
        return ()
    wanted = it.indicator.evidence
    just_enough = wanted is not None and claim.supported_by == wanted.at_least
    return (it.step("withdrawn" if just_enough else "rejected", 0, "null"),)


def _anew(what: str, it: Answered) -> Open:
    """Return the step of an answer, or of another one, that earns all points."""
    form, best = form_of(it.indicator), it.rule.points.index(it.most)
    if form.kind == "items":
        return it.step(what, it.most, _listed([item.name for item in form.choices]))
    if form.judged:
        if form.kind == "yes_no":
            return it.step(what, it.most, "true")
        top = form.choices[best]
        return it.step(what, it.most, top.name, target=top.name, text=top.text)
    if form.kind == "per_inhabitants" and it.population is None:
        return it.step(what, it.most, "")
    scale = it.scale()
    if isinstance(it.indicator.scoring, Bands):
        number = numbered.in_band(it, scale, best, below=False)
    else:
        number = numbered.on_line(it, scale, it.most)
    earned, target = scale.points(number, it.rule), scale.shown(number)
    return it.step(what, earned, scale.written(number), target=target)


def _exception(it: Answered) -> tuple[Open, ...]:
    """Return how an exception is proven, and how the indicator is answered instead."""
    reason = json.dumps(it.answer.not_applicable if it.answer else "", ensure_ascii=False)
    proof = NextStep("exception", it.gain(it.most), answer=f"{{not_applicable: {reason}}}")
    return Open(proof, kernel.Step(0, 0, 1)), _anew("exception", it)


def _item(it: Answered) -> Iterator[Open]:
    """Yield the one more item that earns most."""
    form = form_of(it.indicator)
    ticked = [str(each) for each in it.value]
    name, points = max(form.with_one_more(ticked).items(), key=lambda pair: pair[1])
    text = next(each.text for each in form.choices if each.name == name)
    yield it.step("item", units(points, it.rule.scale), _listed([*ticked, name]), text=text)


def written(value: Any) -> str:
    """Write a value as a file has it, on one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{name}: {each}" for name, each in value.items()) + "}"
    return _listed(value) if isinstance(value, list) else str(value)


def _listed(names: Any) -> str:
    return f"[{', '.join(map(str, names))}]"

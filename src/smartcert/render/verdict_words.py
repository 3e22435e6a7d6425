"""What decides, in words: the line of the verdict, the sentence under it, and the steps."""

from collections.abc import Iterator

from smartcert.language import N_, Language
from smartcert.render import requirement_words, wording
from smartcert.render.view import View
from smartcert.reports.report import IndicatorResult, Lever, Report, WhatIf
from smartcert.scoring.states import State

MOST_NAMED = 5
"""Indicators that the sentence names."""


def line(report: Report, view: View) -> str:
    """Say the verdict on one line: certified or not, the share, and how far the mark is."""
    language, certified = view.language, report.verdict.certified
    mark = view.glyphs.held if certified else view.glyphs.failed
    said = language.say("CERTIFIED") if certified else language.say("NOT CERTIFIED")
    dot = f" {view.glyphs.dot} "
    share = wording.percent(report.total)
    return f"{mark} {dot.join((said, share, distance(report, language)))}"


def distance(report: Report, language: Language) -> str:
    """Say how far the pass mark is, or what else keeps the city from being certified."""
    rule = report.verdict.pass_rule
    if not report.total.maximum:
        return language.say("nothing applies, so nothing can be certified")
    if rule.margin < 0:
        sentence = N_("{points} points short of the pass mark")
        return language.say(sentence, points=wording.points(-rule.margin))
    failed = [each for each in report.verdict.rules if not each.held]
    if failed:
        return requirement_words.short(failed[0], language)
    sentence = N_("{points} points above the pass mark")
    return language.say(sentence, points=wording.points(rule.margin))


def deciding(report: Report, language: Language) -> str:
    """Say what would turn the verdict: papers, steps, or what a certified city must not lose."""
    found = report.deciding
    named = [each.indicator for each in found.steps[:MOST_NAMED]]
    ids = ", ".join(named)
    if len(found.steps) > MOST_NAMED:
        more = len(found.steps) - MOST_NAMED
        ids = language.say("{ids} and {count} more", ids=ids, count=more)
    values = {
        "points": wording.points(found.total.earned),
        "share": wording.percent(found.total),
        "ids": ids,
    }
    count = len(found.steps)
    if found.kind == "papers":
        return language.plural(
            "With {count} missing paper it has {points} points ({share}) and is certified: {ids}.",
            "With {count} missing papers it has {points} points ({share}) and is certified: {ids}.",
            count,
            **values,
        )
    if found.kind == "steps":
        return language.plural(
            "A step on {count} indicator brings {points} points ({share}) and the certificate: "
            "{ids}.",
            "Steps on {count} indicators bring {points} points ({share}) and the certificate: "
            "{ids}.",
            count,
            **values,
        )
    if found.kind == "losses":
        return language.plural(
            "If {count} answer is not accepted, {points} points ({share}) are left and it is not "
            "certified: {ids}.",
            "If {count} answers are not accepted, {points} points ({share}) are left and it is "
            "not certified: {ids}.",
            count,
            **values,
        )
    return language.say(
        "A step on every indicator brings {points} points ({share}): not enough.", **values
    )


def lever(each: Lever, view: View) -> str:
    """Say what a step has to reach, without its gain."""
    step, language = each.step, view.language
    sentences = {
        "answer": N_("answer it"),
        "exception": N_("prove that it does not apply, or answer it"),
        "evidence": N_("attach the missing evidence"),
        "evidence_and_more": N_("attach the evidence and reach more"),
        "reach": N_("{now} {to} {target}, {more} more"),
        "fall": N_("{now} {to} {target}, {more} less"),
        "below": N_("{now} {to} {target}, {more} less"),
        "yes": N_("have it"),
        "item": N_("one more item: {text}"),
        "level": N_("level {now} {to} level {target}: {text}"),
    }
    sentence = sentences[step.what]
    if step.target and step.what in {"answer", "evidence_and_more"}:
        sentence = N_("answer it: {target} earns all points")
        if step.text:
            sentence = N_("answer it: level {target} earns all points")
    unit = language.pick(each.unit) if each.unit else ""
    counter = unit if unit[:1] >= "가" else ""  # a Korean one stands behind every number
    return language.say(
        sentence,
        now=wording.amount(step.now, counter),
        target=wording.amount(step.target, unit),
        more=wording.amount(step.more, counter),
        to=view.glyphs.to,
        text=step.text or "",
    )


def next_step(result: IndicatorResult, language: Language) -> str:
    """Say what would earn more on one indicator; nothing if nothing would."""
    step = result.next_step
    if step is None:
        return ""
    sentences = {
        "answer": N_("answer it: up to {gain} points"),
        "exception": N_(
            "attach the evidence that it does not apply, or answer it: up to {gain} points"
        ),
        "evidence": N_("attach the evidence: {gain} points"),
        "evidence_and_more": N_("attach the evidence and reach more: up to {gain} points"),
        "reach": N_("reach {value}: {gain} points more"),
        "fall": N_("get down to {value}: {gain} points more"),
        "below": N_("get below {value}: {gain} points more"),
        "yes": N_("have it: {gain} points more"),
        "items": N_("fulfil the rest ({items}): {gain} points more"),
        "level": N_("level {value}: {gain} points more: {text}"),
    }
    return language.say(
        sentences[step.what],
        gain=wording.points(step.gain),
        value=wording.with_unit(step.value, result, language),
        items=step.items,
        text=step.text or "",
    )


def grade(report: Report, view: View) -> str:
    """Say the grade, how far its edge is official, and how far the next better one is."""
    language, verdict = view.language, report.verdict
    basis = next(each.basis for each in verdict.grades if each.grade == verdict.grade)
    said = language.say("grade {grade}", grade=verdict.grade)
    if basis == "assumed":
        said += language.say(" (edge assumed)")
    return f"{said} {view.glyphs.dot} {wording.next_grade(verdict, language)}"


def states(report: Report, view: View) -> str:
    """Count the indicators that were not judged as answered; empty if all were."""
    counted = [
        f"{view.language.say(wording.STATES[state])} {len(found)}"
        for state, found in wording.state_counts(report).items()
        if found and state is not State.ANSWERED
    ]
    return f" {view.glyphs.dot} ".join(counted)


def supposed(found: WhatIf, report: Report, view: View) -> Iterator[str]:
    """Say what was supposed, and what that changes."""
    language, to = view.language, view.glyphs.to
    for each in found.changes:
        yield language.say(
            "{indicator}: {before} {to} {after}, {points} points",
            indicator=each.indicator,
            before=each.before or language.say(wording.STATES[State.NOT_ANSWERED]),
            after=each.after or language.say(wording.STATES[State.NOT_ANSWERED]),
            to=to,
            points=wording.signed(each.points_after - each.points_before),
        )
    yield language.say(
        "total {before} {to} {after} ({points}), grade {old} {to} {new}",
        before=wording.points(found.total.earned),
        after=wording.points(report.total.earned),
        points=wording.signed(report.total.earned - found.total.earned),
        old=found.grade,
        new=report.verdict.grade,
        to=to,
    )
    yield language.say("What is supposed counts as proven. Nothing is written.")

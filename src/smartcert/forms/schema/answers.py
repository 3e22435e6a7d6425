"""What the schema of an assessment knows of its answers: under a catalogue, nearly all."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from smartcert.assessment.assessment_file import Parts
from smartcert.assessment.reason import NO
from smartcert.catalogue.answer_form import AnswerForm, form_of
from smartcert.catalogue.compiled import Catalogue
from smartcert.catalogue.indicator import Indicator
from smartcert.files.fields import Bilingual
from smartcert.forms.schema.models import Schema, below, beside, or_null, schema_of
from smartcert.language import LANGUAGES, N_, Language, Message, language
from smartcert.language.truths import in_any_case, pattern
from smartcert.render import indicator_words

_EITHER = N_("either a value, or the reason why the indicator does not apply")
_ALWAYS = N_("this indicator applies to every city")
_SHARE = N_("{open}numerator: N, denominator: N{close}, or percent from 0 to 100")


def open_answers(assessment: Schema) -> None:
    """Complete the schema of an assessment under whatever catalogue: values of every kind."""
    answer = assessment["$defs"]["Answer"]
    any_value = {"type": ["number", "boolean", "string", "array", "object", "null"], **_parts()}
    any_value["pattern"] = pattern()
    del any_value["required"]  # an editor would begin every value with a share's parts
    items = {"items": {"type": "string"}, "uniqueItems": True}
    answer["properties"]["value"] |= any_value | items
    # one schema with two types, where two schemas would hide which of them was meant
    answer |= {"type": ["object", "null"], **_either()}
    names = assessment["properties"]["answers"]["patternProperties"]
    names |= {name: {"$ref": "#/$defs/Answer"} for name in names}


def answers_under(catalogue: Catalogue, assessment: Schema) -> None:
    """Narrow the schema of an assessment to the answers that this catalogue asks for."""
    edition, fields, shared = catalogue.edition, assessment["properties"], assessment["$defs"]
    assessment["title"] = f"{edition.name} {edition.title.ko} · {edition.title.en}"
    assessment["description"] += "\n\n" + _both(edition.basis)
    fields["catalogue"] = {
        "type": "string",
        "const": edition.name,
        "description": fields["catalogue"]["description"],
    }
    kind = shared["Evidence"]["properties"]["kind"]
    shared["Evidence"]["properties"]["kind"] = {
        **_one_of((each.id, each.title) for each in edition.evidence_kinds),
        "description": kind["description"],
    }
    # an editor heads what is shared with the title of whichever indicator it saw last
    shared["Evidence"]["title"] = _named(N_("Evidence"))
    answer = shared.pop("Answer")["properties"]
    fields["answers"] = {
        "type": "object",
        "description": fields["answers"]["description"],
        "properties": {
            name: _answer(indicator, catalogue, answer)
            for name, indicator in catalogue.indicators.items()
        },
        "additionalProperties": False,
    }


def _answer(indicator: Indicator, catalogue: Catalogue, fields: Schema) -> Schema:
    wanted = below(lambda reader: indicator_words.evidence(indicator, catalogue, reader))
    answer: Schema = {
        "title": f"{indicator.id} {indicator.title.ko} · {indicator.title.en}",
        "description": below(lambda reader: "\n".join(_facts(indicator, catalogue, reader))),
        "type": ["object", "null"],
        "properties": {
            **fields,
            "value": _value(indicator),
            "evidence": {**fields["evidence"], "uniqueItems": True, "description": wanted},
        },
        "additionalProperties": False,
    }
    if indicator.not_applicable:
        return answer | _either()
    # left empty it says nothing, which is no fault
    reason = beside(lambda reader: reader.say(_ALWAYS))
    never = {"not": _reason(), "errorMessage": reason, "doNotSuggest": True}
    answer["properties"]["not_applicable"] = never
    return answer


def _facts(indicator: Indicator, catalogue: Catalogue, reader: Language) -> Iterator[str]:
    say = reader.say
    yield reader.pick(indicator.definition)
    yield f"{say('Value')}: {indicator_words.value(indicator, reader)}"
    points = say("{points} points", points=indicator_words.number(indicator.points))
    yield f"{say('Rule')}: {indicator_words.rule(indicator, reader)} ({points})"
    yield f"{say('Evidence')}: {indicator_words.evidence(indicator, catalogue, reader)}"
    for label, text in (
        (say("Period"), indicator_words.period(indicator, reader)),
        (say("May not apply"), indicator_words.exception(indicator, catalogue, reader)),
        (say("For people to check"), "; ".join(map(reader.pick, indicator.by_people))),
    ):
        if text:
            yield f"{label}: {text}"


def _value(indicator: Indicator) -> Schema:
    form = form_of(indicator)

    def wanted(reader: Language) -> str:
        if form.kind == "share" and not form.floor:  # in full too long for an editor's list
            return reader.say(_SHARE, open="{", close="}")
        return indicator_words.value(indicator, reader)

    return {
        **or_null(_kind_of_value(form)),
        "description": below(lambda reader: indicator_words.value(indicator, reader)),
        "errorMessage": beside(wanted),
    }


def _kind_of_value(form: AnswerForm) -> Schema:
    if form.kind == "items":
        items = _one_of((each.name, each.text) for each in form.choices)
        return {"type": "array", "items": items, "uniqueItems": True}
    if form.kind == "level":
        return {
            "type": "integer",
            "enum": [*(int(level.name) for level in form.choices), None],
            "enumDescriptions": [
                *(_both_beside(level.text) for level in form.choices),
                beside(lambda reader: reader.say("not answered")),
            ],
        }
    if form.kind == "yes_no":
        return {"type": ["boolean", "string"], "pattern": pattern()}
    if form.parts and form.floor:
        return {"type": "object", **_parts(form.parts)}
    kind = "number" if form.decimals else "integer"
    number: Schema = {"type": kind, "minimum": _number(form.low), "maximum": _number(form.high)}
    if form.parts:
        return {**number, "type": [kind, "object"], **_parts(form.parts)}
    return number


def _parts(counted: tuple[Bilingual, Bilingual] | None = None) -> Schema:
    """Give what concerns a share by its parts, and nothing that is not a mapping."""
    parts = schema_of(Parts)
    fields = parts["properties"]
    fields["denominator"]["minimum"] = 1
    if counted:
        fields["numerator"]["description"] = _both(counted[0])
        fields["denominator"]["description"] = _both(counted[1])
    return {key: parts[key] for key in ("properties", "required", "additionalProperties")}


def _either() -> Schema:
    reason = beside(lambda reader: reader.say(_EITHER))
    given = {"properties": {"not_applicable": _reason()}, "required": ["not_applicable"]}
    return {
        "if": given,
        "then": {"properties": {"value": {"type": "null", "errorMessage": reason}}},
    }


def _reason() -> Schema:
    """Describe a text that gives a reason: it has letters, and is no word of no."""
    letter = "가-힣A-Za-z"
    words = "|".join(map(in_any_case, sorted(NO)))
    return {
        "type": "string",
        "pattern": f"[{letter}]",
        "not": {"pattern": f"^[^{letter}0-9]*(?:{words})[^{letter}0-9]*$"},
    }


def _both(text: Bilingual) -> str:
    return below(lambda reader: reader.pick(text))


def _named(word: Message) -> str:
    return " · ".join(language(tag).say(word) for tag in LANGUAGES)


def _one_of(choices: Iterable[tuple[str, Bilingual]]) -> Schema:
    texts = dict(choices)
    return {
        "type": "string",
        "enum": [*texts],
        "enumDescriptions": [*map(_both_beside, texts.values())],
    }


def _both_beside(text: Bilingual) -> str:
    return f"{text.ko} / {text.en}"


def _number(limit: Decimal) -> int | float:
    return int(limit) if limit == limit.to_integral_value() else float(limit)

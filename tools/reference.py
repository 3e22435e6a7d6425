"""The reference pages from the code: formats, codes, exit codes, indicators, commands."""

import os
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, get_args, get_origin

from pydantic import BaseModel

import reference_codes as codes
from reference_forms import forms
from reference_tables import tables
from smartcert import load_catalogue
from smartcert.assessment.assessment_file import Answer, Assessment, City, Evidence, Parts
from smartcert.assessment.waiver_file import WaiverEntry, WaiverFile
from smartcert.catalogue.edition import (
    Category,
    Condition,
    Edition,
    EvidenceKind,
    Reference,
    Track,
)
from smartcert.catalogue.indicator import (
    Band,
    Bands,
    Checklist,
    Goalposts,
    Indicator,
    Item,
    Level,
    Maturity,
    NumberMeasure,
    PerInhabitantsMeasure,
    Period,
    ShareMeasure,
    YesOrNo,
)
from smartcert.catalogue.plausible import OtherUnit, Plausible, Populations
from smartcert.catalogue.verdict_rules import VerdictRules
from smartcert.catalogue.wanted import EvidenceWanted, NotApplicable
from smartcert.checking.baseline_file import BaselineFile, Entry
from smartcert.checking.exits import EXITS
from smartcert.cli.app import command_paths
from smartcert.diagnostics.codes import FAMILIES
from smartcert.files.fields import Bilingual
from smartcert.forms.schema import docstrings
from smartcert.language import Language, language
from smartcert.render import indicator_words

MADE = "<!-- made by tools/reference.py from the code; `make fix` writes it anew -->"


def _inside(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    """Give the models of which a model's fields hold lists."""
    for field in model.model_fields.values():
        for each in get_args(field.annotation):
            if isinstance(each, type) and issubclass(each, BaseModel):
                yield each


ASSESSMENT: list[type[BaseModel]] = [Assessment, City, Answer, Parts, Evidence]
CATALOGUE: list[type[BaseModel]] = [
    *(Edition, Category, Indicator, NumberMeasure, ShareMeasure, PerInhabitantsMeasure),
    *(Goalposts, Bands, Band, YesOrNo, Checklist, Item, Maturity, Level),
    *(EvidenceWanted, NotApplicable, Period, Plausible, OtherUnit, Populations),
    VerdictRules,
    *_inside(VerdictRules),
    *(Track, Condition, EvidenceKind, Reference, Bilingual),
]

KINDS = {
    "Decimal": "number",
    "int": "whole number",
    "str": "text",
    "date": "date",
    "bool": "true or false",
    "Any": "see the indicator",
}


def assessment() -> Iterator[str]:
    """Give the page of the assessment's format."""
    yield "# The assessment file"
    yield ""
    yield "One YAML file a city. Unknown fields are refused, and so are anchors, aliases, tags,"
    yield "repeated names and texts that YAML readers may take for something else (`no`, `053`)."
    yield from _models(ASSESSMENT)


def catalogue() -> Iterator[str]:
    """Give the page of the catalogue's format."""
    yield "# The catalogue file"
    yield ""
    yield "One YAML file an edition. Points are declared and checked, never scaled."
    yield from _models(CATALOGUE)


def waivers() -> Iterator[str]:
    """Give the page of the format of waivers."""
    yield "# The file of waivers"
    yield ""
    yield "One YAML file of the operating body, given with `--waivers`. A waived indicator leaves"
    yield "the maximum, whatever is answered, through the end of the last day in Seoul. Expired it"
    yield "has no effect, and 30 days ahead there is a warning."
    yield from _models([WaiverFile, WaiverEntry])


def baseline() -> Iterator[str]:
    """Give the page of the format of a baseline."""
    yield "# The file of known findings"
    yield ""
    yield "`smartcert check --baseline FILE --write-baseline` writes it; `--baseline FILE` uses it."
    yield "A finding that it lists stays visible and does not fail, on whatever line it stands."
    yield "Each entry covers one finding, and one that covers none is reported."
    yield from _models([BaselineFile, Entry])


def _models(models: list[type[BaseModel]]) -> Iterator[str]:
    for model in models:
        said = docstrings.meaning(model.__doc__)
        yield ""
        yield f"## {model.__name__}"
        yield ""
        yield said.text
        yield ""
        yield "| Field | Value | Needed | Meaning |"
        yield "|---|---|---|---|"
        for name, field in model.model_fields.items():
            shown = field.alias or name
            needed = "yes" if field.is_required() else "no"
            meant = said.fields.get(shown, "").rstrip(".")
            yield f"| `{shown}` | {_kind(field.annotation)} | {needed} | {meant} |"


def _kind(annotation: Any) -> str:
    arguments = [each for each in get_args(annotation) if each is not type(None)]
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return f"[{annotation.__name__}](#{annotation.__name__.lower()})"
    if get_origin(annotation) is list:
        return f"list of {_kind(arguments[0])}"
    if get_origin(annotation) is dict:
        return f"{_kind(arguments[1])} by id"
    if arguments and all(isinstance(each, str) for each in arguments):
        return ", ".join(f"`{each}`" for each in arguments)
    if hasattr(annotation, "__metadata__"):
        return _kind(arguments[0])
    if arguments:
        return " or ".join(_kind(each) for each in arguments)
    return KINDS[getattr(annotation, "__name__", "Any")]


def exits() -> Iterator[str]:
    """Give the page of the exit codes."""
    yield "# Exit codes"
    yield ""
    yield "The same for every command. A page that is lost (a closed pipe, a full disk, a console"
    yield "that lacks a sign) does not change the code: it was for people. What a script waits for"
    yield "on standard output and does not get whole gives 74, whatever was judged."
    yield ""
    yield "| Code | English | 한국어 |"
    yield "|--:|---|---|"
    for number, meaning in EXITS.items():
        yield f"| {number} | {meaning} | {language('ko').say(meaning)} |"


def indicators() -> Iterator[str]:
    """Give the page of the default catalogue's indicators."""
    loaded = load_catalogue()
    edition = loaded.edition
    yield f"# {edition.title.en}"
    yield ""
    yield f"`{edition.name}`, revision {edition.revision}. **{edition.basis.en}**"
    yield ""
    yield f"**{edition.basis.ko}**"
    yield ""
    yield "`smartcert show ID` prints an indicator in full, with its rubric and evidence."
    for area in edition.categories:
        yield ""
        yield f"## {area.id} {area.title.ko} · {area.title.en} ({area.points})"
        for item in area.categories:
            yield ""
            yield f"### {item.id} {item.title.ko} · {item.title.en} ({item.points})"
            yield ""
            yield "| Id | 지표 · Indicator | Points | Rule | Basis |"
            yield "|---|---|--:|---|---|"
            for each in item.indicators:
                rule = indicator_words.rule(each, language("en"))
                title = f"{each.title.ko} · {each.title.en}"
                yield f"| `{each.id}` | {title} | {each.points} | {rule} | {each.basis} |"


def commands() -> Iterator[str]:
    """Give the page of the commands: their help in both languages."""
    os.environ["COLUMNS"] = "90"
    yield "# Commands"
    yield ""
    yield "What `smartcert COMMAND --help` prints."
    for words in ((), *command_paths()):
        yield ""
        yield f"## {' '.join(('smartcert', *words))}"
        for tag in ("en", "ko"):
            yield ""
            yield "```text"
            yield _help(words, language(tag))
            yield "```"


def _help(words: tuple[str, ...], reader: Language) -> str:
    import contextlib
    import io

    from smartcert.cli.app import main

    printed = io.BytesIO()
    with contextlib.redirect_stdout(io.TextIOWrapper(printed, "utf-8")):
        main([*words, "--help"], reader)
        return printed.getvalue().decode().rstrip()


REFERENCE: dict[str, Callable[[], Iterator[str]]] = {
    "assessment.md": assessment,
    "baseline.md": baseline,
    "catalogue.md": catalogue,
    "codes.md": codes.contents,
    **{f"codes/{family}.md": partial(codes.of_family, family) for family in FAMILIES.values()},
    "commands.md": commands,
    "exit-codes.md": exits,
    "forms.md": forms,
    "indicators.md": indicators,
    "tables.md": tables,
    "waivers.md": waivers,
}


def pages() -> Iterator[tuple[str, str]]:
    """Give the name and the text of every page."""
    for name, page in REFERENCE.items():
        yield name, "\n".join([MADE, *page(), ""])

"""Answers that stand outside the answers: under no heading, or moved out of their place."""

from collections.abc import Sequence
from typing import Any

from smartcert.diagnostics import Diagnostic
from smartcert.files.document import Document, Path
from smartcert.files.indentation import OF_AN_ANSWER, OF_THE_CITY, STEP

_HEADLESS = ("SC230", "SC233")


def with_heading(errors: Sequence[Any]) -> Sequence[Any]:
    """Make one error of all that stands where no `answers:`, or no `city:`, is above it."""
    return _answers_with_heading(_city_with_heading(errors))


def _city_with_heading(errors: Sequence[Any]) -> Sequence[Any]:
    missing = [each for each in errors if (each["type"], each["loc"]) == ("missing", ("city",))]
    strays = [
        each
        for each in errors
        if each["type"] == "extra_forbidden"
        and len(each["loc"]) == 1
        and each["loc"][0] in OF_THE_CITY
    ]
    if not missing or not strays:
        return errors
    others = [each for each in errors if each not in (*missing, *strays)]
    return [{**strays[0], "type": "SC233"}, *others]


def _answers_with_heading(errors: Sequence[Any]) -> Sequence[Any]:
    missing = [each for each in errors if (each["type"], each["loc"]) == ("missing", ("answers",))]
    indented = [each for each in errors if _is_heading(each)]
    strays = [each for each in errors if _is_stray(each)]
    if not missing or not (strays or indented):
        return errors
    first = {**(indented or strays)[0], "type": "SC126" if indented else "SC230"}
    unknown = {"extra_forbidden"}
    return [
        first,
        *(each for each in errors if each not in missing and each["type"] not in unknown),
    ]


def _is_heading(error: Any) -> bool:
    """Tell whether an unknown field is `answers:` itself, indented below another name."""
    return bool(error["type"] == "extra_forbidden" and error["loc"][1:] == ("answers",))


def _is_stray(error: Any) -> bool:
    """Tell whether an unknown field is an answer that stands outside the answers."""
    return error["type"] == "extra_forbidden" and _is_answer(error["input"])


def _is_answer(given: Any) -> bool:
    return isinstance(given, dict) and not given.keys().isdisjoint(OF_AN_ANSWER)


def astray(document: Document, path: Path, error: Any) -> Diagnostic | None:
    """Say where an answer is to stand that stands where no field of its name is."""
    place = document.span(path, key=True)
    if error["type"] in _HEADLESS:
        return Diagnostic(error["type"], place)
    if error["type"] == "SC126":
        return Diagnostic("SC126", place, {"given": place.column - 1, "wanted": 0})
    if not _is_stray(error):
        return None
    ids = document.data.get("answers") if isinstance(document.data, dict) else None
    others = [document.span(("answers", each), key=True) for each in ids or ()]
    depths = {each.column - 1 for each in others if each.line != place.line}
    depth, wanted = place.column - 1, min(depths, default=STEP)
    if place.source[:depth].strip() or depth == wanted:
        return None
    return Diagnostic("SC126", place, {"given": depth, "wanted": wanted})

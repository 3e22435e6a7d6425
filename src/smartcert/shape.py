"""The shape of a file: plain data read as a model, and what does not fit, at its place."""

from collections.abc import Iterator, Sequence
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError

from smartcert.diagnostics import Diagnostic, InvalidInput, near
from smartcert.document import Document, Path, Unquoted

MOST_FAULTS = 1000
"""Faults that are looked into; a file with more is another file than was meant."""

Model = TypeVar("Model", bound=BaseModel)

PYDANTIC_FAULTS = {
    "missing": "SC202",
    "extra_forbidden": "SC201",
    "model_type": "SC203",
    "model_attributes_type": "SC203",
    "dict_type": "SC203",
    "list_type": "SC218",
    "string_type": "SC205",
    "string_too_short": "SC205",
    "literal_error": "SC219",
    "union_tag_invalid": "SC219",
    "union_tag_not_found": "SC202",
    "too_short": "SC220",
    "too_long": "SC220",
}
"""Every error type of pydantic that our models can raise, and our code for it."""


def read_as(document: Document, model: type[Model]) -> Model:
    """Read the data of a document as this model.

    Raises:
        InvalidInput: the shape is wrong; every fault stands at its place.
    """
    return read_part(document, (), model, document.data)


def read_part(document: Document, path: Path, model: type[Model], data: Any) -> Model:
    """Read a part of a document, its data at this path, as this model.

    Raises:
        InvalidInput: the shape is wrong; every fault stands at its place.
    """
    try:
        return model.model_validate(data)
    except ValidationError as error:
        errors = error.errors(include_url=False)[:MOST_FAULTS]
        # a file of another format has none of our fields: that alone is to be said
        errors = [each for each in errors if _is_of_another_format(each)] or errors
        faults = [_diagnostic(document, path, model, each) for each in errors]
        # a mistyped field is not missing too
        meant = {
            (*each["loc"][:-1], fault.near[0])
            for each, fault in zip(errors, faults, strict=True)
            if fault.code == "SC201" and fault.near
        }
        raise InvalidInput(
            [
                fault
                for each, fault in zip(errors, faults, strict=True)
                if each["type"] != "missing" or each["loc"] not in meant
            ]
        ) from None


def _diagnostic(document: Document, base: Path, model: type[BaseModel], error: Any) -> Diagnostic:
    kind, loc, context = error["type"], error["loc"], error.get("ctx", {})
    path = (*base, *loc)
    code = PYDANTIC_FAULTS.get(kind, kind)
    name = _name(document, path)
    given = error["input"]
    if code == "SC201":
        known = _known_fields(model, loc[:-1])
        place = document.span(path, key=True)
        return Diagnostic(code, place, {"field": name, "known": known}, near(name, known))
    if kind == "union_tag_not_found" and isinstance(given, Unquoted):
        code = "SC203"  # pydantic looks for the tag among its attributes
    elif kind == "union_tag_not_found":
        name = context["discriminator"].strip("'")
    if code == "SC205" and isinstance(given, Unquoted):
        code, context = "SC204", {"written": given.text}
    if code == "SC219":
        return _not_a_choice(document, path, error)
    values = {"field": name, **context}
    return Diagnostic(code, document.span(path, key=path[-1:] == ("[key]",)), values)


def _is_of_another_format(error: Any) -> bool:
    return (error["loc"], error["type"]) == (("format",), "literal_error")


def _name(document: Document, path: Path) -> str:
    """Give the name of the field at this path; the entries of a list go by the list's."""
    return next((step for step in reversed(path) if isinstance(step, str)), document.source.name)


def _not_a_choice(document: Document, path: Path, error: Any) -> Diagnostic:
    context, given = error["ctx"], error["input"]
    if error["type"] == "union_tag_invalid":
        wanted = context["expected_tags"]
        tag = context["discriminator"].strip("'")
        path, given = (*path, tag), given[tag]
    else:
        wanted = context["expected"]
    choices = tuple(part.strip(" '") for part in wanted.replace(" or ", ", ").split(","))
    values = {"field": _name(document, path), "written": _written(given), "choices": choices}
    return Diagnostic("SC219", document.span(path), values, near(_written(given), choices))


def _written(given: object) -> str:
    return str(given) if isinstance(given, (str, Unquoted)) else "…"


def _known_fields(model: type[BaseModel], path: Sequence[Any]) -> list[str]:
    """Give the fields that a mapping at this path may have, by following the models."""
    models = [model]
    for step in path:
        fields = {
            field.alias or name: field
            for each in models
            for name, field in each.model_fields.items()
        }
        if step in fields:
            models = list(_models_in(fields[step].annotation))
        elif tagged := [each for each in models if step in _tags(each)]:
            models = tagged
    return [field.alias or name for each in models for name, field in each.model_fields.items()]


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from _models_in(part)


def _tags(model: type[BaseModel]) -> set[Any]:
    first = next(iter(model.model_fields.values()))
    return set(get_args(first.annotation))

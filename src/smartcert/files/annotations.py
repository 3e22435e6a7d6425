"""What a model wants at a path: its annotations, and the words for them."""

from collections.abc import Iterator, Sequence
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel, WithJsonSchema

from smartcert.language import N_
from smartcert.language.korean import in_both


def asked_for(above: Sequence[Any], name: str) -> object:
    """Return what a field wants, in a few words."""
    for model in filter(is_model, above):
        field = next(
            (each for key, each in model.model_fields.items() if (each.alias or key) == name), None
        )
        if field is None:
            continue
        if choices := [
            choice for each in _alternatives(field.annotation) for choice in literals(each)
        ]:
            return (*map(in_both, choices),)
        said = [each for each in field.metadata if isinstance(each, WithJsonSchema)]
        if said and said[0].json_schema:
            return said[0].json_schema["errorMessage"]
        if get_origin(field.annotation) is list:
            return N_("its entries below, each after “- ”")
        return (
            N_("a text")
            if field.annotation is str
            else N_("names with values below, indented by two more blanks")
        )
    return ""


def first_field(wanted: Sequence[Any]) -> str:
    """Return the first field of a mapping that is wanted, or of the entries of a list."""
    inner = [part for each in wanted for part in (each, *get_args(each))]
    return next((next(iter(_fields(each))) for each in inner if is_model(each)), "name")


def is_needed(above: Sequence[Any], name: str) -> bool:
    """Tell whether a mapping, of which one of these is wanted, must have this field."""
    fields = (model.model_fields.get(name) for model in above if is_model(model))
    return any(field is None or field.is_required() for field in fields)


def known_fields(wanted: Sequence[Any]) -> list[str]:
    """Return the fields that a mapping may have, of which one of these is wanted."""
    return [name for each in wanted if is_model(each) for name in _fields(each)]


def wanted_at(model: type[BaseModel], path: Sequence[Any]) -> Sequence[Any]:
    """Return the annotation at a path of pydantic's, by following the models."""
    wanted: list[Any] = [model]
    for step in path:
        wanted = [inner for each in wanted for inner in _inside(each, step)]
    return wanted


def _inside(wanted: Any, step: str | int) -> Iterator[Any]:
    if not is_model(wanted):
        for part in get_args(wanted)[-1:]:  # of a list its entries, of a dict its values
            yield from _alternatives(part)
    elif step in (fields := _fields(wanted)):
        yield from _alternatives(fields[step])
    elif step in tags(wanted):
        yield wanted


def _alternatives(annotation: Any) -> Iterator[Any]:
    """Yield the alternatives of an annotation: models, lists, literals and others."""
    if get_origin(annotation) is Annotated:
        yield from _alternatives(get_args(annotation)[0])
    elif get_origin(annotation) in {Union, UnionType}:
        for part in get_args(annotation):
            yield from _alternatives(part)
    elif annotation not in {None, NoneType}:
        yield annotation


def is_model(wanted: Any) -> bool:
    """Tell whether a mapping with fields is wanted."""
    return isinstance(wanted, type) and issubclass(wanted, BaseModel)


def _fields(model: type[BaseModel]) -> dict[str, Any]:
    """Return the annotations of a model's fields, by the names that files have for them."""
    return {field.alias or name: field.annotation for name, field in model.model_fields.items()}


def literals(wanted: Any) -> Sequence[str]:
    """Return the words of which one is wanted, if that is so."""
    return get_args(wanted) if get_origin(wanted) is Literal else ()


def tag_name(wanted: Sequence[Any]) -> str:
    """Return the field by which models are told apart, which is the first of each."""
    return next(iter(_fields(wanted[0])))


def tags(model: type[BaseModel]) -> Sequence[str]:
    """Return the words by which this model is told from others."""
    return literals(next(iter(_fields(model).values())))

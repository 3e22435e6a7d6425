"""The shape of a file: plain data read as a model, and what does not fit, at its place."""

import re
from collections.abc import Iterator, Sequence
from threading import Lock
from typing import Any, TypeVar, get_args, get_origin

from pydantic import BaseModel, PrivateAttr, ValidationError

from smartcert.diagnostics import Diagnostic, InvalidInput, near
from smartcert.diagnostics.codes import CODES
from smartcert.files.annotations import (
    asked_for,
    first_field,
    is_model,
    is_needed,
    known_fields,
    literals,
    tag_name,
    tags,
    wanted_at,
)
from smartcert.files.document import MOST_FAULTS, Document, Path, Unquoted
from smartcert.files.fields import Record
from smartcert.files.indentation import OF_AN_ANSWER
from smartcert.files.strays import astray, with_heading
from smartcert.language import N_
from smartcert.language.korean import in_both, our_word

GLUED = re.compile(r"[^\W\d][\w.-]*(?:(：)|:(?!//)\S)")  # a name, no time and no address

_OR_NOT = N_(", or delete the line if there is nothing to say")

_BUILDING = Lock()

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


class WholeFile(Record):
    """A model of a whole file, which remembers where its values stand."""

    _document: Document = PrivateAttr()

    @property
    def document(self) -> Document:
        """The file that this was read from, with the places of all its values."""
        return self._document


File = TypeVar("File", bound=WholeFile)


def read_file(document: Document, model: type[File]) -> File:
    """Read a document as the model of a whole file.

    Raises:
        InvalidInput: the shape is wrong; every fault stands at its place.
    """
    try:
        file = read_as(document, model)
    except InvalidInput as invalid:
        raise InvalidInput(document.with_flaws(invalid.diagnostics)) from None
    file._document = document  # noqa: SLF001 - its own class's private attribute
    return file


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
        return _built(model).model_validate(data)
    except ValidationError as error:
        errors: list[Any] = [*error.errors(include_url=False)[:MOST_FAULTS]]
        # a file of another format has none of our fields: that alone is to be said
        errors = [each for each in errors if _is_of_another_format(each)] or errors
        errors = [*with_heading(errors)]
        faults = [
            astray(document, (*path, *each["loc"]), each)
            or _diagnostic(document, path, model, each)
            for each in errors
        ]
        # a mistyped field is not missing too
        meant = {
            (*each["loc"][:-1], fault.near[0])
            for each, fault in zip(errors, faults, strict=True)
            if each["type"] == "extra_forbidden" and fault.near
        }
        raise InvalidInput(
            [
                fault
                for each, fault in zip(errors, faults, strict=True)
                if each["type"] != "missing" or each["loc"] not in meant
            ]
        ) from None


def _built(model: type[Model]) -> type[Model]:
    """Return a model with its validator, which is built when it is first used.

    Pydantic builds it without a lock: of two threads that came first, one found half a model, in
    which no field was known.
    """
    if not model.__pydantic_complete__:
        with _BUILDING:
            model.model_rebuild()  # builds nothing if another thread has by now
    return model


def _diagnostic(document: Document, base: Path, model: type[BaseModel], error: Any) -> Diagnostic:
    kind, loc, context = error["type"], error["loc"], error.get("ctx", {})
    path = (*base, *loc)
    name = _name(document, path)
    given = error["input"]
    wanted, above = wanted_at(model, loc), wanted_at(model, loc[:-1])
    code = PYDANTIC_FAULTS.get(kind, kind)
    if code not in CODES:
        code = _by_what_is_wanted(wanted, above, given)
    if code == "SC201":
        known = known_fields(above)
        place = document.span(path, key=True)
        if (glued := GLUED.match(name)) and (meant := _meant(re.split("[:：]", name)[0], known)):
            return Diagnostic(_glued_by(glued), place, {"written": name}, meant)
        meant = _meant(name, known)
        return Diagnostic(code, place, {"field": name, "known": known}, meant)
    if kind == "union_tag_not_found" and isinstance(given, Unquoted):
        code = "SC203"  # pydantic looks for the tag among its attributes
    elif kind == "union_tag_not_found":
        name, above = tag_name(wanted), wanted
    if code == "SC205" and isinstance(given, Unquoted):
        code, context = "SC204", {"written": given.text}
    if code == "SC219":
        return _not_a_choice(document, path, wanted, given)
    if code == "SC203" and isinstance(given, (str, Unquoted)):
        return _not_a_mapping(document, path, (name, first_field(wanted)), str(given))
    values = {"field": name, **context, **_in_words(code, name, (wanted, above), error)}
    return Diagnostic(code, document.span(path, key=path[-1:] == ("[key]",)), values)


def _in_words(
    code: str, name: str, where: tuple[Sequence[Any], Sequence[Any]], error: Any
) -> dict[str, object]:
    """Return what the sentences on some faults say besides what is wrong."""
    context, (wanted, above) = error.get("ctx", {}), where
    if code in {"SC203", "SC218"}:
        return {"example": first_field(wanted)}
    if code == "SC202":
        return {"wanted": asked_for(above, name)}
    if code == "SC205":
        found = context.get("found", N_("nothing stands here"))
        return {"field": name, "found": found, "or_not": "" if is_needed(above, name) else _OR_NOT}
    if code == "SC220":
        least, most = (context.get(f"{end}_length") for end in ("min", "max"))
        bound = f"≥ {least}" if least is not None else f"≤ {most}"
        return {"count": len(error["input"]), "bound": bound}
    return {}


def _is_of_another_format(error: Any) -> bool:
    return (error["loc"], error["type"]) == (("format",), "literal_error")


def _name(document: Document, path: Path) -> str:
    """Return the name of the field at this path; the entries of a list go by the list's."""
    return next((step for step in reversed(path) if isinstance(step, str)), document.source.name)


def _by_what_is_wanted(wanted: Sequence[Any], above: Sequence[Any], given: Any) -> str:
    """Return the code of an error that only other releases of pydantic know."""
    if not wanted and any(map(is_model, above)):
        return "SC201"
    models = [each for each in wanted if is_model(each)]
    tag_is_wrong = len(models) > 1 and isinstance(given, dict) and tag_name(models) in given
    if tag_is_wrong or any(map(literals, wanted)):
        return "SC219"
    if any(get_origin(each) is list for each in wanted):
        return "SC220" if isinstance(given, list) else "SC218"
    return "SC203" if models or any(get_origin(each) is dict for each in wanted) else "SC205"


def models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    """Yield the models in an annotation."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from models_in(part)


def _not_a_choice(document: Document, path: Path, wanted: Sequence[Any], given: Any) -> Diagnostic:
    choices = [choice for each in wanted for choice in literals(each)]
    if not choices:  # one of several models, told apart by a field that each of them has
        tag = tag_name(wanted)
        choices = [choice for each in wanted for choice in tags(each)]
        path, given = (*path, tag), given[tag]
    values = {
        "field": _name(document, path),
        "written": _written(given),
        "choices": (*choices,),
        "named": (*map(in_both, choices),),
    }
    return Diagnostic("SC219", document.span(path), values, _meant(_written(given), choices))


def _not_a_mapping(
    document: Document, path: Path, names: tuple[str, str], given: str
) -> Diagnostic:
    """Say what a text in place of a mapping comes from, where it can be told."""
    span, (name, example) = document.span(path), names
    if match := GLUED.match(given):
        return Diagnostic(_glued_by(match), span, {"written": given})
    if len(path) > 1 and path[-2] == "answers":
        code = "SC227" if name in OF_AN_ANSWER else "SC225"
        return Diagnostic(code, span, {"field": name, "written": given})
    return Diagnostic("SC203", span, {"field": name, "example": example})


def _glued_by(match: re.Match[str]) -> str:
    return "SC113" if match[1] else "SC222"


def _meant(word: str, known: Sequence[str]) -> tuple[str, ...]:
    """Return the known words that a Korean or a mistyped one may have meant."""
    meant = our_word(word, known)
    return (meant,) if meant else near(word, known)


def _written(given: object) -> str:
    return str(given) if isinstance(given, (str, Unquoted)) else "…"

"""Parts of one assessment put together: what several people have filled in of it."""

from collections.abc import Mapping, Sequence
from typing import Any

from smartcert.diagnostics import Diagnostic, InvalidInput
from smartcert.files.document import Document, Path

_FRAME: tuple[Path, ...] = (
    *(("format",), ("catalogue",), ("date",), ("stage",)),
    *(("city", "name"), ("city", "kind")),
)
"""What has to be the same in every part: it says whose assessment it is."""
_CITY = ("population", "population_date", "contact", "confirmed")
_FIELDS = ("value", "not_applicable", "note", "confirmed", "owner")
_PIECE = ("title", "kind", "document", "page", "date", "file")


def merged(parts: Sequence[Document], prefer: Document | None = None) -> dict[str, Any]:
    """Return the data of the whole: what one part says alone, and what all say alike.

    Pieces of evidence are put together. The order of the parts never matters.

    Args:
        parts: assessments, each well-formed.
        prefer: the part that is right where two differ in what they say of an answer.

    Raises:
        InvalidInput: two parts differ; every conflict at both its places.
    """
    merging = _Merging(parts, prefer)
    frame = {path: merging.one(path, may_choose=False) for path in _FRAME}
    city = {str(path[1]): value for path, value in frame.items() if path[0] == "city"}
    city |= _given({name: merging.one(("city", name)) for name in _CITY})
    top = {str(path[0]): value for path, value in frame.items() if len(path) == 1}
    names = {name for part in parts for name, answer in part.data["answers"].items() if answer}
    answers = {name: merging.answer(name) for name in sorted(names)}
    if merging.conflicts:
        raise InvalidInput(merging.conflicts)
    return {**top, "city": city, "answers": {name: each for name, each in answers.items() if each}}


class _Merging:
    """Takes from several parts what they say, and notes where they differ.

    Attributes:
        conflicts: what two parts say in two ways.
    """

    def __init__(self, parts: Sequence[Document], prefer: Document | None) -> None:
        self._parts = parts
        self._prefer = prefer
        self.conflicts: list[Diagnostic] = []

    def one(self, path: Path, *, may_choose: bool = True) -> Any:
        """Return what the parts say at a path, which is one thing."""
        said: dict[str, tuple[Any, Document]] = {}
        for part in self._parts:
            value = _at(part.data, path)
            if value is not None:
                said.setdefault(_sense(value), (value, part))
        if len(said) > 1 and may_choose and self._prefer is not None:
            preferred = _at(self._prefer.data, path)
            if preferred is not None:
                return preferred
        if len(said) > 1:
            first, *others = sorted(said.values(), key=lambda each: each[1].source.name)
            places = [part.span(path) for _, part in (first, *others)]
            values = {"name": _name(path), "written": _shown(first[0])}
            values |= {"other": _shown(others[0][0])}
            fault = Diagnostic("SC807", places[0], values, related=tuple(places[1:]))
            self.conflicts.append(fault)
        return next((value for value, _ in said.values()), None)

    def answer(self, name: str) -> dict[str, Any]:
        """Return what the parts say on one indicator."""
        answer = _given({field: self.one(("answers", name, field)) for field in _FIELDS})
        if pieces := self._pieces(name):
            answer["evidence"] = pieces
        return answer

    def _pieces(self, name: str) -> list[Mapping[str, Any]]:
        lists = [
            pieces
            for part in self._parts
            if (pieces := _at(part.data, ("answers", name, "evidence")))
        ]
        whole = {_sense(piece): piece for pieces in lists for piece in pieces}
        # in the order of a part that has them all; else in one that no part decides
        for pieces in sorted(lists, key=_sense):
            if {_sense(piece) for piece in pieces} == whole.keys():
                return [*pieces]
        return [whole[key] for key in sorted(whole)]


def _at(data: Any, path: Path) -> Any:
    for step in path:
        data = data.get(step) if isinstance(data, Mapping) else None
    return data


def _given(fields: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value is not None}


def _sense(value: Any) -> str:
    """Return what makes two values one: their texts, whatever the order of a checklist's items."""
    if isinstance(value, Mapping):
        fields = _PIECE if "title" in value else sorted(value)
        return repr([(name, _sense(value[name])) for name in fields if value.get(name) is not None])
    if isinstance(value, list):
        return repr(sorted(map(_sense, value)))
    return str(value)


def _name(path: Path) -> str:
    return ".".join(map(str, path[1:] if path[0] == "answers" else path))


def _shown(value: Any) -> str:
    if isinstance(value, Mapping):
        return " / ".join(map(str, value.values()))
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)

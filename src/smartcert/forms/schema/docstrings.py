"""What the docstring of a model says: of the whole, and of each field."""

import ast
import inspect
import re
import sys
from functools import cache
from importlib import import_module
from typing import NamedTuple

_FIELD = re.compile(r"^ {4}(\w+): (.*(?:\n {8}.*)*)", re.MULTILINE)


class Meaning(NamedTuple):
    """The two parts of a model's docstring.

    Attributes:
        text: what stands above the fields.
        fields: what the section `Attributes:` says of each field, in one line.
    """

    text: str
    fields: dict[str, str]

    @property
    def summary(self) -> str:
        """The first paragraph, in one line."""
        return " ".join(self.text.partition("\n\n")[0].split())


def docstring_of(model: type, *, stripped: bool = sys.flags.optimize > 1) -> str | None:
    """Return the docstring of a class, from its source where Python has stripped it (`-OO`)."""
    return _in_source(model.__module__).get(model.__qualname__) if stripped else model.__doc__


@cache
def _in_source(module: str) -> dict[str, str | None]:
    """Return the docstring of each class of a module, by its name."""
    tree = ast.parse(inspect.getsource(import_module(module)))
    classes = [each for each in tree.body if isinstance(each, ast.ClassDef)]
    return {each.name: ast.get_docstring(each) for each in classes}


def meaning(docstring: str | None) -> Meaning:
    """Take a docstring apart."""
    text, _, attributes = inspect.cleandoc(docstring or "").partition("\nAttributes:\n")
    fields = _FIELD.findall(attributes)
    return Meaning(text.strip(), {name: " ".join(said.split()) for name, said in fields})

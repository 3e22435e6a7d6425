"""What the docstring of a model says: of the whole, and of each field."""

import inspect
import re
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


def meaning(docstring: str | None) -> Meaning:
    """Take a docstring apart."""
    text, _, attributes = inspect.cleandoc(docstring or "").partition("\nAttributes:\n")
    fields = _FIELD.findall(attributes)
    return Meaning(text.strip(), {name: " ".join(said.split()) for name, said in fields})

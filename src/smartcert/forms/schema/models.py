"""The schema of any file of a kind, written from its model."""

from collections.abc import Callable, Mapping
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema
from pydantic_core import core_schema

from smartcert.forms.schema.docstrings import docstring_of, meaning
from smartcert.language import LANGUAGES, Language, language
from smartcert.language.government import WORDS
from smartcert.language.korean import KINDS
from smartcert.render.wording import BASES, INDICATOR_KINDS, STAGES

Schema = dict[str, Any]

_TABLES: tuple[Mapping[Any, str], ...] = (WORDS, STAGES, INDICATOR_KINDS, BASES)
_CHOICES = {word: said for table in _TABLES for word, said in table.items()}


def schema_of(model: type[BaseModel]) -> Schema:
    """Give the schema of a model in draft 2020-12, its words in Korean and English."""
    written = model.model_json_schema(schema_generator=_Writer)
    _say_errors(written)
    return written


def below(say: Callable[[Language], str]) -> str:
    """Say something in Korean and below it in English."""
    return "\n\n".join(say(language(tag)) for tag in LANGUAGES)


def beside(say: Callable[[Language], str]) -> str:
    """Say something in Korean and beside it in English, in one line."""
    return " / ".join(say(language(tag)) for tag in LANGUAGES)


def or_null(schema: Schema) -> Schema:
    """Allow a value to be left empty."""
    if "$ref" in schema or "oneOf" in schema:
        return {"anyOf": [schema, {"type": "null"}]}
    kinds = schema["type"]
    return {**schema, "type": [*([kinds] if isinstance(kinds, str) else kinds), "null"]}


class _Writer(GenerateJsonSchema):
    """Writes what helps to fill in a file, and leaves out what only Python wants to know."""

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ARG002 - pydantic's own name
        """Make no titles from the names of fields."""
        return False

    def model_schema(self, schema: core_schema.ModelSchema) -> Schema:
        """Describe the model and its fields with the sentences of its docstring."""
        written = super().model_schema(schema)
        said = meaning(docstring_of(schema["cls"]))
        del written["title"]
        written["description"] = _description(said.summary)
        for name, field in written["properties"].items():
            if address := field.pop("$ref", None):
                # draft 7 and editors do not look at what stands beside an address
                field |= {"type": "object", "allOf": [{"$ref": address}]}
            if name in said.fields:
                field["description"] = _description(said.fields[name])
        return written

    def nullable_schema(self, schema: core_schema.NullableSchema) -> Schema:
        """Allow null as one more type, where that can be said so shortly."""
        return or_null(self.generate_inner(schema["schema"]))

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> Schema:
        """Name no default that is nothing: an editor would write `null`."""
        written = super().default_schema(schema)
        if written.get("default", "") is None:
            del written["default"]
        return written

    def literal_schema(self, schema: core_schema.LiteralSchema) -> Schema:
        """Say what each of the words means, where we have a word for it."""
        written = super().literal_schema(schema)
        choices = written.get("enum", [])
        if any(each in _CHOICES for each in choices):
            written["enumDescriptions"] = [_choice(each) for each in choices]
        if choices == [*WORDS]:
            written["enum"] = [*choices, *KINDS]
            written["enumDescriptions"] += [_choice(each) for each in KINDS.values()]
        return written

    def tagged_union_schema(self, schema: core_schema.TaggedUnionSchema) -> Schema:
        """Leave out the discriminator, a word of another standard."""
        written = super().tagged_union_schema(schema)
        return {"type": "object", "oneOf": written["oneOf"]}

    def dict_schema(self, schema: core_schema.DictSchema) -> Schema:
        """Allow such names only as the field that reads them does."""
        written = super().dict_schema(schema)
        names = written["patternProperties"]
        return {"type": "object", "patternProperties": names, "additionalProperties": False}


def _description(message: str) -> str:
    def say(reader: Language) -> str:
        said = reader.say(message)
        return said[:1].upper() + said[1:]

    return below(say)


def _choice(word: str) -> str:
    return beside(lambda reader: reader.say(_CHOICES[word]))


def _say_errors(schema: Any) -> None:
    """Say in both languages what a field wants; see `smartcert.files.fields.in_schema`."""
    if isinstance(schema, dict):
        if isinstance(wanted := schema.get("errorMessage"), str):
            schema["errorMessage"] = beside(lambda reader: reader.say(wanted))
        schema = list(schema.values())
    if isinstance(schema, list):
        for each in schema:
            _say_errors(each)

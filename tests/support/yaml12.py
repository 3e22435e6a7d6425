"""YAML as editors and validators of JSON Schema read it: by the core schema of YAML 1.2.

A date stays a text and `yes` too, other than with PyYAML's own rules, which are those of YAML 1.1.
"""

import re

import yaml


class Yaml12(yaml.CSafeLoader):
    """Without the resolvers of YAML 1.1."""


Yaml12.yaml_implicit_resolvers = {}
PATTERNS = {
    "null": (r"~|null|Null|NULL|", "~nN\0", lambda _: None),
    "bool": (r"true|True|TRUE|false|False|FALSE", "tTfF", lambda text: text[0] in "tT"),
    "int": (r"[-+]?[0-9]+", "-+0123456789", int),
    "float": (
        r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?",
        "-+.0123456789",
        float,
    ),
}
for name, (pattern, first, read) in PATTERNS.items():
    tag = f"tag:yaml.org,2002:{name}"
    letters = ["" if letter == "\0" else letter for letter in first]
    Yaml12.add_implicit_resolver(tag, re.compile(f"^(?:{pattern})$"), letters)
    Yaml12.add_constructor(tag, lambda _, node, read=read: read(node.value))


def load(text):
    """Read a text as plain data."""
    return yaml.load(text, Yaml12)  # noqa: S506 - a safe loader, with fewer kinds of scalar

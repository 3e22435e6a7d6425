"""The lock holds what pyproject.toml asks for, within its bounds, each version with its hashes."""

import re
import tomllib

import pytest
from packaging.requirements import Requirement

from tests.conftest import ROOT

LOCK = (ROOT / "requirements/check.txt").read_text("utf-8")
LOCKED = [
    (Requirement(pinned), rest.count("--hash=sha256:"))
    for pinned, rest in re.findall(r"^([\w.-]+==[^\\\n]+?) \\\n((?:    .*\n)*)", LOCK, re.MULTILINE)
]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
OPTIONAL = PROJECT["project"]["optional-dependencies"]
ASKED = [
    each
    for group in (
        PROJECT["project"]["dependencies"],
        PROJECT["build-system"]["requires"],
        PROJECT["dependency-groups"]["dev"],
        *OPTIONAL.values(),
    )
    for each in map(Requirement, group)
    if each.name != PROJECT["project"]["name"]  # an extra that takes another one in
]
PYTHONS = [
    each.rpartition(" ")[2]
    for each in PROJECT["project"]["classifiers"]
    if re.fullmatch(r"Programming Language :: Python :: 3\.\d+", each)
]


def plain(name):
    return re.sub(r"[-_.]+", "-", name).lower()


@pytest.mark.parametrize("python", PYTHONS)
def test_all_that_is_asked_for_is_locked_within_its_bounds_for_every_python(python):
    there = {"python_version": python, "python_full_version": f"{python}.0"}
    versions = {
        plain(each.name): str(each.specifier).removeprefix("==")
        for each, _ in LOCKED
        if each.marker is None or each.marker.evaluate(there)
    }
    assert len(ASKED) > 20
    for each in ASKED:
        assert each.specifier.contains(versions[plain(each.name)]), each


def test_every_locked_version_is_proven_by_hashes_and_names_no_registry():
    assert len(LOCKED) == len(re.findall(r"^\S+==", LOCK, re.MULTILINE)) > 50
    assert all(hashes for _, hashes in LOCKED)
    assert "://" not in LOCK

"""A packed catalogue: the same edition and the same places, or none."""

import pytest

from smartcert.catalogue import packaged, packed
from smartcert.catalogue.compiled import catalogue_in, compiled
from smartcert.files.document import parse
from smartcert.files.source import read
from tests.conftest import ROOT


@pytest.fixture(scope="module")
def source():
    return read(ROOT / "indicators.yaml")


@pytest.fixture(scope="module")
def read_from_yaml(source):
    return catalogue_in(parse(source))


@pytest.fixture(scope="module")
def text(read_from_yaml):
    return packed.pack(read_from_yaml.edition, read_from_yaml.document)


def test_what_is_packed_comes_back_as_it_was(source, read_from_yaml, text):
    edition, document = packed.unpack(text, source)
    assert edition == read_from_yaml.edition
    assert repr(edition) == repr(read_from_yaml.edition)  # types too: 1 is not Decimal(1)
    assert packed.pack(edition, read_from_yaml.document) == text
    again = compiled(edition, document)
    for name in ("indicators", "rules", "usual", "reaches", "tree", "standard", "sha256", "paths"):
        assert getattr(again, name) == getattr(read_from_yaml, name), name


def test_every_place_is_the_same(source, read_from_yaml, text):
    _, document = packed.unpack(text, source)
    whole = read_from_yaml.document
    for path in whole.places:
        assert document.span(path) == whole.span(path)
        assert document.span((*path, "no such field")) == whole.span(path)
    indicator = ("categories", 0, "categories", 0, "indicators", 0)
    assert document.span((*indicator, "title"), key=True) == whole.span(
        (*indicator, "title"), key=True
    )
    assert document.data == whole.data
    with pytest.raises(AttributeError):
        _ = document.no_such_attribute


def test_a_place_is_known_without_reading_the_yaml(source, text, monkeypatch):
    monkeypatch.setattr("smartcert.files.unparsed.parse", None)
    edition, document = packed.unpack(text, source)
    catalogue = compiled(edition, document)
    assert catalogue.span("INN-PUB-01", "title", "ko").line > 1


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace('"0.', '"9.', 1),  # another version
        lambda text: text * 0,
        lambda text: "{" + text,
        lambda text: text[:-1],
        lambda text: text.replace("true", "false", 1),
        lambda text: text[: text.index("\n")],
    ],
)
def test_what_does_not_match_is_no_catalogue(source, text, change):
    assert change(text) != text
    assert packed.unpack(change(text), source) is None


def test_a_file_beside_the_catalogue_counts_only_for_this_very_catalogue(
    tmp_path, monkeypatch, text
):
    name = packaged.DEFAULT
    yaml = (ROOT / "indicators.yaml").read_bytes()
    (tmp_path / "indicators.yaml").write_bytes(yaml)
    (tmp_path / "indicators.json").write_text(text, encoding="utf-8")
    monkeypatch.setattr(packaged, "_PACKAGED", tmp_path)
    took = []
    monkeypatch.setattr(packaged, "compile_catalogue", lambda source: took.append(source.name))
    load = packaged._packaged.__wrapped__
    assert load(name).name == name
    assert not took
    (tmp_path / "indicators.yaml").write_bytes(yaml + b"\n# changed\n")
    load(name)
    assert took == [name]


def test_a_wheel_gets_one_file_a_catalogue(text):
    assert dict(packaged.packed_files()) == {"indicators.json": text}

"""Every sentence has its Korean, with the same fields."""

import importlib.util
import re
import string
import sys
from functools import cache

import pytest

from smartcert.files.fields import Bilingual
from smartcert.language import Message, language, preferred
from tests.conftest import ROOT

FIELD = re.compile(r"\{(\w*)\}")


@pytest.fixture(scope="module")
def translations():
    sys.path.insert(0, str(ROOT / "tools"))
    try:
        spec = importlib.util.spec_from_file_location(
            "translations", ROOT / "tools/translations.py"
        )
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        module.sentences, module.updated = cache(module.sentences), cache(module.updated)
        yield module
    finally:
        sys.path.remove(str(ROOT / "tools"))


@pytest.mark.no_cover
def test_every_sentence_of_the_code_is_translated(translations):
    assert translations.missing(translations.updated()) == []


@pytest.mark.no_cover
def test_no_translation_is_left_over(translations):
    known = {each.id for each in translations.sentences() if each.id}
    with translations.KOREAN.open("rb") as file:
        kept = {each.id for each in translations.read_po(file, locale="ko") if each.id}
    assert kept == known


@pytest.mark.no_cover
def test_a_translation_has_the_fields_of_its_sentence(translations):
    for message in translations.updated():
        if not message.id:
            continue
        source = message.id if isinstance(message.id, str) else message.id[1]
        target = message.string if isinstance(message.string, str) else message.string[0]
        assert set(FIELD.findall(target)) == set(FIELD.findall(source)), source
        list(string.Formatter().parse(target))


def test_values_are_said_in_the_language_of_the_sentence():
    both = Bilingual(ko="하나", en="one")
    english, korean = language("en"), language("ko")
    assert english.say("{a} {b} {c}", a=both, b=[both, 2], c=Message("yes")) == "one one, 2 yes"
    assert korean.say("{a} {c}", a=both, c=Message("yes")) == "하나 예"
    assert korean.say("") == english.say("") == ""
    assert english.plural("{count} error", "{count} errors", 1) == "1 error"
    assert english.plural("{count} error", "{count} errors", 2) == "2 errors"
    assert korean.plural("{count} error", "{count} errors", 2) == "오류 2건"


@pytest.mark.parametrize(
    ("wish", "environment", "tag"),
    [
        ("ko", {"SMARTCERT_LANG": "en"}, "ko"),
        (None, {"SMARTCERT_LANG": "ko", "LANG": "en_US"}, "ko"),
        ("xx", {"LC_ALL": "ko_KR"}, "ko"),
        (None, {"LC_ALL": "C", "LANG": "ko_KR"}, "en"),
        (None, {"LC_MESSAGES": "ko"}, "ko"),
        (None, {}, "en"),
    ],
)
def test_the_preferred_language(wish, environment, tag):
    assert preferred(wish, environment).tag == tag


@pytest.mark.parametrize(
    ("name", "tag"),
    [
        ("ko", "ko"),
        ("ko_KR.UTF-8", "ko"),
        ("ko-KR", "ko"),
        ("ko.utf8", "ko"),
        ("KO_KR@euro", "ko"),
        ("korean", "ko"),
        ("kok_IN.UTF-8", "en"),
        ("kos", "en"),
        ("C.UTF-8", "en"),
        ("en_KO", "en"),
    ],
)
def test_a_locale_is_korean_by_its_language_alone(name, tag):
    assert preferred(None, {"LANG": name}).tag == tag

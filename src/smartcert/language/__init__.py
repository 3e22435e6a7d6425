"""The one place through which every sentence passes that a person reads.

English sentences in the code are the message ids; `locale/ko` holds the Korean ones.

From outside: `government`, `korean`, `letters`, `personal`, `truths`.
"""

import gettext
import os
import re
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple, Protocol, cast, get_args

Tag = Literal["ko", "en"]
LANGUAGES: tuple[Tag, ...] = get_args(Tag)
_LOCALE = Path(__file__).with_name("locale")
_KOREAN = ("ko", "kor", "korean")
"""How the names of Korean locales begin; `kok` is Konkani."""
_KOREAN_WINDOWS = 0x12  # primary language id of GetUserDefaultUILanguage


class BothLanguages(Protocol):
    """A text that a catalogue gives in Korean and in English."""

    @property
    def ko(self) -> str:
        """The text in Korean."""

    @property
    def en(self) -> str:
        """The text in English."""


class InBoth(NamedTuple):
    """A text that is put together in both languages."""

    ko: str
    en: str


class Message(str):
    """A sentence or word among the values of another, translated together with it."""

    __slots__ = ()


def N_(message: str) -> Message:  # noqa: N802 - gettext's own name for "to be translated later"
    """Mark a sentence for translation where it is written but not yet said."""
    return Message(message)


class Language:
    """Korean or English: translates sentences, picks texts, writes numbers."""

    def __init__(self, tag: str) -> None:
        self.tag = tag
        self._translations = gettext.translation(
            "smartcert", _LOCALE, languages=[tag], fallback=tag == "en"
        )

    def say(self, message: str, **values: object) -> str:
        """Return the sentence in this language, its `{fields}` filled in."""
        if not message:
            return ""  # gettext would give the header of its file
        return self._filled(self._translations.gettext(message), values)

    def plural(self, one: str, many: str, count: int, **values: object) -> str:
        """Return the sentence that fits the count, which fills `{count}`."""
        sentence = self._translations.ngettext(one, many, count)
        return self._filled(sentence, {"count": count, **values})

    def pick(self, text: BothLanguages) -> str:
        """Return a catalogue's text in this language."""
        return text.ko if self.tag == "ko" else text.en

    def _filled(self, sentence: str, values: Mapping[str, object]) -> str:
        if not values:
            return sentence
        return sentence.format(**{name: self._word(value) for name, value in values.items()})

    def _word(self, value: object) -> str:
        if isinstance(value, Message):
            return self.say(value)
        if hasattr(value, "ko") and hasattr(value, "en"):
            return self.pick(cast("BothLanguages", value))
        if isinstance(value, (list, tuple)):
            return ", ".join(self._word(part) for part in value)
        return str(value)


@cache
def language(tag: str) -> Language:
    """Return the language with this tag, `ko` or `en`."""
    return Language(tag)


def preferred(wish: str | None, environment: Mapping[str, str] | None = None) -> Language:
    """Choose the language: the wish, else `SMARTCERT_LANG`, else the locale, else English."""
    environment = os.environ if environment is None else environment
    for tag in (wish, environment.get("SMARTCERT_LANG")):
        if tag in LANGUAGES:
            return language(tag)
    return language("ko" if _speaks_korean(environment) else "en")


def _speaks_korean(environment: Mapping[str, str]) -> bool:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if environment.get(name):
            return re.split("[^a-z]", environment[name].lower())[0] in _KOREAN
    if sys.platform == "win32":  # pragma: no cover - Windows sets none of these variables
        import ctypes

        return ctypes.windll.kernel32.GetUserDefaultUILanguage() & 0x3FF == _KOREAN_WINDOWS
    return False

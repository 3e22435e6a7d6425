"""A code for people: what it means, and an example of the fault and of the right way."""

import re
import unicodedata
from string import Formatter

from smartcert.diagnostics.codes import CODES, Severity
from smartcert.diagnostics.lessons import Lesson, lesson
from smartcert.language import Language
from smartcert.render import wording
from smartcert.render.layout import Page
from smartcert.render.view import View

_INDENT = 2
_FIELD = "…"
_RIGHT_ENCODING = "UTF-8"
_JAMO = re.compile("CHOSEONG|JUNGSEONG|JONGSEONG")


def page(code: str, view: View) -> Page:
    """Lay out what a code means, with its examples."""
    entry, taught, say = CODES[code], lesson(code), view.language.say
    page = Page(view.width)
    style = "bad" if entry.severity is Severity.ERROR else "warn"
    severity = say(wording.SEVERITIES[entry.severity])
    page.text(f"{code} {severity}: {say(entry.title)}", style=style)
    page.text(view.language.pick(taught.meaning))
    page.heading(say("What smartcert says"))
    page.text(template(entry.message, view.language), _INDENT)
    for text, right in ((taught.wrong, False), (taught.right, True)):
        page.heading(say("Right") if right else say("Wrong"))
        _example(page, taught, visible(text))
        if note := saved_as(taught, view.language, right=right):
            page.text(note, _INDENT, "dim")
    page.heading(say("What to do"))
    page.text(template(entry.help, view.language), _INDENT)
    return page


def _example(page: Page, taught: Lesson, text: str) -> None:
    """Add an example; a command and an object of JSON may be broken, other lines may not."""
    for line in text.split("\n"):
        if taught.command or taught.file.endswith(".jsonl"):
            page.text(line, _INDENT)
        else:
            page.line(" " * _INDENT, line)


def template(sentence: str, language: Language) -> str:
    """Return a sentence with an ellipsis where the values of a real fault stand."""
    fields = {name for _, name, _, _ in Formatter().parse(sentence) if name}
    return language.say(sentence, **dict.fromkeys(fields, _FIELD))


def saved_as(taught: Lesson, language: Language, *, right: bool) -> str:
    """Say how the file is saved, where that is the fault; else nothing."""
    if not taught.encoding:
        return ""
    encoding = _RIGHT_ENCODING if right else taught.encoding.upper()
    return language.say("(the file is saved as {encoding})", encoding=encoding)


def visible(text: str) -> str:
    """Show what cannot be seen: a tab as an arrow, other such characters by their number."""
    return re.sub(r"[^\n -~]", lambda match: _shown(match[0]), text)


def _shown(character: str) -> str:
    name = unicodedata.name(character, "")
    if character == "\t":
        return "→"
    if unicodedata.category(character) in {"Cc", "Cf", "Zs"}:
        return f"<U+{ord(character):04X}>"
    # a letter of a syllable that is taken apart
    return unicodedata.lookup(_JAMO.sub("LETTER", name)) if _JAMO.search(name) else character

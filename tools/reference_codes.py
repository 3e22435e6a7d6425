"""The reference pages of the codes: a list of all, and a page for each family."""

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

from smartcert.diagnostics import codes
from smartcert.diagnostics.lessons import Lesson, lessons
from smartcert.language import language
from smartcert.render.pages import lesson as show

_KOREAN = language("ko")


def contents() -> Iterator[str]:
    """Give the list of all codes, which leads to their pages."""
    yield "# Codes"
    yield ""
    yield "Every fault of an input has a code that keeps its meaning. An error stops the judging; a"
    yield "warning costs points at most. `smartcert explain CODE` prints what stands here; tests"
    yield "prove the examples."
    for family in codes.FAMILIES.values():
        page = f"codes/{family}.md"
        yield ""
        yield f"## [{_title(family)}]({page})"
        yield ""
        yield "| Code | Severity | English | 한국어 |"
        yield "|---|---|---|---|"
        for name, code in codes.codes_of(family).items():
            titles = f"{code.title} | {_KOREAN.say(code.title)}"
            yield f"| [{name}]({page}#{_anchor(name)}) | {code.severity} | {titles} |"


def of_family(family: str) -> Iterator[str]:
    """Give the page of a family: what its codes mean, with examples."""
    yield f"# {_title(family)}"
    yield ""
    yield "[All codes](../codes.md). An error stops the judging; a warning costs points at most."
    for name, code in codes.codes_of(family).items():
        yield ""
        yield f'<a id="{_anchor(name)}"></a>'  # stays when the title is put better
        yield ""
        yield f"## {name}: {code.title}"
        yield ""
        yield f"*{code.severity}* · {_KOREAN.say(code.title)}"
        yield ""
        taught = lessons().get(name)  # that none lacks one is for the tests to say
        if taught:
            yield f"{taught.meaning.en}\n\n{taught.meaning.ko}\n"
        yield f"> {code.message}<br>{code.help}"
        yield ">"
        yield f"> {_KOREAN.say(code.message)}<br>{_KOREAN.say(code.help)}"
        if taught:
            yield from _example("Wrong · 틀린 예", taught, right=False)
            yield from _example("Right · 바른 예", taught, right=True)


def _title(family: str) -> str:
    said = import_module(f"{codes.__name__}.{family}").__doc__ or ""
    return said.rstrip(".")


def _anchor(code: str) -> str:
    return code.lower()


def _example(label: str, taught: Lesson, *, right: bool) -> Iterator[str]:
    notes = [show.saved_as(taught, language(tag), right=right) for tag in ("en", "ko")]
    yield ""
    yield " ".join([label, *filter(None, notes)])
    yield ""
    yield f"```{_kind_of_text(taught)}"
    yield show.visible(taught.right if right else taught.wrong)
    yield "```"


def _kind_of_text(taught: Lesson) -> str:
    if taught.command:
        return "sh"
    return "json" if taught.file.endswith(".jsonl") else Path(taught.file).suffix[1:] or "yaml"

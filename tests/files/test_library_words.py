"""What libraries say in words of their own: asserted, or met with a sentence for the rest.

A release may change the words of an error, its class or its limit. What is told from the words
is asserted by name, so that a new release fails a test and misleads no user; and an error that no
release knows yet is said plainly, at its place, and never ends the command as our own fault.
"""

import json
from importlib import import_module

import pyarrow as pa
import pytest
import yaml
from fsspec.implementations.memory import MemoryFileSystem
from pyarrow import csv as arrow_csv
from pyarrow import parquet
from pydantic import field_validator
from pydantic_core import PydanticCustomError
from typer import TyperException
from yaml.parser import ParserError
from yaml.reader import ReaderError
from yaml.scanner import ScannerError

from smartcert import Assessment, InvalidInput
from smartcert.catalogue.edition import Edition
from smartcert.checking.exits import NOT_JUDGED
from smartcert.cli import usage
from smartcert.diagnostics.codes import CODES
from smartcert.files import document, syntax, validation
from smartcert.files.document import parse
from smartcert.files.fields import Record
from smartcert.files.source import read
from smartcert.files.validation import read_as
from smartcert.language import N_, language
from smartcert.render import batch
from smartcert.tables.formats import json_objects
from tests.support.batches import SMALL, as_table, cities
from tests.support.faults import assert_sayable, printed
from tests.support.marked import marked, places, source
from tests.support.texts import ASSESSMENT, CATALOGUE, replaced
from tests.support.wrong_shapes import IN_A_CATALOGUE, IN_AN_ASSESSMENT
from tests.support.wrong_texts import MARKED, READERS

WORDS = "words that nobody knows yet"
ROW = next(cities(1))


class BrandNewError(Exception):
    """An error that only the next release of a library has."""


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SMARTCERT_LANG", "en")
    monkeypatch.setenv("COLUMNS", "200")
    return tmp_path


def fails(error):
    def failing(*_, **__):
        raise error

    return failing


# --- YAML -------------------------------------------------------------------------------------


def complaint(text, reader):
    """Give what a parser itself complains of."""
    next_event = reader(text).get_event
    try:
        while not isinstance(next_event(), yaml.StreamEndEvent):
            pass
    except yaml.MarkedYAMLError as error:
        return error.context, error.problem
    except ValueError:  # of an impossible character, which the pure parser does not look at
        pass
    return None


SHORT = {name: marked(text)[0] for name, text in MARKED.items() if len(text) < 200}
COMPLAINTS = {
    each
    for reader in READERS.values()
    for each in (complaint(text, reader) for text in SHORT.values())
    if each
}
IN_A_PROBLEM = {
    "libyaml": (
        "mapping values are not allowed",
        "could not find expected ':'",
        "did not find expected key",
        "did not find expected '-'",
        "did not find expected <document",
        "cannot start any token",
        "found unexpected",
        "found unknown escape",
        "hexdecimal",
        "Unicode character escape",
    ),
    "pure": (
        "mapping values are not allowed",
        "could not find expected ':'",
        "expected <block end",
        "expected '<document start",
        "that cannot start any token",
        "found unexpected",
        "found unknown escape",
        "hexadecimal",
    ),
}
IN_A_CONTEXT = ("flow", "quoted scalar", "alias", "tag", "block scalar", "node")


@pytest.mark.parametrize("name", READERS)
def test_the_words_by_which_a_slip_is_told_are_the_parsers(name):
    said = [complaint(text, READERS[name]) or ("", "") for text in SHORT.values()]
    for word in IN_A_PROBLEM[name]:
        assert any(word in problem for _, problem in said), word
    for word in IN_A_CONTEXT:
        assert any(word in (context or "") for context, _ in said), word


def speaking(reader, context, problem):
    """A parser that fails where another does, in these words."""

    class Speaking(reader):
        def get_event(self):
            try:
                return super().get_event()
            except yaml.MarkedYAMLError as error:
                marks = error.context_mark, error.problem_mark
                raise type(error)(context, marks[0], problem, marks[1]) from None

    return Speaking


@pytest.mark.no_cover
@pytest.mark.parametrize("name", READERS)
@pytest.mark.parametrize("said", [*sorted(COMPLAINTS, key=str), (WORDS, WORDS), (None, None)])
def test_a_slip_in_other_words_is_said_with_its_place(said, name, monkeypatch):
    monkeypatch.setattr(document, "EVENT_READER", speaking(READERS[name], *said))
    for text in SHORT.values():
        with pytest.raises(InvalidInput) as caught:
            parse(source(text))
        assert_sayable(caught.value)
        assert all(each.span.line for each in caught.value.diagnostics)


@pytest.mark.parametrize("name", READERS)
def test_a_complaint_of_an_escape_where_no_backslash_stands_keeps_its_place(name, monkeypatch):
    said = "while parsing a quoted scalar", "found unknown escape character"
    monkeypatch.setattr(document, "EVENT_READER", speaking(READERS[name], *said))
    with pytest.raises(InvalidInput) as caught:
        parse(source('a: "x\\\n'))
    assert places(caught.value) == [("SC111", 2, 1)]


@pytest.mark.parametrize(
    ("failure", "sooner"),
    [
        (ScannerError("while scanning", None, "a slip", None), True),
        (ParserError("while parsing", None, "a slip", yaml.Mark("", 1, 0, 1, None, None)), True),
        (ParserError("while parsing", None, "no end", yaml.Mark("", 4, 0, 4, None, None)), False),
        (ReaderError("", 1, b"x", "utf-8", "no text"), False),
        (None, False),
    ],
)
def test_what_a_parser_complains_of_at_the_end_may_be_for_want_of_the_rest(failure, sooner):
    assert syntax.is_sooner(failure, "a: [") is sooner


@pytest.mark.parametrize(
    "error",
    [
        yaml.MarkedYAMLError(WORDS),
        yaml.YAMLError(WORDS),
        yaml.reader.ReaderError("x", 3, 0x41, "?", WORDS),
    ],
    ids=["no place", "another kind", "a character"],
)
def test_a_slip_without_a_place_is_said_behind_what_was_read(error, monkeypatch):
    class Failing(yaml.cyaml.CParser):
        def get_event(self):
            event = super().get_event()
            if isinstance(event, yaml.ScalarEvent) and event.value == "c":
                raise error
            return event

    monkeypatch.setattr(document, "EVENT_READER", Failing)
    with pytest.raises(InvalidInput) as caught:
        parse(source("a: b\nc: d\n"))
    assert places(caught.value) == [("SC111", 1, 5)]


# --- pydantic ---------------------------------------------------------------------------------

SHAPES = [
    (model, *marked(replaced(base, *changes)))
    for model, base, table in (
        (Assessment, ASSESSMENT, IN_AN_ASSESSMENT),
        (Edition, CATALOGUE, IN_A_CATALOGUE),
    )
    for changes in table.values()
]
SAME = frozenset(("SC201", "SC203", "SC204", "SC205", "SC218", "SC219", "SC220", "SC225"))


def faults(text, model):
    with pytest.raises(InvalidInput) as caught:
        read_as(parse(source(text)), model)
    assert_sayable(caught.value)
    assert {each.code for each in caught.value.diagnostics} <= CODES.keys()
    return places(caught.value)


@pytest.mark.parametrize(("model", "text", "expected"), SHAPES)
def test_errors_of_pydantic_by_other_names_are_told_by_what_is_wanted(
    model, text, expected, monkeypatch
):
    monkeypatch.setattr(validation, "PYDANTIC_FAULTS", {})
    found = faults(text, model)
    assert found
    assert all(line for _, line, _ in found)
    told = {each for each in expected if each[0] in SAME}
    missing = any(code == "SC202" for code, *_ in expected)  # pydantic names what holds it
    assert missing or told <= {*found}


def test_an_error_of_no_kind_that_is_known_is_told_by_what_is_wanted():
    class Wanted(Record):
        words: str
        numbers: list[int]

        @field_validator("words", "numbers", mode="before")
        @classmethod
        def fail(cls, _):
            raise PydanticCustomError("brand_new", WORDS)

    assert faults("words: a\nnumbers: [b]\n", Wanted) == [("SC205", 1, 8), ("SC220", 2, 1)]


# --- tables -----------------------------------------------------------------------------------


def ran(*arguments):
    """Run a batch; give its exit code and what it complains of."""
    return printed("batch", *map(str, arguments), "--catalogue", SMALL)


def test_words_of_arrow_about_a_table_of_texts_are_passed_on(folder, monkeypatch):
    as_table([ROW], folder / "t.csv")
    monkeypatch.setattr(arrow_csv, "read_csv", fails(pa.ArrowInvalid(WORDS)))
    code, said = ran("t.csv")
    assert code == NOT_JUDGED
    assert said.startswith(
        f"t.csv: error SC103\n  The file cannot be read: the system says “{WORDS}”.\n"
    )


@pytest.mark.parametrize(
    "error", [pa.ArrowCapacityError(WORDS), pa.ArrowKeyError(WORDS), OSError(WORDS)]
)
def test_whatever_arrow_says_of_a_parquet_file_it_is_none(error, folder, monkeypatch):
    as_table([ROW], folder / "t.parquet")
    monkeypatch.setattr(parquet, "ParquetFile", fails(error))
    code, said = ran("t.parquet")
    assert (code, said.splitlines()[0]) == (NOT_JUDGED, "t.parquet: error SC712")


def test_a_name_in_parquet_that_is_no_text_is_refused(folder):
    parquet.write_table(pa.table({"cityXX": ["a"]}), "t.parquet", store_schema=False)
    path = folder / "t.parquet"
    path.write_bytes(path.read_bytes().replace(b"cityXX", b"city\xff\xfe"))
    code, said = ran("t.parquet")
    assert (code, said.splitlines()[0]) == (NOT_JUDGED, "t.parquet: error SC712")


def test_whatever_python_says_of_json_its_place_is_passed_on(monkeypatch):
    class Decoder:
        def decode(self, text):
            raise json.JSONDecodeError(WORDS, text, 3)

    with pytest.raises(json_objects.BrokenObjectError) as caught:
        json_objects.read("{} {}")
    assert caught.value.reason == N_("more stands behind its end")  # told by Python's words
    monkeypatch.setattr(json_objects, "_DECODER", Decoder())
    with pytest.raises(json_objects.BrokenObjectError) as caught:
        json_objects.read("{} {}")
    assert (caught.value.reason, caught.value.column) == (json_objects._OUT_OF_PLACE, 4)


# --- files ------------------------------------------------------------------------------------


@pytest.fixture
def elsewhere(folder):
    system = MemoryFileSystem()
    system.pipe("/words/a.yaml", ASSESSMENT.encode())
    system.pipe("/words/t.csv", as_table([ROW], folder / "t.csv").read_bytes())
    yield system
    system.rm("/words", recursive=True)


@pytest.fixture(params=["open", "read"])
def cloudy(request, elsewhere, monkeypatch):
    """A cloud that opens nothing, or opens it and reads nothing, in words of its own."""
    kind = MemoryFileSystem if request.param == "open" else type(elsewhere.store["/words/a.yaml"])
    monkeypatch.setattr(kind, request.param, fails(BrandNewError(WORDS)), raising=False)


def test_words_of_a_cloud_about_a_file_are_passed_on(cloudy):
    with pytest.raises(InvalidInput) as caught:
        read("memory://words/a.yaml")
    assert (
        str(caught.value)
        == f"memory://words/a.yaml: SC103 The file cannot be read: the system says “{WORDS}”."
    )


def test_words_of_a_cloud_about_a_table_are_passed_on(cloudy):
    code, said = ran("memory://words/t.csv")
    assert code == NOT_JUDGED
    first = "memory://words/t.csv: error SC103"
    assert said.splitlines()[:2] == [
        first,
        f"  The file cannot be read: the system says “{WORDS}”.",
    ]


def test_an_error_without_words_goes_by_its_name(elsewhere, monkeypatch):
    monkeypatch.setattr(MemoryFileSystem, "open", fails(BrandNewError()))
    with pytest.raises(InvalidInput, match="cannot be read: the system says “BrandNewError”"):
        read("memory://words/a.yaml")


@pytest.mark.parametrize("module", ["csv", "xlsx"])
@pytest.mark.parametrize("error", [BrandNewError(WORDS), pa.ArrowCapacityError(WORDS)], ids=repr)
def test_words_of_what_writes_results_are_passed_on(error, module, folder, monkeypatch):
    as_table([ROW], folder / "t.csv")
    monkeypatch.setattr(import_module(f"smartcert.render.batch.{module}"), "write", fails(error))
    code, said = ran("t.csv", "--out", f"r.{module}", "--fail-on", "never")
    assert (code, said) == (
        NOT_JUDGED,
        f"r.{module} cannot be written: the system says “{WORDS}”.\n",
    )


def test_results_that_go_nowhere_cost_no_others(folder):
    as_table([ROW], folder / "t.csv")
    arguments = ("--out", "r.csv", "--out", "nowhere://r.csv", "--fail-on", "never")
    code, said = ran("t.csv", *arguments)
    assert (code, said.splitlines()) == (
        NOT_JUDGED,
        ["r.csv is written.", "nowhere://r.csv cannot be written: Protocol not known: nowhere."],
    )
    assert (folder / "r.csv").exists()


def test_a_fault_of_ours_is_no_fault_of_a_file(folder, monkeypatch):
    as_table([ROW], folder / "t.csv")
    monkeypatch.setattr(batch, "_writer", fails(ZeroDivisionError(WORDS)))
    _, said = ran("t.csv", "--out", "r.csv")
    assert said.startswith(f"smartcert itself failed (ZeroDivisionError: {WORDS})")


# --- the command line -------------------------------------------------------------------------

TOLD_BY_WORDS = {
    "evaluatee x": "There is no command “evaluatee”. Did you mean evaluate?",
    "--lang en": "A command is missing.",
    "check --strict=3 x": "The option --strict takes no value.",
    "check x --baseline": "The option --baseline wants a value.",
    "show a b c": "There is one argument too many: b c.",
}
TOLD_BY_KIND = {
    "check --strikt x": "There is no option --strikt. Did you mean --strict",
    "evaluate": "FILE... is missing.",
    "batch --jobs x a": "--jobs is to be: a whole number without separators",
}


@pytest.mark.parametrize(("arguments", "sentence"), (TOLD_BY_WORDS | TOLD_BY_KIND).items())
def test_what_is_wrong_with_the_usage_is_told_by_the_words_and_kinds_of_typer(arguments, sentence):
    code, said = printed(*arguments.split())
    assert code == NOT_JUDGED
    assert said.startswith(sentence)


def kinds(base=TyperException):
    for kind in base.__subclasses__():
        yield kind
        yield from kinds(kind)


BY_NAME = {each.__name__: each for each in kinds()}


def unheard(name):
    """Make an error of a kind, in other words, and with nothing that it may leave out."""
    first = ("--x",) if name in {"NoSuchOption", "BadOptionUsage"} else ()
    return BY_NAME[name](*first, WORDS)


@pytest.mark.parametrize(
    "error",
    [
        type("BrandNewUsageError", (BY_NAME["UsageError"],), {})(WORDS),
        type("BrandNewTyperError", (TyperException,), {"format_message": lambda _: WORDS})(WORDS),
        *map(unheard, ("UsageError", "BadParameter", "MissingParameter", "BadOptionUsage")),
    ],
    ids=lambda error: type(error).__name__,
)
def test_a_usage_that_is_wrong_in_a_new_way_is_said_in_the_words_of_typer(error, monkeypatch):
    monkeypatch.setattr("smartcert.cli.app.main", fails(error))
    code, said = printed("check", "x")
    assert code == NOT_JUDGED
    assert WORDS in said


def test_an_unknown_option_is_named_whatever_typer_says():
    said = usage.complaint(unheard("NoSuchOption"), language("en"))
    assert said == "There is no option --x.\n"

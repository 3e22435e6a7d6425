"""YAML text to plain data with places, and the plain word for what is not of this small YAML."""

import unicodedata
from functools import cache
from pathlib import Path

import pytest
import yaml

from smartcert import InvalidInput
from smartcert.diagnostics import Span
from smartcert.diagnostics.codes import CODES
from smartcert.files import document
from smartcert.files.document import DEEPEST, MOST_FAULTS, MOST_NODES, Unquoted, parse
from smartcert.files.source import LARGEST, decode, read
from tests.conftest import DATA, ROOT
from tests.support.faults import assert_sayable
from tests.support.marked import marked, places, source
from tests.support.wrong_texts import BOMB, MARKED, READERS


@pytest.fixture(params=READERS)
def reader(request, monkeypatch):
    """Both parsers, one after the other."""
    monkeypatch.setattr(document, "EVENT_READER", READERS[request.param])
    return request.param


def refusal(text: str) -> InvalidInput:
    with pytest.raises(InvalidInput) as caught:
        parse(source(text))
    assert_sayable(caught.value)
    return caught.value


@pytest.mark.parametrize(
    "reader", ["libyaml", pytest.param("pure", marks=pytest.mark.no_cover)], indirect=True
)
@pytest.mark.parametrize("text", MARKED.values(), ids=MARKED)
def test_what_is_not_this_small_yaml_is_refused_at_its_place(text, reader):
    text, expected = marked(text)
    assert places(refused(text, reader)) == expected


@cache
def refused(text: str, _reader: str) -> InvalidInput:
    """What the reader of this name, the one that reads now, says of a text."""
    return refusal(text)


def test_a_number_beyond_all_characters_is_said_by_the_pure_parser_too(monkeypatch):
    """It fails over it without a place."""
    monkeypatch.setattr(document, "EVENT_READER", READERS["pure"])
    text, expected = marked(MARKED["a number beyond all characters"])
    assert places(refusal(text)) == expected


@pytest.mark.parametrize("text", ["# only a comment\n", "---\n", "~\n", "--- null\n...\n"])
def test_a_text_without_content_is_called_empty(text, reader):
    (diagnostic,) = refusal(text).diagnostics
    assert (diagnostic.code, diagnostic.span) == ("SC109", Span("test.yaml"))


def test_every_code_of_a_text_is_raised():
    raised = {code for text in MARKED.values() for code, *_ in marked(text)[1]}
    assert raised >= {code for code in CODES if "SC111" <= code <= "SC124"}


def test_a_repeated_name_shows_the_first_too():
    first, second = refusal("a: 1\nb:\n  a: 2\na: 3\na: 4\n").diagnostics
    assert (first.span.line, [span.line for span in first.related]) == (4, [1])
    assert (second.span.line, [span.line for span in second.related]) == (5, [4])
    assert first.values == {"key": "a"}


@pytest.mark.parametrize("escape", ["\\a", "\\x07", "\\u0007", "\\U00000007"])
def test_an_escaped_control_character_is_named(escape, reader):
    (diagnostic,) = refusal(f'a: "x{escape}y\\0"\n').diagnostics
    assert (diagnostic.code, diagnostic.values) == ("SC110", {"character": "U+0007"})


def test_a_half_of_a_character_is_refused(reader):
    (diagnostic,) = refusal('a: "\\ud800"\n').diagnostics
    assert diagnostic.code == {"libyaml": "SC125", "pure": "SC110"}[reader]


def test_a_backslash_at_the_very_end_is_in_quotes_left_open(reader):
    assert places(refusal('a: "x\\')) == [("SC115", 1, 4)]


def test_other_escapes_are_read(reader):
    text = r'a: "\t\n\x41\u20ac\N\L\U0001F3D9"'
    assert parse(source(text)).data == {"a": "\t\nA€\x85\u2028🏙"}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a: 1\n" * (MOST_FAULTS + 9), "SC119"),
        ("- &x 1\n" * (MOST_FAULTS + 8), "SC120"),
        ("- !x 1\n" * (MOST_FAULTS + 8) + "- [", "SC122"),
    ],
)
def test_more_faults_than_anyone_reads_stop_the_reading(text, code, reader):
    diagnostics = refusal(text).diagnostics
    assert [each.code for each in diagnostics] == [code] * MOST_FAULTS


def test_an_invisible_character_is_named():
    (diagnostic,) = refusal("a\u2060b: 1\n").diagnostics
    assert diagnostic.values == {"key": "a\u2060b", "character": "U+2060"}


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("a: &x b\n", {"name": "x"}),
        ("a: *x\n", {"name": "*x"}),
        ("<<: {}\n", {"name": "<<"}),
        ("a: !!str 5\n", {"tag": "!!str"}),
        ("a: !x b\n", {"tag": "!x"}),
    ],
)
def test_a_refused_sign_is_named_as_written(text, values):
    (diagnostic,) = refusal(text).diagnostics
    assert diagnostic.values == values


@pytest.mark.parametrize("opened", ["[", "{a: ", "- "])
def test_a_bomb_of_nested_brackets_is_stopped_by_its_depth(opened, monkeypatch):
    events = 0

    class Counting(yaml.cyaml.CParser):
        def get_event(self):
            nonlocal events
            events += 1
            return super().get_event()

    monkeypatch.setattr(document, "EVENT_READER", Counting)
    (diagnostic,) = refusal(opened * 100_000).diagnostics
    assert (diagnostic.code, diagnostic.span.line) == ("SC124", 1)
    assert events < 100


class Limited(yaml.Loader):
    """A parser that bears little nesting, and says so in words that no other has."""

    def fetch_flow_collection_start(self, token):
        self._bear(self.flow_level)
        super().fetch_flow_collection_start(token)

    def add_indent(self, column):
        self._bear(len(self.indents))
        return super().add_indent(column)

    def _bear(self, depth):
        if depth > DEEPEST:
            raise yaml.MarkedYAMLError("while going on", self.get_mark(), "no", self.get_mark())


@pytest.mark.no_cover
@pytest.mark.parametrize("text", MARKED.values(), ids=MARKED)
def test_the_limits_of_a_parser_change_no_message(text, monkeypatch):
    monkeypatch.setattr(document, "EVENT_READER", Limited)
    text, expected = marked(text)
    assert places(refusal(text)) == expected


def test_brackets_that_are_text_nest_nothing(reader):
    text = f"a: '{BOMB}'\nb: x{BOMB}\nc: |\n  {BOMB}\nd: [\"{BOMB}\"] # {BOMB}\n"
    assert parse(source(text)).data == {"a": BOMB, "b": "x" + BOMB, "c": BOMB + "\n", "d": [BOMB]}


def test_the_deepest_nesting_is_read(reader):
    data = parse(source("[" * DEEPEST + "]" * DEEPEST)).data
    for _ in range(DEEPEST - 1):
        (data,) = data
    assert data == []


def test_too_many_values_in_one_list_are_stopped():
    (diagnostic,) = refusal("[" + "0," * (MOST_NODES + 9) + "]").diagnostics
    # the list itself counts as one
    assert (diagnostic.code, diagnostic.span.column) == ("SC124", 2 * MOST_NODES)


@pytest.mark.no_cover
def test_too_many_empty_lists_are_stopped():
    (diagnostic,) = refusal("[" + "[]," * (MOST_NODES + 9) + "0]").diagnostics
    assert diagnostic.code == "SC124"


@pytest.mark.no_cover
def test_a_long_line_is_no_trouble():
    with pytest.raises(InvalidInput):
        parse(source("x" * (LARGEST - 2) + ":"))


def test_data_is_plain_and_ambiguous_scalars_keep_their_text(reader):
    text = (
        "text: 달서구\nquoted: '053'\nzero: 053\nno: no\nempty:\ntilde: ~\nlist: [1, a]\n"
        "map: {x: 1e3}\nblock: |\n  두\n  줄\n"
    )
    assert parse(source(text)).data == {
        "text": "달서구",
        "quoted": "053",
        "zero": Unquoted("053"),
        "no": Unquoted("no"),
        "empty": None,
        "tilde": None,
        "list": [Unquoted("1"), "a"],
        "map": {"x": Unquoted("1e3")},
        "block": "두\n줄\n",
    }


TAKEN_FOR_MORE = (
    "y Y n N yes Yes YES no No NO on On ON off Off OFF true True TRUE false False FALSE = "
    "0 -0 +1 12 053 0o17 0x1F 0b11 1_000 1.5 .5 5. 1e3 1.5e-3 -1.5E+3 .inf -.Inf +.INF .nan .NaN "
    "12:30 1:2:3.5 190:20:30 2021-03-02 2021-3-2 2021-03-02T10:00:00Z"
)
TEXTS = (
    "nope yess Nr. 1.2.3 12:90 2021.03.02 2021-03 1,200 30명 70% inf nan 0xZ a1 "
    "INN-DAT-03 제3조 1-2 x- x~"
)


@pytest.mark.parametrize("text", TAKEN_FOR_MORE.split())
def test_an_unquoted_text_that_yaml_takes_for_something_else_is_told_apart(text):
    assert parse(source(f"a: {text}\n")).data == {"a": Unquoted(text)}
    assert str(Unquoted(text)) == text
    assert parse(source(f"a: '{text}'\n")).data == {"a": text}


@pytest.mark.parametrize("text", TEXTS.split())
def test_an_unquoted_text_that_every_reader_takes_for_text_is_text(text):
    assert parse(source(f"a: {text}\n")).data == {"a": text}


def test_hangul_that_macos_has_taken_apart_is_composed(reader):
    apart = unicodedata.normalize("NFD", "이름: 달서구\n한글: [각]\n")
    document_ = parse(source(apart))
    assert document_.data == {"이름": "달서구", "한글": ["각"]}
    # columns count the characters that stand in the file
    assert document_.span(("이름",)).column == len(unicodedata.normalize("NFD", "이름")) + 3
    assert document_.span(("한글", 0)).line == 2


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
def test_places_count_every_line_break_of_yaml(line_break, reader):
    read_ = parse(source(line_break.join(["a: 1", "b:", "  - c: 달서", "    d: 2", ""])))
    span = read_.span(("b", 0, "d"))
    assert (span.line, span.column, span.source) == (4, 8, "    d: 2")


def test_a_byte_order_mark_moves_no_column(reader):
    assert parse(decode("\ufeffa: 1\n".encode(), "x")).span(("a",)).column == 4


TREE = "city:\n  name: 달서구\n  list:\n    - x\n    - {y: 'z'}\nempty:\nblock: |\n  a\n  b\n"


@pytest.mark.parametrize(
    ("path", "key", "place"),
    [
        ((), False, (1, 1, 1, 2)),
        (("city",), False, (1, 1, 1, 5)),
        (("city", "name"), False, (2, 9, 2, 12)),
        (("city", "name"), True, (2, 3, 2, 7)),
        (("city", "list"), False, (3, 3, 3, 7)),
        (("city", "list", 0), False, (4, 7, 4, 8)),
        (("city", "list", 0), True, (4, 7, 4, 8)),
        (("city", "list", 1), False, (5, 7, 5, 8)),
        (("city", "list", 1, "y"), False, (5, 11, 5, 14)),
        (("empty",), False, (6, 7, 6, 8)),
        (("empty",), True, (6, 1, 6, 6)),
        (("city", "absent"), False, (1, 1, 1, 5)),
        (("city", "a tag", "name"), False, (2, 9, 2, 12)),
    ],
)
def test_a_path_has_its_place(path, key, place, reader):
    span = parse(source(TREE)).span(path, key=key)
    assert (span.line, span.column, span.end_line, span.end_column) == place


def test_a_scalar_for_a_document_has_its_place(reader):
    assert parse(source("  달서\n")).span(("a",)) == Span("test.yaml", 1, 3, 1, 5, source="  달서")


FILES = [*sorted((ROOT / "examples").glob("*.yaml")), ROOT / "indicators.yaml", DATA / "small.yaml"]


@pytest.mark.no_cover
@pytest.mark.parametrize("path", FILES, ids=[path.name for path in FILES])
def test_both_parsers_read_a_file_alike(path: Path, monkeypatch):
    both = []
    for events in READERS.values():
        monkeypatch.setattr(document, "EVENT_READER", events)
        both.append(parse(read(path)))
    fast, pure = both
    assert fast.data == pure.data
    assert fast._places.keys() == pure._places.keys()
    for place in fast._places:
        assert fast.span(place) == pure.span(place)
        assert fast.span(place, key=True) == pure.span(place, key=True)


@pytest.mark.no_cover
@pytest.mark.parametrize("text", MARKED.values(), ids=MARKED)
def test_both_parsers_refuse_a_text_alike(text, monkeypatch):
    refusals = []
    for name, events in READERS.items():
        monkeypatch.setattr(document, "EVENT_READER", events)
        refusals.append(refused(marked(text)[0], name).diagnostics)
    assert refusals[0] == refusals[1]

"""YAML text to plain data with places, and the plain word for what is not of this small YAML."""

import unicodedata
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
from tests.files.test_source import assert_sayable
from tests.support.marked import marked, places, source

BOMB = "[" * 2000
READERS = {"libyaml": yaml.cyaml.CParser, "pure": yaml.Loader}


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


MARKED = {
    # --- not YAML
    "a name without a colon": "a: 1\n§SC111§b\nc: 2",
    "a text on two lines that should be a name": "a: 1\n§SC111§b\n  c\nd: 3",
    "a name in a list": "a:\n- 1\n§SC111§b",
    "a list entry without a blank": "- a\n§SC111§-b",
    "a list beside its name": "a: §SC111§- b",
    "a closing bracket alone": "a: §SC111§]",
    "a closing bracket too many": "a: [b] §SC111§]",
    "a unit after braces": "a: {b: 1} §SC111§명",
    "a text after a name in quotes": 'a: 1\n"b" §SC111§c: 2',
    "a text after quotes on two lines": 'a: "b\n  c" §SC111§d',
    "a text below quotes": 'a: "b"\n  §SC111§c',
    "a name on the depth of a list": "a:\n  - b: 1\n  §SC111§c: 2",
    "a bullet of another kind": "a:\n  · b: 1\n    c§SC111§: 2",
    "a name under nothing but a text": "a\n  b§SC111§: 2",
    "two commas in brackets": "a: [b, §SC111§, c]",
    "a missing comma in braces": "a: {b: 1 c§SC111§: 2}",
    "a name after the end of the document": "a: 1\n...\n§SC111§b: 2",
    "another version of YAML": "§SC111§%YAML 2.0\n---\na: 1",
    "a tag of signs that are none": "a: b\nc: §SC128§!<\n  x",
    # --- no blank after a colon
    "a name without a blank after the colon": "a: 1\n§SC222§b:2\nc: 3",
    "a name without a blank on the first line": "§SC222§a:1\nb: 2",
    "the last name without a blank": "a:\n  b: 1\n  §SC222§c:2",
    "a first name without a blank": "a:\n  §SC222§value:3\n  evidence:\n    - b: 1",
    "a first name without a blank, before a comment": "a:\n  §SC222§b:3  # x\n  c: 1",
    "two names without a blank": "a:\n  §SC222§b:3\n  c:4\n  d: 1",
    "a first name of an entry without a blank": "- §SC222§title:x\n  kind: y",
    "an address that should be a name": "a: 1\n§SC111§http://b\nc: 3",
    "an address above a name": "a:\n  http://b\n  c§SC111§: 3",
    "a text above a name": "a:\n  b c\n  d§SC111§: 3",
    # --- a backslash in double quotes
    "a path of Windows": 'a: "C:§SC125§\\증빙\\수상.pdf"',
    "a folder of Windows": 'a: "C:§SC125§\\Users"',
    "a number of two digits that has one": 'a: "§SC125§\\x1"',
    "a number beyond all characters": 'a: "§SC125§\\U00110000"',
    "a backslash where the file ends": 'a: §SC115§"x\\',
    # --- indentation
    "a deeper name under a value": "a: 1\n  §SC126§b: 2",
    "a deeper mapping under a value": "a: 1\n  §SC126§b: {c: 2, d: 3}",
    "a deeper name under quotes": "a:\n  b: 'x'\n   §SC126§c: 2",
    "a name between two depths": "a:\n  b: 1\n §SC126§c: 2",
    "a name below an empty one": "a:\n  b:\n §SC126§c: 2",
    "a name between a list and its entries": "a:\n  - b: 1\n    c: 2\n   §SC126§d: 3",
    "an entry beside a list": "a:\n  - b: 1\n    c: 2\n §SC126§- b: 3",
    "an entry too deep for its list": "a:\n  - b: 1\n    c: 2\n   §SC126§- b: 3",
    "an entry where no list is": "a:\n  b: 'x'\n   §SC126§- c",
    "a first line too deep": "a:\n   §SC126§b: 3\n  c: 4",
    "a first line too little": "a:\n §SC126§b: 3\n  c: 4",
    "a first line too deep, past a comment": "a:\n   §SC126§b: 3\n   # x\n\n  c: 4",
    "the first line of all too deep": "  §SC126§a: 1\nb: 2",
    "the second line of all too little": "  a: 1\n  b: 2\n§SC126§c: 3",
    # --- a sign that wants quotes
    "a text that begins with a percent sign": "a: §SC128§%x",
    "a text that begins with an at sign": "a: §SC128§@x",
    "a text in braces that begins with an at sign": "a: {b: §SC128§@x}",
    "a text that begins with a comma": "a: §SC128§, x",
    "a text that begins with an asterisk": "a: §SC128§**x**",
    "an entry that begins with an asterisk": "- §SC128§* x",
    "a text that begins with brackets": "note: §SC128§[근거] 조례",
    "a text that begins with braces": "note: §SC128§{근거} 조례",
    "a text that begins with quotes": 'a: §SC128§"x" y',
    "quotes inside quotes": 'a: §SC128§"x"y"z"',
    "a block text with a word behind its sign": "a: §SC128§|x",
    "a text that begins with a sign for lines": "a: §SC128§> 50%",
    "an unknown handle of a tag": "a: §SC128§!e!x b",
    # --- tabs
    "a tab as indentation": "a:\n§SC112§\tb: 1",
    "a tab after spaces": "a:\n  §SC112§\tb: 1",
    "a tab in the indentation further down": "a:\n  b: 1\n§SC112§\tc: 1",
    "a tab alone on a line": "a: 1\n§SC112§\t",
    "a tab after a hyphen": "a:\n  - §SC112§\tb: 1\n    c: 2",
    # --- full-width colon
    "a full-width colon, seen on the next line": "이름§SC113§： 달서구\n종류: gu",
    "a full-width colon, seen below": "a: 1\n도시§SC113§：\n  이름: 달서구",
    "a full-width colon, past an empty line": "a: 1\n도시§SC113§：\n\n  이름: 달서구",
    "a full-width colon without a blank": "city:\n  name§SC113§：달서구\n  kind: gu",
    "a full-width colon in a list": "- a: 1\n  b§SC113§： 2\n- c: 1",
    # --- a colon and a blank in a text
    "근거: 조례: 제3조": "note: 근거§SC114§: 조례: 제3조",
    "a colon in a text of a list": "- title: 조례§SC114§: 제3조",
    "a colon at the end of a text": "note: 조례§SC114§:",
    # --- quotes and brackets left open
    "an open double quote": 'a: §SC115§"x\nb: 1\nc: 2',
    "an open single quote": "a: §SC115§'x\nb: 1",
    "an open quote before a second document": 'a: §SC115§"x\n---\nb: 1',
    "an open bracket": "a: §SC115§[1, 2\nb: 1",
    "an open bracket at the end": "a: §SC115§[1, 2",
    "an open brace at the end": "a: §SC115§{b: 1\n\n# done",
    "an open bracket around a closed one": "a: §SC115§[1, [2, 3]\nb: 1",
    "an open bracket inside another": "a: [1, §SC115§[2, 3\nb: 1]",
    # --- invisible characters
    "a no-break space after the colon": "a:§SC116§\u00a0x\nb: 1",
    "a no-break space after the colon of the next line": "a: 1\nb:§SC116§\u00a02\nc: 3",
    "a full-width space after the colon": "a:§SC116§\u3000x\nb: 1",
    "a full-width space after a hyphen": "- a\n-§SC116§\u3000b",
    "a no-break space behind quotes": 'a: "x"§SC116§\u00a0\nb: 1',
    "a no-break space as indentation": "a:\n§SC117§\u00a0 b: 1",
    "a zero-width space before a name": "a:\n§SC117§\u200b  b: 1\n  c: 2",
    "a zero-width space behind a name": "§SC117§a\u200b: 1",
    "a full-width space in a name": "a: 1\n§SC117§b\u3000c: 1",
    # --- what escapes bring in
    "an escaped bell": 'a: §SC110§"x\\a"',
    "an escaped NUL in a name": 'b: 1\n§SC110§"a\\0": 1',
    "an escaped direction mark in a list": 'a: [x, §SC110§"\\u202Ey"]',
    "an escaped byte order mark": 'a: §SC110§"\\uFEFFx"',
    "escapes in a name and its value": '§SC110§"a\\e": §SC110§"\\x7F"',
    # --- more of YAML than these files may use
    "a second document": "a: 1\n§SC118§---\nb: 2",
    "a second document after the end of the first": "---\na: 1\n...\n§SC118§---\nb: 2",
    "a repeated name": "a: 1\nb: 2\n§SC119§a: 3\n§SC119§a: 4",
    "a repeated name in braces": "a: {x: 1, §SC119§x: 2}",
    "a repeated name of mappings": "a:\n  x: 1\n§SC119§a:\n  x: 2",
    "a repeated name in different quotes": "a: 1\n§SC119§'a': 2",
    "a repeated name, once taken apart": "가: 1\n§SC119§\u1100\u1161: 2",
    "an anchor on a text": "a: §SC120§&x b",
    "an anchor on a list": "a: §SC120§&x\n  - b",
    "an anchor on a mapping": "a: §SC120§&x\n  b: 1",
    "an anchor on a name": "§SC120§&x a: 1",
    "an alias": "a: §SC121§*x",
    "an anchor and its alias": "a: §SC120§&x b\nc: §SC121§*x",
    "a merge": "a:\n  §SC121§<<: {b: 1}",
    "a tag": "a: §SC122§!x b",
    "a tag of YAML's own": "a: §SC122§!!str 5",
    "a tag on a list": "a: §SC122§!!set [b]",
    "an anchor and a tag at once": "a: §SC120§§SC122§&x !y b",
    "a list for a name": "? §SC123§[a]\n: 1",
    "a mapping for a name": "§SC123§{a: 1}: 2",
    # --- bombs
    "deep brackets": "[" * DEEPEST + "§SC124§[",
    "deep hyphens": "- " * DEEPEST + "§SC124§- x",
    "deep names": "".join(
        f"{' ' * depth}{'§SC124§' * (depth == DEEPEST)}a:\n" for depth in range(60)
    ),
    # --- bombs that end what a scanner bears before the first of them is read
    "far too deep brackets": "a: " + "[" * (DEEPEST - 1) + "§SC124§[" + BOMB,
    "far too deep braces": "{a: " * DEEPEST + "§SC124§{a: " + "{a: " * 2000,
    "far too deep braces and brackets": "[{a: " * (DEEPEST // 2) + "§SC124§[" + "{a: [" * 2000,
    "far too deep lists in brackets": "[a, " * DEEPEST + "§SC124§[a, " + "[a, " * 2000,
    "deep hyphens and brackets": "- " * 9 + "[" * (DEEPEST - 9) + "§SC124§[" + BOMB,
    "deep brackets behind an anchor": "§SC120§&x " + "[" * DEEPEST + "§SC124§[" + BOMB,
    "deep brackets after one in quotes": "['[', " * DEEPEST + "§SC124§['[', " + "['[', " * 2000,
    "deep brackets after one in a comment": "[ # [\n" * DEEPEST + "§SC124§[ # [\n" + BOMB,
    "deep brackets before a sign": "[" * DEEPEST + "§SC124§[" + "[" * 900 + "@",
    "deep brackets before an open quote": "[" * DEEPEST + "§SC124§[" + "[" * 900 + '"',
    "deep brackets as a name": "? §SC123§[" + BOMB,
    "deep brackets as a name in braces": "a: {§SC123§[" + BOMB,
    "deep brackets where a name should be": "a: 1\n§SC111§[" + BOMB,
    "deep brackets without a comma": "{a: 1 §SC111§[" + BOMB,
    "an alias before a sign": "§SC121§*x@",
    "a text behind braces before a sign": 'a: {b: 1} §SC111§"c" @',
    "an open quote behind a name in quotes": '"a": §SC115§"b',
}


@pytest.mark.parametrize("text", MARKED.values(), ids=MARKED)
def test_what_is_not_this_small_yaml_is_refused_at_its_place(text, reader):
    text, expected = marked(text)
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


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r", "\x85", "\u2028", "\u2029"])
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


@pytest.mark.parametrize("text", MARKED.values(), ids=MARKED)
def test_both_parsers_refuse_a_text_alike(text, monkeypatch):
    refusals = []
    for events in READERS.values():
        monkeypatch.setattr(document, "EVENT_READER", events)
        refusals.append(refusal(marked(text)[0]).diagnostics)
    assert refusals[0] == refusals[1]

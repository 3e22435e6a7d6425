"""Lessons: every code is taught in both languages, and every example is proven."""

import json
import re
import shlex
import shutil
from importlib import import_module
from pathlib import Path
from unittest.mock import patch

import pytest

from smartcert.assessment.peers import far_from_others
from smartcert.checking.baseline import Key
from smartcert.checking.baseline_file import baseline_text
from smartcert.checking.check import check
from smartcert.checking.exits import NOT_JUDGED, PASSED
from smartcert.cli import run
from smartcert.cli.completion import subjects
from smartcert.diagnostics import InvalidInput
from smartcert.diagnostics.codes import CODES, FAMILIES
from smartcert.diagnostics.lessons import lesson, lessons, lessons_of
from smartcert.files.source import LARGEST, decode
from smartcert.language import LANGUAGES, language
from smartcert.render.layout import cells
from smartcert.render.pages.lesson import page, template, visible
from smartcert.render.view import View
from tests.conftest import DATA, ROOT
from tests.support.commands import imported
from tests.support.lesson_forms import write_forms
from tests.support.lesson_tables import TABLES, write_tables

DALSEO = ROOT / "examples" / "dalseo.yaml"
BASES = {path.stem: path.read_text("utf-8") for path in (DATA / "lessons").glob("*.yaml")}
LESSONS = lessons()
COMMANDS = [each for each in LESSONS.values() if each.command]
EXCERPTS = [each for each in LESSONS.values() if not each.command]
OF_TABLES = [each for each in EXCERPTS if each.file in TABLES]
OF_YAML = [each for each in EXCERPTS if each.file not in TABLES]
OF_BATCHES = "SC464"
"""The code of what only other cities tell, and what a batch only counts."""
PLACES = {
    "SC309": 2,  # what one part of a mean has too much another one has too little
    "SC706": 2,  # both rows of the city
    "SC736": 2,  # both blocks of its rows
}


def by_code(some):
    return pytest.mark.parametrize("taught", some, ids=lambda taught: taught.code)


def codes_in(data: bytes) -> list[str]:
    """Give the codes that a file of these bytes raises, warnings too."""
    try:
        return [each.code for each in check(decode(data, "test.yaml")).found]
    except InvalidInput as invalid:
        return [each.code for each in invalid.diagnostics]


# --- the table ------------------------------------------------------------------------


def test_every_code_has_a_lesson_and_every_lesson_a_code():
    assert [code for code in CODES if code not in LESSONS] == []
    assert [*LESSONS] == [*CODES]


@pytest.mark.parametrize(("beginning", "family"), FAMILIES.items())
def test_a_family_has_the_codes_of_its_hundred_and_their_lessons(beginning, family):
    codes = [code for code in CODES if code.startswith(beginning)]
    own = import_module(f"smartcert.diagnostics.codes.{family}").CODES
    assert [*own] == [*lessons_of(family)] == sorted(codes)


@by_code(LESSONS.values())
def test_a_lesson_says_more_than_the_message_in_both_languages(taught):
    code = CODES[taught.code]
    for tag, ends in (("en", r"\.(?= [A-Za-z“0-9]|$)"), ("ko", r"다\.(?= |$)")):
        text = getattr(taught.meaning, tag)
        assert 2 <= len(re.findall(ends, text)) <= 4, text
        assert re.search(ends, text[-2:])
        for sentence in (code.message, code.help):
            assert language(tag).say(sentence) not in text
    assert re.search("[가-힣]", taught.meaning.ko)


def test_a_lesson_is_found_by_its_code():
    assert lesson("SC402") is LESSONS["SC402"]
    with pytest.raises(KeyError):
        lesson("SC999")
    with pytest.raises(KeyError):
        lesson("SC799")


def test_all_codes_are_as_many_as_are_listed():
    assert len(CODES) == len([*CODES])
    assert not {"SC999", "SC799", "text", ""} & CODES.keys()


# --- the examples ---------------------------------------------------------------------


@pytest.mark.parametrize("name", BASES)
def test_the_files_of_the_lessons_are_valid(name):
    assert codes_in(BASES[name].encode()) == []
    assert any(each.file == name for each in OF_YAML)


@by_code(EXCERPTS)
def test_the_right_example_stands_in_its_file_in_whole_lines_and_once(taught):
    base = (BASES | TABLES)[taught.file]
    assert base.count(taught.right) == 1
    assert f"\n{taught.right}\n" in f"\n{base}"
    assert (taught.wrong == taught.right) == bool(taught.encoding)


def spoilt(base, taught):
    """Give the bytes of a file with the wrong example in the place of the right one."""
    return base.replace(taught.right, taught.wrong, 1).encode(taught.encoding or "utf-8")


@by_code(OF_YAML)
def test_the_wrong_example_in_its_place_raises_its_code_and_no_other(taught):
    raised = codes_in(spoilt(BASES[taught.file], taught))
    assert raised == [taught.code] * PLACES.get(taught.code, 1)


@pytest.fixture(scope="module")
def laid(tmp_path_factory):
    """All the files that the commands of the lessons name, made once."""
    folder = tmp_path_factory.mktemp("laid")
    lists = folder / "lists"
    lists.mkdir()
    shutil.copy(ROOT / "indicators.yaml", lists / "2022.yaml")
    for name, base in (("solbat", "assessment"), ("village", "catalogue")):
        (folder / f"{name}.yaml").write_text(BASES[base], "utf-8")
    (folder / "waivers.yaml").write_text(BASES["waivers"], "utf-8")
    (folder / "misspelt.yaml").write_text(
        BASES["waivers"].replace("city: 솔밭군", "city: 솔밭구군", 1), "utf-8"
    )
    (folder / "workflow.yaml").write_text("on: push\njobs: {}\n")
    known = [Key("솔밭군", "INN-PUB-02", "SC450", "2")]
    (folder / "known.yaml").write_text(baseline_text(known), "utf-8")
    (folder / "round").mkdir()
    (folder / "round" / "solbat.yaml").write_text(BASES["assessment"], "utf-8")
    for name in ("solbat.zip", "solbat.xlsx"):
        (folder / name).write_bytes(b"PK\x03\x04\x14\x00\x06\x00")
    (folder / "solbat.png").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR")
    (folder / "draft.yaml").touch()
    write_tables(folder)
    write_forms(folder)
    return folder


@pytest.fixture
def desk(laid, tmp_path, monkeypatch):
    """A folder with all the files that the commands of the lessons name."""
    shutil.copytree(laid, tmp_path, dirs_exist_ok=True)
    with (tmp_path / "sensors.yaml").open("wb") as file:  # a copy would fill the hole in it
        file.truncate(LARGEST + 1)
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def codes_of(capsysbinary, desk):
    def typed(command):
        """Give the codes that a command finds; what keeps it from beginning is said as text."""
        words = shlex.split(command)[1:]
        where = {"batch": ["--rejects", "rejects.jsonl"], "table": [], "merge": []}
        told = [] if "--write-baseline" in words else ["--format", "json"]
        code = run([*words, *where.get(words[0], told), "--lang", "en"])
        printed = capsysbinary.readouterr()
        if words[0] not in where and printed.out:
            return [each["code"] for each in json.loads(printed.out)["findings"]]
        said = re.findall(r": (?:error|warning) (SC[0-9]{3})$", printed.err.decode(), re.MULTILINE)
        said = set_aside() or said  # whatever a batch says it sets aside, too
        assert said or code != NOT_JUDGED
        return said

    return typed


def set_aside():
    """Give the codes of what a batch has set aside."""
    rejects = Path("rejects.jsonl")
    if not rejects.exists():
        return []
    lines = rejects.read_text("utf-8").splitlines()
    rejects.unlink()
    return [json.loads(line)["code"] for line in lines]


@by_code(COMMANDS)
def test_the_wrong_command_raises_its_code_and_the_right_one_nothing(taught, codes_of):
    assert codes_of(taught.wrong) == [taught.code]
    assert codes_of(taught.right) == []


@pytest.mark.parametrize("name", TABLES)
def test_the_tables_of_the_lessons_are_valid(name, codes_of):
    assert codes_of(f"smartcert batch {name}") == []
    assert any(each.file == name for each in OF_TABLES)


@by_code([each for each in OF_TABLES if each.code != OF_BATCHES])
def test_a_table_with_the_wrong_example_in_its_place_raises_its_code(taught, codes_of):
    Path(taught.file).write_bytes(spoilt(TABLES[taught.file], taught))
    raised = codes_of(f"smartcert batch {taught.file}")
    assert raised == [taught.code] * PLACES.get(taught.code, 1)


@pytest.mark.parametrize(("example", "codes"), [("right", []), ("wrong", [OF_BATCHES])])
def test_a_value_far_from_the_other_cities_of_its_table_is_doubted(example, codes, desk):
    taught = LESSONS[OF_BATCHES]
    base = TABLES[taught.file].replace(taught.right, getattr(taught, example))
    Path(taught.file).write_text(base, "utf-8")
    doubted = []

    def noted(*about):
        found = [*far_from_others(*about)]
        doubted.extend(each.code for each in found)
        return found

    with patch("smartcert.tables.rows.row.far_from_others", noted):
        run(["batch", taught.file, "--jobs", "1", "--lang", "en"])
    assert doubted == codes


# --- the page -------------------------------------------------------------------------


@pytest.mark.parametrize("width", [60, 80, 120])
@pytest.mark.parametrize("tag", LANGUAGES)
def test_a_page_teaches_its_code_and_fits_the_screen(tag, width):
    for taught in LESSONS.values():
        text = page(taught.code, View(language(tag), width)).plain()
        assert max(map(cells, text.splitlines())) <= width, taught.code
        assert text.startswith(taught.code)
        words = "".join(text.split())
        for part in (getattr(taught.meaning, tag), visible(taught.wrong), taught.right):
            assert "".join(part.split()) in words


@pytest.mark.parametrize("tag", LANGUAGES)
def test_a_sentence_has_an_ellipsis_for_every_value(tag):
    said = template("The catalogue {catalogue} has no indicator “{indicator}”.", language("en"))
    assert said == "The catalogue … has no indicator “…”."
    for code in CODES.values():
        for sentence in (code.title, code.message, code.help):
            assert not re.search(r"[{}]", template(sentence, language(tag)))


def test_what_cannot_be_seen_is_shown():
    text = "\ta\u00a0b\u200bc\bd\u3000e … 달\n：f"
    assert visible(text) == "→a<U+00A0>b<U+200B>c<U+0008>d<U+3000>e … 달\n：f"


@pytest.mark.parametrize(("code", "encoding"), [("SC105", "CP949"), ("SC106", "UTF-16")])
def test_a_file_in_another_encoding_says_so(code, encoding):
    text = page(code, View(language("en"))).plain()
    assert f"saved as {encoding})" in text.partition("Right")[0]
    assert "saved as UTF-8)" in text.partition("Right")[2]


# --- the command ----------------------------------------------------------------------


def explain(capsysbinary, *arguments):
    """Run the command; give exit code, standard output and standard error."""
    code = run(["explain", *map(str, arguments), "--lang", "en"])
    printed = capsysbinary.readouterr()
    return code, printed.out.decode(), printed.err.decode()


@pytest.mark.parametrize("code", ["SC402", "sc402", "Sc402"])
def test_a_code_is_explained_in_any_spelling(code, capsysbinary, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    expected = page("SC402", View(language("en"))).plain()
    assert explain(capsysbinary, code) == (PASSED, expected, "")


def test_an_indicator_alone_is_shown_as_show_does(capsysbinary):
    explained = explain(capsysbinary, "INN-DAT-03")
    assert run(["show", "INN-DAT-03", "--lang", "en"]) == PASSED
    assert explained == (PASSED, capsysbinary.readouterr().out.decode(), "")
    small = DATA / "small.yaml"
    code, text, _ = explain(capsysbinary, "B-1-1", "--catalogue", small)
    assert (code, text.splitlines()[0]) == (PASSED, "B-1-1 Checklist")


def test_the_points_of_an_indicator_are_explained_as_before(capsysbinary):
    code, text, complaint = explain(capsysbinary, DALSEO, "INN-DAT-03")
    assert (code, complaint) == (PASSED, "")
    assert "Points" in text


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["SC999"], "There is no “SC999” in the codes of smartcert. Did you mean SC"),
        (["sc40"], "There is no “SC40” in the codes of smartcert. Did you mean SC"),
        ([DALSEO], f"The indicator is missing: smartcert explain {DALSEO} INDICATOR\n"),
        (["none.yaml"], "The indicator is missing: smartcert explain none.yaml INDICATOR\n"),
        (["-"], "The indicator is missing: smartcert explain - INDICATOR\n"),
        (["INN-DAT-3"], "There is no “INN-DAT-3” in molit-smart-city@2022. Did you mean INN"),
        (["a" * 300], f"There is no “{'a' * 300}” in molit-smart-city@2022."),
        (["INN-DAT-03", "--catalogue", "none.yaml"], "none.yaml: error SC101"),
        (["none.yaml", "INN-DAT-03"], "none.yaml: error SC101"),
        ([DALSEO, "SC402"], "There is no “SC402” in molit-smart-city@2022."),
    ],
)
def test_what_cannot_be_explained_is_said_plainly(arguments, complaint, capsysbinary):
    code, text, said = explain(capsysbinary, *arguments)
    assert (code, text) == (NOT_JUDGED, "")
    assert said.startswith(complaint)


def test_the_shell_completes_codes_and_leaves_an_empty_word_to_files():
    assert subjects("sc45") == [code for code in CODES if code.startswith("SC45")]
    assert subjects("INN-DAT-03") == ["INN-DAT-03"]
    assert subjects("") == []


def test_judging_reads_no_lessons():
    assert not imported("evaluate", DALSEO) & {
        "smartcert.diagnostics.lessons",
        "smartcert.render.pages.lesson",
    }


def test_only_the_codes_of_the_faults_that_are_met_are_imported(tmp_path):
    families = {f"smartcert.diagnostics.codes.{family}" for family in FAMILIES.values()}
    assert not imported("check", ROOT / "indicators.yaml") & families
    missing = imported("check", tmp_path / "missing.yaml") & families
    assert missing == {"smartcert.diagnostics.codes.text"}

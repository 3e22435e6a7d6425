"""What `init` writes, and what it refuses before it writes anything."""

import datetime as dt
import io
from unicodedata import normalize

import pytest

from smartcert.assessment.assessment_file import load_assessment, read_assessment
from smartcert.checking.exits import NOT_JUDGED, PASSED
from smartcert.cli.asking import can_ask
from smartcert.files.source import decode
from smartcert.forms.schema import name_of, schema_text
from tests.conftest import DATA, ROOT
from tests.support.commands import smartcert
from tests.support.forms import Workbook

KIND = ("--kind", "gu")
INIT = ("--name", "A", *KIND)


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_skeleton_says_what_was_given(folder):
    made = ("--name", "솔밭군", "--kind", "군", "--population", "38400", "--date", "2022-12-31")
    code, printed, complaint = smartcert("init", "city.yaml", *made)
    assert (code, printed) == (PASSED, "")
    filled = "city.yaml is written. Fill it in, then: smartcert evaluate city.yaml\n"
    assert complaint.startswith(filled)
    city = read_assessment(decode((folder / "city.yaml").read_bytes(), "city.yaml"))
    assert (city.city.name, city.city.kind, city.city.population) == ("솔밭군", "gun", 38400)
    assert city.date == dt.date(2022, 12, 31)


def test_a_skeleton_in_a_pipe_comes_with_the_command_for_its_schema(folder, catalogue):
    code, printed, complaint = smartcert("init", "-", *INIT)
    assert code == PASSED
    assert 'name: "A"\n' in printed
    assert complaint.startswith(
        f"For the editor: smartcert schema assessment --for {catalogue.name}"
    )
    assert [*folder.iterdir()] == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([*INIT, "--catalogue", "none.yaml"], "SC101"),
        (["--name", "", *KIND], "--name is empty; give it a value, or leave it out."),
        (["--name", "두\n줄", *KIND], "SC"),
        (["--name", "A", "--kind", "gnu"], "There is no “gnu” in --kind. Did you mean gu, gun?"),
        ([*INIT, "--schema", "a b"], "--schema is to be an address or a path without blanks."),
        ([*INIT, "--schema", ""], "--schema is empty; give it a value, or leave it out."),
    ],
)
def test_what_could_not_be_read_again_is_refused(arguments, said, folder):
    code, printed, complaint = smartcert("init", "city.yaml", *arguments)
    assert (code, printed) == (NOT_JUDGED, "")
    assert said in complaint
    assert [*folder.iterdir()] == []


def test_a_file_that_is_there_is_replaced_by_force_only(folder):
    (folder / "city.yaml").write_text("mine")
    refused = (NOT_JUDGED, "", "city.yaml exists; --force replaces it.\n")
    assert smartcert("init", "city.yaml", *INIT) == refused
    assert (folder / "city.yaml").read_text() == "mine"
    assert smartcert("init", "city.yaml", *INIT, "--force")[0] == PASSED
    assert 'name: "A"\n' in (folder / "city.yaml").read_text("utf-8")


def test_the_name_of_the_schema_is_no_name_for_a_city(folder, catalogue):
    name = name_of(catalogue)
    code, _, complaint = smartcert("init", name, *INIT)
    assert (code, complaint) == (NOT_JUDGED, f"{name} is the name of the schema; choose another.\n")
    assert [*folder.iterdir()] == []
    assert smartcert("init", name, *INIT, "--schema", "none")[0] == PASSED


def test_a_schema_that_cannot_be_read_is_another_one(folder, catalogue):
    (folder / name_of(catalogue)).mkdir()
    code, _, complaint = smartcert("init", "city.yaml", *INIT)
    assert code == PASSED
    assert f"{name_of(catalogue)} is there already and is another one; it is kept." in complaint
    assert "For the editor: smartcert schema assessment" in complaint


def test_the_schema_that_is_there_serves_the_next_city(folder, catalogue):
    smartcert("init", "city.yaml", *INIT)
    schema = folder / name_of(catalogue)
    assert schema.read_bytes().decode() == schema_text("assessment", "7", catalogue)
    code, _, complaint = smartcert("init", "next.yaml", *INIT)
    assert code == PASSED
    assert name_of(catalogue) not in complaint


def test_the_catalogue_that_is_read_is_not_overwritten(folder):
    (folder / "c.yaml").write_bytes((DATA / "small.yaml").read_bytes())
    code, printed, complaint = smartcert(
        "init", "c.yaml", *INIT, "--catalogue", "c.yaml", "--force"
    )
    assert (code, printed) == (NOT_JUDGED, "")
    assert complaint == "c.yaml is an input; it is not overwritten.\n"


def test_a_folder_is_found_whose_name_is_stored_in_pieces(folder, catalogue):
    apart = folder / normalize("NFD", "달서")
    apart.mkdir()
    assert smartcert("init", "달서/가.yaml", *INIT)[0] == PASSED
    assert sorted(each.name for each in apart.iterdir()) == [name_of(catalogue), "가.yaml"]
    assert [*folder.iterdir()] == [apart]


# --- asked ----------------------------------------------------------------------------


class Typed(io.StringIO):
    """What somebody types at a terminal."""

    def isatty(self):
        return True


@pytest.fixture
def asked(monkeypatch):
    def type_in(*lines, arguments=(), tag="en"):
        """Run init at a terminal; give the exit code and what is asked and said."""
        stdin = "".join(f"{line}\n" for line in lines)
        monkeypatch.setattr("smartcert.cli.asking.can_ask", lambda: True)
        monkeypatch.setattr("smartcert.cli.begun.can_ask", lambda: True)
        code, printed, said = smartcert(
            "init", *arguments, "--lang", tag, stdin=stdin.encode(), SMARTCERT_LANG=tag
        )
        assert printed == ""
        return code, said

    return type_in


def test_all_that_is_missing_is_named_at_once():
    said = "Still to be given: CITY.xlsx, --name, --kind. For example: "
    assert smartcert("init")[2].startswith(said)
    code, _, complaint = smartcert("init", "city.yaml")
    assert code == NOT_JUDGED
    assert complaint.startswith("Still to be given: --name, --kind. For example: ")


def test_questions_on_a_terminal_make_a_form(asked, folder):
    code, said = asked("솔밭군", "군", "38,400", "")
    assert code == PASSED
    assert said.startswith("Name of the city: Kind of local government (special_city, ")
    assert "Population (blank if it is not known): File to write [솔밭군.xlsx]: " in said
    city = load_assessment(folder / "솔밭군.xlsx").city
    assert (city.name, city.kind, city.population) == ("솔밭군", "gun", 38400)


def test_questions_are_in_korean_where_the_system_is(asked, folder):
    code, said = asked("솔밭군", "군", "", "a.xlsx", tag="ko")
    assert code == PASSED
    assert said.startswith("도시 이름: 지방자치단체 종류(특별시, 광역시, ")
    assert load_assessment(folder / "a.xlsx").city.population is None


def test_an_answer_that_means_nothing_is_asked_again(asked, folder):
    code, said = asked(
        "", "솔밭군", "읍", "gun", "many", "7", "a.yaml", arguments=("--schema", "none")
    )
    assert code == PASSED
    for sentence in ("A name is needed.", "There is no “읍” in --kind.", "Write a whole number"):
        assert sentence in said
    assert [each.name for each in folder.iterdir()] == ["a.yaml"]


def test_only_what_is_missing_is_asked(asked, folder):
    code, said = asked("a.xlsx", arguments=("--name", "A", "--kind", "gu", "--population", "9"))
    assert code == PASSED
    assert said.startswith("File to write [A.xlsx]: ")


def test_a_file_that_is_named_is_not_asked_for(asked, folder):
    code, said = asked("솔밭군", "군", "", arguments=("a.xlsx",))
    assert (code, said.count("File to write")) == (PASSED, 0)
    assert [each.name for each in folder.iterdir()] == ["a.xlsx"]


def test_who_answers_no_more_writes_nothing(asked, folder):
    code, said = asked("솔밭군")
    assert code == NOT_JUDGED
    assert said.endswith("\nNothing is written.\n")
    assert [*folder.iterdir()] == []


def test_nobody_is_asked_in_a_pipe(monkeypatch):
    monkeypatch.setattr("sys.stdin", None)
    assert not can_ask()
    monkeypatch.setattr("sys.stdin", Typed())
    monkeypatch.setattr("sys.stderr", Typed())
    assert can_ask()


# --- next time ------------------------------------------------------------------------

LAST = """\
format: smartcert-assessment/1
catalogue: small@1
date: 2020-08-31
stage: self_assessment
city: {name: 벼리시, kind: gun}
answers:
  A-1:
    value: 14.0
    owner: 기획과
    evidence:
      - {title: 대장, kind: register, document: 묶음, date: 2020-08-01}
      - {title: 계획, kind: plan, document: 묶음, date: 2020-08-01}
  A-2: {value: {numerator: 1, denominator: 2}}
  A-3:
  A-4: {value: true}
  B-1-1: {value: [one, two]}
  B-2: {note: 아직}
"""


@pytest.fixture
def last(folder):
    """The small catalogue, another edition of it, and an assessment under the first."""
    old = (DATA / "small.yaml").read_text("utf-8")
    new = old.replace('edition: "1"', 'edition: "2"').replace("id: A-4", "id: A-9")
    new = new.replace("indicator: A-4", "indicator: A-9").replace("full_at: 30}", "full_at: 25}")
    new = new.replace(
        "kinds: [register]\n", "kinds: [register]\n          within: {register: 24}\n", 1
    )
    (folder / "old.yaml").write_text(old, "utf-8")
    (folder / "new.yaml").write_text(new, "utf-8")
    (folder / "last.yaml").write_text(LAST, "utf-8")
    asked = ("convert", "last.yaml", "last.xlsx", "--catalogue", "old.yaml", "--lang", "en")
    assert smartcert(*asked)[0] == PASSED
    return folder


@pytest.mark.parametrize("name", ["last.yaml", "last.xlsx"])
def test_last_answers_stand_beside_the_blanks(name, last):
    asked = ("--from", name, "--catalogue", "new.yaml", "--date", "2022-08-31", "--lang", "en")
    code, _, said = smartcert("init", "next.xlsx", *asked)
    assert code == PASSED
    assert said.endswith(
        "The catalogue was small@1 and is small@2 now.\n"
        "small@1 is not here, so that no more can be said of what changed.\n"
        "A-4 is asked no longer.\n"
    )
    book = Workbook((last / "next.xlsx").read_bytes())
    shown = {
        name: book.text(book.at("Assessment", name, "Last answer"))
        for name in ("A-1", "A-2", "B-1-1")
    }
    assert shown == {"A-1": "14.0", "A-2": "1 / 2", "B-1-1": "one, two"}
    assert book.text("Evidence!H2") == "too old: before 2020-08-31"
    assert book.text("Evidence!H3") == "of no kind that counts"
    begun = load_assessment(last / "next.xlsx")
    assert begun.city.name == "벼리시"
    assert begun.answers["A-1"].owner == "기획과"
    assert begun.answers["A-1"].value is None
    assert [piece.title for piece in begun.answers["A-1"].evidence] == ["대장", "계획"]


def test_last_answers_stand_in_the_comments_of_yaml(last):
    asked = ("--from", "last.xlsx", "--catalogue", "old.yaml", "--date", "2020-12-31")
    code, printed, said = smartcert("init", "-", *asked, "--lang", "en", "--schema", "none")
    assert code == PASSED
    assert said == "The catalogue is the same as last time: small@1.\n"
    assert (
        "  # Last time (2020-08-31): 14.0\n  # - 대장, 묶음, 2020-08-01: still counts\n" in printed
    )
    assert "  # Department: 기획과\n  A-1:\n" in printed
    assert "  # Last time (2020-08-31): ○\n" in printed


def test_what_changed_in_a_catalogue_that_is_here_is_said(last, catalogue):
    text = (ROOT / "indicators.yaml").read_text("utf-8")
    text = text.replace('edition: "2022"', 'edition: "2024"', 1).replace("INN-PUB-02", "INN-PUB-99")
    text = text.replace("full_at: 40}", "full_at: 50}", 1)
    (last / "2024.yaml").write_text(text, "utf-8")
    solbat = ROOT / "examples" / "solbat-gun.yaml"
    code, _, said = smartcert("init", "n.xlsx", "--from", solbat, "--catalogue", "2024.yaml")
    assert code == PASSED
    assert said.splitlines()[1:] == [
        "The catalogue was molit-smart-city@2022 and is molit-smart-city@2024 now.",
        "INN-PUB-01 changed: scoring rule.",
        "INN-PUB-99 is new.",
        "INN-PUB-02 is asked no longer.",
    ]


def test_a_reason_of_last_time_is_shown(last, catalogue):
    said = LAST.replace(
        "A-2: {value: {numerator: 1, denominator: 2}}", "A-2: {not_applicable: 사무가 없음}"
    )
    (last / "last.yaml").write_text(said.replace("[one, two]", "[]"), "utf-8")
    smartcert("init", "n.xlsx", "--from", "last.yaml", "--catalogue", "old.yaml", "--lang", "en")
    book = Workbook((last / "n.xlsx").read_bytes())
    assert book.text(book.at("Assessment", "A-2", "Last answer")) == "not applicable: 사무가 없음"
    assert book.text(book.at("Assessment", "B-1-1", "Last answer")) == "–"

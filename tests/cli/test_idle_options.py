"""Every option of every command: it changes something, or is refused where it would not."""

import pytest
from typer.main import get_command

from smartcert.checking.exits import NOT_JUDGED, PASSED
from smartcert.cli.app import app, command_paths
from tests.conftest import ROOT
from tests.support.commands import smartcert

EXAMPLES = ROOT / "examples"
CITY = EXAMPLES / "dalseo.yaml"
TABLE = ["t.csv", "--output", "o.csv"]
INIT = "init city.yaml --name A --kind gu"

EVERYWHERE = {"--help", "--lang", "--catalogue", "--format", "--output", "--no-ci", "--skip-others"}
"""What always changes something: what is said, read, written, or passed over."""

APPLIED = {
    "evaluate": {"--set", "--details", "--fail-on", "--min-grade", "--min-share", "--waivers"},
    "batch": {
        *("--out", "--evidence", "--rejects", "--strict", "--fail-on", "--waivers"),
        *("--jobs", "--engine", "--work", "--resume", "--details", "--encoding", "--sheet"),
        *("--scheduler", "--warnings"),
    },
    "check": {"--strict", "--fix", "--diff", "--unsafe-fixes", "--baseline", "--write-baseline"}
    | {"--waivers"},
    "explain": {"--waivers"},
    "show": set(),
    "init": {"--from", "--name", "--kind", "--population", "--date", "--schema", "--force"},
    "convert": {"--force"},
    "merge": {"--into", "--prefer", "--force"},
    "progress": set(),
    "schema": {"--for", "--draft"},
    "table template": {"--force"},
    "table from-files": {"--evidence"},
    "table to-files": {"--date", "--without-evidence", "--encoding", "--sheet", "--force"},
}
"""The other options that change something, or allow it, wherever they are not refused below."""

IDLE = (
    ("evaluate city.yaml --on today", "--on wants --waivers."),
    ("evaluate city.yaml --stdin-filename a.yaml", "--stdin-filename wants -, standard input"),
    ("evaluate city.yaml --details --format sarif", "With sarif, --details would change nothing"),
    ("evaluate city.yaml --details --format gitlab", "With gitlab, --details would change"),
    ("evaluate city.yaml --details --format github", "With github, --details would change"),
    ("evaluate city.yaml --details --format gitlab:a --format sarif", "With gitlab, sarif, --d"),
    ("check city.yaml --on today", "--on wants --waivers."),
    ("check city.yaml --stdin-filename a.yaml", "--stdin-filename wants -, standard input"),
    ("check city.yaml --unsafe-fixes", "--unsafe-fixes wants --fix or --diff."),
    ("check city.yaml --write-baseline", "--write-baseline wants --baseline FILE."),
    ("check - --fix", "--fix wants files"),
    ("check @list --fix", "--fix wants files"),
    (
        "check city.yaml --baseline k.yaml --write-baseline --output a.json --format sarif:a",
        "With --write-baseline, --format, --output would change nothing; leave it out.",
    ),
    ("batch city.yaml --on today", "--on wants --waivers."),
    ("batch t.csv --sheet 평가", "--sheet is for tables that end in .xlsx; leave it out."),
    ("batch t.jsonl --encoding utf-8", "--encoding is for tables that end in .csv, .tsv;"),
    ("batch city.yaml --encoding cp949", "--encoding is for tables that end in .csv, .tsv;"),
    ("batch city.yaml --sheet 평가", "--sheet is for tables that end in .xlsx;"),
    ("batch city.yaml --evidence not-required", "--evidence not-required is for tables"),
    ("batch t.csv --details", "--details wants --out with one of: .csv, .parquet, .xlsx, .json"),
    ("batch t.csv --details --out r.md", "--details wants --out with one of: .csv, .parquet"),
    ("batch t.csv --scheduler tcp://x:1", "--scheduler is for --engine dask."),
    (
        "batch t.csv --engine dask --scheduler tcp://x:1 --jobs 2 --out r.csv",
        "With --engine dask, --jobs would change nothing; leave it out.",
    ),
    ("explain SC402 --catalogue c.yaml", "With SC402, --catalogue would change nothing"),
    ("explain SC402 --waivers w.yaml", "With SC402, --waivers would change nothing"),
    ("explain SC402 --on today", "With SC402, --on would change nothing"),
    ("explain INN-PUB --waivers w.yaml", "With INN-PUB, --waivers would change nothing"),
    ("explain inn-pub-01 --on today", "With INN-PUB-01, --on would change nothing"),
    ("explain city.yaml INN-PUB --on today", "--on wants --waivers."),
    ("progress city.yaml --stdin-filename a.yaml", "--stdin-filename wants -, standard input"),
    ("init - --name A --kind gu --force", "With -, --force would change nothing"),
    ("init /dev/stdout --name A --kind gu --force", "With -, --force would change nothing"),
    ("schema run --for indicators.yaml", "--for goes with assessment only."),
    ("table from-files city.yaml --output o.csv --stdin-filename x", "--stdin-filename wants -"),
    ("table to-files t.jsonl --output o --encoding cp949", "--encoding is for tables that end"),
    ("table to-files t.csv --output o --sheet 평가", "--sheet is for tables that end in .xlsx"),
    ("table to-files dated.csv --output o --date 2022-08-31", "The table gives every date itself"),
)
"""Command lines with an option that would change nothing, and what is said of it."""


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "city.yaml").write_bytes(CITY.read_bytes())
    (tmp_path / "t.csv").write_text("city,kind,INN-PUB-02\nA,gu,3\n")
    (tmp_path / "dated.csv").write_text("city,kind,date,INN-PUB-02\nA,gu,2022-08-31,3\n")
    (tmp_path / "t.jsonl").write_text('{"city": "A", "kind": "gu", "INN-PUB-02": 3}\n')
    (tmp_path / "list").write_text("-\n")
    return tmp_path


@pytest.mark.parametrize(("line", "said"), IDLE, ids=[line for line, _ in IDLE])
def test_an_option_that_would_change_nothing_is_refused_before_any_work(line, said, folder):
    before = sorted(folder.iterdir())
    code, printed, complaint = smartcert(*line.split())
    assert (code, printed) == (NOT_JUDGED, "")
    assert complaint.startswith(said)
    assert sorted(folder.iterdir()) == before


def options_of(words):
    command = get_command(app())
    for word in words:
        command = command.commands[word]
    return {
        max(param.opts, key=len)
        for param in command.get_params(typer_context(command))
        if param.param_type_name == "option"
    }


def typer_context(command):
    return command.context_class(command, help_option_names=["-h", "--help"])


@pytest.mark.parametrize("words", [path for path in command_paths() if path != ("table",)])
def test_of_every_option_it_is_known_where_it_means_something(words):
    name = " ".join(words)
    refused = {word for line, _ in IDLE if line.startswith(name) for word in line.split()}
    for option in options_of(words) - EVERYWHERE - APPLIED[name]:
        assert option in refused, option


@pytest.mark.parametrize(
    ("words", "option"),
    sorted(
        (words, option)
        for words in command_paths()
        if words != ("table",)
        for option in options_of(words) - {"--help"}
    ),
    ids=str,
)
def test_an_option_without_a_value_is_no_wish_for_the_usual(words, option):
    needed = {
        "convert": ["city.yaml", "o.xlsx"],
        "merge": ["city.yaml", "--into", "o.yaml"],
        "init": INIT.split()[1:],
        "schema": ["run"],
        "show": [],
        "table": TABLE,
    }
    needed = needed.get(words[0], ["t.csv"])[words == ("table", "template") :]
    code, printed, complaint = smartcert(*words, *needed, f"{option}=")
    assert (code, printed) == (NOT_JUDGED, "")
    assert f"{option} is empty; give it a value, or leave it out.\n" in complaint or re_wanted(
        option, complaint
    )


def re_wanted(option, complaint):
    """Tell whether a flag, or a choice, was refused in its own words."""
    return f"{option} takes no value" in complaint or f"{option} is to be: " in complaint


@pytest.mark.parametrize(
    "line",
    [
        "evaluate city.yaml --details --format json",
        "evaluate city.yaml --details --format csv",
        "evaluate city.yaml --details --format sarif:a --format text",
        "evaluate - --stdin-filename a.yaml",
        "evaluate @list --stdin-filename a.yaml",
        "check city.yaml --format sarif --no-ci --skip-others",
    ],
)
def test_what_means_something_is_applied(line):
    assert smartcert(*line.split(), stdin=CITY.read_bytes())[0] == PASSED


def test_details_are_in_the_summary_of_a_step_on_github(folder):
    summary = folder / "summary.md"
    line = "evaluate city.yaml --details --format github"
    assert smartcert(*line.split(), GITHUB_STEP_SUMMARY=str(summary))[0] == PASSED
    assert "INN-PUB-02" in summary.read_text("utf-8")


@pytest.mark.parametrize("line", ["evaluate - -", "check @- -", "evaluate - @-", "check - -"])
def test_standard_input_is_read_once(line):
    assert smartcert(*line.split())[2] == "Standard input can be read once only.\n"

"""What a host of the project reads: workflows, forms, attributes, releases. It does not run."""

import os
import re
import shlex
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest
import yaml

from smartcert.checking.exits import EXITS
from tests.conftest import ROOT
from tests.support.programs import SCRIPTS, fits, git, run

WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
FORMS = sorted((ROOT / ".github/ISSUE_TEMPLATE").glob("w*.yml"))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
MAKEFILE = (ROOT / "Makefile").read_text("utf-8")
RELEASING = (ROOT / "RELEASING.md").read_text("utf-8")
VERSION = re.compile(r"[\w-]+(/[\w-]+)+@(release/)?v\d+(\.\d+)*")
WRITES = {"publish": {"attestations": "write", "id-token": "write"}}

each_workflow = pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)


def workflow(path):
    # YAML 1.1 reads the key `on` as a truth value
    return yaml.safe_load(path.read_text("utf-8").replace("\non:", '\n"on":'))


def steps(path):
    return [step for job in workflow(path)["jobs"].values() for step in job["steps"]]


def commands(path):
    """The calls of make in a workflow, as words."""
    scripts = (step["run"] for step in steps(path) if "run" in step)
    return [words[1:] for words in map(shlex.split, scripts) if words[0] == "make"]


# --- workflows ------------------------------------------------------------------------


@each_workflow
@pytest.mark.parametrize(
    "schema", ["vendor.github-workflows", "custom.github-workflows-require-timeout"]
)
def test_a_workflow_is_well_formed_and_ends_in_time(path, schema):
    fits(schema, path)


@each_workflow
def test_a_workflow_has_no_more_rights_than_it_needs(path):
    content = workflow(path)
    assert content["permissions"] == {"contents": "read"}
    assert "concurrency" in content
    for name, job in content["jobs"].items():
        assert job.get("permissions", {}) == WRITES.get(name, {})
    for step in steps(path):
        if "uses" in step:
            assert VERSION.fullmatch(step["uses"]), step["uses"]
            if step["uses"].startswith("actions/checkout@"):
                assert step["with"]["persist-credentials"] is False
        else:
            assert "${{" not in step["run"]  # a value must not become a part of a script


@each_workflow
def test_a_workflow_calls_what_the_makefile_has(path):
    for words in commands(path):
        target, *settings = words
        assert re.search(rf"^{target}:", MAKEFILE, re.MULTILINE), target
        for setting in settings:
            name, _, value = setting.partition("=")
            assert re.search(rf"^{name} [?:]?=", MAKEFILE, re.MULTILINE), name
            for file in value.split() if name == "T" else ():
                assert (ROOT / file).exists(), file


@each_workflow
def test_a_workflow_says_that_it_has_not_been_run(path):
    head = path.read_text("utf-8").partition("\nname:")[0].replace("\n#", "")
    assert re.search("has not +been run", head)


def test_every_workflow_calls_make_and_the_pythons_are_those_that_are_promised():
    assert [path.stem for path in WORKFLOWS] == ["nightly", "push", "release"]
    assert all(map(commands, WORKFLOWS))
    promised = [
        each.rpartition(" ")[2]
        for each in PROJECT["project"]["classifiers"]
        if re.fullmatch(r"Programming Language :: Python :: 3\.\d+", each)
    ]
    check = workflow(ROOT / ".github/workflows/push.yml")["jobs"]["check"]
    assert check["strategy"]["matrix"]["python"] == promised


# --- bots, forms and hooks ------------------------------------------------------------


@pytest.mark.parametrize(
    ("schema", "file"),
    [
        ("vendor.renovate", ".github/renovate.json"),
        ("vendor.github-issue-config", ".github/ISSUE_TEMPLATE/config.yml"),
        ("vendor.citation-file-format", "CITATION.cff"),
        *(("vendor.github-issue-forms", form.relative_to(ROOT)) for form in FORMS),
    ],
    ids=str,
)
def test_what_a_host_reads_is_well_formed(schema, file):
    fits(schema, ROOT / file)


def test_the_head_of_the_lock_is_a_command_that_the_bot_repeats():
    """Renovate takes these options only, each value behind a sign of equality."""
    head = re.search(
        r"(?:#.*\n)+# {4}uv pip compile (.+)\n",
        (ROOT / "requirements/check.txt").read_text("utf-8"),
    )
    assert head, "the head names another command"
    words = head[1].split()
    assert [word for word in words if not word.startswith("--")] == ["pyproject.toml"]
    for word in words:
        if word.startswith("--"):
            name, _, value = word.partition("=")
            assert name in {
                *("--extra", "--group", "--python-version", "--output-file"),
                *("--universal", "--generate-hashes"),
            }
            assert bool(value) == (name not in {"--universal", "--generate-hashes"}), word
    assert "--output-file=requirements/check.txt" in words


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_a_form_asks_in_korean_and_english(form):
    content = yaml.safe_load(form.read_text("utf-8"))
    asked = [
        content["name"],
        content["description"],
        *(
            field["attributes"].get("label", field["attributes"].get("value"))
            for field in content["body"]
        ),
    ]
    assert len(asked) > 3
    for text in asked:
        assert re.search("[가-힣]", text), text
        assert re.search("[a-z]{3}", text), text


def test_the_hooks_of_developers_run_what_make_installs(tmp_path):
    path = ROOT / ".pre-commit-config.yaml"
    code, said = run(
        *(SCRIPTS / "pre-commit", "validate-config", path),
        folder=tmp_path,
        PRE_COMMIT_HOME=tmp_path,
    )
    assert code == 0, said
    (local,) = yaml.safe_load(path.read_text("utf-8"))["repos"]
    assert local["repo"] == "local"
    for hook in local["hooks"]:
        assert hook["language"] == "system"
        tool = Path(hook["entry"].split()[0])
        assert tool.parent == Path(".venv/bin")
        assert (SCRIPTS / tool.name).exists(), tool


# --- checkouts and releases -----------------------------------------------------------


@pytest.mark.skipif(
    not shutil.which("git") or not (ROOT / ".git").exists(), reason="no checkout, or no git"
)
def test_a_checkout_on_windows_has_the_same_bytes(tmp_path):
    tracked = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    said = subprocess.run(tracked, cwd=ROOT, check=True, capture_output=True).stdout
    names = sorted(filter(None, map(os.fsdecode, said.split(b"\0"))))
    assert len(names) > 500
    here, there = tmp_path / "here", tmp_path / "there"
    for name in names:
        (here / name).parent.mkdir(parents=True, exist_ok=True)
        (here / name).write_bytes((ROOT / name).read_bytes())
    git("init", "--quiet", folder=here)
    git("add", "--all", folder=here)
    git("commit", "--quiet", "--no-verify", "--message", "all", folder=here)
    git("-c", "core.autocrlf=true", "clone", "--quiet", here, there, folder=tmp_path)
    assert [
        name for name in names if (there / name).read_bytes() != (ROOT / name).read_bytes()
    ] == []


def test_every_fragment_of_the_changelog_is_a_list_of_a_known_kind():
    kinds = {each["directory"] for each in PROJECT["tool"]["towncrier"]["type"]}
    for path in (ROOT / "docs/changelog").glob("*.md"):
        assert path.name.split(".")[1:] == [path.suffixes[0][1:], "md"]
        assert path.suffixes[0][1:] in kinds, path.name
        for line in path.read_text("utf-8").splitlines():
            assert line.startswith(("- ", "  ")), (path.name, line)
    assert "<!-- towncrier release notes start -->\n" in (ROOT / "CHANGELOG.md").read_text("utf-8")


def test_the_notes_of_a_release_hold_every_fragment():
    code, said = run(SCRIPTS / "towncrier", "build", "--draft", "--version", "9.9.9", folder=ROOT)
    assert code == 0, said
    assert "## 9.9.9 (" in said
    for path in (ROOT / "docs/changelog").glob("*.md"):
        assert f"\n{path.read_text('utf-8')}" in said


def test_what_stays_names_every_format_and_every_exit_code():
    written = "".join(path.read_text("utf-8") for path in (ROOT / "src").rglob("*.py"))
    formats = set(re.findall(r'"(smartcert-\w+/\d+)"', written))
    assert len(formats) == 7
    assert set(re.findall(r"`(smartcert-\w+/\d+)`", RELEASING)) == formats
    (codes,) = re.findall(r"\*\*Exit codes\*\* (.*?) keep", RELEASING)
    assert list(map(int, re.findall(r"\d+", codes))) == list(EXITS)

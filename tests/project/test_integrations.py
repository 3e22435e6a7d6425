"""The GitHub action, the GitLab job and the pre-commit hooks, run as those systems run them."""

import json
import os
import re
import shutil
import sys
import sysconfig
from importlib.metadata import distributions
from pathlib import Path

import pytest
import yaml

from tests.conftest import ROOT
from tests.support.clones import clone
from tests.support.programs import SCRIPTS, fits, git, run

ACTION = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
GITLAB = yaml.safe_load((ROOT / "docs/how-to/gitlab-ci.yml").read_text("utf-8"))
EXPRESSION = re.compile(r"\$\{\{ (.*?) \}\}")
YAML_BLOCK = re.compile(r"^```yaml\n# (\S+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
PAGES = sorted(ROOT.glob("docs/how-to/check-in-ci*.md"))


@pytest.fixture(scope="module", autouse=True)
def versions(tmp_path_factory):
    """Whatever is installed here comes in the versions that are being checked, locked or not."""
    file = tmp_path_factory.mktemp("versions") / "installed.txt"
    others = (each for each in distributions() if each.name != "smartcert")
    file.write_text("\n".join(sorted({f"{each.name}=={each.version}" for each in others})))
    with pytest.MonkeyPatch.context() as patched:
        for name in ("PIP_CONSTRAINT", "PIP_BUILD_CONSTRAINT"):
            patched.setenv(name, file.as_uri())  # pip takes a blank for the end of a path
        patched.setenv("PIP_NO_COMPILE", "0")  # pip takes 0 for a wish that is fulfilled
        yield


@pytest.fixture(scope="module")
def checkout(tmp_path_factory):
    """A clone of this project, with what is not committed yet."""
    folder = tmp_path_factory.mktemp("smartcert")
    clone(folder)
    git("init", "--quiet", folder=folder)
    git("add", "--all", folder=folder)
    git("commit", "--quiet", "--no-verify", "--message", "all", folder=folder)
    git("tag", "v1", folder=folder)
    return folder


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """An environment in which pip finds all that is installed here but smartcert and its extras.

    One installation from nothing, that of the README, shows that all of it is found elsewhere.
    """
    libraries = tmp_path_factory.mktemp("libraries")
    for path in Path(sysconfig.get_path("purelib")).iterdir():
        if not re.match(r"_*(editable|smartcert|junitparser|pip\b)", path.name):
            (libraries / path.name).symlink_to(path)
    # nothing is built in an environment of its own, see above for the 0
    return {"PYTHONPATH": libraries, "PIP_NO_BUILD_ISOLATION": "0", "PIP_BUILD_CONSTRAINT": ""}


@pytest.fixture
def repository(tmp_path):
    """A city's repository: a good assessment, a bad one, and other tools' files."""
    folder = tmp_path / "repository"
    for name in ("good", "bad", "uncertified", ".github/workflows"):
        (folder / name).mkdir(parents=True)
    shutil.copy(ROOT / "examples/hangang-si.yaml", folder / "good")
    shutil.copy(ROOT / "examples/solbat-gun.yaml", folder / "uncertified")
    solbat = (ROOT / "examples/solbat-gun.yaml").read_text("utf-8")
    (folder / "bad/solbat-gun.yaml").write_text(
        solbat.replace("INN-PUB-02:", "INN-PUB-2:"), "utf-8"
    )
    (folder / "compose.yaml").write_text("services: {}\n")
    (folder / ".github/workflows/ci.yml").write_text("on: push\n")
    return folder


# --- a person on a fresh machine ---------------------------------------------------------


def test_the_first_command_of_the_readme_installs_and_judges(checkout):
    readme = (ROOT / "README.md").read_text("utf-8")
    command = readme.split("```sh\n")[1].split("```")[0].strip()
    code, said = run("bash", "-c", command, folder=checkout, SMARTCERT_LANG="en")
    assert code == 0, said
    assert "✓ CERTIFIED · 75.62 %" in said


# --- what the systems say of the files ------------------------------------------------


@pytest.mark.parametrize(
    ("schema", "file"),
    [("vendor.github-actions", "action.yml"), ("vendor.gitlab-ci", "docs/how-to/gitlab-ci.yml")],
)
def test_the_system_that_reads_a_file_finds_it_well_formed(schema, file):
    fits(schema, ROOT / file)


def test_pre_commit_finds_its_manifest_well_formed():
    manifest = ROOT / ".pre-commit-hooks.yaml"
    code, said = run(SCRIPTS / "pre-commit", "validate-manifest", manifest, folder=ROOT)
    assert code == 0, said


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_snippets_of_a_page_are_well_formed(page, tmp_path):
    blocks = YAML_BLOCK.findall(page.read_text("utf-8"))
    assert {name for name, _ in blocks} == {
        ".github/workflows/smartcert.yml",
        ".gitlab-ci.yml",
        ".pre-commit-config.yaml",
    }
    for number, (name, text) in enumerate(blocks):
        file = tmp_path / f"{number}.yaml"
        file.write_text(text, "utf-8")
        if name == ".pre-commit-config.yaml":
            code, said = run(SCRIPTS / "pre-commit", "validate-config", file, folder=tmp_path)
            assert code == 0, said
        elif name == ".gitlab-ci.yml":
            fits("vendor.gitlab-ci", file)
        else:
            fits("vendor.github-workflows", file)
            (step,) = (
                each
                for each in yaml.safe_load(text)["jobs"]["check"]["steps"]
                if each["uses"].startswith("example/smartcert@")
            )
            assert step["with"].keys() <= ACTION["inputs"].keys()


# --- GitHub ---------------------------------------------------------------------------


class Job:
    """Runs the steps of the action as a runner of GitHub does, those of other actions excepted."""

    def __init__(self, folder, checkout, workspace, smartcert="", installed=()):
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        self.installed = dict(installed)
        self.workspace = workspace
        self.values = {
            "github.action_path": checkout,
            "steps.python.outputs.python-path || 'python3'": sys.executable,
            "steps.install.outputs.smartcert": smartcert,
        }

    def step(self, name, **inputs):
        (step,) = (each for each in ACTION["runs"]["steps"] if each["id"] == name)
        assert "${{" not in step["run"]  # an input must not become a part of a script
        given = {key: declared["default"] for key, declared in ACTION["inputs"].items()} | inputs
        values = self.values | {f"inputs.{key}": value for key, value in given.items()}
        environment = {
            key: EXPRESSION.sub(lambda found: str(values[found[1]]), value)
            for key, value in step["env"].items()
        }
        script = self.folder / "script.sh"
        script.write_text(step["run"])
        for file in (self.output, self.summary):
            file.write_text("")
        command = ("bash", "--noprofile", "--norc", "-e", "-o", "pipefail", script)
        return run(
            *command,
            folder=self.workspace,
            CI="true",
            GITHUB_ACTIONS="true",
            GITHUB_WORKSPACE=self.workspace,
            GITHUB_OUTPUT=self.output,
            GITHUB_STEP_SUMMARY=self.summary,
            RUNNER_TEMP=self.folder,
            RUNNER_OS="Linux",
            **self.installed,
            **environment,
        )

    @property
    def output(self):
        return self.folder / "output"

    @property
    def summary(self):
        return self.folder / "summary.md"


@pytest.fixture
def job(tmp_path, repository):
    """A job in which the action is installed already."""
    return Job(tmp_path / "runner", ROOT, repository, SCRIPTS / "smartcert")


def test_the_action_installs_itself_beside_the_python_of_the_workflow(
    tmp_path, checkout, installed, repository
):
    job = Job(tmp_path / "runner", checkout, repository, installed=installed)
    code, said = job.step("install")
    assert code == 0, said
    name, _, smartcert = job.output.read_text().strip().partition("=")
    assert name == "smartcert"
    assert Path(smartcert).is_relative_to(job.folder)
    job = Job(job.folder, checkout, repository, smartcert, installed)
    code, said = job.step("run", arguments="--output smartcert.xml", language="en")
    assert code == 1, said
    assert "bad/solbat-gun.yaml:25:3: error SC402" in said
    assert (repository / "smartcert.xml").exists()


def test_the_action_passes_a_good_repository(job):
    code, said = job.step("run", paths="good\ncompose.*\n", arguments="--skip-others")
    assert (code, job.output.read_text()) == (0, "exit-code=0\n"), said
    assert "::error" not in said
    assert "✓" in job.summary.read_text("utf-8")


def test_the_action_annotates_a_bad_repository(job):
    code, said = job.step("run", language="en")
    assert (code, job.output.read_text()) == (1, "exit-code=1\n"), said
    assert "\n::error file=bad/solbat-gun.yaml,line=25,col=3," in said
    assert "bad/solbat-gun.yaml:25:3" in job.summary.read_text("utf-8")


def test_the_action_judges(job):
    code, said = job.step("run", command="evaluate", paths="uncertified", language="en")
    assert code == 1, said
    assert "\n::warning file=uncertified/solbat-gun.yaml,line=11," in said
    assert "NOT CERTIFIED" in job.summary.read_text("utf-8")
    code, said = job.step("run", command="evaluate", paths="good", arguments="--min-grade 2")
    assert (code, job.output.read_text()) == (0, "exit-code=0\n"), said


def test_the_arguments_are_words_as_on_a_command_line(job):
    arguments = "--format github\n--format 'sarif:a report.sarif' --strict"
    code, said = job.step("run", paths="uncertified", arguments=arguments)
    assert code == 1, said
    assert said.startswith("::warning ")
    results = json.loads((job.workspace / "a report.sarif").read_text("utf-8"))["runs"][0]
    assert len(results["results"]) == 2


@pytest.mark.parametrize(
    "inputs",
    [
        {"paths": "$(touch hacked)\n`touch hacked`\ngood; touch hacked\n--output\nhacked"},
        {"arguments": "--strict; touch hacked"},
        {"arguments": "$(touch hacked) `touch hacked` * > hacked"},
        {"arguments": "'left open"},
        {"command": "check; touch hacked"},
        {"command": "init"},
        {"language": 'ko"; touch hacked', "paths": "nowhere"},
    ],
)
def test_an_input_that_is_no_good_runs_nothing(job, inputs):
    code, said = job.step("run", **inputs)
    assert code == 2, said
    assert not (job.workspace / "hacked").exists()


# --- GitLab ---------------------------------------------------------------------------


def gitlab_job(name, snippet):
    """The job that GitLab makes of a pipeline that includes the file."""
    merged = over(GITLAB, {key: value for key, value in snippet.items() if key != "include"})
    return over(merged[merged[name]["extends"]], merged[name])


def over(below, above):
    if not isinstance(below, dict) or not isinstance(above, dict):
        return above
    return below | {
        key: over(below[key], value) if key in below else value for key, value in above.items()
    }


@pytest.mark.parametrize(
    ("name", "path", "expected", "places"),
    [
        ("check", "good", 0, set()),
        ("check", ".", 1, {"bad/solbat-gun.yaml", "uncertified/solbat-gun.yaml"}),
        ("check", "nowhere", 2, {"nowhere"}),
        ("evaluate", "uncertified", 1, {"uncertified/solbat-gun.yaml"}),
    ],
)
def test_the_gitlab_jobs_leave_a_report(repository, name, path, expected, places):
    (snippet,) = (
        yaml.safe_load(text)
        for file, text in YAML_BLOCK.findall(PAGES[0].read_text("utf-8"))
        if file == ".gitlab-ci.yml"
    )
    job = gitlab_job(f"smartcert-{name}", snippet)
    assert "example" in job["variables"].pop("SMARTCERT_FROM")  # taken by the installation
    assert job["variables"]["SMARTCERT_PATH"] == "assessments/"
    code, said = run(
        *("bash", "-c", "\n".join(["set -eo pipefail", *job["script"]])),
        folder=repository,
        **job["variables"] | {"SMARTCERT_PATH": path},
        PATH=f"{SCRIPTS}:{os.environ['PATH']}",
        CI="true",
        GITLAB_CI="true",
        CI_PROJECT_DIR=repository,
    )
    assert code == expected, said
    report = repository / GITLAB["smartcert-check"]["artifacts"]["reports"]["codequality"]
    issues = json.loads(report.read_text("utf-8"))
    assert {issue["location"]["path"] for issue in issues} == places


# --- pre-commit -----------------------------------------------------------------------


def test_pre_commit_runs_the_hooks_of_this_project(checkout, installed, repository, tmp_path):
    """One installation, as in a city's repository: from a clone of this project, at a tag."""
    hooks = [{"id": "smartcert-check"}, {"id": "smartcert-evaluate"}]
    config = {"repos": [{"repo": str(checkout), "rev": "v1", "hooks": hooks}]}
    (repository / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config))
    git("init", "--quiet", folder=repository)
    git("add", "--all", folder=repository)

    def hook(name, *files):
        return run(
            *(SCRIPTS / "pre-commit", "run", f"smartcert-{name}", "--files", *files),
            folder=repository,
            PRE_COMMIT_HOME=tmp_path / "cache",
            SMARTCERT_LANG="en",
            PYTHONUTF8="1",
            **installed,
        )

    others = ("compose.yaml", ".github/workflows/ci.yml", ".pre-commit-config.yaml")
    good, bad = "good/hangang-si.yaml", "bad/solbat-gun.yaml"
    for name in ("check", "evaluate"):
        code, said = hook(name, good, *others)
        assert (code, "Passed" in said) == (0, True), said
        code, said = hook(name, *others)
        assert (code, "Passed" in said) == (0, True), said
        code, said = hook(name, good, bad, *others)
        assert code == 1, said
        assert "bad/solbat-gun.yaml:25:3: error SC402" in said
        assert all(other not in said for other in others)
    code, said = hook("check", "uncertified/solbat-gun.yaml")
    assert code == 0, said
    code, said = hook("evaluate", "uncertified/solbat-gun.yaml")
    assert (code, "NOT CERTIFIED" in said) == (1, True), said

"""The wheel, the sdist and a checkout all carry the same catalogue and both languages."""

import hashlib
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from smartcert.catalogue import packaged
from tests.conftest import ROOT

CATALOGUE = hashlib.sha256((ROOT / "indicators.yaml").read_bytes()).hexdigest()
WHERE = "from smartcert.catalogue import packaged; print(packaged.find(packaged.DEFAULT))"

# whether the validators of an edition were built, which is what reading YAML needs
LOADED = (
    "from smartcert.catalogue.edition import Edition\n"
    "print(packaged.load_catalogue().name, Edition.__pydantic_complete__)"
)


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """The sdist, and the wheel that is built from it, both without a network."""
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True)
    return folder


def run(code, path, folder):
    """Run Python on this copy of the package, from a folder without a catalogue."""
    done = subprocess.run(
        [sys.executable, *code],
        cwd=folder,
        check=False,
        capture_output=True,
        env={**os.environ, "PYTHONPATH": str(path), "SMARTCERT_LANG": "ko", "COLUMNS": "80"},
    )
    assert done.stderr == b""
    return done.stdout.decode()


def test_the_wheel_finds_the_same_catalogue_and_speaks_korean(built, tmp_path):
    package = tmp_path / "installed"
    with zipfile.ZipFile(next(built.glob("*.whl"))) as wheel:
        wheel.extractall(package)
    found = run(["-c", WHERE], package, tmp_path).strip()
    assert found.startswith(str(package))
    assert hashlib.sha256(Path(found).read_bytes()).hexdigest() == CATALOGUE
    judged = run(
        ["-m", "smartcert", "evaluate", str(ROOT / "examples/dalseo.yaml")], package, tmp_path
    )
    assert judged == run(
        ["-m", "smartcert", "evaluate", str(ROOT / "examples/dalseo.yaml")], ROOT / "src", tmp_path
    )
    assert "✓ 인증 · 75.62 %" in judged


def test_the_wheel_starts_from_the_packed_catalogue(built, tmp_path):
    with zipfile.ZipFile(next(built.glob("*.whl"))) as wheel:
        wheel.extractall(tmp_path)
    done = run(["-c", f"{WHERE}\n{LOADED}"], tmp_path, tmp_path).split()
    assert done[1:] == ["molit-smart-city@2022", "False"]


def test_the_sdist_holds_the_catalogue_and_what_the_tests_need(built, tmp_path):
    sdist = str(next(built.glob("*.tar.gz")))
    subprocess.run(["tar", "-xzf", sdist, "-C", str(tmp_path)], check=True)
    (folder,) = tmp_path.iterdir()
    assert hashlib.sha256((folder / "indicators.yaml").read_bytes()).hexdigest() == CATALOGUE
    for name in (
        "README.md",
        "LICENSE",
        "Makefile",
        "examples/dalseo.yaml",
        "tests/support/oracle.py",
    ):
        assert (folder / name).exists(), name
    found = run(["-c", WHERE], folder / "src", tmp_path).strip()
    assert found == str(folder / "indicators.yaml")


def test_an_editable_install_reads_the_file_at_the_root():
    assert packaged.find(packaged.DEFAULT) == ROOT / "indicators.yaml"

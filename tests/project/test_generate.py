"""The program that writes what is made from the code, and checks that it is fresh."""

import importlib
import sys

import pytest

from tests.conftest import ROOT


@pytest.fixture
def generate(monkeypatch, tmp_path):
    """Writes one file into a folder of its own and one into a folder with pages by hand."""
    monkeypatch.syspath_prepend(ROOT / "tools")
    module = importlib.import_module("generate")
    folders = {"own": lambda: [("in/one.txt", "하나\n")], "shared": lambda: [("two.bin", b"\0")]}
    monkeypatch.setattr(module, "ROOT", tmp_path)
    monkeypatch.setattr(module, "FOLDERS", folders)
    monkeypatch.setattr(module, "SHARED", {"shared"})

    def run(*arguments):
        monkeypatch.setattr(sys, "argv", ["generate.py", *arguments])
        return module.main()

    return run


def test_a_check_writes_nothing(generate, tmp_path, capsys):
    assert generate("--check") == 1
    assert not list(tmp_path.iterdir())
    assert capsys.readouterr().out == (
        "own/in/one.txt is not what the code says; run `make fix`\n"
        "shared/two.bin is not what the code says; run `make fix`\n"
    )


def test_what_is_written_passes_the_check(generate, tmp_path, capsys):
    assert generate() == 0
    assert (tmp_path / "own/in/one.txt").read_bytes() == "하나\n".encode()
    assert (tmp_path / "shared/two.bin").read_bytes() == b"\0"
    assert generate("--check") == 0
    assert not capsys.readouterr().out


def test_only_a_folder_that_is_shared_keeps_what_is_written_by_hand(generate, tmp_path):
    generate()
    for folder in ("own", "shared"):
        (tmp_path / folder / "by-hand.md").touch()
    assert generate("--check") == 1
    generate()
    assert [path.name for path in tmp_path.glob("*/by-hand.md")] == ["by-hand.md"]
    assert (tmp_path / "shared/by-hand.md").exists()

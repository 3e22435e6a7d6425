"""What the arguments of a batch mean."""

import pytest

from smartcert.batch.inputs import inputs_of


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "t.csv").touch()
    return tmp_path


def test_tables_and_files_are_told_by_their_endings(folder):
    (folder / "a.yaml").write_text("a: 1\n")
    far = "memory://q/b.yaml"
    inputs = inputs_of(["t.csv", "a.yaml", far, "-"])
    assert inputs.tables == ("t.csv",)
    assert [each.path for each in inputs.files] == ["a.yaml", far, "-"]
    assert inputs.faults == ()


@pytest.mark.parametrize(
    ("argument", "code"),
    [
        ("old.xls", "SC723"),
        ("gone.yaml", "SC101"),
        ("a\0b.yaml", "SC101"),
        ("a" * 300, "SC101"),
        ("gone/*.yaml", "SC127"),
    ],
)
def test_what_means_no_file_is_a_fault_and_the_others_are_judged(argument, code, folder):
    inputs = inputs_of([argument, "t.csv"])
    assert [each.code for each in inputs.faults] == [code]
    assert (inputs.files, inputs.tables) == ((), ("t.csv",))

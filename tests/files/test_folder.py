"""Many files written to one folder, all or none."""

from unicodedata import normalize

import pytest

from smartcert.files.folder import save_all
from tests.support.read_only import nothing_is_written_to


def test_files_join_those_of_other_names_in_a_folder_that_is_there(tmp_path):
    (tmp_path / "a.yaml").write_text("old")
    (tmp_path / "b.yaml").write_text("other")
    save_all(str(tmp_path), {"a.yaml": "새\n"})
    assert {each.name: each.read_text("utf-8") for each in tmp_path.iterdir()} == {
        "a.yaml": "새\n",
        "b.yaml": "other",
    }


def test_a_folder_is_made_with_the_rights_that_folders_have_here(tmp_path):
    (tmp_path / "usual").mkdir()
    save_all(str(tmp_path / "made"), {"a.yaml": "a"})
    assert (tmp_path / "made").stat().st_mode == (tmp_path / "usual").stat().st_mode


@pytest.mark.parametrize("name", ["no/such", "a\0b"])
def test_what_cannot_be_written_leaves_nothing(name, tmp_path):
    (tmp_path / "there").mkdir()
    with pytest.raises((OSError, ValueError)):
        save_all(str(tmp_path / "there"), {"a.yaml": "a", name: "b"})
    assert [*tmp_path.rglob("*")] == [tmp_path / "there"]


def test_a_file_that_is_read_only_keeps_all_from_being_replaced(tmp_path, monkeypatch):
    (tmp_path / "b.yaml").write_text("kept")
    nothing_is_written_to(monkeypatch)
    with pytest.raises(PermissionError):
        save_all(str(tmp_path), {"a.yaml": "new", "b.yaml": "new"})
    assert {each.name: each.read_text() for each in tmp_path.iterdir()} == {"b.yaml": "kept"}


def test_a_file_is_replaced_whose_name_is_stored_in_pieces(tmp_path):
    apart = normalize("NFD", "가상군.yaml")
    (tmp_path / apart).write_text("old")
    save_all(str(tmp_path), {"가상군.yaml": "new"})
    assert {each.name: each.read_text() for each in tmp_path.iterdir()} == {apart: "new"}

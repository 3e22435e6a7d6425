"""A folder of forms is a round: the same results as of its texts, in any mix of both."""

from pathlib import Path

import pytest

from smartcert.batch.inputs import inputs_of
from smartcert.checking.exits import NOT_PASSED
from smartcert.files.document import parse
from smartcert.files.source import read
from smartcert.forms.workbook.writing import form_workbook
from smartcert.language import language
from tests.conftest import ROOT
from tests.support.commands import smartcert
from tests.support.forms import Workbook

ROUND = sorted((ROOT / "examples" / "round").glob("*.yaml"))


@pytest.fixture(scope="module")
def forms(catalogue, tmp_path_factory):
    """The applicants of the example round as forms."""
    folder = tmp_path_factory.mktemp("forms")
    for file in ROUND:
        data = form_workbook(catalogue, language("ko"), parse(read(file)).data)
        (folder / f"{file.stem}.xlsx").write_bytes(data)
    return folder


def results(*inputs, folder):
    """Give the bytes of every kind of results."""
    outs = [f"{folder}/r.{ending}" for ending in ("csv", "json", "md", "jsonl")]
    asked = [word for out in outs for word in ("--out", out)]
    assert smartcert("batch", *inputs, *asked)[0] == NOT_PASSED
    return {out: Path(out).read_bytes() for out in outs}


@pytest.mark.no_cover
def test_a_round_of_forms_has_the_results_of_its_texts_byte_for_byte(forms, tmp_path):
    mixed = tmp_path / "mixed"
    mixed.mkdir()
    for number, file in enumerate(ROUND):
        form = forms / f"{file.stem}.xlsx"
        chosen = form if number % 2 else file
        (mixed / chosen.name).write_bytes(chosen.read_bytes())
    of_texts, of_forms, of_both = (
        results(*inputs, folder=tmp_path) for inputs in (ROUND, [forms], [mixed])
    )
    assert len(ROUND) == 24
    assert of_forms == of_texts == of_both


def test_what_is_wrong_with_a_form_is_set_aside_at_its_cell(forms, tmp_path):
    first, second, third = sorted(forms.iterdir())[:3]
    book = Workbook(first.read_bytes())
    place = book.at("자체평가", "INN-PUB-02", "응답")
    (tmp_path / "a.xlsx").write_bytes(book.write(place, "2").bytes())
    (tmp_path / "b.xlsx").write_bytes(second.read_bytes())
    (tmp_path / "c.xlsx").write_bytes(second.read_bytes())
    (tmp_path / "d.xlsx").write_bytes(third.read_bytes())
    rejects = tmp_path / "rejects.csv"
    asked = ("--out", tmp_path / "r.csv", "--rejects", rejects)
    assert smartcert("batch", tmp_path, *asked)[0] == NOT_PASSED
    written = rejects.read_text("utf-8")
    assert place in written
    assert "SC706" in written
    assert "도시!B8" in written  # the name of the city that is there twice


def test_a_table_is_no_form_and_a_folder_s_workbooks_are_no_tables(forms):
    table = ROOT / "examples" / "round" / "round.xlsx"
    form = str(min(forms.iterdir()))
    found = inputs_of([str(table), form])
    assert found.tables == (str(table),)
    assert [each.path for each in found.files] == [form]
    found = inputs_of([str(table.parent)])
    assert found.tables == ()
    assert str(table) not in {each.path for each in found.files}


def test_a_form_that_has_lost_its_mark_is_set_aside_and_not_passed_over(forms, tmp_path):
    first, second = sorted(forms.iterdir())[:2]
    (tmp_path / "a.xlsx").write_bytes(Workbook(first.read_bytes()).unmark().bytes())
    (tmp_path / "b.xlsx").write_bytes(second.read_bytes())
    (tmp_path / "c.xlsx").write_bytes(b"PK")
    rejects = tmp_path / "rejects.csv"
    smartcert("batch", tmp_path, "--out", tmp_path / "r.csv", "--rejects", rejects)
    assert "SC802" in rejects.read_text("utf-8")
    assert "a.xlsx" in rejects.read_text("utf-8")
    assert "2 files checked" in smartcert("check", tmp_path)[1]

"""The laws of a run that goes on: whatever it finds, its results are those of a run undisturbed."""

from io import BytesIO
from threading import get_ident

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smartcert.batch import run as rounds
from smartcert.batch.journal import Journal
from smartcert.batch.piece import judge
from smartcert.batch.run import plan
from smartcert.files import storage
from tests.support.batches import (
    as_folder,
    as_table,
    carried_out,
    cities,
    found,
    job,
    one_after_the_other,
    results,
)

ROWS = list(cities(12, seed=4))


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("resumed")


@pytest.fixture(scope="module")
def inputs(folder):
    """Files and a table, with a city twice and one that cannot be judged."""
    files = as_folder([*ROWS[:4], ROWS[5] | {"kind": "dorf"}], folder / "c")
    return {
        "files": sorted(files.iterdir()),
        "tables": [as_table([*ROWS[4:], ROWS[1]], folder / "t.csv")],
        "opened": one_after_the_other,
    }


@pytest.fixture(scope="module", autouse=True)
def _three_files_a_piece():
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(rounds, "FILES", 3)
        patch.setattr(rounds, "_PIECES_A_WORKER", 1)
        yield


class Whole(dict):
    """Bytes by names; hypothesis is not to print them."""

    def __repr__(self):
        return "whole"


@pytest.fixture(scope="module")
def undisturbed(small, folder, inputs):
    """The results, and what the run leaves in its folder of work."""
    outcome = carried_out(small, folder / "w", **inputs, jobs=1)
    left = {each.name: each.read_bytes() for each in (folder / "w").iterdir()}
    assert sum("again" in each for each in left) == 2
    assert sum("journal" in each for each in left) == 2
    return Whole(results(outcome, folder / "r")), Whole(left)


def parts_of(small, inputs, work):
    """Give the pieces of the run; their files are in a folder of their own."""
    tables = [str(each) for each in inputs["tables"]]
    return plan(found(inputs["files"]), tables, job(small), str(work), 1).pieces


def flipped(content, place):
    """Flip one bit of a byte; which one depends on the place."""
    changed = bytearray(content)
    changed[place] ^= 1 << place % 8
    return bytes(changed)


def test_no_part_is_whole_that_is_changed_or_cut_short_or_longer_anywhere(
    small, inputs, undisturbed, tmp_path, monkeypatch
):
    content = b""
    # as fast as memory: there are many places
    monkeypatch.setattr(storage, "opened", lambda _: BytesIO(content))
    for piece in parts_of(small, inputs, tmp_path):
        content = whole = undisturbed[1][piece.file.name]
        assert piece.file.is_whole()
        for place in range(len(whole)):
            content = flipped(whole, place)
            assert not piece.file.is_whole()
            content = whole[:place]
            assert not piece.file.is_whole()
        content = whole + b"\0"
        assert not piece.file.is_whole()


def test_no_record_is_another_whatever_byte_is_changed(small, inputs, undisturbed, tmp_path):
    piece = parts_of(small, inputs, tmp_path)[1]
    path = tmp_path / f"{piece.file.name}.journal"
    whole = undisturbed[1][path.name]
    path.write_bytes(whole)
    with Journal(piece.file) as journal:
        records = [journal.read(number) for number in range(3)]
    assert records[0]
    assert records[1]
    assert records[2] is None
    for place in range(len(whole)):
        path.write_bytes(flipped(whole, place))
        with Journal(piece.file) as journal:
            read = [journal.read(number) for number in range(3)]
        kept = [one == other for one, other in zip(read, records, strict=True)]
        assert all(one or other is None for one, other in zip(kept, read, strict=True))
        assert sum(kept) >= 1


@settings(max_examples=25)
@given(data=st.data())
def test_whatever_has_become_of_the_files_the_results_are_the_same(
    data, small, folder, inputs, undisturbed
):
    """Parts and journals, each gone, whole, damaged, cut short, of another piece, or older."""
    wanted, left = undisturbed
    work = folder / "w"
    for each in work.iterdir():
        each.unlink()
    unused = 0
    for name, whole in left.items():
        is_journal = name.endswith(".journal")
        become = data.draw(st.sampled_from(["gone", "whole", "flipped", "cut", "other", "older"]))
        if become == "flipped":
            content = flipped(whole, data.draw(st.integers(0, len(whole) - 1)))
        elif become == "cut":
            content = whole[: data.draw(st.integers(0, len(whole) - 1))]
        elif become == "other":
            kin = [each for each in left if each.endswith(".journal") == is_journal]
            content = left[data.draw(st.sampled_from(kin))]
        else:
            content = {"gone": None, "whole": whole, "older": whole[:-32]}[become]
        if content is not None:
            (work / name).write_bytes(content)
            unused += content != whole and not is_journal and "again" not in name
    outcome = carried_out(small, work, **inputs, jobs=1, resume=True)
    assert results(outcome, folder / "r") == wanted
    assert unused <= outcome.unused <= len(left)


def test_what_is_of_other_work_is_counted_and_not_used(small, inputs, undisturbed, tmp_path):
    wanted, left = undisturbed
    work = tmp_path / "w"
    other = carried_out(small, work, tables=[as_table(ROWS[:3], tmp_path / "o.csv")])
    assert other.unused == 0
    (work / "part-000000").write_bytes(b"of a release before")
    (work / "letter.txt").write_bytes(b"dear")
    outcome = carried_out(small, work, **inputs, jobs=1, resume=True)
    assert outcome.unused == 2
    assert results(outcome, tmp_path / "r") == wanted
    again = carried_out(small, work, **inputs, jobs=1, resume=True)
    assert again.unused == 2
    assert {*left} < {each.name for each in work.iterdir()}


# --- two at once, where nothing can be locked -------------------------------------------


@pytest.mark.parametrize("resume", [False, True])
def test_two_runs_in_one_folder_without_a_lock_read_their_own_parts(
    resume, small, inputs, undisturbed, tmp_path
):
    """The second works while the first has judged all, and has not put anything together."""
    work, others = tmp_path / "w", [ROWS[0] | {"city": "다른시"}, ROWS[1]]
    second = {"tables": [as_table(others, tmp_path / "t.csv")], "opened": one_after_the_other}
    alone = results(carried_out(small, tmp_path / "a", **second), tmp_path / "a")
    done = []

    def tell(progress):
        if progress.done == progress.cities and not done:
            done.append(get_ident())
            outcome = carried_out(small, work, **second, resume=resume)
            done.append(results(outcome, tmp_path / "b"))

    outcome = carried_out(small, work, **inputs, jobs=1, tell=tell, resume=resume)
    assert results(outcome, tmp_path / "r") == undisturbed[0]
    assert done == [get_ident(), alone]


def test_a_part_without_doubles_is_of_the_inputs_that_hold_them(small, inputs, tmp_path):
    """A worker of a run that was killed may still write while another is under way."""
    first = parts_of(small, inputs, tmp_path / "w")[0]
    twice = [rounds.Again(first, keys).file for keys in ((), (("가", None),), (("나", None),))]
    assert len({each.name for each in twice}) == len({each.key for each in twice}) == 3
    (tmp_path / "w").mkdir()
    judge(first)
    assert not any(each.is_whole() for each in twice)

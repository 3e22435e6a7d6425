"""The laws of a batch: nothing depends on how the work is cut, ordered, shared out, or repeated."""

import pickle
import random
from collections.abc import Callable
from pathlib import Path
from unicodedata import normalize
from unittest.mock import patch

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smartcert.batch import duplicates
from smartcert.batch import piece as piece_module
from smartcert.batch import run as rounds
from smartcert.batch.piece import Again, judge, judge_again
from smartcert.batch.run import plan
from smartcert.batch.summary import dumped
from smartcert.language.letters import seen
from smartcert.render.batch import write_rejects
from tests.support.batches import (
    ENGLISH,
    HEADINGS,
    as_folder,
    as_table,
    assessment,
    carried_out,
    cities,
    found,
    job,
    one_after_the_other,
    results,
)

ROWS = list(cities(60))
FEW = settings(max_examples=10)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("batch")


@pytest.fixture(scope="module")
def paths(folder):
    return sorted(as_folder(ROWS, folder / "cities").iterdir())


class Written(dict):
    """Files by their endings; hypothesis is not to print them."""

    def __repr__(self):
        return "whole"


@pytest.fixture(scope="module")
def whole(small, folder, paths):
    """What the cities come to as files, one piece after the other."""
    outcome = carried_out(small, folder / "whole", files=paths, jobs=1)
    assert outcome.summary.judged == 60
    assert outcome.summary.certified
    assert outcome.summary.losses["A-1"].cities
    return Written(results(outcome, folder / "whole"))


def unordered(seed):
    """Give the pieces to the engine in another order."""
    run = rounds.run
    dice = random.Random(seed)  # noqa: S311

    def shuffled(pieces, *arguments):
        run(dice.sample(pieces, len(pieces)), *arguments)

    return patch.object(rounds, "run", shuffled)


@pytest.mark.no_cover
@pytest.mark.parametrize("ending", [".csv", ".parquet", ".jsonl"])
@FEW
@given(st.integers(1, 70), st.integers(1, 9), st.integers(1, 70), st.integers(0, 9))
def test_a_table_comes_to_the_same_as_the_files_however_it_is_cut(  # noqa: PLR0913, PLR0917
    ending, small, folder, whole, about, group, chunk, seed
):
    table = folder / f"{group}{ending}"
    if not table.exists():
        as_table(ROWS, table, group=group)
    opened = one_after_the_other
    with (
        patch.object(rounds, "ROWS", about),
        patch("smartcert.tables.table.ROWS", chunk),
        unordered(seed),
    ):
        outcome = carried_out(small, folder / "cut", tables=[table], opened=opened)
    assert results(outcome, folder / "cut") == whole


@pytest.mark.no_cover
@FEW
@given(st.integers(1, 64), st.integers(1, 40), st.integers(0, 9))
def test_files_come_to_the_same_however_they_are_cut(  # noqa: PLR0913, PLR0917
    small, folder, paths, whole, size, workers, seed
):
    with patch.object(rounds, "FILES", size), unordered(seed):
        outcome = carried_out(
            small, folder / "cut", files=paths, jobs=workers, opened=one_after_the_other
        )
    assert results(outcome, folder / "cut") == whole


@pytest.mark.no_cover
@FEW
@given(st.permutations(range(60)), st.sampled_from([".csv", ".parquet"]))
def test_a_city_comes_to_the_same_in_whatever_order_it_stands(small, folder, whole, order, ending):
    table = as_table([ROWS[each] for each in order], folder / f"shuffled{ending}")
    outcome = carried_out(small, folder / "cut", tables=[table], opened=one_after_the_other)
    lines = results(outcome, folder / "cut", (".csv",))[".csv"].splitlines()
    assert lines[0] == whole[".csv"].splitlines()[0]
    assert sorted(lines[1:]) == sorted(whole[".csv"].splitlines()[1:])


@pytest.mark.parametrize("number", [0, 7, 33])
@pytest.mark.parametrize("ending", [".yaml", ".csv", ".parquet", ".jsonl"])
def test_a_city_alone_comes_to_the_same_but_for_its_rank(
    number, ending, small, folder, whole, tmp_path
):
    row = ROWS[number]
    path = tmp_path / f"alone{ending}"
    if ending == ".yaml":
        path.write_text(assessment(row), "utf-8")
        outcome = carried_out(small, tmp_path / "w", files=[path])
    else:
        outcome = carried_out(small, tmp_path / "w", tables=[as_table([row], path)])
    alone = results(outcome, tmp_path / "r", (".csv",))[".csv"].splitlines()
    among = whole[".csv"].splitlines()
    assert without_rank(alone[0], alone[1]) == without_rank(among[0], among[1 + number])


def without_rank(heading, line):
    at = heading.split(b",").index(b'"rank"')
    cells = line.split(b",")
    return cells[:at] + cells[at + 1 :]


def test_files_and_tables_are_one_batch(small, folder, paths, whole, tmp_path):
    table = as_table(ROWS[20:], tmp_path / "rest.csv")
    outcome = carried_out(small, tmp_path / "w", files=paths[:20], tables=[table])
    assert results(outcome, tmp_path) == whole


def test_nothing_to_judge_comes_to_nothing(small, tmp_path):
    outcome = carried_out(small, tmp_path / "w")
    assert (outcome.summary.judged, outcome.evidence_required, outcome.details) == (0, True, False)
    assert [*outcome.blocks()] == [*outcome.rejects()] == []


# --- pieces -----------------------------------------------------------------------------


def pieces_of(small, work, **inputs):
    work.mkdir(exist_ok=True)
    files, tables = (inputs.get(name, []) for name in ("files", "tables"))
    return plan(found(files), [str(each) for each in tables], job(small), str(work), 1).pieces


def content(piece):
    return Path(piece.file.address).read_bytes()


def test_a_piece_is_judged_as_often_as_need_be_to_the_same_bytes(small, paths, tmp_path):
    table = as_table(ROWS, tmp_path / "t.csv")
    for piece in pieces_of(small, tmp_path / "w", files=paths, tables=[table]):
        judge(piece)
        first = content(piece)
        judge(pickle.loads(pickle.dumps(piece)))  # noqa: S301 - our own
        assert content(piece) == first
        twice = Again(piece, ((ROWS[3]["city"], "2022-08-31"),))
        assert twice.cities == piece.cities
        again = [judge_again(twice), content(twice)]
        assert again == [judge_again(twice), content(twice)]


def test_a_piece_carries_names_and_nothing_else(small, paths, tmp_path):
    table = as_table(ROWS * 100, tmp_path / "t.csv")
    pieces = pieces_of(small, tmp_path / "w", files=[*paths, *paths[:4]], tables=[table])
    assert {len(piece.files) for piece in pieces} == {8, 0}
    with patch.object(rounds, "_PIECES_A_WORKER", 1):
        full, of_table = pieces_of(
            small, tmp_path / "w", files=[*paths, *paths[:4]], tables=[table]
        )
    assert len(full.files) == 64
    assert len(pickle.dumps(full)) < 10_000
    assert len(pickle.dumps(of_table)) < 1_000
    assert ROWS[0]["city"].encode() not in pickle.dumps(of_table)


def test_a_part_is_there_whole_or_not_at_all(small, paths, tmp_path):
    (piece,) = pieces_of(small, tmp_path / "w", files=paths[:1])
    with (
        patch("smartcert.batch.part_file.pa.ipc.new_stream", side_effect=OSError(28, "full")),
        pytest.raises(OSError, match="full"),
    ):
        judge(piece)
    assert [each.name for each in (tmp_path / "w").iterdir()] == [f"{piece.file.name}.journal"]
    assert not piece.file.is_whole()
    Path(piece.file.address).touch()
    assert not piece.file.is_whole()
    judge(piece)
    assert piece.file.is_whole()
    other = piece.file._replace(key="another")
    assert not other.is_whole()
    with pytest.raises(OSError, match="another run's"):
        other.summary()


# --- summaries --------------------------------------------------------------------------


@pytest.mark.no_cover
@FEW
@given(st.integers(1, 70), st.integers(1, 30))
def test_the_summary_of_rows_and_files_is_the_same_whatever_the_cut(
    small, folder, paths, about, size
):
    table = folder / "summary.csv"
    if not table.exists():
        as_table([*ROWS, ROWS[0] | {"kind": "dorf"}], table)
    broken = folder / "broken.yaml"
    broken.write_text(assessment(ROWS[0] | {"kind": "dorf"}), "utf-8")
    with patch.object(rounds, "ROWS", about), patch.object(rounds, "FILES", size):
        rows = carried_out(small, folder / "a", tables=[table], opened=one_after_the_other)
        files = carried_out(small, folder / "b", files=[*paths, broken], opened=one_after_the_other)
    assert dumped(rows.summary) == dumped(files.summary)
    assert rows.summary.rejected == 1


# --- cities that are there twice --------------------------------------------------------


def set_aside(outcome):
    """Give place, code and city of what was set aside."""
    return [
        (fault.place.rpartition("/")[2], fault.code, reject.city)
        for reject in outcome.rejects()
        for fault in reject.faults
    ]


@pytest.mark.parametrize("about", [1, 2, 3, 100])
@pytest.mark.parametrize("chunk", [1, 65_536])
def test_a_city_twice_in_a_table_is_set_aside_in_all_its_rows(
    about, chunk, small, tmp_path, monkeypatch
):
    monkeypatch.setattr(rounds, "ROWS", about)
    monkeypatch.setattr("smartcert.tables.table.ROWS", chunk)
    one, two, three, four = ROWS[:4]
    padded = two | {"city": f"  {two['city']} "}
    table = as_table(
        [one, two, three, padded, four, two | {"date": "2021-08-31"}], tmp_path / "t.csv"
    )
    # the one of another year is dated before its people were counted
    outcome = carried_out(small, tmp_path / "w", tables=[table])
    assert [each for each in set_aside(outcome) if each[1] == "SC706"] == [
        ("t.csv!A3", "SC706", two["city"]),
        ("t.csv!A5", "SC706", two["city"]),
    ]
    names = [city for block in outcome.blocks() for city in block["city"].to_pylist()]
    assert names == [each["city"] for each in (one, three, four)]
    assert outcome.summary.judged == 3
    assert outcome.summary.faults["SC706"] == 2


LOOKS: dict[str, Callable[[str], str]] = {
    "taken apart": lambda name: normalize("NFD", name),
    "with what cannot be seen": lambda name: f"{name[:1]}\u200b{name[1:]}\u3164",
    "without blanks": lambda name: name.replace(" ", ""),
    "with a blank of another kind": lambda name: f"{name[:2]}\u00a0{name[2:]}",
    "in wide letters": lambda name: name.translate({n: n + 0xFEE0 for n in range(0x21, 0x7F)}),
}


@pytest.mark.parametrize("looks", LOOKS.values(), ids=LOOKS)
def test_names_that_look_the_same_are_one_city(looks, small, tmp_path):
    """Law: which of its looks a city's name has, in a table or a file, changes nothing."""
    one, two = ({**each, "city": f"{each['city']} 가a1"} for each in ROWS[:2])
    rows = [one, two, {**two, "city": looks(two["city"])}]
    table = as_table(rows, tmp_path / "t.csv")
    files = sorted(as_folder([{**one, "city": looks(one["city"])}], tmp_path / "c").iterdir())
    outcome = carried_out(small, tmp_path / "w", files=files, tables=[table])
    assert [code for _, code, _ in set_aside(outcome)] == ["SC706"] * 4
    assert outcome.summary.judged == 0


def test_the_same_city_of_another_year_is_no_duplicate(small, tmp_path):
    years = [
        ROWS[0] | {"date": f"{year}-08-31", "population_date": f"{year}-06-30"}
        for year in range(2012, 2022)
    ]
    folder = as_folder(years, tmp_path / "archive")
    table = as_table(ROWS[:1], tmp_path / "t.csv")
    outcome = carried_out(small, tmp_path / "w", files=sorted(folder.iterdir()), tables=[table])
    assert (outcome.summary.judged, outcome.summary.rejected) == (11, 0)


@pytest.mark.parametrize("turned", [False, True])
def test_a_city_twice_across_files_and_tables(turned, small, tmp_path, monkeypatch):
    monkeypatch.setattr(rounds, "FILES", 2)
    folder = as_folder([*ROWS[:5], ROWS[1]], tmp_path / "c")
    one = as_table(ROWS[4:8], tmp_path / "one.csv")
    two = as_table([ROWS[7], *ROWS[20:22]], tmp_path / "two.csv")
    files, tables = sorted(folder.iterdir()), [one, two]
    if turned:
        files, tables = files[::-1], tables[::-1]
    outcome = carried_out(small, tmp_path / "w", files=files, tables=tables)
    assert sorted(set_aside(outcome)) == [
        ("00001.yaml:5:14", "SC706", ROWS[1]["city"]),
        ("00004.yaml:5:14", "SC706", ROWS[4]["city"]),
        ("00005.yaml:5:14", "SC706", ROWS[1]["city"]),
        ("one.csv!A2", "SC706", ROWS[4]["city"]),
        ("one.csv!A5", "SC706", ROWS[7]["city"]),
        ("two.csv!A2", "SC706", ROWS[7]["city"]),
    ]
    assert outcome.summary.judged == 7


@pytest.mark.parametrize("ending", [".yaml", ".csv"])
def test_a_city_is_judged_whose_other_row_cannot_be(ending, small, tmp_path):
    """What cannot be judged may be about anybody: it does not cast doubt on a sound row."""
    rows = [ROWS[0], ROWS[0] | {"kind": "dorf"}]
    if ending == ".csv":
        inputs = {"tables": [as_table(rows, tmp_path / "t.csv")]}
    else:
        inputs = {"files": sorted(as_folder(rows, tmp_path / "c").iterdir())}
    outcome = carried_out(small, tmp_path / "w", **inputs)
    assert outcome.summary.judged == outcome.summary.rejected == 1
    assert "SC706" not in outcome.summary.faults


@pytest.mark.parametrize("ending", [".yaml", ".csv"])
def test_two_sound_rows_are_doubles_beside_a_broken_one(ending, small, tmp_path):
    rows = [ROWS[0], ROWS[0] | {"kind": "dorf"}, ROWS[0]]
    if ending == ".csv":
        inputs = {"tables": [as_table(rows, tmp_path / "t.csv")]}
    else:
        inputs = {"files": sorted(as_folder(rows, tmp_path / "c").iterdir())}
    outcome = carried_out(small, tmp_path / "w", **inputs)
    codes = [code for _, code, _ in set_aside(outcome)]
    assert codes == ["SC706", "SC219", "SC706"]


@pytest.mark.no_cover
@FEW
@given(st.permutations([*range(8), 2, 2, 5]), st.integers(1, 12))
def test_doubles_are_the_same_in_whatever_order_they_stand(small, folder, order, about):
    table = as_table([ROWS[each] for each in order], folder / "doubles.csv")
    with patch.object(rounds, "ROWS", about):
        outcome = carried_out(small, folder / "d", tables=[table], opened=one_after_the_other)
    rows = [2 + at for at, number in enumerate(order) if number in {2, 5}]
    assert [place for place, _, _ in set_aside(outcome)] == [f"doubles.csv!A{row}" for row in rows]
    assert outcome.summary.judged == 6


def test_doubles_are_found_again_after_a_run_was_stopped(small, tmp_path, monkeypatch):
    monkeypatch.setattr(rounds, "FILES", 3)
    files = sorted(as_folder([*ROWS[:10], ROWS[1]], tmp_path / "c").iterdir())
    table = as_table(ROWS[8:12], tmp_path / "t.csv")
    read = []
    check_file = piece_module.check_file

    def counted(path, *arguments, **options):
        read.append(path)
        return check_file(path, *arguments, **options)

    monkeypatch.setattr(piece_module, "check_file", counted)
    inputs = {"files": files, "tables": [table]}
    first = carried_out(small, tmp_path / "w", **inputs)
    assert sorted(read) == [str(each) for each in files]  # none is read for the doubles' sake
    for number, is_again in ((1, True), (2, False), (11, False)):
        (stopped,) = (
            each
            for each in (tmp_path / "w").glob(f"part-{number:06}-*")
            if not each.suffix and ("again" in each.name) == is_again
        )
        stopped.unlink()
        again = carried_out(small, tmp_path / "w", **inputs, resume=True)
        assert results(again, tmp_path / "a") == results(first, tmp_path / "b")
        assert set_aside(again) == set_aside(first)
    assert len(read) == len(files)
    assert len(set_aside(first)) == 6


def test_rejects_are_the_same_bytes_however_they_were_cut(small, tmp_path, monkeypatch):
    rows = [*ROWS[:20], ROWS[3], ROWS[5] | {"A-1": "x", "kind": "dorf"}]
    table = as_table(rows, tmp_path / "t.csv")
    written = set()
    for about in (1, 7, 100):
        monkeypatch.setattr(rounds, "ROWS", about)
        outcome = carried_out(small, tmp_path / "w", tables=[table])
        write_rejects(outcome, str(tmp_path / "r.csv"), ENGLISH)
        written.add((tmp_path / "r.csv").read_bytes())
    assert len(written) == 1


def test_numbers_that_collide_reject_nobody(small, tmp_path, monkeypatch):
    def alike(cities, _dates):
        return np.full(len(cities), 7, np.uint64)

    monkeypatch.setattr("smartcert.batch.piece.numbers_of", alike)
    monkeypatch.setattr(duplicates, "numbers_of", alike)
    table = as_table([*ROWS[:6], ROWS[2]], tmp_path / "t.csv")
    outcome = carried_out(small, tmp_path / "w", tables=[table])
    assert {city for _, _, city in set_aside(outcome)} == {ROWS[2]["city"]}
    assert outcome.summary.judged == 5


def test_doubles_are_found_range_by_range(small, tmp_path, monkeypatch):
    monkeypatch.setattr(duplicates, "AT_ONCE", 7)
    monkeypatch.setattr(rounds, "ROWS", 9)
    table = as_table([*ROWS, ROWS[2], ROWS[50]], tmp_path / "t.csv")
    outcome = carried_out(small, tmp_path / "w", tables=[table])
    assert {city for _, _, city in set_aside(outcome)} == {ROWS[2]["city"], ROWS[50]["city"]}
    assert outcome.summary.judged == 58


TEXTS = st.lists(
    st.tuples(st.text(max_size=30), st.none() | st.text(max_size=10)), min_size=1, max_size=20
)


@pytest.mark.no_cover
@given(TEXTS, st.integers(0, 20), st.data())
def test_equal_texts_have_equal_numbers_wherever_they_stand(pairs, start, data):
    cities, dates = (pa.array(each, pa.string()) for each in zip(*pairs, strict=True))
    usual = numbers(cities, dates)
    start = min(start, len(pairs) - 1)
    length = data.draw(st.integers(0, len(pairs) - start))
    end = start + length
    assert numbers(cities.slice(start, length), dates.slice(start, length)) == usual[start:end]
    coded = cities.dictionary_encode().slice(start, length)
    assert numbers(coded, dates.slice(start, length)) == usual[start:end]
    wide = cities.cast(pa.large_string()).slice(start, length)
    assert numbers(wide, dates.slice(start, length)) == usual[start:end]
    order = pa.array(data.draw(st.permutations(range(len(pairs)))))
    taken = numbers(pc.take(cities, order), pc.take(dates, order))
    assert taken == [usual[each] for each in order.to_pylist()]


@given(TEXTS)
def test_different_texts_have_different_numbers(pairs):
    pairs = list({(seen(city), date or "") for city, date in pairs})
    cities, dates = (pa.array(each, pa.string()) for each in zip(*pairs, strict=True))
    assert len({*numbers(cities, dates)}) == len(pairs)


def numbers(cities, dates):
    return duplicates.numbers_of(cities, dates).tolist()


def test_a_long_name_costs_no_more_than_its_length():
    cities = pa.array(["가", "x" * 300_000, *map(str, range(65_534))])
    assert len({*numbers(cities, pa.nulls(65_536, pa.string()))}) == 65_536


def test_the_headings_are_those_of_a_table():
    assert {*ROWS[0]} == {*HEADINGS}


def test_where_some_have_no_date_a_city_is_told_by_its_name(small, tmp_path):
    """A table without dates beside one with them: whose date is meant cannot be known."""
    undated = pa.table(
        {
            name: [str(row[name]) for row in (ROWS[1], ROWS[7])]
            for name in ROWS[0]
            if name not in {"date", "population_date"}
        }
    )
    pa.parquet.write_table(undated, tmp_path / "undated.parquet")
    tables = [as_table(ROWS[:3], tmp_path / "dated.csv"), tmp_path / "undated.parquet"]
    found = carried_out(small, tmp_path, tables=tables)
    assert [(each.city, each.faults[0].code) for each in found.rejects()] == [
        (ROWS[1]["city"], "SC706")
    ] * 2
    assert found.summary.judged == 3
    files = sorted(as_folder(ROWS[:3], tmp_path / "files").iterdir())
    found = carried_out(small, tmp_path, files=files, tables=tables[1:])
    assert found.summary.rejected == 2

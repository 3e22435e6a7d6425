"""The page of a batch on a terminal of 80 columns, in both languages."""

import pytest

from smartcert.batch import statistics
from smartcert.batch.statistics import Bin, bins
from smartcert.language import language
from smartcert.render.batch import sentences
from smartcert.render.batch.page import Written, page
from smartcert.render.layout import cells
from smartcert.render.view import PLAIN_GLYPHS, View
from tests.support.rounds import REJECTS, ROUND, invented, judged, outcome

EN, KO = View(language("en")), View(language("ko"))


@pytest.fixture(scope="module")
def parts(catalogue):
    return list(judged(ROUND, catalogue))


def words(text):
    """Give the words of a page, one blank between them."""
    return " ".join(text.split())


def plain(found, view=EN, **wishes):
    return page(found, view, **wishes).plain()


@pytest.mark.no_cover
@pytest.mark.parametrize("tag", ["ko", "en"])
@pytest.mark.parametrize("width", [60, 80, 120])
@pytest.mark.parametrize("many", [0, 1, 3, 24])
def test_no_line_is_wider_than_the_screen(tag, width, many, parts, catalogue):
    found = outcome(
        catalogue, parts[:many], rejects=REJECTS, evidence_required=False, skipped=["a.yaml"]
    )
    text = plain(found, View(language(tag), width))
    assert max(map(cells, text.splitlines())) <= width
    assert not any(line.endswith(" ") for line in text.splitlines())


def test_a_console_in_cp949_can_print_it(parts, catalogue):
    found = outcome(catalogue, parts, rejects=REJECTS)
    plain(found, View(language("ko"), glyphs=PLAIN_GLYPHS)).encode("cp949")


def test_what_was_set_aside_comes_first(parts, catalogue):
    text = plain(outcome(catalogue, parts, rejects=REJECTS))
    assert text.startswith("Set aside: 3 rows or files that could not be judged\n")
    assert "✗ round.csv:17:3 SC401 샛별시(가상)" in text
    assert "There is no such answer. (+1)" in text
    assert "✗ round.xlsx!C12 SC402 =cmd()" in text
    assert "SC402 unknown indicator 2 SC101 file not found 1" in words(text)
    assert "--rejects" not in text
    assert "Write another." in text  # of the first, how it is mended
    lines = text.splitlines()
    assert lines[-4:] == [
        "Of evidence only kinds and numbers were counted; contents were not reviewed. A",
        "claim without what is wanted earns nothing.",
        "`--warnings FILE` writes the warnings, each with its place.",
        "24 judged, 9 certified, 3 set aside, 50 warnings",
    ]


def test_the_first_ten_are_shown_and_where_the_rest_is(parts, catalogue):
    found = outcome(catalogue, parts[:1], rejects=REJECTS * 5)
    assert plain(found).count("✗ round.") == 10
    assert "Only the first 10 are shown; `--rejects FILE` writes all of them." in plain(found)
    assert "All of them: out.csv" in plain(found, written=Written(rejects="out.csv"))


@pytest.mark.parametrize("view", [EN, KO])
def test_that_evidence_was_not_required_is_said_at_the_top(view, parts, catalogue):
    said = view.language.say(sentences.NOT_REQUIRED)[:25]
    assert said in plain(outcome(catalogue, parts, evidence_required=False), view).splitlines()[0]
    assert said not in plain(outcome(catalogue, parts), view).splitlines()[0]


def test_a_round_is_ranked_whole(parts, catalogue):
    text = plain(outcome(catalogue, parts))
    assert "9 cities judged, 4 certified" in text
    assert "grade 1: 1, grade 2: 2, grade 3: 1, grade 4: 4, grade 5: 1" in text
    assert "mean 1,415.31 points, median 1,396.80 points" in text
    assert "✓ 2 도담시(가상) 1,478.20 73.91 % +78.20 3" in words(text)
    assert "✓ 2 라온시(가상) 1,478.20 73.91 % +78.20 3" in words(text)
    assert "✓ 5 누리구(가상) 1,381.90 70.14 % +2.90 3" in words(text)
    assert "✗ 6 큰들군(가상) 1,397.90 69.89 % -2.10 4" in words(text)
    assert text.count("샛별시(가상)") == 2
    assert "Nearest" not in text
    assert "Cities by" not in text
    assert "INN-PUB-03  Vision and personal follow-up" in text
    assert "530.00" in text
    assert "equal shares have the same, smallest rank" in words(text)


def test_of_many_cities_only_those_that_stand_out_are_named(catalogue):
    text = plain(outcome(catalogue, [invented(catalogue, 2000)]))
    for heading in ("Nearest to the pass mark", "Best", "Last"):
        assert text.count(f"  {heading}\n") == 2
    assert "── pass mark 70 % ──" in text
    assert text.count("✓") <= 2 * (15 + 30)
    assert "1,0" in text


def test_one_city_is_said_once(parts, catalogue):
    text = plain(outcome(catalogue, parts[:1]))
    assert text.count("바람재군(가상)") == 1
    for said in ("mean", "grade 1:", "Cities by", "average loss", "Ranking"):
        assert said not in text
    assert "points lost" in text


def test_the_work_list_comes_first_with_what_turns_each_city(parts, catalogue):
    text = plain(outcome(catalogue, parts))
    listed = text[: text.index("Catalogue")].splitlines()
    assert listed[0] == "Work list: near the pass mark, or one step from another verdict"
    assert [" ".join(line.split()) for line in listed[2:-1]] == [
        "✓ 늘봄시(가상) 70.11 % +2.35 one rejected answer",
        "✗ 샛별시(가상) 69.84 % -3.20 one paper",
        "✓ 은여울군(가상) 71.37 % +27.54 one rejected answer",
        "✓ 누리구(가상) 70.14 % +2.90 one rejected answer",
        "✗ 큰들군(가상) 69.89 % -2.10 one paper",
        "✗ 가온시(가상) 67.91 % -41.68 one step",
    ]


def test_a_round_without_close_cities_has_no_work_list(parts, catalogue):
    assert "Work list" not in plain(outcome(catalogue, parts[:1]))


def test_few_cities_have_no_histogram(parts, catalogue):
    text = plain(outcome(catalogue, parts[:3]))
    assert "Cities by" not in text
    assert "mean" not in text
    assert "Ranking" in text


def test_nothing_judged_has_no_track(catalogue):
    text = plain(outcome(catalogue, [], rejects=REJECTS))
    assert "rank" not in text
    assert text.endswith("0 judged, 0 certified, 3 set aside, 0 warnings\n")


def test_who_has_the_points_and_is_not_certified_is_marked(small):
    text = plain(outcome(small, [invented(small, 300, seed=4)]))
    assert "2*" in text or "3*" in text
    assert "* at or above the pass mark, but a floor or a mandatory indicator" in text


def test_files_passed_over_are_counted(parts, catalogue):
    found = outcome(catalogue, parts[:1], skipped=["a.yaml", "b.yaml"])
    assert "2 files in the folders are no assessments and were passed over." in plain(found)


# --- what is said of many at once -----------------------------------------------------


def track_of(shares):
    percents = [shares.count(number) for number in range(101)]
    return statistics.TrackSummary(judged=len(shares), percents=percents)


def test_a_bin_begins_at_the_pass_mark(catalogue):
    assert bins(track_of([69, 70, 74, 75, 100]), catalogue) == [
        Bin(95, 100, 1),
        Bin(90, 95, 0),
        Bin(85, 90, 0),
        Bin(80, 85, 0),
        Bin(75, 80, 1),
        Bin(70, 75, 2),
        Bin(65, 70, 1),
    ]
    assert bins(track_of([71]), catalogue) == [Bin(70, 75, 1)]
    assert bins(track_of([58]), catalogue)[0] == Bin(70, 75, 0)  # the mark is always seen
    assert bins(track_of([80]), catalogue)[-1] == Bin(70, 75, 0)


@pytest.mark.parametrize(("mark", "lows"), [(72, [97, 92, 87, 82, 77, 72, 67]), (100, [95, 90])])
def test_bins_move_with_the_pass_mark(mark, lows, catalogue, monkeypatch):
    monkeypatch.setattr(catalogue.edition.verdict, "__dict__", {"pass_mark": mark})
    shares = [lows[-1], 99]
    assert [each.low for each in bins(track_of(shares), catalogue)] == lows
    assert sum(each.cities for each in bins(track_of([0, 50, 100]), catalogue)) == 3


@pytest.mark.parametrize(("total", "parts", "said"), [(5, 2, 3), (4, 3, 1), (0, 7, 0), (1, 2, 1)])
def test_halves_are_rounded_up(total, parts, said):
    assert statistics.rounded(total, parts) == said

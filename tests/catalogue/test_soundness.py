"""Soundness: a catalogue whose numbers do not hold together is refused at its places."""

import pytest

from smartcert import InvalidInput
from smartcert.catalogue.compiled import Catalogue, compile_catalogue
from smartcert.diagnostics.codes import CODES
from smartcert.files.document import MOST_FAULTS
from smartcert.scoring.points import LARGEST_INT64
from tests.support.faults import assert_sayable
from tests.support.marked import marked, places, source
from tests.support.texts import CATALOGUE, replaced

EMPTY = "id: C\n    title: {ko: 빈, en: empty}\n    points: 5\n"
GOALPOSTS = "{rule: goalposts, zero_at: 0, full_at: 30}"
NUMBER = "measure: {form: number, unit: {ko: 건, en: cases}, decimals: 1, range: [0, 100]}"
PLAUSIBLE = "decimals: 1, range: [0, 100], plausible: "
NO_WON = "{unit: {ko: 원, en: KRW}, in_one: §SC221§0}"
TOO_FINE = "{range: [0.000000000000001, 9999999], basis: assumed}}"
LAST_GRADE = "{grade: 3, at_least: 0, certified: false"
A_1_POINTS = "        points: 30\n        measure: {form: number"
A_2_POINTS = "        points: 30\n        measure:\n          form: share"
FLOOR = "    - {category: A, at_least: 40}\n"
MANDATORY = "    - {indicator: A-4, at_least: 100}\n"
A_4_POINTS = "        points: 30\n        scoring: {rule: yes_no}"
STEPS = """\
          rule: bands
          steps:
            - {to: 1, points: 0}
            - {from: 1, to: 2.5, points: 12}
            - {from: 2.5, points: 30}
"""
BANDS = """\
            - {to: 1, points: 0}
            - {from: 1, to: 2.5, points: 12}
            - {from: 2.5, points: 30}
"""
SOURCE = "  - {id: invented, title: {ko: x, en: x}, publisher: {ko: x, en: x}, where: x}\n"
ONE_TO_TWO = "{from: 1, to: 2.5, points: 12}"
SMALL_SI = "      - {kinds: [si], population_below: 500000}"
NO_LARGE_SI = ("      - {kinds: [si], population_from: 500000}\n", "")


def band(text: str) -> tuple[str, str]:
    return ONE_TO_TWO, text


UNSOUND = {
    # --- ids
    "an id of two indicators": ("- id: A-2", "- id: §SC301§A-1"),
    "an id of an area and an indicator": ("  - id: B\n", "  - id: §SC301§A-1\n"),
    "an id of two tracks": ("  - id: small\n", "  - id: §SC301§large\n"),
    "an id of two kinds of evidence": (
        "  - {id: plan,",
        "  - {id: §SC301§register, title: {ko: x, en: x}}\n  - {id: plan,",
    ),
    "an id of two sources": (
        "sources:\n  - {id: invented",
        f"sources:\n{SOURCE}  - {{id: §SC301§invented",
    ),
    "an id of two items": ("{id: two, points: 3", "{id: §SC301§one, points: 3"),
    "an id three times": ("- id: A-2", "- id: §SC301§A-1", "- id: A-3", "- id: §SC301§A-1"),
    "an id of two floors": (
        FLOOR,
        f"{FLOOR}    - {{category: §SC301§A, at_least: 50}}\n",
    ),
    "an id of two mandatory indicators": (
        MANDATORY,
        f"{MANDATORY}    - {{indicator: §SC301§A-4, at_least: 50}}\n",
    ),
    # --- bounds
    "fewer than no pieces of evidence": (
        "at_least: 1\n          kinds: [plan",
        "at_least: §SC221§-1\n          kinds: [plan",
    ),
    "an age of an unknown and of an unwanted kind, and out of bounds": (
        "kinds: [plan, register]\n",
        "kinds: [plan, register]\n          within: {§SC340§photo: 12, plan: §SC221§0}\n",
    ),
    "more different kinds than there are": (
        "at_least: 1\n          kinds: [register]",
        "at_least: §SC221§2\n          different_kinds: true\n          kinds: [register]",
    ),
    "an exception whose evidence is none": (
        "not_applicable: {ko: 사무가 없는 경우, en: Where there is no such task}",
        (
            "not_applicable: {ko: x, en: x, "
            "evidence: {at_least: §SC221§-1, kinds: [§SC311§photo], wanted: {ko: x, en: x}}}"
        ),
    ),
    "a period of no time": (NUMBER, f"period: {{months: §SC221§1201}}\n        {NUMBER}"),
    "a required item that is not on the list": (
        "rule: checklist\n",
        "rule: checklist\n              requires: §SC333§tow\n",
    ),
    "a floor that is none": (
        "          decimals: 1\n        scoring: {rule: goalposts, zero_at: 10",
        (
            "          decimals: 1\n          denominator_at_least: §SC221§1\n"
            "        scoring: {rule: goalposts, zero_at: 10"
        ),
    ),
    "a range of people that is empty": (
        SMALL_SI,
        f"{SMALL_SI}\n      - §SC314§{{kinds: [gu], population_from: 9, population_below: 9}}",
    ),
    "fewer than no people": (
        SMALL_SI,
        SMALL_SI.replace("population_below", "population_from: §SC221§-1, population_below"),
    ),
    # --- sums
    "a total that is not the sum": ("points: 200", "points: §SC302§201"),
    "an area that is not the sum": (
        "points: 200",
        "points: 201",
        "    points: 120",
        "    points: §SC302§121",
    ),
    "a checklist that is not the sum": (
        "              items:",
        "              §SC302§items:",
        "{id: two, points: 3,",
        "{id: two, points: 4,",
    ),
    "an indicator without points": (
        A_1_POINTS,
        A_1_POINTS.replace("30", "§SC303§0"),
        A_2_POINTS,
        A_2_POINTS.replace("30", "60"),
    ),
    "an indicator of negative points": (
        A_1_POINTS,
        A_1_POINTS.replace("30", "§SC303§-10"),
        A_2_POINTS,
        A_2_POINTS.replace("30", "70"),
    ),
    "an empty category": (
        "points: 200",
        "points: 205",
        "  - id: B\n",
        f"  - §SC304§{EMPTY}  - id: B\n",
    ),
    "an empty category that takes a mean": (
        "points: 200",
        "points: 205",
        "  - id: B\n",
        f"  - §SC304§{EMPTY}    combine: mean\n  - id: B\n",
    ),
    "an empty category before weights of less than 100": (
        "points: 200",
        "points: 205",
        "  - id: B\n",
        f"  - §SC304§{EMPTY}  - id: B\n",
        "combine: mean",
        "combine: §SC305§mean",
        "weight: 25",
        "weight: 1",
    ),
    # --- weights
    "weights of less than 100": (
        "combine: mean",
        "combine: §SC305§mean",
        "weight: 25",
        "weight: 20",
    ),
    "a weight where points add up": (
        A_1_POINTS,
        A_1_POINTS.replace("30\n", "30\n        weight: §SC306§5\n"),
    ),
    "a weight of an item where points add up": (
        "    combine: mean\n",
        "",
        "        points: 10\n        weight: 25",
        "        points: 50\n        weight: §SC306§25",
        "            points: 10\n            scoring:\n              rule: checklist\n",
        "            points: 50\n            scoring:\n              rule: checklist\n",
        "{id: three, points: 4",
        "{id: three, points: 44",
        "        weight: 75\n",
        "        weight: §SC306§75\n",
    ),
    "a weight of an area": ("    points: 120\n", "    points: 120\n    weight: §SC306§5\n"),
    "a weight that is missing": (
        "      - id: B-2",
        "      - §SC307§id: B-2",
        "        weight: 75\n",
        "",
    ),
    "a weight that is missing among whole points": (
        "\ndecimals: 2",
        "\ndecimals: 0",
        "      - id: B-2",
        "      - §SC307§id: B-2",
        "        weight: 75\n",
        "",
    ),
    "a weight below 0": ("weight: 25", "weight: §SC307§-5"),
    "a weight of 0": ("weight: 25", "weight: §SC307§0", "weight: 75", "weight: 100"),
    # --- precision
    "decimals of the points out of bounds": ("\ndecimals: 2", "\ndecimals: §SC221§5"),
    "negative decimals of the points": ("\ndecimals: 2", "\ndecimals: §SC221§-1"),
    "points finer than the smallest unit": (
        A_1_POINTS,
        A_1_POINTS.replace("30", "§SC308§30.001"),
        A_2_POINTS,
        A_2_POINTS.replace("30", "§SC308§29.999"),
    ),
    "points of a band finer than the smallest unit": band(
        "{from: 1, to: 2.5, points: §SC308§12.125}"
    ),
    "points of a level finer than the smallest unit": (
        "{level: 1, points: 10",
        "{level: 1, points: §SC308§10.001",
    ),
    "points of an item finer than the smallest unit": (
        "{id: one, points: 3,",
        "{id: one, points: §SC308§3.001,",
        "{id: two, points: 3,",
        "{id: two, points: §SC308§2.999,",
    ),
    "weights that split the smallest unit": (
        "weight: 25",
        "weight: §SC309§25.001",
        "weight: 75",
        "weight: §SC309§74.999",
    ),
    # --- references
    "an unknown source": (
        "        source: [invented]\n      - id: A-2",
        "        source: [§SC310§imagined]\n      - id: A-2",
    ),
    "an unknown kind of evidence": ("kinds: [plan, register]", "kinds: [plan, §SC311§registry]"),
    # --- measures
    "a measure that is missing": ("- id: A-1\n", "- §SC312§id: A-1\n", f"        {NUMBER}\n", ""),
    "a measure that is missing for high goalposts": (
        "- id: A-1\n",
        "- §SC312§id: A-1\n",
        f"        {NUMBER}\n",
        "",
        "full_at: 30",
        "full_at: 300",
    ),
    "a measure that nothing uses": (GOALPOSTS, "{rule: yes_no}", NUMBER, f"§SC313§{NUMBER}"),
    "decimals of a measure out of bounds": (
        "en: cases}, decimals: 1",
        "en: cases}, decimals: §SC221§7",
    ),
    "negative decimals of a measure": (
        "en: cases}, decimals: 1",
        "en: cases}, decimals: §SC221§-1",
    ),
    "an empty range": ("range: [0, 100]", "§SC314§range: [100, 0]"),
    "a range of one value": ("range: [0, 100]", "§SC314§range: [5, 5]"),
    "a range finer than its decimals": ("range: [0, 100]", "§SC315§range: [0.25, 100]"),
    "a range finer than whole numbers": (
        "decimals: 1, range: [0, 100]",
        "decimals: 0, §SC315§range: [0.5, 100]",
    ),
    "a count per no inhabitants": ("per: 10000", "per: §SC221§0"),
    "a count below 0": ("range: [0, 100000]", "range: [§SC221§-1, 100000]"),
    # --- goalposts
    "goalposts that coincide": (GOALPOSTS, "{rule: goalposts, zero_at: 30, full_at: §SC316§30}"),
    "a goalpost out of reach": (GOALPOSTS, "{rule: goalposts, zero_at: 0, full_at: §SC317§101}"),
    "a goalpost out of reach below": (
        GOALPOSTS,
        "{rule: goalposts, zero_at: 5, full_at: §SC317§-1}",
    ),
    "a goalpost above 100 %": ("full_at: 80", "full_at: §SC317§120"),
    "a goalpost below 0 per inhabitants": (
        STEPS,
        "          {rule: goalposts, zero_at: 9, full_at: §SC317§-1}\n",
    ),
    # --- bands
    "a first band out of reach": (
        GOALPOSTS,
        "{rule: bands, steps: [{to: §SC317§0, points: 0}, {from: 0, points: 30}]}",
    ),
    "a first band out of reach below its range": (
        GOALPOSTS,
        "{rule: bands, steps: [{to: §SC317§-5, points: 0}, {from: §SC317§-5, points: 30}]}",
    ),
    "a first band out of reach per inhabitants": (
        BANDS,
        BANDS.replace("1,", "§SC317§0,", 1).replace("from: 1,", "from: 0,"),
    ),
    "bands below 0 per inhabitants": (
        BANDS,
        BANDS.replace("1,", "§SC317§-1,", 1).replace("from: 1,", "from: §SC317§-1,"),
    ),
    "bands over an empty range": (
        "range: [0, 100]",
        "§SC314§range: [100, 0]",
        GOALPOSTS,
        "{rule: bands, steps: [{to: 5, points: 0}, {from: 5, points: 30}]}",
    ),
    "bands over a range of one value": (
        "range: [0, 100]",
        "§SC314§range: [5, 5]",
        GOALPOSTS,
        "{rule: bands, steps: [{to: 5, points: 0}, {from: 5, points: 30}]}",
    ),
    "bands without a measure": (
        "- id: A-1\n",
        "- §SC312§id: A-1\n",
        f"        {NUMBER}\n",
        "",
        GOALPOSTS,
        "{rule: bands, steps: [{to: -5, points: 0}, {from: -5, points: 30}]}",
    ),
    "a band out of reach": (
        GOALPOSTS,
        "{rule: bands, steps: [{to: 200, points: 0}, {from: §SC317§200, points: 30}]}",
    ),
    "a first band with a lower edge": ("{to: 1, points: 0}", "§SC318§{from: 0, to: 1, points: 0}"),
    "a band without a lower edge": band("§SC319§{to: 2.5, points: 12}"),
    "a last band with an upper edge": (
        "{from: 2.5, points: 30}",
        "§SC320§{from: 2.5, to: 9, points: 30}",
    ),
    "a band without an upper edge": band("§SC321§{from: 1, points: 12}"),
    "a band without an upper edge and a gap after it": band(
        "§SC321§{from: 1, points: 6}\n"
        "            - {from: 1.5, to: 2, points: 12}\n"
        "            - {from: §SC324§2.2, to: 2.5, points: 18}"
    ),
    "edges of a band out of order": band("{from: 2.5, to: §SC322§1, points: 12}"),
    "a band of no width": band("{from: 1, to: §SC322§1, points: 12}"),
    "a band above the points": ("{from: 2.5, points: 30}", "{from: 2.5, points: §SC323§31}"),
    "a band below 0": ("{to: 1, points: 0}", "{to: 1, points: §SC323§-1}"),
    "a gap between bands": band("{from: §SC324§1.5, to: 2.5, points: 12}"),
    "bands that overlap": band("{from: §SC325§0.5, to: 2.5, points: 12}"),
    "a gap before and an overlap after": (
        BANDS,
        BANDS.replace("from: 1,", "from: §SC324§1.2,").replace("from: 2.5", "from: §SC325§2"),
    ),
    "bands that never earn the points": (
        "          steps:",
        "          §SC326§steps:",
        "{from: 2.5, points: 30}",
        "{from: 2.5, points: 29}",
    ),
    # --- levels
    "levels that never earn the points": (
        "{level: 3, points: 30",
        "{level: 3, points: §SC326§29",
    ),
    "a level left out": ("{level: 3,", "{level: §SC327§4,"),
    "a level twice": ("{level: 2,", "{level: §SC327§1,"),
    "a level that earns no more": ("{level: 2, points: 20", "{level: 2, points: §SC328§10"),
    "a level 0 that earns points": ("{level: 0, points: 0", "{level: 0, points: §SC329§5"),
    # --- tracks
    "a kind in no track": ("tracks:", "§SC330§tracks:", "kinds: [gun, gu]", "kinds: [gun]"),
    "a kind in no track above": (
        "      - {kinds: [si], population_from: 500000}\n",
        "",
        "      - {kinds: [si], population_below",
        "      - §SC330§{kinds: [si], population_below",
    ),
    "a hole between tracks": (
        "{kinds: [si], population_from: 500000}",
        "{§SC330§kinds: [si], population_from: 500001}",
    ),
    "a hole below all tracks": (
        "{kinds: [si], population_below: 500000}",
        "{§SC330§kinds: [si], population_from: 10, population_below: 500000}",
    ),
    "tracks that overlap": (
        "{kinds: [si], population_from: 500000}",
        "{§SC331§kinds: [si], population_from: 499999}",
    ),
    "a kind in two tracks": (
        "province, special_self_governing_province]",
        "province, special_self_governing_province, gun]",
        "kinds: [gun, gu]",
        "§SC331§kinds: [gun, gu]",
    ),
    # --- verdict
    "a pass mark above 100": ("pass_mark: 70", "pass_mark: §SC332§101"),
    "a pass mark of 0": ("pass_mark: 70", "pass_mark: §SC332§0"),
    "a floor above 100": ("{category: A, at_least: 40}", "{category: A, at_least: §SC332§140}"),
    "a mandatory share of 0": (
        "{indicator: A-4, at_least: 100}",
        "{indicator: A-4, at_least: §SC332§0}",
    ),
    "a grade above 100": ("{grade: 1, at_least: 90", "{grade: 1, at_least: §SC332§100.1"),
    "a floor of an unknown category": ("{category: A,", "{category: §SC333§C,"),
    "a floor of an indicator": ("{category: A,", "{category: §SC333§A-1,"),
    "an unknown mandatory indicator": ("{indicator: A-4,", "{indicator: §SC333§A-5,"),
    "a mandatory category": ("{indicator: A-4,", "{indicator: §SC333§A,"),
    "grades out of order": (
        "{grade: 1, at_least: 90",
        "{grade: 1, at_least: 60",
        "{grade: 2, at_least: 70",
        "{grade: 2, at_least: §SC334§70",
    ),
    "grades at the same edge": (
        "{grade: 1, at_least: 90",
        "{grade: 1, at_least: 70",
        "{grade: 2, at_least: 70",
        "{grade: 2, at_least: §SC334§70",
    ),
    "a grade left out": ("{grade: 3,", "{grade: §SC335§4,"),
    "a grade twice": ("{grade: 2,", "{grade: §SC335§1,"),
    "a worse grade certified": (
        "at_least: 90, certified: true",
        "at_least: 90, certified: false",
        "at_least: 70, certified: true",
        "at_least: 70, certified: §SC336§true",
    ),
    "a last grade above 0": (LAST_GRADE, "{grade: 3, at_least: §SC337§5, certified: false"),
    "a last grade that is certified": (
        LAST_GRADE,
        "{grade: 3, at_least: 0, certified: §SC337§true",
    ),
    "grades that end beside the pass mark": (
        "  grades:",
        "  §SC338§grades:",
        "{grade: 2, at_least: 70",
        "{grade: 2, at_least: 71",
    ),
    "grades that end beside a pass mark at 100": (
        "  grades:",
        "  §SC338§grades:",
        "pass_mark: 70",
        "pass_mark: 100",
    ),
    "grades that end beside a small pass mark": (
        "  grades:",
        "  §SC338§grades:",
        "pass_mark: 70",
        "pass_mark: 0.5",
    ),
    "no certified grade": (
        "  grades:",
        "  §SC338§grades:",
        "at_least: 90, certified: true",
        "at_least: 90, certified: false",
        "at_least: 70, certified: true",
        "at_least: 70, certified: false",
    ),
    # --- what is usual
    "a usual range of one value": (
        "decimals: 1, range: [0, 100]}",
        "decimals: 1, range: [0, 100], plausible: {basis: assumed, §SC314§range: [5, 5]}}",
    ),
    "a unit of which none are in one": (
        "decimals: 1, range: [0, 100]}",
        f"{PLAUSIBLE}{{range: [5, 9], basis: assumed, slips: [{NO_WON}]}}}}",
    ),
    "populations of nobody": (
        "\nsources:",
        "\npopulations:\n  - {kinds: [si], range: [§SC221§0, 9], basis: assumed}\nsources:",
    ),
    "populations that none can have": (
        "\nsources:",
        "\npopulations:\n  - {kinds: [si], §SC314§range: [9, 1], basis: assumed}\nsources:",
    ),
    # --- overflow
    "a usual range too fine to be exact": (
        "decimals: 1, range: [0, 100]}",
        PLAUSIBLE.replace("plausible", "§SC339§plausible") + TOO_FINE,
    ),
    "a scale too large to be exact": (
        "range: [0, 100]}\n        scoring:",
        "range: [0, 100000000000000000]}\n        §SC339§scoring:",
        "full_at: 30",
        "full_at: 10000000000000000",
    ),
    "a total too large to be exact": (
        "\npoints: 200",
        "\npoints: 100000000000000170",
        "    points: 120\n",
        "    points: 100000000000000090\n",
        A_4_POINTS,
        A_4_POINTS.replace("30", "100000000000000000").replace("scoring", "§SC339§scoring"),
        "pass_mark: 70",
        "pass_mark: §SC339§70",
        "{grade: 1, at_least: 90",
        "{grade: 1, at_least: §SC339§90",
        "{grade: 2, at_least: 70",
        "{grade: 2, at_least: §SC339§70",
        "{category: A, at_least: 40",
        "{category: A, at_least: §SC339§40",
        "{indicator: A-4, at_least: 100",
        "{indicator: A-4, at_least: §SC339§100",
    ),
    "a weight of a mean too large to be exact": (
        "\npoints: 200",
        "\npoints: 40000000000000",
        "    points: 80\n",
        "    points: 39999999999880\n",
        "weight: 75",
        "weight: §SC339§75",
    ),
    "weights of a mean too large to be exact": (
        "\npoints: 200",
        "\npoints: 400000000000000",
        "    points: 80\n",
        "    points: 399999999999880\n",
        "weight: 25",
        "weight: §SC339§25",
        "weight: 75",
        "weight: §SC339§75",
    ),
    "a pass mark too fine to be exact": ("pass_mark: 70", "pass_mark: §SC339§70.0000000000000"),
    "a grade too fine to be exact": (
        "{grade: 1, at_least: 90",
        "{grade: 1, at_least: §SC339§90.0000000000001",
    ),
    "a floor too fine to be exact": (
        "{category: A, at_least: 40",
        "{category: A, at_least: §SC339§40.0000000000001",
    ),
    "a mandatory share too fine to be exact": (
        "{indicator: A-4, at_least: 100",
        "{indicator: A-4, at_least: §SC339§99.99999999999999",
    ),
}


WIDE = "decimals: 1, range: [0, 100]}\n        scoring: " + GOALPOSTS


def wide(rule: str) -> tuple[str, str]:
    """Score a number of cases that may be of 18 digits, as many as a number may have."""
    return (
        WIDE,
        f"decimals: 0, range: [0, {10**18 - 1}]}}\n        §SC339§scoring: {{rule: {rule}}}",
    )


def mean(points: int) -> tuple[str, ...]:
    """An area of so many points, of which an item with 127 of its own makes half."""
    return (
        *("\npoints: 200", f"\npoints: {points + 120}", "\ndecimals: 2", "\ndecimals: 0"),
        *("    points: 80\n", f"    points: {points}\n"),
        *(
            "        points: 10\n        weight: 25",
            "        points: 127\n        weight: §SC339§50",
        ),
        *("            points: 10\n", "            points: 127\n"),
        *("{id: three, points: 4", "{id: three, points: 121", "weight: 75", "weight: 50"),
    )


def total(points: int) -> tuple[str, ...]:
    """A total of so many points, most of them of one indicator."""
    return (
        *("\npoints: 200", f"\npoints: {points}", "\ndecimals: 2", "\ndecimals: 0"),
        *("    points: 120\n", f"    points: {points - 80}\n"),
        *(A_4_POINTS, A_4_POINTS.replace("30", str(points - 170))),
        *("pass_mark: 70", "pass_mark: §SC339§70"),
        *("{grade: 1, at_least: 90", "{grade: 1, at_least: §SC339§90"),
        *("{grade: 2, at_least: 70", "{grade: 2, at_least: §SC339§70"),
    )


SPAN = LARGEST_INT64 // 2 // 3001  # of goalposts for 3,000 smallest units of points
STEEP = LARGEST_INT64 // 2 // 1801  # of bands that rise by 1,800 at most
MOST_PARTS = 10**11
MOST_PEOPLE = 10**8

# what still fits 64 bits, the next that does not, and what the catalogue says for each
BOUNDS = {
    "a count per inhabitants": (
        LARGEST_INT64 // 49,  # exactly, as 49 divides it
        LARGEST_INT64 // 49 + 1,
        lambda n: (
            *("per: 10000", "per: 49", "range: [0, 100000]", f"range: [0, {n}]"),
            *(f"        scoring:\n{STEPS}", f"        §SC339§scoring: {GOALPOSTS}\n"),
        ),
    ),
    "the span of goalposts": (
        SPAN,
        SPAN + 1,
        lambda n: wide(f"goalposts, zero_at: -1, full_at: {n - 1}"),
    ),
    "the span of bands": (
        STEEP,
        STEEP + 1,
        lambda n: wide(
            f"bands, steps: [{{to: 1, points: 0}}, {{from: 1, to: {n + 1}, points: 12}},"
            f" {{from: {n + 1}, points: 30}}]",
        ),
    ),
    "the span of goalposts in parts": (
        SPAN // MOST_PARTS,
        SPAN // MOST_PARTS + 1,
        lambda n: (
            "decimals: 1\n        scoring: {rule: goalposts, zero_at: 10,",
            f"decimals: 0\n        §SC339§scoring: {{rule: goalposts, zero_at: {80 - n},",
        ),
    ),
    "a post per inhabitants": (
        LARGEST_INT64 // MOST_PEOPLE,
        LARGEST_INT64 // MOST_PEOPLE + 1,
        lambda n: (
            f"        scoring:\n{STEPS}",
            f"        §SC339§scoring: {{rule: goalposts, zero_at: {n}, full_at: {n - 1}}}\n",
        ),
    ),
    "a child of a mean": (
        LARGEST_INT64 // 127 - 1,  # exactly, as 127 divides it
        LARGEST_INT64 // 127 + 1,
        mean,
    ),
    "a total": (LARGEST_INT64 // 100, LARGEST_INT64 // 100 + 1, total),
}


# what the first fault of an unsound catalogue says, besides its place
SAID = {
    "fewer than no pieces of evidence": {"written": "-1", "bound": "≥ 0"},
    "fewer than no people": {"written": "-1", "bound": "≥ 0"},
    "a checklist that is not the sum": {"declared": "10", "total": "11"},
    "an indicator without points": {"id": "A-1"},
    "an empty category": {"id": "C"},
    "a weight where points add up": {"id": "A-1"},
    "a weight of an area": {"id": "A"},
    "a weight that is missing": {"id": "B-2"},
    "decimals of the points out of bounds": {"written": "5", "bound": "0 … 4"},
    "points of a band finer than the smallest unit": {"points": "12.125", "decimals": "2"},
    "weights that split the smallest unit": {"id": "B-1", "share": "20.0008"},
    "a measure that is missing": {"id": "A-1"},
    "a measure that nothing uses": {"id": "A-1"},
    "decimals of a measure out of bounds": {"written": "7", "bound": "0 … 6"},
    "an empty range": {"low": "100", "high": "0"},
    "a range finer than its decimals": {"decimals": "1"},
    "a count per no inhabitants": {"written": "0", "bound": "≥ 1"},
    "a count below 0": {"written": "-1", "bound": "≥ 0"},
    "goalposts that coincide": {"post": "30"},
    "a goalpost out of reach": {"edge": "101", "low": "0", "high": "100"},
    "a first band out of reach per inhabitants": {"edge": "0", "low": "0", "high": "∞"},
    "edges of a band out of order": {"lower": "2.5", "upper": "1"},
    "a band above the points": {"points": "31", "maximum": "30"},
    "bands that never earn the points": {"maximum": "30"},
    "levels that never earn the points": {"maximum": "30"},
    "a level that earns no more": {"points": "10"},
    "a pass mark above 100": {"mark": "101"},
    "a floor above 100": {"mark": "140"},
    "a grade above 100": {"mark": "100.1"},
    "grades at the same edge": {"share": "70"},
    "grades that end beside the pass mark": {"mark": "70"},
    "a scale too large to be exact": {"id": "A-1"},
    "a weight of a mean too large to be exact": {"id": "B-2"},
    "a pass mark too fine to be exact": {"id": "small"},
    "a floor too fine to be exact": {"id": "A"},
}


def refusal(text: str) -> InvalidInput:
    with pytest.raises(InvalidInput) as caught:
        compile_catalogue(source(text))
    assert_sayable(caught.value)
    return caught.value


@pytest.mark.parametrize("changes", UNSOUND.values(), ids=UNSOUND)
def test_an_unsound_catalogue_is_refused_at_its_places(changes):
    text, expected = marked(replaced(CATALOGUE, *changes))
    assert places(refusal(text)) == expected
    assert expected


def test_every_code_of_a_catalogue_is_raised():
    texts = (marked(replaced(CATALOGUE, *changes)) for changes in UNSOUND.values())
    raised = {code for _, expected in texts for code, *_ in expected}
    assert raised >= {code for code in CODES if code.startswith("SC3")}


def test_the_base_is_sound():
    assert isinstance(compile_catalogue(source(CATALOGUE)), Catalogue)


@pytest.mark.parametrize(
    "changes",
    [
        # the smallest share, a mark at 100 %, goalposts in either direction and at the limits
        ("{indicator: A-4, at_least: 100}", "{indicator: A-4, at_least: 0.01}"),
        (
            "pass_mark: 70",
            "pass_mark: 100",
            "{grade: 1, at_least: 90",
            "{grade: 1, at_least: 100",
            "at_least: 70, certified: true",
            "at_least: 70, certified: false",
        ),
        (GOALPOSTS, "{rule: goalposts, zero_at: 100, full_at: 0}"),
        (STEPS, "          {rule: goalposts, zero_at: 9, full_at: 0}\n"),
        (STEPS, "          {rule: goalposts, zero_at: 0, full_at: 1000000}\n"),
        (
            GOALPOSTS,
            "{rule: bands, steps: [{to: 0.1, points: 0}, {from: 0.1, points: 30}]}",
        ),
        ("pass_mark: 70", "pass_mark: 70.000000000000"),
        # the smallest mark, points and populations, the most and the fewest decimals
        (
            "pass_mark: 70",
            "pass_mark: 0.01",
            "{grade: 2, at_least: 70",
            "{grade: 2, at_least: 0.01",
        ),
        (
            A_1_POINTS,
            A_1_POINTS.replace("30", "0.01"),
            A_2_POINTS,
            A_2_POINTS.replace("30", "59.99"),
        ),
        (SMALL_SI, SMALL_SI.replace("population_below", "population_from: 0, population_below")),
        ("\ndecimals: 2", "\ndecimals: 0"),
        (
            *("\ndecimals: 2", "\ndecimals: 4"),
            *("decimals: 1\n        scoring", "decimals: 0\n        scoring"),
        ),
        ("en: cases}, decimals: 1", "en: cases}, decimals: 6"),
        ("at_least: 1\n          kinds: [register]", "at_least: 0\n          kinds: [register]"),
        ("weight: 25", "weight: 1", "weight: 75", "weight: 99"),
        (GOALPOSTS, "{rule: goalposts, zero_at: -10, full_at: 100}"),
        # bands may fall, the best need not be the last
        ("{to: 1, points: 0}", "{to: 1, points: 30}", "2.5, points: 30}", "2.5, points: 0}"),
    ],
)
def test_a_catalogue_at_its_bounds_is_sound(changes):
    compile_catalogue(source(replaced(CATALOGUE, *changes)))


@pytest.mark.parametrize(("fits", "leaves", "changes"), BOUNDS.values(), ids=BOUNDS)
def test_numbers_are_refused_exactly_where_they_leave_64_bits(fits, leaves, changes):
    text, _ = marked(replaced(CATALOGUE, *changes(fits)))
    compile_catalogue(source(text))
    text, expected = marked(replaced(CATALOGUE, *changes(leaves)))
    assert places(refusal(text)) == expected


@pytest.mark.parametrize(
    ("changes", "values"),
    [
        (("points: 200", "points: 201"), {"declared": "201", "total": "200"}),
        (("weight: 25", "weight: 20"), {"id": "B", "total": "95"}),
        (("{level: 3,", "{level: 4,"), {"expected": "3"}),
        (band("{from: 1.5, to: 2.5, points: 12}"), {"upper": "1", "lower": "1.5"}),
        (("kinds: [gun, gu]", "kinds: [gun]"), {"kind": "gu (district)", "people": "0"}),
        (("from: 500000}", "from: 500001}"), {"kind": "si (city)", "people": "500,000"}),
        (("from: 500000}", "from: 499999}"), {"kind": "si (city)", "people": "499,999"}),
        (NO_LARGE_SI, {"kind": "si (city)", "people": "500,000"}),
        (("{grade: 3,", "{grade: 4,"), {"expected": "3"}),
        (
            (
                SMALL_SI,
                f"{SMALL_SI}\n      - {{kinds: [gu], population_from: 9, population_below: 8}}",
            ),
            {"low": "9", "high": "8"},
        ),
    ],
)
def test_a_fault_says_the_numbers(changes, values):
    (diagnostic,) = refusal(replaced(CATALOGUE, *changes)).diagnostics
    assert {name: str(value) for name, value in diagnostic.values.items()} == values


@pytest.mark.parametrize(("case", "values"), SAID.items(), ids=SAID)
def test_an_unsound_catalogue_is_told_what_is_wrong(case, values):
    text, _ = marked(replaced(CATALOGUE, *UNSOUND[case]))
    diagnostic = refusal(text).diagnostics[0]
    assert {name: str(value) for name, value in diagnostic.values.items()} == values


def test_of_very_many_unknown_names_as_many_are_told_as_of_other_faults():
    names = ", ".join(f"x{number}" for number in range(MOST_FAULTS + 1))
    text = replaced(CATALOGUE, "kinds: [plan, register]", f"kinds: [{names}]")
    assert len(refusal(text).diagnostics) == MOST_FAULTS


@pytest.mark.parametrize(
    ("changes", "there"),
    [
        (("- id: A-2", "- id: A-1"), "A-1"),
        ((FLOOR, f"{FLOOR}    - {{category: A, at_least: 50}}\n"), "A, at_least: 40}"),
        ((MANDATORY, f"{MANDATORY}    - {{indicator: A-4, at_least: 1}}\n"), "A-4, at_least: 100}"),
        (band("{from: 1.5, to: 2.5, points: 12}"), "1, points: 0}"),
        (("from: 500000}", "from: 500001}"), "{kinds: [si], population_below: 500000}"),
        (("{grade: 2, at_least: 70", "{grade: 2, at_least: 71"), "70"),
    ],
)
def test_a_fault_shows_the_other_place(changes, there):
    (diagnostic,) = refusal(replaced(CATALOGUE, *changes)).diagnostics
    (span,) = diagnostic.related
    assert span.source[span.column - 1 :] == there
    assert span.line != diagnostic.span.line


@pytest.mark.parametrize(
    ("changes", "near"),
    [
        (("source: [invented]\n      - id: A-2", "source: [invent]\n      - id: A-2"), "invented"),
        (("kinds: [plan, register]", "kinds: [plan, registry]"), "register"),
        (("{indicator: A-4,", "{indicator: A-44,"), "A-4"),
        (("{category: A,", "{category: a,"), "A"),
    ],
)
def test_a_near_name_is_proposed(changes, near):
    (diagnostic,) = refusal(replaced(CATALOGUE, *changes)).diagnostics
    assert diagnostic.near[0] == near

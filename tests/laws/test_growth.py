"""The law of growth: ten times the input is at most twelve times the work, whatever the input."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from smartcert.assessment.waiver_file import load_waivers
from smartcert.assessment.waivers import NONE
from smartcert.checking.baseline_file import load_baseline
from smartcert.checking.check import check, check_file
from smartcert.checking.outcome import Collector
from smartcert.cli.inputs import Terms
from smartcert.files.discovery import gather
from smartcert.files.source import decode
from smartcert.language import language
from smartcert.render.outcome.diagnostics import page
from smartcert.tables.writing.file_names import file_names
from tests.support.hostile_tables import DOUBTFUL, PLAIN, TABLES, judge, rows_of
from tests.support.mending import SMALL
from tests.support.texts import ASSESSMENT, CATALOGUE, replaced
from tests.support.work import work_of
from tests.support.workbooks import packed, parts_of, sheet, text

FEW, TIMES, MOST = 30, 10, 12
Call = Callable[[], object]


def checked(text: str) -> Call:
    def run() -> None:
        found = check(decode(text.encode(), "a.yaml"), SMALL).found
        page(found, language("ko"), 80).plain()

    return run


# --- texts ----------------------------------------------------------------------------

PIECE = "      - {title: 대장, kind: register, document: 붙임, page: 3, date: 2022-06-30}\n"
INDICATOR = CATALOGUE[CATALOGUE.index("      - id: A-1\n") : CATALOGUE.index("      - id: A-2\n")]


def pieces(many: int) -> str:
    return replaced(
        ASSESSMENT, "    evidence:\n      - title", f"    evidence:\n{PIECE * many}      - title"
    )


def unknown_answers(many: int) -> str:
    return ASSESSMENT + "".join(f"  X-{n}:\n    value: 5만\n" for n in range(many))


def catalogue_of(many: int) -> str:
    more = "".join(INDICATOR.replace("id: A-1", f"id: N-{n}") for n in range(many))
    return replaced(CATALOGUE, INDICATOR, INDICATOR + more)


TEXTS: Mapping[str, Callable[[int], Call]] = {
    "pieces of evidence": lambda many: checked(pieces(many)),
    "answers that are not asked": lambda many: checked(unknown_answers(many)),
    "words of a note": lambda many: checked(
        replaced(ASSESSMENT, "    value: 7", f"    value: 7\n    note: {'말 ' * many * 10}끝")
    ),
    "words of a name that is too long": lambda many: checked(
        replaced(ASSESSMENT, "달서구", "달서 구 " * (1000 + many * 100) + "끝")
    ),
    "lines of comments": lambda many: checked(f"{ASSESSMENT}{'# 말' * 5}\n" * many),
    "repeated names": lambda many: checked(
        ASSESSMENT + "".join(f"  A-3:\n    value: {n}\n" for n in range(many))
    ),
    "faults of YAML": lambda many: checked(ASSESSMENT.replace("value: 7", "value: &a 7") * many),
    "lines before one that is no YAML": lambda many: checked(
        ASSESSMENT + "  # 말\n" * many * 10 + "  B-3: [\n"
    ),
    "indicators of a catalogue": lambda many: checked(catalogue_of(many)),
}


# --- tables ---------------------------------------------------------------------------


@pytest.mark.no_cover
@pytest.mark.parametrize("row", [PLAIN, DOUBTFUL], ids=["plain", "in doubt"])
@pytest.mark.parametrize("ending", TABLES)
def test_rows(ending, row, tmp_path):
    def made(many: int) -> Call:
        path = tmp_path / f"{many}{ending}"
        path.write_bytes(TABLES[ending](rows_of(many, row)))
        return lambda: judge(path)

    assert_grows(made)


@pytest.mark.no_cover
def test_areas_of_merged_cells(tmp_path):
    def made(many: int) -> Call:
        rows = "".join(f"<row r='{n}'>{text(f'A{n}', 'x')}</row>" for n in range(2, 2 + FEW))
        heading = f"<row r='1'>{text('A1', 'city')}{text('B1', 'kind')}{text('C1', 'A-1')}</row>"
        areas = "".join(f"<mergeCell ref='A{n}:B{n + 9}'/>" for n in range(3, 3 + many * 9, 10))
        areas += "<mergeCell ref='H3:I1048576'/>" * many * 9
        beside = f"<mergeCells>{areas}</mergeCells>"
        path = tmp_path / f"{many}.xlsx"
        path.write_bytes(packed(parts_of(sheet(heading + rows, beside))))
        return lambda: judge(path)

    assert_grows(made)


# --- what stands beside -----------------------------------------------------------------


def waivers(many: int) -> Call:
    head = "format: smartcert-waivers/1\ncatalogue: small@1\nwaivers:\n"
    each = "  - {{indicator: A-1, city: 시험시 {}, reason: 이유, owner: 누구, until: 2022-12-31}}\n"
    Path("w.yaml").write_text(head + "".join(map(each.format, range(many))), "utf-8")

    def run() -> None:
        held = load_waivers("w.yaml", SMALL)
        collector = Collector("check")
        for name in ("달서구", "시험시 1"):
            text = ASSESSMENT.replace("달서구", name)
            collector.add(check(decode(text.encode(), name), SMALL, held))
        collector.note(held.strangers(collector.cities))
        collector.outcome()

    return run


def baseline(many: int) -> Call:
    each = '  - {city: 달서구, indicator: A-3, code: SC201, value: "x"}\n'
    other = "  - {{city: 시험시 {}, code: SC201}}\n"
    entries = each * many + "".join(map(other.format, range(many)))
    Path("b.yaml").write_text(f"format: smartcert-baseline/1\nfindings:\n{entries}", "utf-8")

    def run() -> None:
        collector = Collector("check")
        collector.know(load_baseline("b.yaml"))
        text = ASSESSMENT.replace("    value: 7\n", "    value: 7\n" + "    note: ''\n")
        for _ in range(many):
            collector.add(check(decode(text.encode(), "a.yaml"), SMALL))
        collector.outcome()

    return run


def patterns(many: int) -> Call:
    Path("a").mkdir(exist_ok=True)
    for name in ("a", "b", "c"):
        Path("a", f"{name}.yaml").touch()
    Path(".gitignore").write_text("".join(f"*{n}*x*.yaml\n" for n in range(many)), "utf-8")
    return lambda: gather(["a"])


def listed(many: int) -> Call:
    folder = Path(f"l{many}")
    folder.mkdir()
    names = [f"{folder}/달서{n}.yaml" for n in range(many)]
    for name in names[::2]:
        Path(name).touch()
    Path(f"{folder}.txt").write_text("\n".join(names), "utf-8")

    def run() -> None:
        for found in gather([f"@{folder}.txt"]).files:
            check_file(found.path, found.path, Terms(None, NONE), None, may_be_other=False)

    return run


def folder(many: int) -> Call:
    Path(f"f{many}").mkdir()
    for n in range(many):
        Path(f"f{many}", f"달서{n}.yaml").touch()
    return lambda: gather([f"f{many}", f"f{many}/*.yaml", f"f{many}/**/*.yaml"])


BESIDE: Mapping[str, Callable[[int], Call]] = {
    "waivers": waivers,
    "known findings": baseline,
    "patterns of .gitignore": patterns,
    "files of a list": listed,
    "files of a folder": folder,
    "names that fall together": lambda many: lambda: list(file_names(["가람시", "가 람시"] * many)),
}


@pytest.mark.no_cover
@pytest.mark.parametrize("made", [*TEXTS.values(), *BESIDE.values()], ids=[*TEXTS, *BESIDE])
def test_what_is_read(made, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert_grows(made)


def assert_grows(made: Callable[[int], Call]) -> None:
    """Hold a kind of input against the law; what is done once is done before."""
    made_of_few, made_of_many = made(FEW), made(FEW * TIMES)
    made_of_few()
    few, many = work_of(made_of_few), work_of(made_of_many)
    assert few > 0
    assert many <= MOST * few

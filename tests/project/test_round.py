"""The round of invented applicants in `examples/round/`, and the program that writes it."""

import importlib
import re
import sys
from collections import Counter
from decimal import Decimal
from functools import cache

import pytest

from smartcert import evaluate, load_assessment
from smartcert.checking.exits import NOT_PASSED
from smartcert.cli import run
from smartcert.render.batch import FORMATS
from smartcert.scoring.states import State
from tests.conftest import ROOT

FOLDER = "examples/round"
ROUND = ROOT / FOLDER
CITIES = sorted(ROUND.glob("*.yaml"))
ENDINGS = tuple(FORMATS)
ROW = re.compile(r"^\| (\S+) \| \[\S+\]\((\S+)\) \| (.+) \|$", re.MULTILINE)
UNSUPPORTED = re.compile(
    r"# .+ / (no evidence|two pieces are wanted, one is given|a press release is no evidence here)"
)
REAL = frozenset(
    re.findall(
        r"\w+",
        """
서울 부산 대구 인천 광주 대전 울산 세종 경기 강원 충청북 충청남 전라북 전라남 경상북 경상남
제주 종로 중 용산 성동 광진 동대문 중랑 성북 강북 도봉 노원 은평 서대문 마포 양천 강서 구로
금천 영등포 동작 관악 서초 강남 송파 강동 동 서 남 북 영도 부산진 동래 해운대 사하 금정 연제
수영 사상 기장 수성 달서 달성 군위 미추홀 연수 남동 부평 계양 강화 옹진 광산 유성 대덕 울주
수원 성남 고양 용인 부천 안산 안양 남양주 화성 평택 의정부 시흥 파주 김포 광명 군포 하남 오산
이천 안성 의왕 양평 여주 과천 포천 동두천 양주 구리 가평 연천 춘천 원주 강릉 동해 태백 속초
삼척 홍천 횡성 영월 평창 정선 철원 화천 양구 인제 고성 양양 청주 충주 제천 보은 옥천 영동 증평
진천 괴산 음성 단양 천안 공주 보령 아산 서산 논산 계룡 당진 금산 부여 서천 청양 홍성 예산 태안
전주 군산 익산 정읍 남원 김제 완주 진안 무주 장수 임실 순창 고창 부안 목포 여수 순천 나주 광양
담양 곡성 구례 고흥 보성 화순 장흥 강진 해남 영암 무안 함평 영광 장성 완도 진도 신안 포항 경주
김천 안동 구미 영주 영천 상주 문경 경산 의성 청송 영양 영덕 청도 고령 성주 칠곡 예천 봉화 울진
울릉 창원 진주 통영 사천 김해 밀양 거제 양산 의령 함안 창녕 남해 하동 산청 함양 거창 합천
서귀포 장안 권선 팔달 영통 수정 중원 분당 만안 동안 상록 단원 덕양 일산동 일산서 처인 기흥 수지
상당 서원 흥덕 청원 동남 서북 완산 덕진 의창 성산 마산합포 마산회원 진해 마산 원미 소사 오정
연기
""",
    )
)
"""Real local governments, with the districts of large cities and some that are gone."""


@pytest.fixture(scope="module")
def reports(catalogue):
    return {path.stem: evaluate(load_assessment(path), catalogue) for path in CITIES}


@pytest.fixture
def tool(monkeypatch):
    """The modules of `tools/` by name."""
    monkeypatch.syspath_prepend(ROOT / "tools")
    return importlib.import_module


@pytest.fixture
def generate(tool, monkeypatch):
    """Writes and checks this folder alone, under the root that it is given."""
    module = tool("generate")
    monkeypatch.setattr(module, "FOLDERS", {FOLDER: lambda: made(tool("example_round"))})

    def run(root, *arguments):
        monkeypatch.setattr(module, "ROOT", root)
        monkeypatch.setattr(sys, "argv", ["generate.py", *arguments])
        return module.main()

    return run


@cache
def made(program):
    """What the program writes: the same each time, and it takes long."""
    return list(program.files())


def margin(report):
    return report.verdict.pass_rule.margin


@pytest.mark.no_cover
def test_the_files_are_what_the_program_writes(generate):
    assert generate(ROOT, "--check") == 0


def held(folder, tool):
    content = tool("generate").content
    return {path.name: content(path.name, path.read_bytes()) for path in folder.iterdir()}


@pytest.mark.no_cover
def test_the_check_tells_what_is_changed_missing_or_too_many(generate, tool, tmp_path, capsys):
    written = tmp_path / FOLDER
    assert generate(tmp_path) == 0
    (written / "raon-si.yaml").write_text("", "utf-8")
    (written / "daon-si.yaml").unlink()
    (written / "other-si.yaml").touch()
    assert generate(tmp_path, "--check") == 1
    named = re.findall(r"examples/round/(\S+)", capsys.readouterr().out)
    assert named == ["daon-si.yaml", "other-si.yaml", "raon-si.yaml"]
    assert generate(tmp_path) == 0
    assert held(written, tool) == held(ROUND, tool)
    (written / "round.xlsx").write_bytes(tool("example_round").workbook({}))
    assert generate(tmp_path, "--check") == 1


def test_the_workbook_gives_the_results_of_the_files(tmp_path):
    for number, given in enumerate((str(ROUND), str(ROUND / "round.xlsx"))):
        outputs = [f"--out={tmp_path / str(number)}{ending}" for ending in ENDINGS]
        assert run(["batch", given, "--lang", "en", *outputs]) == NOT_PASSED
    for ending in ENDINGS:
        files, workbook = ((tmp_path / f"{number}{ending}").read_bytes() for number in (0, 1))
        assert files == workbook, ending


def test_luck_knows_no_clock_and_no_machine(tool):
    one, other, *_ = tool("example_round").APPLICANTS
    assert one.luck("INN-PUB-01") == one.luck("INN-PUB-01") != other.luck("INN-PUB-01")
    drawn = [one.luck(str(each)) for each in range(1000)]
    assert 0 <= min(drawn) < 0.01
    assert 0.99 < max(drawn) < 1
    assert abs(sum(drawn) / 1000 - 0.5) < 0.03


def test_every_level_has_as_many_papers_as_the_catalogue_wants(tool, catalogue):
    papers = tool("example_round.applicants").PAPERS
    assert papers.keys() == catalogue.indicators.keys()
    for name, indicator in catalogue.indicators.items():
        wanted = indicator.evidence
        assert set(papers[name]) <= set(wanted.kinds), name
        at_level_1 = [kind for kind, levels in papers[name].items() if "1" in levels]
        assert len(at_level_1) >= wanted.at_least, name


def test_it_is_a_round_of_24_in_both_tracks_with_9_certified(reports):
    assert len(reports) == 24
    assert Counter(each.track.id for each in reports.values()) == {
        "large": 9,
        "small-and-medium": 15,
    }
    certified = [each.verdict.grade for each in reports.values() if each.verdict.certified]
    assert sorted(certified) == [1, 2, 2, 2, 3, 3, 3, 3, 3]
    others = [each.verdict.grade for each in reports.values() if not each.verdict.certified]
    assert set(others) == {4, 5}


def test_the_kinds_and_populations_lie_on_both_sides_of_the_edge(reports):
    kinds = Counter(each.kind for each in reports.values())
    assert {"metropolitan_city", "special_self_governing_city", "province"} < set(kinds)
    si = {each.track.id: each.population for each in reports.values() if each.kind == "si"}
    assert set(si) == {"large", "small-and-medium"}
    assert any(each.population > 500_000 for each in reports.values() if each.kind == "gu")
    assert kinds["gun"] >= 4
    assert kinds["gu"] >= 4


def test_two_cities_pass_closely_and_two_fail_closely(reports):
    close = sorted(margin(each) for each in reports.values() if abs(margin(each)) < 5)
    assert [each > 0 for each in close] == [False, False, True, True]


def test_two_cities_of_one_track_have_the_same_total(reports):
    totals = Counter((each.track.id, each.total.earned) for each in reports.values())
    assert [count for count in totals.values() if count > 1] == [2]
    tied = [reports["dodam-si"], reports["raon-si"]]
    assert {each.total.earned for each in tied} == {Decimal("1478.20")}
    assert len({each.total.maximum for each in tied}) == 1


def test_a_district_is_certified_with_fewer_points_than_a_county_that_is_not(reports):
    gu, gun = reports["nuri-gu"], reports["keundeul-gun"]
    assert gu.verdict.certified
    assert not gun.verdict.certified
    assert gu.total.earned < gun.total.earned


def test_answers_are_left_out_not_applicable_and_unsupported(reports):
    states = Counter()
    for report in reports.values():
        for each in report.indicators():
            states[each.state] += 1
            if each.state is State.NOT_APPLICABLE:
                assert (report.kind, each.id) == ("gu", "SVC-SRV-04")
    assert states[State.NOT_APPLICABLE] == 4
    assert states[State.NOT_ANSWERED] > 20
    assert states[State.UNSUPPORTED] > 20


@pytest.mark.parametrize("path", CITIES, ids=lambda path: path.stem)
def test_a_claim_lacks_its_evidence_only_where_the_file_says_so(path, reports):
    said = len(UNSUPPORTED.findall(path.read_text("utf-8")))
    states = Counter(each.state for each in reports[path.stem].indicators())
    assert states[State.UNSUPPORTED] == said


@pytest.mark.parametrize("path", CITIES, ids=lambda path: path.stem)
def test_a_city_is_invented_and_says_so(path, tool):
    stems = {each.file: each.words["stem"] for each in tool("example_round").APPLICANTS}
    name = load_assessment(path).city.name
    assert name.endswith("(가상)")
    assert name.startswith(stems[path.stem])
    assert stems[path.stem] not in REAL
    head = path.read_text("utf-8").partition("format:")[0]
    assert "지어낸" in head
    assert "invented" in head
    assert path.name.isascii()


def test_the_table_is_what_evaluate_says(reports):
    rows = {file: (city, *rest.split(" | ")) for city, file, rest in ROW.findall(readme())}
    assert rows == {
        f"{name}.yaml": (
            each.city,
            each.track.id,
            f"{each.total.earned:,}",
            f"{each.total.maximum:,}",
            f"{each.total.share} %",
            str(each.verdict.grade),
            "yes" if each.verdict.certified else "no",
        )
        for name, each in reports.items()
    }


def readme():
    return (ROUND / "README.md").read_text("utf-8")


def test_the_folder_stays_small():
    assert sum(path.stat().st_size for path in ROUND.iterdir()) < 900_000

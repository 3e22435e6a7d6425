"""The round of invented applicants in `examples/round/`, and the script that writes it."""

import importlib.util
import re
import sys
from collections import Counter
from decimal import Decimal

import pytest

from smartcert import evaluate, load_assessment
from smartcert.assessment.claims import State
from smartcert.checking.exits import NOT_PASSED
from smartcert.cli import run
from smartcert.render.batch import FORMATS
from tests.conftest import ROOT

ROUND = ROOT / "examples" / "round"
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
def script(monkeypatch):
    """The script as a module, with the arguments that `run` gives it."""
    spec = importlib.util.spec_from_file_location("tools_round", ROOT / "tools" / "round.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)

    def run(*arguments):
        monkeypatch.setattr(sys, "argv", ["round.py", *arguments])
        return module.main()

    module.run = run
    return module


def margin(report):
    return report.verdict.pass_rule.margin


@pytest.mark.no_cover
def test_the_files_are_what_the_script_writes(script):
    assert script.run("--check") == 0


def held(folder, script):
    return {path.name: script.content(path.read_bytes(), path.name) for path in folder.iterdir()}


@pytest.mark.no_cover
def test_the_check_tells_what_is_changed_missing_or_too_many(
    script, catalogue, monkeypatch, tmp_path, capsys
):
    monkeypatch.setattr(script, "ROUND", tmp_path)
    assert script.run() == 0
    (tmp_path / "raon-si.yaml").write_text("", "utf-8")
    (tmp_path / "daon-si.yaml").unlink()
    (tmp_path / "other-si.yaml").touch()
    assert script.run("--check") == 1
    named = re.findall(r"examples/round/(\S+)", capsys.readouterr().out)
    assert named == ["daon-si.yaml", "other-si.yaml", "raon-si.yaml"]
    (tmp_path / "other-si.yaml").unlink()
    assert script.run() == 0
    assert held(tmp_path, script) == held(ROUND, script)
    (tmp_path / "round.xlsx").write_bytes(script.workbook({}, catalogue))
    assert script.run("--check") == 1


def test_the_workbook_gives_the_results_of_the_files(tmp_path):
    for number, given in enumerate((str(ROUND), str(ROUND / "round.xlsx"))):
        outputs = [f"--out={tmp_path / str(number)}{ending}" for ending in ENDINGS]
        assert run(["batch", given, "--lang", "en", *outputs]) == NOT_PASSED
    for ending in ENDINGS:
        files, workbook = ((tmp_path / f"{number}{ending}").read_bytes() for number in (0, 1))
        assert files == workbook, ending


def test_luck_knows_no_clock_and_no_machine(script):
    assert script.luck("raon-si", "INN-PUB-01") == script.luck("raon-si", "INN-PUB-01")
    drawn = [script.luck(str(each)) for each in range(1000)]
    assert 0 <= min(drawn) < 0.01
    assert 0.99 < max(drawn) < 1
    assert abs(sum(drawn) / 1000 - 0.5) < 0.03


def test_every_level_has_as_many_papers_as_the_catalogue_wants(script, catalogue):
    for name, indicator in catalogue.indicators.items():
        wanted = indicator.evidence
        assert set(script.TITLES[name]) <= set(wanted.kinds), name
        at_level_1 = [kind for kind, levels in script.TITLES[name].items() if min(levels) == 1]
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
def test_a_city_is_invented_and_says_so(path, script):
    assessment = load_assessment(path)
    name = assessment.city.name
    assert name.endswith("(가상)")
    suffix = script.LOCAL[assessment.city.kind].suffix
    assert name.removesuffix("(가상)").removesuffix(suffix) not in REAL
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

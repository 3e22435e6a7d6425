"""Writes `examples/round/`: a round of invented applicants, and what comes of each.

A city has a maturity, items in which it is strong or weak, and luck. Luck is a checksum of the
city's file name and of what is drawn, so that every run writes the same bytes, and so that one
figure can be changed without changing any other. `--check` writes nothing and fails where a
file is not what this script writes.
"""

import datetime as dt
import hashlib
import io
import sys
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from smartcert import evaluate, load_catalogue
from smartcert.assessment.assessment_file import read_assessment
from smartcert.catalogue.compiled import Catalogue
from smartcert.catalogue.edition import Category
from smartcert.catalogue.indicator import (
    Band,
    Bands,
    Checklist,
    Goalposts,
    Indicator,
    Maturity,
    NumberMeasure,
    PerInhabitantsMeasure,
    ShareMeasure,
    YesOrNo,
)
from smartcert.files.document import parse
from smartcert.files.source import decode
from smartcert.language.government import Kind
from smartcert.reports.report import Report
from smartcert.tables.writing.layout import sheet_of
from smartcert.tables.writing.writers import write_xlsx

ROUND = Path(__file__).parents[1] / "examples" / "round"
DATE = dt.date(2022, 8, 31)
COUNTED = dt.date(2022, 7, 31)
"""The day of the population statistics."""
TOP, FRIDAY = 5, 4
"""The highest level of a rubric, and the last working day."""

# --- the applicants -------------------------------------------------------------------


class Applicant(NamedTuple):
    """An invented city.

    Attributes:
        file: its name in Latin letters, and that of its file.
        name: its name, without the word that says that it is invented.
        maturity: about the share of the points that it earns where it proves all that it says.
        strong: items in which it does better than that.
        weak: items in which it does worse.
        total: the points that it is to earn exactly; the money it won from outside makes up
            what is missing. Empty: whatever it earns.
        shows: what it is an example of, by its key in `SHOWS`.
    """

    file: str
    name: str
    kind: Kind
    population: int
    maturity: float
    strong: str
    weak: str
    total: str = ""
    shows: str = ""


SHOWS = {
    "": ("", ""),
    "first": ("1등급 도시의 본보기이다.", "It shows a city of grade 1."),
    "above": (
        "인증 기준점을 몇 점 차이로 넘는 도시의 본보기이다.",
        "It shows a city a few points above the pass mark.",
    ),
    "below": (
        "인증 기준점에 몇 점 모자라는 도시의 본보기이다.",
        "It shows a city a few points below the pass mark.",
    ),
    "tie": (
        "같은 부문의 다른 도시와 총점이 같은 도시의 본보기이다.",
        "It shows a city with the same total as another of its track.",
    ),
    "gu": (
        "인구 50만 명이 넘는 구의 본보기이다.",
        "It shows a gu of more than 500,000 people.",
    ),
}


class Words(NamedTuple):
    """What things are called in one kind of local government."""

    suffix: str
    korean: str
    english: str
    people: str
    head: str
    deputy: str
    areas: str


LOCAL: dict[Kind, Words] = {
    "metropolitan_city": Words("광역시", "도시", "city", "시민", "시장", "행정부시장", "구·군"),
    "special_self_governing_city": Words(
        "특별자치시", "도시", "city", "시민", "시장", "행정부시장", "읍·면·동"
    ),
    "province": Words("도", "도", "province", "도민", "도지사", "행정부지사", "시·군"),
    "si": Words("시", "도시", "city", "시민", "시장", "부시장", "읍·면·동"),
    "gun": Words("군", "군", "county", "군민", "군수", "부군수", "읍·면"),
    "gu": Words("구", "구", "district", "구민", "구청장", "부구청장", "동"),
}

TRACKS: dict[str, tuple[str, str]] = {
    "metropolitan_city": (
        "광역시는 인구와 관계없이 대도시 부문이다.",
        "A metropolitan city is in the large-city track whatever its population.",
    ),
    "special_self_governing_city": (
        "특별자치시는 인구와 관계없이 대도시 부문이다.",
        "A special self-governing city is in the large-city track whatever its population.",
    ),
    "province": (
        "도는 인구와 관계없이 대도시 부문이다.",
        "A province is in the large-city track whatever its population.",
    ),
    "large si": (
        "인구 50만 명 이상인 시이므로 대도시 부문이다.",
        "A si of 500,000 people or more is in the large-city track.",
    ),
    "small si": (
        "인구 50만 명 미만인 시이므로 중소도시 부문이다.",
        "A si of fewer than 500,000 people is in the small-and-medium track.",
    ),
    "gun": (
        "군은 인구와 관계없이 중소도시 부문이다.",
        "A gun is in the small-and-medium track whatever its population.",
    ),
    "gu": (
        "구는 인구와 관계없이 중소도시 부문이다.",
        "A gu is in the small-and-medium track whatever its population.",
    ),
}
LARGE_SI = 500_000

APPLICANTS = (
    Applicant(
        "garam-gwangyeoksi",
        "가람광역시",
        "metropolitan_city",
        2_614_000,
        0.83,
        "INN-DAT SVC-OPC",
        "SVC-FAC",
    ),
    Applicant(
        "onnuri-teukbyeoljachisi",
        "온누리특별자치시",
        "special_self_governing_city",
        341_500,
        0.74,
        "SVC-NET",
        "INN-CIV",
    ),
    Applicant("hanmoe-do", "한뫼도", "province", 1_483_000, 0.67, "GOV-INS", "SVC-SRV SVC-OPC"),
    Applicant("mireu-si", "미르시", "si", 1_043_000, 0.92, "INN-PUB SVC-NET", "", "", "first"),
    Applicant("daon-si", "다온시", "si", 731_200, 0.84, "GOV-ORG GOV-FUN", "INN-CIV"),
    Applicant(
        "neulbom-si", "늘봄시", "si", 612_400, 0.755, "SVC-SRV", "GOV-FUN", "1402.35", "above"
    ),
    Applicant("byeori-si", "벼리시", "si", 566_800, 0.645, "SVC-FAC", "GOV-INS INN-DAT"),
    Applicant("neoul-si", "너울시", "si", 548_300, 0.675, "SVC-OPC", "GOV-ORG"),
    Applicant(
        "saetbyeol-si",
        "샛별시",
        "si",
        502_900,
        0.725,
        "INN-PUB GOV-INS",
        "SVC-NET",
        "1396.80",
        "below",
    ),
    Applicant("dodam-si", "도담시", "si", 498_200, 0.775, "INN-CIV", "SVC-FAC", "1478.20", "tie"),
    Applicant("gaon-si", "가온시", "si", 334_600, 0.81, "GOV-INS", "GOV-FUN"),
    Applicant(
        "raon-si", "라온시", "si", 287_100, 0.785, "SVC-OPC SVC-NET", "INN-PUB", "1478.20", "tie"
    ),
    Applicant("yunseul-si", "윤슬시", "si", 176_300, 0.69, "SVC-SRV", "GOV-ORG INN-DAT"),
    Applicant("haesol-si", "해솔시", "si", 121_700, 0.675, "GOV-FUN", "INN-PUB"),
    Applicant("narae-si", "나래시", "si", 96_400, 0.62, "", "SVC-NET"),
    Applicant(
        "keundeul-gun", "큰들군", "gun", 218_600, 0.77, "GOV-ORG", "SVC-OPC", "1397.90", "below"
    ),
    Applicant("eunyeoul-gun", "은여울군", "gun", 67_200, 0.755, "GOV-INS SVC-SRV", "INN-DAT"),
    Applicant("danbi-gun", "단비군", "gun", 52_300, 0.56, "GOV-FUN", "SVC-FAC"),
    Applicant("kkonnae-gun", "꽃내군", "gun", 31_400, 0.5, "", "INN-DAT"),
    Applicant("baramjae-gun", "바람재군", "gun", 23_900, 0.38, "SVC-FAC", "GOV-ORG"),
    Applicant("hanui-gu", "하늬구", "gu", 538_700, 0.835, "INN-CIV SVC-FAC", "SVC-NET", "", "gu"),
    Applicant("nuri-gu", "누리구", "gu", 412_500, 0.765, "GOV-INS", "SVC-SRV", "1381.90", "above"),
    Applicant("chorong-gu", "초롱구", "gu", 267_900, 0.72, "SVC-OPC", "GOV-FUN"),
    Applicant("kkotsaem-gu", "꽃샘구", "gu", 188_800, 0.59, "INN-CIV", "GOV-ORG"),
)

# --- how large things are -------------------------------------------------------------

SIZES: dict[str, tuple[float, float]] = {
    "INN-PUB-01": (380, 2.9),  # staff
    "INN-CIV-03": (15, 0.31),  # proposals a year
    "GOV-ORG-05": (3, 0.008),  # officials in the operation centre
    "GOV-FUN-03": (300_000_000, 2_000_000),  # general account, thousand KRW
    "SVC-SRV-01": (15_000, 2050),  # applications a year
    "SVC-SRV-02": (8, 0.62),  # signalised junctions
    "SVC-SRV-03": (1500, 15),  # residents on the list
    "SVC-SRV-04": (8000, 197),  # water meters
    "SVC-FAC-01": (260, 6.5),  # cameras
}
"""The denominator of a share: some in any city, and so many more per 1,000 inhabitants."""

FEWEST = 30
"""Proposals of which the share taken up is at least counted, as the catalogue says."""
LEAST = {"INN-CIV-04": 1, "GOV-FUN-04": 1, "SVC-OPC-02": 1, "SVC-OPC-04": 1}
"""Levels that follow from what every city here has: living labs, grants, watched cameras."""
MANY, FEW = 1_000_000, 100_000
"""Inhabitants of a large and of a small place."""

# --- the papers -----------------------------------------------------------------------

PAPERS = """
INN-PUB-01
1 register 스마트도시·데이터 교육 이수 대장
1 register 직원 데이터 교육 이수 명부(중복 제외)
1 statistics 교육 이수 통계와 직원 현원표
1 statistics 부서별 교육 이수 현황 통계
INN-PUB-02
1 register 최근 3년 수상·인정 목록
1 register 스마트도시 분야 수상 목록({n}건)
1 decision 상장과 수상 통보 공문 사본
1 decision 우수사례 선정 통보 공문
INN-PUB-03
1 decision {head} 신년사와 공약 실천 계획
1 report 공약 이행 상황 보고
2 decision {head} 결재 ‘스마트 {stem}’ 비전 문서
2 decision {head} 결재 스마트도시 비전과 목표
2 minutes {head} 주재 스마트도시 회의록
3 minutes {head} 주재 반기 점검 회의록
3 report 지시사항별 처리 현황 보고
4 minutes {head} 주재 분기 점검 회의록
4 report 지시사항 관리대장과 처리 결과 보고
5 report {people} 보고회 결과와 목표 수정 이력
INN-PUB-04
1 register 부서별 스마트도시 사업 목록
1 report 연간 사업 현황 취합 보고
2 register 스마트도시 사업 관리대장
2 register 전 부서 사업 통합 대장
2 report 반기 사업 점검 결과
3 report 분기별 사업 점검 보고서
3 system 사업 관리 시스템 화면
4 report 분기 점검 보고서와 완료 사업 사후평가서
5 system 사업 통합관리시스템 화면(예산·실적 연계)
INN-PUB-05
1 register 신기술 실증 제공 목록
1 register 도시 실증 현황 목록({n}건)
1 contract 실증 장소 사용 협약서
1 contract 시설·부지 사용 허가서 묶음
1 report 실증 결과 보고서
INN-PUB-06
1 contract 업무협약서 사본 {n}건
1 contract 업무협약서 사본 묶음
1 register 협약별 유효기간과 공동 실행 목록
1 register 업무협약 관리 목록
1 report 협약 공동 실행 결과
INN-CIV-01
1 statistics 벤처확인기업 공시 조회 결과
1 statistics 관내 본점 벤처기업 통계
1 register 관내 벤처확인기업 목록
INN-CIV-02
1 report 리빙랩 결과 보고서({n}건)
1 report 주민 리빙랩 운영 결과 보고서
1 minutes 리빙랩 주민 모임 회의록
INN-CIV-03
1 system 제안 플랫폼 처리 결과 내려받기
1 system {people} 제안 창구 화면과 처리 내역
1 register {people} 제안 처리 목록
1 register 채택 제안 실행 부서 지정 목록
INN-CIV-04
1 report {people} 설명회와 설문 결과
1 minutes 주민 설명회 회의록
2 report {people} 워크숍 결과와 의견 반영 통지
2 minutes 서비스 기획 워크숍 회의록
3 report {people} 참여 설계 결과 보고서
3 minutes {people} 참여단 모임 회의록
4 report {people} 평가단 평가 보고서
4 register 개선 요구 처리 대장
INN-CIV-05
1 report 기업 설명회 결과 보고
1 report 대학 자문 결과 보고
2 minutes 산학연 협의체 회의록
2 minutes 스마트도시 민관 협의체 회의록
3 contract 공동 과제 협약서
3 report 공동 과제 결과 보고서
4 contract 공동 결과물 구매·전환 계약서
4 report 창업 공간 입주 기업 고용·매출 조사
5 report 공동 결과물 보급 실적과 현장실습 결과
INN-CIV-06
1 register 디지털 교육 수강 대장(실인원)
1 report 찾아가는 디지털 교실 결과 보고서
1 report 디지털 포용 교육 운영 결과
INN-DAT-01
1 register 공공데이터포털 파일데이터 목록
1 register {name} 개방 데이터 목록({n}개)
1 system 공공데이터포털 기관별 조회 화면
INN-DAT-02
1 ordinance {name} 데이터기반행정 활성화 조례
1 ordinance {name} 빅데이터 활용 조례
1 ordinance {name} 공공데이터 제공 및 이용 조례
INN-DAT-03
1 report 데이터 분석 용역 보고서
1 decision 데이터 분석 용역 추진 결재
2 plan 2022년 데이터 분석 계획
2 plan 2021·2022년 데이터 분석 계획
2 report 데이터 분석 보고서 묶음
2 decision 분석 결과를 인용한 정책 결재 문서
4 report 분석 보고서와 효과 재측정 결과
4 decision 데이터 분석서를 붙인 예산 요구 문서
5 report 분석 모형 예측 점검 결과
INN-DAT-04
1 system 도시 현황 대시보드 화면
1 system {stem} 현황판 화면과 연계 로그
1 minutes 현황판을 쓴 상황 회의 회의록
INN-DAT-05
1 register 가명정보 처리 지침과 담당자 명부
2 register 가명정보 처리 대장
2 report 가명처리 적정성 검토 결과
3 contract 데이터안심구역 이용 협약서
3 report 안심구역 분석과 반출 심사 결과
4 report 가명결합 결과와 정책 반영 보고서
5 report 재식별 위험 외부 점검 결과
INN-DAT-06
1 register 도시데이터 API 목록({n}종)
1 register API 제공 데이터 목록
1 system 최근 3개월 API 갱신·호출 로그
GOV-INS-01
1 ordinance {name} 스마트도시 조성 및 운영 조례
1 ordinance {name} 스마트도시 조례와 조문 대조표
GOV-INS-02
1 plan 스마트도시계획 수립 용역 추진 계획
1 report 계획 수립 용역 착수 보고서
2 plan {name} 스마트도시계획(2022~2026)
2 minutes 스마트도시계획 확정 회의록
2 report 계획 수립 결과 보고서
3 plan {name} 스마트도시계획(2022~2026)과 2022년 시행계획
3 minutes 주민 공청회와 위원회 심의 회의록
4 report 반기 이행 점검 보고서
5 report 이행 점검 보고서와 추진율 공개 자료
GOV-INS-03
1 minutes 스마트도시위원회 회의록({n}회)
1 minutes 스마트도시위원회 회의록과 의결서
1 decision 위원회 개최 알림 공문과 출석부
GOV-INS-04
1 decision 스마트도시 표준 지침 시행 알림
1 decision 표준 지침 확정과 전 부서 통보 공문
1 plan 시설·데이터 표준 지침 전문
GOV-INS-05
1 register 영상정보처리기기 현황 목록
1 report 개인정보 처리방침 점검 결과
2 register 서비스별 개인정보 처리 대장
2 contract 수탁자 위탁계약서 묶음
3 report 개인정보 영향평가서와 영상 파기 기록
4 report 사전 점검과 수탁자 점검 결과
5 report 외부 점검 결과와 처리 현황 공개 자료
GOV-ORG-01
1 decision 기구표와 사무분장표
1 register {unit} 현원 명부
1 register 전담부서 현원 명부
GOV-ORG-02
1 decision 총괄 담당 과장 지정 문서
2 decision 부서 협의체 구성 계획
3 decision 스마트도시 총괄 책임자 지정({deputy})
3 minutes {deputy} 주재 부서 협의체 회의록
4 minutes 협의체 분기 회의록과 예산 사전 조정 기록
5 minutes 협의체 조정 사항 이행 점검표와 회의록
GOV-ORG-03
1 register 전문가 인력풀 명부와 자문 대장
1 register 외부 전문가 자문 대장({n}건)
1 report 자문 의견서 묶음
1 report 자문 의견과 반영 결과
GOV-ORG-04
1 contract 스마트도시 지원센터 이용 협약서
1 report 지원센터 설명회 참석 결과
2 report 지원센터 검토 의견서
3 plan 지원센터 연간 지원 계획
3 report 지원 결과물과 검토 의견서 묶음
4 report 사업별 검토 의견서와 반영 결과
5 report 지원 성과 평가와 조정 결과
GOV-ORG-05
1 register 담당 공무원 자격·학위 명부
1 register 자격증·학위 확인 명부(성명 가림)
GOV-FUN-01
1 decision 공모 선정 통보 공문 {n}건
1 decision 공모 선정 통보 공문 묶음
1 register 공모사업 선정 목록
GOV-FUN-02
1 decision 교부결정 통지서 묶음
1 decision 사업별 교부결정 통지서
1 budget 2020~2022년 예산서 세입 부분
1 budget 예산서 보조금 세입 명세
GOV-FUN-03
1 budget 2022년 세출예산 사업명세서와 집계표
1 budget 제1회 추가경정예산 사업명세서
GOV-FUN-04
1 budget 2020~2022년 예산서 보조금 편성 부분
1 report 보조사업 신청과 집행 보고
2 contract 장비 현물 부담 협약서
2 report 사업별 재원 검토 보고서
3 contract 민간 분담금 협약서
3 budget 결산서의 재원별 집계
4 report 민간 제안 접수·평가 결과
5 report 민간투자 사업 점검과 의회 보고
GOV-FUN-05
1 budget 2022년 예산서 유지관리비 편성 부분
2 register 시설별 연간 운영비 대장
3 register 시설별 운영비·내용연수 대장
3 plan 향후 5년 시설 교체 계획
4 plan 중기지방재정계획의 교체 소요 부분
SVC-SRV-01
1 statistics 민원 창구별 처리 통계
1 statistics 월별·창구별 민원 처리 통계
1 system 민원 처리 집계 화면
SVC-SRV-02
1 register 신호교차로 대장
1 register 교차로별 제어 방식 대장
1 system 교통정보센터 교차로 현황 화면
SVC-SRV-03
1 register 1인가구 돌봄 대상자 대장(개인정보 가림)
1 register 홀로 사는 주민 돌봄 대장(개인정보 가림)
1 system 돌봄서비스 수신 현황 화면
1 statistics 최근 1개월 서비스별 수신 통계
SVC-SRV-04
1 register 수용가 대장(검침 방식 표시)
1 system 원격검침 시스템 수신율 화면
1 statistics 상수도 검침 방식별 계량기 통계
SVC-SRV-05
1 contract 경찰·소방 연계 협약서
1 contract 112·119 연계 업무협약서
1 system 통합플랫폼 이용 기록 화면
1 report 통합플랫폼 12개월 이용 실적 보고서
SVC-SRV-06
1 register 시설 대장과 정기점검 결과 목록
1 system 시설 점검 전산 화면
2 register 센서 설치 시설 목록
2 system 시설 계측값과 경보 화면
3 register 중점관리시설 목록(센서 설치 표시)
3 system 지도 기반 시설 이력 화면
4 report 보수 우선순위 결정 보고서
5 report 예측값과 실측값 비교 보고서
SVC-SRV-07
1 report 컴퓨터·스마트폰 강좌 운영 결과
1 photo 정보화 교육장 현장 사진
2 plan 2022년 AI·디지털 교육 계획
2 photo 스마트 학습공간 현장 사진
2 report AI·코딩 과정 운영 결과
3 report {areas}별 디지털 교육 운영 결과
4 report 학교 연계 체험 수업 운영 결과
5 report 학습 이력 분석과 과정 재배치 결과
SVC-SRV-08
1 photo 정보무늬 안내판 현장 사진
1 system 시설별 예약 누리집 화면
2 system 통합 예약 화면과 연계 시설 목록
2 photo 미디어아트 체험관 현장 사진
3 report 체험형 서비스 분기별 이용 실적
4 report 이용 데이터 분석과 운영 변경 보고서
5 report 재이용률과 이용 격차 분석 보고서
SVC-SRV-09
1 register 공동택배함 설치 목록
2 register 택배함 위치와 월별 이용 건수
2 report 배송 수요 조사 결과와 설치 순서
3 register 공동택배함·하역 공간 목록
4 contract 공동배송 거점 운영 협약서
4 report 공동배송 전후 비교 보고서
5 report 배송 거점·운행 시간 조정 보고서
SVC-SRV-10
1 system 구인 게시판 화면
2 system 구인 정보 검색과 사무공간 예약 화면
2 statistics 공유 사무공간 이용 통계
3 system 일자리·훈련 추천과 이력 관리 화면
3 statistics 분기별 취업률 통계
4 report 지역 고용 분석과 훈련 과정 개편 보고서
5 report 고용 유지 추적과 추천 점검 결과
SVC-SRV-11
1 register 빈집·노후주택 실태조사 목록
2 system 노후주택 감지기 신호 화면
3 register 빈집·노후주택 지도 대장
3 report 지능형 홈네트워크 확인 기록
4 report 빈집 추정 적중률과 활용 실적
5 report 주거 서비스 성과 보고서
SVC-SRV-12
1 survey 주민 만족도 설문 결과(유효 응답 {asked}명)
1 report 만족도 조사 보고서와 표본 설계
SVC-FAC-01
1 register CCTV 관리대장
1 register 카메라별 선별관제 적용 대장
1 system 선별관제 채널 현황 화면
SVC-FAC-02
1 register 지능형 가로시설 관리대장
1 register 스마트 횡단보도·쉼터·폴 관리대장
1 photo 스마트 횡단보도와 쉼터 현장 사진
SVC-FAC-03
1 register 시범 센서 설치 목록
2 register 분야별 센서 대장
2 system 분야별 측정값 화면
3 system IoT 플랫폼 수신율 화면
4 report 센서 점검·교정과 경보 조치 결과
5 report 자동 제어와 운영 기준 변경 사례
SVC-FAC-04
1 register 장애 처리 대장(1년분)
1 system 유지관리 시스템 내려받기와 산출표
1 report 고장 복구 시간 산출 보고서
SVC-FAC-05
1 contract 통신 표준을 적은 구매규격서
2 contract 신규 시설 구매규격서와 준공검사 조서
3 register 시설별 연결 규격 대장
4 report 접근성 현장 점검과 조치 결과
5 report 상호운용성 시험과 제작사 교체 사례
SVC-NET-01
1 register 공공와이파이 장치 대장
1 register 공공와이파이 장치 대장({n}대)
1 statistics 공공와이파이 설치·가동 통계
SVC-NET-02
1 register 회선별 용도와 요금 목록
2 register 자가통신망 선로 대장
3 register 망 구성도와 선로 대장
3 report 분기별 백본 사용률 보고
4 report 절체 시험 결과 보고서
4 system 백본 사용률 감시 화면
5 report 연 2회 자동 절체 시험 결과
SVC-NET-03
1 system 망 관리 시스템 1년분 로그
1 register 백본망 장애 대장과 합계표
SVC-NET-04
1 plan 보안 담당자 지정과 보안 계획
1 system 방화벽 설정 화면(주요 부분 가림)
2 plan 통신망 분리 구성과 침해사고 대응 절차서
2 report 취약점 점검 결과 보고서
3 report 현장 장비 취약점 조치 보고서
3 system 24시간 보안관제 화면
4 report 모의해킹·대응훈련 결과 보고서
4 system 미허가 단말·함체 개방 탐지 화면
5 report 정보보호 관리체계 인증 심사 결과
SVC-OPC-01
1 decision 센터 운영 규정과 관제 실적 결재 문서
1 register 근무 편성표와 교육 이수 대장
1 photo 관제실 현장 사진
SVC-OPC-02
1 system 관제실 영상 화면
2 system 통합플랫폼 상황판 화면
3 report 분야별 상황 처리 실적 보고서
4 minutes 부서 합동 점검 회의록
5 report 복합 상황 사후 검토와 절차 개정 보고서
SVC-OPC-03
1 system 상황 처리 로그와 평균 산출표
1 register 관제 일지와 평균 산출표
SVC-OPC-04
1 report 지능형 탐지 시험 운영 결과
2 system 탐지 경보 판정 기록 화면
3 system 탐지 유형별 정확도 화면
4 report 관제 분석에 따른 카메라·순찰 조정 보고서
5 report 예측 관제 효과와 외부 평가 보고서
SVC-OPC-05
1 system 백업 상태 화면
1 report 무정전 전원장치 점검 결과
2 plan 센터 복구 절차서와 비상 연락망
2 report 비상 발전기 시험 결과
3 report 백업본 복구 훈련 결과
4 plan 센터 업무 연속성 계획
4 report 예비 관제 장소 이전 훈련 결과
5 report 불시 복구 훈련 결과
5 system 원격지 복제 상태 화면
"""
"""By indicator: from which level on a city has it, its kind, its title. Without a rubric: 1."""

Papers = dict[str, dict[str, dict[int, list[str]]]]


def papers() -> Papers:
    """Read the titles by indicator, kind of evidence, and the level from which they fit."""
    read: Papers = {}
    name = ""
    for line in PAPERS.split("\n"):
        if line[:1].isdigit():
            level, kind, title = line.split(" ", 2)
            read[name].setdefault(kind, {}).setdefault(int(level), []).append(title)
        elif line:
            name = line
            read[name] = {}
    return read


TITLES = papers()

DATED: dict[str, tuple[dt.date, dt.date]] = {
    "ordinance": (dt.date(2020, 10, 12), dt.date(2022, 6, 30)),
    "plan": (dt.date(2021, 11, 15), dt.date(2022, 3, 31)),
    "decision": (dt.date(2021, 9, 6), dt.date(2022, 7, 29)),
    "contract": (dt.date(2020, 10, 12), dt.date(2022, 6, 30)),
    "statistics": (dt.date(2022, 7, 29), DATE),
    "register": (dt.date(2022, 7, 18), DATE),
    "report": (dt.date(2022, 1, 10), dt.date(2022, 8, 19)),
    "minutes": (dt.date(2022, 3, 7), dt.date(2022, 7, 29)),
    "system": (dt.date(2022, 8, 1), DATE),
    "photo": (dt.date(2022, 7, 11), dt.date(2022, 8, 26)),
    "survey": (dt.date(2022, 3, 14), dt.date(2022, 5, 31)),
    "budget": (dt.date(2021, 12, 20), dt.date(2022, 7, 22)),
    "press": (dt.date(2021, 10, 5), dt.date(2022, 8, 19)),
    "GOV-INS-02 minutes": (dt.date(2021, 8, 2), dt.date(2021, 11, 12)),
    "SVC-SRV-12 report": (dt.date(2022, 6, 7), dt.date(2022, 7, 29)),
}
"""Between which days evidence of a kind is dated; some is older or newer than other evidence."""
HOLIDAYS = """
2020-12-25 2021-01-01 2021-02-11 2021-02-12 2021-03-01 2021-05-05 2021-05-19 2021-08-16
2021-09-20 2021-09-21 2021-09-22 2021-10-04 2021-10-11 2022-01-31 2022-02-01 2022-02-02
2022-03-01 2022-03-09 2022-05-05 2022-06-01 2022-06-06 2022-08-15
"""

BLANK = (
    "담당 부서에서 자료를 모으는 중임",
    "통계가 9월에 확정되어 이번에는 비워 둠",
    "집계 방법을 정하지 못해 비워 둠",
    "관련 부서와 범위를 협의하는 중임",
)
MISSING = (
    "증빙을 담당 부서에서 아직 받지 못함",
    "증빙은 보완 때 낼 예정임",
    "유지관리 업체에 자료를 요청해 둠",
)

NOT_APPLICABLE = (
    "자치구로서 상수도 사무가 없음",
    "상수도는 광역시 소관이어서 구에 상수도 사무가 없음",
)
BOOKS = ("{}지표 증빙자료집", "{}지표 증빙 묶음", "증빙자료집({}지표)")
BOOK = {"quantitative": "정량", "qualitative": "정성"}

# --- luck -----------------------------------------------------------------------------


def luck(*drawn: str) -> float:
    """Give a number from 0 up to 1 that depends on nothing but what is drawn."""
    digest = hashlib.sha256("/".join(("round 2022", *drawn)).encode()).digest()
    return int.from_bytes(digest[:6], "big") / 2**48


def swing(*drawn: str) -> float:
    """Give a number between -1 and 1, most often near 0."""
    return luck(*drawn, "up") - luck(*drawn, "down")


def pick(choices: Sequence[str], *drawn: str) -> str:
    """Choose one."""
    return choices[int(luck(*drawn) * len(choices))]


# --- the values -----------------------------------------------------------------------


class Said(NamedTuple):
    """A value as a file writes it.

    Attributes:
        claims: whether it claims anything that needs evidence.
        level: of a rubric; elsewhere high enough for any paper.
        named: what the title of a paper may name.
        note: what a reader needs to know.
    """

    value: str
    claims: bool = True
    level: int = TOP
    named: int = 0
    note: str = ""


class Values:
    """What a city says: its maturity, the sizes of its kind, and luck."""

    def __init__(self, city: Applicant, catalogue: Catalogue, money: int | None = None) -> None:
        self.city = city
        self.catalogue = catalogue
        self.money = money

    def ability(self, indicator: Indicator) -> float:
        """Tell how well the city does: 0 earns nothing, 1 everything."""
        item, city = indicator.id[:7], self.city
        shift = 0.09 * (item in city.strong) - 0.11 * (item in city.weak)
        shift += 0.08 * swing(city.file, item) + 0.20 * swing(city.file, indicator.id)
        # plain counts come easier to large places, counts per inhabitant to small ones
        large = (city.population > MANY) - (city.population < FEW)
        if isinstance(indicator.measure, PerInhabitantsMeasure):
            shift -= 0.08 * large
        elif isinstance(indicator.measure, NumberMeasure) and not indicator.measure.decimals:
            shift += 0.10 * large
        return min(max(city.maturity + shift, 0.03), 1.2)

    def of(self, indicator: Indicator) -> Said:
        """Give the value of one indicator."""
        able = self.ability(indicator)
        match indicator.scoring, indicator.measure:
            case Maturity(), _:
                return self._level(indicator, int(TOP * min(able, 1) + 0.5))
            case YesOrNo(), _:
                yes = int(2 * able) > 0
                return Said(str(yes).lower(), claims=yes)
            case Checklist() as scoring, _:
                items = self.ticked(indicator, scoring)
                return Said(f"[{', '.join(items)}]", claims=bool(items))
            case Goalposts() as scoring, ShareMeasure() as measure:
                return self._share(indicator, min(on_line(scoring, able), 97), measure.decimals)
            case Goalposts() as scoring, PerInhabitantsMeasure() as measure:
                return self._count(indicator, on_line(scoring, able) / measure.per)
            case Goalposts() as scoring, NumberMeasure() as measure:
                # hours and points out of 100 end soon beyond the post, counts do not
                most = min(able, 1.04) if measure.decimals else able
                return number(on_line(scoring, most), measure.decimals)
            case Bands() as scoring, NumberMeasure() as measure:
                return number(in_bands(scoring, able, measure.decimals), measure.decimals)
        raise NotImplementedError(indicator.id)

    def ticked(self, indicator: Indicator, scoring: Checklist) -> list[str]:
        """Give the items of a checklist: the first come first, and none without the very first."""
        able, items = self.ability(indicator), [item.id for item in scoring.items]
        has = [
            item
            for place, item in enumerate(items, 1)
            if able > (place - 0.5) / len(items) + 0.2 * swing(self.city.file, indicator.id, item)
        ]
        return has if not has or items[0] in has else [items[0], *has]

    def has(self, name: str, item: str) -> bool:
        """Tell whether the city ticks an item of a checklist."""
        indicator = self.catalogue.indicators[name]
        scoring = indicator.scoring
        return isinstance(scoring, Checklist) and item in self.ticked(indicator, scoring)

    def staff(self) -> int:
        """Give how many people the dedicated unit has."""
        indicator = self.catalogue.indicators["GOV-ORG-01"]
        able = self.ability(indicator)
        counted = on_line(posts(indicator), able) * self.city.population / 100_000
        return max(round(counted * (1 + self.has_team)), 1)

    @property
    def has_team(self) -> bool:
        """Whether the unit is a team inside another division, where a person counts half."""
        people = self.city.population
        return people < FEW or (people < 2 * FEW and luck(self.city.file, "team") < 1 / 3)

    def _level(self, indicator: Indicator, level: int) -> Said:
        level = max(level, LEAST.get(indicator.id, 0))
        if indicator.id == "GOV-INS-02" and not self.has("GOV-INS-01", "committee"):
            level = min(level, 2)  # who has no committee cannot have heard it
        note = ""
        if 0 < level < TOP and luck(self.city.file, indicator.id, "note") < 1 / 10:
            note = f"{level + 1}단계의 요건 가운데 못 채운 것이 있어 {level}단계로 봄"
        return Said(str(level), claims=level > 0, level=level, note=note)

    def _share(self, indicator: Indicator, percent: float, decimals: int) -> Said:
        some, more = SIZES[indicator.id]
        more *= 0.88 + 0.24 * luck(self.city.file, indicator.id, "size")
        whole = some + more * self.city.population / 1000
        if indicator.id == "GOV-FUN-03":
            part = round(whole * percent / 100, -3)
            return parts(part, round(whole, -5), "단위 천원")
        if indicator.id == "INN-CIV-03" and whole < FEWEST:
            decided = f"검토를 마친 제안이 {whole:.0f}건이므로 분모는 {FEWEST}"
            return parts(round(FEWEST * percent / 100), FEWEST, decided)
        if indicator.id == "GOV-ORG-05":
            whole += self.staff()
        if luck(self.city.file, indicator.id, "form") < 1 / 8:
            return Said(f"{percent:.{decimals}f}")
        return parts(round(whole * percent / 100), round(whole))

    def _count(self, indicator: Indicator, per_head: float) -> Said:
        count, note = max(round(per_head * self.city.population), 1), ""
        match indicator.id:
            case "GOV-ORG-01" if self.has_team:
                note = f"다른 과에 딸린 팀의 {self.staff()}명을 0.5명씩 셈"
                return Said(f"{self.staff() / 2:.1f}", note=note)
            case "GOV-ORG-01":
                return Said(f"{self.staff():.1f}", note=f"과 소속 {self.staff()}명, 겸임자는 제외")
            case "GOV-FUN-02":
                count = round(count, -3) if self.money is None else self.money
                note = f"단위 천원({count // 100_000:,}억 {count % 100_000 // 10:,}만 원)"
            case "SVC-FAC-02":
                crossings = int(count * (0.5 + 0.2 * luck(self.city.file, "crossings")))
                shelters = int((count - crossings) * luck(self.city.file, "shelters"))
                poles = count - crossings - shelters
                note = f"횡단보도 {crossings:,}, 쉼터 {shelters:,}, 폴 {poles:,}"
        return Said(str(count), named=count, note=note)


def posts(indicator: Indicator) -> Goalposts:
    """Give the goalposts of an indicator that has them."""
    if isinstance(indicator.scoring, Goalposts):
        return indicator.scoring
    raise TypeError(indicator.id)


def on_line(scoring: Goalposts, able: float) -> float:
    """Give the value so far on the way from one post to the other."""
    zero, full = float(scoring.zero_at), float(scoring.full_at)
    return zero + (full - zero) * able


def in_bands(scoring: Bands, able: float, decimals: int) -> float:
    """Give the value so far on the way from the middle of one band to that of the next."""
    best = max(band.points for band in scoring.steps)
    knots = sorted((float(band.points / best), middle(band, decimals)) for band in scoring.steps)
    for (low, before), (high, after) in pairwise(knots):
        if able < high:
            return before + (after - before) * (able - low) / (high - low)
    return knots[-1][1]


def middle(band: Band, decimals: int) -> float:
    """Give the value in the middle of a band; one that is open ends somewhere too."""
    if band.lower is None:
        return float(band.upper or 0) / 2
    if band.upper is None:
        return float(band.lower) * 1.25
    return float(band.lower + band.upper - Decimal(1).scaleb(-decimals)) / 2


def number(value: float, decimals: int) -> Said:
    """Say a number; a count is at least 1."""
    if decimals:
        return Said(f"{value:.{decimals}f}")
    count = max(int(value + 0.5), 1)
    return Said(str(count), named=count)


def parts(part: float, whole: float, note: str = "") -> Said:
    """Say a share by its parts."""
    return Said(f"{{numerator: {part:.0f}, denominator: {whole:.0f}}}", note=note)


# --- the file -------------------------------------------------------------------------


HEAD = """\
# {city.name}의 자체평가서: 가상의 {words.korean}이며 값과 문서, 날짜도 모두 지어낸 것이다.
# {korean}
# tools/round.py가 쓴 파일이므로 손으로 고치지 않는다.
#
# Self-assessment of {latin}: the {words.english} is invented, and so is all that it says.
# {english}
# tools/round.py writes this file, so it is not edited by hand.
format: smartcert-assessment/1
catalogue: {catalogue}
date: {date}
stage: self_assessment
city:
  name: {city.name}(가상)
  kind: {city.kind}
  population: {city.population}
  population_date: {counted}
  contact: {unit} 평가담당
answers:
"""


class Sheet:
    """Writes one city's file, line by line."""

    def __init__(self, city: Applicant, catalogue: Catalogue, money: int | None = None) -> None:
        self.city = city
        self.catalogue = catalogue
        self.values = Values(city, catalogue, money)
        self.words = LOCAL[city.kind]
        self.book = pick(BOOKS, city.file, "book")
        self.pages = {"quantitative": 2, "qualitative": 2}

    def text(self) -> str:
        """Give the whole file."""
        items = [item for area in self.catalogue.edition.categories for item in area.categories]
        return self._head() + "\n".join(map(self._item, items))

    def _head(self) -> str:
        city = self.city
        sizes = "large si" if city.population >= LARGE_SI else "small si"
        track = TRACKS[sizes if city.kind == "si" else city.kind]
        korean, english = zip(track, SHOWS[city.shows], strict=True)
        return HEAD.format(
            city=city,
            words=self.words,
            latin=city.file.capitalize(),
            korean="\n# ".join(filter(None, korean)),
            english="\n# ".join(filter(None, english)),
            catalogue=self.catalogue.name,
            date=DATE,
            counted=COUNTED,
            unit=self._unit,
        )

    @property
    def _unit(self) -> str:
        if self.city.population > MANY:
            return "스마트도시담당관"
        return "스마트도시팀" if self.values.has_team else "스마트도시과"

    def _item(self, item: Category) -> str:
        lines = [f"  # {item.id} {item.title.ko}"]
        for indicator in item.indicators:
            if block := list(self._answer(indicator)):
                lines += [f"  {indicator.id}:  # {indicator.title.ko}"]
                lines += [f"    {line}" for line in block]
        return "\n".join([*lines, ""])

    def _answer(self, indicator: Indicator) -> Iterator[str]:
        """Give the lines of an answer; none for one that is left out altogether."""
        if indicator.not_applicable and self.city.kind == "gu":
            reason = pick(NOT_APPLICABLE, self.city.file, "reason")
            yield f"not_applicable: {reason}"
        elif self._gap(indicator, "blank"):
            if luck(self.city.file, indicator.id, "left out") > 1 / 3:
                yield "# 비워 둠 / blank"
                yield f"note: {pick(BLANK, self.city.file, indicator.id)}"
        elif indicator.id == "GOV-INS-03" and not self.values.has("GOV-INS-01", "committee"):
            yield "# 비워 둠 / blank"
            yield "note: 조례에 위원회 규정이 없어 구성하지 못함"
        else:
            yield from self._said(indicator, self.values.of(indicator))

    def _said(self, indicator: Indicator, said: Said) -> Iterator[str]:
        evidence, note = self._evidence(indicator, said), said.note
        wanted = indicator.evidence.at_least if indicator.evidence else 0
        if not said.claims:
            evidence = []
            if said.value == "0":
                yield "# 0단계는 증빙이 필요 없다 / level 0 claims nothing, so it needs no evidence"
        elif self._gap(indicator, "unsupported"):
            evidence = evidence[: wanted - 1]
            if evidence:
                yield "# 두 건이 필요한데 한 건뿐이다 / two pieces are wanted, one is given"
            elif luck(self.city.file, indicator.id, "press") < 1 / 3:
                yield "# 보도자료는 이 지표의 증빙이 아니다 / a press release is no evidence here"
                evidence = [("press", f"{self.city.name} 보도자료 ‘{indicator.title.ko}’")]
            else:
                yield "# 증빙이 없다 / no evidence"
                note = pick(MISSING, self.city.file, indicator.id)
        yield f"value: {said.value}"
        if evidence:
            yield "evidence:"
        for kind, title in evidence:
            yield from self._piece(indicator, kind, title)
        if note:
            yield f"note: {note}"

    def _gap(self, indicator: Indicator, what: str) -> bool:
        """Tell whether an answer or its evidence is missing: the riper a city, the rarer."""
        if indicator.id == "GOV-FUN-02" and self.city.total:
            return False
        return luck(self.city.file, indicator.id, what) < 0.1 * (1.05 - self.city.maturity)

    def _evidence(self, indicator: Indicator, said: Said) -> list[tuple[str, str]]:
        """Give kinds and titles: what shows the level best, in the catalogue's order of kinds."""
        if indicator.evidence is None:
            return []
        best: dict[str, int] = {}
        for kind in indicator.evidence.kinds:
            levels = TITLES[indicator.id].get(kind, {})
            fitting = [level for level in levels if level <= said.level]
            if fitting:
                best[kind] = max(fitting)
        drawn = self.city.file, indicator.id
        ranked = sorted(best, key=lambda kind: (-best[kind], luck(*drawn, kind)))
        some = indicator.evidence.at_least + (luck(*drawn, "more") < 1 / 3)
        chosen = [kind for kind in best if kind in ranked[:some]]
        return [(kind, self._title(indicator, kind, best[kind], said)) for kind in chosen]

    def _title(self, indicator: Indicator, kind: str, level: int, said: Said) -> str:
        drawn = self.city.file, indicator.id, kind
        return pick(TITLES[indicator.id][kind][level], *drawn).format(
            name=self.city.name,
            stem=self.city.name.removesuffix(self.words.suffix),
            people=self.words.people,
            head=self.words.head,
            deputy=self.words.deputy,
            areas=self.words.areas,
            unit=self._unit,
            asked=402 + int(700 * luck(*drawn, "asked")),
            n=f"{said.named:,}",
        )

    def _piece(self, indicator: Indicator, kind: str, title: str) -> Iterator[str]:
        drawn = self.city.file, indicator.id, kind
        self.pages[indicator.kind] += 1 + int(5 * luck(*drawn, "page"))
        first, last = DATED.get(f"{indicator.id} {kind}", DATED[kind])
        day = first + dt.timedelta(days=int(luck(*drawn, "day") * ((last - first).days + 1)))
        while day.weekday() > FRIDAY or str(day) in HOLIDAYS:
            day -= dt.timedelta(days=1)
        yield f"  - title: {title}"
        yield f"    kind: {kind}"
        yield f"    document: {self.book.format(BOOK[indicator.kind])}"
        yield f"    page: {self.pages[indicator.kind]}"
        yield f"    date: {day}"


def written(city: Applicant, catalogue: Catalogue) -> str:
    """Give a city's file; where it is to earn an exact total, money from outside makes it up."""
    if not city.total:
        return Sheet(city, catalogue).text()
    poor = judged(city, Sheet(city, catalogue, 0).text(), catalogue)
    money = catalogue.indicators["GOV-FUN-02"]
    part = (Decimal(city.total) - poor.total.earned) / money.points
    if not 0 < part < 1:
        sys.exit(f"{city.file}: {poor.total.earned} points without money: change its maturity")
    thousands = round(part * posts(money).full_at * city.population / 1000)
    return Sheet(city, catalogue, thousands * 1000).text()


def judged(city: Applicant, text: str, catalogue: Catalogue) -> Report:
    """Judge a city's file."""
    return evaluate(read_assessment(decode(text.encode(), f"{city.file}.yaml")), catalogue)


# --- the outcome ----------------------------------------------------------------------

README = """\
# 가상의 신청 도시 24곳 · A round of 24 invented applicants

신청 24건 가운데 9건이 인증되는 한 차수의 본보기이다. 도시와 값, 문서, 날짜는 모두 지어낸 것이며
실제 지방자치단체나 기관과 관계가 없다. 점수와 등급은 재구성한 지표 목록에 따른 것이다.
`python tools/round.py`가 이 폴더를 쓰고, `--check`를 붙이면 그대로인지만 본다.

- `neulbom-si`와 `nuri-gu`는 인증 기준점을 몇 점 넘고, `saetbyeol-si`와 `keundeul-gun`은 몇 점
  모자란다.
- `dodam-si`와 `raon-si`는 같은 부문에서 총점이 같다.
- `round.xlsx`는 같은 스물네 곳을 표 하나로 적은 것으로(증빙은 건수만) 결과가 YAML 파일과 같다.
- 구는 상수도 사무가 없어 만점이 1,970점이다. 그래서 `nuri-gu`는 인증되지 않은 `keundeul-gun`보다
  총점이 낮아도 인증된다.

A round of 24 applications of which 9 are certified. Cities, values, documents and dates are all
invented and have nothing to do with any real government or body. Points and grades are those of
the reconstructed catalogue. `python tools/round.py` writes this folder; with `--check` it only
tells whether the folder is what it writes.

- `neulbom-si` and `nuri-gu` are a few points above the pass mark, `saetbyeol-si` and
  `keundeul-gun` a few below.
- `dodam-si` and `raon-si` have the same total in the same track.
- `round.xlsx` is the same 24 cities as one table, their evidence counted: its results are those of
  the YAML files.
- A district has no water works, so its maximum is 1,970 points: `nuri-gu` is certified with fewer
  points than `keundeul-gun`, which is not.

"""
COLUMNS = {
    "도시 City": "---",
    "파일 File": "---",
    "부문 Track": "---",
    "점수 Points": "--:",
    "만점 Maximum": "--:",
    "득점률 Share": "--:",
    "등급 Grade": "--:",
    "인증 Certified": "---",
}


def readme(reports: Iterable[Report]) -> str:
    """Give the page of the folder, with what comes of each city."""
    ordered = sorted(reports, key=lambda each: (each.track.id, -each.total.share, each.city))
    lines = (COLUMNS, COLUMNS.values(), *map(cells, ordered))
    return README + "".join(f"| {' | '.join(line)} |\n" for line in lines)


def cells(report: Report) -> tuple[str, ...]:
    """Give one city's line of the table."""
    verdict, total = report.verdict, report.total
    return (
        report.city,
        f"[{report.file.removesuffix('.yaml')}]({report.file})",
        report.track.id,
        f"{total.earned:,}",
        f"{total.maximum:,}",
        f"{total.share} %",
        str(verdict.grade),
        "yes" if verdict.certified else "no",
    )


def workbook(texts: Mapping[str, str], catalogue: Catalogue) -> bytes:
    """Give all cities as one workbook, their evidence counted."""
    documents = [parse(decode(text.encode(), name)) for name, text in texts.items()]
    stream = io.BytesIO()
    write_xlsx(sheet_of(documents, catalogue, counts=True), stream)
    return stream.getvalue()


def content(data: bytes, name: str) -> object:
    """Give what decides whether a file is the same; libraries pack a workbook differently."""
    if not name.endswith(".xlsx"):
        return data
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        return {each: packed.read(each) for each in packed.namelist()}


def main() -> int:
    """Write the folder, or check it."""
    catalogue = load_catalogue()
    texts = {city: written(city, catalogue) for city in APPLICANTS}
    assessments = {f"{city.file}.yaml": text for city, text in sorted(texts.items())}
    page = readme(judged(city, text, catalogue) for city, text in texts.items())
    files = {name: text.encode() for name, text in {**assessments, "README.md": page}.items()}
    files["round.xlsx"] = workbook(assessments, catalogue)
    found = {path.name for path in ROUND.glob("*")}
    if "--check" not in sys.argv:
        ROUND.mkdir(parents=True, exist_ok=True)
        for name, data in files.items():
            (ROUND / name).write_bytes(data)
        return 0
    stale = {
        name
        for name in found & files.keys()
        if content((ROUND / name).read_bytes(), name) != content(files[name], name)
    }
    stale |= found ^ files.keys()
    for name in sorted(stale):
        print(f"examples/round/{name} is not what tools/round.py writes; run it anew")
    return bool(stale)


if __name__ == "__main__":
    sys.exit(main())

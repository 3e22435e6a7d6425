"""One mistake in a whole, real file: exactly one fault, at its place, and nothing that follows.

Each mistake is a part of the file and what an officer makes of it; `§SC421§` marks the place.
"""

import re

import pytest

from tests.conftest import ROOT
from tests.support.faults import faults_in
from tests.support.marked import marked

pytestmark = pytest.mark.no_cover
ASSESSMENT = (ROOT / "examples" / "hangang-si.yaml").read_text("utf-8")
CATALOGUE = (ROOT / "indicators.yaml").read_text("utf-8")

CITY = """\
city:
  name: 한강시(가상)
  kind: si
  population: 870000
  population_date: 2022-06-30
  contact: 스마트도시과 평가담당
"""
PEOPLE = "population: 870000"
POPULATION = """\
  population: 870000
  population_date: 2022-06-30
"""

# what stands before the answers: old, new
AT_THE_TOP = {
    # --- the text
    "a file that is two": ("answers:\n", "§SC118§---\nanswers:\n"),
    "a direction mark in a name": ("name: 한강시", "name: 한§SC110§\u202e강시"),
    "a byte order mark inside": ("stage:", "§SC110§\ufeffstage:"),
    "an escape sequence": ("평가담당", "§SC110§\x1b[1m평가담당"),
    "a tab for blanks": ("  kind: si", "§SC112§\tkind: si"),
    "one blank too many": ("  kind: si", "   §SC126§kind: si"),
    "one blank too few": ("  kind: si", " §SC126§kind: si"),
    "a full-width colon": ("  kind: si", "  kind§SC113§： si"),
    "a no-break space after a colon": ("date: 2022-07-15", "date:§SC116§\u00a02022-07-15"),
    "a no-break space before a name": ("  kind: si", "§SC117§\u00a0 kind: si"),
    "a zero-width space in a name": ("  kind: si", "  §SC117§ki\u200bnd: si"),
    "a colon in a text": ("평가담당", "평가담당§SC114§: 홍길동"),
    "a quote left open": ("name: 한강시(가상)", 'name: §SC115§"한강시(가상)'),
    "a text with a sign before it": ("contact: ", "contact: §SC128§@"),
    "an anchor": ("name: ", "name: §SC120§&city "),
    "an alias": ("name: 한강시(가상)", "name: §SC121§*city"),
    "a merge": ("  kind: si", "  kind: si\n  §SC121§<<: {contact: x}"),
    "a tag": ("population: 870000", "population: §SC122§!!int 870000"),
    "a list for a name": ("  kind: si", "  ? §SC123§[kind]\n  : si"),
    "a field given twice": ("  kind: si", "  kind: si\n  §SC119§kind: si"),
    # --- format, catalogue, date, stage
    "no format": ("format: smartcert-assessment/1\ncatalogue", "§SC202§catalogue"),
    "a format of the future": ("smartcert-assessment/1", "§SC219§smartcert-assessment/2"),
    "a mistyped format": ("smartcert-assessment/1", "§SC219§smartcert-asessment/1"),
    "another file's format": ("smartcert-assessment/1", "§SC219§smartcert/1"),
    "no catalogue": ("catalogue: molit-smart-city@2022\n", "", "format:", "§SC202§format:"),
    "an edition that is not there": ("molit-smart-city@2022", "§SC401§molit-smart-city@2023"),
    "an edition alone": ("catalogue: molit-smart-city@2022", "catalogue: §SC204§2022"),
    "no date": ("date: 2022-07-15\n", "", "format:", "§SC202§format:"),
    "a date with points": ("date: 2022-07-15", "date: §SC214§2022.07.15"),
    "a date with its time": ("date: 2022-07-15", "date: §SC214§2022-07-15 09:00"),
    "a date of the wrong length": ("date: 2022-07-15", "date: §SC214§2022-7-15"),
    "a date in Korean": ("date: 2022-07-15", "date: §SC214§2022년 7월 15일"),
    "a day that is not there": ("date: 2022-07-15", "date: §SC215§2022-06-31"),
    "no stage": ("stage: self_assessment\n", "", "format:", "§SC202§format:"),
    "a stage in Korean": ("stage: self_assessment", "stage: §SC219§자체평가"),
    "a stage with a hyphen": ("stage: self_assessment", "stage: §SC219§self-assessment"),
    "a stage left blank": ("stage: self_assessment", "stage:§SC219§"),
    "a mistyped field": ("stage: self_assessment", "§SC201§stagee: self_assessment"),
    "a field in Korean": ("stage: self_assessment", "§SC201§단계: self_assessment"),
    "a field that does not exist": ("city:\n", "§SC201§mayor: 홍길동\ncity:\n"),
    "a field of the city beside it": ("city:\n", "§SC201§department: x\ncity:\n"),
    # --- city
    "no city": (CITY, "", "format:", "§SC202§format:"),
    "a city that is a text": (CITY, "city: §SC203§한강시\n"),
    "a city that is nothing": (CITY, "city:§SC203§\n"),
    "a city without a name": ("  name: 한강시(가상)\n", "", "city:", "§SC202§city:"),
    "a name left blank": ("name: 한강시(가상)", "name:§SC205§"),
    "a name that YAML takes for no": ("name: 한강시(가상)", "name: §SC204§no"),
    "a name on two lines": ("name: 한강시(가상)", "name: §SC223§|\n    한강시\n    (가상)"),
    "a name with a tab": ("name: 한강시(가상)", 'name: §SC110§"한강시\\t(가상)"'),
    "a name that is a list": ("name: 한강시(가상)", "§SC205§name: [한강시, 가상]"),
    "a city without a kind": ("  kind: si\n", "", "city:", "§SC202§city:"),
    "a kind in capitals": ("kind: si", "kind: §SC219§SI"),
    "a kind that does not exist": ("kind: si", "kind: §SC219§city"),
    "a si without its population": (POPULATION, "", "city:", "§SC405§city:"),
    "a population in quotes": (PEOPLE, 'population: §SC207§"870000"'),
    "a population in full-width digits": (PEOPLE, "population: §SC207§８７００００"),
    "a population with commas": (PEOPLE, "population: §SC208§870,000"),
    "a population with underscores": (PEOPLE, "population: §SC208§870_000"),
    "a population in ten thousands": (PEOPLE, "population: §SC209§87만"),
    "a population with its unit": (PEOPLE, "population: §SC209§870000 명"),
    "a population without a bound": (PEOPLE, "population: §SC210§.inf"),
    "a population with an exponent": (PEOPLE, "population: §SC211§8.7e5"),
    "a population with a leading 0": (PEOPLE, "population: §SC211§0870000"),
    "a population in hexadecimal": (PEOPLE, "population: §SC211§0xD4670"),
    "a population with decimals": (PEOPLE, "population: §SC212§870000.5"),
    "a population of too many digits": (PEOPLE, "population: §SC213§8700000000000000000"),
    "a population in words": (PEOPLE, "population: §SC206§약 팔십칠만"),
    "a population of nobody": (PEOPLE, "population: §SC221§0"),
    "a population below 0": (PEOPLE, "population: §SC221§-870000"),
    "more people than there are": (PEOPLE, "population: §SC221§870000000"),
    "a population without its day": (POPULATION, "  population: §SC407§870000\n"),
    "a population of tomorrow": (
        "population_date: 2022-06-30",
        "population_date: §SC408§2022-07-16",
    ),
    "a population of a year": ("population_date: 2022-06-30", "population_date: §SC214§2022"),
    "a telephone number": ("contact: 스마트도시과 평가담당", "contact: §SC204§0530000000"),
    "a mistyped name for all answers": ("answers:\n", "§SC201§answer:\n"),
    "answers in Korean": ("answers:\n", "§SC201§응답:\n"),
}

SHARE = "value: {numerator: 71, denominator: 288}"
ITEMS = "value: [in-force, plan, committee, facilities, citizens, support]"
PIECE = """\
      - title: 데이터 분석서를 첨부한 예산 요구 결재 문서
        kind: decision
        document: 정성지표 증빙자료집
        page: 43
        date: 2021-09-10
"""
ORDINANCE = """\
    value: true
    evidence:
      - title: 한강시 데이터기반행정 활성화 조례
        kind: ordinance
        document: 정량지표 증빙자료집
        page: 57
        date: 2021-03-26
"""
ORDINANCE_EVIDENCE = ORDINANCE[ORDINANCE.index("    evidence") :]

# what stands in an answer: the indicator, old, new
IN_AN_ANSWER = {
    # --- the text
    "a colon in a title": ("INN-PUB-04", "분기 점검", "근거§SC114§: 분기 점검"),
    "a bracket left open": ("GOV-INS-01", ITEMS, ITEMS.replace("[", "§SC115§[").strip("]")),
    "a brace left open": ("INN-CIV-03", SHARE, SHARE.replace("{", "§SC115§{").strip("}")),
    "a bullet of another kind": (
        "INN-DAT-02",
        "      - title",
        "      · title",
        "        kind",
        "        kind§SC111§",
    ),
    "a bullet without its blank": (
        "INN-DAT-02",
        "      - title",
        "      §SC132§-title",
    ),
    "a text in a bracket": ("INN-PUB-04", "note: 시스템이", "note: §SC128§[주] 시스템이"),
    "a text that begins with an asterisk": ("INN-PUB-04", "시스템이 예산", "§SC128§*시스템이 예산"),
    "a text that begins with a percent sign": ("INN-PUB-04", "note: ", "note: §SC128§%"),
    "a text that begins with an exclamation mark": ("INN-PUB-04", "note: ", "note: §SC128§!주의 "),
    "a title that begins with quotes": ("INN-PUB-04", "note: ", 'note: §SC128§"주의" '),
    "a path of Windows": (
        "INN-DAT-02",
        "document: 정량지표 증빙자료집",
        'document: "C:§SC125§\\증빙\\수상.pdf"',
    ),
    "no blank after a colon before other fields": (
        "INN-DAT-02",
        "    value: true",
        "    §SC222§value:true",
    ),
    "no blank after a colon of a piece of evidence": (
        "INN-DAT-02",
        "        kind: ordinance",
        "        §SC222§kind:ordinance",
    ),
    "a value that is indented too little": (
        "INN-DAT-02",
        "    value: true",
        "   §SC126§value: true",
    ),
    "a field with the blank of its comment": (
        "INN-DAT-02",
        "    evidence:",
        "     §SC126§evidence:",
    ),
    "an answer given twice": ("INN-DAT-02", "INN-DAT-02:", "INN-DAT-02:\n  §SC119§INN-DAT-02:"),
    "a value given twice": ("INN-PUB-03", "value: 5", "value: 5\n    §SC119§value: 5"),
    "a forgotten hyphen": ("INN-PUB-02", "      - title: 상장", "        §SC119§title: 상장"),
    "half an answer given twice": (
        "INN-DAT-02",
        "    value: true\n",
        "    value: true\n    note: 가\n    §SC119§value: true\n    note: 나\n",
    ),
    "no blank after a colon in braces": ("INN-CIV-03", "numerator: 71", "§SC222§numerator:71"),
    "a full-width colon in braces": ("INN-CIV-03", "numerator: 71", "§SC113§numerator： 71"),
    # --- the shape
    "an indicator in lower case": ("INN-PUB-03", "INN-PUB-03", "§SC402§inn-pub-03"),
    "an indicator without its 0": ("INN-PUB-03", "INN-PUB-03", "§SC402§INN-PUB-3"),
    "an indicator with an underscore": ("INN-PUB-03", "INN-PUB-03", "§SC402§INN-PUB_03"),
    "an indicator with a Cyrillic letter": ("INN-DAT-02", "INN-DAT-02", "§SC402§INN-D\u0410T-02"),
    "an indicator with a Greek letter": ("GOV-ORG-03", "GOV-ORG-03", "§SC402§G\u039fV-ORG-03"),
    "an indicator in full width": ("INN-DAT-02", "INN-DAT-02", "§SC402§ＩＮＮ-DAT-02"),
    "an indicator with a long hyphen": ("INN-DAT-02", "INN-DAT-02", "§SC402§INN\u2013DAT-02"),
    "an indicator with an invisible blank": ("INN-DAT-02", "INN-DAT-02", "§SC117§INN-DAT-02\u200b"),
    "an indicator of another catalogue": ("INN-DAT-02", "INN-DAT-02", "§SC402§K-12"),
    "a value behind the id": (
        "INN-DAT-02",
        "  # 데이터 조례의 제정·시행\n" + ORDINANCE,
        " §SC225§true\n",
    ),
    "an answer that is a list": ("INN-DAT-02", "INN-", "§SC203§INN-", ORDINANCE, "    - true\n"),
    "a mistyped value": ("INN-PUB-03", "value: 5", "§SC201§valeu: 5"),
    "a value in Korean": ("INN-PUB-03", "value: 5", "§SC201§값: 5"),
    "a field beside the value": ("INN-PUB-03", "value: 5", "value: 5\n    §SC201§level: 5"),
    "no blank after a colon": ("INN-DAT-02", ORDINANCE, "    §SC222§value:true\n"),
    "a full-width colon after a value": ("INN-DAT-02", ORDINANCE, "    §SC113§value：true\n"),
    "a note that is a number": ("INN-PUB-04", "note: 시스템이", "note: §SC204§131\n    # 시스템이"),
    "a note that is still to be written": (
        "INN-PUB-04",
        "note: 시스템이",
        "note: §SC205§…\n    # ",
    ),
    "evidence that is a text": ("INN-DAT-02", ORDINANCE_EVIDENCE, "    evidence: §SC218§조례\n"),
    "evidence that is no list": (
        "INN-DAT-02",
        "    evidence:\n      - ",
        "    §SC218§evidence:\n        ",
    ),
    "a piece of evidence that is a text": (
        "INN-DAT-02",
        ORDINANCE_EVIDENCE,
        "    evidence:\n      - §SC203§조례\n",
    ),
    "a piece of evidence that is nothing": (
        "INN-DAT-02",
        "    evidence:\n",
        "    evidence:\n      -§SC203§\n",
    ),
    "evidence without a title": (
        "INN-DAT-02",
        "- title: 한강시 데이터기반행정 활성화 조례\n        kind",
        "- §SC202§kind",
    ),
    "evidence without a kind": (
        "INN-DAT-02",
        "- title",
        "- §SC202§title",
        "        kind: ordinance\n",
        "",
    ),
    "evidence without a document": (
        "INN-DAT-02",
        "- title",
        "- §SC202§title",
        "        document: 정량지표 증빙자료집\n",
        "",
    ),
    "evidence without a date": (
        "INN-DAT-02",
        "- title",
        "- §SC202§title",
        "        date: 2021-03-26\n",
        "",
    ),
    "a document left blank": ("INN-DAT-02", "document: 정량지표 증빙자료집", "document:§SC205§"),
    "a document that YAML takes for a number": (
        "INN-DAT-02",
        "정량지표 증빙자료집",
        "§SC204§1e3",
    ),
    "a title that is a date": (
        "INN-DAT-02",
        "한강시 데이터기반행정 활성화 조례",
        "§SC204§2021-03-26",
    ),
    "a page with a 0 before it": ("INN-DAT-02", "page: 57", "page: §SC204§057"),
    "a page that is a list": ("INN-DAT-02", "page: 57", "§SC205§page: [57, 58]"),
    "pages for a page": ("INN-DAT-02", "page: 57", "§SC201§pages: 57"),
    "a page in Korean": ("INN-DAT-02", "page: 57", "§SC201§쪽: 57"),
    "evidence with a day that is not there": ("INN-DAT-02", "2021-03-26", "§SC215§2021-02-29"),
    "evidence with a date turned round": ("INN-DAT-02", "2021-03-26", "§SC214§26-03-2021"),
    "evidence dated the day after": ("INN-DAT-02", "2021-03-26", "§SC408§2022-07-16"),
    "evidence of an unknown kind": ("INN-DAT-02", "kind: ordinance", "kind: §SC409§law"),
    "evidence of a kind in Korean": ("INN-DAT-02", "kind: ordinance", "kind: §SC409§조례"),
    "evidence of a kind in capitals": ("INN-DAT-02", "kind: ordinance", "kind: §SC409§Ordinance"),
    "evidence given twice": ("INN-DAT-03", PIECE, PIECE + PIECE.replace("데이터", "§SC420§데이터")),
    "a claim without evidence": (
        "INN-DAT-02",
        "INN-DAT-02",
        "§SC450§INN-DAT-02",
        ORDINANCE_EVIDENCE,
        "",
    ),
    "a claim with evidence of other kinds": (
        "INN-DAT-02",
        "INN-DAT-02",
        "§SC450§INN-DAT-02",
        "kind: ordinance",
        "kind: photo",
    ),
    "evidence without a claim": (
        "INN-DAT-02",
        "    value: true\n    evidence",
        "    §SC451§evidence",
    ),
    # --- not applicable
    "not applicable where it must apply": (
        "INN-DAT-02",
        "value: true",
        "not_applicable: §SC410§데이터가 없음",
    ),
    "not applicable beside a value": (
        "SVC-SRV-04",
        "    evidence:",
        "    not_applicable: §SC411§상수도 사무 없음\n    evidence:",
    ),
    "not applicable without a reason": (
        "INN-DAT-02",
        "value: true",
        "not_applicable: §SC229§true",
    ),
    # --- a share
    "a share of nothing": ("INN-CIV-03", SHARE, "value: {numerator: 0, denominator: §SC414§0}"),
    "a part above the whole": ("INN-CIV-03", "numerator: 71", "numerator: §SC415§710"),
    "a part below 0": ("INN-CIV-03", "numerator: 71", "numerator: §SC221§-71"),
    "a part with its unit": ("INN-CIV-03", "numerator: 71", "numerator: §SC209§71건"),
    "a part in quotes": ("INN-CIV-03", "numerator: 71", "numerator: §SC207§'71'"),
    "a part with decimals": ("INN-CIV-03", "numerator: 71", "numerator: §SC212§71.5"),
    "a part left blank": ("INN-CIV-03", "denominator: 288", "denominator: §SC206§"),
    "a whole that is missing": (
        "INN-CIV-03",
        SHARE,
        "§SC202§value: {numerator: 71}",
    ),
    "a mistyped part": ("INN-CIV-03", "numerator: 71", "§SC201§numerater: 71"),
    "a part in Korean": ("INN-CIV-03", "numerator: 71", "§SC201§분자: 71"),
    "a third part": ("INN-CIV-03", "denominator: 288", "denominator: 288, §SC201§unit: 건"),
    "a share as a fraction": ("INN-CIV-03", SHARE, "value: §SC426§71/288"),
    "a share with its sign": ("INN-CIV-03", SHARE, "value: §SC424§24.7%"),
    "a share above 100": ("INN-CIV-03", SHARE, "value: §SC412§247"),
    "a share with too many decimals": ("INN-CIV-03", SHARE, "value: §SC413§24.65"),
    "a share in a list": ("INN-CIV-03", SHARE, "§SC206§value: [71, 288]"),
    # --- a number
    "a number in quotes": ("INN-PUB-02", "value: 7", "value: §SC207§'7'"),
    "a number with commas": ("INN-DAT-01", "value: 231", "value: §SC208§2,310"),
    "a number with its unit": ("INN-PUB-02", "value: 7", "value: §SC419§7건"),
    "a number of several things": ("INN-PUB-02", "value: 7", "value: §SC211§4+3"),
    "a range for a number": ("INN-PUB-02", "value: 7", "value: §SC211§5~7"),
    "a time for a number": ("INN-PUB-02", "value: 7", "value: §SC211§12:30"),
    "a number with a 0 before it": ("INN-PUB-02", "value: 7", "value: §SC211§07"),
    "a number above its range": ("INN-PUB-02", "value: 7", "value: §SC412§201"),
    "a number below its range": ("INN-PUB-02", "value: 7", "value: §SC412§-7"),
    "a number with decimals it cannot have": ("INN-PUB-02", "value: 7", "value: §SC413§7.5"),
    "a word for a number": ("INN-PUB-02", "value: 7", "value: §SC206§many"),
    "no for a number": ("INN-PUB-02", "value: 7", "value: §SC425§no"),
    "a mapping for a number": ("INN-PUB-02", "value: 7", "§SC206§value: {number: 7}"),
    "a number that is none": ("INN-PUB-02", "value: 7", "value: §SC210§.nan"),
    # --- a count per inhabitants
    "a count with its unit": ("INN-CIV-01", "value: 1137", "value: §SC419§1137개"),
    "a count with decimals": ("INN-CIV-01", "value: 1137", "value: §SC413§1137.5"),
    "a count above its range": ("INN-CIV-01", "value: 1137", "value: §SC412§113700"),
    "a count by its parts": (
        "INN-CIV-01",
        "value: 1137",
        "§SC206§value: {numerator: 1137, denominator: 870000}",
    ),
    # --- yes or no
    "likely a yes": ("INN-DAT-02", "value: true", "value: §SC217§있음"),
    "1 for yes": ("INN-DAT-02", "value: true", "value: §SC216§1"),
    "a text for yes": ("INN-DAT-02", "value: true", "value: §SC216§시행 중"),
    "a list for yes": ("INN-DAT-02", "value: true", "§SC216§value: [true]"),
    # --- a checklist
    "an unknown item": ("GOV-INS-01", "plan,", "§SC417§plans,"),
    "an item ticked twice": ("GOV-INS-01", "facilities,", "facilities, §SC418§plan,"),
    "an item left blank": ("GOV-INS-01", "committee,", "§SC205§~,"),
    "an item that is a mapping": ("GOV-INS-01", "committee,", "§SC205§{committee: true},"),
    "an item with its value": ("GOV-INS-01", "committee,", "§SC205§committee: true,"),
    "items by number": ("GOV-INS-01", ITEMS, "value: §SC416§6"),
    "one item without brackets": ("GOV-INS-01", ITEMS, "value: §SC416§in-force"),
    "items with commas without brackets": ("GOV-INS-01", ITEMS, "value: §SC416§in-force, plan"),
    # --- a level
    "a level above the highest": ("INN-PUB-03", "value: 5", "value: §SC421§6"),
    "a level below 0": ("INN-PUB-03", "value: 5", "value: §SC421§-1"),
    "half a level": ("INN-PUB-03", "value: 5", "value: §SC421§4.5"),
    "a level with its word": ("INN-PUB-03", "value: 5", "value: §SC209§5단계"),
    "a level in quotes": ("INN-PUB-03", "value: 5", 'value: §SC207§"5"'),
    "a word for a level": ("INN-PUB-03", "value: 5", "value: §SC421§high"),
    "a list for a level": ("INN-PUB-03", "value: 5", "§SC421§value: [5]"),
    # --- what the catalogue's words ask for
    "a percentage where a denominator has a floor": (
        "INN-CIV-03",
        "{numerator: 71, denominator: 288}",
        "§SC424§24.7",
    ),
    "a checklist without its required item": (
        "GOV-INS-01",
        "value: [in-force, plan",
        "§SC455§value: [plan",
    ),
    "an exception of another kind of government": (
        "SVC-SRV-04",
        "value: {numerator: 128450, denominator: 179200}",
        "not_applicable: §SC410§상수도 사무가 없는 자치구임",
    ),
    "evidence that is too old": (
        "INN-CIV-01",
        "INN-CIV-01",
        "§SC450§INN-CIV-01",
        "date: 2022-07-15",
        "date: 2021-07-14",
    ),
    "one kind of evidence for two": (
        "SVC-SRV-12",
        "SVC-SRV-12",
        "§SC450§SVC-SRV-12",
        "kind: survey",
        "kind: report",
    ),
    "a count that is divided already": ("INN-CIV-01", "value: 1137", "value: §SC460§13"),
    "a count with digits too many": ("INN-CIV-01", "value: 1137", "value: §SC461§11370"),
}

TOP = "format: smartcert-catalogue/1"
PUB_02, PUB_03 = "          - id: INN-PUB-02", "          - id: INN-PUB-03"
PUB_05, INS_01 = "          - id: INN-PUB-05", "          - id: GOV-INS-01"
CIV_03, SRV_04 = "          - id: INN-CIV-03", "          - id: SVC-SRV-04"
SRV_12 = "          - id: SVC-SRV-12"

# what stands in the catalogue: the first line of the part, old, new
IN_THE_CATALOGUE = {
    # --- the text and the shape
    "no format": (TOP, "format: smartcert-catalogue/1\nid", "§SC202§id"),
    "a format of the future": (TOP, "smartcert-catalogue/1", "§SC219§smartcert-catalogue/2"),
    "an edition without quotes": (TOP, 'edition: "2022"', "edition: §SC204§2022.0"),
    "an edition with an at sign": (TOP, 'edition: "2022"', 'edition: §SC224§"a@2022"'),
    "a revision in words": (TOP, "revision: 2", "revision: §SC206§first"),
    "points with a comma": (TOP, "points: 2000", "points: §SC208§2,000"),
    "points in other units": (TOP, "points: 2000", "points: §SC209§2000점"),
    "a title in one language": (TOP, "  en: Smart-city", "  §SC201§eng: Smart-city"),
    "a mistyped field at the top": (TOP, "decimals: 2", "§SC201§decimal: 2"),
    "decimals that are too many": (TOP, "decimals: 2", "decimals: §SC221§5"),
    "a mark with its sign": ("verdict:", "pass_mark: 70", "pass_mark: §SC209§70%"),
    "a grade that is certified in words": (
        "verdict:",
        "at_least: 70, certified: true",
        "at_least: 70, certified: §SC217§참",
    ),
    "a grade on an unknown basis": ("verdict:", "basis: published", "basis: §SC219§known"),
    "a kind of government that does not exist": (
        "tracks:",
        "kinds: [gun, gu]",
        "kinds: [gun, §SC219§ku]",
    ),
    "a kind of evidence in one language": (
        "evidence_kinds:",
        "{ko: 통계, en: statistics}",
        "§SC203§statistics",
    ),
    "a source without its place": (
        "  - id: u4ssc",
        "- id",
        "- §SC202§id",
        "    where: ITU-T Y.4903\n",
        "",
    ),
    "an id with a blank": (PUB_02, "INN-PUB-02", "§SC224§INN PUB 02"),
    "an indicator of an unknown kind": (PUB_02, "kind: quantitative", "kind: §SC219§number"),
    "an unknown form of a measure": (PUB_02, "form: number", "form: §SC219§count"),
    "a measure without a form": (PUB_02, "measure:\n              form: number", "§SC202§measure:"),
    "a range of one number": (PUB_02, "range: [0, 200]", "§SC220§range: [0]"),
    "a field of another measure": (
        PUB_02,
        "decimals: 0",
        "decimals: 0\n              §SC201§per: 100",
    ),
    "an unknown rule": (PUB_02, "rule: bands", "rule: §SC219§band"),
    "a field of another rule": (
        PUB_02,
        "rule: bands",
        "rule: bands\n              §SC201§levels: []",
    ),
    "a mistyped edge of a band": (PUB_02, "{to: 1,", "{§SC201§till: 1, to: 1,"),
    "an unknown basis": (PUB_02, "basis: published", "basis: §SC219§assumed"),
    "no source": (PUB_02, "source: [dalseo-2022]", "§SC220§source: []"),
    # --- the meaning
    "an id given twice": (PUB_02, "id: INN-PUB-02", "id: §SC301§INN-PUB-01"),
    "an id of a track given twice": ("tracks:", "id: small-and-medium", "id: §SC301§large"),
    "an id of a source given twice": (
        "sources:",
        "sources:",
        """\
sources:
  - {id: act, title: {ko: x, en: x}, publisher: {ko: x, en: x}, where: x}""",
        "  - id: act",
        "  - id: §SC301§act",
    ),
    "an item given twice": (INS_01, "id: committee", "id: §SC301§plan"),
    "a total that is not the sum": (TOP, "points: 2000", "points: §SC302§2001"),
    "an item of fewer points": (INS_01, "items:", "§SC302§items:", "points: 8", "points: 7"),
    "a weight where points add up": (
        PUB_02,
        "points: 25\n            m",
        "points: 25\n            weight: §SC306§5\n            m",
    ),
    "points of a band that are too fine": (PUB_02, "points: 18", "points: §SC308§18.005"),
    "a source that is not listed": (PUB_02, "[dalseo-2022]", "[§SC310§dalseo-2023]"),
    "a kind of evidence that is not listed": (
        PUB_02,
        "[register, decision]",
        "[register, §SC311§letter]",
    ),
    "a measure that is missing": (
        PUB_02,
        "- id",
        "- §SC312§id",
        """\
            measure:
              form: number
              unit: {ko: 건, en: awards}
              decimals: 0
              range: [0, 200]
              plausible: {range: [0, 30], basis: assumed}
""",
        "",
    ),
    "a range turned round": (PUB_02, "range: [0, 200]", "§SC314§range: [200, 0]"),
    "a range that is too fine": (PUB_02, "range: [0, 200]", "§SC315§range: [0, 200.5]"),
    "a usual range turned round": (PUB_02, "range: [0, 30]", "§SC314§range: [30, 0]"),
    "a usual range on an unknown basis": (
        PUB_02,
        "[0, 30], basis: assumed",
        "[0, 30], basis: §SC219§known",
    ),
    "a unit of which none are in one": (SRV_12, "in_one: 0.05", "in_one: §SC221§0"),
    "populations turned round": (
        "populations:",
        "range: [20000, 2000000]",
        "§SC314§range: [2000000, 20000]",
    ),
    "a population of nobody": (
        "populations:",
        "range: [20000, 2000000]",
        "range: [§SC221§0, 2000000]",
    ),
    "a floor of a denominator that is none": (
        CIV_03,
        "denominator_at_least: 30",
        "denominator_at_least: §SC221§1",
    ),
    "a required item that is not on the list": (
        INS_01,
        "requires: in-force",
        "requires: §SC333§in-farce",
    ),
    "an age of a kind of evidence that does not count": (
        CIV_03,
        "within: {system: 12, register: 12}",
        "within: {system: 12, §SC340§plan: 12}",
    ),
    "an age of no time": (
        CIV_03,
        "within: {system: 12, register: 12}",
        "within: {system: 12, register: §SC221§0}",
    ),
    "an age in other words": (
        CIV_03,
        "within: {system: 12, register: 12}",
        "within: {system: 12, register: §SC209§12개월}",
    ),
    "a period of no time": (CIV_03, "{months: 12}", "{months: §SC221§0}"),
    "more kinds of evidence than there are": (
        CIV_03,
        "at_least: 1",
        "at_least: §SC221§3\n              different_kinds: true",
    ),
    "an exception for a kind of government that does not exist": (
        SRV_04,
        "kinds: [gu]",
        "kinds: [§SC219§ku]",
    ),
    "what people check in one language": (
        CIV_03,
        "              - ko: 단순 민원",
        "              - §SC201§kor: 단순 민원",
    ),
    "goalposts that coincide": (PUB_05, "full_at: 12", "full_at: §SC316§0"),
    "a goalpost out of reach": (PUB_05, "full_at: 12", "full_at: §SC317§1200"),
    "a band out of reach": (
        PUB_02,
        "to: 6, points: 18",
        "to: 600, points: 18",
        "{from: 6,",
        "{from: §SC317§600,",
    ),
    "a first band with a lower edge": (
        PUB_02,
        "{to: 1, points: 0}",
        "§SC318§{from: 0, to: 1, points: 0}",
    ),
    "a band without its lower edge": (PUB_02, "{from: 3, to: 6", "§SC319§{to: 6"),
    "a last band with an upper edge": (
        PUB_02,
        "{from: 6, points",
        "§SC320§{from: 6, to: 200, points",
    ),
    "a band without its upper edge": (PUB_02, "{from: 3, to: 6", "§SC321§{from: 3"),
    "a band turned round": (PUB_02, "{from: 3, to: 6", "{from: 6, to: §SC322§3"),
    "a band above the points": (PUB_02, "points: 18", "points: §SC323§28"),
    "a gap between bands": (PUB_02, "{from: 3, to: 6", "{from: §SC324§4, to: 6"),
    "bands that overlap": (PUB_02, "{from: 3, to: 6", "{from: §SC325§2, to: 6"),
    "full points that no band gives": (
        PUB_02,
        "steps:",
        "§SC326§steps:",
        "{from: 6, points: 25}",
        "{from: 6, points: 24}",
    ),
    "a level left out": (PUB_03, "- level: 4", "- level: §SC327§6"),
    "a level that earns no more": (PUB_03, "points: 20", "points: §SC328§10"),
    "a level 0 that earns points": (PUB_03, "points: 0", "points: §SC329§5"),
    "full points that no level gives": (
        PUB_03,
        "level: 5\n                  points: 50",
        "level: 5\n                  points: §SC326§49",
    ),
    "a kind of government without a track": (
        "tracks:",
        "tracks:",
        "§SC330§tracks:",
        "kinds: [gun, gu]",
        "kinds: [gun]",
    ),
    "a hole between tracks": (
        "tracks:",
        "population_below: 500000",
        "population_below: 400000",
        "kinds: [si]\n        population_from",
        "§SC330§kinds: [si]\n        population_from",
    ),
    "tracks that overlap": (
        "tracks:",
        "population_below: 500000",
        "population_below: 600000",
        "kinds: [si]\n        population_from",
        "§SC331§kinds: [si]\n        population_from",
    ),
    "a mark above all points": ("verdict:", "pass_mark: 70", "pass_mark: §SC332§700"),
    "a mark beside the grades": (
        "verdict:",
        "pass_mark: 70",
        "pass_mark: 75",
        "grades:",
        "§SC338§grades:",
    ),
    "a floor of nothing": (
        "verdict:",
        "  grades:",
        "  floors: [{category: §SC333§INM, at_least: 40}]\n  grades:",
    ),
    "grades out of order": ("verdict:", "at_least: 80", "at_least: §SC334§95"),
    "a grade left out": ("verdict:", "grade: 5", "grade: §SC335§6"),
    "a worse grade that is certified": (
        "verdict:",
        "at_least: 80, certified: true",
        "at_least: 80, certified: false",
        "at_least: 70, certified: true",
        "at_least: 70, certified: §SC336§true",
    ),
    "a last grade that does not begin at 0": (
        "verdict:",
        "grade: 5, at_least: 0",
        "grade: 5, at_least: §SC337§5",
    ),
    "numbers too large": (
        PUB_05,
        "scoring: {",
        "§SC339§scoring: {",
        "zero_at: 0",
        "zero_at: -9999999999999999",
    ),
}


def part(base: str, first: str, last: str = "") -> tuple[int, int]:
    """Give where a part begins and ends: before `last`, else where nothing is indented deeper."""
    begin = re.search(rf"^{re.escape(first)}(?=\s)", base, re.MULTILINE)
    depth = len(first) - len(first.lstrip())
    end = re.compile(last or rf"^ {{0,{depth}}}\S|\Z", re.MULTILINE).search(base, begin.end())
    return begin.start(), end.start()


def mutated(base: str, start: int, end: int, changes: tuple[str, ...]) -> str:
    """Give the base with each old text, which the part holds exactly once, made new."""
    part = base[start:end]
    for old, new in zip(changes[::2], changes[1::2], strict=True):
        assert part.count(old) == 1, old
        part = part.replace(old, new)
    return base[:start] + part + base[end:]


def places(text: str) -> list[tuple[str, int, int]]:
    return [(each.code, each.span.line, each.span.column) for each in faults_in(text)]


def test_the_files_are_free_of_faults():
    assert places(ASSESSMENT) == places(CATALOGUE) == []


def check_one(text):
    text, expected = marked(text)
    assert len(expected) == 1
    assert places(text) == expected


@pytest.mark.parametrize("changes", AT_THE_TOP.values(), ids=AT_THE_TOP)
def test_one_mistake_before_the_answers_is_one_fault_at_its_place(changes):
    top = part(ASSESSMENT, "format: smartcert-assessment/1", last="^  # INN-PUB")
    check_one(mutated(ASSESSMENT, *top, changes))


@pytest.mark.parametrize("change", IN_AN_ANSWER.values(), ids=IN_AN_ANSWER)
def test_one_mistake_in_an_answer_is_one_fault_at_its_place(change):
    name, *changes = change
    check_one(mutated(ASSESSMENT, *part(ASSESSMENT, f"  {name}:"), changes))


@pytest.mark.parametrize("change", IN_THE_CATALOGUE.values(), ids=IN_THE_CATALOGUE)
def test_one_mistake_in_the_catalogue_is_one_fault_at_its_place(change):
    first, *changes = change
    last = "^verdict:" if first == TOP else ""
    check_one(mutated(CATALOGUE, *part(CATALOGUE, first, last), changes))

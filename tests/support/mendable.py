"""Texts with a fault, by whether a fix is safe, is a guess, or would be wrong.

What stands in the file, where the fault is, what it becomes; each in the place of the first.
"""

import unicodedata

from tests.support.texts import ANSWERS, CITY

A_1, A_3, A_4 = "value: 12.5", "value: 7", "value: true"

SAFE = {
    # --- quotes
    "a number for a text": ("name: 달서구", "name: §SC204§7", 'name: "7"'),
    "no for a text": ("name: 달서구", "name: §SC204§no  # x", 'name: "no"  # x'),
    "a time in braces": ("붙임 2,", "§SC204§12:30 ,", '"12:30" ,'),
    "a date with quotes and slashes": (
        "title: 대장",
        'title: §SC204§2021-03-02 "x" \\y',
        'title: "2021-03-02 \\"x\\" \\\\y"',
    ),
    # --- numbers
    "a number in quotes": (A_1, "value: §SC207§'12.5'  # x", "value: 12.5  # x"),
    "full-width digits": ("50000", "§SC207§５００００", "50000"),
    "a part in quotes": ("numerator: 3,", 'numerator: §SC207§"3",', "numerator: 3,"),
    "a part in JSON": ("{numerator: 3,", '{"numerator":§SC207§"3",', '{"numerator":3,'),
    "a level in quotes": ("    value: 2\n", "    value: §SC207§'２'\n", "    value: 2\n"),
    "a number with commas": ("50000", "§SC208§50,000", "50000"),
    "a number with underscores": (A_3, "value: §SC208§1_000", "value: 1000"),
    "a number with commas in quotes": (
        "numerator: 3",
        'numerator: §SC208§"1,200"',
        "numerator: 1200",
    ),
    # --- units
    "people": ("50000", "§SC209§５0,000 명", "50000"),
    "persons": ("numerator: 3", "numerator: §SC209§3 Persons", "numerator: 3"),
    "the unit itself": (A_1, "value: §SC419§12.5건", "value: 12.5"),
    "the unit in another language": (A_1, "value: §SC419§12.5 Cases  # x", "value: 12.5  # x"),
    "the sign of a share": (
        "value: {numerator: 3, denominator: 4}",
        "value: §SC419§70%",
        "value: 70",
    ),
    "a share in a word": (
        "value: {numerator: 3, denominator: 4}",
        "value: §SC419§'70.5 퍼센트'",
        "value: 70.5",
    ),
    "the unit of a count": (A_3, "value: §SC419§7건", "value: 7"),
    "the word of a count": (A_3, "value: §SC419§7 Count", "value: 7"),
    # --- yes and no
    "yes": (A_4, "value: §SC217§있음", "value: true"),
    "no": (A_4, "value: §SC217§'거짓'", "value: false"),
    # --- days
    "a day with points": ("2022-12-31\n", "§SC214§2022.12.31\n", "2022-12-31\n"),
    "a day with points and blanks": ("2022-12-31\n", "§SC214§2022. 12. 31.\n", "2022-12-31\n"),
    "a day with slashes": ("2022-12-31\n", "§SC214§2022/12/31\n", "2022-12-31\n"),
    "a day in digits": ("2022-12-31\n", "§SC214§20221231\n", "2022-12-31\n"),
    "a day in words": ("2022-01-01}", "§SC214§2022년 1월 1일}", "2022-01-01}"),
    "a short day": ("2022-01-01}", "§SC214§'2022-1-1'}", "2022-01-01}"),
    "a day in full width": ("2022-12-31\n", "§SC214§２０２２-１２-３１\n", "2022-12-31\n"),
    # --- colons and blanks
    "a full-width colon, seen on the next line": ("  kind: gu", "  kind§SC113§：gu", "  kind: gu"),
    "a full-width colon before a mapping": ("city:", "city§SC113§：", "city:"),
    "a full-width colon and a blank": ("  kind: gu", "  kind§SC113§： gu", "  kind: gu"),
    "a full-width colon and a wide blank": (
        "  kind: gu",
        "  kind§SC113§：\u3000 gu",
        "  kind:  gu",
    ),
    "a full-width colon in a list": (
        "        page: 3",
        "        page§SC113§：3",
        "        page: 3",
    ),
    "a full-width colon alone": ("    value: 7", "    §SC113§value：7", "    value: 7"),
    "a full-width colon in Korean": ("    value: 7", "    §SC113§값： 7", "    value: 7"),
    "full-width colons on every line": (
        CITY,
        "city：\n  name： 달서구\n  kind： gu\n",
        "city:\n  name: 달서구\n  kind: gu\n",
    ),
    "no blank after a colon": ("    value: 7", "    §SC222§value:7  # x", "    value: 7  # x"),
    "no blank after two colons": (
        "    value: 7",
        "    §SC222§value:7\n    note：x",
        "    value: 7\n    note: x",
    ),
    "no blank after two colons and an empty line": (
        "    value: 7",
        "    §SC222§value:7  \n\n    note:xx",
        "    value: 7  \n\n    note: xx",
    ),
    "no blank after an id": (
        ANSWERS,
        "answers:\n  §SC222§A-3:7\n",
        "answers:\n  A-3:\n    value: 7\n",
    ),
    "a full-width colon before quotes with a colon": (
        "    value: 7",
        '    value: 7\n    §SC113§note： "예시: 실제 값이 아님."  # x',
        '    value: 7\n    note: "예시: 실제 값이 아님."  # x',
    ),
    "no blank after a colon in braces": ("{title: 조례,", "{§SC222§title:조례,", "{title: 조례,"),
    "a full-width colon in braces": ("{title: 조례,", "{§SC113§제목：조례,", "{title: 조례,"),
    "no blank on the line of the id": (
        "  A-3:\n    value: 7",
        "  A-3:  §SC222§value:7",
        "  A-3:\n    value: 7",
    ),
    "a value behind the id": (
        "  A-3:\n    value: 7",
        "  A-3: §SC225§7  # x",
        "  A-3:\n    value: 7  # x",
    ),
    "a value in quotes behind the id in quotes": (
        "  A-3:\n    value: 7",
        "  'A-3' :   §SC225§\"7\"",
        "  'A-3' :\n    value: 7",
    ),
    "a value below the id": (
        "  A-3:\n    value: 7",
        "  A-3:\n      §SC225§7",
        "  A-3:\n      value: 7",
    ),
    "yes behind the id": (
        "  A-3:\n    value: 7",
        "  A-3: §SC225§예",
        "  A-3:\n    value: 예",
    ),
    "a colon inside a text": (
        "    value: 7",
        "    value: 7\n    note: 조례§SC114§: 제3조: 목적",
        '    value: 7\n    note: "조례: 제3조: 목적"',
    ),
    "a colon inside a title": (
        "      - title: 대장",
        "      - title: 대장 (C#)§SC114§: \\x  ",
        '      - title: "대장 (C#): \\\\x"  ',
    ),
    "a colon at the end of a text": (
        "document: 붙임\n",
        "document: 붙임§SC114§:\n",
        'document: "붙임:"\n',
    ),
    # --- characters
    "a no-break space after a colon": (
        "  name: 달서구",
        "  name:§SC116§\u00a0달서구",
        "  name: 달서구",
    ),
    "wide spaces after a colon": (
        "    value: 7",
        "    value:§SC116§\u3000\u200b 7\n    note: x",
        "    value:  7\n    note: x",
    ),
    "nothing visible after a colon": (
        "  name: 달서구",
        "  name:§SC116§\u200b달서구",
        "  name: 달서구",
    ),
    "a wide space after a hyphen": (
        "      - title: 대장",
        "      §SC117§-\u3000title: 대장",
        "      - title: 대장",
    ),
    "a no-break space behind quotes": (
        "name: 달서구",
        'name: "달서구"§SC116§\u00a0',
        'name: "달서구" ',
    ),
    "a zero-width space in a name": ("    value: 7", "    §SC117§val\u200bue: 7", "    value: 7"),
    "a wide space behind a name": ("    value: 7", "    §SC117§value\u3000: 7", "    value: 7"),
    "a no-break space for indentation": (
        "    value: 7",
        "  §SC117§\u00a0 value: 7",
        "    value: 7",
    ),
    "a mark before the first name": (
        "format: smart",
        "§SC117§\u200bformat: smart",
        "format: smart",
    ),
    "a tab in a name": ("name: 달서구", "name: §SC110§달서\t구", "name: 달서 구"),
    "tabs in quotes": ("name: 달서구", "name: §SC110§'달\t서\t구'", "name: '달 서 구'"),
    # --- what keeps a text from being YAML
    "no blank after a colon before another name": (
        "    value: 7",
        "    §SC222§value:7  # x\n    note: x",
        "    value: 7  # x\n    note: x",
    ),
    "no blank after two colons before another name": (
        "    value: 7",
        "    §SC222§value:7\n    note:가\n    evidence: []",
        "    value: 7\n    note: 가\n    evidence: []",
    ),
    "no blank after a colon in an entry": (
        "      - title: 대장",
        "      - §SC222§title:대장",
        "      - title: 대장",
    ),
    "a path of Windows": (
        "document: 붙임\n",
        'document: "D:§SC125§\\그림\\it\'s.pdf"  # x\n',
        "document: 'D:\\그림\\it''s.pdf'  # x\n",
    ),
    "a folder of Windows in braces": (
        "{title: 조례,",
        '{title: "C:§SC125§\\Users\\x y",',
        "{title: 'C:\\Users\\x y',",
    ),
    "a text that begins with an at sign": (
        "document: 붙임\n",
        "document: §SC128§@붙임: 1  \n",
        'document: "@붙임: 1"  \n',
    ),
    "a text that begins with brackets": (
        "      - title: 대장",
        '      - 제목: §SC128§[붙임 1] "대장"',
        '      - title: "[붙임 1] \\"대장\\""',
    ),
    # --- words
    "a field in Korean": ("    value: 7", "    §SC201§값: 7", "    value: 7"),
    "a field in capitals": ("        page: 3", "        §SC201§Page: 3", "        page: 3"),
    "a field with a hyphen": (
        "  population_date:",
        "  §SC201§population-date:",
        "  population_date:",
    ),
    "a field in full width": ("        page: 3", "        §SC201§ｐａｇｅ: 3", "        page: 3"),
    "a field in quotes": ("{title: 조례,", '{§SC201§"제목":조례,', '{"title":조례,'),
    "a kind in capitals": ("kind: gu", "kind: §SC219§GU", "kind: gu"),
    "a stage with a blank": ("self_assessment", "§SC219§Self assessment", "self_assessment"),
    "a stage in quotes": ("self_assessment", "§SC219§'자체평가'", "'self_assessment'"),
    "a format in capitals": ("format: smart", "format: §SC219§Smart", "format: smart"),
    "an id without its hyphens": ("  B-1-1:", "  §SC402§b_1-01:", "  B-1-1:"),
    "an id with a zero": ("  A-3:\n", "  §SC402§A-03:\n", "  A-3:\n"),
    "an id with a dash": ("  A-3:\n", "  §SC402§Ａ–3:\n", "  A-3:\n"),
    "an id in quotes": ("  A-3:\n", "  §SC402§'a 3':\n", "  'A-3':\n"),
    "a kind of evidence in capitals": ("kind: plan,", "kind: §SC409§Plan,", "kind: plan,"),
    "an item in capitals": ("[one, three]", "[one, §SC417§THREE]", "[one, three]"),
    # --- Hangul
    "Hangul taken apart": (
        "name: 달서구",
        unicodedata.normalize("NFD", "name: §SC150§달서구  # 구"),
        "name: 달서구  # 구",
    ),
    # --- all at once
    "everything at once": (
        CITY,
        "도시：\n  이름：달서구\n  kind:\u00a0구\n  인구: 50,000명\n  population_date: 2022/6/30\n",
        "city:\n  name: 달서구\n  kind: 구\n  population: 50000\n  population_date: 2022-06-30\n",
    ),
}

UNSAFE = {
    "an unknown name without a blank before another": (
        "    value: 7",
        "    §SC222§merke:x\n    note: 가",
        "    merke: x\n    note: 가",
    ),
    "a text that begins with quotes": (
        "document: 붙임\n",
        "document: §SC128§'붙임' 1\n",
        "document: \"'붙임' 1\"\n",
    ),
    "a wide blank too many before a name": (
        "    value: 7",
        "    note: x\n    §SC117§\u3000value: 7",
        "    note: x\n    value: 7",
    ),
    "a mistyped field": ("    value: 7", "    §SC201§valeu: 7", "    value: 7"),
    "a mistyped kind": ("kind: gu", "kind: §SC219§provence", "kind: province"),
    "a mistyped id": ("  A-3:\n", "  §SC402§AA-3:\n", "  A-3:\n"),
    "a kind of evidence that is called so": ("kind: plan,", "kind: §SC409§계획서,", "kind: plan,"),
    "a mistyped kind of evidence": ("kind: plan,", "kind: §SC409§plans,", "kind: plan,"),
    "a mistyped item": ("[one, three]", "[one, §SC417§thre]", "[one, three]"),
    "another counter": (A_1, "value: §SC419§12.5 명", "value: 12.5"),
    "underscores that part no thousands": (A_3, "value: §SC208§1_0", "value: 10"),
    "a text behind the id": (
        "  A-3:\n    value: 7",
        "  A-3: §SC225§seven",
        "  A-3:\n    value: seven",
    ),
    "an unknown name without a blank": (
        "    value: 7",
        "    §SC222§merke:x\n    note:yy",
        "    merke: x\n    note: yy",
    ),
    "an unknown id without a blank": (
        ANSWERS,
        "answers:\n  §SC222§XYZ:7\n",
        "answers:\n  XYZ:\n    value: 7\n",
    ),
}

NO_FIX = {
    # --- numbers that say something else without what stands beside them
    "ten thousands": ("50000", "§SC209§5만"),
    "ten thousands of people": ("50000", "§SC209§5만 명"),
    "thousands": ("50000", "§SC209§50k"),
    "millions": ("50000", "§SC209§5 million"),
    "percent of a count": ("numerator: 3", "numerator: §SC209§3%"),
    "a unit and a remark": ("50000", "§SC209§50000명 (추정)"),
    "a number with wrong groups and a unit": ("50000", "§SC209§5,0명"),
    "a square": ("50000", "§SC209§5²"),
    "a square and people": ("50000", "§SC209§5²명"),
    "a number in a circle": ("50000", "§SC207§①"),
    "a thousand with a zero before it": ("50000", "§SC208§0,500"),
    "thousands in circles": ("50000", "§SC208§1,00①"),
    "a square and the unit": (A_1, "value: §SC419§5²건"),
    "another unit": (A_1, "value: §SC419§12.5시간"),
    "a unit of thousands": (A_1, "value: §SC419§12.5천건"),
    "the unit of the quotient": (A_3, "value: §SC419§7건/만 명"),
    "a counter for percent": ("value: {numerator: 3, denominator: 4}", "value: §SC419§7건"),
    "an exponent": ("50000", "§SC211§5e4"),
    "a range": (A_3, "value: §SC211§5~6"),
    "a comma in braces": ("{numerator: 3,", "{numerator: 3,§SC201§234,"),
    "a number in a block": (A_3, "value: §SC207§|\n      7"),
    "a number before a comment without a blank": (A_3, "value: §SC207§'7'# x"),
    "yes before a comment without a blank": (A_4, "value: §SC217§'참'# x"),
    # --- days
    "no such day": ("2022-12-31\n", "§SC214§2022.11.31\n"),
    "a day of two digits": ("2022-12-31\n", "§SC214§22.12.31\n"),
    "a day with a time": ("2022-12-31\n", "§SC214§2022-12-31 10:00\n"),
    "a day in another order": ("2022-12-31\n", "§SC214§12/31/2022\n"),
    "a day in circles": ("2022-12-31\n", "§SC214§2022.①.③\n"),
    "a text for a day": ("2022-12-31\n", "§SC214§연말\n"),
    # --- texts
    "a number on two lines": ("name: 달서구", "name: §SC204§2021-03-02\n    x"),
    "a tab as an escape": ("name: 달서구", 'name: §SC110§"달\t서\\t구"'),
    "a control character as an escape": ("name: 달서구", 'name: §SC110§"달\\a"'),
    # --- colons
    "a colon in a text with a comment": (A_3, "note: 조례§SC114§: 제3조  # x"),
    "a colon in a text with quotes": (A_3, "note: 조례§SC114§: '제3조'"),
    "a colon in a text that goes on": (A_3, "note: 조례§SC114§: 제3조\n\n      와 제4조"),
    "a colon in the text of a field that nobody knows": (A_3, "memo: 조례§SC114§: 제3조"),
    "two names on a line": ("  A-3:\n    value: 7", "  A-3: value§SC114§: 7"),
    "three names on a line": (A_3, "note: value§SC114§: 7"),
    "a full-width colon before an alias": ("name: 달서구", "name§SC113§：*달서구"),
    "a wide blank before what cannot be read": ("value: 7", "value:§SC116§\u3000@7\n    note: x"),
    "no blank after a colon in brackets": (
        "      - {title: 조례, kind: plan, document: 붙임 2, date: 2022-01-01}",
        "      [§SC222§title:조례]",
    ),
    "no blank after a colon in two": ("    value: 7", "    §SC222§value:7: 8"),
    "no blank after a colon of a field that is there": (
        "    value: 7",
        "    value: 7\n    §SC113§value： 'x: y'",
    ),
    "no blank after a colon in a text that goes on": (
        "    value: 7",
        "    §SC222§value:7\n    and more",
    ),
    "no blank after a colon before a quote": ("    value: 7", "    §SC222§value:'7"),
    "no blank after a colon in quotes": ("    value: 7", "    §SC222§'value:7'"),
    "no blank on the line of a name in a list": (
        "      - {title: 조례, kind: plan, document: 붙임 2, date: 2022-01-01}",
        "      - §SC222§title:조례:\n",
    ),
    "a value behind an id in braces": (ANSWERS, "answers: {A-3: §SC225§7}\n"),
    "a text on two lines behind an id": ("  A-3:\n    value: 7", "  A-3: §SC225§7\n    8"),
    "a full-width colon in a block above what cannot be read": (
        "    value: 7",
        "    note: |\n      조례§SC113§：제3조\n   x: 7",
    ),
    "a wide blank in a block above what cannot be read": (
        "    value: 7",
        "    note: |\n      조례:§SC116§\u3000제3조\n   x: 7",
    ),
    # --- what keeps a text from being YAML
    "no blank after one colon twice": (A_3, "§SC222§value:7\n    value:8\n    note: x"),
    "a path with a sign of YAML's in it": (
        "document: 붙임\n",
        'document: "C:\\new§SC125§\\증빙"\n',
    ),
    "a path with a number": ("document: 붙임\n", 'document: "C:§SC125§\\uda"\n'),
    "a path that ends with a backslash": (
        "document: 붙임\n",
        'document: "C:§SC125§\\증빙\\"\n',
    ),
    "a path on two lines": ("document: 붙임\n", 'document: "C:\n          §SC125§\\증빙"\n'),
    "half a number of a sign": ("document: 붙임\n", 'document: "§SC125§\\ud83"\n'),
    "a value that begins with an at sign": (A_3, "value: §SC128§@7"),
    "an entry that begins with an at sign": ("[one, three]", "[one, §SC128§@three]"),
    "a text with a sign and a comment": ("document: 붙임\n", "document: §SC128§@붙임 # x\n"),
    "a text with a sign that goes on": (
        "document: 붙임\n",
        "document: §SC128§@붙임\n          2\n",
    ),
    # --- words
    "a field that is there": ("    value: 7", "    value: 7\n    §SC201§값: 8"),
    "a field that nobody knows": ("    value: 7", "    value: 7\n    §SC201§xyz: 8"),
    "a name on two lines": ("    value: 7", "    ? §SC117§val\u200b\n      ue\n    : 7"),
    "a name of many letters": ("    value: 7", f"    value: 7\n    §SC201§{'valeu' * 20}: 8"),
    "a name of nothing visible": ("    value: 7", "    §SC117§\u200b: 7"),
    "a name on the depth of none": (
        "    value: 7",
        "    note: x\n     §SC116§\u00a0value: 7",
    ),
    "a name that is there without it": ("    value: 7", "    value: 7\n    §SC117§value\u200b: 8"),
    "a kind of many": ("kind: gu", "kind: §SC219§city"),
    "the kind of file": ("format: smartcert-assessment/1", "format: §SC219§smartcert-assessment/2"),
    "an id that is answered": ("  A-3:\n", "  §SC402§a-3:\n  A-3:\n"),
    "an id twice": (
        "  A-3:\n    value: 7\n",
        "  §SC402§a-3:\n    value: 7\n  §SC402§A-03:\n    value: 8\n",
    ),
    "an item that is ticked": ("[one, three]", "[one, §SC417§ONE]"),
    "an item twice": ("[one, three]", "[§SC417§Two, §SC417§TWO]"),
    "the same item twice": ("[one, three]", "[§SC417§Two, §SC417§Two]"),
    # --- what only an officer knows
    "a missing field": ("  kind: gu\n", ""),
    "a number out of range": (A_1, "value: §SC412§-1"),
}

"""Changes that make an answer one that cannot be judged, by what they do, each place marked."""

NO_POPULATION = ("  population: 50000\n  population_date: 2022-06-30\n", "")
A_1 = "    value: 12.5\n"
A_2 = "{numerator: 3, denominator: 4}"
A_3 = "    value: 7\n"
A_4 = "    value: true\n"
CHECKLIST = "[one, three]"
NUMBER_MEASURE = (
    "        measure: {form: number, unit: {ko: 건, en: cases}, decimals: 1, range: [0, 100]}"
)
B_2 = "    value: 2\n"
PIECE = "      - {title: 조례, kind: plan, document: 붙임 2, date: 2022-01-01}\n"
OTHER = PIECE.replace("붙임 2", "붙임 3")
MARKED_TWICE = PIECE.replace("조례", "§SC420§조례")


def value(old: str, new: str) -> tuple[str, str]:
    return old, f"    value: {new}\n"


FAULTS = {
    # --- around the answers
    "another catalogue": ("catalogue: small@1", "catalogue: §SC403§large@1"),
    "another edition": ("catalogue: small@1", "catalogue: §SC403§small@2"),
    "an unknown indicator": ("  A-3:\n", "  §SC402§A-03:\n"),
    "an unknown indicator without an answer": ("  A-3:\n", "  §SC402§C-1:\n  A-3:\n"),
    "an unknown indicator in Hangul taken apart": ("  A-3:\n", "  §SC402§\u1100\u1161:\n  A-3:\n"),
    "a si without population": (
        "city:",
        "§SC405§city:",
        *NO_POPULATION,
        "kind: gu",
        "kind: si",
        "  A-3:\n    value: 7\n",
        "",
    ),
    "a si without population and with a count per inhabitants": (
        "city:",
        "§SC405§city:",
        *NO_POPULATION,
        "kind: gu",
        "kind: si",
    ),
    "a count per inhabitants without population": ("city:", "§SC406§city:", *NO_POPULATION),
    "a population without its date": (
        "  population: 50000\n  population_date: 2022-06-30",
        "  population: §SC407§50000",
    ),
    "a population of the future": (
        "population_date: 2022-06-30",
        "population_date: §SC408§2023-01-01",
    ),
    "a day of the future without its population": (
        NO_POPULATION[0],
        "  population_date: §SC408§2023-01-01\n",
        "  A-3:\n    value: 7\n",
        "",
    ),
    "a day of the future without the population that is needed": (
        "city:",
        "§SC406§city:",
        NO_POPULATION[0],
        "  population_date: §SC408§2023-01-01\n",
    ),
    # --- texts
    "the number of a resident": (PIECE, PIECE.replace("조례", "§SC423§900101-1234568")),
    "what looks like the number of a person": (
        "  A-3:\n",
        "  §SC402§A-5:\n  A-3:\n",
        PIECE,
        PIECE.replace("조례", "§SC452§010-1234-5678"),
    ),
    "the same evidence for two indicators": (
        "  A-3:\n",
        "  §SC402§A-5:\n  A-3:\n",
        PIECE,
        PIECE.replace("붙임 2", "§SC453§붙임 2"),
        f"    value: {CHECKLIST}\n",
        f"    value: {CHECKLIST}\n    evidence:\n{PIECE}",
    ),
    # --- evidence
    "evidence given twice": (PIECE, PIECE + MARKED_TWICE),
    "evidence given three times": (PIECE, PIECE + MARKED_TWICE + MARKED_TWICE),
    "evidence of an unknown kind given twice": (
        PIECE,
        PIECE.replace("plan", "§SC409§plans") + MARKED_TWICE.replace("plan", "§SC409§plans"),
    ),
    "evidence without a value": (
        "  A-3:\n",
        "  §SC402§A-5:\n  A-3:\n",
        A_1 + "    evidence:\n",
        "    §SC451§evidence:\n",
    ),
    "evidence with nothing for a value": (
        "  A-3:\n",
        "  §SC402§A-5:\n  A-3:\n",
        A_1 + "    evidence:\n",
        "    value:\n    §SC451§evidence:\n",
    ),
    "evidence of the future": ("        date: 2022-06-30", "        date: §SC408§2023-01-01"),
    "evidence of an unknown kind": ("        kind: register", "        kind: §SC409§registry"),
    "evidence with two faults and a value with one": (
        "        kind: register",
        "        kind: §SC409§registry",
        "        date: 2022-06-30",
        "        date: §SC408§2023-01-01",
        *value(A_1, "§SC412§-1"),
    ),
    "a claim without evidence": (
        "  A-4:",
        "  §SC402§A-5:\n  §SC450§A-4:",
        "    evidence:\n      - {title: 조례, kind: plan, document: 붙임 2, date: 2022-01-01}\n",
        "",
    ),
    "an assessment dated before all its evidence": (
        "date: 2022-12-31\nstage",
        "date: §SC422§2012-12-31\nstage",
    ),
    "an assessment dated before most of its evidence and a fault": (
        "date: 2022-12-31\nstage",
        "date: §SC422§2012-12-31\nstage",
        *value(A_1, "§SC412§-1"),
    ),
    # --- not applicable
    "not applicable where it must apply": (A_1, "    not_applicable: §SC410§사무가 없음\n"),
    "a value and not applicable": (
        "    value: [one, three]",
        "    value: []\n    not_applicable: §SC411§예외",
    ),
    "a value and not applicable where it must apply": (
        A_1,
        "    value: 1\n    not_applicable: §SC411§예외\n",
    ),
    # --- numbers
    "a number below its range": value(A_1, "§SC412§-0.1"),
    "a number above its range": value(A_1, "§SC412§100.1"),
    "a share above 100": ("value: " + A_2, "value: §SC412§100.1"),
    "a count below 0": value(A_3, "§SC412§-1"),
    "a count above its range": value(A_3, "§SC412§100001"),
    "a number with too many decimals": value(A_1, "§SC413§12.55"),
    "a number with a 0 too many": value(A_1, "§SC413§12.50"),
    "a share with too many decimals": ("value: " + A_2, "value: §SC413§70.25"),
    "a count with decimals": value(A_3, "§SC413§7.5"),
    "text for a number": value(A_1, "§SC206§many"),
    "no for a number": value(A_1, "§SC425§no"),
    "a word that it does not apply": value(A_1, "§SC425§해당없음"),
    "a word that it is not known": (CHECKLIST, "§SC425§모름"),
    "a word that there is none": value(A_4, "§SC425§없음"),
    "a fraction for a share": (
        "    value: {numerator: 3, denominator: 4}\n",
        "    value: §SC426§3건/4건\n",
    ),
    "a fraction in words": (
        "    value: {numerator: 3, denominator: 4}\n",
        "    value: §SC426§4분의 3\n",
    ),
    "a list for a number": (A_1, "    §SC206§value: [12.5]\n"),
    "parts for a number": (A_1, "    §SC206§value: {numerator: 1, denominator: 2}\n"),
    "parts for a count": (A_3, "    §SC206§value: {numerator: 1, denominator: 2}\n"),
    "a number in quotes": value(A_1, "§SC207§'12.5'"),
    "a number with commas": value(A_3, "§SC208§1,200"),
    "a number with underscores": value(A_3, "§SC208§1_000"),
    "a number with its unit": value(A_1, "§SC419§12.5건"),
    "a number with its unit in quotes": value(A_1, "§SC419§'12.5 건'"),
    "a count with its unit": value(A_3, "§SC419§7건"),
    "a share with its sign": ("value: " + A_2, "value: §SC419§70%"),
    "infinity": value(A_1, "§SC210§.inf"),
    "not a number": value(A_1, "§SC210§.nan"),
    "an exponent": value(A_1, "§SC211§1e1"),
    "an area code for a number": value(A_1, "§SC211§053"),
    "a time for a number": value(A_1, "§SC211§12:30"),
    "a date for a number": value(A_1, "§SC211§2021-03-02"),
    "a number of too many digits": value(A_1, "§SC213§1234567890123456789"),
    # --- shares by their parts
    "a denominator of 0": (A_2, "{numerator: 0, denominator: §SC414§0}"),
    "a numerator above the denominator": (A_2, "{numerator: §SC415§5, denominator: 4}"),
    "a numerator below 0": (A_2, "{numerator: §SC221§-1, denominator: 4}"),
    "a numerator with a unit": (A_2, "{numerator: §SC209§3명, denominator: 4}"),
    "a denominator with decimals": (A_2, "{numerator: 3, denominator: §SC212§4.5}"),
    "a denominator too large": (A_2, "{numerator: 3, denominator: §SC221§100000000001}"),
    "a part that is missing": ("    value: " + A_2, "    §SC202§value: {numerator: 3}"),
    "an unknown part": (A_2, "{numerator: 3, denominator: 4, §SC201§unit: 5}"),
    "both parts wrong": (A_2, "{numerator: §SC206§x, denominator: §SC206§y}"),
    "a list for a share": ("    value: " + A_2, "    §SC206§value: [3, 4]"),
    # --- yes or no
    "likely a yes": value(A_4, "§SC217§있음"),
    "1 for yes": value(A_4, "§SC216§1"),
    "a time for yes or no": value(A_4, "§SC216§12:30"),
    "a date for yes or no": value(A_4, "§SC216§2021-03-02"),
    "an area code for yes or no": value(A_4, "§SC216§053"),
    "a list for yes or no": (A_4, "    §SC216§value: [true]\n"),
    # --- levels
    "a level above the highest": value(B_2, "§SC421§4"),
    "a level below 0": value(B_2, "§SC421§-1"),
    "half a level": value(B_2, "§SC421§2.5"),
    "a level with a word behind it": value(B_2, "§SC209§2단계"),
    "too high a level with a word behind it": value(B_2, "§SC421§20단계"),
    "a word for a level": value(B_2, "§SC421§high"),
    "yes for a level": value(B_2, "§SC421§true"),
    "a list for a level": (B_2, "    §SC421§value: [2]\n"),
    "a mapping for a level": (B_2, "    §SC421§value: {level: 2}\n"),
    "a level in quotes": value(B_2, "§SC207§'2'"),
    # --- checklists
    "text for a checklist": (CHECKLIST, "§SC416§one"),
    "a number for a checklist": (CHECKLIST, "§SC416§2"),
    "a mapping for a checklist": ("    value: " + CHECKLIST, "    §SC416§value: {one: true}"),
    "an unknown item": (CHECKLIST, "[one, §SC417§four]"),
    "an item twice": (CHECKLIST, "[one, three, §SC418§one]"),
    "two faults in a checklist": (CHECKLIST, "[one, §SC417§four, §SC418§one]"),
    "an item that is a number": (CHECKLIST, "[one, §SC417§053]"),
    "an item that is nothing": (CHECKLIST, "[one, §SC205§~]"),
    "an item that is a mapping": (CHECKLIST, "[one, §SC205§{two: true}]"),
    # --- all at once
    "faults everywhere": (
        *value(A_1, "§SC419§12건"),
        A_2,
        "{numerator: 3, denominator: §SC414§0}",
        *value(A_3, "§SC412§-7"),
        *value(A_4, "§SC217§참"),
        *value(B_2, "§SC421§9"),
    ),
}

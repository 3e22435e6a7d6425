"""What Korean readers call our words: in a file, over a column, for a kind of government."""

from collections.abc import Container, Mapping

from smartcert.language import InBoth
from smartcert.language.government import Kind
from smartcert.language.letters import seen

FIELDS: Mapping[str, str] = {
    "값": "value",
    "증빙": "evidence",
    "비고": "note",
    "확인": "confirmed",
    "담당부서": "owner",
    "해당없음": "not_applicable",
    "제목": "title",
    "종류": "kind",
    "문서": "document",
    "쪽": "page",
    "날짜": "date",
    "파일": "file",
    "평가일": "date",
    "분자": "numerator",
    "분모": "denominator",
    "응답": "answers",
    "지표": "indicator",
    "도시": "city",
    "이름": "name",
    "인구": "population",
    "인구기준일": "population_date",
    "담당자": "contact",
    "지표목록": "catalogue",
    "단계": "stage",
    "자체평가": "self_assessment",
    "서면평가": "document_review",
    "현장실사": "site_inspection",
}
"""Each word of our files and tables by its Korean one, written without blanks."""

KINDS: Mapping[str, Kind] = {
    "특별시": "special_city",
    "광역시": "metropolitan_city",
    "특별자치시": "special_self_governing_city",
    "도": "province",
    "특별자치도": "special_self_governing_province",
    "시": "si",
    "군": "gun",
    "구": "gu",
    "자치구": "gu",
    "특례시": "si",
}
"""Each kind of government by its Korean name."""


def in_both(word: str) -> InBoth:
    """Return one of our words with the Korean one that stands for it, for whoever reads Korean."""
    called = next((name for name, ours in {**KINDS, **FIELDS}.items() if ours == word), "")
    return InBoth(ko=f"{word} ({called})" if called else word, en=word)


def our_word(korean: str, known: Container[str]) -> str | None:
    """Return which of the known words a Korean one stands for; it is known by its looks."""
    written = seen(korean)
    meant = KINDS.get(written) or FIELDS.get(written)
    return meant if meant in known else None

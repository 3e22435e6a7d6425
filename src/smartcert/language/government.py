"""The kinds of local government in Korea."""

from typing import Literal, get_args

from smartcert.language import N_, Message

Kind = Literal[
    "special_city",
    "metropolitan_city",
    "special_self_governing_city",
    "province",
    "special_self_governing_province",
    "si",
    "gun",
    "gu",
]
KINDS: tuple[Kind, ...] = get_args(Kind)

WORDS: dict[Kind, Message] = {
    "special_city": N_("special city"),
    "metropolitan_city": N_("metropolitan city"),
    "special_self_governing_city": N_("special self-governing city"),
    "province": N_("province"),
    "special_self_governing_province": N_("special self-governing province"),
    "si": N_("si (city)"),
    "gun": N_("gun (county)"),
    "gu": N_("gu (district)"),
}

KOREAN: dict[str, Kind] = {
    "특별시": "special_city",
    "광역시": "metropolitan_city",
    "특별자치시": "special_self_governing_city",
    "도": "province",
    "특별자치도": "special_self_governing_province",
    "시": "si",
    "군": "gun",
    "구": "gu",
}
"""Each kind by its Korean name."""

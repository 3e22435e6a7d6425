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

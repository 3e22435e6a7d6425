"""The small catalogue with every word that says what counts: ages, kinds, floors, exceptions."""

from smartcert.catalogue.compiled import compile_catalogue
from tests.support.marked import source
from tests.support.texts import CATALOGUE, replaced

STRICTER_TEXT = replaced(
    CATALOGUE,
    "id: small\nedition",
    "id: stricter\nedition",
    "          at_least: 1\n          kinds: [register]\n",
    "          at_least: 2\n          kinds: [register, plan]\n"
    "          within: {register: 12}\n          different_kinds: true\n",
    "        measure: {form: number",
    "        period: {months: 36}\n"
    "        by_people:\n          - {ko: 사람이 본다., en: Looked at by people.}\n"
    "        measure: {form: number",
    "          decimals: 1\n        scoring: {rule: goalposts, zero_at: 10",
    "          decimals: 1\n          denominator_at_least: 30\n"
    "        scoring: {rule: goalposts, zero_at: 10",
    "        not_applicable: {ko: 사무가 없는 경우, en: Where there is no such task}\n",
    "        not_applicable:\n          ko: 사무가 없을 때\n          en: Where there is no task\n"
    "          kinds: [gu]\n          evidence:\n            at_least: 1\n"
    "            kinds: [plan]\n            within: {plan: 6}\n"
    "            wanted: {ko: 공문., en: A letter.}\n",
    "              rule: checklist\n",
    "              rule: checklist\n              requires: two\n",
)
STRICTER = compile_catalogue(source(STRICTER_TEXT))

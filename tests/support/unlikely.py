"""The small catalogue with what is usual: every form of measure, and populations."""

from smartcert.catalogue.compiled import compile_catalogue
from smartcert.files.source import decode
from tests.support.texts import CATALOGUE, replaced

_TENTHS = (
    "slips: [{unit: {ko: 십분의 일, en: tenths}, in_one: 10}, "
    "{unit: {ko: 열, en: tens}, in_one: 0.1}]"
)
_USUAL = "plausible: {range: [%s], basis: assumed, " + _TENTHS + "}"
TEXT = (
    replaced(
        CATALOGUE,
        "id: small\nedition",
        "id: usual\nedition",
        "decimals: 1, range: [0, 100]}",
        "decimals: 1, range: [0, 100], %s}" % (_USUAL % "5, 60.55"),
        '          unit: {ko: "%", en: "%"}\n          decimals: 1\n',
        '          unit: {ko: "%%", en: "%%"}\n          decimals: 1\n          %s\n'
        % (_USUAL % "20, 90"),
        "          decimals: 0\n          range: [0, 100000]\n",
        "          decimals: 0\n          range: [0, 100000]\n          %s\n"
        % (_USUAL % "0.5, 40"),
    )
    + """\
populations:
  - {kinds: [si], range: [100000, 450000], basis: assumed}
  - {kinds: [si, gun], range: [20, 500000], basis: published}
"""
)
CATALOGUE_OF_USUAL = compile_catalogue(decode(TEXT.encode(), "usual.yaml"))

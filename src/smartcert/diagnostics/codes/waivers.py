"""SC5xx: waivers and baselines."""

from smartcert.diagnostics.codes import Code, Severity
from smartcert.language import N_

CODES: dict[str, Code] = {
    "SC501": Code(
        N_("a waiver that has expired"),
        N_("The waiver of {indicator} ended on {until}; on {day} it has no effect."),
        N_("Delete it, or ask its owner to prolong it."),
        Severity.WARNING,
    ),
    "SC502": Code(
        N_("a waiver that ends soon"),
        N_("The waiver of {indicator} ends on {until}, {left} days after {day}."),
        N_("Have the indicator answered by then, or ask the owner to prolong the waiver."),
        Severity.WARNING,
    ),
    "SC503": Code(
        N_("waivers under another catalogue"),
        N_("The waivers are for {named}, but {given} is given."),
        N_("Give the waivers of the catalogue that is used."),
    ),
    "SC504": Code(
        N_("a waiver given twice"),
        N_("{indicator} is waived twice for the same city."),
        N_("Keep one of the two."),
    ),
    "SC505": Code(
        N_("a known finding that is gone"),
        N_("This entry of the baseline matches no finding any more: {code} of {city}."),
        N_("Delete it, or write the baseline anew with --write-baseline."),
        Severity.WARNING,
    ),
    "SC506": Code(
        N_("a waiver of a city that is not here"),
        N_("No assessment of this run is of a city called “{city}”, so the waiver excuses none."),
        N_("Write the city's name as its assessment does."),
        Severity.WARNING,
    ),
}

"""SC6xx: what a gate asks for."""

from smartcert.diagnostics.codes import Code
from smartcert.language import N_

CODES: dict[str, Code] = {
    "SC601": Code(
        N_("not certified"),
        N_("{city} is not certified: {earned} of {maximum} points ({share} %), grade {grade}."),
        N_("See the rules that do not hold; `smartcert evaluate FILE` says what costs most."),
    ),
    "SC602": Code(
        N_("below the grade asked for"),
        N_("{city} has grade {grade}, and --min-grade asks for {wanted} or better."),
        N_("`smartcert evaluate FILE` says what the next better grade needs."),
    ),
    "SC603": Code(
        N_("below the share asked for"),
        N_("{city} has {share} % of the points, and --min-share asks for {wanted} %."),
        N_("`smartcert evaluate FILE` says on which indicators most points are left."),
    ),
}

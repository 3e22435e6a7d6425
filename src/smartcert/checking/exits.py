"""The exit codes of every command: one table for the code, the docs and the tests."""

from typing import Literal

from smartcert.language import N_

FailOn = Literal["not-certified", "warning", "never"]
"""What makes a judged city fail: its verdict, a warning, too, or neither."""

PASSED = 0
NOT_PASSED = 1
NOT_JUDGED = 2
OUR_FAULT = 70
OUTPUT_LOST = 74
INTERRUPTED = 130

EXITS: dict[int, str] = {
    PASSED: N_("everything judged is certified, or nothing wrong was found"),
    NOT_PASSED: N_(
        "judged, and a city is not certified, fails a gate or was set aside; checked, and faults "
        "found"
    ),
    NOT_JUDGED: N_(
        "not judged or not checked: wrong usage, unreadable input, nothing matched; invalid input"
    ),
    OUR_FAULT: N_("a fault of smartcert itself"),
    OUTPUT_LOST: N_(
        "what was asked for on standard output could not be written there: a schema, init -, a "
        "format other than text"
    ),
    INTERRUPTED: N_("interrupted with Ctrl-C"),
}

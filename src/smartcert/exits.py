"""The exit codes of every command: one table for the code, the docs and the tests."""

from smartcert.language import N_

PASSED = 0
NOT_PASSED = 1
NOT_JUDGED = 2
OUR_FAULT = 70
INTERRUPTED = 130

EXITS: dict[int, str] = {
    PASSED: N_("everything judged is certified, or there was nothing to judge"),
    NOT_PASSED: N_("judged, and at least one city is not certified"),
    NOT_JUDGED: N_("not judged: wrong usage, or an input that is unreadable or invalid"),
    OUR_FAULT: N_("a fault of smartcert itself"),
    INTERRUPTED: N_("interrupted with Ctrl-C"),
}

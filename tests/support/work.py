"""How much work a call is, counted and not measured: lines that are run, and calls into C."""

import sys
import threading
from collections.abc import Callable
from typing import Any


def work_of(call: Callable[[], object]) -> int:
    """Count the lines and calls of a call, in a thread of its own: others may be traced, too."""
    count = 0

    def traced(_frame: Any, event: str, _argument: Any) -> Any:
        nonlocal count
        count += event == "line"
        return traced

    def profiled(_frame: Any, event: str, _argument: Any) -> None:
        nonlocal count
        count += event == "c_call"

    def counted() -> None:
        sys.settrace(traced)
        sys.setprofile(profiled)
        try:
            call()
        finally:
            sys.setprofile(None)
            sys.settrace(None)

    thread = threading.Thread(target=counted)
    thread.start()
    thread.join()
    return count

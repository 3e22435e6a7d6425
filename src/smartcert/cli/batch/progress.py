"""The progress of a long run, on a terminal's standard error, and nothing elsewhere."""

import sys
import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from smartcert.language import Language

if TYPE_CHECKING:
    from smartcert.batch.run import Progress

PATIENCE = 1.0
"""Seconds that pass before anything is shown."""

_RECENT = 30.0
"""Seconds over which the rate is taken."""


class Meter:
    """Shows how many cities are done, of how many, how fast, and how long it will still take."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._began = time.monotonic()
        self._known: deque[tuple[float, int]] = deque()
        self._bar: Any = None
        self._task: Any = None

    def tell(self, progress: "Progress") -> None:
        """Show the progress, once it has taken a while."""
        now = time.monotonic()
        if self._known and progress.done < self._known[-1][1]:
            self._known.clear()  # a second pass, over the duplicates
        self._known.append((now, progress.done))
        while self._known[0][0] < now - _RECENT:
            self._known.popleft()
        if now - self._began < PATIENCE:
            return
        if self._bar is None:
            self._begin(progress.cities)
        self._bar.update(
            self._task,
            completed=progress.done,
            total=progress.cities,
            speed=self._said(progress),
        )

    def _said(self, progress: "Progress") -> str:
        """Return the rate and the time that is left, in words; empty while they are unknown."""
        (since, had), (now, has) = self._known[0], self._known[-1]
        if has <= had or now <= since:
            return ""
        rate = (has - had) / (now - since)
        minutes, seconds = divmod(round((progress.cities - has) / rate), 60)
        hours, minutes = divmod(minutes, 60)
        left = f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"
        return self._language.say(
            "{rate} cities/s, {left} left", rate=f"{rate:,.0f}" if rate >= 1 else "<1", left=left
        )

    def _begin(self, cities: int) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, TextColumn
        from rich.progress import Progress as Bar

        self._bar = Bar(
            BarColumn(bar_width=24),
            TextColumn("{task.completed:,.0f}/{task.total:,.0f}"),
            TextColumn("{task.fields[speed]}"),
            console=Console(stderr=True),
            transient=True,
        )
        self._task = self._bar.add_task("", total=cities, speed="")
        self._bar.start()

    def close(self) -> None:
        """Remove the bar."""
        if self._bar is not None:
            self._bar.stop()


@contextmanager
def meter(language: Language) -> Iterator["Meter | None"]:
    """Yield a meter; None where standard error is no terminal."""
    if sys.stderr is None or not sys.stderr.isatty():
        yield None
        return
    shown = Meter(language)
    try:
        yield shown
    finally:
        shown.close()

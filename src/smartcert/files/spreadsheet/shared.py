"""What the sheets of a workbook have in common: its texts, its formats, how it counts."""

from collections.abc import Mapping, Sequence
from functools import cached_property

from smartcert.files.spreadsheet.formats import Format, Styles
from smartcert.files.spreadsheet.limits import LONGEST_WRITTEN
from smartcert.files.spreadsheet.package import Package
from smartcert.files.spreadsheet.values import text_in
from smartcert.files.spreadsheet.xml import Attributes, DamagedError, Listener, read_whole


class Shared:
    """What cells of all sheets point to; read when it is first asked for.

    Args:
        package: the parts.
        parts: the paths of those of the workbook by what they are.

    Attributes:
        recalculated: whether Excel calculates each formula anew when it opens the workbook, so
            that the values beside them are none.
        from_1904: whether days are counted from 1904.
    """

    def __init__(self, package: Package, parts: Mapping[str, str]) -> None:
        self._package, self._parts = package, parts
        self.recalculated = self.from_1904 = False

    @cached_property
    def texts(self) -> Sequence[str]:
        """The texts that cells name by their number."""
        texts = _Texts()
        self._read("sharedStrings", texts.listener)
        return texts.found

    @cached_property
    def formats(self) -> Sequence[Format]:
        """The format of each style; none where a workbook has no styles."""
        styles = Styles()
        self._read("styles", styles.listener)
        return styles.formats()

    def _read(self, kind: str, listener: Listener) -> None:
        name = self._parts.get(kind, "")
        if name in self._package:  # some programs name parts that are not there
            with self._package.opened(name) as part:
                read_whole(part, listener)


class _Texts:
    """Takes the part of the texts: each in one piece, or in runs, without how it is to be read."""

    def __init__(self) -> None:
        self.found: list[str] = []
        self._runs: list[str] = []
        self._length = 0
        self._open = self._hidden = False

    @property
    def listener(self) -> Listener:
        return Listener(["si", "t", "rPh"], self._start, self._end, self._take)

    def _start(self, name: str, _attributes: Attributes) -> None:
        if name == "rPh":
            self._hidden = True
        self._open = name == "t" and not self._hidden

    def _take(self, text: str) -> None:
        if self._open:
            self._runs.append(text)
            self._length += len(text)
            if self._length > LONGEST_WRITTEN:
                raise DamagedError

    def _end(self, name: str) -> None:
        self._open = False
        if name == "rPh":
            self._hidden = False
        elif name == "si":
            self.found.append(text_in("".join(self._runs)))
            self._runs.clear()
            self._length = 0

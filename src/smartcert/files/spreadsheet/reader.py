"""Workbooks that are read: their sheets in order, and which of them a person sees."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

from smartcert.diagnostics import Diagnostic, InvalidInput, Span, near
from smartcert.files.opening import OLE, opened, refused
from smartcert.files.spreadsheet.package import MEBIBYTE, Package, TooLargeError
from smartcert.files.spreadsheet.shared import Shared
from smartcert.files.spreadsheet.sheet import Sheet
from smartcert.files.spreadsheet.xml import (
    RELATION,
    Attributes,
    DamagedError,
    Listener,
    is_true,
    read_whole,
)
from smartcert.language import N_, Message
from smartcert.language.letters import seen

DAMAGED = N_("it is no Excel workbook (.xlsx), or a damaged one")
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_USUAL = "xl/workbook.xml"
_MOST_SHEETS = 10_000
"""Sheets of a workbook; Excel has no limit but its memory."""


@contextmanager
def opened_workbook(address: str) -> Iterator["Workbook"]:
    """Open a workbook, wherever it is; its sheets are read as long as it is open.

    Raises:
        InvalidInput: it cannot be read, is none, is damaged, locked, or too large.
    """
    with opened(address) as stream, workbook_in(stream, address) as book:
        yield book


@contextmanager
def workbook_in(stream: IO[bytes], name: str) -> Iterator["Workbook"]:
    """Open the workbook that a stream holds; its sheets are read as long as it is open.

    Raises:
        InvalidInput: it is none, is damaged, locked, or too large.
    """
    head = stream.read(MEBIBYTE)
    if not head:
        raise refused("SC109", name)
    if head.startswith(OLE):
        raise refused("SC712", name, reason=_locked_or_old(head + stream.read()))
    try:
        yield Workbook(stream, name)
    except DamagedError:
        raise refused("SC712", name, reason=DAMAGED) from None
    except TooLargeError as error:
        raise refused("SC719", name, size=error.size, limit=error.limit) from None


def _locked_or_old(data: bytes) -> Message:
    if _LOCKED in data:
        return N_("it is locked with a password; save it without one")
    return N_("it is an old .xls or another document; save it in Excel as .xlsx")


class Workbook:
    """A workbook that is open.

    Attributes:
        sheets: those of cells, by their names.
        seen: the names of those that Excel shows.
        defined: the names that stand for cells or values, as formulas use them.
    """

    def __init__(self, stream: IO[bytes], address: str) -> None:
        self._address = address
        package = self._package = Package(stream)
        main = {each.kind: each.part for each in package.relations()}.get("officeDocument", _USUAL)
        relations = package.relations(main)
        self._shared = Shared(package, {each.kind: each.part for each in relations})
        self._listed: list[Attributes] = []
        self.defined: set[str] = set()
        with package.opened(main) as part:
            read_whole(
                part, Listener(["workbookPr", "calcPr", "sheet", "definedName"], self._start)
            )
        of_cells = {each.id: each.part for each in relations if each.kind == "worksheet"}
        read: set[str] = set()
        self.sheets: dict[str, Sheet] = {}
        self.seen: list[str] = []
        for each in self._listed:
            name = each.get("name", "")
            relation = next((each[named] for named in RELATION if named in each), "")
            if relation in read:  # to be read as often as it is named
                raise DamagedError
            if relation in of_cells:
                read.add(relation)
                self.sheets[name] = Sheet(package, of_cells[relation], name, self._shared)
                if each.get("state", "visible") == "visible":
                    self.seen.append(name)

    def has(self, part: str) -> bool:
        """Tell whether the workbook has a part of this name."""
        return part in self._package

    def chosen(self, name: str | None) -> Sheet:
        """Return the sheet of this name, or the first that Excel shows.

        Raises:
            InvalidInput: there is none.
        """
        if not self.sheets:
            raise DamagedError
        if name is None and not self.seen:
            reason = N_("all its sheets are hidden; name one with --sheet")
            raise refused("SC712", self._address, reason=reason)
        wanted = self.seen[0] if name is None else name
        if wanted in self.sheets:
            return self.sheets[wanted]
        alike = [each for known, each in self.sheets.items() if seen(known) == seen(wanted)]
        if len(alike) != 1:
            known = [*self.sheets]
            values = {"sheet": wanted, "known": known}
            fault = Diagnostic("SC722", Span(self._address), values, near(wanted, known))
            raise InvalidInput([fault])
        return alike[0]

    def _start(self, name: str, attributes: Attributes) -> None:
        if name == "sheet":
            self._listed.append(attributes)
            if len(self._listed) > _MOST_SHEETS:
                raise DamagedError
        elif name == "definedName":
            self.defined.add(attributes.get("name", ""))
        elif name == "workbookPr":
            self._shared.from_1904 = is_true(attributes, "date1904")
        else:
            unfinished = attributes.get("calcCompleted") in {"0", "false"}
            self._shared.recalculated = is_true(attributes, "fullCalcOnLoad") or unfinished

"""What is a form, told by a marker in it; little is imported before a workbook is met."""

import io
import re

from smartcert.diagnostics import InvalidInput
from smartcert.files.opening import OLE, PACKED

MARKER = "smartcert_form"
"""The name, as formulas use names, that a workbook defines if it is a form."""

_PART = re.compile(rb"xl[/\\](?:\w+[/\\])*\w+\.(?:xml|bin)")
"""The name of a part of a workbook, as it stands in the packed bytes."""
_OPEN_DOCUMENT = b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet"
_ENDINGS = (".xls", ".xlsx", ".xlsm", ".xlsb")
_LOCKED = "EncryptedPackage".encode("utf-16-le")


def is_open_document(data: bytes) -> bool:
    """Tell whether bytes are a sheet of LibreOffice's own format."""
    return _OPEN_DOCUMENT in data[:200]


def is_workbook(data: bytes, name: str) -> bool:
    """Tell whether bytes are, or mean to be, a workbook of some program."""
    if data.startswith(PACKED):
        return _PART.search(data) is not None or is_open_document(data)
    return data.startswith(OLE) and (_LOCKED in data or name.lower().endswith(_ENDINGS))


def is_form(data: bytes, name: str) -> bool:
    """Tell whether bytes are a workbook that is marked as a form."""
    if not is_workbook(data, name):
        return False
    from smartcert.files.spreadsheet.reader import workbook_in

    try:
        with workbook_in(io.BytesIO(data), name) as book:
            return MARKER in book.defined
    except InvalidInput:
        return False


def is_form_at(address: str) -> bool:
    """Tell whether a file is a workbook that is marked as a form; little of it is read."""
    from smartcert.files.spreadsheet.reader import opened_workbook

    try:
        with opened_workbook(address) as book:
            return MARKER in book.defined
    except InvalidInput:
        return False

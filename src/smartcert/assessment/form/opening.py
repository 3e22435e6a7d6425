"""Forms told from texts: most files are texts, so what reads workbooks is imported late."""

from typing import TYPE_CHECKING

from smartcert.assessment.form.telling import is_workbook

if TYPE_CHECKING:
    from smartcert.assessment.form.reading import Form


def form_in(data: bytes, name: str) -> "Form | None":
    """Read the form that bytes hold; None if they are of no workbook.

    Raises:
        InvalidInput: they are of a workbook that is no form, or cannot be read as one.
    """
    if not is_workbook(data, name):
        return None
    from smartcert.assessment.form.reading import read_form

    return read_form(data, name)

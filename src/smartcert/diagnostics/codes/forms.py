"""SC8xx: forms, which are assessments in a workbook."""

from smartcert.diagnostics.codes import Code
from smartcert.language import N_

CODES: dict[str, Code] = {
    "SC801": Code(
        N_("a workbook that is no form"),
        N_("This workbook is no form of an assessment."),
        N_(
            "`smartcert init CITY.xlsx` writes a form. A table with a row a city is judged by "
            "`smartcert batch`."
        ),
    ),
    "SC802": Code(
        N_("a form without its mark"),
        N_("This workbook looks like a form, but the name smartcert_form that marks one is gone."),
        N_(
            "In Excel choose Formulas, Define Name, and give the name smartcert_form to any cell; "
            "or copy the answers into a new form."
        ),
    ),
    "SC803": Code(
        N_("a sheet of the form is missing"),
        N_("The form has no sheet “{sheet}” with its headings, or more than one."),
        N_(
            "Its sheets: {known}. Take the sheet from a new form (`smartcert init`), or delete the "
            "copies of it."
        ),
    ),
    "SC804": Code(
        N_("a column of the form is missing"),
        N_("The sheet “{sheet}” has no column “{column}”."),
        N_("Write the heading again, or take the column from a new form; it may be blank."),
    ),
    "SC805": Code(
        N_("an entry where none belongs"),
        N_("Nothing is written in this cell: {indicator} is answered in the rows of its items."),
        N_(
            "Clear the cell. Choose beside each item whether it is there, and write reasons, notes "
            "and the department into the indicator's own row."
        ),
    ),
    "SC806": Code(
        N_("neither yes nor no beside an item"),
        N_("“{written}” says neither that the item is there nor that it is not."),
        N_("Choose {yes} or {no}, or leave the cell blank."),
    ),
    "SC807": Code(
        N_("two parts that differ"),
        N_("{name} is “{written}” in one part and “{other}” in another."),
        N_("Settle it with those who wrote it and correct one part, or name one with --prefer."),
    ),
}

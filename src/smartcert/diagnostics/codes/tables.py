"""SC7xx: tables of cities."""

from smartcert.diagnostics.codes import Code, Severity
from smartcert.language import N_

CODES: dict[str, Code] = {
    "SC701": Code(
        N_("an unknown column"),
        N_("smartcert knows no column “{column}”."),
        N_(
            "Correct the heading, or delete it: a column without one is left out. `smartcert table "
            "template` writes a table with all columns."
        ),
    ),
    "SC702": Code(
        N_("a column is missing"),
        N_("The table has no column “{column}”."),
        N_("Add it. The headings stand in the first row, with no title above them."),
    ),
    "SC703": Code(
        N_("a column given twice"),
        N_("The column “{column}” is there twice."),
        N_("Keep one of the two, or delete the heading of the one that is not to count."),
    ),
    "SC704": Code(
        N_("no column of an indicator"),
        N_("No column is headed by the id of an indicator."),
        N_("Write the ids of the indicators into the first row; `smartcert show` lists them."),
    ),
    "SC705": Code(
        N_("a column of a type that cannot be read"),
        N_("The column “{column}” has the type {type}, which smartcert does not read."),
        N_("Save it as numbers, texts, days without a time zone, truth values, or lists of texts."),
    ),
    "SC706": Code(
        N_("a city twice"),
        N_("{city} is there more than once; none of its rows or files is judged."),
        N_(
            "Keep one of them; names that look the same are one city's, whatever blanks or signs "
            "that cannot be seen are in them. Tell two cities of one name apart, by their province "
            "for example."
        ),
    ),
    "SC707": Code(
        N_("a number stored as text"),
        N_("“{written}” looks like a number, but it is stored as a text."),
        N_(
            "In Excel click the green triangle and choose “Convert to Number”; in JSON write it "
            "without quotes."
        ),
    ),
    "SC708": Code(
        N_("a date where none is wanted"),
        N_("This cell holds the date or time {written}; Excel may have made it of another entry."),
        N_(
            "Give the cell the format “General” for a number or “Text” for a text, and type the "
            "entry anew."
        ),
    ),
    "SC709": Code(
        N_("merged cells"),
        N_("The cells {range} are merged, so that only the first of them holds a value."),
        N_("Unmerge them in Excel (Home, Merge & Center), and fill in each cell."),
    ),
    "SC710": Code(
        N_("a row with too many cells, or cut in two"),
        N_("This row has {given} cells, and the heading has {wanted}."),
        N_("Put double quotes around a cell that holds a comma (the separator) or a line break."),
    ),
    "SC711": Code(
        N_("a quote inside a cell"),
        N_("A double quote stands in the middle of a cell."),
        N_("Put the whole cell in double quotes, and write each quote inside it twice."),
    ),
    "SC712": Code(
        N_("not a table of this kind"),
        N_("The file is not what its name says: {reason}."),
        N_("Save the table anew from the program it comes from, or correct the file's ending."),
    ),
    "SC713": Code(
        N_("no columns of evidence"),
        N_("The table has no column of evidence, so no answer that needs some could earn points."),
        N_(
            "Add columns `ID.evidence` (`evidence`, if a row is an answer), or use --evidence "
            "not-required to judge the values alone."
        ),
    ),
    "SC714": Code(
        N_("a value and its parts"),
        N_("{indicator} has both a value and a numerator or denominator."),
        N_("Keep the value or its two parts, and leave the other cells blank."),
    ),
    "SC715": Code(
        N_("an answer given twice"),
        N_("{city} answers {indicator} twice."),
        N_("Keep one of the two rows."),
    ),
    "SC716": Code(
        N_("rows of a city that disagree"),
        N_("The rows of {city} give its “{column}” in two ways: “{written}” and “{other}”."),
        N_("Write the same in every row, or write it in one row only."),
    ),
    "SC717": Code(
        N_("a formula that failed"),
        N_("The formula in this cell came to no value: {written}."),
        N_("Correct the formula, or write the value itself."),
    ),
    "SC718": Code(
        N_("a name that Excel takes for a formula"),
        N_("This name begins with “{sign}”, and Excel would run it as a formula."),
        N_("Begin it with a letter."),
    ),
    "SC719": Code(
        N_("a table too large"),
        N_("Opened, this table would take {size} MiB; at most {limit} MiB are read."),
        N_(
            "In Excel press Ctrl+End, delete what stands far below or beside the table, and save. "
            "A table that is really so large is better kept as CSV or Parquet."
        ),
    ),
    "SC720": Code(
        N_("a table in CP949"),
        N_("The table is saved in CP949 (EUC-KR), as Excel saves “CSV”, not in UTF-8."),
        N_("Use --encoding cp949, or save it in Excel as “CSV UTF-8 (Comma delimited)”."),
    ),
    "SC721": Code(
        N_("no rows"),
        N_("The table has no rows below its headings."),
        N_("Check that it is the right file, and the right sheet."),
    ),
    "SC722": Code(
        N_("no such sheet"),
        N_("The workbook has no sheet “{sheet}”."),
        N_("Its sheets: {known}."),
    ),
    "SC723": Code(
        N_("an unknown ending of a table"),
        N_("By its ending “{name}” is no table that smartcert reads."),
        N_("Save it as one of {known}; to rename the file does not change what is in it."),
    ),
    "SC724": Code(
        N_("a quote that is not closed"),
        N_("A double quote opens this cell, and none closes it."),
        N_("Close it. A quote that belongs to the text is written twice in a quoted cell."),
    ),
    "SC725": Code(
        N_("a row with broken characters"),
        N_("This row cannot be read as text in {encoding}."),
        N_("If many rows are so, --encoding names the wrong one; else type the row anew."),
    ),
    "SC726": Code(
        N_("a line that is not JSON"),
        N_("This line cannot be read as JSON: {reason}."),
        N_("Each line holds one object: braces, names and texts in double quotes, commas."),
    ),
    "SC727": Code(
        N_("a name that comes late"),
        N_("“{column}” appears here first; the columns are those of the first {lines} lines."),
        N_("Give it in the first line too, as null if it has no value there."),
    ),
    "SC728": Code(
        N_("a row too long"),
        N_("A row of this table is longer than {limit} MiB."),
        N_("Check that it is the right file, and that its quotes are closed."),
    ),
    "SC729": Code(
        N_("too many columns"),
        N_("The table has more than {limit} columns."),
        N_("Check that it is the right file; a row is a city, a column an indicator."),
    ),
    "SC730": Code(
        N_("a table in UTF-16"),
        N_("The table is saved in UTF-16 (“Unicode Text” in Excel), not in UTF-8."),
        N_("Save it in Excel as “CSV UTF-8 (Comma delimited)”."),
    ),
    "SC731": Code(
        N_("a value within a value"),
        N_("“{column}” holds a list or an object that is no answer."),
        N_(
            "Write one value, a list of texts, or an object with value, evidence, "
            "not_applicable and note."
        ),
    ),
    "SC732": Code(
        N_("a number formatted as a percentage"),
        N_("This cell holds {held}, and its format shows it as {shown}."),
        N_("Give the cell the format “General”, and type the number anew: {number}."),
    ),
    "SC733": Code(
        N_("a formula never calculated"),
        N_("The formula in this cell has not been calculated, so that the cell holds no value."),
        N_("Open the workbook in Excel and save it, or write the value itself."),
    ),
    "SC734": Code(
        N_("a table in UTF-8 read as CP949"),
        N_("The table is saved in UTF-8, and is to be read as CP949."),
        N_("Leave out --encoding."),
    ),
    "SC735": Code(
        N_("Excel's number for a day"),
        N_("{written} is Excel's number for {day}."),
        N_("Give the cell a date format, or write the day as a text: {day}."),
    ),
    "SC736": Code(
        N_("rows of a city that do not stand together"),
        N_("The rows of {city} do not stand together."),
        N_("Sort the table by city, so that all rows of a city follow one another."),
    ),
    "SC737": Code(
        N_("another sheet that is a table"),
        N_("The sheet “{sheet}” is read, and not what has the headings of a table, too: {others}."),
        N_("Name the sheet that is meant with --sheet; for several, run once for each."),
        Severity.WARNING,
    ),
    "SC738": Code(
        N_("a file that ends inside a row"),
        N_("The file ends in this row, at its cell {given} of {wanted} and without a line break."),
        N_(
            "If the file was cut off on its way, fetch it anew; if it is whole, end its last line "
            "with a line break."
        ),
    ),
    "SC739": Code(
        N_("another table"),
        N_(
            "No heading of this table names an indicator of {catalogue}; of {count} headings the "
            "first unknown one is “{column}”."
        ),
        N_(
            "Check that it is the right file, sheet and --catalogue, and that the headings stand "
            "in the first row, with no title above them. `smartcert table template` writes a "
            "table with all columns."
        ),
    ),
    "SC740": Code(
        N_("evidence that is neither a count nor a list"),
        N_("The evidence of {indicator} is neither a whole number nor a list in JSON."),
        N_("Write how many pieces there are of the kinds that `smartcert show {indicator}` names."),
    ),
    "SC741": Code(
        N_("a count divided by other people than the city's"),
        N_("{indicator} is counted per inhabitants, but its denominator is not the population."),
        N_("Write only the count; smartcert divides it by the population."),
    ),
    "SC742": Code(
        N_("waivers without a day"),
        N_("Waivers hold until a day, and the table has no column “date”."),
        N_("Add the column, or give a day, such as --on 2022-08-31."),
    ),
}

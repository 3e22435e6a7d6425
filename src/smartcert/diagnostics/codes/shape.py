"""SC2xx: the shape."""

from smartcert.diagnostics.codes import Code
from smartcert.language import N_

CODES: dict[str, Code] = {
    "SC201": Code(
        N_("unknown field"),
        N_("There is no field “{field}” here."),
        N_("Fields here: {known}."),
    ),
    "SC202": Code(
        N_("missing field"),
        N_("The field “{field}” is missing."),
        N_("Add `{field}: …` here: {wanted}."),
    ),
    "SC203": Code(
        N_("a mapping is expected"),
        N_("“{field}” should be names with values, each on a line of its own."),
        N_("Write lines such as `{example}: …` instead, indented by two more blanks."),
    ),
    "SC204": Code(
        N_("a text that wants quotes"),
        N_("“{written}” is to be a text, but YAML readers may take it for something else."),
        N_('Put it in quotes: "{written}".'),
    ),
    "SC205": Code(
        N_("a text is expected"),
        N_("“{field}” wants a text, and {found}."),
        N_("Write the text{or_not}."),
    ),
    "SC206": Code(
        N_("a number is expected"),
        N_("A number is expected here."),
        N_("Write digits with a point for decimals, such as 12.5."),
    ),
    "SC207": Code(
        N_("a number in quotes"),
        N_("The number {number} stands as a text (in quotes or in full-width digits)."),
        N_("Write {number}: plain digits, no quotes."),
    ),
    "SC208": Code(
        N_("a number with separators"),
        N_("“{written}” has separators between its digits."),
        N_("Write {number}."),
    ),
    "SC209": Code(
        N_("a unit inside a number"),
        N_("“{written}” holds more than a number: “{unit}”."),
        N_("Write only the number: {number}."),
    ),
    "SC210": Code(
        N_("not a finite number"),
        N_("“{written}” is no number that could be judged."),
        N_("Leave the value out if it is not known."),
    ),
    "SC211": Code(
        N_("a number in another notation"),
        N_("“{written}” is not written as a plain decimal number."),
        N_(
            "Write digits with a point for decimals, such as {number}: one number, no exponent, no "
            "leading 0, no sign and no word beside it."
        ),
    ),
    "SC212": Code(
        N_("a whole number is expected"),
        N_("“{written}” has decimals, and a whole number is expected here."),
        N_("Write it without decimals."),
    ),
    "SC213": Code(
        N_("a number with too many digits"),
        N_("“{written}” has more than {digits} digits."),
        N_("Check the number and its unit."),
    ),
    "SC214": Code(
        N_("a date is expected"),
        N_("A date is expected here, in the form of 2022-06-30."),
        N_("Write {example}: year, month and day in four, two and two digits, with hyphens."),
    ),
    "SC215": Code(
        N_("a day that does not exist"),
        N_("There is no day {written}."),
        N_("Check the month and the day."),
    ),
    "SC216": Code(
        N_("true or false is expected"),
        N_("This is a question of yes or no."),
        N_("Write true (or 예, ○) for yes, false (or 아니오, ×) for no."),
    ),
    "SC217": Code(
        N_("yes or no in another spelling"),
        N_("“{written}” is not taken for yes or no."),
        N_("Write {wanted}."),
    ),
    "SC218": Code(
        N_("a list is expected"),
        N_("“{field}” should be a list."),
        N_(
            "Write each entry on lines of its own, the first after a hyphen and a blank: "
            "`- {example}: …`; without any, delete the line."
        ),
    ),
    "SC219": Code(
        N_("not one of the choices"),
        N_("“{written}” is none of the values of “{field}”."),
        N_("Choose one of: {named}."),
    ),
    "SC220": Code(
        N_("a list too short or too long"),
        N_("“{field}” has {count} entries."),
        N_("Entries wanted: {bound}."),
    ),
    "SC221": Code(
        N_("a number out of bounds"),
        N_("{written} is out of bounds; allowed is {bound}."),
        N_("Check the number and its unit."),
    ),
    "SC222": Code(
        N_("no blank after a colon"),
        N_("“{written}” is read as one text, because no blank stands after the colon."),
        N_("Write a blank after the colon."),
    ),
    "SC223": Code(
        N_("one line is expected"),
        N_("This text has several lines, and one is expected here."),
        N_("Write it on one line; a note may have several."),
    ),
    "SC224": Code(
        N_("an id is expected"),
        N_("“{written}” is no id: letters and digits, with . _ - inside, and no blanks."),
        N_("Write another id; the title is the place for words."),
    ),
    "SC225": Code(
        N_("a value without its name"),
        N_("The value of {field} stands right behind the id."),
        N_("Write it on the next line, two spaces further in: value: {written}"),
    ),
    "SC226": Code(
        N_("neither assessment nor catalogue"),
        N_("The file does not say what it is: it has no `format` that smartcert knows."),
        N_("Write `format:` with one of {formats} as its first line, or leave the file out."),
    ),
    "SC227": Code(
        N_("indented too little"),
        N_("“{field}” stands as deep as the ids; it belongs to the indicator above it."),
        N_("Indent this line, and those that belong to it, by two more blanks."),
    ),
    "SC228": Code(
        N_("another kind of file"),
        N_("This file is not an assessment, and only an assessment can be judged."),
        N_("Name an assessment; `smartcert check` checks the other files."),
    ),
    "SC229": Code(
        N_("not applicable without a reason"),
        N_("“{written}” does not say why the indicator does not apply."),
        N_(
            "Write the reason in words: whose task it is instead, or since which ordinance. If the "
            "indicator applies, delete this and answer it."
        ),
    ),
    "SC230": Code(
        N_("answers without their heading"),
        N_("Indicators stand here, and no line `answers:` stands above them."),
        N_("Write `answers:` on a line of its own above the first one, not indented."),
    ),
    "SC231": Code(
        N_("a text that is too long"),
        N_("This text has {length} characters, and at most {most} are read here."),
        N_("Shorten it; what takes more belongs into a document that the evidence names."),
    ),
    "SC232": Code(
        N_("a table instead of an assessment"),
        N_("By its ending this file is a table, and here a file is one city's."),
        N_("`smartcert batch {file}` judges the cities of a table."),
    ),
    "SC233": Code(
        N_("the city without its heading"),
        N_("Fields of the city stand here, and no line `city:` stands above them."),
        N_(
            "Write `city:` on a line of its own above the first one, not indented; indent these by "
            "two blanks."
        ),
    ),
}

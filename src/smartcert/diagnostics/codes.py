"""The table of codes: every fault that an input can have, and the words for it.

SC1xx the bytes and the YAML, SC2xx the shape, SC3xx a catalogue's meaning, SC4xx an
assessment's meaning, SC5xx waivers and baselines, SC6xx what a gate asks for, SC7xx tables of
cities. A code keeps its meaning for good; one that is dropped is not reused.
"""

from enum import StrEnum
from typing import NamedTuple

from smartcert.language import N_


class Severity(StrEnum):
    """An error stops the judging; a warning costs points at most."""

    ERROR = "error"
    WARNING = "warning"


class Code(NamedTuple):
    """What a code means: a title, the sentence that says it, and what to do."""

    title: str
    message: str
    help: str
    severity: Severity = Severity.ERROR


CODES: dict[str, Code] = {
    # --- bytes and text ---------------------------------------------------------------
    "SC101": Code(
        N_("file not found"),
        N_("There is no such file."),
        N_("Check the name and the folder."),
    ),
    "SC102": Code(
        N_("a folder, not a file"),
        N_("This is a folder; a file is expected."),
        N_("Name the file inside it."),
    ),
    "SC103": Code(
        N_("file cannot be read"),
        N_("The file cannot be read: {reason}."),
        N_("Check that you may open it and that no other program holds it."),
    ),
    "SC104": Code(
        N_("file too large"),
        N_("The file is larger than {limit} MiB; no assessment or catalogue is."),
        N_("Check that it is the right file."),
    ),
    "SC105": Code(
        N_("text in CP949"),
        N_("The file is saved in CP949 (EUC-KR), not in UTF-8; here is the first such character."),
        N_("In Notepad save it as “UTF-8”, or let `smartcert check --fix` rewrite it."),
    ),
    "SC106": Code(
        N_("text in UTF-16"),
        N_("The file is saved in UTF-16 (“Unicode” in Notepad), not in UTF-8."),
        N_("In Notepad save it as “UTF-8”, or let `smartcert check --fix` rewrite it."),
    ),
    "SC107": Code(
        N_("an office document"),
        N_("This is an office document or an archive (.xlsx, .hwp, .pdf, .zip), not a YAML text."),
        N_("Write the answers into a YAML file; `smartcert init` makes one to start from."),
    ),
    "SC108": Code(
        N_("not a text file"),
        N_("This is not a text in UTF-8."),
        N_("Check that it is the right file, and save it as UTF-8."),
    ),
    "SC109": Code(
        N_("empty file"),
        N_("The file is empty."),
        N_("`smartcert init` makes a file to start from."),
    ),
    "SC110": Code(
        N_("control character"),
        N_("The control character {character} has no place in a text file."),
        N_("Delete it; it often comes with text that is pasted from elsewhere."),
    ),
    "SC111": Code(
        N_("not YAML"),
        N_("The text cannot be read as YAML from here on."),
        N_("Check the indentation, the colon after each name, and the quotes and brackets above."),
    ),
    "SC112": Code(
        N_("a tab in the indentation"),
        N_("A tab stands where YAML wants spaces."),
        N_("Replace the tab by two spaces."),
    ),
    "SC113": Code(
        N_("a full-width colon"),
        N_("A full-width colon “：” stands where YAML wants a plain “:” and a space."),
        N_("Switch the keyboard to English for the colon."),
    ),
    "SC114": Code(
        N_("a colon inside a text"),
        N_("This text holds a colon and a space, which YAML takes for a new name."),
        N_("Put the whole text in double quotes."),
    ),
    "SC115": Code(
        N_("a quote or bracket left open"),
        N_("A quote or a bracket is opened here and not closed."),
        N_("Close it, or put a text that holds quotes or brackets in other quotes."),
    ),
    "SC116": Code(
        N_("an invisible character"),
        N_("An invisible or full-width space stands in this line, and YAML cannot read it."),
        N_("Delete the blanks of this line and type them anew."),
    ),
    "SC117": Code(
        N_("an invisible character in a name"),
        N_("The name “{key}” holds the invisible character {character}."),
        N_("Delete the name and type it anew."),
    ),
    "SC118": Code(
        N_("several documents in one file"),
        N_("A second document begins here (after `---`); a file holds one."),
        N_("Move it into a file of its own."),
    ),
    "SC119": Code(
        N_("a name given twice"),
        N_("“{key}” is given twice; a reader would silently lose the first."),
        N_("Keep one of the two."),
    ),
    "SC120": Code(
        N_("an anchor"),
        N_("“&{name}” is an anchor; these files do not use them."),
        N_("Put a text that begins with “&” in quotes; else delete the anchor."),
    ),
    "SC121": Code(
        N_("an alias or a merge"),
        N_("“{name}” is an alias or a merge; these files do not use them."),
        N_("Write the value out. Put a text that begins with “*” in quotes."),
    ),
    "SC122": Code(
        N_("a tag"),
        N_("“{tag}” is a tag; these files do not use them."),
        N_("Delete it. Put a text that begins with “!” in quotes."),
    ),
    "SC123": Code(
        N_("a name that is no text"),
        N_("A name is expected here, and a list or a mapping stands in its place."),
        N_("Check brackets and braces; a text that begins with one needs quotes."),
    ),
    "SC124": Code(
        N_("too deep or too many values"),
        N_("The file is nested deeper than {deepest} levels or has more than {most} values."),
        N_("No assessment or catalogue is; check that it is the right file."),
    ),
    "SC125": Code(
        N_("a backslash in double quotes"),
        N_(
            "In double quotes a backslash is the beginning of a sign of its own, and “\\{sign}” "
            "is none."
        ),
        N_("Put the text in single quotes, or write “/” or two backslashes for one."),
    ),
    "SC126": Code(
        N_("indentation that does not fit"),
        N_("This line is indented by {given} blanks; lines here are indented by {wanted}."),
        N_("Indent it as the lines that it belongs to, each deeper level by two more blanks."),
    ),
    "SC127": Code(
        N_("nothing matched"),
        N_("“{pattern}” matches no file."),
        N_(
            "Check the spelling. A folder is searched for .yaml and .yml files that "
            ".gitignore does not exclude."
        ),
    ),
    "SC128": Code(
        N_("a sign that wants quotes"),
        N_("A text that begins with “{sign}” needs quotes."),
        N_("Put the whole text in double quotes, or in single ones if it has double ones."),
    ),
    "SC150": Code(
        N_("Hangul taken apart"),
        N_("Hangul is taken apart into its letters here, as macOS writes it (NFD)."),
        N_("It is read as whole syllables; write them so, or searching will not find them."),
        Severity.WARNING,
    ),
    # --- shape ------------------------------------------------------------------------
    "SC201": Code(
        N_("unknown field"),
        N_("There is no field “{field}” here."),
        N_("Fields here: {known}."),
    ),
    "SC202": Code(
        N_("missing field"),
        N_("The field “{field}” is missing."),
        N_("Add it here."),
    ),
    "SC203": Code(
        N_("a mapping is expected"),
        N_("“{field}” should be names with values, each on a line of its own."),
        N_("Write `name: value` lines, indented by two spaces."),
    ),
    "SC204": Code(
        N_("a text that wants quotes"),
        N_("“{written}” is to be a text, but YAML readers may take it for something else."),
        N_('Put it in quotes: "{written}".'),
    ),
    "SC205": Code(
        N_("a text is expected"),
        N_("A text is expected here."),
        N_("Write it here; only a note with nothing to say is left out as a whole line."),
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
        N_("Write only the number."),
    ),
    "SC210": Code(
        N_("not a finite number"),
        N_("“{written}” is no number that could be judged."),
        N_("Leave the value out if it is not known."),
    ),
    "SC211": Code(
        N_("a number in another notation"),
        N_("“{written}” is not written as a plain decimal number."),
        N_("Write digits with a point for decimals, such as 12.5, without exponent or leading 0."),
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
        N_("A date is expected here, written like 2022-06-30."),
        N_("Write year, month and day with hyphens: four, two and two digits."),
    ),
    "SC215": Code(
        N_("a day that does not exist"),
        N_("There is no day {written}."),
        N_("Check the month and the day."),
    ),
    "SC216": Code(
        N_("true or false is expected"),
        N_("This is a question of yes or no."),
        N_("Write true for yes or false for no, without quotes."),
    ),
    "SC217": Code(
        N_("yes or no in another spelling"),
        N_("“{written}” is not true or false to every YAML reader."),
        N_("Write {wanted}, without quotes."),
    ),
    "SC218": Code(
        N_("a list is expected"),
        N_("“{field}” should be a list."),
        N_("Write each entry on a line of its own, after “- ”."),
    ),
    "SC219": Code(
        N_("not one of the choices"),
        N_("“{written}” is none of the values of “{field}”."),
        N_("Choose one of: {choices}."),
    ),
    "SC220": Code(
        N_("a list too short or too long"),
        N_("“{field}” has too few or too many entries."),
        N_("See the reference of the format for how many there must be."),
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
    # --- a catalogue's meaning --------------------------------------------------------
    "SC301": Code(
        N_("an id given twice"),
        N_("The id “{id}” is given twice."),
        N_("Give one of the two another id."),
    ),
    "SC302": Code(
        N_("points that do not add up"),
        N_("{declared} points are declared here, but the parts add up to {total}."),
        N_("Correct the parts or the declared sum; nothing is scaled silently."),
    ),
    "SC303": Code(
        N_("no points"),
        N_("“{id}” has no points; every node must be worth something."),
        N_("Give it points above 0 or delete it."),
    ),
    "SC304": Code(
        N_("an empty category"),
        N_("The category “{id}” has neither categories nor indicators."),
        N_("Add some or delete it."),
    ),
    "SC305": Code(
        N_("weights that are not 100"),
        N_("The weights in “{id}” add up to {total}, not to 100."),
        N_("Correct the weights; they are never scaled silently."),
    ),
    "SC306": Code(
        N_("a weight without a mean"),
        N_("“{id}” has a weight, but its category adds points up (`combine: sum`)."),
        N_("Delete the weight, or write `combine: mean` in the category."),
    ),
    "SC307": Code(
        N_("a weight is missing"),
        N_("“{id}” needs a weight above 0, because its category takes a mean."),
        N_("Write `weight:` in percent; the weights of a category add up to 100."),
    ),
    "SC308": Code(
        N_("points with too many decimals"),
        N_("{points} points have more decimals than the catalogue's {decimals}."),
        N_("Round the points, or raise `decimals` at the top."),
    ),
    "SC309": Code(
        N_("a weight that splits the smallest unit"),
        N_("The weight of “{id}” is worth {share} points, finer than the smallest unit."),
        N_("Choose points or weights that divide evenly, or raise `decimals` at the top."),
    ),
    "SC310": Code(
        N_("unknown source"),
        N_("The source “{name}” is not listed under `sources`."),
        N_("Add it there, or correct the name."),
    ),
    "SC311": Code(
        N_("unknown kind of evidence"),
        N_("The kind of evidence “{name}” is not listed under `evidence_kinds`."),
        N_("Add it there, or correct the name."),
    ),
    "SC312": Code(
        N_("a measure is missing"),
        N_("“{id}” scores a number but does not say how it is formed."),
        N_("Add `measure:` with form, unit and decimals."),
    ),
    "SC313": Code(
        N_("a measure that nothing uses"),
        N_("“{id}” has a measure, but its scoring rule takes no number."),
        N_("Delete the measure, or choose the rule goalposts or bands."),
    ),
    "SC314": Code(
        N_("an empty range"),
        N_("The range from {low} to {high} is empty."),
        N_("Write the smaller number first."),
    ),
    "SC315": Code(
        N_("a range finer than its decimals"),
        N_("The range has more decimals than the {decimals} that an answer may have."),
        N_("Round the range, or raise `decimals` of the measure."),
    ),
    "SC316": Code(
        N_("goalposts that coincide"),
        N_("Both goalposts stand at {post}."),
        N_("Give `zero_at` and `full_at` different values."),
    ),
    "SC317": Code(
        N_("points out of reach"),
        N_("{edge} lies outside the range {low} … {high}, so these points can never be earned."),
        N_("Correct the edge or the range."),
    ),
    "SC318": Code(
        N_("the first band has a lower edge"),
        N_("The first band must be open below."),
        N_("Delete its `from`."),
    ),
    "SC319": Code(
        N_("a band has no lower edge"),
        N_("Only the first band is open below; this one needs its lower edge."),
        N_("Add `from`, equal to the `to` of the band before."),
    ),
    "SC320": Code(
        N_("the last band has an upper edge"),
        N_("The last band must be open above."),
        N_("Delete its `to`."),
    ),
    "SC321": Code(
        N_("a band has no upper edge"),
        N_("Only the last band is open above; this one needs its upper edge."),
        N_("Add `to`, equal to the `from` of the next band."),
    ),
    "SC322": Code(
        N_("the edges of a band are out of order"),
        N_("The band from {lower} to {upper} is empty."),
        N_("Write the smaller edge as `from`."),
    ),
    "SC323": Code(
        N_("points of a band out of bounds"),
        N_("{points} points are below 0 or above the indicator's {maximum}."),
        N_("Correct the points of the band or of the indicator."),
    ),
    "SC324": Code(
        N_("a gap between bands"),
        N_("Values from {upper} to {lower} fall into no band."),
        N_("Let this band begin where the one before ends."),
    ),
    "SC325": Code(
        N_("bands that overlap"),
        N_("Values from {lower} to {upper} fall into two bands."),
        N_("Let this band begin where the one before ends."),
    ),
    "SC326": Code(
        N_("full points are out of reach"),
        N_("The indicator is worth {maximum} points, and no answer earns exactly these."),
        N_("Correct the points of the best band or level, or of the indicator."),
    ),
    "SC327": Code(
        N_("levels out of order"),
        N_("Level {expected} is expected here."),
        N_("Number the levels 0, 1, 2 and so on."),
    ),
    "SC328": Code(
        N_("a higher level earns no more"),
        N_("This level earns {points} points, no more than the level below."),
        N_("Let the points rise from level to level."),
    ),
    "SC329": Code(
        N_("level 0 earns points"),
        N_("Level 0 must be worth 0 points."),
        N_("Write `points: 0`."),
    ),
    "SC330": Code(
        N_("a hole between tracks"),
        N_("A {kind} with {people} inhabitants falls into no track."),
        N_("Complete the conditions; every kind of government at every population has a track."),
    ),
    "SC331": Code(
        N_("tracks that overlap"),
        N_("A {kind} with {people} inhabitants falls into two tracks."),
        N_("Correct the conditions; every city has one track."),
    ),
    "SC332": Code(
        N_("a mark out of reach"),
        N_("{mark} % cannot be: a mark lies above 0 and at most at 100 % of the maximum."),
        N_("Correct the mark."),
    ),
    "SC333": Code(
        N_("a rule about something unknown"),
        N_("The rule names “{name}”, which the catalogue does not have."),
        N_("Correct the id."),
    ),
    "SC334": Code(
        N_("grades out of order"),
        N_("The edge {share} % is not below that of the better grade."),
        N_("List the grades from the best down, each with a lower edge."),
    ),
    "SC335": Code(
        N_("grades not numbered in turn"),
        N_("Grade {expected} is expected here."),
        N_("Number the grades in turn, the best first."),
    ),
    "SC336": Code(
        N_("a worse grade is certified, a better is not"),
        N_("This grade is certified although a better one is not."),
        N_("Correct `certified`."),
    ),
    "SC337": Code(
        N_("the last grade does not end at 0"),
        N_("The last grade must begin at 0 % and not be certified."),
        N_("Write `at_least: 0` and `certified: false`."),
    ),
    "SC338": Code(
        N_("grades against the pass mark"),
        N_("The worst certified grade does not begin at the pass mark of {mark} %."),
        N_("Let it begin there."),
    ),
    "SC339": Code(
        N_("numbers too large to be exact"),
        N_("The scale of “{id}” can lead to numbers of more than 64 bits."),
        N_("Narrow the range, or use fewer decimals or smaller points."),
    ),
    # --- an assessment's meaning ------------------------------------------------------
    "SC401": Code(
        N_("unknown catalogue"),
        N_("There is no catalogue “{name}”."),
        N_("Known are: {known}. For a file of your own use --catalogue PATH."),
    ),
    "SC402": Code(
        N_("unknown indicator"),
        N_("The catalogue {catalogue} has no indicator “{indicator}”."),
        N_("`smartcert show` lists them all."),
    ),
    "SC403": Code(
        N_("another catalogue"),
        N_("The assessment answers {named}, but {given} is given."),
        N_("Judge it under the catalogue that it answers."),
    ),
    "SC405": Code(
        N_("population missing for the track"),
        N_("The population is missing: for a {kind} it decides the track."),
        N_("Add `population` and `population_date`."),
    ),
    "SC406": Code(
        N_("population missing for a count per inhabitants"),
        N_("The population is missing: {indicators} is counted per inhabitants."),
        N_("Add `population` and `population_date`."),
    ),
    "SC407": Code(
        N_("population without its date"),
        N_("The population has no date."),
        N_("Add `population_date`, the day of the statistics."),
    ),
    "SC408": Code(
        N_("dated after the assessment"),
        N_("{day} is after the date of the assessment, {date}."),
        N_("Correct the date; what comes later cannot count."),
    ),
    "SC409": Code(
        N_("unknown kind of evidence"),
        N_("“{kind}” is no kind of evidence."),
        N_("Choose one of: {known}."),
    ),
    "SC410": Code(
        N_("not applicable where it must apply"),
        N_("{indicator} applies to every city; the catalogue allows no exception."),
        N_("Answer it, or leave it blank: it then earns no points."),
    ),
    "SC411": Code(
        N_("a value and not applicable"),
        N_("{indicator} has a value and is called not applicable."),
        N_("Keep one of the two."),
    ),
    "SC412": Code(
        N_("value out of range"),
        N_("{written} is out of range for {indicator}: {low} … {high}."),
        N_("Check the value and its unit."),
    ),
    "SC413": Code(
        N_("too many decimals"),
        N_("{written} has more decimals than the {decimals} of {indicator}."),
        N_("Round it as the statistics do; smartcert does not round for you."),
    ),
    "SC414": Code(
        N_("denominator 0"),
        N_("A share of 0 is not defined ({indicator})."),
        N_("Leave the answer out, or say not applicable where the catalogue allows it."),
    ),
    "SC415": Code(
        N_("numerator above denominator"),
        N_("The numerator {numerator} is larger than the denominator {denominator}."),
        N_("Check the two; they may be swapped."),
    ),
    "SC416": Code(
        N_("a list of items is expected"),
        N_("{indicator} is a checklist: the value is the list of the items fulfilled."),
        N_("Write them in brackets with commas, such as [{first}]; [] if none is. Items: {items}."),
    ),
    "SC417": Code(
        N_("unknown item"),
        N_("“{item}” is no item of this checklist."),
        N_("Items: {items}."),
    ),
    "SC418": Code(
        N_("an item ticked twice"),
        N_("“{item}” is ticked twice."),
        N_("Keep one of the two."),
    ),
    "SC419": Code(
        N_("a unit inside a value"),
        N_("“{written}” holds more than a number; {indicator} is counted in “{unit}”."),
        N_("Write only the number, converted to {unit} if need be."),
    ),
    "SC420": Code(
        N_("the same evidence twice"),
        N_("This piece of evidence is given twice for {indicator}; it counts once."),
        N_("Delete one of the two, or correct its title, document or page."),
    ),
    "SC421": Code(
        N_("a level is expected"),
        N_("{indicator} is judged by level: “{written}” is none of 0 to {top}."),
        N_("Write one whole number; `smartcert show {indicator}` says what each level means."),
    ),
    "SC422": Code(
        N_("an assessment dated before its evidence"),
        N_("{count} dates of the city and its evidence are after the assessment's, {date}."),
        N_("Check this date first; what comes later cannot count."),
    ),
    "SC450": Code(
        N_("a claim without its evidence"),
        N_("{indicator} earns no points: evidence that counts: wanted {wanted}, given {given}."),
        N_("Add evidence of these kinds: {kinds}."),
        Severity.WARNING,
    ),
    "SC451": Code(
        N_("evidence without a value"),
        N_("{indicator} has evidence but no value, and counts as not answered."),
        N_("Write the value, or delete the evidence."),
        Severity.WARNING,
    ),
    # --- waivers and baselines --------------------------------------------------------
    "SC501": Code(
        N_("a waiver that has expired"),
        N_("The waiver of {indicator} ended on {until}; on {day} it has no effect."),
        N_("Delete it, or ask its owner to prolong it."),
        Severity.WARNING,
    ),
    "SC502": Code(
        N_("a waiver that ends soon"),
        N_("The waiver of {indicator} ends on {until}, {left} days after {day}."),
        N_("Have the indicator answered by then, or ask the owner to prolong the waiver."),
        Severity.WARNING,
    ),
    "SC503": Code(
        N_("waivers under another catalogue"),
        N_("The waivers are for {named}, but {given} is given."),
        N_("Give the waivers of the catalogue that is used."),
    ),
    "SC504": Code(
        N_("a waiver given twice"),
        N_("{indicator} is waived twice for the same city."),
        N_("Keep one of the two."),
    ),
    "SC505": Code(
        N_("a known finding that is gone"),
        N_("This entry of the baseline matches no finding any more: {code} of {city}."),
        N_("Delete it, or write the baseline anew with --write-baseline."),
        Severity.WARNING,
    ),
    "SC506": Code(
        N_("a waiver of a city that is not here"),
        N_("No assessment of this run is of a city called “{city}”, so the waiver excuses none."),
        N_("Write the city's name as its assessment does."),
        Severity.WARNING,
    ),
    # --- what a gate asks for ---------------------------------------------------------
    "SC601": Code(
        N_("not certified"),
        N_("{city} is not certified: {earned} of {maximum} points ({share} %), grade {grade}."),
        N_("See the rules that do not hold; `smartcert evaluate FILE` says what costs most."),
    ),
    "SC602": Code(
        N_("below the grade asked for"),
        N_("{city} has grade {grade}, and --min-grade asks for {wanted} or better."),
        N_("`smartcert evaluate FILE` says what the next better grade needs."),
    ),
    "SC603": Code(
        N_("below the share asked for"),
        N_("{city} has {share} % of the points, and --min-share asks for {wanted} %."),
        N_("`smartcert evaluate FILE` says on which indicators most points are left."),
    ),
    # --- tables -----------------------------------------------------------------------
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
        N_("Keep one of them. Tell two cities of one name apart, by their province for example."),
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
        N_("a row with too few or too many cells"),
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
            "not-examined to judge the values alone."
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
        N_("a text that Excel takes for a formula"),
        N_("This text begins with “{sign}”, and Excel would run it as a formula."),
        N_("Begin it with a word, or a list with “·”."),
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
        N_("“{ending}” is the ending of no table that smartcert reads."),
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

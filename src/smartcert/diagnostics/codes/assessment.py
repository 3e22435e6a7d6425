"""SC4xx: an assessment's meaning."""

from smartcert.diagnostics.codes import Code, Severity
from smartcert.language import N_

CODES: dict[str, Code] = {
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
        N_("Write one that counts for {indicator}: {known}."),
    ),
    "SC410": Code(
        N_("not applicable where it must apply"),
        N_("{indicator} applies to {whom}; exceptions in the catalogue: {exceptions}."),
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
        N_("Round it as the statistics do; smartcert does not round for you.{or_percent}"),
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
        N_("Write them in brackets with commas, such as [{first}]; [] if none is. Items: {named}."),
    ),
    "SC417": Code(
        N_("unknown item"),
        N_("“{item}” is no item of this checklist."),
        N_("Write one of its items: {named}."),
    ),
    "SC418": Code(
        N_("an item ticked twice"),
        N_("“{item}” is ticked twice."),
        N_("Keep one of the two."),
    ),
    "SC419": Code(
        N_("a unit inside a value"),
        N_("“{written}” holds more than a number; {indicator} is counted in “{unit}”."),
        N_("Write only the number, {number}, converted to {unit} if need be."),
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
    "SC423": Code(
        N_("a resident registration number"),
        N_("This text holds a resident registration number, and its check digit is right."),
        N_(
            "Delete it: an assessment is passed on and read by many, and evidence is found by its "
            "title, document and page."
        ),
    ),
    "SC424": Code(
        N_("a share by its parts is expected"),
        N_(
            "{indicator} needs numerator and denominator: a denominator below {floor} counts as "
            "{floor}."
        ),
        N_("Write {open}numerator: N, denominator: N{close}; in a table fill these two columns."),
    ),
    "SC425": Code(
        N_("a word in place of a value"),
        N_("“{written}” is no value of {indicator}."),
        N_("If there is none, write {none}; if it is not known, leave the value blank{else_}."),
    ),
    "SC426": Code(
        N_("a share written as a fraction"),
        N_("{indicator} is a share, and “{written}” is not read as one."),
        N_(
            "Write {open}numerator: {numerator}, denominator: {denominator}{close}; in a table "
            "fill these two columns."
        ),
    ),
    "SC450": Code(
        N_("a claim without its evidence"),
        N_(
            "{indicator} {title} earns no points: evidence that counts: wanted {wanted}, given "
            "{given}."
        ),
        N_("Add evidence of these kinds{once}: {kinds}.{idle}"),
        Severity.WARNING,
    ),
    "SC451": Code(
        N_("evidence without a value"),
        N_("{indicator} has evidence but no value, and counts as not answered."),
        N_("Write the value, or delete the evidence."),
        Severity.WARNING,
    ),
    "SC452": Code(
        N_("what looks like the number of a person"),
        N_("This text holds what looks like a {what}."),
        N_(
            "Delete it if it is one: an assessment is passed on and read by many. Who answers "
            "questions stands in `contact`."
        ),
        Severity.WARNING,
    ),
    "SC453": Code(
        N_("one page for several indicators"),
        N_("{count} indicators cite the same page as evidence: {indicators}."),
        N_(
            "Check that the page proves each of them; otherwise name for each the page, or the "
            "document, that does."
        ),
        Severity.WARNING,
    ),
    "SC454": Code(
        N_("an exception without its evidence"),
        N_(
            "{indicator} {title} is called not applicable without its proof, so it applies and "
            "earns no points: wanted {wanted}, given {given}."
        ),
        N_("Add evidence of these kinds{once}: {kinds}.{idle}"),
        Severity.WARNING,
    ),
    "SC455": Code(
        N_("items that do not count"),
        N_("{indicator} earns no points: without “{item}” no other item counts."),
        N_("Add “{item}” if it holds."),
        Severity.WARNING,
    ),
    "SC460": Code(
        N_("an unlikely value, as in another unit"),
        N_("{indicator}: {value} lies outside {low} … {high}, the usual range ({basis})."),
        N_(
            "It looks as if written in {units}; {unit} is asked for. If it is right, say so in "
            "`confirmed`."
        ),
        Severity.WARNING,
    ),
    "SC461": Code(
        N_("an unlikely value"),
        N_("{indicator}: {value} lies outside {low} … {high}, the usual range ({basis})."),
        N_("Check the value and its unit, {unit}; if both are right, say so in `confirmed`."),
        Severity.WARNING,
    ),
    "SC462": Code(
        N_("an unlikely population"),
        N_("{people} inhabitants lie outside {low} … {high}, usual for a {kind} ({basis})."),
        N_(
            "Write single inhabitants, not thousands; if it is right, say so in the city's "
            "`confirmed`."
        ),
        Severity.WARNING,
    ),
    "SC463": Code(
        N_("a fraction for a percentage"),
        N_("{indicator} is counted in percent: {written} means {written} %."),
        N_(
            "Write 20 for 20 %; if the share is that small, say so in `confirmed`, or write its "
            "parts."
        ),
        Severity.WARNING,
    ),
    "SC464": Code(
        N_("a value far from the other cities"),
        N_(
            "{indicator}: {value} lies more than three quartile distances outside {low} … {high}, "
            "the middle half of the {cities} cities of its track that answered."
        ),
        N_("Check the value and its unit, {unit}; if both are right, say so in `confirmed`."),
        Severity.WARNING,
    ),
}

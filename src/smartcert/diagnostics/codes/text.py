"""SC1xx: the bytes and the YAML."""

from smartcert.diagnostics.codes import Code, Severity
from smartcert.language import N_

CODES: dict[str, Code] = {
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
        N_(
            "This is an office document or an archive (.hwp, .docx, .pdf, .zip), no YAML text and "
            "no form."
        ),
        N_("Write the answers into a form (.xlsx) or a YAML file; `smartcert init` makes either."),
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
        N_(
            "Indent this line by {wanted} blanks, or write above it the name that it belongs to; "
            "each deeper level is indented by two more."
        ),
    ),
    "SC127": Code(
        N_("nothing matched"),
        N_("“{pattern}” matches no file."),
        N_(
            "Check the spelling. A folder is searched for .yaml and .yml files and forms (.xlsx) "
            "that .gitignore does not exclude."
        ),
    ),
    "SC128": Code(
        N_("a sign that wants quotes"),
        N_("A text that begins with “{sign}” needs quotes."),
        N_("Put the whole text in double quotes, or in single ones if it has double ones."),
    ),
    "SC129": Code(
        N_("a sign in place of a value"),
        N_("A “{sign}” behind a colon is no value; to YAML it begins something else."),
        N_(
            "Delete it. A value that is not known stays blank, of none it is 0; entries of a list "
            "stand on the lines below; that the task is not the city's is said in "
            "`not_applicable`."
        ),
    ),
    "SC130": Code(
        N_("a comma that is missing"),
        N_("Between braces or brackets a comma is missing before this place."),
        N_("Write a comma and a blank between two entries, such as {open}a: 1, b: 2{close}."),
    ),
    "SC131": Code(
        N_("a name without its colon"),
        N_("No colon stands in this line, “{written}”."),
        N_("Write `{meant}`: a name, a colon, a blank and the value; a remark begins with #."),
    ),
    "SC132": Code(
        N_("no blank after a hyphen"),
        N_("No blank stands behind the hyphen that begins “{written}”."),
        N_("Write a hyphen and a blank: `- {meant}`."),
    ),
    "SC150": Code(
        N_("Hangul taken apart"),
        N_("Hangul is taken apart into its letters here, as macOS writes it (NFD)."),
        N_("It is read as whole syllables; write them so, or searching will not find them."),
        Severity.WARNING,
    ),
}

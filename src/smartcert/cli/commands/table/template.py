"""`smartcert table template`: an empty table for a catalogue."""

from typing import Annotated

import typer

from smartcert.cli.options import CatalogueName, Lang
from smartcert.cli.refusal import Refused, refuse_inputs
from smartcert.language import N_, Language

HELP = N_("Write an empty table for a catalogue: a row a city, a column for every question.")
EXAMPLES = """\
smartcert table template --output round.xlsx --lang ko
smartcert table template --catalogue molit-smart-city@2022 --output round.csv"""

ENDINGS = (".xlsx", ".csv")


def template(
    context: typer.Context,
    output: Annotated[
        str,
        typer.Option(
            "--output",
            metavar="FILE",
            help=N_(
                "The table: .xlsx with headings in your language, lists to choose from, checks "
                "and a guide; or .csv with the names of the columns alone."
            ),
        ),
    ],
    catalogue: CatalogueName = None,
    force: Annotated[
        bool, typer.Option("--force", help=N_("Replace the file if there is one."))
    ] = False,
    lang: Lang = None,
) -> None:
    """Write the empty table, or refuse to touch a file that is there."""
    del lang  # taken before the arguments were parsed
    from smartcert import load_catalogue
    from smartcert.catalogue.packaged import DEFAULT
    from smartcert.cli import terminal as out
    from smartcert.cli.table.target import ending_of
    from smartcert.files import storage

    language: Language = context.obj
    ending = ending_of(output, ENDINGS, language)
    if not force and storage.exists(output):
        raise Refused(language.say("{file} exists; --force replaces it.", file=output))
    refuse_inputs([output], [catalogue], language)
    chosen = load_catalogue(catalogue or DEFAULT)
    if ending == ".xlsx":
        from smartcert.forms.template_xlsx import workbook

        out.save(output, workbook(chosen, language), language)
    else:
        import io

        from smartcert.forms.questions import names
        from smartcert.tables.writing.layout import Sheet, contents_in
        from smartcert.tables.writing.writers import write_csv

        made = io.BytesIO()
        columns, contents = tuple(names(chosen)), contents_in(chosen, counts=True)
        write_csv(Sheet(columns, tuple(contents[name] for name in columns), ()), made)
        out.save(output, made.getvalue(), language)
    sentence = N_("{file} is written. Fill in a row a city, then: smartcert batch {file}")
    out.tell(language.say(sentence, file=output))

"""The first sheet of a workbook: by what was judged, how it was ranked, and what all came to."""

from collections.abc import Iterable, Sequence

from smartcert.batch import statistics
from smartcert.batch.outcome import BatchOutcome
from smartcert.diagnostics.codes import CODES
from smartcert.files.spreadsheet.book import Book
from smartcert.files.spreadsheet.contents import Cell
from smartcert.language import Language
from smartcert.render.batch import sentences
from smartcert.render.batch.sheet import NOTE_HEIGHT, form_of, heading_of, style_of, write_cell
from smartcert.render.layout import cells
from smartcert.version import __version__

_WIDTHS = (16, 46, *(12,) * 8)
_TEXT = sum(_WIDTHS[1:6])  # characters over which a sentence is written


def add_cover(book: Book, outcome: BatchOutcome, language: Language) -> None:
    """Add the sheet."""
    _Cover(book, outcome, language).write()


class _Cover:
    """Writes the sheet line by line."""

    def __init__(self, book: Book, outcome: BatchOutcome, language: Language) -> None:
        self.book, self.outcome, self.language = book, outcome, language
        self.page = book.add_page(language.say("about"), _WIDTHS)
        self.row = 0
        self.page.hide_gridlines(2)
        self.page.set_landscape()
        self.page.fit_to_pages(1, 0)

    def write(self) -> None:
        """Write everything."""
        say, edition = self.language.say, self.outcome.catalogue.edition
        self._title(self.language.pick(edition.title))
        notice = sentences.evidence(self.outcome, self.language)
        self._line(say("Evidence"), notice, "" if self.outcome.evidence_required else "bad")
        self._line(say("Result"), sentences.totals(self.outcome, self.language))
        self._line(say("Catalogue"), sentences.identity(self.outcome.catalogue, self.language))
        self._line(say("Basis"), self.language.pick(edition.basis), "warn")
        self._line(say("Ranking"), say(sentences.RANKING))
        self._line(say("Judged by"), f"smartcert {__version__}")
        self._tracks()
        self._losses()
        self._codes()

    def _title(self, text: str) -> None:
        self.page.set_row(0, 2 * NOTE_HEIGHT)
        title = self.book.style(bold=True, font_size=14, valign="vcenter")
        self.page.write_string(0, 0, text, title)
        self.row = 1

    def _line(self, label: str, text: str, colour: str = "") -> None:
        """Write a sentence beside its label."""
        style = style_of(self.book, "", colour, "text_wrap")
        self.page.set_row(self.row, NOTE_HEIGHT * (-(-cells(text) // _TEXT) or 1))
        self.page.merge_range(self.row, 1, self.row, 5, "", style)
        label_style = style_of(self.book, "", "", "bold", "text_wrap")
        self.page.write_string(self.row, 0, label, label_style)
        self.page.write_string(self.row, 1, text, style)
        self.row += 1

    def _tracks(self) -> None:
        """Write what the cities of each track came to."""
        say, catalogue = self.language.say, self.outcome.catalogue
        grades = catalogue.edition.verdict.grades
        names = [say("grade {grade}", grade=each.grade) for each in grades]
        heads = [say("track"), "", say("judged"), say("certified"), say("mean"), say("median")]
        rows: list[tuple[Cell, ...]] = [
            (
                track.id,
                self.language.pick(track.title),
                summary.judged,
                summary.certified,
                statistics.mean(summary, catalogue),
                statistics.median(summary, catalogue),
                *(summary.grades.get(each.grade, 0) for each in grades),
            )
            for track, summary in statistics.tracks_of(self.outcome.summary, catalogue)
        ]
        points = form_of(catalogue)
        self._table([*heads, *names], rows, ["", "", "#,##0", "#,##0", points, points])

    def _losses(self) -> None:
        """Write on which indicators most points are lost."""
        say, catalogue = self.language.say, self.outcome.catalogue
        self._heading(say("Indicators on which most points are lost"))
        heads = (say("indicator"), "", say("cities"), say("average loss"), say("points lost"))
        rows = [
            (
                name,
                self.language.pick(catalogue.indicators[name].title),
                loss.cities,
                statistics.average(loss, catalogue),
                statistics.points(loss.units, catalogue),
            )
            for name, loss in statistics.most_lost(self.outcome.summary, sentences.SHOWN)
        ]
        points = form_of(catalogue)
        self._table(heads, rows, ["", "", "#,##0", points, points])

    def _codes(self) -> None:
        """Write how often what was wrong, if anything was."""
        if not self.outcome.summary.rejected:
            return
        say = self.language.say
        self._heading(sentences.set_aside(self.outcome.summary, self.language))
        rows = [
            (code, say(CODES[code].title), count)
            for code, count in statistics.codes(self.outcome.summary)
        ]
        self._table((say("code"), "", say("how often")), rows, ["", "", "#,##0"])

    def _heading(self, text: str) -> None:
        self.row += 1
        self.page.write_string(self.row, 0, text, style_of(self.book, "", "", "bold"))

    def _table(
        self, heads: Sequence[str], rows: Iterable[Sequence[Cell]], forms: Sequence[str]
    ) -> None:
        self.row += 1
        for index, head in enumerate(heads):
            self.page.write_string(self.row, index, head, heading_of(self.book))
        self.row += 1
        for row in rows:
            for index, value in enumerate(row):
                form = forms[index] if index < len(forms) else "#,##0"
                write_cell(self.book, self.page, (self.row, index), value, form)
            self.row += 1

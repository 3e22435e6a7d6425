"""Reports as CSV: a row an indicator, safe to open in a spreadsheet."""

import csv
import io

from smartcert.checking.outcome import Outcome
from smartcert.files.spreadsheet import BYTE_ORDER_MARK, guarded
from smartcert.language import N_
from smartcert.render import wording
from smartcert.render.view import View

HEADINGS = (
    N_("city"),
    N_("date"),
    N_("track"),
    N_("catalogue"),
    N_("indicator"),
    N_("title"),
    N_("kind"),
    N_("state"),
    N_("value"),
    N_("unit"),
    N_("points"),
    N_("maximum"),
    N_("counted points"),
    N_("counted maximum"),
    N_("certified"),
    N_("grade"),
)


def render(outcome: Outcome, view: View) -> str:
    """Return a row for every indicator of every report."""
    language = view.language
    out = io.StringIO()
    out.write(BYTE_ORDER_MARK)
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(language.say(heading) for heading in HEADINGS)
    for report in outcome.reports:
        stamp = report.catalogue
        name = f"{stamp.id}@{stamp.edition}"
        for result in report.indicators():
            writer.writerow(
                (
                    guarded(report.city),
                    report.date.isoformat(),
                    guarded(language.pick(report.track.title)),
                    name,
                    result.id,
                    guarded(language.pick(result.title)),
                    language.say(wording.INDICATOR_KINDS[result.kind]),
                    language.say(wording.STATES[result.state]),
                    result.value,
                    guarded(language.pick(result.unit)) if result.unit else "",
                    f"{result.points.earned:f}",
                    f"{result.points.maximum:f}",
                    f"{result.counted.earned:f}",
                    f"{result.counted.maximum:f}",
                    language.say("yes") if report.verdict.certified else language.say("no"),
                    report.verdict.grade,
                )
            )
    return out.getvalue()

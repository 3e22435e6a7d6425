"""The columns of the results, a row each: table, schema, sheet and reference are made of them.

Nothing here needs Arrow, so that a schema can be written without it.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from smartcert.language import N_
from smartcert.language.government import KINDS
from smartcert.scoring.states import COUNTED
from smartcert.scoring.tree import TOTAL

if TYPE_CHECKING:
    from smartcert.batch.result_values import ResultValues

Form = Literal[
    "text", "kind", "count", "number", "points", "margin", "share", "day", "yes_no", "requirements"
]
"""What the cells of a column are; a count has separators, a number such as a rank has none."""

FORMER_WORDS = {"examined": "required", "not-examined": "not-required"}
"""What `evidence` was called, by the words that still work: nobody examines contents here."""


class ResultColumn(NamedTuple):
    """A column of results.

    Attributes:
        name: the same in every language.
        form: what its cells are.
        values: makes it of judged cities: [rows].
        meaning: for the reference.
        unit: for the reference.
        heading: over it in the sheet of the ranking; empty: it has no place of its own there.
        width: of it in the sheet, in characters; 0: as wide as its words.
        choices: the only words that stand in it; empty: any.
        may_lack: whether a city may have none.
        of_run: whether it is the same for all cities, so that a document says it once.
    """

    name: str
    form: Form
    values: "Callable[[ResultValues], Any]"
    meaning: str
    unit: str = ""
    heading: str = ""
    width: float = 0
    choices: tuple[str, ...] = ()
    may_lack: bool = False
    of_run: bool = False


BEFORE_NODES = (
    ResultColumn("city", "text", lambda of: of.block["city"], "as in the input"),
    ResultColumn(
        "kind",
        "kind",
        lambda of: of.block["kind"],
        "as in the input",
        heading=N_("kind of government"),
        choices=KINDS,
    ),
    ResultColumn(
        "population",
        "count",
        lambda of: of.block["population"],
        "as in the input; null if it was blank",
        "inhabitants",
        heading=N_("population"),
        width=12,
        may_lack=True,
    ),
    ResultColumn(
        "date",
        "day",
        lambda of: of.days("date"),
        "of the assessment; null if a table has none",
        heading=N_("date"),
        width=11,
        may_lack=True,
    ),
    ResultColumn("track", "text", lambda of: of.tracks(), "the id of the track"),
    ResultColumn(
        "rank",
        "number",
        lambda of: of.ranks(),
        "within the track, by the exact share; ties share the smallest rank",
    ),
    ResultColumn(
        "points",
        "points",
        lambda of: of.earned(TOTAL),
        "the total",
        "points",
        heading=N_("points"),
        width=11,
    ),
    ResultColumn(
        "maximum",
        "points",
        lambda of: of.maximum(TOTAL),
        "that the city could earn: what does not apply has left it",
        "points",
        heading=N_("maximum"),
        width=11,
    ),
    ResultColumn(
        "share",
        "share",
        lambda of: of.shares(),
        "of the maximum, cut to two decimals, never rounded up",
        "percent",
        heading=N_("share"),
        width=10,
    ),
    ResultColumn(
        "margin",
        "margin",
        lambda of: of.margins(),
        "above what the pass mark needs; negative: missing",
        "points",
        heading=N_("margin"),
        width=11,
    ),
    ResultColumn(
        "grade", "number", lambda of: of.block["grade"], "1 to 5", heading=N_("grade"), width=7
    ),
    ResultColumn(
        "certified",
        "yes_no",
        lambda of: of.block["certified"],
        "the verdict",
        heading=N_("certified"),
        width=9,
    ),
    ResultColumn(
        "failed",
        "requirements",
        lambda of: of.failed(),
        "the rules that do not hold, with `; ` between",
        heading=N_("rules that do not hold"),
    ),
)
"""The columns that stand before those of areas, items and indicators."""


def _counted(state: str) -> ResultColumn:
    words = state.replace("_", " ")  # translated as a state is
    meaning = f"how many indicators are {words}"
    return ResultColumn(
        state, "count", lambda of: of.block[state], meaning, heading=words, width=10
    )


AFTER_NODES = (
    *(_counted(each.value) for each in COUNTED),
    ResultColumn(
        "warnings",
        "count",
        lambda of: of.block["warnings"],
        "how many warnings there are",
        heading=N_("warnings"),
        width=9,
    ),
    ResultColumn(
        "evidence", "text", lambda of: of.evidence(), "`required` or `not-required`", of_run=True
    ),
    ResultColumn(
        "judged_by",
        "text",
        lambda of: of.judged_by(),
        "smartcert, catalogue, revision and checksum",
        of_run=True,
    ),
)
"""The columns that stand behind them."""

COLUMNS = (*BEFORE_NODES, *AFTER_NODES)

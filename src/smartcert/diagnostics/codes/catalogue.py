"""SC3xx: a catalogue's meaning."""

from smartcert.diagnostics.codes import Code
from smartcert.language import N_

CODES: dict[str, Code] = {
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
    "SC340": Code(
        N_("an age for a kind that is not wanted"),
        N_("“{name}” counts for nothing here: it is not among the `kinds` of this evidence."),
        N_("Add it to `kinds`, or delete it here."),
    ),
}

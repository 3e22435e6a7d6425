"""An indicator as a catalogue writes it: how its value is formed and how it earns points."""

from typing import Annotated, Literal

from pydantic import Field

from smartcert.catalogue.plausible import Plausible
from smartcert.catalogue.wanted import EvidenceWanted, NotApplicable
from smartcert.files.fields import Bilingual, Id, Number, Record, Whole
from smartcert.language.government import Kind


class NumberMeasure(Record):
    """A number that the city states, in the indicator's unit.

    Attributes:
        unit: what the number counts.
        decimals: decimals that an answer may have.
        range: smallest and largest value that makes sense.
        plausible: where the value usually lies.
    """

    form: Literal["number"]
    unit: Bilingual
    decimals: Whole = 0
    range: Annotated[list[Number], Field(min_length=2, max_length=2)]
    plausible: Plausible | None = None


class ShareMeasure(Record):
    """A share in percent: given, or as numerator and denominator.

    Attributes:
        numerator: what is counted.
        denominator: of what.
        unit: percent.
        decimals: decimals that a share given in percent may have.
        denominator_at_least: a smaller denominator counts as this; the share is then
            answered by its parts only.
        plausible: where the share usually lies, in percent.
    """

    form: Literal["share"]
    numerator: Bilingual
    denominator: Bilingual
    unit: Bilingual
    decimals: Whole = 0
    denominator_at_least: Whole | None = None
    plausible: Plausible | None = None


class PerInhabitantsMeasure(Record):
    """A count divided by the city's population, per so many inhabitants.

    Attributes:
        count: what is counted; the city gives this number.
        divided_by: the city's field that the count is divided by.
        per: so many inhabitants.
        unit: of the quotient.
        decimals: decimals that the count may have.
        range: smallest and largest count that makes sense.
        plausible: where the quotient usually lies.
    """

    form: Literal["per_inhabitants"]
    count: Bilingual
    divided_by: Literal["population"]
    per: Whole
    unit: Bilingual
    decimals: Whole = 0
    range: Annotated[list[Number], Field(min_length=2, max_length=2)]
    plausible: Plausible | None = None


Measure = Annotated[
    NumberMeasure | ShareMeasure | PerInhabitantsMeasure, Field(discriminator="form")
]


class Goalposts(Record):
    """No points at one post, all at the other, a straight line between; either direction.

    Attributes:
        zero_at: value that earns nothing.
        full_at: value that earns all points.
    """

    rule: Literal["goalposts"]
    zero_at: Number
    full_at: Number


class Band(Record):
    """Values from the lower edge (included) to the upper (not included) earn these points.

    Attributes:
        from: lower edge, included; the first band has none.
        to: upper edge, not included; the last band has none.
        points: what values in the band earn.
    """

    lower: Number | None = Field(None, alias="from")
    upper: Number | None = Field(None, alias="to")
    points: Number


class Bands(Record):
    """Points by the band that holds the value; the first is open below, the last above.

    Attributes:
        steps: the bands from the lowest up.
    """

    rule: Literal["bands"]
    steps: Annotated[list[Band], Field(min_length=2)]


class YesOrNo(Record):
    """All points for yes."""

    rule: Literal["yes_no"]


class Item(Record):
    """One thing on a checklist.

    Attributes:
        id: name that an answer ticks.
        points: what it earns.
        title: what must be there.
    """

    id: Id
    points: Number
    title: Bilingual


class Checklist(Record):
    """Points for each item fulfilled.

    Attributes:
        items: their points add up to the indicator's.
        requires: the item without which no other counts.
    """

    rule: Literal["checklist"]
    items: Annotated[list[Item], Field(min_length=1)]
    requires: Id | None = None


class Level(Record):
    """One step of a maturity rubric.

    Attributes:
        level: 0, 1, 2 and so on.
        points: what it earns; 0 at level 0.
        text: one sentence that an inspector can hold against the site.
    """

    level: Whole
    points: Number
    text: Bilingual


class Maturity(Record):
    """Points by the level of maturity reached, as the rubric words it.

    Attributes:
        levels: the rubric, level 0 first.
    """

    rule: Literal["maturity"]
    levels: Annotated[list[Level], Field(min_length=2)]


NumberRule = Goalposts | Bands
"""The scoring rules over a measured number; the others judge."""

ScoringRule = Annotated[NumberRule | YesOrNo | Checklist | Maturity, Field(discriminator="rule")]


class Period(Record):
    """The months before the date of the assessment that a value covers.

    It is printed with its days; how old the proof may be stands in `evidence.within`.

    Attributes:
        months: so many calendar months.
    """

    months: Whole


class Indicator(Record):
    """A leaf of the catalogue's tree.

    `weight` is its share in percent of a category that takes a mean; elsewhere it has none.

    Attributes:
        id: unique in the catalogue.
        title: its name.
        definition: one sentence: what, over which period, at which date.
        kind: by numbers or by judgement.
        points: its maximum.
        weight: percent of a category that takes a mean; elsewhere absent.
        measure: how the value is formed; only with goalposts and bands.
        scoring: how the value earns points.
        evidence: what a claim needs.
        not_applicable: when the indicator may be left out; absent: never.
        period: the time that the value covers.
        by_people: what no program can check.
        basis: how far it is official.
        source: ids of the sources that name or suggested it.
    """

    id: Id
    title: Bilingual
    definition: Bilingual
    kind: Literal["quantitative", "qualitative"]
    points: Number
    weight: Number | None = None
    measure: Measure | None = None
    scoring: ScoringRule
    evidence: EvidenceWanted | None = None
    not_applicable: NotApplicable | None = None
    period: Period | None = None
    by_people: Annotated[list[Bilingual], Field(default_factory=list)]
    basis: Literal["official", "published", "reconstructed"]
    source: Annotated[list[Id], Field(min_length=1)]

    def to_prove(self, *, excepted: bool) -> EvidenceWanted | None:
        """Return the evidence that an answer needs; one that says not applicable has its own."""
        if not excepted:
            return self.evidence
        return self.not_applicable.evidence if self.not_applicable else None

    def may_be_left_out(self, kind: Kind) -> bool:
        """Tell whether a local government of this kind may say that it does not apply."""
        exception = self.not_applicable
        return exception is not None and (exception.kinds is None or kind in exception.kinds)

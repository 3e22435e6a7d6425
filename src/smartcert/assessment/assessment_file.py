"""An assessment as its file writes it: one city's answers at one stage."""

from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import PlainValidator

from smartcert.assessment.form.opening import form_in
from smartcert.assessment.reason import Reason
from smartcert.catalogue.compiling import LARGEST_PART, MOST_PEOPLE
from smartcert.files.document import Document, parse
from smartcert.files.fields import (
    WHOLE,
    Day,
    Government,
    Label,
    Name,
    Prose,
    Record,
    in_schema,
    line,
)
from smartcert.files.numbers import fault, whole
from smartcert.files.source import Source, bytes_of, decode
from smartcert.files.validation import WholeFile, read_file
from smartcert.language import N_

Stage = Literal["self_assessment", "document_review", "site_inspection"]


def _people(value: Any) -> int:
    people = whole(value)
    if not 1 <= people <= MOST_PEOPLE:
        raise fault("SC221", written=people, bound=f"1 … {MOST_PEOPLE}")
    return people


People = Annotated[
    int, PlainValidator(_people), in_schema("integer", WHOLE, minimum=1, maximum=MOST_PEOPLE)
]


def _part(value: Any) -> int:
    part = whole(value)
    if not 0 <= part <= LARGEST_PART:
        raise fault("SC221", written=part, bound=f"0 … {LARGEST_PART}")
    return part


Part = Annotated[
    int, PlainValidator(_part), in_schema("integer", WHOLE, minimum=0, maximum=LARGEST_PART)
]


CatalogueName = Annotated[
    str,
    PlainValidator(line),
    in_schema("string", N_("a catalogue's id and edition, such as molit-smart-city@2022")),
]


class City(Record):
    """The local government that applies.

    Attributes:
        name: as people write it.
        kind: kind of local government; with the population it decides the track.
        population: inhabitants; needed where the track or a count per inhabitants needs it.
        population_date: day of the population statistics.
        contact: who answers questions.
        confirmed: why the population is right although it is unlikely; it decides nothing.
    """

    name: Name
    kind: Government
    population: People | None = None
    population_date: Day | None = None
    contact: Name | None = None
    confirmed: Prose | None = None


class Evidence(Record):
    """What proves an answer, and where it is to be found.

    Attributes:
        title: what it is.
        kind: one of the catalogue's kinds of evidence.
        document: file, folder, register number or address where it is found.
        page: page or pages.
        date: its own date, not after the assessment's.
        file: the file that holds it, by its path beside the assessment; it decides nothing.
    """

    title: Name
    kind: Name
    document: Name
    page: Label | None = None
    date: Day
    file: Name | None = None


class Parts(Record):
    """A share by its parts, both whole numbers.

    Attributes:
        numerator: not above the denominator.
        denominator: above 0.
    """

    numerator: Part
    denominator: Part


class Answer(Record):
    """What the city says on one indicator.

    `value` is kept as it is written, since only the indicator tells what it should be;
    `smartcert.assessment.claims` reads it. Without a value the indicator is not answered.

    Attributes:
        value: as the indicator wants it: a number, a share's parts, true or false, a list of
            items, a level.
        evidence: what proves the value.
        note: remarks for the reader; they decide nothing.
        not_applicable: the reason why the indicator does not apply, instead of a value; a word of
            no is as good as blank.
        confirmed: why the value is right although it is unlikely; it decides nothing.
        owner: the department whose indicator it is; it decides nothing.
    """

    value: Any = None
    evidence: list[Evidence] | None = None
    note: Prose | None = None
    not_applicable: Reason | None = None
    confirmed: Prose | None = None
    owner: Name | None = None


class Assessment(WholeFile):
    """One city's answers to one catalogue at one stage.

    Attributes:
        format: tells the kind of file.
        catalogue: id and edition of the catalogue that is answered.
        date: the day on which all answers hold; nothing may be dated later.
        stage: how far the certification has come.
        city: who applies.
        answers: by indicator id; what is missing counts as not answered.
    """

    format: Literal["smartcert-assessment/1"]
    catalogue: CatalogueName
    date: Day
    stage: Stage
    city: City
    answers: dict[Name, Answer | None]


def load_assessment(path: str | Path) -> Assessment:
    """Load an assessment from a YAML file or a form, or from standard input for `-`.

    Raises:
        InvalidInput: it cannot be read, or has not the shape of an assessment.
    """
    name = str(path)
    data = bytes_of(name, name)
    return assessment_in(form_in(data, name) or parse(decode(data, name)))


def read_assessment(source: Source) -> Assessment:
    """Read an assessment from a text that is already here.

    Raises:
        InvalidInput: it has not the shape of an assessment.
    """
    return assessment_in(parse(source))


def assessment_in(document: Document) -> Assessment:
    """Read an assessment from a document that is parsed already.

    Raises:
        InvalidInput: it has not the shape of an assessment.
    """
    return read_file(document, Assessment)

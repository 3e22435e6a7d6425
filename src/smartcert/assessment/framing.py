"""What frames the answers of an assessment: the catalogue that they are to, the city, its track."""

from collections.abc import Iterator, Sequence

from smartcert.assessment.assessment_file import Answer, Assessment, City
from smartcert.assessment.dates import late
from smartcert.catalogue.compiled import Catalogue
from smartcert.catalogue.edition import Condition, Track
from smartcert.diagnostics import Diagnostic, near
from smartcert.files.document import Path
from smartcert.language.government import KINDS, WORDS
from smartcert.scoring.tracks import first_that_holds


def track_of(catalogue: Catalogue, city: City) -> tuple[Track, Condition] | None:
    """Return the city's track and the condition that put it there.

    The kind of government decides first, the population only where the kind leaves it open.
    None if it does and the population is not known.
    """
    kind, people = KINDS.index(city.kind), city.population or 0
    found = first_that_holds(catalogue.reaches, kind, people)
    conditions = [(track, each) for track in catalogue.edition.tracks for each in track.when]
    return conditions[found] if found >= 0 else None


def another_catalogue(assessment: Assessment, catalogue: Catalogue) -> Diagnostic | None:
    """Return the fault of an assessment that answers another catalogue than this."""
    named, given = assessment.catalogue, catalogue.name
    if named == given:
        return None
    return _fault(assessment, "SC403", ("catalogue",), named=named, given=given)


def framing_faults(
    assessment: Assessment, catalogue: Catalogue, counts: Sequence[str]
) -> Iterator[Diagnostic]:
    """Find what is wrong around the answers: population and dates.

    Args:
        assessment: with the city.
        catalogue: whose tracks and measures need the population.
        counts: the indicators that are answered by a count per inhabitants.
    """
    city, span = assessment.city, assessment.document.span(("city",))
    if city.population is None:
        if track_of(catalogue, city) is None:
            related = catalogue.document.span(("tracks",))
            yield Diagnostic("SC405", span, {"kind": WORDS[city.kind]}, related=(related,))
        elif counts:
            related = catalogue.span(counts[0], "measure")
            yield Diagnostic("SC406", span, {"indicators": counts}, related=(related,))
    elif city.population_date is None:
        yield _fault(assessment, "SC407", ("city", "population"))
    if city.population_date is not None and city.population_date > assessment.date:
        yield late(assessment, ("city", "population_date"), city.population_date)


def unknown_indicators(assessment: Assessment, catalogue: Catalogue) -> Iterator[Diagnostic]:
    """Find the answers to indicators that the catalogue does not have."""
    known = catalogue.indicators
    for name in assessment.answers:
        if name not in known:
            span = assessment.document.span(("answers", name), key=True)
            if name in Answer.model_fields:
                yield Diagnostic("SC227", span, {"field": name})
                continue
            values = {"indicator": name, "catalogue": catalogue.name}
            yield Diagnostic("SC402", span, values, near(name, known))


def _fault(assessment: Assessment, code: str, path: Path, **values: object) -> Diagnostic:
    return Diagnostic(code, assessment.document.span(path), values)

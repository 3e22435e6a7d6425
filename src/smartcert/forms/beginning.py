"""An assessment as it begins: the city and nothing answered."""

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from smartcert.catalogue.compiled import Catalogue
from smartcert.forms.yaml_lines import FORMAT
from smartcert.language.government import Kind


class Beginning(NamedTuple):
    """What is known of a city before it answers.

    Attributes:
        name: of the city.
        kind: of its government.
        population: its inhabitants, if they are known.
        day: the date of the assessment, and of the population.
    """

    name: str
    kind: Kind
    population: int | None
    day: date

    def data(self, catalogue: Catalogue) -> dict[str, Any]:
        """Return the data of the assessment file that it is."""
        city = {"name": self.name, "kind": self.kind}
        if self.population is not None:
            people = {"population": str(self.population), "population_date": self.day.isoformat()}
            city |= people
        return {
            "format": FORMAT.partition(": ")[2],
            "catalogue": catalogue.name,
            "date": self.day.isoformat(),
            "stage": "self_assessment",
            "city": city,
            "answers": {},
        }


Notes = Mapping[str, tuple[str, ...]]
"""What is told beside a question, by the id of its indicator."""

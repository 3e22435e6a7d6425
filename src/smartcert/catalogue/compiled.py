"""A catalogue, read, checked and compiled once: what every evaluation works with."""

from dataclasses import dataclass

from smartcert.catalogue.compiling import (
    finer_of,
    fraction_of,
    reaches_of,
    rule_of,
    standard_of,
    tree_of,
    usual_of,
    usual_people_of,
)
from smartcert.catalogue.edition import Category, Edition, walk
from smartcert.catalogue.indicator import Indicator
from smartcert.catalogue.soundness import faults_of
from smartcert.diagnostics import InvalidInput, Span
from smartcert.files.document import Document, Path, parse
from smartcert.files.fields import Bilingual
from smartcert.files.source import Source
from smartcert.files.validation import read_as
from smartcert.scoring.points import Rule, power_of_ten
from smartcert.scoring.tracks import Reach
from smartcert.scoring.tree import Node
from smartcert.scoring.usual import Usual
from smartcert.scoring.verdict import Standard


@dataclass(frozen=True)
class Catalogue:
    """One edition of the indicators, their points and the rules of the verdict.

    Attributes:
        edition: what the file says.
        indicators: every indicator by id, in the order of the tree.
        categories: every category by id, parents first.
        rules: each indicator's scoring rule as arithmetic.
        usual: by indicator, the range in which its value usually lies.
        fractions: by share, the largest percentage that looks like a fraction of 1.
        finer: by indicator that is measured, in how many parts of its smallest unit cities are
            compared.
        usual_people: by where a kind stands in `government.KINDS`, its usual inhabitants.
        reaches: the conditions of the tracks as arithmetic.
        tree: the categories and indicators as points add up.
        standard: the rules of the verdict as arithmetic.
        sha256: of the file's bytes.
        document: the file, with the places of its values.
        paths: by indicator and category, where it stands in the document's data.
    """

    edition: Edition
    indicators: dict[str, Indicator]
    categories: dict[str, Category]
    rules: dict[str, Rule]
    usual: dict[str, Usual]
    fractions: dict[str, int]
    finer: dict[str, int]
    usual_people: tuple[Usual, ...]
    reaches: tuple[Reach, ...]
    tree: Node
    standard: Standard
    sha256: str
    document: Document
    paths: dict[str, Path]

    @property
    def name(self) -> str:
        """Id and edition: `molit-smart-city@2022`."""
        return self.edition.name

    @property
    def unit(self) -> int:
        """Smallest units in one point."""
        return power_of_ten(self.edition.decimals)

    def title(self, node: str) -> Bilingual | None:
        """Return the title of an indicator or category; None for the total."""
        found = self.indicators.get(node) or self.categories.get(node)
        return found.title if found else None

    def span(self, node: str, *fields: str | int) -> Span:
        """Give the place of an indicator or category, or of a field of it."""
        path = self.paths[node]
        return self.document.span((*path, *fields) if fields else (*path, "id"))


def compile_catalogue(source: Source) -> Catalogue:
    """Read, check and compile a catalogue.

    Raises:
        InvalidInput: the text is no catalogue, or the catalogue is not sound.
    """
    return catalogue_in(parse(source))


def catalogue_in(document: Document) -> Catalogue:
    """Check and compile a catalogue from a document that is parsed already.

    Raises:
        InvalidInput: the document is no catalogue, or the catalogue is not sound.
    """
    edition = read_as(document, Edition)
    if faults := faults_of(edition, document):
        raise InvalidInput(faults)
    return compiled(edition, document)


def compiled(edition: Edition, document: Document) -> Catalogue:
    """Compile a sound edition, whose places the document knows."""
    nodes = list(walk(edition.categories))
    unit = power_of_ten(edition.decimals)
    indicators = {node.id: node for _, node in nodes if isinstance(node, Indicator)}
    rules = {name: rule_of(indicator, unit) for name, indicator in indicators.items()}
    usual = {name: usual_of(each, rules[name]) for name, each in indicators.items()}
    fractions = {name: fraction_of(each, rules[name]) for name, each in indicators.items()}
    finer = {name: finer_of(each, rules[name]) for name, each in indicators.items()}
    return Catalogue(
        edition=edition,
        indicators=indicators,
        categories={node.id: node for _, node in nodes if isinstance(node, Category)},
        rules=rules,
        usual={name: each for name, each in usual.items() if each},
        fractions={name: each for name, each in fractions.items() if each},
        finer={name: each for name, each in finer.items() if each},
        usual_people=usual_people_of(edition),
        reaches=reaches_of(edition),
        tree=tree_of(edition),
        standard=standard_of(edition),
        sha256=document.source.sha256,
        document=document,
        paths={node.id: path for path, node in nodes},
    )

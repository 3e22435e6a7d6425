"""What decides: the fewest steps that turn a verdict, and the steps that gain most."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Literal, NamedTuple

from smartcert.catalogue.compiled import Catalogue
from smartcert.reports.answered import Answered, Open
from smartcert.reports.numbered import enough
from smartcert.reports.steps import losses_of, steps_of
from smartcert.scoring.steps import Step, fewest
from smartcert.scoring.tree import TOTAL, Tally, add_up, takes_mean
from smartcert.scoring.verdict import Decision, decide

MOST_LEVERS = 5
"""Steps that a report ranks."""


class Judged(NamedTuple):
    """A city as it is, or as it would be.

    Attributes:
        tallies: of every node.
        decision: what follows.
    """

    tallies: Mapping[str, Tally]
    decision: Decision


class Deciding(NamedTuple):
    """What decides on a city.

    Attributes:
        kind: `papers` alone certify it, `steps` do, `none` does; or it is certified, and
            `losses` would cost it that.
        chosen: the fewest steps that turn the verdict, by indicator; of `none` every step.
        after: what the city would then be.
    """

    kind: str
    chosen: Mapping[str, Open]
    after: Judged


class Decider:
    """Looks for what decides on one city.

    Args:
        catalogue: under which it is judged.
        now: how it is.
        answered: what it says, by indicator.
    """

    def __init__(self, catalogue: Catalogue, now: Judged, answered: Mapping[str, Answered]) -> None:
        self.catalogue = catalogue
        self.now = now
        self.answered = answered
        self.certified = bool(now.decision.certified)
        self.open = {name: steps_of(it) for name, it in answered.items()}

    def deciding(self) -> Deciding:
        """Return what decides: papers alone where they do, else the fewest steps."""
        if self.certified:
            losses = {name: losses_of(it) for name, it in self.answered.items()}
            # a mark lies above 0, so that all losses together always cost the certificate
            return self._decided("losses", self._fewest(losses) or {})
        papers = {
            name: tuple(each for each in some if each.taken.paper)
            for name, some in self.open.items()
        }
        if (chosen := self._fewest(papers)) is not None:
            return self._decided("papers", chosen)
        if (chosen := self._fewest(self.open)) is not None:
            return self._decided("steps", self._no_further(chosen))
        every = {name: some[-1] for name, some in self.open.items() if some}
        return self._decided("none", every)

    def turning(self) -> tuple[int, Literal["", "paper", "step", "answer"]]:
        """Return the fewest steps that turn the verdict, 0 for none, and what alone does.

        That is a `paper`, another `step`, an `answer` that is not accepted, or nothing.
        """
        found = self.deciding()
        count = 0 if found.kind == "none" else len(found.chosen)
        if found.kind == "papers" and count > 1:
            count = len(self._fewest(self.open) or ())
            return count, "step" if count == 1 else ""
        if found.kind == "losses":
            return count, "answer" if count == 1 else ""
        if found.kind == "papers":
            return count, "paper"
        return count, "step" if count == 1 else ""

    def levers(self) -> list[tuple[str, Open]]:
        """Return the steps by which the total gains most, at most one an indicator."""
        weighs = self._of_total if takes_mean(self.catalogue.tree) else _as_it_is
        best = [
            (name, max((weighs(name, each) for each in some), key=_gain))
            for name, some in self.open.items()
            if some
        ]
        return sorted(best, key=lambda pair: -pair[1].said.gain)[:MOST_LEVERS]

    def _of_total(self, name: str, step: Open) -> Open:
        """Return a step with what the total gains by it, where a mean has a say."""
        gained = self._after({name: step}).tallies[TOTAL].earned - self.now.tallies[TOTAL].earned
        gain = Decimal(int(gained)).scaleb(-self.catalogue.edition.decimals)
        return step._replace(said=replace(step.said, gain=gain))

    def _decided(self, kind: str, chosen: Mapping[str, Open]) -> Deciding:
        return Deciding(kind, chosen, self._after(chosen))

    def _fewest(self, some: Mapping[str, Sequence[Open]]) -> dict[str, Open] | None:
        taken = {name: [each.taken for each in steps] for name, steps in some.items()}
        found = fewest(self.catalogue, self.now.tallies, taken, certified=self.certified)
        return None if found is None else {name: some[name][at] for name, at in found.items()}

    def _no_further(self, chosen: dict[str, Open]) -> dict[str, Open]:
        """Shorten the last step on a straight line to what the verdict still needs."""
        for name in reversed(chosen):
            step = chosen[name]
            if step.on is None:
                continue

            def turns(points: int, name: str = name) -> bool:
                shorter = {**chosen, name: Open(chosen[name].said, Step(points))}
                return bool(self._after(shorter).decision.certified)

            return {**chosen, name: enough(self.answered[name], step, step.on, turns)}
        return chosen

    def _after(self, chosen: Mapping[str, Open]) -> Judged:
        points = {name: it.earned for name, it in self.answered.items()}
        applies = {name: 1 * it.claim.applies for name, it in self.answered.items()}
        for name, step in chosen.items():
            points[name], applies[name] = step.taken.earned, step.taken.applies
        tallies = add_up(self.catalogue.tree, points, applies)
        return Judged(tallies, decide(self.catalogue.standard, tallies))


def _as_it_is(_name: str, step: Open) -> Open:
    return step


def _gain(step: Open) -> Decimal:
    return step.said.gain

"""What a claim, and an exception, must be proven with."""

from typing import Annotated

from pydantic import Field

from smartcert.files.fields import (
    Bilingual,
    Government,
    Id,
    Record,
    Whole,
    YesNo,
)


class EvidenceWanted(Record):
    """How many pieces of evidence a claim needs, of which kinds, and how young.

    Attributes:
        at_least: pieces of evidence without which a claim earns nothing.
        kinds: kinds of evidence that count.
        within: by kind, the months before the date of the assessment in which a piece
            must be dated; a kind that is not listed may be of any age.
        different_kinds: each kind counts once.
        wanted: what exactly to attach.
    """

    at_least: Whole
    kinds: Annotated[list[Id], Field(min_length=1)]
    within: Annotated[dict[Id, Whole], Field(default_factory=dict)]
    different_kinds: YesNo = False
    wanted: Bilingual


class NotApplicable(Bilingual):
    """When an indicator may be left out, by whom, and what proves it.

    Attributes:
        kinds: kinds of local government that may; absent: all.
        evidence: what proves it; absent: nothing need be attached.
    """

    kinds: Annotated[list[Government], Field(min_length=1)] | None = None
    evidence: EvidenceWanted | None = None

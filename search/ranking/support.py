"""What a résumé says to what a listing asks for, and which of their passages speak of the same."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from models.evidence import Span


class RequirementKind(StrEnum):
    """What a requirement is about. All but the passage are facts, which are there or are not."""

    SKILL = "skill"
    YEARS = "years"
    DEGREE = "degree"
    LICENCE = "licence"
    CLEARANCE = "clearance"
    LANGUAGE = "language"
    PASSAGE = "passage"


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a text and its vector, of unit length."""

    text: str
    span: Span
    vector: NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True)
class Support:
    """One requirement of a listing, and what the résumé says to it."""

    kind: RequirementKind
    names: tuple[str, ...]
    """The one name of what is asked for, or of each alternative: `Kubernetes`, `bachelor`, `de`.
    Empty: it has none."""
    requirement: str
    """The listing's words: `description[requirement_span]`."""
    requirement_span: Span
    context_span: Span
    """The sentence or line of a list around them; the words alone where that is long."""
    required: bool | None
    """True for a must-have, False for a nice-to-have, None where no words tell."""
    match: str | None
    """The résumé's words, names and contacts masked in passages. None: it has none."""
    match_span: Span | None
    similarity: float
    """1 where the fact is named, to whatever extent; the cosine where only a passage comes near;
    0 where nothing does."""
    met: bool | None
    """False: the résumé does not name it, or says less. None: that cannot be told."""


def supports(requirements: Sequence[Stretch], matches: Sequence[Stretch]) -> list[Support]:
    """For each passage of the listing the résumé's nearest, the best first."""
    if not requirements or not matches:
        return []
    cosines = (
        np.stack([each.vector for each in requirements])
        @ np.stack([each.vector for each in matches]).T
    )
    nearest = cosines.argmax(axis=1)
    found = [
        _pair(requirement, matches[column], float(cosines[row, column]))
        for row, (requirement, column) in enumerate(zip(requirements, nearest, strict=True))
    ]
    return sorted(found, key=lambda support: -support.similarity)


def _pair(requirement: Stretch, match: Stretch, cosine: float) -> Support:
    return Support(
        kind=RequirementKind.PASSAGE,
        names=(),
        requirement=requirement.text,
        requirement_span=requirement.span,
        context_span=requirement.span,
        required=None,
        match=match.text,
        match_span=match.span,
        similarity=round(cosine, 4),
        met=None,
    )

"""Which stretch of the question supports which stretch of a found document."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from models.evidence import Span


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a text and its vector, of unit length."""

    text: str
    span: Span
    vector: NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Support:
    """A stretch of the listing, the stretch of the résumé nearest to it, and their cosine."""

    requirement: str
    requirement_span: Span
    match: str
    match_span: Span
    similarity: float


def supports(
    requirements: Sequence[Stretch], matches: Sequence[Stretch], most: int = 2
) -> list[Support]:
    """For each requirement its nearest match, the best `most` of them first."""
    if not requirements or not matches:
        return []
    cosines = (
        np.stack([each.vector for each in requirements])
        @ np.stack([each.vector for each in matches]).T
    )
    nearest = cosines.argmax(axis=1)
    found = [
        Support(
            requirement.text,
            requirement.span,
            matches[column].text,
            matches[column].span,
            round(float(cosines[row, column]), 4),
        )
        for row, (requirement, column) in enumerate(zip(requirements, nearest, strict=True))
    ]
    return sorted(found, key=lambda support: -support.similarity)[:most]

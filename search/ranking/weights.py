"""What each part of a score weighs, and which values count as nothing and as everything.

Parts without data are left out and their weight is shared.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from models.errors import InvalidInput

Weights = Mapping[str, float]


class Kind(StrEnum):
    """What is searched with."""

    SENTENCE = "sentence"
    RESUME = "resume"
    LISTING = "listing"


PARTS: Final = (
    "meaning",
    "words",
    "skills",
    "title",
    "seniority",
    "salary",
    "location",
    "recency",
)

WEIGHTS: Final[Mapping[Kind, Weights]] = {
    Kind.SENTENCE: {
        "meaning": 50.0,
        "words": 12.0,
        "skills": 5.0,
        "title": 10.0,
        "seniority": 3.0,
        "salary": 6.0,
        "location": 6.0,
        "recency": 3.0,
    },
    Kind.RESUME: {
        "meaning": 40.0,
        "words": 12.0,
        "skills": 10.0,
        "title": 14.0,
        "seniority": 3.0,
        "salary": 6.0,
        "location": 6.0,
        "recency": 3.0,
    },
    Kind.LISTING: {
        "meaning": 40.0,
        "words": 30.0,
        "skills": 3.0,
        "title": 5.0,
        "seniority": 4.0,
        "salary": 6.0,
        "location": 6.0,
        "recency": 3.0,
    },
}
"""The first five of each were chosen on judged pairs, on the flat top of a grid: nDCG@10 of 1,255
judged ads is .83 for 22 sentences and .73 for 20 résumés (choosing on all questions but one and
measuring on that one: .82 and .71), pair accuracy on 276 graded résumés .66. By meaning alone they
are .75, .66 and .64. Seniority moves none of them. The last three come only with filters and dates,
which no judged set has: they are to order what fits alike, and no more. Twice as much for pay cost
a query for staff nurses 28 of 59 ads: others near by are better paid."""

FOR_CANDIDATE: Final = frozenset(("meaning", "title", "salary", "location", "recency"))
"""Parts that say how well a listing serves a candidate."""
FOR_LISTING: Final = frozenset(("meaning", "words", "skills", "title", "seniority"))
"""Parts that say how well a candidate serves a listing."""

MEANING_RANGE: Final = (0.15, 0.8)
"""Cosines of the default model that count as nothing and as everything in common."""
TITLE_RANGE: Final = (0.1, 0.9)
"""Cosines of two titles, likewise."""
WHOLLY_SAID: Final = 0.6
"""The share of a sentence that counts as all of it, and …"""
WORDS_SAID: Final = 5.0
"""… the number of its words, where that is less: no ad says all 48 of a résumé."""
SKILL_PRIOR: Final = 8.0
"""Rarity that is added to what an ad asks for: who has the only skill of an ad that names one does
not fit as well as who has nine of ten."""
MUST_COUNTS: Final = 2.0
"""A must-have weighs as much as two other skills."""
STEPS_APART: Final = 3.0
"""Steps of a career between two that have nothing in common."""
RECENCY_HALF_LIFE_DAYS: Final = 30.0
"""After so many days an ad is half as fresh."""


def chosen(kind: Kind, asked: Weights | None) -> Weights:
    """The weights of a request: those it gives, else the measured ones.

    Raises InvalidInput for a name that is no part, and where none of the weights is above 0.
    """
    if not asked:
        return WEIGHTS[kind]
    for name in asked:
        if name not in PARTS:
            raise InvalidInput(
                f"{name!r} is no part of a score: {', '.join(PARTS)}.", f"weights.{name}"
            )
    weights = {**WEIGHTS[kind], **asked}
    if not any(weights.values()):
        raise InvalidInput("At least one weight must be above 0.", "weights")
    return weights

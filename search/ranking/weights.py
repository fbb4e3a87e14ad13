"""What each part of a score weighs. Parts without data are left out and their weight is shared."""

from typing import Final

WEIGHTS: Final = {
    "meaning": 70.0,
    "salary": 12.0,
    "location": 12.0,
    "recency": 6.0,
}

MEANING_RANGE: Final = (0.05, 0.75)
"""Cosines of the default model that count as nothing and as everything in common."""

RECENCY_HALF_LIFE_DAYS: Final = 30.0
"""After so many days an ad is half as fresh."""

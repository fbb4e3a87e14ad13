"""What each part of a score weighs. Parts without data are left out and their weight is shared."""

from typing import Final

WEIGHTS: Final = {
    "meaning": 70.0,
    "salary": 12.0,
    "location": 12.0,
    "recency": 6.0,
}

MEANING_RANGE: Final = (0.05, 0.75)
"""Cosines of the default model that count as nothing and as everything in common.

Among 1,105 judged ads 1 in 100 lies below .14 to a résumé and -.05 to a sentence; of the ads judged
best, 1 in 20 lies above .78 and .71.
"""

RECENCY_HALF_LIFE_DAYS: Final = 30.0
"""After so many days an ad is half as fresh."""

"""How fast ads are read: their skills, and all that a listing holds.

The sample is every so-manieth ad, so that the descriptions are about a million characters together.
Skills are read three times over; the fastest counts, in seconds of this process. A listing is read
once, with the vocabularies loaded already.
"""

import statistics
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from scripts.reading_sets.measurement import Disagreement, Figure, Measurement, agreement
from scripts.reading_sets.truth_files import parquet_rows
from search.reading.ad.asked_skills import read_asked_skills
from search.reading.listing import read_listing
from search.reading.text.errors import RejectedListing

_MILLION: Final = 1_000_000
_ROUNDS: Final = 3
_COLUMNS: Final = ("title", "company", "location", "salary", "description")


def ad_speed(file: Path) -> Measurement:
    """Columns id, title, company, location, salary, description of a Parquet file."""
    ads = parquet_rows(file, ("id", *_COLUMNS))
    length = sum(len(ad["description"] or "") for ad in ads)
    sample = ads[:: max(1, length // _MILLION)]
    seconds, refusals = _listings(sample)
    figures = (
        Figure("skills of 1 MB of ads, s", _seconds_a_million(sample), len(sample)),
        Figure("a listing, mean ms", statistics.fmean(seconds or [0]) * 1000, len(sample)),
        agreement("read as a listing", refusals, len(sample)),
    )
    return Measurement("ads", figures, tuple(refusals))


def _seconds_a_million(ads: Sequence[dict[str, Any]]) -> float:
    """Seconds that the skills of a million characters take."""
    texts = [ad["description"] or "" for ad in ads]
    characters = sum(map(len, texts))
    read_asked_skills("Python and nursing")  # loads the vocabulary
    fastest = float("inf")
    for _ in range(_ROUNDS):
        start = time.process_time()
        for text in texts:
            read_asked_skills(text)
        fastest = min(fastest, time.process_time() - start)
    return fastest / characters * _MILLION if characters else 0.0


def _listings(ads: Sequence[dict[str, Any]]) -> tuple[list[float], list[Disagreement]]:
    """The seconds of each ad, and which of them are refused."""
    seconds, refusals = [], []
    for number, ad in enumerate(ads):
        fields = {column: ad[column] for column in _COLUMNS}
        if not number:
            _refusal(fields)  # the first loads what reading needs
        start = time.perf_counter()
        refusal = _refusal(fields)
        seconds.append(time.perf_counter() - start)
        if refusal:
            refusals.append(Disagreement(ad["id"], ad["title"] or "", "an ad", refusal))
    return seconds, refusals


def _refusal(fields: dict[str, Any]) -> str | None:
    try:
        read_listing(fields, source="evaluation")
    except RejectedListing as error:
        return str(error)
    return None

"""`read_places` beside states and points that are known for fields about a place.

- US cities: the field is read as exactly one place, and that lies in the state of the truth.
- NHS: the first place read lies within 25 km of the truth's point. A field without a place is as
  wrong as one can be on Earth. The ad's country, Britain, is told to the reader. Each field is read
  three times with the caches of the gazetteer emptied; the fastest counts.
"""

import statistics
import time
from pathlib import Path
from typing import Final

from scripts.reading_sets.measurement import Disagreement, Figure, Measurement, agreement, median
from scripts.reading_sets.truth_files import Row, tsv_rows
from search.reading.place.distance import kilometres
from search.reading.place.gazetteer import Entry, Kind, begins_a_name, folded, meanings
from search.reading.places import PlaceReading, read_places

_REACH_KM: Final = 25
_FARTHEST_KM: Final = 20_015.0
"""Half of the way around the Earth."""
_ROUNDS: Final = 3


def us_states(file: Path) -> Measurement:
    """Columns Location, job_state."""
    rows = tsv_rows(file, ("Location", "job_state"))
    wrong = []
    for line, row in enumerate(rows, start=2):
        regions = [reading.place.region or "" for reading in read_places(row["Location"])]
        state = f"US-{row['job_state'].strip()}"
        if regions != [state]:
            wrong.append(Disagreement(str(line), row["Location"], state, " ".join(regions)))
    figure = agreement("state agrees", wrong, len(rows))
    return Measurement("location_strings.us_states", (figure,), tuple(wrong))


def nhs_places(file: Path) -> Measurement:
    """Columns locality, postcode, lat, lon."""
    rows = tsv_rows(file, ("locality", "postcode", "lat", "lon"))
    read_places("London")  # maps the gazetteer
    figures: list[Figure] = []
    wrong: list[Disagreement] = []
    for form in ("locality and postcode", "locality"):
        measured, missed = _measured(rows, form)
        figures += measured
        wrong += missed
    return Measurement("location_strings.nhs", tuple(figures), tuple(wrong))


def _measured(rows: list[Row], form: str) -> tuple[list[Figure], list[Disagreement]]:
    errors, seconds, wrong = [], [], []
    for line, row in enumerate(rows, start=2):
        text = row["locality"] if form == "locality" else f"{row['locality']} {row['postcode']}"
        readings, took = _timed(text)
        errors.append(_error_km(readings, row))
        seconds.append(took * 1000)
        if errors[-1] > _REACH_KM:
            truth = f"{row['lat']} {row['lon']} {row['postcode']}"
            wrong.append(Disagreement(f"{line} {form}", text, truth, _written(readings)))
    return [
        agreement(f"{form}: within {_REACH_KM} km", wrong, len(rows)),
        median(f"{form}: median error, km", errors),
        Figure(f"{form}: mean ms, cold caches", statistics.fmean(seconds or [0]), len(rows)),
        Figure(f"{form}: p95 ms, cold caches", _p95(seconds), len(rows)),
    ], wrong


def _timed(text: str) -> tuple[list[PlaceReading], float]:
    """What is read, and the seconds that it took."""
    fastest = float("inf")
    readings: list[PlaceReading] = []
    for _ in range(_ROUNDS):
        for cached in (folded, meanings, begins_a_name):
            cached.cache_clear()
        start = time.perf_counter()
        readings = read_places(text, country="GB")
        fastest = min(fastest, time.perf_counter() - start)
    return readings, fastest


def _error_km(readings: list[PlaceReading], row: Row) -> float:
    points = [(each.place.lat, each.place.lon) for each in readings if each.place.lat is not None]
    if not points:
        return _FARTHEST_KM
    return kilometres(_point(*points[0]), _point(float(row["lat"]), float(row["lon"])))


def _point(lat: float | None, lon: float | None) -> Entry:
    return Entry("", Kind.TOWN, "GB", "", lat, lon, 0, official=True)


def _p95(values: list[float]) -> float:
    return sorted(values)[max(0, round(0.95 * len(values)) - 1)] if values else 0.0


def _written(readings: list[PlaceReading]) -> str:
    places = (each.place for each in readings)
    return "; ".join(f"{place.name} {place.country} {place.lat} {place.lon}" for place in places)

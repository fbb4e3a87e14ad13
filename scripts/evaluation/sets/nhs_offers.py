"""Where the jobs of a table are and what they pay, by the table's own columns."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from scripts.evaluation.query import Conditions

KM_IN_A_MILE: Final = 1.609344
_EARTH_KM: Final = 6371.0088
_Numbers = NDArray[np.float64]
"""Shape (jobs,); NaN where the table says nothing."""


@dataclass(frozen=True, slots=True)
class Offers:
    """The facts that conditions test."""

    ids: tuple[str, ...]
    lat: _Numbers
    lon: _Numbers
    pay: _Numbers
    """The most that is paid, in pounds a year."""

    @classmethod
    def of(cls, rows: Sequence[Mapping[str, Any]]) -> "Offers":
        """Of rows with the columns id, lat, lon, salary_max and salary_min."""
        pay = [row["salary_max"] or row["salary_min"] for row in rows]
        lat, lon = ([row[name] for row in rows] for name in ("lat", "lon"))
        ids = tuple(str(row["id"]) for row in rows)
        return cls(ids, *(np.array(column, dtype=np.float64) for column in (lat, lon, pay)))

    def conditions(self, lat: float, lon: float, km: float, pay: float) -> Conditions:
        """Which jobs are within `km` of a point and reach that pay."""
        distance = kilometres(self.lat, self.lon, lat, lon)
        near, paid = distance <= km, self.pay >= pay
        far, badly_paid = distance > km, self.pay < pay
        return Conditions(self._named(near & paid), self._named(~(near & paid | far | badly_paid)))

    def _named(self, which: NDArray[np.bool_]) -> frozenset[str]:
        return frozenset(self.ids[place] for place in np.flatnonzero(which))


def kilometres(lats: _Numbers, lons: _Numbers, lat: float, lon: float) -> _Numbers:
    """Great-circle distances of points to one point, by the haversine formula."""
    ours, theirs = np.radians(lats), np.radians(lat)
    east = np.radians(lons - lon)
    chord = np.sin((ours - theirs) / 2) ** 2 + np.cos(ours) * np.cos(theirs) * np.sin(east / 2) ** 2
    distances: _Numbers = 2 * _EARTH_KM * np.arcsin(np.sqrt(np.clip(chord, 0, 1)))
    return distances

"""Pay as it was offered."""

from dataclasses import dataclass

from models.pay import PERIODS_IN_A_YEAR, Period, in_euro


@dataclass(frozen=True, slots=True)
class Salary:
    """A range of pay in its original amounts. An open end is None; at least one end is given."""

    min: float | None
    max: float | None
    currency: str | None
    """ISO 4217 code, or None where the text leaves it open."""
    period: Period
    times_a_year: float | None = None
    """How often a year it is paid, where the text says so: 14 for `€3,000 x 14`."""

    @property
    def annual_min(self) -> float | None:
        """The lower end for a year of full-time work, in the original currency."""
        return self._for_a_year(self.min)

    @property
    def annual_max(self) -> float | None:
        """The upper end for a year of full-time work, in the original currency."""
        return self._for_a_year(self.max)

    def annual_euro(self) -> tuple[float | None, float | None] | None:
        """Both ends for a year, in euro; None where that cannot be told.

        The currency is open or has no rate, or the pay is for a session or a whole term.
        """
        if self.currency is None:
            return None
        ends = tuple(
            None if end is None else in_euro(end, self.currency)
            for end in (self.annual_min, self.annual_max)
        )
        return None if ends == (None, None) else (ends[0], ends[1])

    def _for_a_year(self, end: float | None) -> float | None:
        times = self.times_a_year or PERIODS_IN_A_YEAR.get(self.period)
        return None if end is None or times is None else end * times

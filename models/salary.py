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

    @property
    def annual_min(self) -> float | None:
        """The lower end for a year of full-time work, in the original currency."""
        return None if self.min is None else self.min * PERIODS_IN_A_YEAR[self.period]

    @property
    def annual_max(self) -> float | None:
        """The upper end for a year of full-time work, in the original currency."""
        return None if self.max is None else self.max * PERIODS_IN_A_YEAR[self.period]

    def annual_euro(self) -> tuple[float | None, float | None] | None:
        """Both ends for a year, in euro; None where the currency is open or has no rate."""
        if self.currency is None:
            return None
        ends = tuple(
            None if end is None else in_euro(end, self.currency)
            for end in (self.annual_min, self.annual_max)
        )
        return None if ends == (None, None) else (ends[0], ends[1])

"""`read_salary` beside the pay that three job boards state for fields about pay.

A row agrees where minimum, maximum and period do:

- Indeed (US): the very amounts, the period that `rate_by` names, and US dollars. A maximum of 0
  says that the field holds one amount, which may be read as either end or as both.
- Glassdoor (US): its truth is in thousands of dollars a year; pay by the hour stands there for
  2,000 hours. Both ends must be the very amounts, by the hour or by the year.
- NHS (GB): its truth is the board's own reading, in whole pounds for a year of 1,681 hours, 224.13
  days, 52 weeks or 12 months. What is read is brought to such a year. Pay by the year or for a term
  may be a pound off, other pay a hundredth of the maximum. Where one end was read as open, the
  other decides. This truth errs itself, and nothing is taken out: read the disagreements.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from models.pay import Period
from models.salary import Salary
from scripts.reading_sets.measurement import Disagreement, Measurement, agreement
from scripts.reading_sets.truth_files import Row, tsv_rows
from search.reading.salary import read_salary

_INDEED_PERIODS: Final = {
    "Yearly": Period.YEAR,
    "Monthly": Period.MONTH,
    "Weekly": Period.WEEK,
    "Daily": Period.DAY,
    "Hourly": Period.HOUR,
}
_GLASSDOOR_HOURS: Final = 2_000
_NHS_YEAR: Final = {
    Period.HOUR: 1_681.0,
    Period.SESSION: 1_681.0,
    Period.DAY: 224.13,
    Period.WEEK: 52.0,
    Period.MONTH: 12.0,
    Period.YEAR: 1.0,
    Period.TERM: 1.0,
}
_A_POUND: Final = 1.01
"""With room for the pence that the truth cuts off."""
_NHS_TOLERANCE: Final = 0.01


def indeed_us(file: Path) -> Measurement:
    """Columns salary, rate_by, min, max."""
    return _measured("salary_strings.indeed", file, "US", "salary", _agrees_with_indeed)


def glassdoor(file: Path) -> Measurement:
    """Columns Salary Estimate, hourly, min_salary, max_salary."""
    name = "salary_strings.glassdoor"
    return _measured(name, file, "US", "Salary Estimate", _agrees_with_glassdoor)


def nhs(file: Path) -> Measurement:
    """Columns salary_text, salary_min, salary_max."""
    return _measured("salary_strings.nhs", file, "GB", "salary_text", _agrees_with_nhs)


_TRUTH: Final = {
    "salary": ("rate_by", "min", "max"),
    "Salary Estimate": ("hourly", "min_salary", "max_salary"),
    "salary_text": ("salary_min", "salary_max"),
}
"""The columns of the truth, by the column of the text."""


def _measured(
    name: str, file: Path, country: str, text: str, agrees: Callable[[Row, Salary], bool]
) -> Measurement:
    truth = _TRUTH[text]
    rows = tsv_rows(file, (text, *truth))
    wrong = []
    for line, row in enumerate(rows, start=2):
        reading = read_salary(row[text], country=country)
        if reading is None or not agrees(row, reading.salary):
            said = " ".join(row[column] for column in truth)
            read = _written(reading.salary) if reading else ""
            wrong.append(Disagreement(str(line), row[text], said, read))
    figure = agreement("minimum, maximum and period agree", wrong, len(rows))
    return Measurement(name, (figure,), tuple(wrong))


def _written(salary: Salary) -> str:
    return f"{salary.min} {salary.max} {salary.currency} {salary.period}"


def _agrees_with_indeed(row: Row, salary: Salary) -> bool:
    low, high = float(row["min"]), float(row["max"])
    if salary.period is not _INDEED_PERIODS.get(row["rate_by"]) or salary.currency != "USD":
        return False
    if high:
        return (salary.min, salary.max) == (low, high)
    return {salary.min, salary.max} - {None} == {low}


def _agrees_with_glassdoor(row: Row, salary: Salary) -> bool:
    by_hour = row["hourly"] == "1"
    dollars = 1_000 / _GLASSDOOR_HOURS if by_hour else 1_000
    ends = tuple(float(row[end]) * dollars for end in ("min_salary", "max_salary"))
    period = Period.HOUR if by_hour else Period.YEAR
    return (salary.min, salary.max) == ends and salary.period is period


def _agrees_with_nhs(row: Row, salary: Salary) -> bool:
    low, high = float(row["salary_min"]), float(row["salary_max"])
    times = _NHS_YEAR[salary.period]
    tolerance = _A_POUND if times == 1 else _NHS_TOLERANCE * high
    return all(
        read is None or abs(read * times - true) <= tolerance
        for read, true in ((salary.min, low), (salary.max, high))
    )

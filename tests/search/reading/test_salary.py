import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.salary import Salary
from search.reading.salary import find_salary, read_salary
from tests.search.reading.growth import LINEAR, growth

GOLDEN = Path(__file__).with_name("salaries.tsv")
"""Strings of our own with the pay they state: `in` is `field` or `text`, `-` means none."""


def golden(kind):
    with GOLDEN.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [
        pytest.param(
            row["text"].replace("\\n", "\n"),
            given_or_none(row["country"]),
            expected(row),
            id=f"{row['text']} in {row['country']}",
        )
        for row in rows
        if row["in"] == kind
    ]


def given_or_none(cell):
    return None if cell == "-" else cell


def expected(row):
    if row["period"] == "-":
        return None
    low, high, times = (
        None if row[name] == "-" else float(row[name]) for name in ("min", "max", "times_a_year")
    )
    return Salary(low, high, given_or_none(row["currency"]), row["period"], times)


@pytest.mark.parametrize(("text", "country", "salary"), golden("field"))
def test_a_field_about_pay_is_read_as_the_golden_table_says(text, country, salary):
    reading = read_salary(text, country=country)
    assert (reading and reading.salary) == salary


@pytest.mark.parametrize(("text", "country", "salary"), golden("text"))
def test_running_text_is_read_as_the_golden_table_says(text, country, salary):
    reading = find_salary(text, country=country)
    assert (reading and reading.salary) == salary


def test_the_golden_table_is_large_and_knows_thirty_currencies():
    rows = [*golden("field"), *golden("text")]
    assert len(rows) >= 300
    assert len({row.values[2].currency for row in rows if row.values[2]} - {None}) >= 30


def test_the_span_holds_the_words_of_the_pay():
    text = "Join us. Salary: £30,000 - £35,000 per annum. Apply now."
    span = find_salary(text).span
    assert text[span.start : span.end] == "£30,000 - £35,000"


def test_the_span_of_a_list_of_rates_reaches_from_the_first_to_the_last():
    text = "Rates: £12.10 p/h weekdays, £15.40 p/h weekends"
    span = read_salary(text).span
    assert text[span.start : span.end] == "£12.10 p/h weekdays, £15.40"


def test_fourteen_salaries_a_year_make_the_annual_figure():
    salary = read_salary("2.000 € x 14", country="AT").salary
    assert (salary.min, salary.annual_min, salary.annual_max) == (2000, 28_000, 28_000)


@pytest.mark.parametrize("text", ["£120 per session", "£4,200 for the whole term"])
def test_pay_for_a_session_or_a_whole_term_has_no_annual_figure(text):
    salary = read_salary(text).salary
    assert salary.min is not None
    assert salary.annual_min is None
    assert salary.annual_euro() is None


def test_a_currency_code_beside_the_amount_decides_before_the_country():
    assert read_salary("$100,000 a year (USD)", country="CA").salary.currency == "USD"
    assert read_salary("100,000 a year, paid in SGD", country="CA").salary.currency == "SGD"


NUMBERS = st.text("0123456789.,k$£€R₹%-–+ tobisx/perhoudanm()\n", max_size=80)


@given(st.text(max_size=300) | NUMBERS)
def test_any_text_is_read_the_same_way_twice_with_spans_inside_it(text):
    for read in (read_salary, find_salary):
        reading = read(text, country="US")
        assert reading == read(text, country="US")
        if reading:
            assert 0 <= reading.span.start < reading.span.end <= len(text)


@given(NUMBERS)
def test_whatever_is_read_is_a_range_with_at_least_one_end(text):
    for read in (read_salary, find_salary):
        if reading := read(text, country="IN"):
            ends = [end for end in (reading.salary.min, reading.salary.max) if end is not None]
            assert ends == sorted(ends)
            assert ends
            assert all(end > 0 for end in ends)


HOSTILE = [
    "£30,000 - ",
    "$9 an hour ",
    "1,",
    "1 ",
    "£1/",
    "£20,000 ",
    "k€ 1k ",
    "13 x 2 ",
    "\n",
    "$",
]


@pytest.mark.parametrize("unit", HOSTILE)
@pytest.mark.parametrize("read", [read_salary, find_salary])
def test_time_grows_with_the_length_of_a_hostile_text(read, unit):
    assert growth(read, unit, 16_000) < LINEAR

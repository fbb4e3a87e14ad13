import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.pay import Period
from models.salary import Salary
from search.reading.salary import find_salary, read_salary

HOUR, DAY, WEEK, MONTH, YEAR = Period.HOUR, Period.DAY, Period.WEEK, Period.MONTH, Period.YEAR

FIELDS = [
    # ranges and multipliers
    ("$120-150k", "US", (120_000, 150_000, "USD", YEAR)),
    ("$120K–$150K", "US", (120_000, 150_000, "USD", YEAR)),
    ("£28-£31,000", "GB", (28_000, 31_000, "GBP", YEAR)),
    ("80k - 95k EUR", None, (80_000, 95_000, "EUR", YEAR)),
    ("between £22,000 and £23,500", None, (22_000, 23_500, "GBP", YEAR)),
    ("£21,000 rising to £24,000 p.a.", None, (21_000, 24_000, "GBP", YEAR)),
    ("EUR 48.000,00 bis 56.000,00 brutto/Jahr", None, (48_000, 56_000, "EUR", YEAR)),
    ("€40,000 to €35,000 a year", None, (35_000, 40_000, "EUR", YEAR)),
    # thousands and decimals
    ("1,234.56 GBP per month", None, (1234.56, 1234.56, "GBP", MONTH)),
    ("1.234,56 € pro Monat", None, (1234.56, 1234.56, "EUR", MONTH)),
    ("32 500 € brut annuel", None, (32_500, 32_500, "EUR", YEAR)),
    ("CHF 95'000 – 110'000", None, (95_000, 110_000, "CHF", YEAR)),
    ("₹12,00,000 - ₹15,50,000 a year", None, (1_200_000, 1_550_000, "INR", YEAR)),
    ("3-5 LPA", "IN", (300_000, 500_000, "INR", YEAR)),
    ("£24, 214 - £30, 112", None, (24_214, 30_112, "GBP", YEAR)),
    # one end
    ("Up to £40,000", None, (None, 40_000, "GBP", YEAR)),
    ("From $18 an hour", "US", (18, None, "USD", HOUR)),
    ("ab 3.200 € monatlich", None, (3200, None, "EUR", MONTH)),
    ("jusqu'à 45 000 € par an", None, (None, 45_000, "EUR", YEAR)),
    ("desde 1.800 € al mes", None, (1800, None, "EUR", MONTH)),
    ("$90,000+", "US", (90_000, None, "USD", YEAR)),
    # periods
    ("£14.49 p/h", None, (14.49, 14.49, "GBP", HOUR)),
    ("£9.50ph - £11.20ph", None, (9.5, 11.2, "GBP", HOUR)),
    ("$25/hr", "US", (25, 25, "USD", HOUR)),
    ("£350 per day", None, (350, 350, "GBP", DAY)),
    ("$1,200 a week", "US", (1200, 1200, "USD", WEEK)),
    ("R$ 8.500 por mês", None, (8500, 8500, "BRL", MONTH)),
    ("25 000 zł brutto / mies", None, (25_000, 25_000, "PLN", MONTH)),
    ("38 000 kr/månad", "SE", (38_000, 38_000, "SEK", MONTH)),
    ("Tagessatz 650 EUR", None, (650, 650, "EUR", DAY)),
    ("£24,907 per annum, 37.5 hours per week", None, (24_907, 24_907, "GBP", YEAR)),
    ("£14.20 per hour (£27,690 per annum)", None, (14.2, 14.2, "GBP", HOUR)),
    ("¥6,000,000 per year", "JP", (6_000_000, 6_000_000, "JPY", YEAR)),
    # the size alone
    ("£35,000", None, (35_000, 35_000, "GBP", YEAR)),
    ("£12.80", None, (12.8, 12.8, "GBP", HOUR)),
    # the first of several, and what is no pay
    ("£31,000 - £36,000 plus £5,000 relocation bonus", None, (31_000, 36_000, "GBP", YEAR)),
    ("£3,000 welcome bonus, salary £29,000", None, (29_000, 29_000, "GBP", YEAR)),
    ("Band 6 - £32,306 to £39,027", None, (32_306, 39_027, "GBP", YEAR)),
]


@pytest.mark.parametrize(("text", "country", "expected"), FIELDS)
def test_a_salary_field_is_read(text, country, expected):
    reading = read_salary(text, country=country)
    assert reading is not None
    assert reading.salary == Salary(*expected)


@pytest.mark.parametrize(
    "text",
    ["", "Competitive", "Band 5", "Depending on experience", "8a", "£900", "$50", "10% bonus"],
)
def test_a_field_without_plain_pay_gives_nothing(text):
    assert read_salary(text) is None


@pytest.mark.parametrize("text", ["£24,000 per hour", "£15 per annum", "$900,000,000 a year"])
def test_implausible_pay_is_a_misreading(text):
    assert read_salary(text, country="US") is None


@pytest.mark.parametrize(
    ("text", "country", "currency"),
    [
        ("$100,000 a year", "CA", "CAD"),
        ("$100,000 a year", "AU", "AUD"),
        ("$100,000 a year", "DE", None),
        ("$100,000 a year", None, None),
        ("$100,000 USD a year", None, "USD"),
        ("$100,000 a year (USD)", "DE", "USD"),
        ("A$100,000 a year", "US", "AUD"),
        ("400 000 kr per year", "DK", "DKK"),
        ("400 000 kr per year", None, None),
        ("45,000 per year", "FR", "EUR"),
        ("45,000 per year", None, None),
    ],
)
def test_a_sign_of_several_currencies_is_decided_by_the_text_then_the_country(
    text, country, currency
):
    assert read_salary(text, country=country).salary.currency == currency


SENTENCES = [
    ("We pay a salary of £40,000 to £45,000 a year.", (40_000, 45_000, "GBP", YEAR)),
    ("The compensation range is $120,000 - $150,000 USD.", (120_000, 150_000, "USD", YEAR)),
    ("Wir bieten ein Jahresgehalt ab 52.000 €.", (52_000, None, "EUR", YEAR)),
    ("Rémunération : 38 à 42 k€ par an", (38_000, 42_000, "EUR", YEAR)),
    ("Salario: 28.000 € brutos anuales", (28_000, 28_000, "EUR", YEAR)),
    ("You earn €18.50 per hour from day one.", (18.5, 18.5, "EUR", HOUR)),
    (
        "A team of 500 employees with $2bn revenue. Salary: £30k. Bonus of £5,000.",
        (30_000, 30_000, "GBP", YEAR),
    ),
    ("Salary\n£27,000 - £29,500\nBenefits", (27_000, 29_500, "GBP", YEAR)),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_pay_is_found_in_running_text(text, expected):
    reading = find_salary(text)
    assert reading is not None
    assert reading.salary == Salary(*expected)


@pytest.mark.parametrize(
    "text",
    [
        "We match contributions to your 401(k) and pay 100% of premiums.",
        "You work 35 hours per week in a team of 500 employees.",
        "A company with $2bn revenue and €50 million in funding.",
        "We pay a £5,000 relocation bonus.",
        "Welcome bonus of £3,000 after your first month.",
        "You manage a budget of £250,000 per year.",
        "Up to 10% annual bonus and 25 days of paid leave.",
        "Founded in 1998, 20,000 customers a year.",
        "A competitive salary.",
    ],
)
def test_numbers_that_are_no_pay_are_left_alone(text):
    assert find_salary(text) is None


def test_the_span_holds_the_words_of_the_pay():
    text = "Join us. Salary: £30,000 - £35,000 per annum. Apply now."
    span = find_salary(text).span
    assert text[span.start : span.end] == "£30,000 - £35,000"


@given(st.text(max_size=300) | st.text("0123456789.,k$£€-– tobishanum/per", max_size=80))
def test_any_text_is_read_the_same_way_twice_with_spans_inside_it(text):
    for read in (read_salary, find_salary):
        reading = read(text, country="US")
        assert reading == read(text, country="US")
        if reading:
            assert 0 <= reading.span.start < reading.span.end <= len(text)

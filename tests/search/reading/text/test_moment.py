from datetime import UTC, datetime

import pytest

from search.reading.text.errors import RejectedListing
from search.reading.text.moment import read_moment

NOW = datetime(2026, 3, 10, 15, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("Reposted 3 Days Ago", 7),
        ("Posted 1 day ago", 9),
        ("2 weeks ago", None),
        ("a week ago", 3),
        ("5 hours ago", 10),
        ("Today", 10),
        ("Posted yesterday", 9),
        ("Just posted", 10),
        ("vor 4 Tagen", 6),
    ],
)
def test_an_age_is_a_day_once_the_day_of_reading_is_known(words, day):
    expected = datetime(2026, 3, day, tzinfo=UTC) if day else datetime(2026, 2, 24, tzinfo=UTC)
    assert read_moment(words, "posted_at", now=NOW) == expected
    assert read_moment(words, "posted_at") is None


@pytest.mark.parametrize("words", ["30+ days ago", "some days ago", "2 months ago"])
def test_an_age_without_a_certain_day_is_none(words):
    assert read_moment(words, "posted_at", now=NOW) is None


@pytest.mark.parametrize(
    ("country", "month", "day"), [("US", 5, 12), ("GB", 12, 5), ("DE", 12, 5), ("IN", 12, 5)]
)
def test_the_ads_country_decides_between_day_and_month(country, month, day):
    expected = datetime(2026, month, day, tzinfo=UTC)
    assert read_moment("05/12/2026", "posted_at", country=country) == expected


@pytest.mark.parametrize("country", [None, "CA"])
def test_a_date_that_may_be_two_is_refused_where_no_country_decides(country):
    with pytest.raises(RejectedListing, match="2026-01-31"):
        read_moment("05/12/2026", "posted_at", country=country)


def test_a_number_beyond_twelve_is_the_day_in_any_country():
    for country in (None, "US", "GB"):
        assert read_moment("12/31/2026", "posted_at", country=country) == datetime(
            2026, 12, 31, tzinfo=UTC
        )
        assert read_moment("31/12/2026", "posted_at", country=country) == datetime(
            2026, 12, 31, tzinfo=UTC
        )

from datetime import UTC, datetime

import pytest

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
    assert read_moment(words, "posted_at", NOW) == expected
    assert read_moment(words, "posted_at") is None


@pytest.mark.parametrize("words", ["30+ days ago", "some days ago", "2 months ago"])
def test_an_age_without_a_certain_day_is_none(words):
    assert read_moment(words, "posted_at", NOW) is None

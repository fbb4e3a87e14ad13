import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.listing import Remote
from search.reading.remote import read_remote

ON_SITE, HYBRID, REMOTE = Remote.ON_SITE, Remote.HYBRID, Remote.REMOTE


@pytest.mark.parametrize(
    ("text", "remote", "countries"),
    [
        ("Remote", REMOTE, ()),
        ("Remote - United States", REMOTE, ("US",)),
        ("Hiring Remotely in United States", REMOTE, ("US",)),
        ("remote within Germany", REMOTE, ("DE",)),
        ("Remote (US, Canada)", REMOTE, ("US", "CA")),
        ("Remote, UK only", REMOTE, ("GB",)),
        ("A fully remote role; you must be located in France or Spain.", REMOTE, ("FR", "ES")),
        ("Work from home", REMOTE, ()),
        ("100% Homeoffice", REMOTE, ()),
        ("Télétravail complet", REMOTE, ()),
        ("Hybrid", HYBRID, ()),
        ("Hybrid working, two days a week in the office", HYBRID, ()),
        ("You spend 3 days per week in our office.", HYBRID, ()),
        ("A combination of working from home and our clinic", HYBRID, ()),
        ("On-site", ON_SITE, ()),
        ("Office based", ON_SITE, ()),
        ("This is not a remote position.", ON_SITE, ()),
        ("There is no remote work.", ON_SITE, ()),
        ("Remote work is not available.", ON_SITE, ()),
        ("This position is not eligible for remote work.", ON_SITE, ()),
    ],
)
def test_words_for_where_the_work_is_done_are_read(text, remote, countries):
    reading = read_remote(text)
    assert (reading.remote, reading.countries) == (remote, countries)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Leeds",
        "Experience with remote monitoring of patients",
        "You travel to remote areas and remote communities.",
        "We run a hybrid cloud on many servers.",
        "Nurses who know remote sensing",
        "Sponsorship must meet the Home Office application criteria.",
        "[Remote / On-site – City, Country]",
    ],
)
def test_other_uses_of_the_words_say_nothing(text):
    assert read_remote(text).remote is None


def test_an_on_site_gym_in_a_long_text_says_nothing_of_the_work():
    text = (
        "Our benefits are many and good for you and your family. " * 5 + "There is an on-site gym."
    )
    assert read_remote(text).remote is None


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("US only", ("US",)),
        ("You must be based in the UK.", ("GB",)),
        ("Candidates must reside in the United States or Canada.", ("US", "CA")),
        ("HR only", ()),
    ],
)
def test_a_restriction_to_countries_is_read_without_the_word_remote(text, countries):
    assert read_remote(text).countries == countries


def test_the_span_holds_the_words():
    text = "This is a fully remote role."
    span = read_remote(text).span
    assert text[span.start : span.end] == "fully remote"


def test_a_long_run_of_capitals_and_dots_is_read_in_linear_time():
    assert read_remote("A." * 50_000).remote is None


@given(st.text(max_size=300))
def test_any_text_is_read_the_same_way_twice_with_spans_inside_it(text):
    reading = read_remote(text)
    assert reading == read_remote(text)
    if reading.span:
        assert 0 <= reading.span.start < reading.span.end <= len(text)

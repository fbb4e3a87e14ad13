from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.reading.place.country import countries_of_group
from search.reading.remote import read_remote
from tests.search.reading.growth import LINEAR, growth


def golden():
    """Texts of our own with what they say; `*` stands for any countries."""
    rows = Path(__file__).with_name("remote.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return [(row.split("\t") + [""] * 6)[:6] for row in rows]


@pytest.mark.parametrize(("text", "remote", "countries", "regions", "zones", "days"), golden())
def test_words_for_where_the_work_is_done_are_read(text, remote, countries, regions, zones, days):
    reading = read_remote(text)
    assert reading.remote == (remote or None)
    if remote:
        assert " ".join(reading.countries) == countries or (countries == "*" and reading.countries)
        assert (" ".join(reading.regions), " ".join(reading.time_zones)) == (regions, zones)
        assert reading.office_days == (float(days) if days else None)


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


@pytest.mark.parametrize(
    "unit",
    ["A.", "Remote A, ", "remote ", "2 days a week ", "hybrid of ", "home office ", "no remote ",
     "UTC+1 ", "overlap ", "A and A ", "must be based in A ", "\u0130 remote "],
)  # fmt: skip
def test_long_hostile_texts_are_read_in_linear_time(unit):
    assert growth(read_remote, unit, 100_000) < LINEAR


@given(st.text(max_size=300))
def test_any_text_is_read_the_same_way_twice_with_spans_inside_it(text):
    reading = read_remote(text)
    assert reading == read_remote(text)
    if reading.span:
        assert 0 <= reading.span.start < reading.span.end <= len(text)


def test_groups_of_countries_stand_for_their_countries():
    assert countries_of_group("EMEA")
    assert countries_of_group("emea") == countries_of_group("EMEA")
    assert {"DE", "FR"} < set(countries_of_group("EU")) < set(countries_of_group("EEA"))
    assert "GB" in countries_of_group("Europe")
    assert countries_of_group("Atlantis") == ()

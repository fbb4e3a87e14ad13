from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.reading.place.gazetteer import begins_a_name, folded, meanings, region_name
from search.reading.places import read_places
from tests.search.reading.growth import LINEAR, growth

GOLDEN = [
    row.split("\t")
    for row in Path(__file__).with_name("places.tsv").read_text(encoding="utf-8").splitlines()
    if not row.startswith("#")
]
TOWNS = [
    ("Berlin", None, [("Berlin", "DE-16")]),
    ("Berlin, NH", None, [("Berlin", "US-NH")]),
    ("Leeds", None, [("Leeds", "GB-ENG")]),
    ("Preston, Lancashire PR4 0HB", None, [("Preston", "GB-ENG")]),
    ("Bengaluru/Bangalore, Karnataka", None, [("Bengaluru", "IN-19")]),
    ("München", None, [("Munich", "DE-02")]),
    ("New York, NY", None, [("New York City", "US-NY")]),
    ("New York", None, [("New York City", "US-NY")]),
    ("St. Louis, MO", None, [("St. Louis", "US-MO")]),
    ("Portland, OR", None, [("Portland", "US-OR")]),
    ("Indianapolis, IN", None, [("Indianapolis", "US-IN")]),
    ("Dover, DE", None, [("Dover", "US-DE")]),
    ("Berlin, DE", None, [("Berlin", "DE-16")]),
    ("London, Ontario", None, [("London", "CA-08")]),
    ("London, UK", "US", [("London", "GB-ENG")]),
    ("Toronto, ON, Canada", None, [("Toronto", "CA-08")]),
    ("Sydney NSW", None, [("Sydney", "AU-02")]),
    ("Frankfurt am Main", None, [("Frankfurt am Main", "DE-05")]),
    ("Cambridge", "GB", [("Cambridge", "GB-ENG")]),
    ("Cambridge, MA", "GB", [("Cambridge", "US-MA")]),
    ("Boston", "GB", [("Boston", "GB-ENG")]),
    ("Boston", None, [("Boston", "US-MA")]),
    ("São Paulo, Brasil", None, [("São Paulo", "BR-27")]),
    ("Den Haag", None, [("The Hague", "NL-11")]),
    ("paris, france", None, [("Paris", "FR-11")]),
    ("London or Manchester", None, [("London", "GB-ENG"), ("Manchester", "GB-ENG")]),
    ("Paris; Lyon", None, [("Paris", "FR-11"), ("Lyon", "FR-84")]),
    ("Hybrid - Austin, Texas", None, [("Austin", "US-TX")]),
    ("Remote | Leeds & York", "GB", [("Leeds", "GB-ENG"), ("York", "GB-ENG")]),
    ("Royal Bolton Hospital, Minerva Road, Bolton BL4 0JR", "GB", [("Bolton", "GB-ENG")]),
    ("St James's University Hospital Leeds", "GB", [("Leeds", "GB-ENG")]),
    ("Singapore", None, [("Singapore", None)]),
]


@pytest.mark.parametrize(("text", "country", "expected"), TOWNS)
def test_towns_are_read_with_their_region_and_coordinates(text, country, expected):
    places = [reading.place for reading in read_places(text, country=country)]
    assert [(place.name, place.region) for place in places] == expected
    assert all(place.lat is not None and place.lon is not None for place in places)


@pytest.mark.parametrize(
    ("text", "country", "expected"),
    [
        ("Germany", None, ("DE", None)),
        ("California", None, ("US", "US-CA")),
        ("United States", None, ("US", None)),
        ("US", None, ("US", None)),
        ("Georgia", None, ("GE", None)),
        ("Georgia", "US", ("US", "US-GA")),
        ("Bayern, Deutschland", None, ("DE", "DE-02")),
        ("Scotland", None, ("GB", "GB-SCT")),
        ("Remote - United States", None, ("US", None)),
        ("Patuxent River, MD", None, ("US", "US-MD")),
    ],
)
def test_a_country_or_region_alone_has_no_coordinates(text, country, expected):
    (reading,) = read_places(text, country=country)
    assert (reading.place.country, reading.place.region) == expected
    assert reading.place.lat is None
    assert reading.place.lon is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Anywhere",
        "Various",
        "City, Country",
        "[Remote / On-site – City, Country]",
        "Remote",
        "Home based",
        "Trust wide",
        "12345",
    ],
)
def test_a_placeholder_is_no_place(text):
    assert read_places(text) == []


def test_a_county_has_a_point_and_a_region():
    (reading,) = read_places("Kent", country="GB")
    assert reading.place.region == "GB-ENG"
    assert reading.place.lat == pytest.approx(51.3, abs=0.2)


def test_the_span_holds_the_name_with_its_context():
    text = "Office: Berlin, NH or Leeds"
    spans = [reading.span for reading in read_places(text)]
    assert [text[span.start : span.end] for span in spans] == ["Berlin, NH", "Leeds"]


def test_a_small_town_abroad_needs_its_country_named():
    assert read_places("Vaduz", country="GB") == []
    assert [r.place.country for r in read_places("Vaduz, Liechtenstein", country="GB")] == ["LI"]


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Zürich", "zurich"),
        ("King's Lynn", "kings lynn"),
        ("Saint-Étienne", "st etienne"),
        ("Łódź", "lodz"),
        ("Brighton & Hove", "brighton and hove"),
    ],
)
def test_names_are_looked_up_without_case_accents_and_punctuation(name, key):
    assert folded(name) == key


def test_an_unknown_name_has_no_meaning():
    assert meanings("no such town anywhere") == ()
    assert meanings("") == ()


@pytest.mark.parametrize(("text", "country", "expected"), GOLDEN)
def test_location_fields_of_the_world_are_read(text, country, expected):
    named = [_written(reading) for reading in read_places(text, country=country or None)]
    assert named == ([] if expected == "none" else expected.split("; "))


def _written(reading):
    place = reading.place
    point = "" if place.lat is not None else "*"
    rivals = "?" if reading.others else ""
    return f"{place.name}/{place.region or place.country}{point}{rivals}"


def test_a_postal_code_gives_the_point_of_a_large_town_s_district():
    (centre,) = read_places("London")
    (district,) = read_places("London SE18 6PF")
    assert district.place.name == "London"
    assert district.place.lon > centre.place.lon + 0.1


def test_a_place_whose_postal_code_is_given_comes_first():
    places = [reading.place.name for reading in read_places("Leeds or York YO1 7HH")]
    assert places == ["York", "Leeds"]


def test_a_postal_code_decides_between_namesakes():
    (reading,) = read_places("Newport PO30 5BT")
    assert reading.place.lat == pytest.approx(50.70, abs=0.05)
    assert reading.others == ()


def test_a_number_of_a_floor_is_no_postal_district():
    assert [reading.place.name for reading in read_places("L5, Canary Wharf, London")] == [
        "Canary Wharf"
    ]


def test_another_place_of_the_text_decides_between_namesakes():
    (reading,) = read_places("Newport, Cowes", country="GB")[:1]
    assert reading.place.lat == pytest.approx(50.70, abs=0.05)


def test_what_else_a_name_may_mean_is_said_likeliest_first():
    (reading,) = read_places("Springfield")
    assert len(reading.others) == 3
    assert {place.country for place in reading.others} == {"US"}
    assert read_places("Springfield, IL")[0].others == ()


def test_a_region_has_a_code_and_a_name():
    (reading,) = read_places("Berlin, NH")
    assert (reading.place.region, reading.region_name) == ("US-NH", "New Hampshire")
    assert region_name("US-XX") is None


def test_a_name_may_begin_a_longer_one():
    assert begins_a_name("new yo")
    assert not begins_a_name("leedsx")


def test_an_unknown_part_of_a_name_is_not_taken_for_a_town():
    assert read_places("Chaucer Ford", country="GB") == []


@pytest.mark.parametrize(
    "unit",
    [
        "Leeds, ",
        "L",
        "Berlin / ",
        "[{<city ",
        "(",
        "A(B/",
        "SW1A 1AA ",
        "東京",
        "St. ",
        "１0 ",
        "a-",
    ],
)
def test_time_grows_with_the_length_of_a_field(unit):
    assert growth(read_places, unit, 100_000) < LINEAR


@given(st.text(max_size=200) | st.text("Londnyrkes,;/ &-UKSA()", max_size=60))
def test_any_text_is_read_the_same_way_twice_with_spans_inside_it(text):
    readings = read_places(text)
    assert readings == read_places(text)
    for reading in readings:
        assert 0 <= reading.span.start < reading.span.end <= len(text)

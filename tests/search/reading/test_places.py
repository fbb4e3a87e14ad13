import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.reading.gazetteer import folded, meanings
from search.reading.places import read_places

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


@given(st.text(max_size=200) | st.text("Londnyrkes,;/ &-UKSA()", max_size=60))
def test_any_text_is_read_the_same_way_twice_with_spans_inside_it(text):
    readings = read_places(text)
    assert readings == read_places(text)
    for reading in readings:
        assert 0 <= reading.span.start < reading.span.end <= len(text)

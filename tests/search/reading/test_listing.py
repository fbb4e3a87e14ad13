import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.listing import EmploymentType, Remote
from models.pay import Period
from models.place import Place
from models.salary import Salary
from search.reading.ad.job_posting import job_postings_in
from search.reading.listing import read_listing
from search.reading.text.errors import RejectedListing

DESCRIPTION = "We are looking for a baker who likes to start early. You bake bread for the town."


def listing(**fields):
    return read_listing({"title": "Baker", "description": DESCRIPTION, **fields}, source="test")


POSTING = {
    "@context": "https://schema.org",
    "@type": "JobPosting",
    "title": "Senior Baker",
    "description": "<p>We look for a <b>baker</b>.</p><ul><li>bread</li><li>cakes</li></ul>",
    "hiringOrganization": {"@type": "Organization", "name": "Oven Ltd"},
    "jobLocation": {
        "@type": "Place",
        "address": {"addressLocality": "Leeds", "addressCountry": "GB"},
        "geo": {"latitude": "53.8", "longitude": "-1.5"},
    },
    "baseSalary": {
        "@type": "MonetaryAmount",
        "currency": "GBP",
        "value": {"minValue": 30000, "maxValue": "35,000", "unitText": "YEAR"},
    },
    "employmentType": ["FULL_TIME", "PART_TIME"],
    "identifier": {"@type": "PropertyValue", "value": "a-1"},
    "datePosted": "2026-01-05",
    "validThrough": "2026-02-05T12:00:00+01:00",
    "url": "https://example.org/jobs/a-1",
}


def test_a_schema_org_posting_is_read_as_it_is():
    read = read_listing(POSTING, source="test")
    assert (read.external_id, read.title, read.company) == ("a-1", "Senior Baker", "Oven Ltd")
    assert read.description == "We look for a baker.\n- bread\n- cakes"
    assert read.salary == Salary(30_000, 35_000, "GBP", Period.YEAR)
    assert read.employment_type is EmploymentType.FULL_TIME
    assert read.seniority == "senior"
    assert read.posted_at == datetime(2026, 1, 5, tzinfo=UTC)
    assert read.expires_at == datetime(2026, 2, 5, 11, tzinfo=UTC)


def test_coordinates_of_the_source_win_over_the_table():
    (place,) = read_listing(POSTING, source="test").places
    assert place == Place("Leeds", "GB", "GB-ENG", 53.8, -1.5)


def test_telecommuting_is_remote_within_the_countries_named():
    posting = POSTING | {
        "jobLocation": None,
        "jobLocationType": "TELECOMMUTE",
        "applicantLocationRequirements": [{"@type": "Country", "name": "Germany"}, "France"],
    }
    read = read_listing(posting, source="test")
    assert (read.remote, read.remote_countries) == (Remote.REMOTE, ("DE", "FR"))


def test_fields_of_the_contract_are_read():
    read = listing(
        external_id=17,
        company="Oven Ltd",
        locations=["Berlin", {"city": "Köln", "country": "DE"}],
        remote="hybrid",
        salary={"min": 2500, "max": None, "currency": "eur", "period": "month"},
        employment_type="part-time",
    )
    assert read.external_id == "17"
    assert [place.region for place in read.places] == ["DE-16", "DE-07"]
    assert read.location_text == "Berlin; Köln, DE"
    assert read.remote is Remote.HYBRID
    assert read.salary == Salary(2500, None, "EUR", Period.MONTH)
    assert read.employment_type is EmploymentType.PART_TIME


def test_facts_without_a_field_are_read_from_the_text_with_evidence():
    words = " Part-time. Salary: $20 per hour. The role is fully remote within Canada."
    read = listing(description=DESCRIPTION + words, location="Toronto, Canada")
    assert read.salary == Salary(20, 20, "CAD", Period.HOUR)
    assert read.salary_text == "$20"
    assert (read.remote, read.remote_countries) == (Remote.REMOTE, ("CA",))
    assert {name: evidence.text for name, evidence in read.evidence.items()} == {
        "salary": "$20",
        "location": "Toronto, Canada",
        "remote": "role is fully remote",
        "employment_type": "Part-time",
    }
    assert read.evidence["salary"].source == "description"


def test_the_words_of_the_source_are_kept_where_they_say_nothing_certain():
    read = listing(salary_text="Competitive", location="Anywhere")
    assert (read.salary_text, read.salary) == ("Competitive", None)
    assert (read.location_text, read.places) == ("Anywhere", ())


def test_what_is_not_said_stays_unknown():
    read = listing()
    assert (read.salary, read.places, read.remote, read.employment_type) == (None, (), None, None)
    assert read.evidence == {}


def test_pay_of_other_ads_below_this_one_is_not_its_own():
    tail = "\n\nSimilar Jobs\n\nBaker\nSalary: £50,000 per year\nRemote\n"
    read = listing(description=DESCRIPTION + tail)
    assert (read.salary, read.remote) == (None, None)


def test_a_missing_id_is_the_url_or_a_hash_of_the_text():
    assert listing(url="https://example.org/1").external_id == "https://example.org/1"
    assert listing().external_id == listing().external_id
    assert listing().external_id != listing(company="Oven Ltd").external_id


def test_a_link_that_is_no_web_address_is_left_out():
    assert listing(url="javascript:alert(1)").url is None


def test_characters_that_postgresql_refuses_are_removed():
    read = listing(title="Ba\0ker\ud800", description="a\x07\0" + DESCRIPTION)
    assert read.title == "Baker"
    assert read.description == "a" + DESCRIPTION


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"title": ""}, "title"),
        ({"title": None}, "title"),
        ({"title": "x" * 501}, "title"),
        ({"description": "too short"}, "description"),
        ({"description": "x" * 200_001}, "description"),
        ({"posted_at": "31/31/2026"}, "posted_at"),
        ({"expires_at": "whenever"}, "expires_at"),
        ({"posted_at": "02/01/2026"}, "posted_at"),
    ],
)
def test_an_unusable_listing_is_rejected_with_a_sentence(fields, field):
    with pytest.raises(RejectedListing, match=r"^[A-Z`].*\.$") as rejected:
        listing(**fields)
    assert rejected.value.field == field


def test_a_guide_to_a_kind_of_job_is_rejected():
    guide = (
        "What bakers do. Bakers prepare dough and bread in shops and factories. The work typically "
        "involves early hours. Career progression leads from apprentice to master. Salaries range "
        "from $30,000 to $50,000. Required skills and qualifications include patience. "
    )
    with pytest.raises(RejectedListing, match="guide"):
        listing(description=guide)


def test_an_ad_that_speaks_of_career_paths_is_no_guide():
    words = " We offer career paths. Our salary ranges from £30,000 to £35,000 for these positions."
    assert listing(description=DESCRIPTION + words).salary.max == 35_000


def test_what_is_no_object_is_rejected():
    with pytest.raises(RejectedListing, match="JSON object"):
        read_listing(["Baker"], source="test")


@pytest.mark.parametrize(
    ("value", "moment"),
    [
        ("2026-01-31", datetime(2026, 1, 31, tzinfo=UTC)),
        ("2026-01-31T10:00:00+0100", datetime(2026, 1, 31, 9, tzinfo=UTC)),
        ("31 January 2026", datetime(2026, 1, 31, tzinfo=UTC)),
        ("Jan 31, 2026", datetime(2026, 1, 31, tzinfo=UTC)),
        ("31.01.2026", datetime(2026, 1, 31, tzinfo=UTC)),
        ("31/01/2026", datetime(2026, 1, 31, tzinfo=UTC)),
        ("Sat, 31 Jan 2026 10:00:00 GMT", datetime(2026, 1, 31, 10, tzinfo=UTC)),
        (1769817600, datetime(2026, 1, 31, tzinfo=UTC)),
        ("2 days ago", None),
        ("", None),
    ],
)
def test_dates_are_read_as_boards_write_them(value, moment):
    assert listing(posted_at=value).posted_at == moment


def test_postings_are_found_in_a_page():
    scripts = [
        json.dumps({"@graph": [{"@type": "WebSite"}, POSTING]}),
        "{broken",
        json.dumps([POSTING]),
    ]
    page = "".join(f'<script type="application/ld+json">{script}</script>' for script in scripts)
    assert job_postings_in(f"<html><head>{page}</head><body>Jobs</body></html>") == [POSTING] * 2


def test_postings_are_found_in_a_json_document_at_any_depth():
    document = {"itemListElement": [{"item": POSTING}, {"item": {"@type": "Person"}}]}
    assert job_postings_in(json.dumps(document)) == [POSTING]


@pytest.mark.parametrize("text", ["", "no page", "{", "[" * 100_000, "<html></html>"])
def test_a_text_without_postings_gives_none(text):
    assert job_postings_in(text) == []


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=8,
)
FIELD_NAMES = (
    "title description company url location locations remote salary salary_text posted_at country"
    " employment_type seniority jobLocation baseSalary hiringOrganization identifier"
)
FIELDS = st.sampled_from(FIELD_NAMES.split())


@given(st.dictionaries(FIELDS, JSON, max_size=6))
def test_any_object_is_read_or_rejected(fields):
    try:
        read = listing(**fields)
    except RejectedListing:
        return
    assert read.title
    sources = {
        "description": read.description,
        "title": read.title,
        "location": read.location_text or "",
        "salary_text": read.salary_text or "",
    }
    for evidence in read.evidence.values():
        assert sources[evidence.source][evidence.start : evidence.end] == evidence.text


def test_the_words_of_the_ad_stay_beside_the_numbers_of_its_source():
    listing = read_listing(
        {
            "title": "Staff nurse",
            "description": "You care for the patients of our ward, day and night.",
            "salary_text": "£24,214 / £26,220 a year",
            "salary": {"min": 24214, "max": 26220, "currency": "GBP", "period": "year"},
        },
        source="tests",
    )
    assert listing.salary_text == "£24,214 / £26,220 a year"
    assert listing.salary == Salary(24214, 26220, "GBP", Period.YEAR)
    assert listing.evidence["salary"].text in listing.salary_text

from contextlib import suppress
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from models.listing import EmploymentType, Remote
from search.reading.ad.page import with_page_fields
from search.reading.listing import read_listing
from search.reading.text.errors import RejectedListing

PAGE = """Oven & Sons Logo

Oven & Sons

Senior Pastry Cook

Reposted 3 Days Ago
Remote
Hiring Remotely in Canada
Senior level

About the Role
We look for a cook who writes recipes for our shops. You will test each of them twice.

Similar Jobs

Baker
Posted Yesterday
On-site
90K-90K Annually
"""


def read(text, **fields):
    title, _, description = text.partition("\n")
    return read_listing({"title": title, "description": description, **fields}, source="test")


def test_a_page_gives_the_title_and_company_of_its_own_ad_alone():
    listing = read(PAGE)
    assert (listing.title, listing.company) == ("Senior Pastry Cook", "Oven & Sons")
    assert (listing.remote, listing.remote_countries) == (Remote.REMOTE, ("CA",))
    assert (listing.seniority, listing.salary, listing.salary_text) == ("senior", None, None)
    assert PAGE.strip() == listing.description


def test_the_age_of_an_ad_is_a_date_only_where_the_day_of_the_page_is_known():
    assert read(PAGE).posted_at is None
    assert read(PAGE, fetched_at="2026-03-04T15:00:00Z").posted_at == datetime(
        2026, 3, 1, tzinfo=UTC
    )


def test_labels_run_into_the_text_give_the_fields():
    text = (
        "Job Title: Bread Baker Location: [Remote / On-site – City, Country] Job Type: Part-Time "
        "About the Role We are looking for a baker. You will bake. " + "Dough is warm. " * 40
    )
    listing = read(text)
    assert listing.title == "Bread Baker"
    assert listing.location_text is None
    assert listing.employment_type is EmploymentType.PART_TIME


def test_a_title_that_is_one_stays():
    fields = {"title": "Logo designer", "description": "You draw logos for bakers and millers."}
    assert with_page_fields(fields, longest_title=500) is fields


def test_fields_that_a_source_gives_win_over_the_page():
    assert read(PAGE, company="Mill Ltd").company == "Mill Ltd"


@given(st.text(max_size=200), st.text(max_size=200))
def test_any_page_is_read_or_refused(title, description):
    with suppress(RejectedListing):
        read_listing({"title": title, "description": description}, source="test")

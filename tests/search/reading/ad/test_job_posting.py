import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.listing import EmploymentType, Remote
from models.pay import Period
from models.profile import Degree
from models.salary import Salary
from search.reading.ad.job_posting import contract_fields, job_postings_in
from search.reading.listing import read_listing
from search.reading.text.errors import RejectedListing

POSTING = {
    "@type": "JobPosting",
    "title": "Baker",
    "description": "<p>We look for a baker who starts early and bakes for the whole town.</p>",
}


def read(**properties):
    return read_listing(POSTING | properties, source="test")


@pytest.mark.parametrize(
    ("properties", "salary"),
    [
        (
            {"baseSalary": {"currency": "GBP", "value": {"value": 12.5, "unitText": "HOUR"}}},
            Salary(12.5, 12.5, "GBP", Period.HOUR),
        ),
        (
            {"baseSalary": {"currency": "EUR", "minValue": 40000, "maxValue": 50000,
                            "unitText": "YEAR"}},
            Salary(40_000, 50_000, "EUR", Period.YEAR),
        ),
        (
            {"baseSalary": [{"currency": "USD", "value": {"minValue": "20", "unitText": "HOUR"}}]},
            Salary(20, None, "USD", Period.HOUR),
        ),
        (
            {"baseSalary": 42000, "salaryCurrency": "CAD"},
            Salary(42_000, 42_000, "CAD", Period.YEAR),
        ),
        (
            {"estimatedSalary": [
                {"@type": "MonetaryAmountDistribution", "name": "bonus", "currency": "USD",
                 "duration": "P1Y", "median": 5000},
                {"@type": "MonetaryAmountDistribution", "name": "base", "currency": "USD",
                 "duration": "P1Y", "percentile10": 60000, "percentile25": 65000,
                 "median": 70000, "percentile75": 75000, "percentile90": 80000},
            ]},
            Salary(60_000, 80_000, "USD", Period.YEAR),
        ),
        (
            {"estimatedSalary": {"currency": "EUR", "duration": "P1M", "percentile25": 3000,
                                 "percentile75": 3600}},
            Salary(3_000, 3_600, "EUR", Period.MONTH),
        ),
        (
            {"estimatedSalary": {"currency": "EUR", "duration": "PT1H", "median": 15}},
            Salary(15, 15, "EUR", Period.HOUR),
        ),
        (
            {"baseSalary": {"currency": "USD"},
             "estimatedSalary": {"currency": "USD", "value": {"minValue": 50000,
                                                              "maxValue": 60000,
                                                              "unitText": "YEAR"}}},
            Salary(50_000, 60_000, "USD", Period.YEAR),
        ),
    ],
)  # fmt: skip
def test_pay_is_read_in_each_form_of_schema_org(properties, salary):
    assert read(**properties).salary == salary


def test_all_kinds_of_employment_are_kept_and_the_first_is_the_listings_own():
    listing = read(employmentType=["PART_TIME", "https://schema.org/CONTRACTOR"])
    assert listing.employment_type is EmploymentType.PART_TIME
    assert listing.employment_types == (EmploymentType.PART_TIME, EmploymentType.CONTRACTOR)
    assert read(employmentType="FULL_TIME, INTERN").employment_types == (
        EmploymentType.FULL_TIME,
        EmploymentType.INTERN,
    )


def test_applicants_may_be_asked_to_live_in_a_country_or_a_state():
    areas = [
        {"@type": "State", "name": "California"},
        {"@type": "Country", "name": "Canada"},
        {"@type": "AdministrativeArea", "address": {"addressCountry": "Mexico"}},
    ]
    listing = read(jobLocationType=["TELECOMMUTE"], applicantLocationRequirements=areas)
    assert listing.remote is Remote.REMOTE
    assert listing.remote_countries == ("US", "CA", "MX")
    assert listing.remote_regions == ("US-CA",)


def test_what_stands_in_other_properties_is_put_below_the_description():
    listing = read(
        responsibilities="<ul><li>Knead dough</li></ul>",
        qualifications="Patience with yeast.",
        skills=["Python", {"@type": "DefinedTerm", "name": "Docker"}],
        experienceRequirements={"@type": "OccupationalExperienceRequirements",
                                "monthsOfExperience": "36"},
        educationRequirements={"credentialCategory": "bachelor degree"},
        experienceInPlaceOfEducation=True,
        jobBenefits="Free bread",
        incentiveCompensation="Performance bonus",
    )  # fmt: skip
    assert listing.description == (
        "We look for a baker who starts early and bakes for the whole town.\n\n"
        "Responsibilities:\n- Knead dough\n\nQualifications:\nPatience with yeast.\n\n"
        "Skills:\n- Python\n- Docker\n\nExperience required:\nAt least 3 years of experience\n\n"
        "Education required:\nbachelor degree or equivalent experience\n\nBenefits:\nFree bread\n\n"
        "Compensation:\nPerformance bonus"
    )
    asked = listing.requirements
    assert (asked.least_years, asked.least_degree) == (3, Degree.BACHELOR)
    assert asked.degrees[0].or_experience


def test_what_the_description_says_already_is_not_repeated():
    listing = read(qualifications="starts early – and bakes")
    assert listing.description == (
        "We look for a baker who starts early and bakes for the whole town."
    )


def test_months_that_make_no_years_stay_months():
    listing = read(experienceRequirements={"monthsOfExperience": 18})
    assert listing.requirements.least_years == 1.5


def test_the_plain_facts_of_a_posting_are_kept():
    listing = read(
        industry=["Food", "Retail"],
        occupationalCategory={"codeValue": "51-3011.00", "name": "Bakers"},
        workHours="4am to noon",
        totalJobOpenings="3",
        directApply=True,
        title="Baker &amp;amp; Miller",
        identifier=[{"value": ""}, {"value": "b-7"}],
        hiringOrganization={"legalName": "Oven Ltd"},
    )
    assert (listing.industry, listing.occupation) == ("Food, Retail", "51-3011.00 Bakers")
    assert (listing.work_hours, listing.openings, listing.direct_apply) == ("4am to noon", 3, True)
    assert (listing.title, listing.external_id, listing.company) == (
        "Baker & Miller", "b-7", "Oven Ltd",
    )  # fmt: skip


def test_several_locations_are_read():
    places = [
        {"address": {"addressLocality": "Leeds", "addressCountry": "GB"}},
        {"address": {"addressLocality": "Berlin", "addressCountry": {"name": "Germany"}}},
    ]
    assert [place.country for place in read(jobLocation=places).places] == ["GB", "DE"]


@pytest.mark.parametrize(
    "document",
    [
        {"@graph": [{"@type": "WebPage"}, POSTING]},
        [POSTING],
        {"mainEntity": {"itemListElement": [{"item": POSTING}]}},
        POSTING | {"@type": ["JobPosting", "Thing"]},
        POSTING | {"@type": "http://schema.org/JobPosting"},
    ],
)
def test_a_posting_is_found_at_any_depth(document):
    assert [each["title"] for each in job_postings_in(json.dumps(document))] == ["Baker"]


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(
        st.sampled_from(("name", "value", "minValue", "currency", "monthsOfExperience", "@type",
                         "credentialCategory", "address", "addressCountry")), inner, max_size=3,
    ),
    max_leaves=8,
)  # fmt: skip


@given(
    st.dictionaries(
        st.sampled_from(
            ("title", "description", "baseSalary", "estimatedSalary", "employmentType", "skills",
             "jobLocationType", "applicantLocationRequirements", "experienceRequirements",
             "educationRequirements", "qualifications", "industry", "totalJobOpenings",
             "hiringOrganization", "identifier", "directApply", "occupationalCategory")
        ),
        _JSON,
    )
)  # fmt: skip
def test_any_properties_are_read_or_refused(properties):
    contract_fields(properties)
    with suppress(RejectedListing):
        read_listing({"@type": "JobPosting"} | POSTING | properties, source="test")

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.errors import InvalidInput
from search.indexing.mapping import guessed_mapping, mapped, set_mapping


@pytest.mark.parametrize(
    ("columns", "mapping"),
    [
        (
            ["Job Title", "Job Description", "Company Name", "Salary Estimate", "Location"],
            {
                "title": "Job Title",
                "description": "Job Description",
                "company": "Company Name",
                "salary_text": "Salary Estimate",
                "location": "Location",
            },
        ),
        (
            ["uniq_id", "job_title", "job_description", "posted_date", "city", "state", "url"],
            {
                "external_id": "uniq_id",
                "title": "job_title",
                "description": "job_description",
                "posted_at": "posted_date",
                "location": "city",
                "region": "state",
                "url": "url",
            },
        ),
        (
            ["title", "text", "min_salary", "max_salary", "currency", "pay_period", "lat", "lng"],
            {
                "title": "title",
                "description": "text",
                "salary_min": "min_salary",
                "salary_max": "max_salary",
                "salary_currency": "currency",
                "salary_period": "pay_period",
                "lat": "lat",
                "lon": "lng",
            },
        ),
        (
            ["Stellentitel", "Beschreibung", "Firma", "Ort"],
            {
                "title": "Stellentitel",
                "description": "Beschreibung",
                "company": "Firma",
                "location": "Ort",
            },
        ),
        (["a", "b", ""], {}),
    ],
)
def test_usual_names_of_columns_are_understood(columns, mapping):
    assert guessed_mapping(columns) == mapping


@given(st.lists(st.sampled_from(["title", "name", "id", "text", "body", "Title", "role", "x"])))
def test_a_column_serves_one_field_only(columns):
    mapping = guessed_mapping(columns)
    assert len(set(mapping.values())) == len(mapping)
    assert set(mapping.values()) <= set(columns)


COLUMNS = ("heading", "words", "pay")


def test_what_the_user_wishes_goes_before_the_guess():
    wishes = ["title=heading", "description=words", "salary_text="]
    assert set_mapping(guessed_mapping(COLUMNS), COLUMNS, wishes) == {
        "title": "heading",
        "description": "words",
    }


@pytest.mark.parametrize(
    ("wishes", "words"),
    [
        (["titel=heading"], "write FIELD=COLUMN"),
        (["heading"], "write FIELD=COLUMN"),
        (["title=nowhere"], "the columns are heading, words, pay"),
        ([], "No column was found for title and description"),
        (["title=heading"], "No column was found for description"),
        (["title=heading", "description=words", "title="], "No column was found for title"),
    ],
)
def test_a_wish_that_cannot_be_met_says_what_to_write(wishes, words):
    with pytest.raises(InvalidInput, match=words):
        set_mapping(guessed_mapping(COLUMNS), COLUMNS, wishes)


def test_a_row_comes_out_in_the_fields_of_a_listing():
    mapping = {"title": "t", "location": "city", "region": "state", "country": "land", "url": "u"}
    raw = {"t": "Nurse", "city": "Austin", "state": "TX", "land": "USA", "other": 1}
    assert mapped(raw, mapping) == {"title": "Nurse", "location": "Austin, TX, USA"}


def test_coordinates_make_the_place_an_object():
    mapping = {"location": "city", "country": "land", "lat": "y", "lon": "x"}
    raw = {"city": "Leeds", "land": "GB", "y": "53.8", "x": "-1.5"}
    assert mapped(raw, mapping) == {
        "locations": [{"name": "Leeds", "country": "GB", "lat": "53.8", "lon": "-1.5"}]
    }


def test_pay_in_numbers_needs_currency_and_period_of_its_own():
    mapping = {
        "salary_min": "from",
        "salary_max": "to",
        "salary_currency": "cur",
        "salary_period": "per",
    }
    raw = {"from": 30_000, "to": 40_000, "cur": "GBP", "per": "YEAR"}
    assert mapped(raw, mapping) == {
        "salary": {"min": 30_000, "max": 40_000, "currency": "GBP", "period": "year"}
    }
    assert mapped({"from": 30_000, "to": 40_000}, mapping) == {}

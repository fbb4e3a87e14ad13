import json
import re

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

JSON = {"Content-Type": "application/json"}
NDJSON = {"Content-Type": "application/x-ndjson"}
POSTING = {
    "@context": "https://schema.org/",
    "@type": "JobPosting",
    "identifier": {"@type": "PropertyValue", "value": "posting-1"},
    "title": "Theatre nurse",
    "description": "<p>You assist in the theatres.</p><ul><li>NMC registration</li></ul>",
    "hiringOrganization": {"@type": "Organization", "name": "Example Infirmary"},
    "jobLocation": {"address": {"addressLocality": "Leeds", "addressCountry": "GB"}},
    "baseSalary": {
        "currency": "GBP",
        "value": {"minValue": 31000, "maxValue": 38000, "unitText": "YEAR"},
    },
    "datePosted": "2026-11-02",
}


def test_one_listing_an_array_and_lines_are_kept(client, listing):
    one = client.post("/listings", json=listing("one")).json()["results"]
    array = client.post("/listings", json=[listing("two"), listing("three")]).json()["results"]
    lines = "\n\n".join(json.dumps(listing(name)) for name in ("four", "five")) + "\r\n"
    ndjson = client.post("/listings", content=lines, headers=NDJSON).json()["results"]
    outcomes = one + array + ndjson
    assert [each["status"] for each in outcomes] == ["created"] * 5
    assert [each["external_id"] for each in outcomes] == ["one", "two", "three", "four", "five"]


def test_a_json_ld_posting_is_read_as_it_is(client, send):
    (listing_id,) = send(POSTING)
    found = client.get(f"/listings/{listing_id}").json()
    assert found["external_id"] == "posting-1"
    assert found["title"] == "Theatre nurse"
    assert found["company"] == "Example Infirmary"
    assert found["description"] == "You assist in the theatres.\n- NMC registration"
    assert found["locations"][0]["country"] == "GB"
    assert (found["salary"]["annual_min"], found["salary"]["annual_max"]) == (31000, 38000)
    assert found["posted_at"] == "2026-11-02T00:00:00Z"


def test_a_listing_is_created_updated_unchanged_or_rejected_with_the_reason(client, listing):
    def statuses(*listings):
        results = client.post("/listings", json=list(listings)).json()["results"]
        return [each["status"] for each in results], results

    assert statuses(listing("a"))[0] == ["created"]
    assert statuses(listing("a"))[0] == ["unchanged"]
    assert statuses(listing("a", salary_text="£30,000 a year"))[0] == ["updated"]
    found, results = statuses(
        {"external_id": "bad", "title": "", "description": "x"}, listing("b"), 7, None, []
    )
    assert found == ["rejected", "created", "rejected", "rejected", "rejected"]
    assert results[0]["external_id"] == "bad"
    assert results[0]["id"] is None
    assert "title" in results[0]["reason"]
    assert results[1]["reason"] is None


def test_more_listings_than_fit_one_request_are_refused(client, is_problem, listing):
    many = [listing(str(number)) for number in range(201)]
    problem = is_problem(client.post("/listings", json=many), 422, "invalid_input")
    assert "200" in problem["detail"]
    lines = "\n".join(json.dumps(each) for each in many)
    is_problem(client.post("/listings", content=lines, headers=NDJSON), 422, "invalid_input")


def test_no_listings_at_all_are_none_kept(client):
    assert client.post("/listings", json=[]).json() == {"results": []}


@pytest.mark.parametrize(
    "body", [b"", b"{", b"\xff", b"NaN", b"[" * 100_000, b"9" * 5000, b'{"a": Infinity}']
)
@pytest.mark.parametrize("headers", [JSON, NDJSON, {"Content-Type": "Application/JSON; a=b"}])
def test_what_is_no_json_is_refused(client, is_problem, body, headers):
    if not body and headers is NDJSON:
        return  # no lines are no listings
    answer = client.post("/listings", content=body, headers=headers)
    assert "JSON" in is_problem(answer, 422, "invalid_input")["detail"]


def test_the_line_that_is_no_json_is_named(client, is_problem, listing):
    lines = f"{json.dumps(listing('a'))}\n\n{{"
    answer = client.post("/listings", content=lines, headers=NDJSON)
    assert "Line 2" in is_problem(answer, 422, "invalid_input")["detail"]


# What a program may send in any field, and what no text may hold.
SCALARS = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.integers(min_value=10**300, max_value=10**400)
    | st.floats()
    | st.text(st.characters(), max_size=40)
    | st.sampled_from(
        ["\0", "\ud800", "a\0b\udfff", "£1e999", "9" * 400, "2026-02-30", "0001-01-01"]
    )
)
INNER = [
    "name",
    "city",
    "country",
    "region",
    "lat",
    "lon",
    "min",
    "max",
    "currency",
    "period",
    "value",
    "minValue",
    "maxValue",
    "unitText",
    "address",
    "addressCountry",
    "@type",
]
ANYTHING = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from([*INNER, "\0"]), inner, max_size=4)
    ),
    max_leaves=8,
)
FIELDS = [
    "external_id",
    "source",
    "title",
    "company",
    "description",
    "url",
    "location",
    "locations",
    "remote",
    "remote_countries",
    "salary",
    "salary_text",
    "employment_type",
    "seniority",
    "country",
    "posted_at",
    "expires_at",
    "@type",
    "identifier",
    "hiringOrganization",
    "jobLocation",
    "baseSalary",
    "employmentType",
    "datePosted",
    "jobLocationType",
    "applicantLocationRequirements",
]


@settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@example(fields={"salary": {"min": 10**400}})
@example(fields={"salary": {"min": 5, "currency": "\0", "period": "\0"}})
@example(fields={"salary": {"min": 1e308, "currency": "JPY", "period": "hour"}})
@example(fields={"salary": 10**400})
@example(fields={"salary": "£" + "9" * 400})
@example(fields={"locations": [{"name": "a", "lat": 10**400, "lon": 1}]})
@example(fields={"locations": [{"name": "\0", "lat": 1, "lon": 1, "country": "\ud800"}]})
@example(fields={"posted_at": 10**400})
@example(fields={"posted_at": "0001-01-01T00:00:00+23:00"})
@example(fields={"posted_at": "9999-12-31T23:59:00-23:00"})
@example(fields={"expires_at": "9999-12-31T23:59:00-23:00"})
@example(fields={"external_id": "\ud800", "title": ""})
@example(fields={"external_id": ["\ud800"], "description": None})
@example(fields={"external_id": "\0", "source": "\0"})
@example(fields={"source": "s" * 5000, "external_id": "e" * 5000, "seniority": "\ud800"})
@given(fields=st.dictionaries(st.sampled_from(FIELDS), ANYTHING, max_size=6))
def test_a_listing_of_anything_is_kept_or_rejected_and_harms_no_other(client, listing, fields):
    body = json.dumps([{**listing("odd"), **fields}, listing("even")])
    body = re.sub(r"(?<=[\s\[])-?(?:NaN|Infinity)", "1e999", body)  # which JSON can say
    answer = client.post("/listings", content=body, headers=JSON)
    assert answer.status_code == 200, answer.text
    odd, even = answer.json()["results"]
    assert even["status"] in ("created", "unchanged")
    if odd["status"] == "rejected":
        assert odd["reason"]
    else:
        assert client.get(f"/listings/{odd['id']}").status_code == 200


@pytest.mark.parametrize("depth", [50, 400, 900])
def test_a_listing_nested_deeply_harms_nobody(client, depth):
    body = '{"title": ' + "[" * depth + "]" * depth + ', "description": "A ward."}'
    answer = client.post("/listings", content=body, headers=JSON)
    assert answer.status_code in (200, 422)


def test_a_listing_is_shown_and_removed(client, send, listing, is_problem):
    (listing_id,) = send(listing("a", salary_text="£15 per hour"))
    found = client.get(f"/listings/{listing_id}").json()
    assert found["title"] == "Staff nurse, respiratory ward"
    assert found["salary"] == {
        "min": 15, "max": 15, "currency": "GBP", "period": "hour",
        "annual_min": 31200, "annual_max": 31200,
    }  # fmt: skip
    removed = client.delete(f"/listings/{listing_id}")
    assert (removed.status_code, removed.content) == (204, b"")
    is_problem(client.get(f"/listings/{listing_id}"), 404, "not_found")
    is_problem(client.delete(f"/listings/{listing_id}"), 404, "not_found")


@pytest.mark.parametrize(
    "listing_id", ["7", "%00", "..%2f..", "%ed%a0%80", "a" * 3000, "%F0%9F%92%A9"]
)
def test_what_is_no_id_is_refused(client, is_problem, listing_id):
    answer = client.get(f"/listings/{listing_id}")
    assert answer.status_code in (404, 422)
    is_problem(answer, answer.status_code, answer.json()["code"])


def test_another_tenants_listing_is_not_there(client, send, listing, ask, tenant, is_problem):
    (listing_id,) = send(listing("a"))
    other = ask(tenant=f"{tenant}-other")
    assert client.get(f"/listings/{listing_id}").status_code == 200
    is_problem(other.get(f"/listings/{listing_id}"), 404, "not_found")
    is_problem(other.delete(f"/listings/{listing_id}"), 404, "not_found")
    is_problem(other.post("/match", json={"listing_id": listing_id}), 404, "not_found")
    assert other.post("/search", json={"q": "a ward"}).json()["results"] == []
    assert client.get(f"/listings/{listing_id}").status_code == 200

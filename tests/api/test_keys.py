import pytest
from sqlalchemy import delete, select

from models.api_key import Role, make_key, revoke_keys
from models.errors import ConfigurationError
from models.tables import api_keys


@pytest.fixture
def keys(database, tenant):
    """A key of each role of the test's tenant, and a recruiter's of another; gone afterwards."""
    with database.owner() as owner:
        made = {role.value: make_key(owner, tenant, role, "test") for role in Role}
        made["other"] = make_key(owner, f"{tenant}-other", Role.RECRUITER, "test")
    yield made
    with database.owner() as owner:
        owner.execute(delete(api_keys))


@pytest.fixture
def by(ask, keys):
    """Makes a client that shows the key of a role."""

    def client(role):
        return ask(headers={"Authorization": f"Bearer {keys[role]}"}, host="0.0.0.0")

    return client


EVERYTHING = [
    ("POST", "/match"), ("POST", "/match/upload"), ("POST", "/search"), ("POST", "/listings"),
    ("GET", "/listings/x"), ("DELETE", "/listings/x"), ("POST", "/candidates"),
    ("GET", "/candidates/x"), ("DELETE", "/candidates/x"), ("GET", "/metrics"),
]  # fmt: skip


@pytest.mark.parametrize(("method", "path"), EVERYTHING)
@pytest.mark.parametrize(
    "shown", [None, "Bearer", "Bearer ", "Bearer jm_wrong", "Basic dXNlcjpwYXNz", "Bearer ü\x7f"]
)
def test_without_a_valid_key_nothing_is_answered(ask, keys, is_problem, method, path, shown):
    headers = {} if shown is None else {"Authorization": shown.encode("latin-1")}
    answer = ask().request(method, path, headers=headers)
    is_problem(answer, 401, "unauthorized")
    assert answer.headers["www-authenticate"] == "Bearer"


@pytest.mark.parametrize("path", ["/healthz", "/readyz", "/docs", "/openapi.json"])
def test_probes_and_documentation_need_no_key(ask, keys, path):
    assert ask().get(path).status_code == 200


def test_a_candidates_key_matches_a_resume_and_sees_no_other_persons(
    by, is_problem, resume, listing
):
    (outcome,) = by("recruiter").post("/listings", json=listing("a")).json()["results"]
    kept = by("recruiter").post("/candidates", json={"resume_text": resume}).json()
    client = by("candidate")
    assert len(client.post("/match", json={"resume_text": resume}).json()["results"]) == 1
    assert client.post("/search", json={"q": "a ward"}).status_code == 200
    assert client.get(f"/listings/{outcome['id']}").status_code == 200
    for answer in (
        client.post("/match", json={"listing_text": "A ward."}),
        client.post("/match", json={"listing_id": outcome["id"]}),
        client.post("/match", json={"candidate_id": kept["id"]}),
        client.post("/search", json={"q": "nurse", "target": "candidates"}),
        client.get(f"/candidates/{kept['id']}"),
        client.delete(f"/candidates/{kept['id']}"),
        client.post("/candidates", json={"resume_text": resume}),
        client.post("/listings", json=listing("b")),
        client.delete(f"/listings/{outcome['id']}"),
        client.get("/metrics"),
    ):
        is_problem(answer, 403, "forbidden")


def test_only_an_admin_sees_the_figures(by, is_problem):
    is_problem(by("recruiter").get("/metrics"), 403, "forbidden")
    assert by("admin").get("/metrics").status_code == 200


def test_an_admin_may_do_what_a_recruiter_may(by, resume, listing):
    client = by("admin")
    assert client.post("/listings", json=listing("a")).status_code == 200
    assert client.post("/match", json={"listing_text": "A nurse's ward."}).status_code == 200


def test_a_key_opens_its_own_tenant_alone(by, is_problem, resume, listing):
    client, other = by("recruiter"), by("other")
    (outcome,) = client.post("/listings", json=listing("a")).json()["results"]
    kept = client.post("/candidates", json={"resume_text": resume}).json()
    assert other.post("/match", json={"resume_text": resume}).json()["total"]["value"] == 0
    assert other.post("/match", json={"listing_text": "A ward."}).json()["results"] == []
    for path in (f"/listings/{outcome['id']}", f"/candidates/{kept['id']}"):
        is_problem(other.get(path), 404, "not_found")
        is_problem(other.delete(path), 404, "not_found")
        assert client.get(path).status_code == 200


def test_a_key_that_is_revoked_opens_nothing_from_then_on(by, database, tenant, is_problem):
    client = by("recruiter")
    assert client.post("/search", json={"q": "a ward"}).status_code == 200
    with database.owner() as owner:
        revoke_keys(owner, tenant, "test")
    is_problem(client.post("/search", json={"q": "a ward"}), 401, "unauthorized")


def test_a_key_is_kept_as_a_hash_alone(keys, database):
    with database.owner() as owner:
        rows = [str(tuple(row)) for row in owner.execute(select(api_keys))]
    assert len(rows) == len(keys)
    for key in keys.values():
        assert not any(key in row or key.removeprefix("jm_") in row for row in rows)


def test_with_keys_any_host_may_be_named(by):
    client = by("candidate")
    answer = client.post("/search", json={"q": "a ward"}, headers={"Host": "jobs.example.com"})
    assert answer.status_code == 200


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.7", "::", "jobs.example.com", ""])
def test_an_address_that_others_can_reach_is_not_served_without_keys(ask, host):
    with pytest.raises(ConfigurationError, match="keys create"):
        ask(host=host)


@pytest.mark.parametrize("host", ["127.0.0.1", "127.8.9.1", "::1", "localhost"])
def test_this_machines_own_address_is_served_without_keys(ask, host):
    assert ask(host=host).get("/healthz").status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "jobs.example.com"},
        {"Host": "127.0.0.1.example.com"},
        {"Host": "127.0.0.1@example.com"},
        {"Host": ""},
        {"Host": "[::1"},
        {"Origin": "https://example.com"},
        {"Origin": "http://127.0.0.1.example.com"},
        {"Origin": "null"},
        {"Origin": "http://[x"},
    ],
)
@pytest.mark.parametrize("path", ["/match", "/healthz", "/docs", "/nothing"])
def test_without_keys_another_sites_page_is_refused(client, is_problem, path, headers):
    answer = client.get(path, headers=headers)
    is_problem(answer, 403, "forbidden")


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "localhost:8000"},
        {"Host": "[::1]:8000"},
        {"Host": "127.0.0.1:1", "Origin": "http://localhost:3000"},
    ],
)
def test_without_keys_this_machines_own_pages_are_answered(client, headers):
    assert client.get("/healthz", headers=headers).status_code == 200

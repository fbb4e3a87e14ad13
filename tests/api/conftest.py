"""The application over the real database, asked as a program would ask it."""

import pytest
from starlette.testclient import TestClient

from api.app import make_app
from models.settings import make_settings

NURSE = """Alex Example
12 Sample Street, Leeds
alex@example.com, 07700 900123

Staff nurse, Example Infirmary, Leeds, 2016 - 2024
- IV therapy, tracheostomy care and the mentoring of students on a respiratory ward.
"""
NOTHING_LIKE_IT = "Quarterly accounts, audits and the filing of tax returns for small companies."


@pytest.fixture
def settings(tenant):
    return make_settings(tenant=tenant)


@pytest.fixture
def ask(settings, engine):
    """Makes a client of an application with other settings, another engine or other headers."""

    def asking(engine=engine, headers=None, **options):
        app = make_app(settings.model_copy(update=options), engine)
        return TestClient(app, base_url="http://127.0.0.1", headers=headers)

    return asking


@pytest.fixture
def client(ask):
    return ask()


@pytest.fixture
def send(client):
    """Keeps listings by the API; gives back their ids in order."""

    def sent(*listings):
        answer = client.post("/listings", json=list(listings))
        assert answer.status_code == 200, answer.text
        return [each["id"] for each in answer.json()["results"]]

    return sent


@pytest.fixture
def resume():
    """A résumé's text, with a name, an address and contacts to be kept private."""
    return NURSE


def make_listing(external_id, **fields):
    """A listing in the fields of POST /listings."""
    return {
        "external_id": external_id,
        "title": "Staff nurse, respiratory ward",
        "description": "IV therapy, tracheostomy care and the mentoring of students on our ward.",
        "location": "Leeds, United Kingdom",
        **fields,
    }


@pytest.fixture
def listing():
    """Makes a listing in the fields of POST /listings."""
    return make_listing


@pytest.fixture
def is_problem():
    """Checks that a response is a problem as the contract has it, and gives back its body."""

    def checked(response, status, code):
        assert response.status_code == status, response.text
        assert response.headers["content-type"] == "application/problem+json"
        body = response.json()
        assert body["status"] == status
        assert body["code"] == code
        assert body["title"]
        assert body["detail"].endswith(".")
        return body

    return checked

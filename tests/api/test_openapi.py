"""The API keeps to its own description, whatever it is sent."""

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]
LOCAL = {"Host": "127.0.0.1"}
NOTHING_TO_GET_WRONG = [("GET", "/healthz"), ("GET", "/readyz")]
OPERATIONS = [
    ("POST", "/match"),
    ("POST", "/match/upload"),
    ("POST", "/search"),
    ("POST", "/listings"),
    ("GET", "/listings/{listing_id}"),
    ("DELETE", "/listings/{listing_id}"),
    ("POST", "/candidates"),
    ("GET", "/candidates/{candidate_id}"),
    ("DELETE", "/candidates/{candidate_id}"),
    ("GET", "/metrics"),
    *NOTHING_TO_GET_WRONG,
]


@pytest.fixture
def described(client, send, listing, resume):
    """The description of a service that keeps a few documents."""
    send(listing("a"), listing("b", salary_text="£30,000 a year"))
    client.post("/candidates", json={"resume_text": resume})
    return schemathesis.openapi.from_asgi("/openapi.json", client.app, headers=LOCAL)


def test_every_operation_is_tried_below(described):
    found = [each.ok() for each in described.get_all_operations()]
    assert {(each.method.upper(), each.path) for each in found} == set(OPERATIONS)


CASES = [(*operation, GenerationMode.POSITIVE) for operation in OPERATIONS] + [
    (*operation, GenerationMode.NEGATIVE)
    for operation in OPERATIONS
    if operation not in NOTHING_TO_GET_WRONG
]


@pytest.mark.parametrize(("method", "path", "mode"), CASES)
def test_whatever_is_sent_the_answer_is_as_described(described, method, path, mode):
    operation = described[path][method]

    @settings(
        max_examples=20,
        deadline=None,
        phases=[Phase.explicit, Phase.generate],  # shrinking takes longer than reading
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy(generation_mode=mode))
    def answered_as_described(case):
        case.call_and_validate(checks=CHECKS, headers=LOCAL)

    answered_as_described()

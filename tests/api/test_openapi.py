"""The API keeps to its own description, whatever it is sent."""

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    allow_header_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
    unsupported_method,
)

from api.examples import ANSWER, RESUME
from api.schemas.answer import AnswerOut
from search.ranking.weights import PARTS

CHECKS = [
    allow_header_conformance,
    unsupported_method,
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
        max_examples=15,
        deadline=None,
        phases=[Phase.explicit, Phase.generate],  # shrinking takes longer than reading
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy(generation_mode=mode))
    def answered_as_described(case):
        case.call_and_validate(checks=CHECKS, headers=LOCAL)

    answered_as_described()


def examples_of(content):
    """The examples of one body in the description."""
    found = [each["value"] for each in content.get("examples", {}).values()]
    schema = content["schema"]
    variants = [schema, *schema.get("oneOf", [])]
    return found + [each["example"] for each in (content, *variants) if "example" in each]


@pytest.mark.parametrize(
    ("path", "media_type"),
    [
        ("/match", "application/json"),
        ("/search", "application/json"),
        ("/listings", "application/json"),
        ("/candidates", "application/json"),
    ],
)
def test_every_example_of_a_body_is_accepted(client, path, media_type):
    post = client.get("/openapi.json").json()["paths"][path]["post"]
    content = post["requestBody"]["content"][media_type]
    examples = examples_of(content) + content["schema"].get("examples", [])
    assert examples
    for example in examples:
        assert client.post(path, json=example).status_code == 200


def test_the_example_of_an_answer_is_one():
    answer = AnswerOut.model_validate(ANSWER)
    assert without_fractions(answer.model_dump(mode="json")) == without_fractions(ANSWER)
    for result in ANSWER["results"]:
        points = [round(10 * each["points"]) for each in result["components"]]
        assert sum(points) == round(10 * result["score"])
        assert {each["name"] for each in result["components"]} <= set(PARTS)
        assert sum(each["weight"] for each in result["components"]) == pytest.approx(100, abs=0.1)
        description = result["listing"]["description"]
        for each in result["evidence"]:
            span, answered = each["requirement_span"], each["match_span"]
            assert description[span["start"] : span["end"]] == each["requirement"]
            if answered:
                assert RESUME[answered["start"] : answered["end"]] == each["match"]
        for words in (each["evidence"] for each in result["eligibility"]):
            text = result["listing"][words["source"]]
            assert text[words["start"] : words["end"]] == words["text"]


def without_fractions(value):
    """The same, with each whole number as an integer, as JSON may write it."""
    if isinstance(value, dict):
        return {name: without_fractions(each) for name, each in value.items()}
    if isinstance(value, list):
        return [without_fractions(each) for each in value]
    return int(value) if isinstance(value, float) and value.is_integer() else value


def test_every_body_is_limited_and_every_problem_described(client):
    document = client.get("/openapi.json").json()
    for path, operations in document["paths"].items():
        for operation in operations.values():
            assert operation["summary"]
            assert operation["description"]
            problems = {s: r for s, r in operation["responses"].items() if s >= "400"}
            assert {"403", "413", "500"} <= problems.keys(), path
            for problem in problems.values():
                assert list(problem["content"]) == ["application/problem+json"]
    assert document["components"]["securitySchemes"]["HTTPBearer"]["scheme"] == "bearer"


def test_only_probes_are_open(client):
    document = client.get("/openapi.json").json()
    unsecured = {
        path
        for path, operations in document["paths"].items()
        for operation in operations.values()
        if "security" not in operation
    }
    assert unsecured == {"/healthz", "/readyz"}

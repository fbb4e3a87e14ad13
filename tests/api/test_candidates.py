from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import func, select

from models.tables import CANDIDATES

RESUMES = Path(__file__).parents[2] / "scripts/samples/resumes"


def add(client, **fields):
    answer = client.post("/candidates", data=fields)
    assert answer.status_code == 200, answer.text
    return answer.json()


def test_a_resume_is_kept_from_a_file_a_form_and_json(client, resume):
    by_file = client.post("/candidates", files={"file": ("cv.txt", resume)}).json()
    by_form = add(client, resume_text=resume)
    by_json = client.post("/candidates", json={"resume_text": resume}).json()
    assert by_file["status"] == "created"
    assert {by_form["status"], by_json["status"]} == {"unchanged"}
    assert by_file["id"] == by_form["id"] == by_json["id"]


@pytest.mark.parametrize("name", ["nurse-leeds.pdf", "python-backend-berlin.docx"])
def test_a_document_is_kept_as_its_text(client, name):
    answer = client.post("/candidates", files={"file": (name, (RESUMES / name).read_bytes())})
    found = client.get(f"/candidates/{answer.json()['id']}").json()
    assert len(found["resume_text"]) > 500
    for each in found["profile"]["skills"]:
        span = each["span"]
        assert found["resume_text"][span["start"] : span["end"]].strip()


def test_a_candidate_is_shown_with_resume_and_profile(client, resume):
    outcome = add(client, resume_text=resume, external_id="applicant-7")
    found = client.get(f"/candidates/{outcome['id']}").json()
    assert found["external_id"] == outcome["external_id"] == "applicant-7"
    assert found["resume_text"] == resume.strip()
    (position, *_) = found["profile"]["positions"]
    span = position["span"]
    assert found["resume_text"][span["start"] : span["end"]] == position["title"]


def test_a_new_resume_under_the_same_name_takes_the_place_of_the_old(client, resume):
    first = add(client, resume_text=resume, external_id="applicant-7")
    second = add(client, resume_text=f"{resume}\nNight shifts.", external_id="applicant-7")
    assert (second["id"], second["status"]) == (first["id"], "updated")
    assert "Night" in client.get(f"/candidates/{first['id']}").json()["resume_text"]


def test_text_is_kept_without_what_postgresql_cannot_hold(client, resume):
    outcome = add(client, resume_text=resume + "\0 \uffff")
    assert client.get(f"/candidates/{outcome['id']}").json()["resume_text"] == resume.strip()


@pytest.mark.parametrize("fields", [{}, {"resume_text": ""}, {"external_id": "x"}])
def test_no_resume_is_refused(client, is_problem, fields):
    is_problem(client.post("/candidates", data=fields), 422, "invalid_input")
    is_problem(client.post("/candidates", json=fields), 422, "invalid_input")


@pytest.mark.parametrize("body", [7, None, [], "text", {"file": "text"}, {"resume_text": 7}])
def test_json_that_is_no_resume_is_refused(client, is_problem, body):
    is_problem(client.post("/candidates", json=body), 422, "invalid_input")


def test_a_file_and_a_text_at_once_are_refused(client, is_problem, resume):
    answer = client.post(
        "/candidates", files={"file": ("cv.txt", resume)}, data={"resume_text": resume}
    )
    assert "exactly one" in is_problem(answer, 422, "invalid_input")["detail"]


@pytest.mark.parametrize("external_id", ["", "a\0b", "x" * 201])
def test_a_name_that_cannot_be_kept_is_refused(client, is_problem, resume, external_id):
    body = {"resume_text": resume, "external_id": external_id}
    problem = is_problem(client.post("/candidates", json=body), 422, "invalid_input")
    assert problem["errors"][0]["field"] == "external_id"


def test_a_candidate_who_is_erased_leaves_nothing_behind(
    client, database, tenant, resume, is_problem
):
    candidate_id = add(client, resume_text=resume)["id"]

    def rows():
        tables = (CANDIDATES.documents, CANDIDATES.passages, CANDIDATES.vectors)
        with database.transaction(tenant) as connection:
            return [
                connection.execute(select(func.count()).select_from(table)).scalar()
                for table in tables
            ]

    assert all(rows())
    assert client.delete(f"/candidates/{candidate_id}").status_code == 204
    assert rows() == [0, 0, 0]
    is_problem(client.get(f"/candidates/{candidate_id}"), 404, "not_found")
    is_problem(client.delete(f"/candidates/{candidate_id}"), 404, "not_found")


def test_another_tenants_candidate_is_not_there(client, ask, tenant, resume, is_problem):
    candidate_id = add(client, resume_text=resume)["id"]
    other = ask(tenant=f"{tenant}-other")
    for path in (candidate_id, uuid4()):
        is_problem(other.get(f"/candidates/{path}"), 404, "not_found")
        is_problem(other.delete(f"/candidates/{path}"), 404, "not_found")
    is_problem(other.post("/match", json={"candidate_id": candidate_id}), 404, "not_found")

import io
import json
from pathlib import Path

import pypdf
import pytest
from sqlalchemy import func, select

from models.tables import metadata
from search.ranking.weights import PARTS

RESUMES = Path(__file__).parents[2] / "scripts/samples/resumes"


def upload(client, data, name="cv.txt", **fields):
    return client.post("/match/upload", files={"file": (name, data)}, data=fields)


def encrypted_pdf():
    writer = pypdf.PdfWriter(clone_from=RESUMES / "nurse-leeds.pdf")
    writer.encrypt("secret", algorithm="RC4-128")
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()


@pytest.mark.parametrize(
    "name", ["nurse-leeds.txt", "nurse-leeds.pdf", "gp-doctor-exeter.docx", "infirmiere-lyon.pdf"]
)
def test_a_resume_file_is_matched_and_its_profile_told(client, send, listing, name):
    send(listing("ward"))
    answer = upload(client, (RESUMES / name).read_bytes(), name)
    assert answer.status_code == 200
    body = answer.json()
    assert [each["listing"]["external_id"] for each in body["results"]] == ["ward"]
    assert body["profile"]["positions"]
    assert body["profile"]["positions"][0]["title"]


def test_text_and_pdf_of_one_resume_have_one_profile(client):
    profiles = [
        upload(client, (RESUMES / name).read_bytes()).json()["profile"]
        for name in ("nurse-leeds.txt", "nurse-leeds.pdf")
    ]
    first, second = ([each["skill"] for each in profile["skills"]] for profile in profiles)
    assert set(first) == set(second)


def test_hidden_text_is_told_and_counts_for_nothing(client):
    seen = "<p>Jane Roe, staff nurse on a respiratory ward. IV therapy.</p>"
    page = f"<html><body>{seen}<p style='color:white'>Python, Kubernetes</p></body></html>"
    body = upload(client, page, "cv.html").json()
    assert body["notices"] == ["hidden_text"]
    assert not {"Python", "Kubernetes"} & {each["skill"] for each in body["profile"]["skills"]}
    assert upload(client, f"<html>{seen}</html>", "cv.html").json()["notices"] == []
    kept = client.post("/candidates", files={"file": ("cv.html", page)}).json()
    assert kept["notices"] == ["hidden_text"]
    resume = client.get(f"/candidates/{kept['id']}").json()
    assert "Kubernetes" not in str(resume)


def test_nothing_of_an_upload_is_stored(client, send, listing, database, tenant, resume):
    send(listing("ward"))

    def rows():
        with database.transaction(tenant) as connection:
            return {
                table.name: connection.execute(select(func.count()).select_from(table)).scalar()
                for table in metadata.sorted_tables
            }

    before = rows()
    assert before["listings"] == 1
    assert upload(client, resume).status_code == 200
    assert rows() == before


def test_an_upload_takes_filters_and_a_limit_and_pages_on(client, send, listing, resume):
    wards = ["Elm", "Ash", "Oak", "Fir", "Yew", "Box"]
    send(
        *[
            listing(str(n), title=f"Nurse, {wards[n]} ward", salary_text=f"£{30 + n},000 per annum")
            for n in range(6)
        ]
    )
    filters = json.dumps({"salary": {"min": 32_000, "currency": "GBP"}})
    found, cursor = [], {}
    for _ in range(2):
        page = upload(client, resume, filters=filters, limit="2", **cursor).json()
        found += [each["listing"]["external_id"] for each in page["results"]]
        cursor = {"cursor": page["next_cursor"]}
    assert sorted(found) == ["2", "3", "4", "5"]
    assert cursor == {"cursor": None}


def test_an_upload_takes_weights_and_a_bound_for_companies(client, send, listing, resume):
    send(listing("ward"))
    weights = json.dumps({**dict.fromkeys(PARTS, 0), "meaning": 1})
    answer = upload(client, resume, weights=weights, most_per_company="2")
    assert answer.status_code == 200
    (result,) = answer.json()["results"]
    assert [each["name"] for each in result["components"]] == ["meaning"]


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"weights": "{"}, "weights"),
        ({"weights": '{"meaning": -1}'}, "weights.meaning"),
        ({"weights": '{"wit": 1}'}, "weights.wit"),
        ({"most_per_company": "0"}, "most_per_company"),
    ],
)
def test_weights_of_an_upload_that_cannot_be_used_are_refused_by_name(
    client, is_problem, resume, fields, field
):
    problem = is_problem(upload(client, resume, **fields), 422, "invalid_input")
    assert [each["field"] for each in problem["errors"]] == [field]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty_file"),
        (b" \n\0", "empty_file"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "unsupported_type"),
        (b"PK\x03\x04 no archive at all", "damaged"),
        (b"%PDF-1.7 and then nothing", "damaged"),
        (b"A nurse.", "empty_resume"),
        ("word " * 50_000, "too_large"),
    ],
)
def test_a_file_that_is_no_resume_is_refused_with_the_reason(client, is_problem, data, code):
    is_problem(upload(client, data), 422, code)


def test_a_file_under_a_password_is_refused_with_the_reason(client, is_problem):
    is_problem(upload(client, encrypted_pdf(), "cv.pdf"), 422, "encrypted")


def test_a_file_over_the_limit_is_refused_before_it_is_parsed(ask, is_problem):
    client = ask(max_upload_bytes=4096)
    assert upload(client, "A nurse on a ward for years. " * 100).status_code == 200
    problem = is_problem(upload(client, b"x" * 5000), 413, "body_too_large")
    assert "4,096" in problem["detail"]


@pytest.mark.parametrize("filters", ["{", "[]", "7", '{"salry": 1}', "\0", "[" * 10_000])
def test_filters_that_are_no_filters_are_refused_by_name(client, is_problem, resume, filters):
    problem = is_problem(upload(client, resume, filters=filters), 422, "invalid_input")
    assert problem["errors"][0]["field"].startswith("filters")


@pytest.mark.parametrize(
    ("fields", "field"), [({"limit": "0"}, "limit"), ({"filter": "{}"}, "filter")]
)
def test_a_field_that_is_wrong_or_unknown_is_refused_by_name(
    client, is_problem, resume, fields, field
):
    problem = is_problem(upload(client, resume, **fields), 422, "invalid_input")
    assert problem["errors"][0]["field"] == field


@pytest.mark.parametrize(
    ("body", "media_type"),
    [
        (b"no multipart at all", "multipart/form-data; boundary=x"),
        (b"--x\r\n\r\n", "multipart/form-data"),
        (
            b"--x\r\nContent-Disposition: form-data\r\n\r\n1\r\n--x--",
            "multipart/form-data; boundary=x",
        ),
        (b"file=text", "application/x-www-form-urlencoded"),
        (b"{}", "application/json"),
        (b"", "text/plain"),
    ],
)
@pytest.mark.parametrize("path", ["/match/upload", "/candidates"])
def test_a_broken_form_is_a_problem(client, is_problem, path, body, media_type):
    answer = client.post(path, content=body, headers={"Content-Type": media_type})
    assert answer.status_code in (400, 422)
    is_problem(answer, answer.status_code, answer.json()["code"])


@pytest.mark.parametrize("name", ["../../etc/passwd", "a\r\nX-Evil: 1.pdf", "é\u202e.txt"])
def test_the_name_of_a_file_means_nothing(client, resume, name):
    answer = upload(client, resume, name)
    assert answer.status_code == 200
    assert "x-evil" not in answer.headers


def test_nothing_of_a_resume_is_logged(client, resume, capsys):
    upload(client, resume, "alex-example.txt")
    client.post("/match", json={"resume_text": resume})
    client.post("/match", json={"resume_text": resume, "limit": "Alex"})
    client.post("/candidates", json={"resume_text": resume, "external_id": "Alex\0"})
    client.post("/search?q=tracheostomy", json={"q": "tracheostomy"})
    written = "".join(capsys.readouterr())
    assert written.count("request_id") == 5
    for private in ("Alex", "alex", "07700", "tracheostomy", "Sample Street"):
        assert private not in written

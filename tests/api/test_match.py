import json
from datetime import UTC, datetime
from uuid import uuid4

import pytest

from embeddings.hashing_embedder import HashingEmbedder
from search.engine import Engine
from search.ranking.weights import PARTS


def pages(client, body):
    """Every page of a search, in order."""
    cursor = None
    while True:
        answer = client.post("/match", json={**body, "cursor": cursor}).json()
        yield answer["results"]
        cursor = answer["next_cursor"]
        if cursor is None:
            return


def test_a_resume_finds_the_listing_that_is_like_it_first(client, send, listing, resume):
    accounts = "Quarterly accounts, audits and tax returns for the smaller companies of the region."
    send(listing("far", title="Accountant", description=accounts), listing("near"))
    answer = client.post("/match", json={"resume_text": resume}).json()
    assert [each["listing"]["external_id"] for each in answer["results"]] == ["near", "far"]
    assert answer["total"] == {"value": 2, "relation": "eq"}
    assert answer["retrieval"] == {"mode": "exact", "complete": True, "considered": 2}
    assert answer["model"] == "jobmatch/hashed-words"


def test_a_candidate_finds_listings_and_a_listing_finds_candidates(client, send, listing, resume):
    (listing_id,) = send(listing("ward"))
    candidate_id = client.post("/candidates", json={"resume_text": resume}).json()["id"]
    (found,) = client.post("/match", json={"candidate_id": candidate_id}).json()["results"]
    assert found["listing"]["id"] == listing_id
    assert found["candidate"] is None
    for question in ({"listing_id": listing_id}, {"listing_text": listing("x")["description"]}):
        (found,) = client.post("/match", json=question).json()["results"]
        assert found["candidate"]["id"] == candidate_id
        assert found["listing"] is None
        assert "resume_text" not in found["candidate"]


@pytest.mark.parametrize(
    "body", [{}, {"resume_text": "A nurse.", "listing_text": "A ward."}, {"resume_text": None}]
)
def test_none_or_two_of_the_four_questions_are_refused(client, is_problem, body):
    problem = is_problem(client.post("/match", json=body), 422, "invalid_input")
    assert "exactly one of resume_text" in problem["detail"]


@pytest.mark.parametrize(
    ("filters", "field", "words"),
    [
        ({"salry": {}}, "filters.salry", "not permitted"),
        ({"locations": [{"place": "Xyzzyville"}]}, "filters.locations", "Xyzzyville"),
        ({"locations": [{"place": "Leeds", "lat": 1}]}, "filters.locations.0", "Give either"),
        ({"locations": [{"lon": 0}]}, "filters.locations.0", "Give either"),
        ({"locations": [{"lat": 91, "lon": 0}]}, "filters.locations.0.lat", "90"),
        ({"salary": {"min": 1, "currency": "XAU"}}, "filters.salary.currency", "XAU"),
        ({"salary": {"min": 2, "max": 1, "currency": "EUR"}}, "filters.salary", "above max"),
        ({"salary": {"currency": "EUR"}}, "filters.salary", "min, max or both"),
        ({"salary": {"min": -1, "currency": "EUR"}}, "filters.salary.min", "0"),
        ({"countries": ["Germany"]}, "filters.countries.0", "pattern"),
        ({"companies": ["a\0b"]}, "filters.companies.0", "pattern"),
        ({"companies": ["\ud800"]}, "filters.companies.0", "string"),
        ({"posted_within_days": 10**30}, "filters.posted_within_days", "36500"),
        ({"remote": "sometimes"}, "filters.remote", "remote_only"),
    ],
)
def test_a_filter_that_cannot_be_used_is_refused_by_name(
    client, is_problem, resume, filters, field, words
):
    # json.dumps escapes a lone surrogate, which the client itself could not encode.
    body = json.dumps({"resume_text": resume, "filters": filters})
    answer = client.post("/match", content=body, headers={"Content-Type": "application/json"})
    problem = is_problem(answer, 422, "invalid_input")
    assert [each["field"] for each in problem["errors"]] == [field]
    assert words in problem["errors"][0]["message"]


def test_a_filter_that_cannot_be_used_reads_the_same_in_an_upload(client, is_problem, resume):
    answer = client.post(
        "/match/upload",
        files={"file": ("cv.txt", resume)},
        data={"filters": '{"salary": {"min": 2, "max": 1, "currency": "EUR"}}'},
    )
    problem = is_problem(answer, 422, "invalid_input")
    assert problem["errors"] == [{"field": "filters.salary", "message": "min is above max."}]


@pytest.mark.parametrize("name", ["resume", "filter", "\0"])
def test_an_unknown_field_is_refused_by_name(client, is_problem, resume, name):
    body = json.dumps({"resume_text": resume, name: 1})
    answer = client.post("/match", content=body, headers={"Content-Type": "application/json"})
    problem = is_problem(answer, 422, "invalid_input")
    assert problem["errors"][0]["field"] == name


@pytest.mark.parametrize(("limit", "status"), [(0, 422), (1, 200), (100, 200), (101, 422)])
def test_a_page_has_1_to_100_results(client, resume, limit, status):
    answer = client.post("/match", json={"resume_text": resume, "limit": limit})
    assert answer.status_code == status


@pytest.mark.parametrize("text", [" ", "\n\t\n", "...", "x"])
def test_a_resume_that_says_nothing_is_refused(client, is_problem, text):
    is_problem(client.post("/match", json={"resume_text": text}), 422, "empty_resume")


def test_a_blank_listing_is_refused(client, is_problem):
    is_problem(client.post("/match", json={"listing_text": " \n"}), 422, "invalid_input")


@pytest.mark.parametrize("name", ["resume_text", "listing_text"])
def test_text_that_postgresql_could_not_hold_is_no_trouble_where_nothing_is_kept(
    client, resume, name
):
    answer = client.post("/match", json={name: resume.replace("\n", "\0\u202e\uffff")})
    assert answer.status_code == 200


def test_paging_on_neither_repeats_nor_skips(client, send, listing, resume):
    ids = send(*[listing(str(n), description=f"Ward {n}. " * 9 + "A nurse.") for n in range(23)])
    body = {"resume_text": resume, "limit": 5}
    found = [each["listing"]["id"] for page in pages(client, body) for each in page]
    assert len(found) == 23
    assert set(found) == set(ids)
    whole = client.post("/match", json={"resume_text": resume, "limit": 100}).json()
    assert [each["listing"]["id"] for each in whole["results"]] == found
    assert whole["next_cursor"] is None


@pytest.mark.parametrize(
    "other",
    [
        {"resume_text": "Chef de partie, twelve years in hotel kitchens."},
        {"filters": {"remote": "remote_only"}},
        {"exact": True},
        {"weights": {"recency": 0}},
        {"most_per_company": None},
        {"cursor": "nonsense"},
        {"cursor": "W10="},
        {"cursor": "ünsinn"},
    ],
)
def test_a_cursor_of_another_search_is_refused(client, send, listing, is_problem, resume, other):
    send(listing("a"), listing("b", title="Ward sister"))
    body = {"resume_text": resume, "limit": 1}
    cursor = client.post("/match", json=body).json()["next_cursor"]
    answer = client.post("/match", json={**body, "cursor": cursor, **other})
    problem = is_problem(answer, 422, "invalid_input")
    assert problem["errors"][0]["field"] == "cursor"


def test_an_exact_search_finds_the_same_in_the_same_order(client, send, listing, resume):
    send(*[listing(str(n), description=f"Ward {n}. " * n + "A nurse's ward.") for n in range(9)])
    plain, exact = (
        client.post("/match", json={"resume_text": resume, "exact": exact}).json()
        for exact in (False, True)
    )
    assert plain["results"] == exact["results"]
    assert exact["retrieval"]["mode"] == "exact"


@pytest.fixture
def three_kinds(send, listing):
    send(
        listing("silent"),
        listing("too little", salary_text="£20,000 per annum"),
        listing("enough", salary_text="£40,000 per annum", description="Another ward altogether."),
    )


WANTED = {"min": 35_000, "currency": "GBP", "period": "year"}


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({"salary": WANTED}, ["enough", "silent"]),
        ({"salary": WANTED, "unknown": "exclude"}, ["enough"]),
        ({"salary": {**WANTED, "unknown": "exclude"}}, ["enough"]),
    ],
)
def test_what_a_listing_does_not_say_ranks_below_what_passes_or_is_left_out(
    client, three_kinds, resume, filters, found
):
    answer = client.post("/match", json={"resume_text": resume, "filters": filters}).json()
    assert [each["listing"]["external_id"] for each in answer["results"]] == found
    assert answer["total"]["value"] == len(found)


def test_each_condition_has_a_verdict_and_the_words_that_decide_it(client, three_kinds, resume):
    filters = {"salary": WANTED, "locations": [{"place": "Leeds"}]}
    answer = client.post("/match", json={"resume_text": resume, "filters": filters}).json()
    enough, silent = answer["results"]
    verdicts = {each["criterion"]: each for each in enough["eligibility"]}
    assert {name: each["verdict"] for name, each in verdicts.items()} == {
        "salary": "pass",
        "locations": "pass",
    }
    assert verdicts["salary"]["evidence"]["text"].startswith("£40,000")
    assert enough["distance_km"] is not None
    (pay,) = [each for each in silent["eligibility"] if each["criterion"] == "salary"]
    assert pay == {"criterion": "salary", "verdict": "unknown", "evidence": None}


def test_points_add_up_to_the_score_and_spans_point_at_their_words(
    client, three_kinds, send, listing, resume
):
    send(listing("paid", description="A ward in Leeds.\n\nWe pay £41,000 a year for IV therapy."))
    filters = {"salary": WANTED, "locations": [{"place": "Leeds", "radius_km": 20}]}
    answer = client.post("/match", json={"resume_text": resume, "filters": filters}).json()
    assert len(answer["results"]) == 3
    for result in answer["results"]:
        tenths = [round(10 * each["points"]) for each in result["components"]]
        assert sum(tenths) / 10 == result["score"]
        assert 0 <= result["score"] <= 100
        found = result["listing"]
        for words in filter(None, (each["evidence"] for each in result["eligibility"])):
            assert found[words["source"]][words["start"] : words["end"]] == words["text"]
        assert result["evidence"]
        for each in result["evidence"]:
            requirement, answer_ = each["requirement_span"], each["match_span"]
            text = found["description"][requirement["start"] : requirement["end"]]
            assert text == each["requirement"]
            if each["match"] is None:
                assert answer_ is None
                continue
            # What is shown of a résumé is masked: the words around the masks are its own.
            assert resume[answer_["start"] : answer_["end"]].split()[-1] in each["match"]
            assert "alex@example.com" not in each["match"]


def test_each_requirement_of_a_listing_is_answered_from_the_resume(client, send, listing, resume):
    send(listing("ward", description="You must have IV therapy and Python; our ward is busy."))
    (result,) = client.post("/match", json={"resume_text": resume}).json()["results"]
    told = {tuple(each["names"]): each for each in result["evidence"]}
    assert told[("IV therapy",)]["kind"] == "skill"
    assert told[("IV therapy",)]["met"] is True
    assert (told[("Python",)]["met"], told[("Python",)]["required"]) == (False, True)
    passage = told[()]
    assert (passage["kind"], passage["met"]) == ("passage", None)


# --- weights, companies, duplicates ---------------------------------------------------------


@pytest.fixture
def old_and_new(send, listing):
    send(
        listing("near", posted_at="2020-01-01"),
        listing(
            "new",
            title="Cook",
            description="You make dinner for the guests of our hotel.",
            posted_at=datetime.now(UTC).isoformat(),
        ),
    )


NOTHING = dict.fromkeys(PARTS, 0)


@pytest.mark.parametrize(
    ("question", "path"), [("resume_text", "/match"), ("q", "/search")], ids=["match", "search"]
)
def test_weights_change_the_order_and_what_a_score_is_made_of(
    client, old_and_new, resume, question, path
):
    def found(**body):
        answer = client.post(path, json={question: resume, **body})
        assert answer.status_code == 200
        return answer.json()["results"]

    assert [each["listing"]["external_id"] for each in found()] == ["near", "new"]
    fresh = found(weights={**NOTHING, "recency": 1})
    assert [each["listing"]["external_id"] for each in fresh] == ["new", "near"]
    for result in fresh:
        assert [each["name"] for each in result["components"]] == ["recency"]


@pytest.mark.parametrize(
    ("weights", "field", "words"),
    [
        ({"wit": 1}, "weights.wit", "no part of a score"),
        ({"meaning": 1, "": 1}, "weights.", "no part of a score"),
        (NOTHING, "weights", "above 0"),
        ({"meaning": -0.1}, "weights.meaning", "0"),
        ({"meaning": 1001}, "weights.meaning", "1000"),
        ({"meaning": "much"}, "weights.meaning", "number"),
        ({"meaning": None}, "weights.meaning", "number"),
        ([1], "weights", "dictionary"),
        ({f"part {number}": 1 for number in range(21)}, "weights", "20"),
    ],
)
def test_weights_that_cannot_be_used_are_refused_by_name(
    client, is_problem, resume, weights, field, words
):
    answer = client.post("/match", json={"resume_text": resume, "weights": weights})
    problem = is_problem(answer, 422, "invalid_input")
    assert [each["field"] for each in problem["errors"]] == [field]
    assert words in problem["errors"][0]["message"]


@pytest.mark.parametrize(
    ("most", "status"), [(0, 422), (1, 200), (100, 200), (101, 422), (None, 200), ("few", 422)]
)
def test_a_company_is_bound_to_1_to_100_listings_or_not_at_all(client, resume, most, status):
    answer = client.post("/match", json={"resume_text": resume, "most_per_company": most})
    assert answer.status_code == status


def test_other_companies_come_between_the_listings_of_one(client, send, listing, resume):
    wards = ["Elm", "Ash", "Oak", "Fir"]
    send(
        *[listing(name, title=f"Nurse, {name} ward", company="Acme") for name in wards],
        listing("cook", title="Cook", description="You make dinner for our guests.", company="Z"),
    )

    def companies(most):
        body = {"resume_text": resume, "most_per_company": most}
        results = client.post("/match", json=body).json()["results"]
        return [each["listing"]["company"] for each in results]

    assert companies(None) == ["Acme"] * 4 + ["Z"]
    assert companies(1) == ["Acme", "Z"] + ["Acme"] * 3


def test_both_sides_of_a_match_are_told(client, old_and_new, resume):
    for result in client.post("/match", json={"resume_text": resume}).json()["results"]:
        assert result["two_way"].keys() == {"for_candidate", "for_listing"}
        assert all(0 <= side <= 100 for side in result["two_way"].values())


def test_an_ad_posted_twice_is_one_result_that_names_the_other(client, send, listing, resume):
    url = "https://jobs.example.com/7"
    first, second = send(
        listing("leeds"), listing("york", location="York, United Kingdom", url=url)
    )
    filters = {"locations": [{"place": "Leeds", "radius_km": 100}]}
    answer = client.post("/match", json={"resume_text": resume, "filters": filters}).json()
    (result,) = answer["results"]
    assert result["listing"]["id"] == first
    assert result["duplicates"] == [
        {
            "id": second,
            "source": "api",
            "external_id": "york",
            "url": url,
            "location": "York, United Kingdom",
        }
    ]
    assert answer["total"]["value"] == 2


def test_skills_that_both_name_are_matched_and_the_others_missing(client, send, listing):
    send(listing("dev", title="Developer", description="We need Python and Kubernetes, and care."))
    resume = "Backend developer for six years, mostly with Python and with Django."
    (found,) = client.post("/match", json={"resume_text": resume}).json()["results"]
    assert "Python" in found["matched_skills"]
    assert "Kubernetes" in found["missing_skills"]
    assert "Django" not in found["missing_skills"]


@pytest.mark.parametrize("name", ["candidate_id", "listing_id"])
def test_an_id_that_nobody_has_is_not_found_and_one_that_is_none_is_refused(
    client, is_problem, name
):
    is_problem(client.post("/match", json={name: str(uuid4())}), 404, "not_found")
    problem = is_problem(client.post("/match", json={name: "7"}), 422, "invalid_input")
    assert problem["errors"][0]["field"] == name


class NewerEmbedder(HashingEmbedder):
    """Another model than the one that the documents were sent to."""

    model_id = "tests/newer"


def test_a_document_of_another_model_is_not_compared_until_it_is_sent_again(
    ask, database, send, listing, resume, is_problem
):
    (listing_id,) = send(listing("a"))
    newer = ask(Engine(database, NewerEmbedder()))
    question = {"listing_id": listing_id}
    problem = is_problem(newer.post("/match", json=question), 404, "not_found")
    assert "again" in problem["detail"]
    assert newer.post("/match", json={"resume_text": resume}).json()["results"] == []
    assert newer.post("/listings", json=listing("a")).json()["results"][0]["status"] == "updated"
    assert newer.post("/match", json=question).status_code == 200
    assert len(newer.post("/match", json={"resume_text": resume}).json()["results"]) == 1


def test_a_sentence_finds_listings_or_candidates(client, send, listing, resume):
    (listing_id,) = send(listing("ward"))
    candidate_id = client.post("/candidates", json={"resume_text": resume}).json()["id"]
    question = {"q": "tracheostomy care on a ward"}
    (found,) = client.post("/search", json=question).json()["results"]
    assert found["listing"]["id"] == listing_id
    found = client.post("/search", json={**question, "target": "candidates"}).json()["results"]
    assert [each["candidate"]["id"] for each in found] == [candidate_id]


def test_a_request_that_is_no_json_is_a_problem(client, is_problem):
    headers = {"Content-Type": "application/json"}
    for body in (b"{", b"[" * 100_000, b'{"limit": ' + b"9" * 5000 + b"}", b"\xff\xfe\x00"):
        answer = client.post("/match", content=body, headers=headers)
        assert answer.status_code in (400, 422), body[:20]
        is_problem(answer, answer.status_code, answer.json()["code"])
    is_problem(client.post("/match", content=b"text"), 422, "invalid_input")

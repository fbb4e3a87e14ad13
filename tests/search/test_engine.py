"""The whole path over the sample listings: from a text to a page of results with reasons."""

import json
import re
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from uuid import uuid4

import pytest
from sqlalchemy import event, func, select

from embeddings.hashing_embedder import HashingEmbedder
from models.errors import InvalidInput, NotFound
from models.pay import Period
from models.tables import CANDIDATES, LISTINGS
from search.engine import Engine, Request
from search.indexing.indexer import Status
from search.indexing.vector_index import ensure_vector_indexes
from search.ranking.support import RequirementKind
from search.ranking.verdict import Verdict
from search.ranking.weights import PARTS
from search.reading.resume import read_resume
from search.retrieval.filters import Area, Filters, RemoteWish, SalaryFilter, Unknown
from tests.search.conftest import listing

NOW = datetime.now(UTC)
SAMPLES = Path(__file__).parents[2] / "scripts" / "samples"
FORTY = SalaryFilter(40_000, None, "GBP", Period.YEAR)
FILTERS = {
    "salary": Filters(salary=FORTY),
    "place": Filters(locations=(Area.named("Leeds, England", 100.0),)),
    "country": Filters(locations=(Area.named("Germany"),)),
    "remote": Filters(remote=RemoteWish.REMOTE_ONLY),
    "type": Filters(employment_types=("part_time",)),
    "language": Filters(languages=("fr",)),
    "skills": Filters(skills_required=("Python",)),
    "several": Filters(salary=FORTY, countries=("GB",), remote=RemoteWish.ON_SITE_ONLY),
}


def sample_listings():
    lines = (SAMPLES / "listings.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def resume(name):
    return read_resume((SAMPLES / "resumes" / f"{name}.txt").read_text(encoding="utf-8"))


def loaded(engine, tenant):
    outcomes = engine.add_listings(tenant, sample_listings(), "samples")
    assert {outcome.status for outcome in outcomes} <= {Status.CREATED, Status.UNCHANGED}
    return tenant


@pytest.fixture(scope="module")
def samples(engine):
    """The tenant that has the samples, with one candidate."""
    tenant = loaded(engine, "samples")
    engine.add_candidate(tenant, resume("nurse-leeds"), "files", "nurse")
    return tenant


@pytest.fixture
def nurse(engine, tenant):
    return engine.add_candidate(tenant, resume("nurse-leeds"), "files", "nurse").id


def titles(answer):
    return [match.document.content.title for match in answer.matches]


def ids(answer):
    return [match.document.id for match in answer.matches]


def test_a_resume_finds_listings_and_is_not_kept(engine, samples):
    answer = engine.match_resume(samples, resume("chef-edinburgh"), Request(limit=5))
    assert len(answer.matches) == 5
    assert answer.exact
    assert answer.considered == answer.total == len(sample_listings())
    candidates = engine.search(samples, "anyone", CANDIDATES, Request())
    assert candidates.total == 1


def test_scores_fall_and_their_points_add_up(engine, samples):
    request = Request(limit=50, most_per_company=None)
    answer = engine.match_resume(samples, resume("nurse-leeds"), request)
    totals = [match.score.total for match in answer.matches]
    assert totals == sorted(totals, reverse=True)
    for match in answer.matches:
        points = sum(part.points for part in match.score.components)
        assert round(points, 1) == match.score.total


def test_a_candidate_that_is_kept_finds_what_its_resume_finds(engine, samples):
    kept = engine.add_candidate(samples, resume("nurse-leeds"), "files", "nurse")
    by_id = engine.match_stored(samples, CANDIDATES, kept.id, Request(limit=10))
    by_text = engine.match_resume(samples, resume("nurse-leeds"), Request(limit=10))
    assert len(set(ids(by_id)) & set(ids(by_text))) >= 9  # half precision may move the last


def test_a_listing_finds_candidates(engine, tenant, nurse):
    engine.add_candidate(tenant, resume("java-developer-hamburg"), "files", "developer")
    wanted = "Staff nurse on an acute medical ward in Leeds, with IV therapy and discharge planning"
    answer = engine.match_listing(tenant, wanted, Request())
    assert ids(answer)[0] == nurse
    [outcome] = engine.add_listings(tenant, [listing("a", description=wanted)], "tests")
    stored = engine.match_stored(tenant, LISTINGS, outcome.id, Request())
    assert ids(stored)[0] == nurse


def test_reasons_quote_the_listing_and_the_resume(engine, samples):
    answer = engine.match_resume(samples, resume("nurse-leeds"), Request(limit=3))
    text = resume("nurse-leeds").text
    kinds = set()
    for match in answer.matches:
        assert match.supports
        description = match.document.content.description
        for support in match.supports:
            kinds.add(support.kind)
            start, end = support.requirement_span.start, support.requirement_span.end
            assert description[start:end] == support.requirement
            assert (support.match is None) is (support.match_span is None)
            if support.match_span is not None:
                assert 0 <= support.match_span.start < support.match_span.end <= len(text)
    assert kinds >= {RequirementKind.SKILL, RequirementKind.PASSAGE}


def test_a_sentence_has_no_facts_and_is_answered_by_passages(engine, samples):
    answer = engine.search(samples, "a nurse for a ward", LISTINGS, Request(limit=3))
    kinds = {support.kind for match in answer.matches for support in match.supports}
    assert kinds == {RequirementKind.PASSAGE}


def test_a_candidate_is_told_what_the_listing_asks_for(engine, tenant, nurse):
    wanted = "Requirements\nYou must have wound care and Python, and drive to patients."
    [match] = engine.match_listing(tenant, wanted, Request()).matches
    told = {each.names: each for each in match.supports if each.kind is RequirementKind.SKILL}
    resume_text = match.document.content.resume_text
    wounds, python = told[("Wound care",)], told[("Python",)]
    assert wounds.met is True
    assert resume_text[wounds.match_span.start : wounds.match_span.end] == wounds.match
    assert python.met is False


def test_skills_are_those_asked_for_and_split_by_what_the_resume_has(engine, tenant):
    description = "We build services in Python and PostgreSQL and run them on Kubernetes."
    engine.add_listings(tenant, [listing("a", description=description)], "tests")
    words = "A developer with years of Python, PostgreSQL and Django behind them."
    [match] = engine.match_resume(tenant, read_resume(words), Request()).matches
    assert match.matched_skills == ("PostgreSQL", "Python")
    assert match.missing_skills == ("Kubernetes",)


@pytest.mark.parametrize("filters", FILTERS.values(), ids=FILTERS.keys())
def test_nothing_that_fails_a_condition_is_found(engine, samples, filters):
    answer = engine.search(
        samples, "work with people", LISTINGS, Request(filters=filters, limit=100)
    )
    assert 0 < answer.total < len(sample_listings())
    order = []
    for match in answer.matches:
        verdicts = {each.verdict for each in match.eligibility}
        assert verdicts
        assert Verdict.FAIL not in verdicts
        order.append(Verdict.UNKNOWN in verdicts)
    assert order == sorted(order)  # the unknown come after all that pass


@pytest.mark.parametrize("name", ["salary", "place", "several"])
def test_what_is_unknown_is_left_out_on_request(engine, samples, name):
    some = Request(filters=FILTERS[name], limit=100)
    sure = Request(filters=replace(FILTERS[name], unknown=Unknown.EXCLUDE), limit=100)
    everything = engine.search(samples, "work", LISTINGS, some)
    certain = engine.search(samples, "work", LISTINGS, sure)
    assert 0 < certain.total <= everything.total
    for match in certain.matches:
        assert {each.verdict for each in match.eligibility} == {Verdict.PASS}


def test_pay_that_decides_is_quoted_from_the_listing(engine, samples):
    request = Request(filters=Filters(salary=FORTY), limit=20)
    answer = engine.search(samples, "engineer", LISTINGS, request)
    for match in answer.matches:
        [verdict] = match.eligibility
        if verdict.verdict is Verdict.PASS:
            content, words = match.document.content, verdict.evidence
            source = {"description": content.description, "salary_text": content.salary_text}
            assert source[words.source][words.start : words.end] == words.text


def test_pages_follow_each_other_to_the_end(engine, samples):
    seen, pages, cursor = [], 0, None
    while True:
        request = Request(filters=FILTERS["salary"], limit=37, cursor=cursor)
        answer = engine.search(samples, "care for people", LISTINGS, request)
        seen += [
            stored.id for match in answer.matches for stored in (match.document, *match.duplicates)
        ]
        pages += 1
        cursor = answer.next_cursor
        if cursor is None:
            break
    assert len(seen) == len(set(seen)) == answer.total
    assert pages > 2


def test_pages_of_other_sizes_hold_the_same_results_in_the_same_order(engine, samples):
    sequences = []
    for limit in (7, 100):
        found, cursor = [], None
        while len(found) < 70 and (cursor or not found):
            request = Request(limit=limit, cursor=cursor, filters=FILTERS["remote"])
            answer = engine.search(samples, "engineer", LISTINGS, request)
            found += ids(answer)
            cursor = answer.next_cursor
        sequences.append(found[:70])
    assert sequences[0] == sequences[1]


def test_a_cursor_of_another_search_is_refused(engine, samples):
    first = engine.search(samples, "nurse", LISTINGS, Request(limit=5))
    for sentence, filters in (("cook", Filters()), ("nurse", FILTERS["remote"])):
        with pytest.raises(InvalidInput, match="another search"):
            engine.search(
                samples, sentence, LISTINGS, Request(filters=filters, cursor=first.next_cursor)
            )


@pytest.mark.parametrize(
    "other",
    [{"weights": {"recency": 0.0}}, {"most_per_company": 1}, {"most_per_company": None}],
    ids=str,
)
def test_a_cursor_of_a_search_with_other_weights_or_variety_is_refused(engine, samples, other):
    first = engine.search(samples, "nurse", LISTINGS, Request(limit=5))
    request = Request(cursor=first.next_cursor, **other)
    with pytest.raises(InvalidInput, match="another search"):
        engine.search(samples, "nurse", LISTINGS, request)


def only(*names):
    """Weights that leave all other parts out."""
    return {name: float(name in names) for name in PARTS}


def test_weights_of_a_request_decide_the_order_and_leave_parts_out(engine, tenant, load):
    made = load(
        listing(
            "near",
            description="You care for the patients of our ward, day and night.",
            posted_at="2020-01-01",
        ),
        listing(
            "new",
            title="Cook",
            description="You make dinner for the guests of the hotel.",
            posted_at=NOW.isoformat(),
        ),
    )
    sentence = "care for patients on a ward"
    measured = engine.search(tenant, sentence, LISTINGS, Request())
    assert ids(measured) == [made["near"], made["new"]]
    fresh = engine.search(tenant, sentence, LISTINGS, Request(weights=only("recency")))
    assert ids(fresh) == [made["new"], made["near"]]
    for match in fresh.matches:
        assert [part.name for part in match.score.components] == ["recency"]
        assert match.score.two_way.for_listing is None


def test_weights_of_no_part_are_refused_by_name(engine, tenant):
    with pytest.raises(InvalidInput, match="'wit' is no part") as raised:
        engine.search(tenant, "nurse", LISTINGS, Request(weights={"wit": 1.0}))
    assert raised.value.field == "weights.wit"


def test_both_sides_of_a_match_are_told(engine, samples):
    for match in engine.match_resume(samples, resume("nurse-leeds"), Request()).matches:
        sides = match.score.two_way
        assert 0 <= sides.for_candidate <= 100
        assert 0 <= sides.for_listing <= 100


# --- ads posted twice, and companies -------------------------------------------------------


def test_an_ad_posted_twice_is_one_result_with_both_places(engine, tenant, load):
    made = load(
        listing("leeds", location="Leeds, United Kingdom", url="https://a.example/1"),
        listing("york", location="York, United Kingdom"),
        listing("cook", title="Cook", description="You make dinner for the guests of our hotel."),
    )
    for town in ("Leeds, England", "York, England"):
        filters = Filters(locations=(Area.named(town, 100.0),))
        request = Request(filters=filters, weights={"location": 0.0})
        answer = engine.search(tenant, "nurse on a ward", LISTINGS, request)
        match, *others = answer.matches
        [duplicate] = match.duplicates
        assert {match.document.id, duplicate.id} == {made["leeds"], made["york"]}
        assert match.distance_km == pytest.approx(0, abs=5)
        assert [each.document.id for each in others] == [made["cook"]]
        assert answer.total == 3


def test_the_posting_that_fits_best_stands_for_all(engine, tenant, load):
    made = load(
        listing("old", posted_at="2020-01-01", location="Leeds, United Kingdom"),
        listing("new", posted_at=NOW.isoformat(), location="Leeds, United Kingdom"),
    )
    answer = engine.search(tenant, "nurse on a ward", LISTINGS, Request())
    assert ids(answer) == [made["new"]]
    assert [each.id for each in answer.matches[0].duplicates] == [made["old"]]


def test_candidates_are_never_folded(engine, tenant):
    for name in ("one", "other"):
        engine.add_candidate(tenant, resume("nurse-leeds"), "files", name)
    answer = engine.search(tenant, "nurse", CANDIDATES, Request())
    assert len(answer.matches) == answer.total == 2
    assert all(match.duplicates == () for match in answer.matches)


WORDS = [
    "gown",
    "chart",
    "meal",
    "lift",
    "phone",
    "school",
    "garden",
    "river",
    "paper",
    "window",
    "bread",
    "engine",
    "music",
]


def ads(company, count, start, words):
    """Listings of a company, no two of them near-duplicates."""
    return [
        listing(
            f"{start + number}",
            company=company or f"Company {start + number}",
            description=f"{words} " + " ".join(Random(start + number).choices(WORDS, k=40)),
        )
        for number in range(count)
    ]


@pytest.mark.parametrize("most", [1, 3])
def test_a_page_holds_no_more_of_one_company_than_asked_for(engine, tenant, load, most):
    best = "nurse the patients of our respiratory ward with IV therapy"
    load(*ads("Large Hospital", 15, 0, best), *ads(None, 20, 100, "work at our place"))
    request = Request(most_per_company=most)
    answer = engine.search(tenant, best, LISTINGS, request)
    companies = [match.document.content.company for match in answer.matches]
    assert len(companies) == 20
    assert companies.count("Large Hospital") == most
    assert companies[0] == "Large Hospital"
    free = engine.search(tenant, best, LISTINGS, Request(most_per_company=None))
    companies = [match.document.content.company for match in free.matches]
    assert companies[:15] == ["Large Hospital"] * 15


def test_variety_puts_nothing_unknown_before_what_passes(engine, tenant, load):
    pay = [{**each, "salary_text": "£50,000 a year"} for each in ads("Large", 15, 0, "a ward")]
    load(*pay, *ads(None, 20, 100, "a ward"))
    request = Request(filters=FILTERS["salary"], most_per_company=1)
    answer = engine.search(tenant, "a ward", LISTINGS, request)
    companies = [match.document.content.company for match in answer.matches]
    assert companies[:15] == ["Large"] * 15
    assert companies.count("Large") == 15


def test_a_listing_deleted_while_it_is_found_is_left_out(engine, tenant, load):
    made = load(listing("a"), listing("b", title="Ward nurse"))
    deleted = []

    def delete_meanwhile(connection, cursor, statement, parameters, context, executemany):
        if not deleted and "listings.content" in statement:
            deleted.append(made["a"])
            engine.erase(tenant, LISTINGS, made["a"])

    event.listen(engine.database._application, "after_cursor_execute", delete_meanwhile)
    try:
        answer = engine.search(tenant, "nurse", LISTINGS, Request())
    finally:
        event.remove(engine.database._application, "after_cursor_execute", delete_meanwhile)
    assert deleted
    assert ids(answer) == [made["b"]]
    assert made["a"] not in ids(engine.search(tenant, "nurse", LISTINGS, Request()))


def test_an_erased_candidate_is_gone_from_every_table(engine, database, tenant, nurse):
    engine.erase(tenant, CANDIDATES, nurse)
    with database.transaction(tenant) as connection:
        for table in (CANDIDATES.documents, CANDIDATES.vectors, CANDIDATES.passages):
            assert connection.execute(select(func.count()).select_from(table)).scalar_one() == 0
    assert engine.search(tenant, "nurse", CANDIDATES, Request()).matches == ()
    with pytest.raises(NotFound, match=f"no candidate {nurse}"):
        engine.get(tenant, CANDIDATES, nurse)
    with pytest.raises(NotFound):
        engine.erase(tenant, CANDIDATES, nurse)


def test_another_tenants_documents_can_be_neither_read_nor_matched_nor_erased(engine, nurse):
    for reach in (
        lambda: engine.get("stranger", CANDIDATES, nurse),
        lambda: engine.match_stored("stranger", CANDIDATES, nurse, Request()),
        lambda: engine.erase("stranger", CANDIDATES, nurse),
    ):
        with pytest.raises(NotFound):
            reach()


@pytest.mark.parametrize("text", ["", " \n\t "])
def test_a_blank_text_is_refused_by_a_sentence(engine, tenant, text):
    with pytest.raises(InvalidInput, match="blank"):
        engine.search(tenant, text, LISTINGS, Request())
    with pytest.raises(InvalidInput, match="blank"):
        engine.match_listing(tenant, text, Request())


def test_a_document_that_is_not_there_cannot_search(engine, tenant):
    with pytest.raises(NotFound, match="no listing"):
        engine.match_stored(tenant, LISTINGS, uuid4(), Request())


def test_a_document_of_another_model_says_to_load_it_again(engine, database, tenant, nurse):
    class OtherModel(HashingEmbedder):
        model_id = "tests/unseen"

    with pytest.raises(NotFound, match="load it again"):
        Engine(database, OtherModel()).match_stored(tenant, CANDIDATES, nurse, Request())


def test_an_empty_index_answers_with_nothing(engine, tenant):
    answer = engine.search(tenant, "nurse", LISTINGS, Request())
    assert (answer.matches, answer.total, answer.next_cursor) == ((), 0, None)


def test_pay_in_an_unknown_currency_is_refused_by_name(engine, tenant):
    filters = Filters(salary=SalaryFilter(1, None, "XXX", Period.YEAR))
    with pytest.raises(InvalidInput, match="XXX"):
        engine.search(tenant, "nurse", LISTINGS, Request(filters=filters))


NURSING = "nurse|nursing|infirmi|enfermer|healthcare assistant|care worker|pflege"
EXPECTED = {
    "nurse-leeds": NURSING,
    "infirmiere-lyon": NURSING,
    "enfermera-valencia": NURSING,
    "python-backend-berlin": "python|software|backend|developer",
    "java-developer-hamburg": "java|software|backend",
    "softwareentwickler-stuttgart": "softwareentwickler|developer",
    "frontend-amsterdam": "front-?end|web developer",
    "devops-krakow": "devops|platform engineer",
    "data-engineer-bengaluru": "data engineer",
    "cuisinier-marseille": "cuisine|cuisinier|cook|chef",
    "line-cook-chicago": "cook|kitchen",
    "chef-edinburgh": "chef|cook",
    "electrician-nottingham": "electric",
    "primary-teacher-oxford": "teacher",
    "hgv-driver-crewe": "driver",
    "solicitor-newcastle": "solicitor|law",
    "accountant-york": "accountant",
    "bilanzbuchhalterin-hannover": "bilanzbuchhalter|accountant",
}
"""Résumé to words that the title of one of the first three listings must contain."""


@pytest.fixture(scope="module")
def real_engine(database, int8_embedder):
    with database.owner() as owner:
        ensure_vector_indexes(owner, int8_embedder.model_id, int8_embedder.dim)
    engine = Engine(database, int8_embedder)
    loaded(engine, "samples-of-the-model")
    return engine


@pytest.mark.parametrize(("name", "words"), EXPECTED.items(), ids=EXPECTED.keys())
def test_the_model_finds_the_job_of_a_resume(real_engine, name, words):
    answer = real_engine.match_resume("samples-of-the-model", resume(name), Request(limit=3))
    assert re.search(words, " | ".join(titles(answer)), re.IGNORECASE), titles(answer)


def test_the_first_three_listings_for_a_nurse_are_care_and_for_a_developer_software(real_engine):
    for name, words in (
        ("nurse-leeds", NURSING),
        ("python-backend-berlin", EXPECTED["python-backend-berlin"] + "|engineer"),
    ):
        answer = real_engine.match_resume("samples-of-the-model", resume(name), Request(limit=3))
        assert all(re.search(words, title, re.IGNORECASE) for title in titles(answer)), name

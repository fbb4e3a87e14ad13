from dataclasses import replace

import pytest

from models.candidate import Candidate
from models.place import Place
from search.indexing.document import CANDIDATE, LISTING, candidate_document, listing_document
from search.reading.listing import read_listing
from search.reading.resume import read_resume
from tests.search.conftest import listing

RESUME = (
    "Jane Miller\njane.miller@example.com\n\nStaff nurse on a cardiac ward since 2019.\n"
    "Skills: Python, SQL, wound care\n"
)


def document(**fields):
    return listing_document("acme", read_listing(listing("a", **fields), source="tests"))


def test_a_listing_is_headed_by_its_title_and_cut_from_its_description():
    made = document()
    assert made.heading == "Staff nurse"
    assert made.text.startswith("You care for")
    assert made.row["external_id"] == "a"


def test_what_is_kept_of_a_listing_comes_back_the_same():
    read = read_listing(
        listing("a", location="Leeds", salary_text="£30k", posted_at="2026-01-31"), source="tests"
    )
    made = listing_document("acme", read)
    assert LISTING.validate_python(made.row["content"]) == read


def test_what_is_kept_of_a_candidate_comes_back_the_same():
    resume = read_resume(RESUME)
    candidate = Candidate(
        source="files", external_id="jane", resume_text=resume.text, profile=resume.profile
    )
    made = candidate_document("acme", candidate, resume.masked)
    assert CANDIDATE.validate_python(made.row["content"]) == candidate


def test_a_resume_is_embedded_without_its_owner():
    resume = read_resume(RESUME)
    candidate = Candidate(
        source="files", external_id="jane", resume_text=resume.text, profile=resume.profile
    )
    made = candidate_document("acme", candidate, resume.masked)
    assert "jane" not in (made.heading + made.text).lower()
    assert "cardiac ward" in made.text
    assert made.facts["skills"] == sorted(made.facts["skills"])
    assert "Python" in made.facts["skills"]


def test_pay_is_a_fact_in_euro_for_a_year():
    facts = document(salary={"min": 20, "max": 25, "currency": "EUR", "period": "hour"}).facts
    assert (facts["pay_min"], facts["pay_max"]) == (41_600, 52_000)


def test_without_pay_or_place_the_facts_are_empty():
    facts = document().facts
    assert facts["pay_min"] is None
    assert facts["pay_max"] is None
    assert facts["lat"] is None
    assert facts["other_lats"] is None
    assert facts["countries"] == []


def test_several_places_stand_beside_the_first():
    places = (
        Place("England", "GB", "GB-ENG"),
        Place("Leeds", "GB", "GB-ENG", 53.8, -1.5),
        Place("Paris", "FR", "FR-11", 48.9, 2.4),
    )
    read = read_listing(listing("a"), source="tests")
    facts = listing_document("acme", replace(read, places=places)).facts
    assert (facts["lat"], facts["lon"]) == (53.8, -1.5)
    assert (facts["other_lats"], facts["other_lons"]) == ([48.9], [2.4])
    assert facts["regions"] == ["FR-11", "GB-ENG"]
    assert facts["countries"] == ["FR", "GB"]


def test_companies_are_compared_without_case():
    assert document(company="  ACME Größe ").facts["company"] == "acme grösse"


@pytest.mark.parametrize("field", ["company", "location", "salary_text", "url", "posted_at"])
def test_a_change_beside_the_words_changes_the_content_and_not_what_is_embedded(field):
    values = {"url": "https://jobs.example.com/1", "posted_at": "2026-01-31", "salary_text": "£30k"}
    plain, changed = document(), document(**{field: values.get(field, "Leeds")})
    assert changed.content_hash != plain.content_hash
    assert changed.embedded_hash == plain.embedded_hash


def test_a_changed_title_changes_what_is_embedded():
    assert document(title="Cook").embedded_hash != document().embedded_hash

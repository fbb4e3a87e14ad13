from dataclasses import replace

import pytest

from models.candidate import Candidate
from models.evidence import Span
from models.place import Place
from models.profile import Position
from search.indexing.document import CANDIDATE, LISTING, candidate_document, listing_document
from search.reading.listing import read_listing
from search.reading.person.masking import Masked
from search.reading.resume import read_resume
from search.reading.words import DIMENSIONS, skill_term, title_keys, title_terms
from tests.search.conftest import listing

RESUME = (
    "Jane Miller\njane.miller@example.com\n\nStaff nurse on a cardiac ward since 2019.\n"
    "Skills: Python, SQL, wound care\n"
)


def document(**fields):
    return listing_document("acme", read_listing(listing("a", **fields), source="tests"))


def candidate(text=RESUME):
    resume = read_resume(text)
    kept = Candidate(
        source="files", external_id="jane", resume_text=resume.text, profile=resume.profile
    )
    return kept, candidate_document("acme", kept, resume.masked)


def test_a_listing_is_embedded_as_its_title_and_its_description():
    made = document()
    assert made.text.titles == ("Staff nurse",)
    assert made.text.body.startswith("You care for")
    assert made.row["external_id"] == "a"


def test_a_candidate_is_embedded_as_the_titles_and_the_text_of_the_resume():
    kept, made = candidate("Jane Miller\n\nExperience\nStaff nurse, City Ward, 2015 - 2024\n")
    assert made.text.titles == kept.profile.titles != ()
    assert "City Ward" in made.text.body


def test_what_every_ad_says_is_faint():
    text = "About the job\nYou give IV therapy.\n\nBenefits\nA pension and 25 days of leave."
    made = document(description=text)
    body = made.text.body
    faint = "".join(body[span.start : span.end] for span in made.text.faint)
    assert "25 days of leave" in faint
    assert "IV therapy" not in faint


def test_what_is_kept_of_a_listing_comes_back_the_same():
    read = read_listing(
        listing("a", location="Leeds", salary_text="£30k", posted_at="2026-01-31"), source="tests"
    )
    made = listing_document("acme", read)
    assert LISTING.validate_python(made.row["content"]) == read


def test_what_is_kept_of_a_candidate_comes_back_the_same():
    kept, made = candidate()
    assert CANDIDATE.validate_python(made.row["content"]) == kept


def test_a_resume_is_embedded_and_counted_without_its_owner():
    _, made = candidate()
    assert "jane" not in " ".join([*made.text.titles, made.text.body]).lower()
    assert not {*title_terms(["jane", "miller"])} & set(made.facts["terms"])
    assert "cardiac ward" in made.text.body
    assert made.facts["skills"] == sorted(made.facts["skills"])
    assert "Python" in made.facts["skills"]


def test_the_words_of_title_and_text_are_facts():
    facts = document().facts
    assert facts["title_terms"] == title_terms(["Staff nurse"])
    assert facts["words"].dimensions() == DIMENSIONS
    said = dict(zip(facts["words"].indices(), facts["words"].values(), strict=True))
    assert {*title_terms(["nurse", "patients", "ward"])} <= said.keys() <= set(facts["terms"])


def test_what_is_counted_are_the_words_and_what_fetches_the_document():
    made = document(title="Python developer", description="You write Python and SQL with our team.")
    assert made.keys == title_keys(["Python developer"]) | {
        skill_term(skill) for skill in made.facts["skills"]
    }
    assert {"Python", "SQL"} <= set(made.facts["skills"])
    assert set(made.facts["terms"]) == made.keys | {*made.facts["words"].indices()}


def test_a_text_without_words_has_no_weights():
    assert (
        document(title="The", description="… it is what it was, and not more than that …").facts[
            "words"
        ]
        is None
    )


def test_a_text_of_more_different_words_than_a_sparse_vector_holds_can_be_kept(connection):
    names = [f"{number:x}" for number in range(40_000, 80_000)]
    kept, _ = candidate()
    positions = tuple(Position(name, Span(0, 0)) for name in names[-2_000:])
    kept = replace(kept, profile=replace(kept.profile, positions=positions))
    made = candidate_document("acme", kept, Masked(" ".join(names), ()))
    assert len(made.facts["words"].indices()) > 10_000
    sent = (made.facts["words"].to_text(),)
    assert connection.exec_driver_sql("SELECT l2_norm(%s::sparsevec)", sent).scalar_one() > 0


def test_must_haves_and_years_are_facts_of_a_listing():
    facts = document(
        description="Requirements\nYou must have Python. SQL is a plus.\n"
        "At least 4 years of experience as a developer are required."
    ).facts
    assert facts["must_skills"] == ["Python"]
    assert {"Python", "SQL"} <= set(facts["skills"])
    assert facts["years"] == 4


def test_years_are_a_fact_of_a_candidate_who_must_have_nothing():
    _, made = candidate("Jane Miller\n\nExperience\nStaff nurse, City Ward, 2015 - 2020\n")
    assert made.facts["years"] == pytest.approx(5, abs=1.1)
    assert made.facts["must_skills"] == []
    assert made.facts["signature"] is None


def test_an_ad_posted_twice_has_the_same_signature_and_another_job_another():
    first, again = document(location="Leeds"), document(location="York")
    assert first.facts["signature"] == again.facts["signature"]
    assert document(title="Cook").facts["signature"] != first.facts["signature"]


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

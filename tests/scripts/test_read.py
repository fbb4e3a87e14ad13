"""`jobmatch read`: the forms that programs rely on."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from models.errors import InvalidInput
from scripts.jobmatch import app
from scripts.read import Form
from search.reading.text.errors import RejectedListing
from tests.scripts.jobmatch_command import SAMPLES

POSTING = {
    "@type": "JobPosting",
    "title": "Nurse",
    "description": "<p>You care for patients on our ward.</p>",
    "hiringOrganization": {"name": "Example Hospital"},
}


def run(form, *arguments, given=None):
    return CliRunner().invoke(app, ["read", "--as", form, *map(str, arguments)], input=given)


def read(form, text, *options):
    done = run(form, *options, "-", given=text)
    assert done.exit_code == 0, done.exception
    return json.loads(done.stdout)


def read_lines(form, text, *options):
    done = run(form, "--lines", *options, "-", given=text)
    assert done.exit_code == 0, done.exception
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_pay_is_told_with_its_year_and_its_words():
    assert read("salary", "Pay: £20 - £25 an hour") == {
        "min": 20,
        "max": 25,
        "currency": "GBP",
        "period": "hour",
        "annual_min": 41_600,
        "annual_max": 52_000,
        "span": {"start": 5, "end": 14},
    }


def test_what_states_no_pay_is_null():
    assert read("salary", "Competitive") is None


def test_a_longer_text_is_searched_for_a_sentence_about_pay():
    text = "Our budget is £9,000,000.\nThe salary is £41,000 per year.\n"
    assert read("salary", text)["min"] == 41_000


def test_the_ads_country_decides_what_a_dollar_is():
    assert read("salary", "$60,000 a year", "--country", "CA")["currency"] == "CAD"
    assert read("salary", "$60,000 a year", "--country", "australia")["currency"] == "AUD"


def test_places_and_remote_work_are_told_together():
    found = read("place", "Leeds or remote")
    [place] = found["places"]
    assert (place["name"], place["country"], place["region"]) == ("Leeds", "GB", "GB-ENG")
    assert place["lat"] == pytest.approx(53.8, abs=0.1)
    assert place["span"] == {"start": 0, "end": 5}
    assert found["remote"]["remote"] == "remote"


def test_the_ads_country_decides_between_towns_of_one_name():
    assert read("place", "Cambridge", "--country", "US")["places"][0]["country"] == "US"
    assert read("place", "Cambridge", "--country", "GB")["places"][0]["country"] == "GB"


def test_skills_are_told_with_their_words_and_whether_the_ad_must_have_them():
    [python, kubernetes] = read("skills", "You must know Python (3 years). k8s is a plus.")
    assert python == {
        "skill": "Python",
        "span": {"start": 14, "end": 20},
        "required": True,
        "years": 3.0,
    }
    assert kubernetes["skill"] == "Kubernetes"
    assert kubernetes["required"] is False


def test_a_question_is_told_as_the_interpretation_of_the_contract():
    question = "nurses near Leeds, not Xyzzy, up to £40k"
    told = read("question", question)
    assert told["filters"] == {
        "locations": [{"place": "Leeds"}],
        "salary": {"max": 40000.0, "currency": "GBP", "period": "year"},
    }
    assert told["semantic_text"].startswith("nurses")
    place = next(piece for piece in told["spans"] if piece["field"] == "locations")
    assert question[place["start"] : place["end"]] == "near Leeds"
    assert told["unresolved"] == []


@pytest.mark.parametrize("ending", ["txt", "pdf"])
def test_a_resume_is_told_as_its_profile_whatever_its_file(ending):
    done = run("resume", SAMPLES / "resumes" / f"nurse-leeds.{ending}")
    profile = json.loads(done.stdout)
    assert "Staff Nurse" in {position["title"] for position in profile["positions"]}
    assert profile["years"] > 0


@pytest.mark.parametrize(
    "text",
    [
        json.dumps(POSTING),
        f'<html><script type="application/ld+json">{json.dumps(POSTING)}</script></html>',
        json.dumps({"title": "Nurse", "description": "You care for patients on our ward."}),
        "Nurse\nYou care for patients on our ward.",
        "\ufeffNurse\r\n\r\nYou care for patients on our ward.\r\n",
        "<h1>Nurse</h1><p>You care for patients on our ward.</p>",
    ],
)
def test_a_listing_is_told_in_the_names_of_the_contract_whatever_its_form(text):
    listing = read("listing", text)
    assert listing["title"] == "Nurse"
    assert listing["description"] == "You care for patients on our ward."
    assert {"location", "locations", "salary", "salary_text", "remote"} <= listing.keys()


def test_a_listing_lies_in_the_country_that_is_named():
    text = json.dumps({"title": "Cook", "description": "You cook for guests.", "location": "York"})
    assert read("listing", text, "--country", "US")["locations"][0]["country"] == "US"


def test_each_line_is_answered_by_a_line_and_a_bad_one_stops_no_other():
    lines = ['{"title": ""}', "{no JSON", json.dumps(POSTING)]
    bad, worse, good = read_lines("listing", "\n".join(lines))
    assert "title" in bad["error"]
    assert bad["code"] == "rejected_listing"
    assert "JSON" in worse["error"]
    assert good["company"] == "Example Hospital"


def test_a_line_that_is_not_utf_8_stops_no_other():
    first, bad, last = read_lines("salary", b"\xc2\xa330k a year\n\xff\n\xc2\xa340k a year\n")
    assert (first["min"], last["min"]) == (30_000, 40_000)
    assert "Line 2" in bad["error"]


def test_of_several_ads_on_a_page_the_first_is_read_and_the_reader_is_told():
    page = f'<script type="application/ld+json">{json.dumps([POSTING, POSTING])}</script>'
    done = run("listing", "-", given=page)
    assert json.loads(done.stdout)["title"] == "Nurse"
    assert "2 ads" in done.stderr


def test_only_line_feeds_end_a_line():
    answers = read_lines("salary", "£30k\u2028a year\r\n\n£40k a year")
    assert [answer and answer["min"] for answer in answers] == [30_000, None, 40_000]


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from([form for form in Form if form is not Form.RESUME]),
    st.lists(st.text(st.characters(exclude_characters="\n", exclude_categories=["Cs"]))),
)
def test_any_lines_have_as_many_answers(form, lines):
    assert len(read_lines(form, "".join(f"{line}\n" for line in lines))) == len(lines)


@pytest.mark.parametrize(
    ("arguments", "given", "words"),
    [
        (["place", "--country", "Atlantis", "-"], "Leeds", "Atlantis"),
        (["place", "/no/such/file"], None, "/no/such/file cannot be read"),
        (["skills", "-"], bytes(range(32)), "no text"),
        (["listing", "-"], "{no JSON", "JSON"),
    ],
)
def test_what_cannot_be_read_is_said_by_a_sentence(arguments, given, words):
    done = run(*arguments, given=given)
    assert isinstance(done.exception, InvalidInput)
    assert words in str(done.exception)


def test_a_listing_that_is_none_is_refused():
    done = run("listing", "-", given="[1]")
    assert isinstance(done.exception, RejectedListing)

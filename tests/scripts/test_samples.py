import json
import re
import zipfile
from collections import Counter
from datetime import date
from pathlib import Path

import pypdfium2
import pytest

from models.listing import EmploymentType, Remote
from scripts.make_sample_files import DOCX, PDF_COLUMNS, RESUMES, sample_files

SAMPLES = RESUMES.parent
LISTINGS = [
    json.loads(line)
    for line in (SAMPLES / "listings.jsonl").read_text(encoding="utf-8").splitlines()
]
TEXTS = {path.stem: path.read_text(encoding="utf-8") for path in sorted(RESUMES.glob("*.txt"))}

CONTRACT = {
    "external_id",
    "source",
    "title",
    "company",
    "description",
    "url",
    "location",
    "locations",
    "remote",
    "salary",
    "salary_text",
    "employment_type",
    "seniority",
    "posted_at",
    "expires_at",
}
CURRENCIES = {
    "GBP": "£",
    "EUR": "€|EUR",
    "INR": "₹",
    "JPY": "¥",
    "PLN": "PLN",
    "CHF": "CHF",
    "SEK": r"SEK|\bkr\b",
    "DKK": "DKK",
    "CAD": r"CAD|CA\$|C\$",
    "AUD": r"AUD|AU?\$",
    "SGD": r"S\$",
    "ZAR": r"\bR ?\d",
    "MXN": "MXN",
    "USD": r"^\$\d",
}
PERIODS = {
    "hour": r"hour|/h|\bph\b|Stunde|/Std|heure|por hora",
    "day": r"\bday\b|/day",
    "week": "week",
    "month": "month|Monat|mois|mes|mensual|miesi|månad",
    "year": r"annum|year|annual|\bp\.?a\b|Jahr|jährlich|annuel|LPA|/an\b|año",
}
COUNTRIES = (
    "United Kingdom|Germany|Deutschland|France|España|USA|Canada|Australia|India|Netherlands|Poland"
    "|Switzerland|Ireland|Austria|Italy|Sweden|Singapore|South Africa|Japan|Brazil|Mexico|Denmark"
    "|Portugal|New Zealand|Belgium|Norway"
)
FUNCTION_WORDS = {
    "de": {"und", "der", "die", "mit", "für", "sie"},
    "fr": {"et", "les", "des", "vous", "une", "pour"},
    "es": {"y", "los", "del", "una", "para", "con"},
    "en": {"and", "the", "you", "with", "for", "of"},
}
PAY = re.compile(r"[€£$]\s?\d|\d\s?€")


def place(listing: dict) -> str:
    return "; ".join(listing.get("locations", [listing.get("location", "")]))


def language(text: str) -> str:
    words = Counter(re.findall(r"\w+", text.lower()))
    return max(FUNCTION_WORDS, key=lambda code: sum(words[word] for word in FUNCTION_WORDS[code]))


def without_pay() -> list[dict]:
    return [one for one in LISTINGS if not {"salary", "salary_text"} & one.keys()]


def matching(patterns: dict[str, str], texts: list[str]) -> dict[str, int]:
    return {
        name: sum(bool(re.search(pattern, text)) for text in texts)
        for name, pattern in patterns.items()
    }


def test_there_are_at_least_260_listings_with_ids_of_their_own():
    assert len(LISTINGS) >= 260
    assert len({one["external_id"] for one in LISTINGS}) == len(LISTINGS)
    assert len({one["description"] for one in LISTINGS}) == len(LISTINGS)


@pytest.mark.parametrize("listing", LISTINGS, ids=lambda one: one["external_id"])
def test_a_listing_keeps_to_the_contract(listing):
    assert listing.keys() <= CONTRACT
    assert listing["source"] == "samples"
    assert listing["title"]
    assert listing["company"]
    assert listing["url"] == f"https://jobs.example.com/{listing['external_id']}"
    EmploymentType(listing["employment_type"])
    Remote(listing["remote"])
    assert len(listing["description"]) >= 300


@pytest.mark.parametrize("listing", LISTINGS, ids=lambda one: one["external_id"])
def test_a_description_has_the_length_of_a_real_one(listing):
    words = re.sub(r"<[^>]+>", " ", listing["description"]).split()
    assert 70 <= len(words) <= 250


def test_no_opening_sentence_is_used_twice():
    openings = Counter(one["description"][:60] for one in LISTINGS)
    assert max(openings.values()) == 1


def test_fifteen_countries_are_named():
    assert len(set(re.findall(COUNTRIES, "\n".join(map(place, LISTINGS))))) >= 15


def test_some_listings_name_no_place_and_some_name_several():
    assert any(not place(one) for one in LISTINGS)
    assert any(len(one.get("locations", [])) > 1 for one in LISTINGS)


def test_remote_work_is_also_restricted_to_countries():
    restricted = {"Remote, US only", "Remote within the EU"}
    assert restricted <= {place(one) for one in LISTINGS if one["remote"] == "remote"}


def test_every_currency_and_every_period_of_pay_occurs():
    texts = [one["salary_text"] for one in LISTINGS if "salary_text" in one]
    assert min(matching(CURRENCIES, texts).values()) >= 1
    assert min(matching(PERIODS, texts).values()) >= 3


def test_pay_given_as_an_object_has_a_range_a_currency_and_a_period():
    objects = [one["salary"] for one in LISTINGS if "salary" in one]
    assert len(objects) >= 8
    for pay in objects:
        assert 0 < pay["min"] <= pay["max"]
        assert pay["currency"] in CURRENCIES
        assert pay["period"] in PERIODS


def test_a_fifth_of_the_listings_says_nothing_about_pay():
    silent = [one for one in without_pay() if not PAY.search(one["description"])]
    assert 0.15 <= len(silent) / len(LISTINGS) <= 0.25


def test_a_tenth_of_the_listings_states_pay_only_in_the_description():
    hidden = [one for one in without_pay() if PAY.search(one["description"])]
    assert 0.08 <= len(hidden) / len(LISTINGS) <= 0.12


def test_there_are_listings_in_four_languages():
    languages = Counter(language(one["description"]) for one in LISTINGS)
    assert min(languages[code] for code in ("de", "fr", "es")) >= 15
    assert languages["en"] > len(LISTINGS) / 2


def test_every_employment_type_and_kind_of_remote_work_occurs():
    assert {one["employment_type"] for one in LISTINGS} == set(EmploymentType) - {"other"}
    assert {one["remote"] for one in LISTINGS} == set(Remote)


def test_some_descriptions_are_html_and_some_plain_lists():
    html = [one for one in LISTINGS if one["description"].startswith("<")]
    lists = [one for one in LISTINGS if "\n- " in one["description"]]
    assert len(html) >= 25
    assert len(lists) >= 25


def test_listings_were_posted_in_autumn_2026_and_expire_in_2027():
    posted = {date.fromisoformat(one["posted_at"]) for one in LISTINGS}
    expires = [date.fromisoformat(one["expires_at"]) for one in LISTINGS if "expires_at" in one]
    assert date(2026, 9, 1) <= min(posted) <= max(posted) <= date(2026, 11, 30)
    assert len(posted) >= 60
    assert expires
    assert {day.year for day in expires} == {2027}


def test_the_readme_counts_every_listing_in_at_least_30_fields():
    readme = (SAMPLES / "README.md").read_text(encoding="utf-8")
    counts = [int(count) for count in re.findall(r"^\| [^|]+ \| (\d+) \|$", readme, re.MULTILINE)]
    assert len(counts) >= 30
    assert sum(counts) == len(LISTINGS)


def test_every_e_mail_address_is_an_example():
    everything = "\n".join([*TEXTS.values(), *(one["description"] for one in LISTINGS)])
    domains = set(re.findall(r"\w@([\w-]+\.[\w.-]*\w)", everything))
    assert domains <= {"example.com", "example.org"}


def test_there_are_at_least_42_resumes_in_four_languages():
    languages = Counter(map(language, TEXTS.values()))
    assert len(TEXTS) >= 42
    assert min(languages[code] for code in ("de", "fr", "es")) >= 4


def test_resumes_have_150_to_700_words_and_two_are_long():
    lengths = [len(text.split()) for text in TEXTS.values()]
    assert min(lengths) >= 150
    assert max(lengths) <= 700
    assert sum(length >= 590 for length in lengths) >= 2


def test_some_resumes_give_no_contact_details():
    assert any(not re.search(r"@|\d{3}[ -]?\d{4}", text) for text in TEXTS.values())


@pytest.mark.parametrize(
    ("path", "content"),
    sample_files().items(),
    ids=lambda one: Path(one).name if isinstance(one, Path) else "",
)
def test_a_made_file_is_what_the_script_makes_from_the_text(path, content):
    assert path.read_bytes() == content


@pytest.mark.parametrize("name", PDF_COLUMNS)
def test_a_pdf_gives_back_its_text(name):
    document = pypdfium2.PdfDocument(RESUMES / f"{name}.pdf")
    read = "\n".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    assert read.split() == TEXTS[name].split()


def test_the_pdfs_hold_accents_the_euro_and_dashes_and_one_has_several_pages():
    assert set("éüñ€–") <= set("".join(TEXTS[name] for name in PDF_COLUMNS))
    assert len(pypdfium2.PdfDocument(RESUMES / "project-manager-durban.pdf")) > 1


@pytest.mark.parametrize("name", DOCX)
def test_a_docx_has_the_name_in_its_header_and_the_rest_in_its_body(name):
    first, *rest = TEXTS[name].splitlines()
    with zipfile.ZipFile(RESUMES / f"{name}.docx") as package:
        header = package.read("word/header.xml").decode()
        body = package.read("word/document.xml").decode()
    assert first in header
    assert first not in body
    assert "<w:tbl>" in body
    assert 'w:val="Heading1"' in body
    assert rest[-1].replace("&", "&amp;") in body

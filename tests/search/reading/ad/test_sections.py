from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.reading.ad.headings import AdSectionKind
from search.reading.ad.sections import read_ad_sections
from tests.search.reading.growth import LINEAR, growth

DUTIES, REQUIREMENTS = AdSectionKind.DUTIES, AdSectionKind.REQUIREMENTS
NICE, BENEFITS, COMPANY = AdSectionKind.NICE_TO_HAVE, AdSectionKind.BENEFITS, AdSectionKind.COMPANY
APPLY, LEGAL, OTHER = AdSectionKind.HOW_TO_APPLY, AdSectionKind.LEGAL, AdSectionKind.OTHER
ROLE, OTHER_ADS = AdSectionKind.ROLE, AdSectionKind.OTHER_ADS


def sections(text):
    return [(each.kind, text[each.span.start : each.span.end]) for each in read_ad_sections(text)]


def test_headings_on_lines_of_their_own_begin_sections():
    text = (
        "About us\nOvens since 1902.\n\nKey Responsibilities:\n- bread\n- cakes\n\n"
        "**Must-haves**\n- patience\n\nNice to have\n- a whisk\n\nWhat we offer\nWarm rooms."
    )
    assert sections(text) == [
        (COMPANY, "Ovens since 1902."),
        (DUTIES, "- bread\n- cakes"),
        (REQUIREMENTS, "- patience"),
        (NICE, "- a whisk"),
        (BENEFITS, "Warm rooms."),
    ]


def test_headings_that_a_board_ran_into_the_text_begin_sections():
    text = (
        "Job Type: Part-time Key Responsibilities Knead dough by hand. Must-Have Skills Big arms."
        " Good-to-Have (Bonus Points) A song. What You’ll Get Free rolls."
    )
    assert sections(text) == [
        (OTHER, "Part-time"),
        (DUTIES, "Knead dough by hand."),
        (REQUIREMENTS, "Big arms."),
        (NICE, "A song."),
        (BENEFITS, "Free rolls."),
    ]


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Ihre Aufgaben", DUTIES),
        ("Dein Profil", REQUIREMENTS),
        ("Wir bieten", BENEFITS),
        ("Über uns", COMPANY),
        ("Vos missions", DUTIES),
        ("Profil recherché", REQUIREMENTS),
        ("Funciones", DUTIES),
        ("Requisitos", REQUIREMENTS),
        ("Se valorará", NICE),
        ("Wat ga je doen?", DUTIES),
        ("Wat vragen wij?", REQUIREMENTS),
        ("WHAT YOU'LL DO", DUTIES),
        ("Skills & Experience", REQUIREMENTS),
        ("How to apply", APPLY),
        ("Equal Opportunities", LEGAL),
    ],
)
def test_headings_of_many_languages_are_known(heading, kind):
    assert sections(f"{heading}\n- x y z")[-1] == (kind, "- x y z")


@pytest.mark.parametrize(
    "text",
    [
        "The benefits team and the skills team share a desk.",
        "Manage all Benefits Administration work.",
        "- Requirements\n- Responsibilities",
        "You have Python. You will Love it.",
    ],
)
def test_the_words_of_headings_in_other_places_begin_no_section(text):
    read = read_ad_sections(text)
    assert read[0].span.start == 0
    assert read[-1].span.end == len(text)


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("We treat all applicants without regard to race, religion or age.", LEGAL),
        ("Please send your CV to the bakery.", APPLY),
        ("A driving licence is desirable.", NICE),
        ("We offer a pension and 25 days of annual leave.", BENEFITS),
        ("You must have two years of experience in a kitchen.", REQUIREMENTS),
        ("You will clean the ovens.", DUTIES),
        ("Founded in 1902, the firm has nine shops.", COMPANY),
        ("We are looking for a baker.", ROLE),
        ("Ovens are hot.", OTHER),
    ],
)
def test_without_headings_the_wording_of_a_sentence_tells(sentence, kind):
    assert sections(sentence) == [(kind, sentence)]


def test_a_legal_notice_below_a_list_is_told_by_its_wording():
    text = "Requirements\n- patience\nWe are an equal opportunity employer.\nSee our shops."
    assert sections(text) == [
        (REQUIREMENTS, "- patience"),
        (LEGAL, "We are an equal opportunity employer."),
        (OTHER, "See our shops."),
    ]


def test_all_that_stands_below_other_ads_is_about_them():
    text = "Duties\n- bread\n\nSimilar Jobs\n\nCook\nRequirements\n- pans"
    assert sections(text) == [(DUTIES, "- bread"), (OTHER_ADS, "Cook\nRequirements\n- pans")]


def test_a_heading_that_a_page_glued_to_the_title_begins_a_section():
    assert sections("Senior BakerAbout the Role\nOvens.") == [
        (OTHER, "Senior Baker"),
        (ROLE, "Ovens."),
    ]


@given(st.text(max_size=300) | st.from_regex(r"(Requirements|About us|[ .:\n•A-z-]){0,40}"))
def test_any_text_is_read_the_same_way_twice_in_sections_that_do_not_overlap(text):
    read = read_ad_sections(text)
    assert read == read_ad_sections(text)
    assert all(0 <= each.span.start < each.span.end <= len(text) for each in read)
    assert all(one.span.end <= next_.span.start for one, next_ in pairwise(read))


@pytest.mark.parametrize(
    "unit", ["Requirements: ", "a. ", "what you will do (", "* - ", "Role\n", "A.B. ", "you will "]
)
def test_long_hostile_texts_are_read_in_linear_time(unit):
    assert growth(read_ad_sections, unit, 100_000) < LINEAR

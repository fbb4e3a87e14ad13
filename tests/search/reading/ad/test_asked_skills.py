import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.reading.ad.asked_skills import read_asked_skills
from search.reading.skills import read_skills
from tests.search.reading.ad.skill_sentences import agreement, labelled_sentences, read_labels
from tests.search.reading.growth import LINEAR, growth


def asked(text):
    return [(reading.skill, reading.required) for reading in read_asked_skills(text)]


def years(text):
    return [(reading.skill, reading.years) for reading in read_asked_skills(text)]


def test_the_skills_of_labelled_sentences_are_found_where_they_are_meant():
    pairs = [
        (
            [(label.skill, label.negated) for label in labels],
            [(label.skill, label.negated) for label in read_labels(sentence)],
        )
        for sentence, labels in labelled_sentences()
    ]
    assert len(pairs) >= 200
    precision, recall = agreement(pairs)
    assert precision >= 0.97
    assert recall >= 0.97


def test_what_the_labelled_sentences_ask_of_their_skills_is_read():
    pairs = [(labels, read_labels(sentence)) for sentence, labels in labelled_sentences()]
    precision, recall = agreement(pairs)
    assert precision >= 0.97
    assert recall >= 0.97


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("Java is required, Kotlin is a plus.", [("Java", True), ("Kotlin", False)]),
        ("Must have Java, Kotlin a plus", [("Java", True), ("Kotlin", False)]),
        ("Python, Java and SQL required", [("Python", True), ("Java", True), ("SQL", True)]),
        ("Django (preferred), Flask", [("Django", False), ("Flask", None)]),
        ("SAP von Vorteil, Excel Pflicht", [("SAP", False), ("Microsoft Excel", True)]),
        ("Imprescindible Python; Java deseable", [("Python", True), ("Java", False)]),
        ("La maîtrise d'Excel serait un atout", [("Microsoft Excel", False)]),
        ("We use Java.", [("Java", None)]),
    ],
)
def test_the_wording_tells_a_must_have_from_a_nice_to_have(text, readings):
    assert asked(text) == readings


def test_the_heading_of_a_section_tells_for_what_stands_below_it():
    text = "Requirements\n- Java\n\nNice to have\n- Docker\n\nWe offer\n- Python courses"
    assert asked(text) == [("Java", True), ("Docker", False), ("Python", None)]


def test_the_wording_of_a_line_wins_over_its_section():
    assert asked("Nice to have\n- Docker\n- must have: Git") == [("Docker", False), ("Git", True)]
    assert asked("Requirements\n- SQL, ideally PostgreSQL") == [
        ("SQL", True),
        ("PostgreSQL", False),
    ]


def test_a_skill_that_is_not_needed_is_not_asked():
    assert asked("No Java needed, Python required") == [("Python", True)]


def test_skills_of_other_ads_below_an_ad_are_left_out():
    assert asked("Java required.\n\nSimilar jobs\nPython developer") == [("Java", True)]


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("5+ years of Java", [("Java", 5)]),
        ("at least 3 years' experience with Python and SQL", [("Python", 3), ("SQL", 3)]),
        (
            "Java (5 years), Python (3+ years), Docker",
            [("Java", 5), ("Python", 3), ("Docker", None)],
        ),
        ("mindestens 3 Jahre Erfahrung in Java", [("Java", 3)]),
        ("2-4 years of Excel", [("Microsoft Excel", 2)]),
        ("two years in phlebotomy", [("Phlebotomy", 2)]),
        ("18 months of SQL", [("SQL", 1.5)]),
        ("una experiencia de dos años con Java", [("Java", 2)]),
        ("3 ans d'expérience en Java", [("Java", 3)]),
        ("up to 2 years of Java", [("Java", None)]),
        ("a 2 year contract with Java", [("Java", None)]),
        ("We have 20 years of experience in accounting", [("Accounting", None)]),
    ],
)
def test_the_least_years_asked_of_a_skill_are_read(text, readings):
    assert years(text) == readings


WORDS = [
    "Java",
    "and",
    ",",
    "(",
    ")",
    "required",
    "a plus",
    "3 years of",
    "no",
    "ideally",
    "\n",
    ".",
]


@given(st.text() | st.lists(st.sampled_from(WORDS)).map(" ".join))
def test_any_text_is_read_with_the_mentions_that_it_holds(text):
    readings = read_asked_skills(text)
    assert readings == read_asked_skills(text)
    named = {(reading.skill, reading.span) for reading in read_skills(text)}
    assert {(reading.skill, reading.span) for reading in readings} <= named


@pytest.mark.parametrize(
    "words",
    [
        "Java and ",
        "Java, ",
        "Java (required) ",
        "3 years of Java, ",
        "required Java a plus ",
        "(Java ",
        "no Java or ",
        "Requirements: Java. ",
        "3 years ",
        "not not Java, ",
    ],
)
def test_hostile_texts_are_read_in_linear_time(words):
    assert growth(read_asked_skills, words, 200_000) < LINEAR

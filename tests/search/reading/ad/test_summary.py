import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.reading.ad.sections import read_ad_sections
from search.reading.ad.summary import read_summary
from tests.search.reading.growth import LINEAR, growth

AD = """About us
Oven Ltd has baked bread in the north since the year nineteen hundred and two.

The role
We are looking for a night baker to make bread and rolls for our nine shops.

Responsibilities
- Knead and bake bread for the morning deliveries to all of our shops.
- Clean the kitchen and report what is missing from the stores.

Benefits
We offer a pension, free bread and twenty-five days of annual leave for each baker.

How to apply
Send your CV to the night baker at the oven, who bakes bread for the shops.
"""


def summary(text, title="Night Baker"):
    spans = read_summary(text, title, read_ad_sections(text))
    return [text[span.start : span.end] for span in spans]


def test_two_sentences_about_the_job_are_chosen_in_their_own_words():
    assert summary(AD) == [
        "We are looking for a night baker to make bread and rolls for our nine shops.",
        "Knead and bake bread for the morning deliveries to all of our shops.",
    ]


def test_a_sentence_that_says_the_same_is_not_taken_again():
    text = "The role\n" + "We are looking for a night baker who makes bread and rolls.\n" * 3
    assert len(summary(text)) == 1


@pytest.mark.parametrize(
    "text", ["", "Short.", "Benefits\nWe offer free bread to all who bake it."]
)
def test_a_text_without_a_fit_sentence_has_no_summary(text):
    assert summary(text) == []


@given(st.text(max_size=300), st.text(max_size=30))
def test_any_text_gives_the_same_summary_twice_with_spans_inside_it(text, title):
    sections = read_ad_sections(text)
    spans = read_summary(text, title, sections)
    assert spans == read_summary(text, title, sections)
    assert all(0 <= span.start < span.end <= len(text) for span in spans)


def test_a_long_text_is_summed_up_in_linear_time():
    assert growth(summary, "You will bake bread and rolls for all of the shops. ", 100_000) < LINEAR

import pytest

from search.reading.text.other_ads import own_text
from tests.search.reading.growth import LINEAR, growth


@pytest.mark.parametrize(
    "heading",
    [
        "Similar Jobs",
        "• Related vacancies",
        "People also viewed",
        "Ähnliche Jobs",
        "Offres similaires",
    ],
)
def test_an_ad_ends_where_a_heading_announces_others(heading):
    assert own_text(f"We bake bread.\n{heading}\nCook, $90,000") == "We bake bread.\n"


def test_a_sentence_about_similar_jobs_is_part_of_the_ad():
    text = (
        "You have held similar jobs before, as a baker or a cook, in a busy kitchen of some size."
    )
    assert own_text(text) == text


def test_time_grows_with_the_number_of_empty_lines():
    assert growth(own_text, "\n", 200_000) < LINEAR

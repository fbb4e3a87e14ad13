from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.reading.ad.not_an_ad import why_not_an_ad
from search.reading.listing import read_listing
from search.reading.text.errors import RejectedListing
from tests.search.reading.growth import LINEAR, growth

GUIDE = (
    "What bakers do\nBakers own the oven and the dough. These roles typically demand early hours. "
    "Typical baker salary: $30k to $40k. Salaries range from low to high. Career progression for "
    "bakers leads to head baker and then to owner. Interview questions for bakers probe their "
    "knowledge of yeast. Professionals typically rise at three. How to become a baker: bake."
)
LIST = "\n".join(
    ["214 baker jobs in Leeds", "Sort by"]
    + [f"Baker {n}\nOven {n} Ltd\nLeeds\n{n + 2} days ago\nEasy apply" for n in range(8)]
)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (GUIDE, "guide"),
        (LIST, "list of jobs"),
        ("\n".join(f"Cook {n}\nYork\n£{n}0,000\nView job\nSave job" for n in range(9)), "list"),
        ("This job has expired.\nSee other bakers' jobs near you.", "no longer"),
        ("Sorry, this position has been filled. Thank you for looking at our ovens.", "no longer"),
        ("This job is no longer accepting applications.", "no longer"),
        ("The vacancy you are looking for is no longer available.", "no longer"),
        ("Diese Stelle ist leider nicht mehr verfügbar.", "no longer"),
        ("Cette offre n'est plus disponible.", "no longer"),
        ("Esta oferta ya no está disponible.", "no longer"),
        ("Please log in to continue. Forgot your password? Create an account.", "log in"),
        ("We use cookies to bake a better site. Accept all cookies or manage them.", "log in"),
        ("Checking your browser before you go on. Please enable JavaScript.", "log in"),
        ("404\nPage not found. Go back to the bakery.", "without content"),
        ("This domain is for sale. Ask for a price today.", "without content"),
    ],
)
def test_pages_that_hold_no_ad_are_told_with_the_reason(text, reason):
    assert reason in (why_not_an_ad(text) or "")


AD = (
    "We are looking for a baker who likes to start early. You will bake bread for the town. "
    "Requirements: experience with dough, patience, and a sense of time. "
)


@pytest.mark.parametrize(
    "text",
    [
        AD,
        AD + "We use cookies on our site, and we bake them too.",
        AD + "Please log in to apply, or create an account to see your application.",
        AD + "This job will be closed early if it has been filled.",
        "Short ad: a baker for nights. Call Ann.",
        AD + "\nApply now\nPosted today\n",
        "Login clerk wanted. You check passwords and cookies for a bakery in the town of York.",
    ],
)
def test_ads_are_no_other_pages(text):
    assert why_not_an_ad(text) is None


def test_the_refusal_is_a_sentence():
    with pytest.raises(RejectedListing, match=r"^The `description` is a list of jobs, not an ad"):
        read_listing({"title": "Jobs", "description": LIST}, source="test")


def test_ads_below_the_own_one_make_no_list_of_it():
    read = read_listing({"title": "Baker", "description": f"{AD}\n\nSimilar jobs\n\n{LIST}"},
                        source="test")  # fmt: skip
    assert read.title == "Baker"


@given(st.text(max_size=300))
def test_any_text_is_judged_the_same_way_twice(text):
    assert why_not_an_ad(text) == why_not_an_ad(text)


@pytest.mark.parametrize("unit", ["\n", " \n", "- ", "1 ", "posted ", "this job ", "apply now\n"])
def test_long_hostile_texts_are_judged_in_linear_time(unit):
    assert growth(why_not_an_ad, unit, 200_000) < LINEAR


@pytest.mark.parametrize("unit", ["\n", "- \n", "a\n\n", "Similar ", "<p>", "• ", "İ. "])
def test_a_listing_with_a_long_hostile_text_is_read_in_linear_time(unit):
    def read(text):
        with suppress(RejectedListing):
            read_listing({"title": "Baker", "description": f"{AD}{text}{AD}"}, source="test")

    assert growth(read, unit, 100_000) < LINEAR

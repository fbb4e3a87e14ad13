from datetime import UTC, datetime

import pytest

from models.pay import UNITS_FOR_A_EURO
from scripts.benchmarking.generated_ad import OLDEST_DAYS, WORDS, generated_ad
from scripts.benchmarking.towns import CURRENCIES

NEWEST = datetime(2026, 11, 1, tzinfo=UTC)


@pytest.fixture(scope="module")
def ads():
    return [generated_ad(1, number, NEWEST) for number in range(400)]


def test_the_same_seed_and_number_give_the_same_ad(ads):
    assert [generated_ad(1, number, NEWEST) for number in range(20)] == ads[:20]


def test_another_seed_gives_other_ads(ads):
    texts = {ad.description for ad in ads}
    assert not any(generated_ad(2, number, NEWEST).description in texts for number in range(20))


def test_no_two_ads_read_alike(ads):
    assert len({ad.description for ad in ads}) == len(ads)
    assert len({ad.title for ad in ads}) > 100


def test_descriptions_are_of_the_promised_length(ads):
    assert all(WORDS[0] <= len(ad.description.split()) <= WORDS[1] for ad in ads)


def test_the_skills_stand_where_their_spans_say(ads):
    for ad in ads:
        for asked in ad.requirements.skills:
            assert ad.description[asked.span.start : asked.span.end] == asked.skill


def test_places_have_coordinates_and_pay_is_in_their_currency(ads):
    for ad in ads:
        [place] = ad.places
        assert place.lat is not None
        assert ad.salary is None or ad.salary.currency == CURRENCIES[place.country]
    assert set(CURRENCIES.values()) <= set(UNITS_FOR_A_EURO)


def test_some_ads_say_nothing_about_pay(ads):
    assert 0.1 < sum(ad.salary is None for ad in ads) / len(ads) < 0.3


def test_ads_are_at_most_so_old(ads):
    ages = [(NEWEST - ad.posted_at).days for ad in ads]
    assert min(ages) >= 0
    assert max(ages) <= OLDEST_DAYS

"""Where a person lives, and which of the towns of one name a résumé means."""

from datetime import date

import pytest

from search.reading.person.home import read_home
from search.reading.person.masking import mask
from search.reading.resume import read_resume


@pytest.mark.parametrize(
    ("head", "towns"),
    [
        ("Wren Muster · baker · Leeds", ["Leeds"]),
        ("Wren Muster\nBaker, Edinburgh", ["Edinburgh"]),
        ("Wren Muster\nAntwerp – baker", ["Antwerp"]),
        ("Wren Muster\nBaker, Sauce", []),
    ],
)
def test_a_large_town_beside_the_title_is_the_home(head, towns):
    assert [place.name for place in read_home(mask(head))] == towns


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Wren Muster\nValencia\n\nBusco un trabajo en la cocina con los de siempre y por la tarde "
         "en el horno de una panadería del barrio", "ES"),
        ("Wren Muster\nGloucester\n\nExperience\nBaker, Mill Ltd, Stroud, 2016–2018\n", "GB"),
        ("Wren Muster\nGloucester, Ontario\n\nExperience\nBaker, Mill, Stroud, 2016–2018\n", "CA"),
    ],
)  # fmt: skip
def test_a_home_of_namesakes_is_where_the_other_places_or_the_language_are(text, country):
    assert [place.country for place in read_resume(text).profile.places] == [country]


def test_a_place_of_work_is_looked_for_in_the_country_of_the_home():
    text = "Wren Muster\nSevilla, España\n\nExperiencia\nCocinera, Casa Roja, Valencia, 2016–2018\n"
    position = read_resume(text, today=date(2026, 1, 1)).profile.positions[0]
    assert position.place
    assert position.place.country == "ES"

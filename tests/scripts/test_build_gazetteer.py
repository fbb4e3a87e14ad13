import pytest

from scripts.build_gazetteer import TABLES
from scripts.postcode_districts import post_towns
from search.reading.place.gazetteer import (
    FILE,
    OTHER_NAME,
    OWN_NAME,
    folded,
    meanings,
    postcode_key,
)


@pytest.fixture(scope="module")
def lines():
    return FILE.read_bytes()[1:-1].split(b"\n")


def test_the_names_of_the_table_stand_in_the_order_of_their_bytes(lines):
    names = [line[: line.index(b"\t") + 1] for line in lines]
    assert names == sorted(set(names))


def test_every_pointer_of_the_table_leads_to_a_place(lines):
    table = FILE.read_bytes()
    marks = (OWN_NAME.encode(), OTHER_NAME.encode())
    pointers = [
        record for line in lines for record in line.split(b"\t")[1:] if record.startswith(marks)
    ]
    assert pointers
    for pointer in pointers:
        at = int(pointer[1:], 16)
        assert table[at - 1 : at] == b"\t"
        assert not table.startswith(marks, at)


def test_the_table_has_every_district_of_the_list():
    districts = [district for town in post_towns() for district in town.districts]
    assert len(districts) > 2_900
    assert all(meanings(postcode_key("GB", district)) for district in districts)


@pytest.mark.parametrize(
    ("table", "column"),
    [
        ("gazetteer_regions.tsv", 3),
        ("gazetteer_countries.tsv", 1),
        ("gazetteer_towns.tsv", 2),
    ],
)
def test_the_table_has_every_name_of_our_own_lists(table, column):
    rows = TABLES.joinpath(table).read_text(encoding="utf-8").splitlines()
    for row in rows:
        if not row.startswith("#"):
            fields = row.split("\t")
            for name in fields[column].split("|"):
                countries = {entry.country for entry in meanings(folded(name))}
                assert fields[0] in countries, f"{name} of {fields[0]} is not in the table"


def test_a_post_town_has_its_districts_and_perhaps_a_point():
    towns = {(town.area, town.name): town for town in post_towns()}
    york, whitby = towns["YO", "York"], towns["YO", "Whitby"]
    assert york.is_first
    assert not whitby.is_first
    assert whitby.districts == ("YO21", "YO22")
    assert towns["BS", "Yate"].point == (51.54, -2.41)


def test_an_entry_of_another_form_is_refused(tmp_path):
    table = tmp_path / "districts.tsv"
    table.write_text("XX\tNowhere\n")
    with pytest.raises(ValueError, match="XX has an entry of another form: Nowhere"):
        list(post_towns(table))

import pytest

from models.errors import InvalidInput
from scripts.evaluation.catalogue import KNOWN, find_sets
from scripts.evaluation.judged_set import Form
from tests.scripts.jobmatch_command import SAMPLES


def test_a_folder_that_holds_one_set_is_that_set(write_set):
    found = find_sets(write_set("mine"))
    assert list(found.readers) == ["mine"]
    assert not found.lacking


def test_a_set_of_an_unknown_name_is_found_beside_the_public_ones(write_set):
    data = write_set("data/judged").parent
    write_set("data/our_own")
    found = find_sets(data)
    assert list(found.readers) == ["judged", "our_own"]
    assert set(found.lacking) == KNOWN.keys() - {"judged"}
    assert [each.name for each in found.chosen([])] == ["judged", "our_own"]


def test_only_the_sets_named_are_read(write_set):
    data = write_set("data/judged").parent
    write_set("data/broken", queries=["{"])
    assert [each.name for each in find_sets(data).chosen(["judged"])] == ["judged"]


def test_a_public_set_without_the_files_beside_it_is_lacking(tmp_path, write_set):
    write_set("data/mine")
    (tmp_path / "data/hr_ferr").mkdir()
    found = find_sets(tmp_path / "data")
    assert str(found.lacking["hr_ferr"]) == "resumes/livecareer_text.parquet"


@pytest.mark.parametrize(
    ("name", "why"), [("hr_ferr", "hr_ferr is missing"), ("moon", "there is none")]
)
def test_a_set_that_is_asked_for_and_not_there_is_refused(write_set, name, why):
    found = find_sets(write_set("data/mine").parent)
    with pytest.raises(InvalidInput) as error:
        found.chosen([name])
    assert str(error.value) == f"The set {name!r} cannot be measured: {why}. There is mine."


def test_the_judged_samples_are_two_sets():
    found = find_sets(SAMPLES / "judged")
    assert {each.name: (each.form, len(each.queries)) for each in found.chosen([])} == {
        "listings": (Form.LISTING, 45),
        "candidates": (Form.RESUME, 9),
    }


def test_a_folder_without_a_set_is_refused(tmp_path):
    with pytest.raises(InvalidInput, match="holds no set: neither"):
        find_sets(tmp_path)


def test_a_folder_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(InvalidInput, match="There is no folder"):
        find_sets(tmp_path / "moon")

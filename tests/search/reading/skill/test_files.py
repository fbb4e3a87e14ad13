import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.errors import InvalidInput
from search.reading.skill.files import combined_skills, read_skill_file
from search.reading.skill.spellings import add_vocabulary
from search.reading.skill.vocabulary import Skill, read_table, written_table
from search.reading.skills import read_skills, skills_named

ESCO = """conceptType,conceptUri,skillType,reuseLevel,preferredLabel,altLabels,status
KnowledgeSkillCompetence,uri:1,knowledge,sector-specific,glass fusing,"kiln fusing
fuse glass",released
KnowledgeSkillCompetence,uri:2,knowledge,cross-sector,Python (computer programming),Pythonic coding,
KnowledgeSkillCompetence,uri:3,skill/competence,cross-sector,hatting,,released
"""
ESCO_GERMAN = """conceptUri,skillType,preferredLabel,altLabels
uri:1,knowledge,Glasfusing,Glasschmelzkunst
"""
ONET = """O*NET-SOC Code\tExample\tCommodity Code\tCommodity Title\tHot Technology
11-1011.00\tFrobnix\t1\tSoftware\tN
11-1012.00\tFrobnix\t1\tSoftware\tN
11-1012.00\tBlue 9" Gauge\t1\tSoftware\tN
"""


@pytest.fixture
def esco():
    add_vocabulary(combined_skills([read_skill_file(ESCO, "esco")]))
    yield
    add_vocabulary(())


def test_a_file_of_esco_gives_its_labels_with_their_other_spellings():
    skills = combined_skills([read_skill_file(ESCO, "esco")])
    assert skills[0] == Skill("glass fusing", "knowledge", "esco", ("kiln fusing", "fuse glass"))
    assert [skill.kind for skill in skills] == ["knowledge", "knowledge", "task"]


def test_files_of_two_languages_make_one_skill_named_as_in_the_first():
    skills = combined_skills([read_skill_file(ESCO, "e"), read_skill_file(ESCO_GERMAN, "e")])
    assert len(skills) == 3
    assert skills[0].aliases[-2:] == ("Glasfusing", "Glasschmelzkunst")


def test_a_file_of_onet_gives_each_technology_once():
    skills = combined_skills([read_skill_file(ONET, "onet")])
    assert [skill.name for skill in skills] == ["Frobnix", 'Blue 9" Gauge']
    assert {skill.kind for skill in skills} == {"tool"}


def test_a_table_that_was_written_is_read_as_it_was():
    skills = combined_skills([read_skill_file(ESCO, "esco")])
    assert list(read_table(written_table(skills), "esco")) == skills


def test_a_short_single_word_is_an_item_of_a_list():
    skills = {skill.name: skill.aliases for skill in read_skill_file(ESCO, "esco").values()}
    assert skills["hatting"] == ("?hatting",)
    assert read_skill_file(ONET, "onet")["Frobnix"].aliases == ("?Frobnix",)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a,b\n1,2\n",
        "conceptUri,preferredLabel,altLabels\nuri:1,baker,\n",
        "skill\tkind\taliases\n",
    ],
)
def test_another_file_is_refused_with_a_sentence(text):
    with pytest.raises(InvalidInput, match="This is no file of skills"):
        read_skill_file(text, "esco")


def test_a_row_without_three_columns_is_refused_with_its_line():
    with pytest.raises(InvalidInput, match="Line 3 of the skills mine"):
        list(read_table("skill\tkind\taliases\nJava\ttool\t\nPython\n", "mine"))


@given(st.text(st.characters(codec="utf-8")))
def test_any_rows_are_read_or_refused(text):
    head = "conceptUri,skillType,preferredLabel,altLabels\n"
    try:
        skills = combined_skills([read_skill_file(head + text, "esco")])
    except InvalidInput:
        return
    assert list(read_table(written_table(skills), "esco")) == skills


@pytest.mark.usefixtures("esco")
def test_skills_that_were_added_are_read_beside_ours():
    assert skills_named("Fuse glass and weld") == {"glass fusing"}


@pytest.mark.usefixtures("esco")
def test_a_skill_that_we_have_keeps_our_name_and_gains_spellings():
    assert skills_named("Pythonic coding") == {"Python"}
    assert skills_named("Python") == {"Python"}


@pytest.mark.usefixtures("esco")
def test_a_short_single_word_that_was_added_is_read_among_skills_only():
    assert skills_named("They are hatting the guests") == frozenset()
    assert skills_named("glass fusing, hatting") == {"glass fusing", "hatting"}


def test_without_added_skills_only_ours_are_read():
    assert read_skills("Fuse glass") == []

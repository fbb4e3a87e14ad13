import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.reading.skill.vocabulary import TRAP, vocabulary
from search.reading.skills import find_skills, read_skills, skills_named
from tests.search.reading.growth import LINEAR, growth


def skills_of(text: str) -> list[str]:
    return [reading.skill for reading in read_skills(text)]


def test_the_vocabulary_is_sorted_within_a_field_and_names_each_skill_once():
    names = [(skill.field, skill.name) for skill in vocabulary()]
    assert names == sorted(names, key=lambda row: (row[0], row[1].casefold(), row[1]))
    assert len({name for _, name in names}) == len(names)


def test_no_spelling_belongs_to_two_skills():
    owners: dict[str, str] = {}
    for skill in vocabulary():
        for spelling in skill.spellings:
            plain = spelling.removeprefix("=").removeprefix("?").lower().replace("-", " ")
            assert owners.setdefault(plain, skill.name) == skill.name


def test_every_row_is_filled_in_and_spelt_without_stray_spaces():
    for skill in vocabulary():
        for cell in (skill.name, skill.kind, skill.field, *skill.aliases):
            assert cell
            assert cell == cell.strip()


def test_the_vocabulary_covers_many_fields_of_work():
    skills = [skill for skill in vocabulary() if skill.kind != TRAP]
    assert len(skills) >= 600
    assert len({skill.field for skill in skills}) >= 25


def test_every_unmarked_spelling_is_read_as_its_own_skill():
    for skill in vocabulary():
        for spelling in skill.spellings:
            if skill.kind != TRAP and spelling[0] not in "=?":
                assert skills_of(spelling) == [skill.name], spelling


@pytest.mark.parametrize(
    ("text", "skills"),
    [
        ("C/C++, C#, .NET", ["C", "C++", "C#", ".NET"]),
        ("Python, R and SQL", ["Python", "R", "SQL"]),
        ("- Go\n- Rust", ["Go", "Rust"]),
        ("programming in R.", ["R"]),
        ("Node.js/React.js", ["Node.js", "React"]),
        ("Advanced Excel", ["Microsoft Excel"]),
        ("machine-learning", ["Machine learning"]),
        ("Staplerschein, Altenpflege", ["Forklift driving", "Elderly care"]),
        ("soins palliatifs", ["Palliative care"]),
        ("atención al cliente", ["Customer service"]),
        ("İstanbul: Python", ["Python"]),
        ("Experience in Go.", ["Go"]),
        ("Java/J2EE Python Go React", ["Java", "Java", "Python", "Go", "React"]),
        ("python, react, sql", ["Python", "React", "SQL"]),
        ("R-Entwickler", ["R"]),
        ("migrate from React to Vue", ["React", "Vue.js"]),
        ("Go and Rust", ["Go", "Rust"]),
        ("Excel, Word, Outlook", ["Microsoft Excel", "Microsoft Word", "Microsoft Outlook"]),
    ],
)
def test_a_skill_is_found_where_it_is_meant(text, skills):
    assert skills_of(text) == skills


@pytest.mark.parametrize(
    "text",
    [
        "a go-to-market plan",
        "the R&D team",
        "You excel at details",
        "Excel in this role",
        "C-level executives",
        "ready to go, r u?",
        "Javanese tea",
        "react to changes",
        "word has it",
        "React to changes",
        "Spring 2031 intake",
        "Go-to-market plan",
        "knowledge of Go-To-Market launches",
        "hepatitis B and C",
        "vitamin C",
        "Class C licence",
        "Bring a friend, R. Smith said.",
        "rest and relax",
        "write to jobs@salesforce.com",
        "www.salesforce.com",
        "Excel@example.org",
    ],
)
def test_a_word_that_only_looks_like_a_skill_is_none(text):
    assert skills_of(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "no Java needed",
        "Java is not required",
        "you do not need to know any Java",
        "without knowledge of Java",
        "keine Java-Kenntnisse erforderlich",
        "Java-Kenntnisse sind nicht nötig",
        "sans connaissance de Java",
        "sin Java",
        "no es necesario Java",
        "instead of Java",
    ],
)
def test_a_skill_that_is_denied_is_found_and_not_read(text):
    assert [(each.skill, each.negated) for each in find_skills(text)] == [("Java", True)]
    assert skills_of(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "not only Java",
        "not just Java",
        "no less than 3 years of Java",
        "including but not limited to Java",
        "nicht nur Java",
        "no matter if Java",
        "No experience? Java is easy",
        "Java is not required but a plus",
    ],
)
def test_a_word_of_denial_that_denies_nothing_leaves_the_skill(text):
    assert skills_of(text) == ["Java"]


def test_a_denial_reaches_to_the_end_of_what_an_or_joins():
    mentions = find_skills("no Java, C++ or Rust needed, Python, not Django")
    assert [each.skill for each in mentions if each.negated] == ["Java", "C++", "Rust", "Django"]
    assert [each.skill for each in mentions if not each.negated] == ["Python"]


def test_skills_are_named_once_and_without_those_denied():
    assert skills_named("Java, Java and SQL, no Rust") == {"Java", "SQL"}


def test_of_two_skills_that_overlap_the_longer_stands():
    assert skills_of("project management of machine learning") == [
        "Project management",
        "Machine learning",
    ]
    assert skills_of("Spring Boot") == ["Spring Boot"]


def test_a_span_holds_the_words_of_the_text():
    text = "Kenntnisse: MS Excel und Lohnbuchhaltung"
    assert [text[r.span.start : r.span.end] for r in read_skills(text)] == [
        "MS Excel",
        "Lohnbuchhaltung",
    ]


@given(st.text())
def test_any_text_is_read_in_order_and_without_overlap(text):
    end = 0
    for reading in read_skills(text):
        assert end <= reading.span.start < reading.span.end <= len(text)
        end = reading.span.end


@pytest.mark.parametrize(
    "words",
    [
        "Python, R and SQL; ",
        "c ",
        "R,",
        "react java ",
        "not ",
        "no Java, ",
        "not required ",
        "spring 20",
        "project management ",
    ],
)
def test_hostile_texts_are_read_in_linear_time(words):
    assert growth(read_skills, words, 200_000) < LINEAR


@pytest.mark.parametrize("space", ["\x0b", "\u2028", "\x1c", "\u3000"])
def test_a_marked_name_among_odd_spaces_is_read_without_an_error(space):
    assert [reading.skill for reading in read_skills(f"{space}R{space}")] == ["R"]

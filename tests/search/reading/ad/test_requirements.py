import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.evidence import Span
from models.profile import Degree
from models.requirements import Requirements, WorkPermit, YearsAsked
from search.reading.ad.requirements import read_requirements
from search.reading.ad.sections import read_ad_sections
from tests.search.reading.growth import LINEAR, growth


def asked(text):
    return read_requirements(text, read_ad_sections(text))


@pytest.mark.parametrize(
    ("text", "least", "most", "required"),
    [
        ("At least 5 years' experience in a bakery.", 5, None, True),
        ("You need 5+ yrs of experience with dough.", 5, None, True),
        ("You must have 3-5 years of baking experience.", 3, 5, True),
        ("Requirements\n- 4 to 6 years experience", 4, 6, True),
        ("Requirements\n- 8+ years as a pastry cook", 8, None, True),
        ("You have two years of experience as a cook.", 2, None, True),
        ("A minimum of 18 months experience is required.", 1.5, None, True),
        ("Experience: Baking: 2 years (Required)", 2, None, True),
        ("Experience: total work: 1 year (Preferred)", 1, None, False),
        ("3 years of experience would be an advantage.", 3, None, False),
        ("Nice to have\n- 2 years of experience in sales", 2, None, False),
        ("Sie haben mindestens drei Jahre Berufserfahrung.", 3, None, True),
        ("Mindestens 5 Jahre Erfahrung im Verkauf erforderlich", 5, None, True),
        ("Vous avez au moins 2 ans d'expérience.", 2, None, True),
        ("Al menos 3 años de experiencia en cocina.", 3, None, True),
    ],
)
def test_years_of_experience_are_read_with_how_firmly_they_are_asked(text, least, most, required):
    (years,) = asked(text).years
    assert (years.least, years.most, years.required) == (least, most, required)


@pytest.mark.parametrize(
    "text",
    [
        "With our 20 years of experience we bake the best bread.",
        "We have 15 years of experience in ovens.",
        "You must be 18 years of age.",
        "This is a 2 year contract.",
        "A firm with over 100 years of history.",
        "A 3 year degree in baking is required.",
        "About us\nOur team brings 40 years of experience.",
        "Salary: £30,000 a year.",
        "Founded ten years ago.",
    ],
)
def test_other_years_are_no_experience_that_is_asked_for(text):
    assert asked(text).years == ()


def test_the_years_that_an_applicant_must_have_leave_out_what_is_nice_to_have():
    read = asked("Requirements\n- 5 years of experience\n\nNice to have\n- 9 years of experience")
    assert read.least_years == 5
    assert Requirements().least_years is None


@pytest.mark.parametrize(
    ("text", "degree", "required", "or_experience"),
    [
        ("A bachelor's degree in chemistry is required.", Degree.BACHELOR, True, False),
        ("Requirements\n- Master's degree in baking", Degree.MASTER, True, False),
        ("A PhD is preferred.", Degree.DOCTORATE, False, False),
        ("Bachelor's degree or equivalent experience required.", Degree.BACHELOR, True, True),
        ("Requirements: a degree or relevant work experience", Degree.BACHELOR, True, True),
        ("You must be educated to degree level.", Degree.BACHELOR, True, False),
        ("Education: Bachelor's (Preferred)", Degree.BACHELOR, False, False),
        ("A high school diploma is required.", Degree.SECONDARY, True, False),
    ],
)
def test_degrees_are_read_and_whether_experience_may_stand_in(
    text, degree, required, or_experience
):
    (read, *_) = asked(text).degrees
    assert (read.degree, read.required, read.or_experience) == (degree, required, or_experience)


@pytest.mark.parametrize(
    "text",
    [
        "You enjoy a high degree of freedom.",
        "We offer\nA paid apprenticeship and a degree.",
        "You bake bread.",
    ],
)
def test_what_is_no_degree_of_the_applicant_is_left_out(text):
    assert asked(text).degrees == ()


def test_the_lowest_of_alternative_degrees_is_enough():
    read = asked("Requirements\n- Bachelor's or Master's degree in physics\n- PhD preferred")
    assert read.least_degree is Degree.BACHELOR


@pytest.mark.parametrize(
    ("text", "licence", "required"),
    [
        ("A full UK driving licence is essential.", "Driving licence", True),
        ("A driver's license would be an advantage.", "Driving licence", False),
        ("Führerschein Klasse B erforderlich", "Driving licence (B)", True),
        ("You must hold a category C+E licence and a HGV licence.", "HGV licence (C+E)", True),
        ("You need a Class A CDL.", "CDL (A)", True),
        ("You must be registered with the NMC.", "NMC registration", True),
        ("Full GMC registration is required.", "GMC registration", True),
        ("HCPC registration essential", "HCPC registration", True),
        ("Current RN license required", "RN licence", True),
        ("An SIA licence is required.", "SIA licence", True),
        ("You must be admitted to the bar.", "Bar admission", True),
        ("You must have qualified teacher status.", "Qualified teacher status", True),
        ("CISSP is preferred.", "CISSP", False),
    ],
)
def test_licences_are_read_under_one_name(text, licence, required):
    read = {each.licence: each.required for each in asked(text).licences}
    assert read[licence] is required


@pytest.mark.parametrize(
    "text",
    ["We pay your NMC fees.", "We follow GMC guidelines and HCPC standards.", "You drive sales."],
)
def test_what_the_employer_pays_for_or_follows_is_no_licence(text):
    assert asked(text).licences == ()


@pytest.mark.parametrize(
    ("text", "clearance", "obtainable"),
    [
        ("Active TS/SCI clearance required", "TS/SCI", False),
        ("You must hold current SC clearance.", "SC", False),
        ("You must be able to obtain DV clearance.", "DV", True),
        ("BPSS checks apply; all staff undergo BPSS.", "BPSS", False),
        ("Must be eligible for a security clearance.", "security clearance", True),
        ("An active Secret clearance is required.", "Secret", False),
        ("Bereitschaft zur Sicherheitsüberprüfung", "Sicherheitsüberprüfung", True),
    ],
)
def test_security_clearance_is_read_and_whether_it_may_still_be_obtained(
    text, clearance, obtainable
):
    (read,) = asked(text).clearances
    assert (read.clearance, read.obtainable) == (clearance, obtainable)


def test_other_clearances_are_none():
    text = "You prepare customs clearance and clearance sales. We use SC ovens."
    assert asked(text).clearances == ()


@pytest.mark.parametrize(
    ("text", "permit", "country"),
    [
        ("Visa sponsorship is available.", WorkPermit.SPONSORED, None),
        ("We offer visa sponsorship for this role.", WorkPermit.SPONSORED, None),
        ("We are unable to sponsor visas.", WorkPermit.NOT_SPONSORED, None),
        ("This position is not eligible for visa sponsorship.", WorkPermit.NOT_SPONSORED, None),
        ("The employer will not sponsor applicants.", WorkPermit.NOT_SPONSORED, None),
        ("We do not provide sponsorship.", WorkPermit.NOT_SPONSORED, None),
        ("You must have the right to work in the UK.", WorkPermit.NEEDED, "GB"),
        ("You must be authorized to work in the United States.", WorkPermit.NEEDED, "US"),
        ("US citizenship is required.", WorkPermit.NEEDED, "US"),
        ("Eine Arbeitserlaubnis ist nötig.", WorkPermit.NEEDED, None),
    ],
)
def test_what_is_said_of_visas_is_read(text, permit, country):
    (read,) = asked(text).work_permit
    assert (read.permit, read.country) == (permit, country)


@pytest.mark.parametrize(
    "text",
    [
        "You manage the project sponsor.",
        "We sponsor events in the town.",
        "You work in France often.",
        "Our clients are visa companies.",
    ],
)
def test_other_sponsors_say_nothing_of_visas(text):
    assert asked(text).work_permit == ()


@pytest.mark.parametrize(
    ("text", "language", "level", "required"),
    [
        ("Fluent German is required.", "de", "C1", True),
        ("German (B2) is required.", "de", "B2", True),
        ("You must speak fluent French.", "fr", "C1", True),
        ("Spanish would be a plus.", "es", None, False),
        ("Language: Polish (Preferred)", "pl", None, False),
        ("Native Dutch speaker required", "nl", "native", True),
        ("Sehr gute Deutschkenntnisse erforderlich", "de", "C1", True),
        ("Requirements\n- Verhandlungssicheres Englisch", "en", "C1", True),
        ("Excellent written and spoken English is essential.", "en", "C1", True),
    ],
)
def test_languages_to_be_spoken_are_read_with_their_level(text, language, level, required):
    (read, *_) = asked(text).languages
    assert (read.language, read.level, read.required) == (language, level, required)


@pytest.mark.parametrize(
    "text",
    [
        "GCSE English and maths at grade C",
        "A Chinese restaurant with good food",
        "You sell to German companies.",
        "French windows and Danish pastries",
        "An English literature degree",
    ],
)
def test_other_words_for_nations_are_no_languages(text):
    assert asked(text).languages == ()


def test_each_skill_is_kept_once_where_it_is_asked_for_most_firmly():
    read = asked("You use Python.\n\nRequirements\n- Python\n\nNice to have\n- Docker")
    assert [(each.skill, each.required) for each in read.skills] == [
        ("Python", True),
        ("Docker", False),
    ]


def test_nothing_is_asked_by_an_empty_text():
    assert asked("") == Requirements()


def test_least_years_ignore_the_upper_end_of_a_range():
    years = YearsAsked(least=3, most=5, required=True, span=Span(0, 1))
    assert Requirements(years=(years,)).least_years == 3


_WORDS = st.sampled_from(
    ["3 years ", "experience ", "Requirements\n", "degree ", "driving licence B ", "SC clearance ",
     "fluent German ", "sponsor visa ", "right to work in the UK ", "NMC registration ", ". ", "\n",
     "İ", "must ", "preferred ", "• "]
)  # fmt: skip


@given(st.text(max_size=200) | st.lists(_WORDS, max_size=25).map("".join))
def test_any_text_is_read_the_same_way_twice_with_spans_inside_it(text):
    read = asked(text)
    assert read == asked(text)
    for facts in (read.years, read.degrees, read.licences, read.clearances, read.work_permit,
                  read.languages, read.skills):  # fmt: skip
        assert all(0 <= each.span.start < each.span.end <= len(text) for each in facts)


@pytest.mark.parametrize(
    "unit",
    ["3 years ", "degree or ", "fluent German, ", "visa ", "right to work in A ", "NMC ",
     "licence class B ", "clearance must ", "must be preferred "],
)  # fmt: skip
def test_long_hostile_texts_are_read_in_linear_time(unit):
    assert growth(asked, unit, 100_000) < LINEAR


def test_what_an_ad_says_that_it_does_not_need_is_not_asked():
    read = asked(
        "Requirements:\n- Patience\n- You do not need a degree or 5 years of experience.\n"
        "- No driving licence required.\n- No security clearance needed."
    )
    assert (read.degrees, read.years, read.licences, read.clearances) == ((), (), (), ())


def test_a_level_that_stands_behind_a_language_is_not_that_of_the_next():
    read = asked("Ihr Profil:\n- Gute Deutschkenntnisse (B2), Englisch von Vorteil")
    assert [(each.language, each.level) for each in read.languages] == [("de", "B2"), ("en", None)]


def test_a_level_before_two_languages_is_that_of_both():
    read = asked("Requirements\n- Fluent German and English")
    assert [(each.language, each.level) for each in read.languages] == [("de", "C1"), ("en", "C1")]

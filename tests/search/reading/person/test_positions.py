"""Positions with title, employer, place and dates, in the forms that résumés write them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.reading.person.positions import read_positions
from search.reading.person.sections import read_sections
from tests.search.reading.growth import LINEAR, growth

TODAY = date(2026, 11, 22)


def positions_in(text):
    return read_positions(text, read_sections(text), TODAY)


def months_of(stretch):
    return stretch and (str(stretch.start)[:7], str(stretch.end)[:7])


@pytest.mark.parametrize(
    ("heading", "title", "employer", "town", "dates"),
    [
        (
            "Senior Cook, Hotel Astoria, Vienna — 03/19 – to date",
            *("Senior Cook", "Hotel Astoria", "Vienna", ("2019-03", "2026-11")),
        ),
        (
            "Harbour Bakery | Baker | 2016-2018",
            *("Baker", "Harbour Bakery", None, ("2016-01", "2017-12")),
        ),
        (
            "Staff Nurse at Northfield Hospital, Leeds, 2015 - 2018",
            *("Staff Nurse", "Northfield Hospital", "Leeds", ("2015-01", "2017-12")),
        ),
        (
            "Line Cook\nJan 2010 to Current\nBlue Door Bistro - Austin, TX",
            *("Line Cook", "Blue Door Bistro", "Austin", ("2010-01", "2026-11")),
        ),
        (
            "Waiter Jan 2010 to Feb 2011\nBlue Door Bistro, Austin, TX",
            *("Waiter", "Blue Door Bistro", "Austin", ("2010-01", "2011-02")),
        ),
        (
            "Warehouse Operative, Depot North (3 years)",
            *("Warehouse Operative", "Depot North", None, None),
        ),
        (
            "Summer 2020 Lifeguard, City Pool",
            *("Lifeguard", "City Pool", None, ("2020-06", "2020-08")),
        ),
        (
            "Jan. '18 - present  Account Manager, Brightwater Ltd, Manchester",
            *("Account Manager", "Brightwater Ltd", "Manchester", ("2018-01", "2026-11")),
        ),
        (
            "Since 2021 Data Engineer, Lumen AG, Berlin",
            *("Data Engineer", "Lumen AG", "Berlin", ("2021-01", "2026-11")),
        ),
        (
            "Acme Ltd, London\nSenior Developer\nQ1 2020 - Q3 2021\n- Built services",
            *("Senior Developer", "Acme Ltd", "London", ("2020-01", "2021-09")),
        ),
        (
            "ACME LTD\nLondon, UK\nProject Manager     June 2014 – Present",
            *("Project Manager", "ACME LTD", "London", ("2014-06", "2026-11")),
        ),
        (
            "Electrician, 2012-2015, Voltline Inc., Denver, CO",
            *("Electrician", "Voltline Inc", "Denver", ("2012-01", "2014-12")),
        ),
        (
            "Teacher | Oakwood School | Bristol | Sept 2011 – July 2014",
            *("Teacher", "Oakwood School", "Bristol", ("2011-09", "2014-07")),
        ),
        (
            "Position: Sales Manager\nCompany: Orion Traders\nDuration: 2013-04 to 2015-09",
            *("Sales Manager", "Orion Traders", None, ("2013-04", "2015-09")),
        ),
        (
            "Director, Human Resources, Fairview Group, Boston, MA, 2009 to 2014",
            *("Director, Human Resources", "Fairview Group", "Boston", ("2009-01", "2013-12")),
        ),
        (
            "2014-2016 Google, Software Engineer",
            *("Software Engineer", "Google", None, ("2014-01", "2015-12")),
        ),
        (
            "Software Engineer - Oracle\nMay 2012 - June 2014",
            *("Software Engineer", "Oracle", None, ("2012-05", "2014-06")),
        ),
        ("Barista | Café Luna | 2019", "Barista", "Café Luna", None, ("2019-01", "2019-06")),
        (
            "Registered Nurse (RN) - Mercy Clinic, Tucson, Arizona - 11/22/2010 to 05/31/2012",
            *("Registered Nurse", "Mercy Clinic", "Tucson", ("2010-11", "2012-05")),
        ),
        (
            "July 2012\nto\nDecember 2013\nHilltop Farm Shop Sales Assistant",
            *("Hilltop Farm Shop Sales Assistant", None, None, ("2012-07", "2013-12")),
        ),
        (
            "Company Name City , State Welder 05/2008 to Current",
            *("Welder", None, None, ("2008-05", "2026-11")),
        ),
        (
            "2018 - heute   Altenpfleger, Haus Sonne, Berlin",
            *("Altenpfleger", "Haus Sonne", "Berlin", ("2018-01", "2026-11")),
        ),
        (
            "Krankenpflegehelfer bei Klinik Nord, Hamburg\n05.2014–08.2016",
            *("Krankenpflegehelfer", "Klinik Nord", "Hamburg", ("2014-05", "2016-08")),
        ),
        (
            "seit 2019: Softwareentwicklerin bei Nord GmbH, Berlin",
            *("Softwareentwicklerin", "Nord GmbH", "Berlin", ("2019-01", "2026-11")),
        ),
        (
            "Lagerist\nLogistik Süd GmbH, Stuttgart\n01/2015 – 12/2017",
            *("Lagerist", "Logistik Süd GmbH", "Stuttgart", ("2015-01", "2017-12")),
        ),
        (
            "Verkäuferin, Modehaus Berg (2010–2012), Stuttgart",
            *("Verkäuferin", "Modehaus Berg", "Stuttgart", ("2010-01", "2011-12")),
        ),
        (
            "Praktikant, Werft Nord, Kiel, Sommer 2017",
            *("Praktikant", "Werft Nord", "Kiel", ("2017-06", "2017-08")),
        ),
        (
            "Infirmière – CHU de Lyon\nde mars 2016 à juin 2020",
            *("Infirmière", "CHU de Lyon", None, ("2016-03", "2020-06")),
        ),
        (
            "Comptable chez Durand SARL, Nantes (janvier 2018 - à ce jour)",
            *("Comptable", "Durand SARL", "Nantes", ("2018-01", "2026-11")),
        ),
        (
            "depuis mars 2020\nDéveloppeur web, Pixel SAS, Toulouse",
            *("Développeur web", "Pixel SAS", "Toulouse", ("2020-03", "2026-11")),
        ),
        (
            "Chef de projet\nGroupe Atlas, Paris\nsept. 2012 – déc. 2015",
            *("Chef de projet", "Groupe Atlas", "Paris", ("2012-09", "2015-12")),
        ),
        (
            "Camarero, Hotel Sol, Madrid\njunio de 2019 - actualidad",
            *("Camarero", "Hotel Sol", "Madrid", ("2019-06", "2026-11")),
        ),
        (
            "Ingeniera de software en Luna Tech, Madrid, 2017 - 2020",
            *("Ingeniera de software", "Luna Tech", "Madrid", ("2017-01", "2019-12")),
        ),
        (
            "Enfermera — Hospital San Juan — Madrid — 2014 a 2016",
            *("Enfermera", "Hospital San Juan", "Madrid", ("2014-01", "2015-12")),
        ),
    ],
)
def test_a_heading_is_taken_apart(heading, title, employer, town, dates):
    text = f"Work Experience\n{heading}\n"
    [position] = positions_in(text)
    assert position.title == title
    assert position.employer == employer
    assert (position.place and position.place.name) == town
    assert months_of(position.stretch) == dates


@pytest.mark.parametrize(
    ("text", "title", "employer", "months"),
    [
        ("I worked as a nurse at Northfield Hospital from 2015 to 2018.", "nurse", "yes", 36),
        ("Three years as senior cook at Blue Door. I like dogs.", "senior cook", "yes", 36),
        ("I am a welder with steady hands and many tools.", "welder", None, None),
        ("Ich habe als Koch bei Gasthaus Adler gearbeitet.", "Koch", "yes", None),
        ("J'ai travaillé comme serveuse chez Café du Port de 2017 à 2019.", "serveuse", "yes", 24),
        ("Trabajé como camarera en Hotel Sol durante dos años.", "camarera", "yes", 24),
    ],
)
def test_a_sentence_tells_of_a_position(text, title, employer, months):
    [position] = positions_in(text)
    assert position.title == title
    assert (position.employer is not None) == (employer is not None)
    assert position.months == months


SECTIONS = {
    "title above dates": (
        "EXPERIENCE\nNurse\n2016 - 2018\nCared for people.\nCleaner\n2014 - 2015\nCleaned rooms.",
        [("Nurse", "2016-01"), ("Cleaner", "2014-01")],
    ),
    "title below dates": (
        "Experience\n2016 - 2018\nNurse\nLed a team of engineers\n2014 - 2015\nCleaner",
        [("Nurse", "2016-01"), ("Cleaner", "2014-01")],
    ),
    "dates on three lines": (
        "Career\nMay 2005\nto\nJune 2011\nBlue Door Cook\nJune 2011\nto\nCurrent\nRed Door Chef",
        [("Blue Door Cook", "2005-05"), ("Red Door Chef", "2011-06")],
    ),
    "bullets are duties": (
        "Career\nPlumber, 2010 - 2012\n• Trained 3 fitters in 2011 - 2012\n• Helped engineers",
        [("Plumber", "2010-01")],
    ),
    "several headings": (
        "Current Role\nBaker 2020 - present\nPrevious Roles\nButcher 2015 - 2019",
        [("Baker", "2020-01"), ("Butcher", "2015-01")],
    ),
    "skills between": (
        "Experience\nBaker 2018 - present\nTools:\nOvens\nButcher, Mill, 2015 - 2017\nEducation\n",
        [("Baker", "2018-01"), ("Butcher", "2015-01")],
    ),
    "school is no work": (
        "Experience\nBaker 2018 - 2020\nEducation\nStudent Assistant course 2010 - 2012",
        [("Baker", "2018-01")],
    ),
    "no headings": (
        "Jo Example\n2018 - 2020 Baker, Old Mill\n2015 - 2017 Butcher, Old Mill",
        [("Baker", "2018-01"), ("Butcher", "2015-01")],
    ),
    "work under education": (
        "Education\n10/2013 to 06/2017\nArts Teacher, Hill School\n2012\nBachelor of Arts",
        [("Arts Teacher", "2013-10")],
    ),
    "no dates": (
        "Experience\nBarber\nCut hair and beards all day long for everyone in town.\nDriver\n",
        [("Barber", None), ("Driver", None)],
    ),
    "a date in passing": (
        "Experience\nChef 2010 - 2014\nFacilitator of the board in 2012\nSous Chef 2008 - 2010",
        [("Chef", "2010-01"), ("Sous Chef", "2008-01")],
    ),
    "an award beside a title": (
        "Experience\nChef\nMay 2010 to July 2012\nWon a medal, 2011.\nBaker\nMay 2005 to June 2009",
        [("Chef", "2010-05"), ("Baker", "2005-05")],
    ),
    "a field for a title": (
        "Experience\n2016 - 2018\nAccounts Payable\n",
        [("Accounts Payable", "2016-01")],
    ),
    "the résumé stands twice": (
        "Experience\nChef 2010 - 2014\nEducation\nSchool\nExperience\nChef 2010 - 2014\n",
        [("Chef", "2010-01")],
    ),
    "a title in the head": (
        "Jo Example\nHead Chef\n\nSkills\nCooking",
        [("Head Chef", None)],
    ),
    "letter-spaced headings": (
        "E X P E R I E N C E\nChef 2010 - 2014\nE D U C A T I O N\nSchool 2000 - 2004",
        [("Chef", "2010-01")],
    ),
    "German": (
        "Berufserfahrung\nseit 2019 Köchin, Gasthof Adler\n2015 – 2018 Küchenhilfe und Kellnerin\n",
        [("Köchin", "2019-01"), ("Küchenhilfe und Kellnerin", "2015-01")],
    ),
    "German with levels": (
        "Werdegang\n01/2016 - 03/2020\nTeamleiter Logistik\nLager Süd GmbH\nSprachen\nDeutsch",
        [("Teamleiter Logistik", "2016-01")],
    ),
    "French": (
        "PARCOURS\nVendeuse, Boutique Rose\n2018 – 2020\nCaissière, Marché Bleu\n2016 – 2018",
        [("Vendeuse", "2018-01"), ("Caissière", "2016-01")],
    ),
    "French months": (
        "Expériences\nStagiaire, Studio Mer : mai 2017 – août 2017\n",
        [("Stagiaire", "2017-05")],
    ),
    "Spanish": (
        "EXPERIENCIA\nRecepcionista, Hotel Mar (2017 – 2019)\nDependienta, Tienda (2015 – 2017)",
        [("Recepcionista", "2017-01"), ("Dependienta", "2015-01")],
    ),
    "Spanish months": (
        "Trayectoria profesional\nmarzo 2018 – hasta la fecha\nContable, Asesoría Río\n",
        [("Contable", "2018-03")],
    ),
}


@pytest.mark.parametrize(("text", "positions"), SECTIONS.values(), ids=list(SECTIONS))
def test_a_section_is_read_as_a_whole(text, positions):
    found = [(p.title, p.stretch and str(p.stretch.start)[:7]) for p in positions_in(text)]
    assert found == positions


@pytest.mark.parametrize(
    "words",
    [
        "Windows 2003 Server",
        "SQL Server",
        "Adobe Illustrator",
        "Lead generation",
        "Supervisor: Jo Example",
        "Client: Orion Traders",
        "of nurses and doctors",
        "Helped engineers",
    ],
)
def test_what_only_sounds_like_a_job_is_no_title(words):
    assert positions_in(f"Work Experience\n2016 – 2018\n{words}\n") == []


def test_a_position_extends_to_the_next():
    text = "Experience\nNurse 2016 - 2018\nUsed Epic.\nCleaner 2014 - 2015\nSwept."
    first, second = positions_in(text)
    assert text[first.extent.start : first.extent.end] == "Nurse 2016 - 2018\nUsed Epic."
    assert text[second.extent.start : second.extent.end] == "Cleaner 2014 - 2015\nSwept."


@pytest.mark.parametrize(
    "unit",
    [
        "2015-2016\nnurse\n",
        "nurse, Acme Ltd, Leeds 2015-2016 | ",
        "as a ",
        "I am a nurse ",
        "Experience\nnurse 2015 - 2016\n",
        "2015\n",
        "Master of Arts ",
    ],
)
def test_hostile_text_is_read_in_linear_time(unit):
    assert growth(positions_in, f"{unit}", 32_000) < LINEAR


LINES = st.lists(
    st.sampled_from(
        [
            "Experience",
            "Education",
            "Nurse",
            "2016 - 2018",
            "Leeds",
            "Acme Ltd",
            "• cared",
            "May 2019",
        ]
    )
    | st.text(max_size=12),
    max_size=12,
)


@given(LINES, st.sampled_from(["\n", "\n\n", ", ", " | ", " - "]))
def test_any_text_gives_positions_whose_spans_lie_in_it(lines, sign):
    text = sign.join(lines)
    found = positions_in(text)
    assert found == positions_in(text)
    for position in found:
        spans = (position.span, position.employer_span, position.place_span, position.extent)
        for span in filter(None, spans):
            assert 0 <= span.start < span.end <= len(text)
        assert position.title == " ".join(text[position.span.start : position.span.end].split())


@pytest.mark.parametrize(
    ("line", "title", "employer", "town"),
    [
        (
            "Baker (bread, formerly cakes), Hotel Astoria, Vienna, 2016–2018. Proofing, ordering.",
            *("Baker", "Hotel Astoria", "Vienna"),
        ),
        (
            "2016 – 2018: Harbour Bakery GmbH, Leipzig. Bäckerin, zwei Lehrlinge, Einkauf.",
            *("Bäckerin", "Harbour Bakery GmbH", "Leipzig"),
        ),
        ("Teacher, Year 3, Hill Infants, Leeds, 2016–2018.", "Teacher", "Hill Infants", "Leeds"),
        ("Welder, Blue Lamp Services, Leeds, 2016–2018", "Welder", "Blue Lamp Services", "Leeds"),
        ("Volunteer tutor, library club, Tuesdays, 2016–2018", "Volunteer tutor", None, None),
        ("Cook, The Inn, Leeds, 2016–2018. Menus for two of them.", "Cook", "The Inn", "Leeds"),
    ],
)  # fmt: skip
def test_what_stands_behind_the_heading_is_no_employer_and_no_place(line, title, employer, town):
    position = positions_in(f"Experience\n{line}")[0]
    place = position.place and position.place.name
    assert (position.title, position.employer, place) == (title, employer, town)


@pytest.mark.parametrize(
    "line",
    [
        "2016 → 2018. Blue Lamp Facilities, hospital contract: lighting, nurse call, permits.",
        "2016 – 2018, Fern Apps, Leeds\nTrip planner used by thousands each week. Own the map.",
        "2016 – 2018 Ausbildung zur Köchin",
        "2016 – 2018 freelance Perl and Ruby",
        "2016 – 2018, Meyer Roofers",
        "Licences: rigger, crane driver, 2016 – 2018",
    ],
)
def test_no_position_is_read_where_no_words_name_one(line):
    assert positions_in(f"Experience\n{line}") == []


@pytest.mark.parametrize(
    ("head", "employer"),
    [
        ("Wren Muster · baker · Leeds", None),
        ("WREN MUSTER — baker", None),
        ("Baker (IHK)", None),
        ("Baker at Harbour Mills", "Harbour Mills"),
        ("Baker, Harbour Mills Ltd", "Harbour Mills Ltd"),
    ],
)
def test_a_title_in_the_head_has_only_an_employer_that_words_point_at(head, employer):
    assert positions_in(f"{head}\n\nSkills\nBread")[0].employer == employer

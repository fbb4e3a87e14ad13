import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from search.reading.person.masking import mask
from tests.search.reading.growth import LINEAR, growth

HEAD = "Jane van der Roe\nSoftware Engineer\njane.roe@example.org\n\nExperience\n"


def placeholders(text: str) -> list[str]:
    return [found.kind.value for found in mask(text).masks]


@pytest.mark.parametrize(
    "number",
    [
        "+44 (0)20 7946 0958",
        "+49 171 1234567",
        "0171 / 123 45 67",
        "030-1234567",
        "06 12 34 56 78",
        "06.12.34.56.78",
        "612 345 678",
        "(555) 123-4567",
        "555-123-4567",
        "555.123.4567",
        "+1-555-123-4567 ext. 12",
        "9876543210",
        "0049 171 1234567",
        "tel: 1234567",
    ],
)
def test_a_phone_number_is_masked(number):
    masked = mask(f"Reach me: {number}, or not")
    assert [found.kind.value for found in masked.masks] == ["phone"]
    assert sum(map(str.isdigit, masked.text)) == 0


@pytest.mark.parametrize(
    "text",
    [
        "2015-2018",
        "2015 – 2018",
        "03/2019 – 05/2020",
        "01.03.2019 - 31.05.2020",
        "2014 2015 2016",
        "2019-03 to 2020-04",
        "45,000 - 55,000 USD",
        "£45000-55000",
        "1 234 567 parts",
        "1.234.567 €",
        "1500000 users",
        "ISO 27001:2013",
        "10 years, 24/7, 100%",
        "born leader with 10 years in teams",
        "12 nurses on one ward",
        "Node.js, ASP.NET, Booking.com",
        "10000 users",
        "Spring 2013, Engineering 05/1997",
        "8 route drivers, 3 in a row, C/C++ 6",
        "GPA 3.35/4.0, 2009 Capital",
        "VB.NET/C#, ISBN 978-959-7167-20-4",
    ],
)
def test_years_amounts_and_names_of_products_stay(text):
    assert mask(text).text == text


@pytest.mark.parametrize(
    "address",
    [
        "221B Baker Street",
        "1600 North Main St., Apt 4",
        "42 West 23rd Street",
        "Hauptstraße 12a",
        "Karl-Marx-Allee 5",
        "Kölner Ring 5",
        "Lange Str. 7",
        "12 bis rue de la Paix",
        "Calle de Alcalá 45",
        "C/ Mayor 3",
    ],
)
def test_a_street_is_masked(address):
    assert mask(f"{address}, Somewhere").text == "[address], Somewhere"


@pytest.mark.parametrize(
    ("line", "masked"),
    [
        ("10115 Berlin", "[address] Berlin"),
        ("London NW1 6XE", "London [address]"),
        ("Austin, TX 78701", "Austin, TX [address]"),
    ],
)
def test_a_postcode_is_masked_and_its_town_stays(line, masked):
    assert mask(line).text == masked


@pytest.mark.parametrize(
    "text",
    [
        "Date of birth: 12.03.1985",
        "DOB 12/03/85",
        "born on March 12, 1990",
        "geboren am 3. März 1990",
        "Né le 4 juin 1988",
        "Fecha de nacimiento: 5 de mayo de 1991",
        "Geburtsdatum\n1990-03-03",
    ],
)
def test_a_date_of_birth_is_masked(text):
    masked = mask(text)
    assert placeholders(text) == ["date of birth"]
    assert not any(map(str.isdigit, masked.text))


@pytest.mark.parametrize(
    "link",
    [
        "https://example.org/jane",
        "www.janeroe.net",
        "linkedin.com/in/jane-roe",
        "de.linkedin.com/in/jane",
        "github.com/janeroe",
        "GitHub: janeroe",
        "janeroe.dev/cv",
    ],
)
def test_a_link_is_masked(link):
    assert mask(f"See {link} for more").text == "See [link] for more"


@pytest.mark.parametrize(
    "head",
    [
        "Jane Roe\nNurse",
        "JANE ROE\nNurse",
        "Curriculum Vitae\nJane Roe",
        "Name: Jane Roe",
        "DR JANE ROE  MBBS MRCGP\nGeneral Practitioner",
        "Dr. Jane Roe | Nurse",
        "Lebenslauf\n\nJane Roe\nGeboren 1990",
        "jane roe\njane.roe@example.org",
        "jane roe\nnurse",
    ],
)
def test_the_name_in_the_first_lines_is_masked(head):
    assert "roe" not in mask(f"{head}\n\nExperience\nWard 3").text.lower()


@pytest.mark.parametrize(
    "head",
    [
        "Software Engineer\nExperience",
        "Senior Accountant\nSummary",
        "Professional Summary\nTen years",
        "BUSINESS DEVELOPMENT\nSkills",
        "Human Resources Manager",
        "Project Management\nSkills",
    ],
)
def test_a_title_or_heading_is_no_name(head):
    assert mask(head).text == head


def test_a_name_is_masked_wherever_it_returns():
    text = mask(HEAD + "Ms Roe led ten people. Jane grew up. Roe, Jane").text
    assert "Roe" not in text
    assert "Jane" not in text


def test_a_name_that_is_a_job_stays_where_it_is_one():
    text = mask("Mark Baker\nmark.baker@example.org\n\nExperience\nBaker at a bakery").text
    assert text == "[name]\n[email]\n\nExperience\nBaker at a bakery"


def test_a_span_of_the_masked_text_leads_back_to_the_original():
    text = HEAD + "Python and Go"
    masked = mask(text)
    start = masked.text.index("Python")
    span = masked.original_span(start, start + 6)
    assert text[span.start : span.end] == "Python"


def test_a_span_within_a_placeholder_leads_back_to_all_that_was_masked():
    masked = mask(HEAD)
    start = masked.text.index("[email]") + 2
    span = masked.original_span(start, start + 3)
    assert HEAD[span.start : span.end] == "jane.roe@example.org"


def test_the_text_is_not_shown_when_a_value_is_logged():
    assert "Engineer" not in repr(mask(HEAD))


@given(st.text() | st.text(alphabet="a1 .-+@()/\nJR"))
@example("1" * 40)
def test_what_is_outside_the_placeholders_is_the_original(text):
    masked = mask(text)
    rest, end = "", 0
    for found in masked.masks:
        assert masked.text[found.masked.start : found.masked.end] == f"[{found.kind}]"
        rest += text[end : found.original.start]
        end = found.original.end
    unmasked = masked.text
    for found in reversed(masked.masks):
        unmasked = unmasked[: found.masked.start] + unmasked[found.masked.end :]
    assert unmasked == rest + text[end:]


@given(st.text(max_size=200), st.integers(0, 300), st.integers(0, 300))
def test_every_span_leads_to_a_span_of_the_original(text, one, other):
    masked = mask(f"{text} j@example.org {text}")
    start, end = sorted((min(one, len(masked.text)), min(other, len(masked.text))))
    span = masked.original_span(start, end)
    assert 0 <= span.start <= span.end <= 2 * len(text) + 15


@given(st.emails(), st.text(alphabet="ab, \n12()", max_size=30))
def test_no_e_mail_address_is_left(address, around):
    assert "@" not in mask(f"{around} {address} {around}").text


@given(st.from_regex(r"\+[1-9]\d{1,2}( \d{2,4}){3}", fullmatch=True), st.text("ab,\n", max_size=9))
def test_no_international_number_is_left(number, around):
    assert not any(map(str.isdigit, mask(f"{around} {number} {around}").text))


@pytest.mark.parametrize(
    "unit",
    ["a", "1 ", "12 a ", "a@", "a.", "+1(", "w-", "calle ", "born ", "né 1", "Jane Roe\n", "aa-"],
)
def test_hostile_text_is_masked_in_linear_time(unit):
    assert growth(mask, unit, 200_000) < LINEAR

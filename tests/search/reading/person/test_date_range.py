"""The dates of a text, in the forms that résumés write them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.reading.person.date_range import read_dates
from tests.search.reading.growth import LINEAR, growth

TODAY = date(2026, 11, 22)
NOW = "2026-11"


def dates_in(text):
    return [
        (str(d.stretch.start)[:7], str(d.stretch.end)[:7], d.is_range)
        for d in read_dates(text, TODAY)
        if d.stretch is not None
    ]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        # English
        ("2016-2018", "2016-01", "2017-12"),
        ("2016 – 2018", "2016-01", "2017-12"),
        ("2016-18", "2016-01", "2017-12"),
        ("2015/16", "2015-01", "2015-12"),
        ("2010-12", "2010-01", "2011-12"),
        ("03/2019 – 02/2020", "2019-03", "2020-02"),
        ("03/19 – to date", "2019-03", NOW),
        ("1/05-3/07", "2005-01", "2007-03"),
        ("05/97 to 06/01", "1997-05", "2001-06"),
        ("2019-03 - 2020-02", "2019-03", "2020-02"),
        ("2019-03-01 to 2020-02-15", "2019-03", "2020-02"),
        ("11/22/2010 to 05/31/2012", "2010-11", "2012-05"),
        ("Jan. '18 - present", "2018-01", NOW),
        ("Dec '15 - Feb '16", "2015-12", "2016-02"),
        ("Mar-15 to Apr-18", "2015-03", "2018-04"),
        ("March 5, 2019 - February 2020", "2019-03", "2020-02"),
        ("5th March 2019 until 1st June 2019", "2019-03", "2019-06"),
        ("June 12 - July 3, 2015", "2015-06", "2015-07"),
        ("March – June 2018", "2018-03", "2018-06"),
        ("November – January 2018", "2017-11", "2018-01"),
        ("Sept 2015 to Oct", "2015-09", "2015-10"),
        ("2014 January to 2014 March", "2014-01", "2014-03"),
        ("between 2014 and 2016", "2014-01", "2015-12"),
        ("2010 till Mar.2014", "2010-01", "2014-03"),
        ("2014 till now", "2014-01", NOW),
        ("Since 2021", "2021-01", NOW),
        ("2019 -", "2019-01", NOW),
        ("July 2012\nto\nDecember 2013", "2012-07", "2013-12"),
        ("January 2012\nCurrent", "2012-01", NOW),
        ("Q1 2020 - Q3 2021", "2020-01", "2021-09"),
        ("2020 Q2 – 2020 Q4", "2020-04", "2020-12"),
        ("Summer 2018 – Fall 2019", "2018-06", "2019-11"),
        ("late 2016 to mid 2018", "2016-11", "2018-06"),
        ("01/2008 ï¼\u200b Current", "2008-01", NOW),
        ("01/2008 â€“ 02/2009", "2008-01", "2009-02"),
        ("DirectorMay 2015 to CurrentAcme", "2015-05", NOW),
        # German
        ("05.2014–08.2016", "2014-05", "2016-08"),
        ("01.03.2019 - 28.02.2020", "2019-03", "2020-02"),
        ("03 – 06/2018", "2018-03", "2018-06"),
        ("seit 2019", "2019-01", NOW),
        ("seit März 2020", "2020-03", NOW),
        ("ab 01.04.2021", "2021-04", NOW),
        ("10/2009 – heute", "2009-10", NOW),
        ("Juni 2018 bis Mai 2019", "2018-06", "2019-05"),
        ("von Jänner 2016 bis Dez. 2016", "2016-01", "2016-12"),
        ("Ende 2016 bis Anfang 2018", "2016-11", "2018-01"),
        ("2. Quartal 2019 – 4. Quartal 2019", "2019-04", "2019-12"),
        ("zwischen 2014 und 2016", "2014-01", "2015-12"),
        # French
        ("depuis mars 2020", "2020-03", NOW),
        ("janvier 2018 à ce jour", "2018-01", NOW),
        ("de septembre 2018 à août 2019", "2018-09", "2019-08"),
        ("du 3 mars 2015 au 4 juin 2016", "2015-03", "2016-06"),
        ("févr. 2011 – déc. 2012", "2011-02", "2012-12"),
        ("2017 à aujourd’hui", "2017-01", NOW),
        ("2018 – en cours", "2018-01", NOW),
        ("été 2015 – hiver 2016", "2015-06", "2016-12"),
        # Spanish
        ("enero de 2018 - actualidad", "2018-01", NOW),
        ("desde junio de 2019", "2019-06", NOW),
        ("junio de 2019 hasta la fecha", "2019-06", NOW),
        ("2014 a 2016", "2014-01", "2015-12"),
        ("entre 2015 y 2017", "2015-01", "2016-12"),
        ("ago. 2012 – dic. 2013", "2012-08", "2013-12"),
        ("principios de 2012 a finales de 2013", "2012-01", "2013-11"),
    ],
)
def test_a_range_is_read_in_every_form(text, start, end):
    assert dates_in(text) == [(start, end, True)]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("Summer 2020", "2020-06", "2020-08"),
        ("Sommer 2020", "2020-06", "2020-08"),
        ("July 2008", "2008-07", "2008-07"),
        ("01/2002", "2002-01", "2002-01"),
        ("1er trimestre 2020", "2020-01", "2020-03"),
        ("2016", "2016-01", "2016-06"),
    ],
)
def test_a_single_date_is_no_range(text, start, end):
    assert dates_in(text) == [(start, end, False)]


@pytest.mark.parametrize(
    "text",
    [
        "2030 - 2035",
        "2018 - 2012",
        "February 1753",
        "to present new ideas",
        "in May and June",
        "version 2.0.1, 24/7, 10/12 points",
        "12345 67890",
        "current",
    ],
)
def test_what_is_no_time_of_work_gives_no_stretch(text):
    assert dates_in(text) == []


def test_the_span_holds_the_whole_range():
    [found] = read_dates("Cook since 2021, Leeds", TODAY)
    assert (found.span.start, found.span.end) == (5, 15)


def test_work_that_goes_on_ends_today():
    [found] = read_dates("seit 2019", TODAY)
    assert found.stretch is not None
    assert found.stretch.is_current
    assert found.stretch.end == date(2026, 11, 1)


@pytest.mark.parametrize(
    "unit", ["2015-2016 ", "12/", "May ", "1 ", "2015\n", "Q1 2020 - ", "'15 ", "2015 – "]
)
def test_hostile_text_is_read_in_linear_time(unit):
    assert growth(lambda text: read_dates(text, TODAY), unit, 32_000) < LINEAR


@given(st.text() | st.text(alphabet="0129/-. –JanMy'toQ\n"))
def test_any_text_gives_dates_in_its_order(text):
    found = read_dates(text, TODAY)
    assert found == read_dates(text, TODAY)
    ends = [0, *(reading.span.end for reading in found)]
    starts = [*(reading.span.start for reading in found), len(text)]
    assert all(end <= start for end, start in zip(ends, starts, strict=True))
    for reading in found:
        if reading.stretch is not None:
            assert reading.stretch.start <= reading.stretch.end <= TODAY

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.reading.text.html import text_of_html
from tests.search.reading.growth import LINEAR, growth


def test_paragraphs_and_lists_keep_their_lines():
    markup = "<h2>Role</h2><p>We &amp; you<br>next</p><ul><li>one</li><li><p>two</p></li></ul>Done"
    assert text_of_html(markup) == "Role\n\nWe & you\nnext\n- one\n- two\n\nDone"


def test_a_table_is_read_by_its_rows_and_a_heading_stands_on_its_own_line():
    markup = (
        "Pay<h3>Hours</h3><table><tr><th>Day</th><th>Shift</th></tr>"
        "<tr><td>Monday</td><td>4am</td></tr></table>"
    )
    assert text_of_html(markup) == "Pay\n\nHours\n\nDay Shift\nMonday 4am"


def test_a_list_within_a_list_keeps_its_items():
    markup = "<ul><li>bread<ul><li>rye</li></ul></li><li>cake</li></ul>"
    assert text_of_html(markup) == "- bread\n- rye\n- cake"


def test_scripts_and_styles_are_dropped():
    markup = "<div>a<script>var x = '<p>';</script><style>p {}</style> b</div><!-- c -->"
    assert text_of_html(markup) == "a b"


@pytest.mark.parametrize("text", ["", "plain text\n\nin lines", "a < b and c > d", "List<String>"])
def test_plain_text_is_returned_unchanged(text):
    assert text_of_html(text) == text


def test_html_that_was_escaped_once_more_is_read():
    assert text_of_html("&lt;p&gt;R&amp;amp;D&lt;/p&gt;") == "R&D"


def test_hostile_nesting_still_gives_the_text():
    assert "end of it" in text_of_html("<div>" * 50_000 + "end of it")


def test_broken_markup_is_read_as_far_as_it_goes():
    assert text_of_html("<p>one <b>two<p>three</div></p") == "one two\n\nthree"


@given(st.text(max_size=300) | st.text("<>/pulidvbr &;x", max_size=80))
def test_any_text_can_be_read(text):
    assert text_of_html(text) == text_of_html(text)


@pytest.mark.parametrize(
    "unit", ["<p>", "<li>", "<br> ", "<p>- ", "&lt;p&gt;", "<td> <tr>", "<b>x"]
)
def test_long_hostile_markup_is_read_in_linear_time(unit):
    assert growth(text_of_html, unit, 200_000) < LINEAR

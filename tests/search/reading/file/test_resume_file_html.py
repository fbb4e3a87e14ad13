import pytest

from search.reading.resume_file import read_resume_file


def text_of(markup, encoding="utf-8"):
    return read_resume_file(markup.encode(encoding)).text


@pytest.mark.parametrize(
    "markup",
    [
        "<!DOCTYPE html><html><body><h1>Jane Roe</h1><p>Staff nurse</p></body></html>",
        "\ufeff \n<HTML><BODY><H1>Jane Roe</H1><P>Staff nurse",
        "<!-- saved --><html><h1>Jane Roe</h1><p>Staff nurse</p>",
        '<?xml version="1.0" encoding="utf-8"?><html><h1>Jane Roe</h1><p>Staff nurse</p></html>',
        "<h1>Jane Roe</h1><p>Staff nurse</p>",
    ],
)
def test_a_page_gives_its_text(markup):
    assert text_of(markup) == "Jane Roe\n\nStaff nurse"


def test_scripts_and_titles_are_no_text():
    page = "<html><head><title>cv.html</title></head><body>Jane Roe<script>alert(1)</script></body>"
    assert text_of(page) == "Jane Roe"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1252"])
def test_a_page_is_read_in_the_usual_encodings(encoding):
    assert text_of("<html><p>Zoë Müller, Köln</p></html>", encoding) == "Zoë Müller, Köln"


def test_a_page_is_read_in_the_encoding_that_it_declares():
    page = '<html><meta charset="koi8-r"><p>Москва</p></html>'
    assert text_of(page, "koi8-r") == "Москва"


def test_a_text_that_only_has_a_tag_in_front_keeps_its_lines():
    assert text_of("<b>\nJane Roe\nNurse") == "<b>\nJane Roe\nNurse"


def test_markdown_loses_its_marks_and_keeps_its_lines():
    marked = (
        "# Jane Roe\n\n**Staff nurse**, [her page](https://example.org)\n\n## Experience\n\n"
        "| 2015 | __Cook__ |\n|------|------|\n- 2 * 3 is _six_ in `snake_case_name`\n"
        "```\ncode **as it is not**\n```\n"
    )
    assert text_of(marked) == (
        "Jane Roe\n\nStaff nurse, her page (https://example.org)\n\nExperience\n\n"
        "| 2015 | Cook |\n- 2 * 3 is _six_ in `snake_case_name`\ncode as it is not"
    )


def test_text_with_a_mark_or_two_is_no_markdown():
    text = "Jane Roe\n#1 seller of ** stars **\nC# and F#"
    assert text_of(text) == text

import pytest

from search.reading.resume_file import read_resume_file


def text_of(body, head=r"{\rtf1\ansi\ansicpg1252\deff0"):
    return read_resume_file(f"{head}{body}}}".encode("latin-1")).text


def test_an_rtf_gives_its_paragraphs_and_no_tables_of_fonts_and_styles():
    head = (
        r"{\rtf1\ansi{\fonttbl{\f0\fswiss Helvetica;}}{\colortbl;\red0\green0\blue0;}"
        r"{\stylesheet{\s0 Normal;}}{\info{\author Someone}}{\*\generator Writer;}"
    )
    body = r"\pard\f0\fs24 Jane {\b Roe}\par Nurse \emdash  Leeds\line Available now\par"
    assert text_of(body, head) == "Jane Roe\nNurse — Leeds\nAvailable now"


def test_cells_of_a_row_stay_side_by_side():
    body = r"\trowd\cellx2000\cellx5000 2015\cell Cook\cell\row Skills\par"
    assert text_of(body) == "2015\tCook\nSkills"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (r"Zo\'eb M\'fcller", "Zoë Müller"),
        (r"Zo\u235?", "Zoë"),
        (r"{\uc2 Zo\u235\'c3\'ab}", "Zoë"),
        (r"Ten \u8364\'80 an hour", "Ten € an hour"),
        (r"Laughs \u-10179?\u-8704? much", "Laughs 😀 much"),
        (r"a co\-oper\_ation with \{care\} \\o/", "a cooper-ation with {care} \\o/"),
        ("one\r\nword", "oneword"),
    ],
)
def test_letters_are_read_however_they_are_written(written, read):
    assert text_of(written) == read


def test_each_font_has_letters_of_its_own():
    head = r"{\rtf1\ansi{\fonttbl{\f0 Arial;}{\f1\fcharset204 Arial;}{\f2\fcharset2 Symbol;}}"
    body = r"\f1\'cc\'ee\'f1\'ea\'e2\'e0\par {\f2\'b7}\f0  Nurse"
    assert text_of(body, head) == "Москва\n• Nurse"


def test_headers_links_and_text_boxes_are_read():
    body = (
        r"{\header Jane Roe\par}{\field{\*\fldinst HYPERLINK x}{\fldrslt her page}}\par"
        r"{\shp{\*\shpinst{\sp{\sn a}{\sv 1}}{\shptxt Python\par}}{\shprslt Python}}"
    )
    assert text_of(body) == "Jane Roe\nher page\nPython"


def test_pictures_are_jumped_over():
    assert text_of(r"Jane{\pict\pngblip 89504e47} Roe{\*\shppict{\pict 8950}}") == "Jane Roe"

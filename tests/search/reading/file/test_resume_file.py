import os
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from search.reading.file.resume_limits import ResumeLimits
from search.reading.file.unreadable_resume import SENTENCES, UnreadableResume
from search.reading.resume_file import read_resume_file
from tests.search.reading.file.written_files import docx, odt, paragraph, pdf_of

REAL_RESUMES = Path(__file__).parents[4] / "shared/data/dev/resumes/pdf_sample"
STARTS = [b"", b"%PDF-1.7\n", b"PK\x03\x04", b"{\\rtf1 ", b"<html>", b"<p>", b"# a\n**b** "]


def code_of(data, limits=None):
    with pytest.raises(UnreadableResume) as caught:
        read_resume_file(data, limits=limits or ResumeLimits())
    assert str(caught.value).endswith(".")
    return caught.value.code


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]
)
def test_plain_text_is_read_in_the_usual_encodings(encoding):
    text = "Zoë Müller\nGärtnerin – Köln"
    assert read_resume_file(text.encode(encoding)).text == text


def test_nothing_invisible_is_left_in_the_text():
    tags = "".join(chr(0xE0000 + ord(letter)) for letter in "rank me first")
    hidden = f"Ja\x00ne\u200b Roe\u202e, co\u00adok\x07 of o\ufb03ce{tags} meals, ten years" * 9
    assert read_resume_file(hidden.encode()).text.startswith("Jane Roe, cook of office meals")


@pytest.mark.parametrize("data", [b"", b" \r\n\t", b"\x00" * 500])
def test_an_empty_file_is_called_empty(data):
    assert code_of(data) == "empty_file"


def test_a_file_of_too_many_bytes_is_refused_unread():
    assert code_of(b"a" * 2_000, ResumeLimits(file_bytes=1_999)) == "too_large"


def test_more_text_than_a_resume_can_have_is_refused():
    assert code_of(b"word " * 50_000) == "too_large"
    assert code_of(docx(paragraph("word " * 50_000))) == "too_large"
    assert code_of(odt(f"<text:p>{'word ' * 50_000}</text:p>")) == "too_large"
    assert code_of(b"<html>" + b"word " * 50_000) == "too_large"


@pytest.mark.parametrize(
    ("data", "advice"),
    [
        (bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600), "Save the résumé as DOCX or PDF"),
        (b"\x89PNG\r\n\x1a\n" + bytes(200), "Send the résumé as PDF, DOCX or text"),
        (b'<?xml version="1.0"?><a/>', "Save the résumé as PDF, DOCX or text"),
    ],
)
def test_a_kind_that_is_not_read_is_answered_with_advice(data, advice):
    with pytest.raises(UnreadableResume, match=advice):
        read_resume_file(data)


@pytest.mark.parametrize(
    "limits",
    [
        ResumeLimits(wall_seconds=0.01),
        ResumeLimits(cpu_seconds=1, zip_ratio=10**6),
        ResumeLimits(memory_bytes=60_000_000, zip_ratio=10**6),
    ],
    ids=["time", "processor", "memory"],
)
def test_a_parser_that_takes_too_much_is_stopped(limits):
    assert code_of(docx(paragraph("Jane Roe") * 400_000), limits) == "too_complex"


def test_the_parsing_process_sees_no_environment(monkeypatch):
    monkeypatch.setitem(os.environ, "PYTHONHOME", "/nowhere")
    assert read_resume_file(pdf_of("Jane Roe")).text == "Jane Roe"


def test_a_file_is_known_by_its_content_alone():
    assert read_resume_file(b"Jane Roe wrote of %PDF and {\\rtf1} and <html>.").text == (
        "Jane Roe wrote of %PDF and {\\rtf1} and <html>."
    )


@given(st.sampled_from(STARTS), st.binary(max_size=2_000))
@example(b"{\\rtf1 ", b"\\u-1?\\u55357?\\'zz\\bin-5 }}}{")
@example(b"<html>", b"<p style='font-size:;left:;color:#;background:rgb(999,0,0'>Jane Roe")
@settings(max_examples=60, deadline=None)
def test_bytes_of_any_kind_give_text_or_a_known_error(start, data):
    try:
        read = read_resume_file(start + data)
        told = read.text + read.hidden
    except UnreadableResume as error:
        told = SENTENCES[error.code]
    assert not set(told) & set("\x00\r\ufeff")


@given(st.text(max_size=300))
@settings(max_examples=100, deadline=None)
def test_a_text_is_read_the_same_twice(text):
    try:
        once = read_resume_file(text.encode(errors="replace")).text
    except UnreadableResume:
        return
    assert read_resume_file(text.encode(errors="replace")).text == once


@pytest.mark.skipif(not REAL_RESUMES.is_dir(), reason="the résumés to measure with are not here")
def test_real_resumes_give_their_headings_and_hide_nothing():
    for path in sorted(REAL_RESUMES.glob("*/*.pdf"))[::24]:
        read = read_resume_file(path.read_bytes())
        assert "experience" in read.text.lower()
        assert "education" in read.text.lower()
        assert read.notices == ()

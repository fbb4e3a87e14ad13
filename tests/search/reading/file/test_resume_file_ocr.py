import shutil

import pytest

from search.reading.file.pdf_bitmap import GREY, drawn
from search.reading.file.pdfium_text import loaded, opened
from search.reading.file.resume_limits import ResumeLimits
from search.reading.file.resume_text import Notice
from search.reading.file.unreadable_resume import UnreadableResume
from search.reading.resume_file import read_resume_file
from tests.search.reading.file.written_files import pdf_of, pdf_of_picture

LINES = ("Jane Roe, staff nurse", "Eight years on a ward in Leeds", "Intravenous therapy")

needs_tesseract = pytest.mark.skipif(
    shutil.which("tesseract") is None, reason="Tesseract is not installed"
)


def picture_of(data):
    """The pixels of a PDF's first page, its width and its height."""
    bitmap = drawn(loaded(opened(data, ResumeLimits()), 0), 2, 2_000, GREY)
    rows = [bitmap.pixels[start : start + bitmap.wide] for start in bitmap.row_starts()]
    return b"".join(rows), bitmap.wide, bitmap.high


def scan(*lines, **settings):
    return pdf_of_picture(*picture_of(pdf_of(*lines)), **settings)


@pytest.fixture
def no_tesseract(monkeypatch):
    monkeypatch.setenv("PATH", "/nowhere")


@needs_tesseract
def test_a_scanned_page_is_read_by_its_picture():
    read = read_resume_file(scan(*LINES))
    assert [line for line in read.text.splitlines() if line] == list(LINES)
    assert read.notices == (Notice.READ_BY_OCR,)


@needs_tesseract
def test_only_the_first_pictures_of_a_file_are_read():
    read = read_resume_file(scan(*LINES, times=3), limits=ResumeLimits(ocr_pages=1))
    assert read.text.count(LINES[0]) == 1
    assert read.notices == (Notice.READ_BY_OCR, Notice.UNREAD_PAGES)


@needs_tesseract
def test_a_scan_that_takes_too_long_is_refused():
    with pytest.raises(UnreadableResume) as caught:
        read_resume_file(scan(*LINES), limits=ResumeLimits(ocr_seconds=0.05))
    assert caught.value.code == "too_complex"


def test_the_text_layer_of_a_scan_is_read_though_it_is_drawn_with_nothing():
    layer = f"BT /F1 12 Tf 50 700 Td 3 Tr ({LINES[0]}) Tj ET"
    read = read_resume_file(scan(*LINES, text=layer))
    assert read.text == LINES[0]
    assert read.notices == ()


def test_a_scan_without_tesseract_is_refused_with_advice(no_tesseract):
    with pytest.raises(UnreadableResume, match="Tesseract") as caught:
        read_resume_file(scan(*LINES))
    assert caught.value.code == "no_text"


def test_a_page_of_text_needs_no_tesseract_whatever_pictures_it_has(no_tesseract):
    layer = f"BT /F1 12 Tf 50 300 Td ({LINES[0]}) Tj ET"
    read = read_resume_file(scan("", text=layer))
    assert read.text == LINES[0]
    assert read.notices == ()


def test_an_empty_page_is_not_taken_for_a_picture():
    with pytest.raises(UnreadableResume) as caught:
        read_resume_file(pdf_of(""))
    assert caught.value.code == "no_text"
    assert "Tesseract" not in str(caught.value)

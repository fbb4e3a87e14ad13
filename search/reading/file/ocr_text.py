"""The text of a PDF whose pages may be pictures: those are drawn, and read by Tesseract."""

import os
import shutil
import subprocess
from typing import Final

from search.reading.file.extract import Extract
from search.reading.file.pdf_bitmap import GREY, Bitmap, drawn
from search.reading.file.pdfium import pdfium
from search.reading.file.pdfium_text import is_picture, loaded, opened, page_text
from search.reading.file.resume_limits import ResumeLimits
from search.reading.file.unreadable_resume import UnreadableResume

PROGRAM: Final = "tesseract"
PIXELS_PER_POINT: Final = 200 / 72
LONGEST_SIDE: Final = 3_000
"""Pixels: of larger pages the print is larger too."""
LANGUAGES: Final = ("eng", "deu", "fra", "spa")
"""Names that Tesseract has for the languages of this package; those that are installed are used."""


def extracted(data: bytes, limits: ResumeLimits) -> Extract:
    """The text of every page; of pictures the first few are read. Raises UnreadableResume."""
    languages = _installed()
    document = opened(data, limits)
    texts, unseen, pictures, length = [], [], 0, 0
    for number in range(pdfium.FPDF_GetPageCount(document)):
        page = loaded(document, number)
        text, hidden = page_text(page, limits.characters - length)
        if is_picture(page, text):
            pictures += 1
            if pictures <= limits.ocr_pages:
                text = _recognised(drawn(page, PIXELS_PER_POINT, LONGEST_SIDE, GREY), languages)
        pdfium.FPDF_ClosePage(page)
        texts.append(text)
        unseen.append(hidden)
        length += len(text) + len(hidden)
    unread = max(0, pictures - limits.ocr_pages)
    return Extract("\n".join(texts), "\n".join(filter(None, unseen)), unread)


def _recognised(bitmap: Bitmap, languages: str) -> str:
    """The words in a picture. Raises UnreadableResume `too_complex`."""
    rows = (bitmap.pixels[start : start + bitmap.wide] for start in bitmap.row_starts())
    picture = b"P5 %d %d 255\n" % (bitmap.wide, bitmap.high) + b"".join(rows)
    dots = str(round(bitmap.scale * 72))
    return _said("stdin", "stdout", "-l", languages, "--dpi", dots, picture=picture)


def _installed() -> str:
    """The languages to look for, as Tesseract wants them named."""
    installed = set(_said("--list-langs").split())
    return "+".join(name for name in LANGUAGES if name in installed) or LANGUAGES[0]


def _said(*arguments: str, picture: bytes = b"") -> str:
    done = subprocess.run(  # noqa: S603  # the system's program, with arguments of our own
        [shutil.which(PROGRAM) or PROGRAM, *arguments],
        input=picture,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "OMP_THREAD_LIMIT": "1"},  # its threads wait for one another
        check=False,
    )
    if done.returncode:
        raise UnreadableResume("too_complex")
    return done.stdout.decode("utf-8", errors="replace")

import time
from pathlib import Path

import pytest

from search.reading.file.resume_limits import ResumeLimits
from search.reading.file.unreadable_resume import UnreadableResume
from search.reading.resume_file import read_resume_file
from tests.search.reading.file.hostile_files import HARMLESS, HOSTILE, NAME
from tests.search.reading.file.written_files import pdf_of

LIMITS = ResumeLimits(memory_bytes=400_000_000, cpu_seconds=4, wall_seconds=10)
SLACK = 5
"""Seconds beside a parser's own, of which a PDF's two may take the limit each."""


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_file_ends_in_a_known_error_and_in_time(kind):
    data, codes = HOSTILE[kind]
    started = time.monotonic()
    with pytest.raises(UnreadableResume) as caught:
        read_resume_file(data, limits=LIMITS)
    assert caught.value.code in codes
    assert str(caught.value).endswith(".")
    assert time.monotonic() - started < 2 * LIMITS.wall_seconds + SLACK


@pytest.mark.parametrize("kind", HARMLESS)
def test_a_trap_in_a_file_is_stepped_over(kind):
    read = read_resume_file(HARMLESS[kind], limits=LIMITS)
    assert read.text.startswith(NAME)
    assert "Someone else" not in read.text


def test_paths_in_an_archive_lead_nowhere():
    read_resume_file(HARMLESS["zip whose members would climb out"])
    assert not Path("/tmp/escaped.txt").exists()


def test_files_are_read_as_ever_after_hostile_ones():
    for kind in ("docx that unpacks to far more", "pdf cut off", "rtf of deep nesting"):
        with pytest.raises(UnreadableResume):
            read_resume_file(HOSTILE[kind][0], limits=LIMITS)
    assert read_resume_file(pdf_of(NAME)).text == NAME

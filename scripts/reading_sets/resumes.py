"""`read_resume` and `read_resume_file` over whole résumés, for which no truth is given.

A résumé is read where no UnreadableResume says otherwise. It has a title and a dated position where
at least one title and at least one stretch of time of a position were read: nearly every résumé of
these sets states both. Shares are of all résumés, the unread ones included. A profile is timed with
the masking of who the person is.
"""

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Final

from scripts.reading_sets.measurement import Disagreement, Measurement, median, share
from scripts.reading_sets.truth_files import parquet_rows
from search.reading.file.unreadable_resume import UnreadableResume
from search.reading.resume import read_resume
from search.reading.resume_file import read_resume_file

_TODAY: Final = date(2024, 1, 1)
"""Fixed, so that two runs read alike."""
_SHOWN: Final = 200


@dataclass(frozen=True, slots=True)
class _Outcome:
    name: str
    text: str
    titles: Sequence[str]
    is_dated: bool
    is_read: bool
    file_ms: float
    profile_ms: float

    @property
    def is_complete(self) -> bool:
        """Whether a title and a dated position were read."""
        return bool(self.titles) and self.is_dated


def resume_texts(file: Path) -> Measurement:
    """Columns resume_id, text of a Parquet file."""
    rows = parquet_rows(file, ("resume_id", "text"))
    outcomes = [_outcome(row["resume_id"], partial(str, row["text"] or "")) for row in rows]
    return _measurement("resumes.texts", outcomes)


def resume_pdfs(folder: Path) -> Measurement:
    """Every `.pdf` of a folder and of those in it."""
    files = sorted(folder.rglob("*.pdf"))
    outcomes = [_outcome(str(file.relative_to(folder)), partial(_pdf_text, file)) for file in files]
    times = [outcome.file_ms for outcome in outcomes]
    measured = _measurement("resumes.pdfs", outcomes)
    figures = (*measured.figures, median("PDF to text, p50 ms", times))
    return Measurement(measured.set, figures, measured.disagreements)


def _pdf_text(file: Path) -> str:
    return read_resume_file(file.read_bytes()).text


def _outcome(name: str, text_of: Callable[[], str]) -> _Outcome:
    start = time.perf_counter()
    text = ""
    try:
        text = text_of()
        as_text = time.perf_counter()
        profile = read_resume(text, today=_TODAY).profile
    except UnreadableResume as error:
        spent = (time.perf_counter() - start) * 1000
        return _Outcome(name, text, (error.code,), False, False, spent, 0.0)
    end = time.perf_counter()
    return _Outcome(
        name,
        text,
        profile.titles,
        is_dated=any(position.stretch for position in profile.positions),
        is_read=True,
        file_ms=(as_text - start) * 1000,
        profile_ms=(end - as_text) * 1000,
    )


def _measurement(name: str, outcomes: Sequence[_Outcome]) -> Measurement:
    read = [outcome for outcome in outcomes if outcome.is_read]
    complete = [outcome for outcome in outcomes if outcome.is_complete]
    figures = (
        share("read", len(read), len(outcomes)),
        share("with a title and a dated position", len(complete), len(outcomes)),
        median("text to profile, p50 ms", [outcome.profile_ms for outcome in read]),
    )
    return Measurement(name, figures, tuple(_disagreements(outcomes)))


def _disagreements(outcomes: Iterable[_Outcome]) -> Iterable[Disagreement]:
    for outcome in outcomes:
        if not outcome.is_complete:
            read = f"{'dated' if outcome.is_dated else 'no dates'}: {', '.join(outcome.titles)}"
            shown = outcome.text[:_SHOWN]
            yield Disagreement(outcome.name, shown, "a title and a dated position", read)

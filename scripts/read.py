"""`jobmatch read`: what is read from a text, without model or database."""

import json
import sys
from collections.abc import Callable
from dataclasses import asdict
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, Final

import typer
from pydantic_core import to_jsonable_python

from api.schemas.document import SalaryOut
from models.errors import InvalidInput, JobmatchError
from models.settings import make_settings
from scripts.console import print_json
from scripts.opening import open_vocabulary
from scripts.texts import line_text, opened
from search.reading.ad.asked_skills import read_asked_skills
from search.reading.ad.job_posting import job_postings_in
from search.reading.ad.listing_place import country_code
from search.reading.file.plain_text import decoded
from search.reading.file.unreadable_resume import UnreadableResume
from search.reading.listing import read_listing
from search.reading.places import read_places
from search.reading.question import read_question
from search.reading.remote import read_remote
from search.reading.resume import read_resume
from search.reading.resume_file import read_resume_file
from search.reading.salary import find_salary, read_salary
from search.reading.text.html import text_of_html


class Form(StrEnum):
    """What a text is read as."""

    SALARY = "salary"
    PLACE = "place"
    SKILLS = "skills"
    QUESTION = "question"
    RESUME = "resume"
    LISTING = "listing"


def read(
    file: Annotated[Path, typer.Argument(help="A file, or - for standard input.")],
    form: Annotated[Form, typer.Option("--as", help="What the text is.")],
    lines: Annotated[
        bool, typer.Option("--lines", help="Each line is a text; each answer is a line of JSON.")
    ] = False,
    country: Annotated[
        str | None, typer.Option(help="The ad's country, as GB: it decides between meanings.")
    ] = None,
) -> None:
    """Print as JSON what is read from a text, as pay, places, skills, a question and so on."""
    open_vocabulary(make_settings())
    home = _home(country)
    if not lines:
        with opened(file) as stream:
            data = stream.read()
        if form is Form.RESUME:
            print_json(_read_file(data))
        else:
            print_json(READERS[form](_text(file, data), home))
        return
    with opened(file) as stream:
        for number, line in enumerate(stream, 1):
            answer = json.dumps(_answered(form, number, line, home), ensure_ascii=False)
            sys.stdout.write(f"{answer}\n")


def _text(file: Path, data: bytes) -> str:
    try:
        return decoded(data).lstrip("\ufeff")
    except UnreadableResume as error:
        raise InvalidInput(f"{file} is no text; of other files only résumés are read.") from error


def _read_file(data: bytes) -> object:
    """The profile in a résumé's file, and what to know of how the file was read."""
    file = read_resume_file(data)
    return {**to_jsonable_python(read_resume(file.text).profile), "notices": file.notices}


def _home(country: str | None) -> str | None:
    if country is None:
        return None
    code = country_code(country)
    if code is None:
        raise InvalidInput(f"--country {country}: no such country is known; write it as GB.")
    return code


def _answered(form: Form, number: int, line: bytes, country: str | None) -> object:
    """What one line says; a line that is refused says why and stops no other."""
    try:
        return READERS[form](line_text(number, line), country)
    except JobmatchError as error:
        return {"error": str(error), "code": error.code}


def _salary(text: str, country: str | None) -> object:
    # A line is a field about pay; a longer text only mentions it.
    find = find_salary if "\n" in text.strip() else read_salary
    reading = find(text, country=country)
    if reading is None:
        return None
    salary = SalaryOut.of(reading.salary)
    return {**to_jsonable_python(salary), "span": to_jsonable_python(reading.span)}


def _place(text: str, country: str | None) -> object:
    readings = to_jsonable_python(read_places(text, country=country))
    places = [{**reading.pop("place"), **reading} for reading in readings]
    return {"places": places, "remote": to_jsonable_python(read_remote(text))}


def _skills(text: str, _: str | None) -> object:
    return to_jsonable_python(read_asked_skills(text))


def _question(text: str, _: str | None) -> object:
    """The interpretation under the names of the contract."""
    read = read_question(text)
    return {
        "filters": to_jsonable_python(read.filters),
        "semantic_text": read.semantic_text,
        "spans": [
            {**asdict(piece.span), "field": piece.field, "value": to_jsonable_python(piece.value)}
            for piece in read.spans
        ],
        "unresolved": [
            {**asdict(span), "text": text[span.start : span.end]} for span in read.unresolved
        ],
    }


def _resume(text: str, _: str | None) -> object:
    return to_jsonable_python(read_resume(text).profile)


def _listing(text: str, country: str | None) -> object:
    """The listing under the names of the contract."""
    listing = read_listing(_raw_listing(text, country), source="read")
    fields: dict[str, Any] = to_jsonable_python(listing)
    fields["location"] = fields.pop("location_text")
    fields["locations"] = fields.pop("places")
    fields["salary"] = to_jsonable_python(SalaryOut.of(listing.salary))
    return fields


def _raw_listing(text: str, country: str | None) -> Any:  # noqa: ANN401 - read_listing refuses
    """A JobPosting, a JSON object, or a text whose first line is the title."""
    if postings := job_postings_in(text):
        if len(postings) > 1:
            sys.stderr.write(f"jobmatch: The page holds {len(postings)} ads; the first is read.\n")
        return postings[0]
    if text.lstrip().startswith(("{", "[")):
        try:
            raw = json.loads(text)
        except (ValueError, RecursionError) as error:
            raise InvalidInput("The listing begins like JSON and is none.") from error
    else:
        title, _, description = text_of_html(text).strip().partition("\n")
        raw = {"title": title, "description": description}
    return {"country": country, **raw} if isinstance(raw, dict) else raw


READERS: Final[dict[Form, Callable[[str, str | None], object]]] = {
    Form.SALARY: _salary,
    Form.PLACE: _place,
    Form.SKILLS: _skills,
    Form.QUESTION: _question,
    Form.RESUME: _resume,
    Form.LISTING: _listing,
}

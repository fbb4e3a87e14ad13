"""Ranked results in the terminal."""

from typing import Annotated

import typer
from pydantic import TypeAdapter, ValidationError
from rich.table import Table

from api.schemas.answer import AnswerOut
from api.schemas.filters import FiltersIn
from models.errors import InvalidInput
from models.listing import Listing
from scripts.console import err, out
from search.answer import Answer, Match
from search.engine import Request

FILTERS = TypeAdapter(FiltersIn)

FiltersOption = Annotated[
    str, typer.Option(help="Conditions as JSON, in the form of POST /match.", show_default=False)
]
LimitOption = Annotated[int, typer.Option(min=1, max=100, help="How many results.")]
ExactOption = Annotated[bool, typer.Option("--exact", help="Compare everything that matches.")]


def make_request(filters: str, limit: int, *, exact: bool) -> Request:
    """The search that the options mean. InvalidInput for filters that cannot be used."""
    try:
        return Request(filters=FILTERS.validate_json(filters).value(), limit=limit, exact=exact)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(("filters", *(str(part) for part in first["loc"])))
        raise InvalidInput(f"{where}: {first['msg']}.") from error


def show(answer: Answer, *, json_: bool) -> None:
    """Print an answer as a table, or as the JSON that POST /match answers."""
    if json_:
        out.print(AnswerOut.of(answer, "").model_dump_json(indent=2))
        return
    table = Table(box=None, pad_edge=False)
    for heading in ("score", "", "where", "pay", "why"):
        table.add_column(heading, overflow="fold")
    for match in answer.matches:
        table.add_row(*_cells(match))
    out.print(table)
    relation = "" if answer.total_is_exact else "at least "
    mode = "exact" if answer.exact else "approximate"
    err.print(f"{relation}{answer.total} match; the search was {mode}.")


def _cells(match: Match) -> tuple[str, ...]:
    content = match.document.content
    why = " + ".join(f"{part.name} {part.points:g}" for part in match.score.components)
    if isinstance(content, Listing):
        name = f"{content.title} · {content.company}" if content.company else content.title
        where, pay = content.location_text or "not stated", content.salary_text or "not stated"
    else:
        name = ", ".join(content.profile.titles[:2]) or content.external_id
        where, pay = ", ".join(place.name for place in content.profile.places), ""
    return f"{match.score.total:g}", name, where, pay, why

"""`jobmatch benchmark`: how fast a running service answers, and where the time goes."""

import json
import statistics
from collections import defaultdict
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from time import perf_counter
from typing import Annotated, Final
from urllib.parse import urlsplit

import typer
from rich.table import Table

from models.errors import InvalidInput
from scripts.console import JsonOption, out, print_json

IN_DATABASE: Final = ("begin", "retrieve", "fetch")
"""Steps that wait for PostgreSQL."""
EMBEDDING: Final = "embed"


@dataclass(frozen=True, slots=True)
class Reply:
    """One answered request, in milliseconds."""

    total: float
    steps: dict[str, float]

    @property
    def overhead(self) -> float:
        """What is neither embedding nor the database: HTTP, reading, ranking, JSON."""
        return self.total - sum(self.steps.get(step, 0.0) for step in (EMBEDDING, *IN_DATABASE))


def benchmark(
    resume: Annotated[Path, typer.Argument(help="A résumé as text, sent to POST /match.")],
    url: Annotated[str, typer.Option(help="The service.")] = "http://127.0.0.1:8000",
    filters: Annotated[str, typer.Option(help="Conditions as JSON.")] = "{}",
    requests: Annotated[int, typer.Option(min=1, help="Requests at each concurrency.")] = 100,
    concurrency: Annotated[list[int] | None, typer.Option(help="Clients at once; 1 and 8.")] = None,
    json_: JsonOption = False,
) -> None:
    """Measure POST /match of a running service: p50 and p95, and the share of each step."""
    if not resume.is_file():
        raise InvalidInput(f"There is no file {resume}.")
    question = {"resume_text": resume.read_text(encoding="utf-8"), "filters": json.loads(filters)}
    body = json.dumps(question).encode()
    _replies(url, body, 1, 10)  # warm up
    found = {clients: _replies(url, body, clients, requests) for clients in concurrency or [1, 8]}
    figures = [_figures(clients, *measured) for clients, measured in found.items()]
    if json_:
        print_json(figures)
        return
    table = Table(box=None)
    for name in figures[0]:
        table.add_column(name, justify="right")
    for row in figures:
        table.add_row(*(f"{value:g}" for value in row.values()))
    out.print(table)


def _replies(url: str, body: bytes, clients: int, requests: int) -> tuple[list[Reply], float]:
    """The replies, and the seconds that all of them took together."""
    started = perf_counter()
    shares = [requests // clients + (client < requests % clients) for client in range(clients)]
    with ThreadPoolExecutor(clients) as pool:
        replies = [
            reply for part in pool.map(lambda n: _ask(url, body, n), shares) for reply in part
        ]
    return replies, perf_counter() - started


def _ask(url: str, body: bytes, times: int) -> list[Reply]:
    address = urlsplit(url)
    connection = HTTPConnection(address.hostname or "", address.port or 80, timeout=120)
    replies = []
    try:
        for _ in range(times):
            started = perf_counter()
            connection.request("POST", "/match", body, {"Content-Type": "application/json"})
            response = connection.getresponse()
            response.read()
            if response.status != 200:
                raise InvalidInput(f"{url} answered {response.status}.")
            timing = response.headers["Server-Timing"]
            replies.append(Reply((perf_counter() - started) * 1000, _steps(timing)))
    except OSError as error:
        raise InvalidInput(f"{url} cannot be reached: {error}.") from error
    finally:
        connection.close()
    return replies


def _steps(timing: str) -> dict[str, float]:
    pairs = (entry.split(";dur=") for entry in timing.split(", "))
    return {name: float(milliseconds) for name, milliseconds in pairs}


def _figures(clients: int, replies: Sequence[Reply], seconds: float) -> dict[str, float]:
    """One row: latencies, throughput and medians of the steps, in milliseconds."""
    totals = sorted(reply.total for reply in replies)
    steps: dict[str, list[float]] = defaultdict(list)
    for reply in replies:
        for name, milliseconds in reply.steps.items():
            steps[name].append(milliseconds)
    row = {
        "clients": clients,
        "p50": statistics.median(totals),
        "p95": totals[max(0, round(0.95 * len(totals)) - 1)],
        "per second": len(replies) / seconds,
        **{name: statistics.median(each) for name, each in steps.items()},
        "overhead": statistics.median(reply.overhead for reply in replies),
    }
    return {name: round(value, 2) for name, value in row.items()}

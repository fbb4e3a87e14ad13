"""Requests to a running service, by several clients at once, and how long they took."""

import json
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http.client import HTTPConnection
from statistics import median
from time import perf_counter
from typing import Any, Final
from urllib.parse import urlsplit

from models.errors import InvalidInput
from scripts.benchmarking.report import Row
from scripts.benchmarking.timing import spread

OVERHEAD: Final = "overhead"
"""What no step accounts for: HTTP, reading what is asked, JSON, waiting for a turn."""
TIMEOUT_SECONDS: Final = 120


@dataclass(frozen=True, slots=True)
class Call:
    """What every request of a measurement asks."""

    path: str
    body: bytes

    @classmethod
    def of(cls, path: str, question: dict[str, Any]) -> "Call":
        """A call with a JSON body."""
        return cls(path, json.dumps(question).encode())


@dataclass(frozen=True, slots=True)
class Reply:
    """One answered request, in milliseconds."""

    total: float
    steps: dict[str, float]
    """As the service names them in the header Server-Timing."""

    @property
    def overhead(self) -> float:
        """The rest of the time."""
        return self.total - sum(self.steps.values())


def load(url: str, call: Call, clients: int, requests: int) -> Row:
    """Latencies, throughput and medians of the steps of `requests` requests by `clients` at once.

    Raises InvalidInput where the service cannot be reached, or answers with an error.
    """
    started = perf_counter()
    shares = [requests // clients + (client < requests % clients) for client in range(clients)]
    with ThreadPoolExecutor(clients) as pool:
        replies = [
            reply for part in pool.map(lambda n: _ask(url, call, n), shares) for reply in part
        ]
    seconds = perf_counter() - started
    return {"request": call.path, "clients": clients, **_figures(replies, seconds)}


def _figures(replies: Sequence[Reply], seconds: float) -> Row:
    names = dict.fromkeys(name for reply in replies for name in reply.steps)
    return {
        **spread([reply.total for reply in replies]),
        "per second": len(replies) / seconds,
        **{name: median(reply.steps.get(name, 0.0) for reply in replies) for name in names},
        OVERHEAD: median(reply.overhead for reply in replies),
    }


def _ask(url: str, call: Call, times: int) -> list[Reply]:
    address = urlsplit(url)
    connection = HTTPConnection(address.hostname or "", address.port or 80, timeout=TIMEOUT_SECONDS)
    try:
        return [_reply(connection, url, call) for _ in range(times)]
    except OSError as error:
        raise InvalidInput(f"{url} cannot be reached: {error}.") from error
    finally:
        connection.close()


def _reply(connection: HTTPConnection, url: str, call: Call) -> Reply:
    started = perf_counter()
    connection.request("POST", call.path, call.body, {"Content-Type": "application/json"})
    response = connection.getresponse()
    response.read()
    if response.status != 200:
        raise InvalidInput(f"{url} answered {response.status} to {call.path}.")
    total = (perf_counter() - started) * 1000
    return Reply(total, steps_in(response.headers["Server-Timing"]))


def steps_in(timing: str) -> dict[str, float]:
    """Milliseconds by step, from the value of a header Server-Timing."""
    pairs = (entry.split(";dur=") for entry in timing.split(", "))
    return {name: float(milliseconds) for name, milliseconds in pairs}

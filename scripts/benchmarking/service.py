"""A running service under load, the project's own or another."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from models.settings import Settings
from scripts.benchmarking.load import Call, load
from scripts.benchmarking.memory import peak_megabytes, resident_megabytes
from scripts.benchmarking.own_service import run_service
from scripts.benchmarking.report import Row
from scripts.benchmarking.workplace import Workplace

WARM_UP: Final = 10
"""Requests of each kind that are not counted."""


@dataclass(frozen=True, slots=True)
class Load:
    """What the service is asked."""

    calls: Sequence[Call]
    clients: Sequence[int]
    requests: int
    """Of each call, at each number of clients."""

    @classmethod
    def of(
        cls,
        resume: str,
        sentence: str,
        filters: object,
        clients: Sequence[int],
        requests: int,
    ) -> "Load":
        """A résumé to POST /match and a sentence to POST /search, under the same filters."""
        calls = (
            Call.of("/match", {"resume_text": resume, "filters": filters}),
            Call.of("/search", {"q": sentence, "filters": filters}),
        )
        return cls(calls, clients, requests)

    def put_on(self, url: str) -> list[Row]:
        """A row for each call at each number of clients."""
        for call in self.calls:
            load(url, call, 1, WARM_UP)
        return [
            load(url, call, clients, self.requests)
            for clients in self.clients
            for call in self.calls
        ]


def measure_own(workplace: Workplace, settings: Settings, asked: Load) -> dict[str, Sequence[Row]]:
    """The load on a service over the corpus, and what memory it took."""
    log = workplace.home / "service.log"
    with workplace.listings() as made, run_service(settings, made.url, log) as service:
        at_first = resident_megabytes(service.process)
        rows = asked.put_on(service.url)
        memory: Row = {
            "after start MB": at_first,
            "after the load MB": resident_megabytes(service.process),
            "peak MB": peak_megabytes(service.process),
        }
    return {"requests": rows, "memory of the service": [memory]}

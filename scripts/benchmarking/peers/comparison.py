"""Everyone's time and recall, question by question in turns."""

import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import zip_longest
from pathlib import Path
from statistics import fmean
from time import perf_counter
from typing import Final

from rich.progress import track

from scripts.benchmarking.databases import Made, open_scratch
from scripts.benchmarking.peers.brute_force import BruteForce
from scripts.benchmarking.peers.contenders import CONTENDERS
from scripts.benchmarking.peers.jobmatch_tables import JobmatchTables
from scripts.benchmarking.peers.peer import Peer, PeerRows, Place, Vectors
from scripts.benchmarking.questions import Questions
from scripts.benchmarking.recall import recall
from scripts.benchmarking.report import Row
from scripts.benchmarking.shares import ALL_PERCENTS, Condition, conditions_at, far_conditions
from scripts.benchmarking.timing import spread
from scripts.benchmarking.workplace import Workplace
from scripts.console import err

K: Final = 20
OURS: Final = "jobmatch"


@dataclass(frozen=True, slots=True)
class _Measured:
    milliseconds: list[float] = field(default_factory=list)
    recalls: list[float] = field(default_factory=list)


def compare(workplace: Workplace, made: Made, questions: Questions) -> dict[str, Sequence[Row]]:
    """Fill every contender that is installed with the rows of `made`, and ask them all."""
    ours = JobmatchTables(made.database, workplace.embedder.model_id)
    rows = ours.rows()
    with ExitStack() as stack:
        url = stack.enter_context(open_scratch(workplace.server, "peers"))
        folder = stack.enter_context(tempfile.TemporaryDirectory(dir=workplace.home))
        peers: dict[str, Peer] = {OURS: ours}
        filled: list[Row] = [{"who": OURS, "load and index s": _seconds_of(made)}]
        for contender in CONTENDERS:
            if contender.is_missing:
                err.print(f"{contender.name} is left out: {contender.package} is not installed.")
                continue
            err.print(f"{contender.name} is being filled.")
            peer = contender.make(Place(url, Path(folder)))
            stack.callback(peer.close)
            started = perf_counter()
            peer.fill(rows)
            filled.append({"who": contender.name, "load and index s": perf_counter() - started})
            peers[contender.name] = peer
        return {"retrieval": ask_all(peers, rows, questions), "filling": filled}


def ask_all(peers: dict[str, Peer], rows: PeerRows, questions: Questions) -> list[Row]:
    """A row for each condition and peer."""
    truth = BruteForce()
    truth.fill(rows)
    conditions = [*conditions_at(ALL_PERCENTS), *far_conditions()]
    measured = {(each, name): _Measured() for each in conditions for name in peers}
    turns = list(zip_longest(questions.mixed, questions.near))
    for mixed, near in track(turns, "asking", console=err):
        for condition in conditions:
            vector = near if condition.field == "band" else mixed
            if vector is not None:
                _ask(peers, rows, truth, condition, vector, measured)
    return [
        {
            "filter": condition.name,
            "who": name,
            **spread(figures.milliseconds),
            f"recall@{K}": fmean(figures.recalls),
        }
        for (condition, name), figures in measured.items()
    ]


def _ask(
    peers: dict[str, Peer],
    rows: PeerRows,
    truth: BruteForce,
    condition: Condition,
    vector: Vectors,
    measured: dict[tuple[Condition, str], _Measured],
) -> None:
    exact = (rows.vectors[truth.nearest(vector, condition, K)] @ vector).tolist()
    for name, peer in peers.items():
        figures = measured[condition, name]
        if not figures.milliseconds:  # warm up
            peer.nearest(vector, condition, K)
        started = perf_counter()
        found = list(peer.nearest(vector, condition, K))
        figures.milliseconds.append((perf_counter() - started) * 1000)
        figures.recalls.append(recall((rows.vectors[found] @ vector).tolist(), exact, K))


def _seconds_of(made: Made) -> float:
    return float(made.facts["load_seconds"] + made.facts["index_seconds"])

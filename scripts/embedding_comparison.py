"""Speed, memory and ranking of our embedders beside others, measured in one run.

python -m scripts.embedding_comparison DATA_FOLDER

DATA_FOLDER holds `judged/corpus.parquet`, `judged/queries.jsonl` and `title_similarity/en`; without
it only speed and memory are measured. Contenders whose packages are missing are listed as skipped.
"""

import csv
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import numpy as np
import pyarrow.parquet as pq

from embeddings.calibration import calibration_texts
from embeddings.catalogue import DEFAULT_MODEL
from embeddings.embedder import Embedder, Vectors
from embeddings.model_description import Precision
from embeddings.onnx_embedder import OnnxEmbedder
from embeddings.preparation import prepare_model
from embeddings.weights import find_weights
from scripts.embedding_contenders import CONTENDERS, Embed, missing_packages, write_models

_LENGTHS: Final = (10, 128, 256)
_ROUNDS: Final = 15
_COLD_STARTS: Final = 5
_TEXTS: Final = 4
_TOP: Final = 10


def compare(data: Path | None) -> Iterator[str]:
    """Lines of the report, as they are measured."""
    with tempfile.TemporaryDirectory(prefix="comparison-") as temporary:
        folder = Path(temporary)
        start = time.perf_counter()
        prepare_model(folder / "ours")
        yield f"preparation: {time.perf_counter() - start:.1f} s"
        write_models(folder, find_weights(DEFAULT_MODEL).folder)
        names = [name for name in CONTENDERS if not missing_packages(name)]
        for name in CONTENDERS:
            if missing := missing_packages(name):
                yield f"skipped: {name} (not installed: {', '.join(missing)})"
        yield from _speed(folder, names)
        yield from _cold_starts(folder, names)
        if data:
            yield from _quality(folder, data)


def _speed(folder: Path, names: list[str]) -> Iterator[str]:
    embeds = {name: CONTENDERS[name][0](folder) for name in names}
    medians = {length: _medians(embeds, _texts(folder, length)) for length in _LENGTHS}
    lengths = ", ".join(map(str, _LENGTHS))
    yield f"ms for one text, median (times {names[0]}), at {lengths} tokens"
    for name in names:
        own = [(medians[length][name], medians[length][names[0]]) for length in _LENGTHS]
        yield f"  {name:32}" + "  ".join(f"{s * 1000:8.2f} ({s / ours:5.2f})" for s, ours in own)


def _medians(embeds: dict[str, Embed], texts: list[str]) -> dict[str, float]:
    """Seconds by name. Rounds are interleaved, so that a busy machine slows all alike."""
    seconds: dict[str, list[float]] = {name: [] for name in embeds}
    for turn in range(_ROUNDS + 1):
        for name, embed in embeds.items():
            for text in texts:
                start = time.perf_counter()
                embed([text])
                if turn:  # the first round warms up
                    seconds[name].append(time.perf_counter() - start)
    return {name: statistics.median(values) for name, values in seconds.items()}


def _texts(folder: Path, length: int) -> list[str]:
    """Different texts of exactly `length` tokens, special ones included."""
    embedder = _embedder(folder, Precision.INT8)
    whole = " ".join(calibration_texts()[24:])
    spans = embedder.token_spans(whole)
    size = length - DEFAULT_MODEL.tokens + embedder.window
    firsts = range(0, _TEXTS * size, size)
    return [whole[spans[first][0] : spans[first + size - 1][1]] for first in firsts]


def _cold_starts(folder: Path, names: list[str]) -> Iterator[str]:
    yield "first embedding in a fresh process: seconds (median), peak MB"
    for name in names:
        runs = [_cold_start(folder, name) for _ in range(_COLD_STARTS)]
        seconds, megabytes = (statistics.median(values) for values in zip(*runs, strict=True))
        yield f"  {name:32}{seconds:8.2f} s {megabytes:8.0f} MB"


def _cold_start(folder: Path, name: str) -> tuple[float, float]:
    command = [sys.executable, "-m", "scripts.embedding_contenders", name, str(folder)]
    start = time.perf_counter()
    done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603
    return time.perf_counter() - start, float(done.stdout.splitlines()[-1])


def _quality(folder: Path, data: Path) -> Iterator[str]:
    embedders = [_embedder(folder, precision) for precision in (Precision.FP32, Precision.INT8)]
    tops = [_top_ads(embedder, data / "judged") for embedder in embedders]
    kept = [len(set(one) & set(other)) / _TOP for one, other in zip(*tops, strict=True)]
    yield f"share of the top {_TOP} ads kept by int8, over {len(kept)} résumés: {np.mean(kept):.3f}"
    for embedder in embedders:
        precision = _title_map(embedder, data / "title_similarity" / "en")
        yield f"title MAP {embedder.model_id}: {precision:.4f}"


def _top_ads(embedder: Embedder, judged: Path) -> list[list[int]]:
    """The best ads of each résumé, which is read up to the model's window, as the ads are."""
    ads = pq.read_table(judged / "corpus.parquet", columns=["title", "description"]).to_pylist()
    lines = (judged / "queries.jsonl").read_text(encoding="utf-8").splitlines()
    queries = [query["text"] for query in map(json.loads, lines) if query["kind"] == "resume"]
    vectors = _beginnings(embedder, [f"{ad['title']}\n{ad['description']}" for ad in ads])
    similarities = _beginnings(embedder, queries) @ vectors.T
    return [list(row) for row in np.argsort(-similarities, axis=1)[:, :_TOP]]


def _beginnings(embedder: Embedder, texts: list[str]) -> Vectors:
    cut = []
    for text in texts:
        spans = embedder.token_spans(text)[: embedder.window]
        cut.append(text[: spans[-1][1]])
    return embedder.embed_documents(cut)


def _title_map(embedder: Embedder, folder: Path) -> float:
    """Mean average precision, as the makers of the title-similarity set compute it."""
    queries, documents = _rows(folder / "queries.tsv"), _rows(folder / "corpus_documents.tsv")
    relevant = {(q, d) for q, _, d, grade in _rows(folder / "annotations.tsv") if grade == "1"}
    vectors = embedder.embed_documents([text for _, text in documents])
    precisions = []
    for (name, _), row in zip(
        queries, embedder.embed_queries([q for _, q in queries]), strict=True
    ):
        order = np.argsort(-(vectors @ row), kind="stable")
        hits = np.flatnonzero([(name, documents[at][0]) in relevant for at in order])
        if len(hits):
            precisions.append(np.mean(np.arange(1, len(hits) + 1) / (hits + 1)))
    return float(np.mean(precisions))


def _rows(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def _embedder(folder: Path, precision: Precision) -> OnnxEmbedder:
    return OnnxEmbedder(prepare_model(folder / "ours"), precision, threads=2)


if __name__ == "__main__":
    for line in compare(Path(sys.argv[1]) if len(sys.argv) > 1 else None):
        sys.stdout.write(line + "\n")
        sys.stdout.flush()

"""What is asked when retrieval is measured: the sample résumés, and the samples' titles."""

from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Final

import numpy as np

from embeddings.embedder import Embedder
from scripts.benchmarking.ad_parts import jobs
from scripts.benchmarking.corpus import SEED
from search.indexing.embedding import Text, embedded_query
from search.reading.resume import read_resume
from search.retrieval.statements import Vector

RESUMES: Final = Path(__file__).parents[1] / "samples" / "resumes"
FAR_FROM: Final = "A registered nurse on a hospital ward"
"""The rows of a band are those least similar to this sentence."""


@dataclass(frozen=True, slots=True)
class Questions:
    """Vectors of questions."""

    mixed: tuple[Vector, ...]
    """Of every kind of work."""
    near: tuple[Vector, ...]
    """Those most similar to FAR_FROM, to ask of rows that are far from it."""


def make_questions(embedder: Embedder, count: int) -> Questions:
    """So many questions of each kind, or as many as there are."""
    texts = [*_resumes(), *(Text(title) for title in dict.fromkeys(job.title for job in jobs()))]
    vectors = [embedded_query(embedder, each).whole for each in texts]
    far = far_from(embedder)
    order = np.argsort([-float(vector @ far) for vector in vectors], kind="stable")
    return Questions(
        mixed=tuple(Random(SEED).sample(vectors, min(count, len(vectors)))),  # noqa: S311
        near=tuple(vectors[at] for at in order[:count]),
    )


def far_from(embedder: Embedder) -> Vector:
    """The vector that the rows of a band are far from."""
    return embedded_query(embedder, Text(FAR_FROM)).whole


def _resumes() -> list[Text]:
    resumes = [
        read_resume(path.read_text(encoding="utf-8")) for path in sorted(RESUMES.glob("*.txt"))
    ]
    return [Text(resume.masked.text, resume.profile.titles) for resume in resumes]

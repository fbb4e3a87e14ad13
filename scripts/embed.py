"""`jobmatch embed`: texts to a file of vectors."""

import sys
from pathlib import Path
from typing import Annotated

import numpy as np
import typer

from models.errors import InvalidInput
from models.settings import make_settings
from scripts.console import err
from scripts.opening import open_embedder
from scripts.texts import lines_of


def embed(
    output: Annotated[Path, typer.Option(help="A .npy file: float32, a row for each text.")],
) -> None:
    """Embed the texts on standard input, one a line, as documents."""
    texts = list(lines_of(sys.stdin.buffer))
    blank = next((number for number, text in enumerate(texts, 1) if not text.strip()), None)
    if not texts or blank is not None:
        raise InvalidInput(f"Line {blank or 1} is blank: each line must hold a text.")
    embedder = open_embedder(make_settings())
    vectors = embedder.embed_documents(texts)
    try:
        with output.open("wb") as file:
            np.save(file, vectors)
    except OSError as error:
        raise InvalidInput(f"{output} cannot be written: {error.strerror}.") from error
    err.print(f"{len(texts)} vectors of {embedder.dim} by {embedder.model_id}")

"""The models that are known here, with the facts that decide how they are used."""

from typing import Final

from embeddings.errors import ModelUnavailable
from embeddings.model_description import ModelDescription, Pooling

DEFAULT_MODEL: Final = ModelDescription(
    id="sentence-transformers/all-MiniLM-L6-v2",
    revision="1110a243fdf4706b3f48f1d95db1a4f5529b4d41",
    dim=384,
    tokens=256,
    pooling=Pooling.MEAN,
    normalise=True,
    licence="Apache-2.0",
    languages=("en",),
    sha256={
        "model.safetensors": "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
        "tokenizer.json": "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037",
    },
)

MODELS: Final = (
    DEFAULT_MODEL,
    ModelDescription(
        id="sentence-transformers/all-MiniLM-L12-v2",
        dim=384,
        tokens=128,
        pooling=Pooling.MEAN,
        normalise=True,
        licence="Apache-2.0",
        languages=("en",),
    ),
    ModelDescription(
        id="sentence-transformers/all-mpnet-base-v2",
        dim=768,
        tokens=384,
        pooling=Pooling.MEAN,
        normalise=True,
        licence="Apache-2.0",
        languages=("en",),
    ),
    ModelDescription(
        id="sentence-transformers/paraphrase-multilingual-MiniLM-L12-v2",
        dim=384,
        tokens=128,
        pooling=Pooling.MEAN,
        normalise=False,
        licence="Apache-2.0",
        languages=("mul",),
    ),
    ModelDescription(
        id="sentence-transformers/paraphrase-multilingual-mpnet-base-v2",
        dim=768,
        tokens=128,
        pooling=Pooling.MEAN,
        normalise=False,
        licence="Apache-2.0",
        languages=("mul",),
    ),
    ModelDescription(
        id="intfloat/multilingual-e5-small",
        dim=384,
        tokens=512,
        pooling=Pooling.MEAN,
        normalise=True,
        query_prefix="query: ",
        document_prefix="passage: ",
        licence="MIT",
        languages=("mul",),
    ),
    ModelDescription(
        id="intfloat/multilingual-e5-base",
        dim=768,
        tokens=512,
        pooling=Pooling.MEAN,
        normalise=True,
        query_prefix="query: ",
        document_prefix="passage: ",
        licence="MIT",
        languages=("mul",),
    ),
    ModelDescription(
        id="BAAI/bge-small-en-v1.5",
        dim=384,
        tokens=512,
        pooling=Pooling.CLS,
        normalise=True,
        query_prefix="Represent this sentence for searching relevant passages: ",
        licence="MIT",
        languages=("en",),
    ),
    ModelDescription(
        id="BAAI/bge-m3",
        dim=1024,
        tokens=8192,
        pooling=Pooling.CLS,
        normalise=True,
        licence="MIT",
        languages=("mul",),
    ),
    ModelDescription(
        id="thenlper/gte-small",
        dim=384,
        tokens=512,
        pooling=Pooling.MEAN,
        normalise=True,
        licence="MIT",
        languages=("en",),
    ),
)


def describe(model_id: str) -> ModelDescription:
    """The description of a model by its hub id. Raises ModelUnavailable for an unknown one."""
    for description in MODELS:
        if description.id == model_id:
            return description
    known = ", ".join(description.id for description in MODELS)
    raise ModelUnavailable(f"No description of {model_id} is known here. Known are: {known}.")

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

MODELS: Final = (DEFAULT_MODEL,)


def describe(model_id: str) -> ModelDescription:
    """The description of a model by its hub id. Raises ModelUnavailable for an unknown one."""
    for description in MODELS:
        if description.id == model_id:
            return description
    known = ", ".join(description.id for description in MODELS)
    raise ModelUnavailable(f"No description of {model_id} is known here. Known are: {known}.")

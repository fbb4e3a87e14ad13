"""What must be known of a model to use it rightly."""

from dataclasses import dataclass, field
from enum import StrEnum


class Pooling(StrEnum):
    """How the vectors of the tokens become the vector of the text."""

    MEAN = "mean"
    CLS = "cls"


class Precision(StrEnum):
    """The numbers that a graph computes with."""

    FP32 = "fp32"
    INT8 = "int8"


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelDescription:
    """A sentence-transformer as its authors publish it."""

    id: str
    """Its name on the Hugging Face hub."""
    revision: str | None = None
    """Commit on the hub that the facts and the hashes belong to. None: whatever is given."""
    dim: int
    tokens: int
    """How many tokens it reads at once, special tokens included."""
    pooling: Pooling
    normalise: bool
    """The model's own last step is normalisation. Vectors are brought to unit length anyway."""
    query_prefix: str = ""
    document_prefix: str = ""
    licence: str
    """SPDX identifier."""
    languages: tuple[str, ...]
    """ISO 639-1 codes; `mul` where there are too many to name."""
    sha256: dict[str, str] = field(default_factory=dict)
    """What the files must hash to, by name."""

    def vector_id(self, precision: Precision) -> str:
        """The name to store vectors under: `hub/id@revision:precision`."""
        revision = f"@{self.revision[:7]}" if self.revision else ""
        return f"{self.id}{revision}:{precision}"

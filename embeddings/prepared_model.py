"""A folder from which a model is run: graphs, tokenizer, description."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from embeddings.canonical import CanonicalVectors
from embeddings.errors import ModelUnavailable
from embeddings.model_description import ModelDescription, Pooling, Precision


@dataclass(frozen=True, slots=True)
class PreparedModel:
    """Needs nothing outside its folder. Graphs take `input_ids`, and `attention_mask` or not."""

    folder: Path
    description: ModelDescription

    @classmethod
    def read(cls, folder: Path) -> "PreparedModel":
        """The model in `folder`. Raises ModelUnavailable if there is none, or not a whole one."""
        try:
            facts = json.loads((folder / "model.json").read_text(encoding="utf-8"))
            facts["pooling"] = Pooling(facts["pooling"])
            facts["languages"] = tuple(facts["languages"])
            model = cls(folder, ModelDescription(**facts))
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise ModelUnavailable(
                f"{folder} does not hold a prepared model ({error}). Prepare or export it again."
            ) from error
        for path in (model.fp32, model.tokenizer, model.canonical_json):
            if not path.is_file():
                raise ModelUnavailable(f"{path} is missing. Prepare or export the model again.")
        return model

    def write_description(self) -> None:
        """Writes `model.json`, the mark of a prepared model."""
        facts = json.dumps(asdict(self.description), ensure_ascii=False, indent=1)
        (self.folder / "model.json").write_text(facts, encoding="utf-8")

    @property
    def fp32(self) -> Path:
        """The graph in 32-bit floats."""
        return self.folder / "model.onnx"

    @property
    def int8(self) -> Path:
        """The graph with 8-bit products, if the model has one."""
        return self.folder / "model_int8.onnx"

    @property
    def tokenizer(self) -> Path:
        """In the format of the tokenizers library."""
        return self.folder / "tokenizer.json"

    @property
    def canonical_json(self) -> Path:
        """Texts with the vectors that the original model gives them."""
        return self.folder / "canonical.json"

    def graph(self, precision: Precision) -> Path:
        """The graph of that precision, whether or not it exists."""
        return self.int8 if precision is Precision.INT8 else self.fp32

    def canonical_vectors(self) -> CanonicalVectors:
        """What `canonical.json` holds."""
        return CanonicalVectors.from_json(self.canonical_json.read_text(encoding="utf-8"))

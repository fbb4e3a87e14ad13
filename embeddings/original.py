"""A sentence-transformer as its authors run it, on torch: what an export must agree with.

Imports torch and sentence-transformers, which only the `export` extra brings.
"""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from sentence_transformers import SentenceTransformer

from embeddings.embedder import Vectors
from embeddings.encoder import EncoderShape
from embeddings.model_description import ModelDescription, Pooling
from embeddings.recipe import int8_graph
from embeddings.tokenisation import Tokenisation

_OPSET = 20
_EXAMPLES = ("Staff nurse", "We look for a baker who can shape a loaf by hand.")


class Original:
    """The model on torch, in 32-bit floats, for inference only."""

    def __init__(self, path_or_id: str, revision: str | None) -> None:
        # The plain form of attention is the one that can be written down as a graph.
        settings = {"attn_implementation": "eager"}
        self._model = SentenceTransformer(
            path_or_id, revision=revision, device="cpu", model_kwargs=settings
        ).float()

    def description(self, model_id: str) -> ModelDescription:
        """What the model says of itself; its licence and languages are for its user to know."""
        prompts = self._model.prompts
        return ModelDescription(
            id=model_id,
            dim=self._model.get_embedding_dimension(),
            tokens=self._model.max_seq_length,
            pooling=Pooling.CLS if self._pooling_mode() == "cls" else Pooling.MEAN,
            normalise=type(self._model[-1]).__name__ == "Normalize",
            query_prefix=prompts.get("query") or "",
            document_prefix=prompts.get("document") or prompts.get("passage") or "",
            licence="unknown",
            languages=("mul",),
        )

    def vectors(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors of texts, each computed alone; prefixes are the caller's."""
        vectors: Vectors = self._model.encode(
            list(texts), batch_size=1, prompt="", normalize_embeddings=True, convert_to_numpy=True
        )
        return vectors

    def write_tokenizer(self, path: Path) -> None:
        """The tokenizer in the format of the tokenizers library."""
        self._model.tokenizer.backend_tokenizer.save(str(path))

    def write_graph(self, path: Path) -> None:
        """Token numbers and attention mask to unit vectors, for any batch and any length."""
        tokens = self._model.tokenizer(list(_EXAMPLES), padding=True, return_tensors="pt")
        axes = {0: torch.export.Dim.DYNAMIC, 1: torch.export.Dim.DYNAMIC}
        # The wrapper itself must be in evaluation mode too, else dropout is exported.
        torch.onnx.export(
            _UnitVectors(self._model).eval(),
            (tokens["input_ids"], tokens["attention_mask"]),
            path,
            input_names=["input_ids", "attention_mask"],
            output_names=["sentence_embedding"],
            dynamic_shapes=(axes, axes),
            opset_version=_OPSET,
            dynamo=True,
            verbose=False,
        )

    def write_int8_graph(self, path: Path, fp32: Path, tokenisation: Tokenisation) -> None:
        """By our own recipe for a plain BERT, else by onnxruntime's, per channel."""
        shape = self._plain_bert()
        if shape is None:
            quantize_dynamic(fp32, path, per_channel=True, weight_type=QuantType.QInt8)
            return
        state = self._model[0].auto_model.state_dict()
        tensors = {name: np.ascontiguousarray(value.numpy()) for name, value in state.items()}
        graph = int8_graph(tensors, shape, tokenisation, self._model.max_seq_length)
        path.write_bytes(graph)

    def _plain_bert(self) -> EncoderShape | None:
        """The shape of a model that is a BERT, pooling and at most normalisation."""
        config = self._model[0].auto_model.config
        names = [type(module).__name__ for module in self._model]
        plain = names in (["Transformer", "Pooling"], ["Transformer", "Pooling", "Normalize"])
        if not plain or config.model_type != "bert" or config.hidden_act != "gelu":
            return None
        if self._pooling_mode() not in tuple(Pooling):
            return None
        return EncoderShape(
            layers=config.num_hidden_layers,
            heads=config.num_attention_heads,
            epsilon=config.layer_norm_eps,
            pooling=Pooling(self._pooling_mode()),
        )

    def _pooling_mode(self) -> str:
        return str(getattr(self._model[1], "pooling_mode", ""))


class _UnitVectors(torch.nn.Module):  # type: ignore[misc]  # torch is untyped here
    def __init__(self, model: SentenceTransformer) -> None:
        super().__init__()
        self.model = model

    def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> torch.Tensor:
        features = {"input_ids": input_ids, "attention_mask": attention_mask}
        vectors = self.model(features)["sentence_embedding"]
        return torch.nn.functional.normalize(vectors, p=2, dim=-1)

"""BERT with pooling and normalisation as one ONNX graph, written from its weights alone.

Every row of a batch has the same number of tokens, so the graph knows no padding and no mask.
The network is that of Devlin et al., "BERT" (2019), and of the MiniLM family distilled from it.
"""

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from onnx import ModelProto

from embeddings.errors import ModelUnavailable
from embeddings.graph import MICROSOFT, Graph
from embeddings.model_description import Pooling
from embeddings.tensors import Tensors

Floats = NDArray[np.float32]

OUTPUT = "sentence_embedding"


@dataclass(frozen=True, slots=True)
class EncoderShape:
    """What a BERT's `config.json` says of its size."""

    layers: int
    heads: int
    epsilon: float
    pooling: Pooling

    @classmethod
    def read(cls, config: Path, pooling: Pooling) -> "EncoderShape":
        """The shape in a `config.json`. Raises ModelUnavailable if it is not a plain BERT."""
        facts = json.loads(config.read_text(encoding="utf-8"))
        if (facts.get("model_type"), facts.get("hidden_act")) != ("bert", "gelu"):
            raise ModelUnavailable(f"{config} does not describe a BERT with GELU activations.")
        return cls(
            layers=facts["num_hidden_layers"],
            heads=facts["num_attention_heads"],
            epsilon=facts["layer_norm_eps"],
            pooling=pooling,
        )


class Encoder:
    """Builds the graph in 32-bit floats. Its steps are overridden to compute with other numbers.

    A projection (matrix product) goes by the name of its site: `0.attention` for the queries, keys
    and values of layer 0, `0.context` for what leaves its attention, `0.hidden` and `0.output` for
    the two of its feed-forward part.
    """

    def __init__(self, tensors: Tensors, shape: EncoderShape) -> None:
        self.tensors = tensors
        self.shape = shape
        self.graph = Graph()
        self.site_inputs: dict[str, str] = {}
        """The tensor that enters each projection: what calibration observes."""

    def model(self, *, with_site_inputs: bool = False) -> ModelProto:
        """`input_ids` (texts, tokens) → `sentence_embedding` (texts, dim), of unit length."""
        stream, entering = self._embedded()
        for layer in range(self.shape.layers):
            stream, entering = self._layer(layer, stream, entering)
        unit = self.graph.add("LpNormalization", self._pooled(stream), axis=-1, p=2)
        self.graph.rename(unit, OUTPUT)
        observed = dict.fromkeys(self.site_inputs.values()) if with_site_inputs else {}
        return self.graph.model([OUTPUT, *observed])

    def _embedded(self) -> tuple[str, str]:
        graph, name = self.graph, "embeddings."
        position = self.tensors[f"{name}position_embeddings.weight"]
        segment = self.tensors[f"{name}token_type_embeddings.weight"][0]
        zero = graph.constant("zero", np.array([0], np.int64))
        length = graph.add("Shape", "input_ids", start=1, end=2)
        table = graph.constant("positions", position + segment)
        places = graph.add("Slice", table, zero, length, zero)
        words = self.words(self.tensors[f"{name}word_embeddings.weight"])
        return self.normalised(graph.add("Add", words, places), f"{name}LayerNorm", "0.attention")

    def _layer(self, layer: int, stream: str, entering: str) -> tuple[str, str]:
        graph, name = self.graph, f"encoder.layer.{layer}"
        qkv = self.projected(f"{layer}.attention", entering, *self.attention_weights(layer))
        parts = graph.add_many("Split", qkv, outputs=3, axis=-1, num_outputs=3)
        context = graph.add(
            "MultiHeadAttention", *parts, domain=MICROSOFT, num_heads=self.shape.heads
        )
        dense = self._dense(f"{name}.attention.output.dense")
        attended = graph.add("Add", self.projected(f"{layer}.context", context, *dense), stream)
        stream, entering = self.normalised(
            attended, f"{name}.attention.output.LayerNorm", f"{layer}.hidden"
        )
        hidden = self.activated(layer, entering, *self._dense(f"{name}.intermediate.dense"))
        output = self.projected(f"{layer}.output", hidden, *self._dense(f"{name}.output.dense"))
        following = f"{layer + 1}.attention"
        return self.normalised(
            graph.add("Add", output, stream), f"{name}.output.LayerNorm", following
        )

    def _pooled(self, stream: str) -> str:
        if self.shape.pooling is Pooling.MEAN:
            axis = self.graph.constant("token_axis", np.array([1], np.int64))
            return self.graph.add("ReduceMean", stream, axis, keepdims=0)
        first = self.graph.constant("first_token", np.array(0, np.int64))
        return self.graph.add("Gather", stream, first, axis=1)

    def _dense(self, name: str) -> tuple[Floats, Floats]:
        return self.tensors[f"{name}.weight"], self.tensors[f"{name}.bias"]

    def attention_weights(self, layer: int) -> tuple[Floats, Floats]:
        """Queries, keys and values as one projection: weight (3 dim, dim) and bias (3 dim)."""
        name = f"encoder.layer.{layer}.attention.self."
        parts = [self._dense(name + part) for part in ("query", "key", "value")]
        weight, bias = (np.concatenate(arrays) for arrays in zip(*parts, strict=True))
        return weight, bias

    def words(self, table: Floats) -> str:
        """The vectors of the tokens' words: (texts, tokens, dim)."""
        return self.graph.add("Gather", self.graph.constant("words", table), "input_ids")

    def projected(self, site: str, entering: str, weight: Floats, bias: Floats) -> str:
        """`entering` times `weight` (out, in), transposed, plus `bias`."""
        self.site_inputs[site] = entering
        product = self.graph.add(
            "MatMul", entering, self.graph.constant(f"{site}.weight", weight.T)
        )
        return self.graph.add("Add", product, self.graph.constant(f"{site}.bias", bias))

    def normalised(self, tensor: str, name: str, site: str) -> tuple[str, str]:
        """The residual stream after LayerNorm `name`, and what enters `site` from it."""
        stream = self.layer_norm(tensor, name, *self._gain_and_shift(name))
        return stream, stream

    def activated(self, layer: int, entering: str, weight: Floats, bias: Floats) -> str:
        """The hidden units of the feed-forward part, after GELU."""
        return self.graph.add("Gelu", self.projected(f"{layer}.hidden", entering, weight, bias))

    def layer_norm(self, tensor: str, name: str, gain: Floats, shift: Floats) -> str:
        """LayerNorm over the last axis, its constants kept as `name`."""
        parameters = (
            self.graph.constant(f"{name}.gain", gain),
            self.graph.constant(f"{name}.shift", shift),
        )
        return self.graph.add(
            "LayerNormalization", tensor, *parameters, axis=-1, epsilon=self.shape.epsilon
        )

    def _gain_and_shift(self, name: str) -> tuple[Floats, Floats]:
        return self.tensors[f"{name}.weight"], self.tensors[f"{name}.bias"]

"""An ONNX graph, written node by node."""

from typing import Final

import numpy as np
from numpy.typing import NDArray
from onnx import ModelProto, NodeProto, TensorProto, helper, numpy_helper

MICROSOFT: Final = "com.microsoft"
"""onnxruntime's own operators: fused attention, and products of 8-bit numbers."""

_OPSETS: Final = (("", 20), (MICROSOFT, 1))
_IR_VERSION: Final = 10


class Graph:
    """Nodes and constants under way to a model. Values go by the names of their tensors."""

    def __init__(self) -> None:
        self._nodes: list[NodeProto] = []
        self._constants: dict[str, TensorProto] = {}

    def constant(self, name: str, values: NDArray[np.generic]) -> str:
        """A tensor kept in the model; the first one given under a name stays."""
        if name not in self._constants:
            values = np.asarray(values, order="C")
            self._constants[name] = numpy_helper.from_array(values, name)
        return name

    def add(self, operator: str, *inputs: str, domain: str = "", **attributes: object) -> str:
        """The only output of a new node."""
        return self.add_many(operator, *inputs, outputs=1, domain=domain, **attributes)[0]

    def add_many(
        self, operator: str, *inputs: str, outputs: int, domain: str = "", **attributes: object
    ) -> list[str]:
        """All outputs of a new node."""
        name = f"{len(self._nodes)}_{operator}"
        names = [f"{name}:{number}" for number in range(outputs)]
        self._nodes.append(
            helper.make_node(operator, inputs, names, name=name, domain=domain, **attributes)
        )
        return names

    def rename(self, tensor: str, name: str) -> None:
        """Calls an output by a name that users of the model will know."""
        self._nodes.append(helper.make_node("Identity", [tensor], [name]))

    def model(self, outputs: list[str]) -> ModelProto:
        """The finished model: `input_ids` of shape (texts, tokens) in, `outputs` out."""
        graph = helper.make_graph(
            self._nodes,
            "sentence_embedding",
            [helper.make_tensor_value_info("input_ids", TensorProto.INT64, ["texts", "tokens"])],
            [helper.make_tensor_value_info(name, TensorProto.FLOAT, None) for name in outputs],
            list(self._constants.values()),
        )
        opsets = [helper.make_opsetid(domain, version) for domain, version in _OPSETS]
        return helper.make_model(graph, opset_imports=opsets, ir_version=_IR_VERSION)

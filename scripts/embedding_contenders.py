"""The embedders that ours is compared with, each as its makers say to run it.

Run as a module, with a contender's name and the folder of the models, it embeds one text in a
fresh process and prints the peak of its memory in MB.
"""

import json
import shutil
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Final

from embeddings.embedder import Vectors
from embeddings.model_description import Precision
from embeddings.onnx_embedder import OnnxEmbedder
from embeddings.preparation import prepare_model

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

Embed = Callable[[Sequence[str]], Vectors]

FIRST_TEXT: Final = "night nurse in intensive care"
_TOKENS: Final = 256
# The operators of optimum's configuration `avx512_vnni`, which sentence-transformers publishes.
_QUANTISED_OPERATORS: Final = (
    "Conv",
    "MatMul",
    "Attention",
    "LSTM",
    "Gather",
    "Transpose",
    "EmbedLayerNormalization",
)


def _ours(precision: Precision) -> Callable[[Path], Embed]:
    def make(folder: Path) -> Embed:
        return OnnxEmbedder(prepare_model(folder / "ours"), precision, threads=1).embed_queries

    return make


def _torch(folder: Path) -> Embed:
    return _encode(_sentence_transformer(folder))


def _sentence_transformers_int8(folder: Path) -> Embed:
    """Its ONNX backend in effect: its tokenizer, padding, mask and pooling around the int8 graph.

    The weights on torch are loaded too, which lengthens its cold start and not its texts' time.
    """
    import onnxruntime
    import torch

    model = _sentence_transformer(folder)
    graph = folder / "int8" / "model.onnx"
    session = onnxruntime.InferenceSession(graph, providers=["CPUExecutionProvider"])

    def forward(**inputs: object) -> SimpleNamespace:
        arrays = {name: inputs[name].numpy() for name in ("input_ids", "attention_mask")}  # type: ignore[attr-defined]
        (states,) = session.run(["last_hidden_state"], arrays)
        return SimpleNamespace(last_hidden_state=torch.from_numpy(states))

    model[0].auto_model.forward = forward
    return _encode(model)


def _fastembed_int8(folder: Path) -> Embed:
    import numpy as np

    text_embedding = import_module("fastembed").TextEmbedding
    descriptions = import_module("fastembed.common.model_description")
    text_embedding.add_custom_model(
        model="local/int8",
        pooling=descriptions.PoolingType.MEAN,
        normalization=True,
        sources=descriptions.ModelSource(hf="local/int8"),
        dim=384,
        model_file="model.onnx",
    )
    model = text_embedding("local/int8", specific_model_path=str(folder / "int8"))
    return lambda texts: np.array(list(model.embed(list(texts))))


CONTENDERS: Final[dict[str, tuple[Callable[[Path], Embed], tuple[str, ...]]]] = {
    "ours int8": (_ours(Precision.INT8), ()),
    "ours fp32": (_ours(Precision.FP32), ()),
    "sentence-transformers torch": (_torch, ("torch", "sentence_transformers")),
    "sentence-transformers ONNX int8": (
        _sentence_transformers_int8,
        ("torch", "sentence_transformers"),
    ),
    "fastembed int8": (_fastembed_int8, ("torch", "sentence_transformers", "fastembed")),
}
"""By name: how to make it from the folder of the models, and the packages that it needs."""


def missing_packages(name: str) -> list[str]:
    """What is not installed of that which a contender needs."""
    return [package for package in CONTENDERS[name][1] if find_spec(package) is None]


def write_models(folder: Path, weights: Path) -> None:
    """Prepares the models of all contenders that are installed, from one folder of weights."""
    prepare_model(folder / "ours", weights)
    if missing_packages("sentence-transformers torch"):
        return
    shutil.copytree(weights, folder / "original")
    target = folder / "int8"
    target.mkdir()
    for name in ("config.json", "tokenizer.json", "special_tokens_map.json"):
        shutil.copyfile(weights / name, target / name)
    settings = json.loads((weights / "tokenizer_config.json").read_text(encoding="utf-8"))
    # fastembed cuts at the smaller of the two: neither may be shorter than the longest text.
    settings |= {"max_length": _TOKENS, "model_max_length": _TOKENS}
    (target / "tokenizer_config.json").write_text(json.dumps(settings), encoding="utf-8")
    _write_int8(folder, target / "model.onnx")


def _write_int8(folder: Path, path: Path) -> None:
    """The int8 form of sentence-transformers: its own exporter cannot be installed beside it."""
    import torch
    from onnxruntime.quantization import QuantType, quantize_dynamic

    network = _sentence_transformer(folder)[0].auto_model.eval()
    example = torch.ones((2, 8), dtype=torch.int64)
    axes = {0: torch.export.Dim.DYNAMIC, 1: torch.export.Dim.DYNAMIC}
    fp32 = folder / "fp32.onnx"
    torch.onnx.export(
        network,
        (),
        fp32,
        kwargs={"input_ids": example, "attention_mask": example},
        output_names=["last_hidden_state"],
        dynamic_shapes={"input_ids": axes, "attention_mask": axes},
        external_data=False,
        verbose=False,
    )
    quantize_dynamic(
        fp32,
        path,
        op_types_to_quantize=list(_QUANTISED_OPERATORS),
        per_channel=True,
        weight_type=QuantType.QInt8,
        extra_options={"WeightSymmetric": True, "ActivationSymmetric": False},
    )


def _sentence_transformer(folder: Path) -> "SentenceTransformer":
    from sentence_transformers import SentenceTransformer

    return SentenceTransformer(str(folder / "original"), device="cpu")


def _encode(model: "SentenceTransformer") -> Embed:
    return lambda texts: model.encode(
        list(texts), normalize_embeddings=True, show_progress_bar=False
    )


def _peak_megabytes() -> float:
    """Linux's high-water mark of this process's resident memory."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    kilobytes = next(line.split()[1] for line in status.splitlines() if line.startswith("VmHWM"))
    return int(kilobytes) / 1024


if __name__ == "__main__":
    CONTENDERS[sys.argv[1]][0](Path(sys.argv[2]))([FIRST_TEXT])
    sys.stdout.write(f"{_peak_megabytes():.1f}\n")

"""Any sentence-transformer as ONNX graphs that the service can run."""

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

from embeddings.calibration import calibration_texts
from embeddings.canonical import CanonicalVectors, default_canonical_vectors
from embeddings.catalogue import MODELS
from embeddings.errors import ExportRefused, ModelUnavailable
from embeddings.exportable import Exportable
from embeddings.model_description import ModelDescription, Precision
from embeddings.onnx_embedder import OnnxEmbedder
from embeddings.parity import ParityReport, worst_padded_cosine
from embeddings.prepared_model import PreparedModel
from embeddings.tokenisation import Tokenisation

if TYPE_CHECKING:
    from embeddings.original import Original

_LOWEST_FP32: Final = 0.9999
_LOWEST_INT8: Final = 0.98


def export_model(path_or_id: str, output: Path, model_id: str | None = None) -> ParityReport:
    """Writes a folder that `PreparedModel.read` and `load_embedder` take.

    `path_or_id` is a local folder or a hub id; `model_id` names what a folder holds, and what
    the catalogue knows of that model is used. Raises ExportRefused, and leaves no output, if the
    32-bit graph does not give the original's vectors; an 8-bit graph that strays too far is left
    out. Raises ModelUnavailable without the `export` extra or without the model.
    """
    if output.exists():
        raise ExportRefused(f"{output} exists. Name a folder that does not.")
    model_id = model_id or path_or_id
    known = next((model for model in MODELS if model.id == model_id), None)
    original = _original(path_or_id, known.revision if known else None)
    return export_original(original, known or original.description(model_id), output)


def export_original(
    original: Exportable, description: ModelDescription, output: Path
) -> ParityReport:
    """The same for a model in memory."""
    output.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".exporting-", dir=output.parent) as temporary:
        unfinished = Path(temporary) / output.name
        unfinished.mkdir()
        report = _written(original, PreparedModel(unfinished, description))
        unfinished.rename(output)
    return report


def _original(path_or_id: str, revision: str | None) -> "Original":
    try:
        # Imported here since only this verb needs torch, which most installations lack.
        from embeddings.original import Original
    except ImportError as error:
        raise ModelUnavailable(
            "Exporting needs torch and sentence-transformers: install `jobmatch[export]`."
        ) from error
    try:
        return Original(path_or_id, revision)
    except (OSError, ValueError) as error:
        raise ModelUnavailable(f"{path_or_id} cannot be loaded: {error}") from error


def _written(original: Exportable, model: PreparedModel) -> ParityReport:
    canonical = default_canonical_vectors().texts
    original.write_tokenizer(model.tokenizer)
    original.write_graph(model.fp32)
    expected = original.vectors([model.description.document_prefix + text for text in canonical])
    canonical_json = CanonicalVectors(canonical, expected).to_json()
    model.canonical_json.write_text(canonical_json, encoding="utf-8")
    model.write_description()
    original.write_int8_graph(model.int8, model.fp32, Tokenisation(model.tokenizer))
    report = _parity(original, model)
    if not report.int8_kept:
        model.int8.unlink()
    return report


def _parity(original: Exportable, model: PreparedModel) -> ParityReport:
    description, texts = model.description, _texts_that_fit(model)
    prefixed = [description.document_prefix + text for text in texts]
    expected = original.vectors(prefixed)
    fp32 = worst_padded_cosine(model, prefixed, expected)
    if fp32 < _LOWEST_FP32:
        raise ExportRefused(
            f"The exported graph strays from {description.id}: its worst cosine over padded "
            f"batches is {fp32:.5f}, less than {_LOWEST_FP32}. Nothing was written."
        )
    int8 = CanonicalVectors(tuple(texts), expected).worst_cosine(
        OnnxEmbedder(model, Precision.INT8, threads=1).embed_documents
    )
    return ParityReport(fp32, int8, int8_kept=int8 >= _LOWEST_INT8)


def _texts_that_fit(model: PreparedModel) -> list[str]:
    """Ordinary texts that the original would not cut short."""
    tokenisation, description = Tokenisation(model.tokenizer), model.description
    room = description.tokens - tokenisation.special_tokens
    prefix = description.document_prefix
    texts = calibration_texts()
    return [text for text in texts if len(tokenisation.tokens(prefix + text).ids) <= room]

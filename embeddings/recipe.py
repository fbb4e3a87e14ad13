"""From weights to the files of a prepared model, without torch.

Imports onnx, which a model once prepared does not need. Run as a module, with the folder to write
and the folder of the weights, it prepares the default model.
"""

import shutil
import sys
from pathlib import Path

from embeddings.calibration import calibrate, calibration_texts
from embeddings.canonical import CanonicalVectors, default_canonical_vectors
from embeddings.catalogue import DEFAULT_MODEL
from embeddings.encoder import Encoder, EncoderShape
from embeddings.int8_encoder import Int8Encoder
from embeddings.model_description import ModelDescription
from embeddings.prepared_model import PreparedModel
from embeddings.tensors import Tensors, read_tensors
from embeddings.tokenisation import Tokenisation
from embeddings.weights import Weights


def write_model(
    folder: Path, weights: Weights, description: ModelDescription, canonical: CanonicalVectors
) -> PreparedModel:
    """Writes both graphs and what belongs to them into an existing folder."""
    model = PreparedModel(folder, description)
    shape = EncoderShape.read(weights.config, description.pooling)
    tensors = read_tensors(weights.tensors)
    model.fp32.write_bytes(Encoder(tensors, shape).model().SerializeToString())
    shutil.copyfile(weights.tokenizer, model.tokenizer)
    tokenisation = Tokenisation(weights.tokenizer)
    model.int8.write_bytes(int8_graph(tensors, shape, tokenisation, description.tokens))
    model.canonical_json.write_text(canonical.to_json(), encoding="utf-8")
    model.write_description()
    return model


def int8_graph(
    tensors: Tensors, shape: EncoderShape, tokenisation: Tokenisation, window: int
) -> bytes:
    """The 8-bit graph, calibrated on our own texts; `window` counts special tokens too."""
    observer = Encoder(tensors, shape)
    model = observer.model(with_site_inputs=True)
    room = window - tokenisation.special_tokens
    rows = (
        tokenisation.framed(tokenisation.tokens(text).ids[:room]) for text in calibration_texts()
    )
    calibrations = calibrate(model, observer.site_inputs, rows)
    graph: bytes = Int8Encoder(tensors, shape, calibrations).model().SerializeToString()
    return graph


if __name__ == "__main__":
    write_model(
        Path(sys.argv[1]), Weights(Path(sys.argv[2])), DEFAULT_MODEL, default_canonical_vectors()
    )

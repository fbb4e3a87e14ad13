import os
from pathlib import Path

import pytest

from embeddings.model_description import Precision
from embeddings.onnx_embedder import OnnxEmbedder
from embeddings.preparation import prepare_model


@pytest.fixture(scope="session")
def prepared_model():
    data_dir = Path(os.environ.get("JOBMATCH_DATA_DIR", ".jobmatch"))
    return prepare_model(data_dir / "models")


@pytest.fixture(scope="session")
def int8_embedder(prepared_model):
    return OnnxEmbedder(prepared_model, Precision.INT8, threads=2)


@pytest.fixture(scope="session")
def fp32_embedder(prepared_model):
    return OnnxEmbedder(prepared_model, Precision.FP32, threads=2)

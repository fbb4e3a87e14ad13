import pytest

from embeddings.model_description import Precision
from embeddings.onnx_embedder import OnnxEmbedder


@pytest.fixture(scope="session")
def fp32_embedder(prepared_model):
    return OnnxEmbedder(prepared_model, Precision.FP32, threads=2)

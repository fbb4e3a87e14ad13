import numpy as np
import onnxruntime
import pytest

from embeddings.calibration import calibrate
from embeddings.encoder import Encoder, EncoderShape
from embeddings.errors import ModelUnavailable
from embeddings.int8_encoder import Int8Encoder
from embeddings.model_description import Pooling

DIM, HIDDEN, WORDS, POSITIONS = 32, 64, 50, 40
IDS = np.array([[2, 7, 9, 11, 3], [2, 30, 31, 32, 3]])


@pytest.fixture
def tensors():
    random = np.random.default_rng(11)

    def matrix(*shape):
        return random.normal(scale=0.3, size=shape).astype(np.float32)

    sizes = {"attention.self.query": (DIM, DIM), "attention.self.key": (DIM, DIM)}
    sizes |= {"attention.self.value": (DIM, DIM), "attention.output.dense": (DIM, DIM)}
    sizes |= {"intermediate.dense": (HIDDEN, DIM), "output.dense": (DIM, HIDDEN)}
    found = {
        "embeddings.word_embeddings.weight": matrix(WORDS, DIM),
        "embeddings.position_embeddings.weight": matrix(POSITIONS, DIM),
        "embeddings.token_type_embeddings.weight": matrix(2, DIM),
    }
    for layer in range(2):
        for name, size in sizes.items():
            found[f"encoder.layer.{layer}.{name}.weight"] = matrix(*size)
            found[f"encoder.layer.{layer}.{name}.bias"] = matrix(size[0])
    norms = ["embeddings.LayerNorm"]
    norms += [
        f"encoder.layer.{n}.{part}output.LayerNorm" for n in (0, 1) for part in ("attention.", "")
    ]
    for name in norms:
        found[f"{name}.weight"] = 1 + matrix(DIM)
        found[f"{name}.bias"] = matrix(DIM)
    return found


def shape(pooling):
    return EncoderShape(layers=2, heads=4, epsilon=1e-12, pooling=pooling)


def run(model, ids):
    session = onnxruntime.InferenceSession(model.SerializeToString())
    return session.run(["sentence_embedding"], {"input_ids": ids})[0]


@pytest.mark.parametrize("pooling", list(Pooling))
def test_each_row_has_the_vector_that_it_has_alone(tensors, pooling):
    model = Encoder(tensors, shape(pooling)).model()
    together = run(model, IDS)
    assert together.shape == (2, DIM)
    assert np.allclose(np.linalg.norm(together, axis=1), 1, atol=1e-5)
    assert np.allclose(together[1:], run(model, IDS[1:]), atol=1e-5)


@pytest.mark.parametrize("pooling", list(Pooling))
def test_the_8_bit_graph_follows_that_in_floats(tensors, pooling):
    observer = Encoder(tensors, shape(pooling))
    observed = observer.model(with_site_inputs=True)
    rows = np.random.default_rng(12).integers(1, WORDS, size=(40, 12)).tolist()
    calibrations = calibrate(observed, observer.site_inputs, rows)
    model = Int8Encoder(tensors, shape(pooling), calibrations).model()
    cosines = (run(model, IDS) * run(Encoder(tensors, shape(pooling)).model(), IDS)).sum(axis=1)
    assert np.all(cosines > 0.99)


def test_what_is_no_bert_is_refused(tmp_path):
    config = tmp_path / "config.json"
    config.write_text('{"model_type": "mpnet", "hidden_act": "gelu"}', encoding="utf-8")
    with pytest.raises(ModelUnavailable, match="does not describe a BERT"):
        EncoderShape.read(config, Pooling.MEAN)

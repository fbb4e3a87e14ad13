import shutil

import numpy as np
import pytest
from onnx import TensorProto, helper, numpy_helper, save

from embeddings.errors import ExportRefused
from embeddings.model_description import ModelDescription, Pooling
from embeddings.onnx_embedder import load_embedder
from embeddings.prepared_model import PreparedModel
from embeddings.tokenisation import Tokenisation
from scripts.export_model import export_original

DESCRIPTION = ModelDescription(
    id="somebody/bag-of-words",
    dim=16,
    tokens=256,
    pooling=Pooling.MEAN,
    normalise=True,
    document_prefix="found: ",
    licence="MIT",
    languages=("en",),
)


class BagOfWords:
    """A model small enough to write down here: the sum of a random vector for each token."""

    def __init__(self, tokenizer, *, masked=True, int8_noise=0.01):
        self.tokenizer = tokenizer
        self.masked = masked
        self.int8_noise = int8_noise
        self.random = np.random.default_rng(5)
        self.table = self.random.normal(size=(30522, 16)).astype(np.float32)

    def vectors(self, texts):
        tokenisation = Tokenisation(self.tokenizer)
        rows = [tokenisation.framed(tokenisation.tokens(text).ids) for text in texts]
        sums = np.array([self.table[row].sum(axis=0) for row in rows])
        return sums / np.linalg.norm(sums, axis=1, keepdims=True)

    def write_tokenizer(self, path):
        shutil.copyfile(self.tokenizer, path)

    def write_graph(self, path):
        self.write(path, self.table)

    def write_int8_graph(self, path, fp32, tokenisation):
        noise = self.random.normal(size=self.table.shape) * self.int8_noise
        self.write(path, self.table + noise.astype(np.float32))

    def write(self, path, table):
        mask = "attention_mask" if self.masked else "ones"
        nodes = [
            helper.make_node("Gather", ["table", "input_ids"], ["words"]),
            helper.make_node("Sub", ["attention_mask", "attention_mask"], ["zeros"]),
            helper.make_node("Add", ["zeros", "one"], ["ones"]),
            helper.make_node("Cast", [mask], ["floats"], to=TensorProto.FLOAT),
            helper.make_node("Unsqueeze", ["floats", "last"], ["weights"]),
            helper.make_node("Mul", ["words", "weights"], ["kept"]),
            helper.make_node("ReduceSum", ["kept", "tokens"], ["sums"], keepdims=0),
            helper.make_node("LpNormalization", ["sums"], ["sentence_embedding"], axis=-1),
        ]
        inputs = [
            helper.make_tensor_value_info(name, TensorProto.INT64, ["texts", "tokens"])
            for name in ("input_ids", "attention_mask")
        ]
        output = helper.make_tensor_value_info("sentence_embedding", TensorProto.FLOAT, None)
        constants = {"table": table, "one": np.int64([1]), "last": np.int64([2])}
        constants["tokens"] = np.int64([1])
        tensors = [numpy_helper.from_array(value, name) for name, value in constants.items()]
        graph = helper.make_graph(nodes, "bag_of_words", inputs, [output], tensors)
        opsets = [helper.make_opsetid("", 20)]
        save(helper.make_model(graph, opset_imports=opsets, ir_version=10), path)


@pytest.fixture
def tokenizer(prepared_model):
    return prepared_model.tokenizer


def test_an_export_runs_in_the_service(tokenizer, tmp_path):
    original = BagOfWords(tokenizer)
    report = export_original(original, DESCRIPTION, tmp_path / "exported")
    embedder = load_embedder(PreparedModel.read(tmp_path / "exported"))
    vectors = embedder.embed_documents(["night nurse", "welder", "night nurse"])
    expected = original.vectors(["found: night nurse", "found: welder", "found: night nurse"])
    assert report.fp32 > 0.9999
    assert report.int8_kept
    assert embedder.model_id == "somebody/bag-of-words:int8"
    assert np.all((vectors * expected).sum(axis=1) > 0.99)


def test_a_prefix_takes_its_room_from_the_window(tokenizer, tmp_path):
    export_original(BagOfWords(tokenizer), DESCRIPTION, tmp_path / "exported")
    embedder = load_embedder(PreparedModel.read(tmp_path / "exported"))
    assert embedder.window == 256 - 2 - 2


def test_a_graph_that_ignores_its_mask_is_refused_and_nothing_is_left(tokenizer, tmp_path):
    original = BagOfWords(tokenizer, masked=False)
    with pytest.raises(ExportRefused, match="strays from somebody/bag-of-words"):
        export_original(original, DESCRIPTION, tmp_path / "exported")
    assert list(tmp_path.iterdir()) == []


def test_an_8_bit_graph_that_strays_is_left_out(tokenizer, tmp_path):
    original = BagOfWords(tokenizer, int8_noise=2)
    report = export_original(original, DESCRIPTION, tmp_path / "exported")
    assert not report.int8_kept
    assert report.int8 < 0.9
    embedder = load_embedder(PreparedModel.read(tmp_path / "exported"))
    assert embedder.model_id == "somebody/bag-of-words:fp32"

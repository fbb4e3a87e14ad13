import logging
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import onnx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from embeddings.canonical import CanonicalVectors
from embeddings.errors import EmbeddingError, ModelUnavailable
from embeddings.onnx_embedder import load_embedder
from embeddings.passages import split_passages
from embeddings.prepared_model import PreparedModel

LONG = "Nurse on a ward for older people. Nights and weekends are shared fairly. " * 40


def cosine(one, other):
    return float(one @ other)


@pytest.fixture
def changed_model(prepared_model, tmp_path):
    """A copy of the model that a test may spoil."""
    folder = tmp_path / "model"
    folder.mkdir()
    for file in prepared_model.folder.iterdir():
        (folder / file.name).symlink_to(file.resolve())
    return PreparedModel(folder, prepared_model.description)


def spoil_int8(model):
    graph = onnx.load(model.int8)
    scales = next(t for t in graph.graph.initializer if t.name == "3.hidden.scales")
    reversed_scales = np.ascontiguousarray(onnx.numpy_helper.to_array(scales)[::-1]) * 3
    scales.CopyFrom(onnx.numpy_helper.from_array(reversed_scales, scales.name))
    model.int8.unlink()
    onnx.save(graph, model.int8)


def test_fp32_gives_the_vectors_of_the_original_model(prepared_model, fp32_embedder):
    canonical = prepared_model.canonical_vectors()
    assert canonical.worst_cosine(fp32_embedder.embed_documents) > 0.99999


def test_int8_gives_nearly_the_vectors_of_the_original_model(prepared_model, int8_embedder):
    canonical = prepared_model.canonical_vectors()
    assert canonical.worst_cosine(int8_embedder.embed_documents) > 0.998
    assert canonical.worst_cosine(int8_embedder.embed_queries) > 0.998


def test_the_name_of_the_vectors_tells_weights_and_precision(int8_embedder, fp32_embedder):
    assert int8_embedder.model_id == "sentence-transformers/all-MiniLM-L6-v2@1110a24:int8"
    assert fp32_embedder.model_id == "sentence-transformers/all-MiniLM-L6-v2@1110a24:fp32"


def test_a_related_title_is_nearer_than_an_unrelated_one(int8_embedder):
    nurse, carer, welder = int8_embedder.embed_documents(["Staff nurse", "Care home RN", "Welder"])
    assert cosine(nurse, carer) > cosine(nurse, welder) + 0.1


def test_vectors_come_in_the_order_of_the_texts(fp32_embedder):
    texts = ["plumber", LONG, "a nurse who can weld", "welder", "plumber"]
    together = fp32_embedder.embed_documents(texts)
    alone = np.concatenate([fp32_embedder.embed_documents([text]) for text in texts])
    assert np.allclose(together, alone, atol=1e-5)


@given(st.lists(st.text(min_size=1).filter(str.strip), max_size=4))
def test_every_text_gets_a_vector_of_unit_length(int8_embedder, texts):
    vectors = int8_embedder.embed_documents(texts)
    assert vectors.shape == (len(texts), 384)
    assert vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)


def test_half_a_surrogate_pair_does_no_harm(int8_embedder):
    assert int8_embedder.embed_queries(["nurse \ud83d"]).shape == (1, 384)


def test_a_query_has_the_same_vector_in_any_company(int8_embedder):
    alone = int8_embedder.embed_queries(["night nurse"])
    among = int8_embedder.embed_queries(["welder", "night nurse", "chief cook"])
    assert np.array_equal(alone[0], among[1])


def test_threads_share_the_embedder(int8_embedder):
    texts = [f"nurse number {number}" for number in range(40)]
    with ThreadPoolExecutor(4) as pool:
        shared = list(pool.map(lambda text: int8_embedder.embed_queries([text])[0], texts))
    assert np.array_equal(shared, int8_embedder.embed_queries(texts))


def test_no_text_gives_no_vectors(int8_embedder):
    assert int8_embedder.embed_documents([]).shape == (0, 384)
    assert int8_embedder.embed_queries([]).shape == (0, 384)


@pytest.mark.parametrize("blank", ["", "  \n"])
def test_a_blank_text_is_refused(int8_embedder, blank):
    with pytest.raises(EmbeddingError, match="blank text"):
        int8_embedder.embed_documents(["nurse", blank])
    with pytest.raises(EmbeddingError, match="blank text"):
        int8_embedder.embed_queries([blank])


def test_a_long_text_is_the_mean_of_its_passages_by_tokens(fp32_embedder):
    passages = [passage.text for passage in split_passages(LONG, fp32_embedder)]
    weights = [len(fp32_embedder.token_spans(passage)) for passage in passages]
    mean = np.average(fp32_embedder.embed_documents(passages), axis=0, weights=weights)
    vector = fp32_embedder.embed_documents([LONG])[0]
    assert len(passages) > 2
    assert np.allclose(vector, mean / np.linalg.norm(mean), atol=1e-5)


def test_the_end_of_a_long_text_is_read(int8_embedder):
    plain, ending = int8_embedder.embed_documents([LONG, LONG + " Deep-sea diver, welding. " * 30])
    assert cosine(plain, ending) < 0.98


def test_int8_is_used_where_it_gives_the_known_vectors(prepared_model, int8_embedder):
    assert load_embedder(prepared_model, threads=1).model_id == int8_embedder.model_id


def test_fp32_stands_in_where_int8_computes_wrongly_and_the_log_says_so(changed_model, caplog):
    spoil_int8(changed_model)
    with caplog.at_level(logging.WARNING):
        embedder = load_embedder(changed_model, threads=1)
    assert embedder.model_id.endswith(":fp32")
    assert "is not used" in caplog.text


def test_a_model_without_int8_runs_in_fp32(changed_model):
    changed_model.int8.unlink()
    assert load_embedder(changed_model).model_id.endswith(":fp32")


def test_a_model_that_gives_other_vectors_is_refused(changed_model):
    canonical = changed_model.canonical_vectors()
    changed_model.canonical_json.unlink()
    other = CanonicalVectors(canonical.texts, canonical.vectors[::-1])
    changed_model.canonical_json.write_text(other.to_json(), encoding="utf-8")
    with pytest.raises(ModelUnavailable, match="prepare the model again"):
        load_embedder(changed_model)


def test_a_damaged_graph_is_reported(changed_model):
    changed_model.int8.unlink()
    changed_model.int8.write_bytes(b"not a graph")
    with pytest.raises(ModelUnavailable, match="cannot be run"):
        load_embedder(changed_model)

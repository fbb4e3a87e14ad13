import string

import numpy as np
import pytest

from embeddings.errors import ExportRefused, ModelUnavailable
from embeddings.onnx_embedder import load_embedder
from embeddings.prepared_model import PreparedModel
from scripts.export_model import export_model

REASON = "exporting needs the `export` extra, which brings torch"
torch = pytest.importorskip("torch", reason=REASON)
transformers = pytest.importorskip("transformers", reason=REASON)
sentence_transformers = pytest.importorskip("sentence_transformers", reason=REASON)
models = pytest.importorskip("sentence_transformers.models", reason=REASON)

# torch's exporter warns of its own use of older functions.
pytestmark = pytest.mark.filterwarnings("ignore")

SIZES = {"hidden_size": 32, "num_hidden_layers": 2, "num_attention_heads": 4}


def write_tokenizer(folder):
    letters = [*string.ascii_lowercase, *string.digits, *string.punctuation]
    words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *letters, *(f"##{c}" for c in letters)]
    vocabulary = folder / "vocab.txt"
    vocabulary.write_text("\n".join(words), encoding="utf-8")
    tokenizer = transformers.BertTokenizerFast(vocab_file=str(vocabulary), model_max_length=512)
    tokenizer.save_pretrained(folder)
    return len(words)


def saved_model(folder, network, pooling):
    network.save_pretrained(folder / "network")
    transformer = models.Transformer(str(folder / "network"))
    transformer.max_seq_length = 512
    modules = [transformer, models.Pooling(SIZES["hidden_size"], pooling)]
    model = sentence_transformers.SentenceTransformer(modules=modules, device="cpu")
    model.save(str(folder / "saved"))
    return folder / "saved"


@pytest.fixture
def folder(tmp_path):
    torch.manual_seed(3)
    (tmp_path / "network").mkdir()
    return tmp_path


@pytest.fixture
def bert(folder):
    size = write_tokenizer(folder / "network")
    config = transformers.BertConfig(vocab_size=size, intermediate_size=64, **SIZES)
    return saved_model(folder, transformers.BertModel(config), "cls")


@pytest.fixture
def distilbert(folder):
    size = write_tokenizer(folder / "network")
    config = transformers.DistilBertConfig(
        vocab_size=size, dim=32, hidden_dim=64, n_layers=2, n_heads=4
    )
    return saved_model(folder, transformers.DistilBertModel(config), "mean")


@pytest.mark.parametrize("kind", ["bert", "distilbert"])
def test_an_export_gives_the_vectors_of_the_original(kind, request, tmp_path):
    saved, output = request.getfixturevalue(kind), tmp_path / "exported"
    report = export_model(str(saved), output, model_id=f"somebody/{kind}")
    assert report.fp32 > 0.9999
    embedder = load_embedder(PreparedModel.read(output), threads=2)
    original = sentence_transformers.SentenceTransformer(str(saved), device="cpu")
    texts = ["a night nurse", "welder", "somebody who can shape a loaf by hand"]
    expected = original.encode(texts, normalize_embeddings=True)
    assert np.all((embedder.embed_documents(texts) * expected).sum(axis=1) > 0.98)
    assert embedder.model_id.startswith(f"somebody/{kind}:")


def test_an_existing_folder_is_not_overwritten(bert, tmp_path):
    with pytest.raises(ExportRefused, match="exists"):
        export_model(str(bert), tmp_path)


def test_a_model_that_cannot_be_loaded_is_reported(tmp_path):
    (tmp_path / "empty").mkdir()
    with pytest.raises(ModelUnavailable, match="cannot be loaded"):
        export_model(str(tmp_path / "empty"), tmp_path / "exported")

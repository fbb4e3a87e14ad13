"""Which model the settings open."""

import pytest

from embeddings.errors import ModelUnavailable
from models.settings import make_settings
from scripts.opening import open_embedder


def test_a_folder_of_the_settings_is_the_model(prepared_model, tmp_path):
    opened = open_embedder(make_settings(data_dir=tmp_path, model=prepared_model.folder))
    assert opened.dim == prepared_model.description.dim
    assert list(tmp_path.iterdir()) == []


def test_a_folder_without_a_model_is_refused_by_name(tmp_path):
    with pytest.raises(ModelUnavailable, match="nothing-here"):
        open_embedder(make_settings(data_dir=tmp_path, model=tmp_path / "nothing-here"))

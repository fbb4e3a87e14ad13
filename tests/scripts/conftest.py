import pytest

from tests.scripts.jobmatch_command import Command


@pytest.fixture(scope="session")
def command(new_directory, prepared_model):
    """`jobmatch` over a data directory that has the model and an empty database."""
    data_dir = new_directory()
    (data_dir / "models").symlink_to(prepared_model.folder.absolute().parent)
    return Command(data_dir)

import pytest

from tests.scripts.jobmatch_command import Command

ESCO = "conceptUri,skillType,preferredLabel,altLabels\nuri:1,knowledge,glass fusing,fuse glass\n"


@pytest.fixture
def command(tmp_path):
    return Command(tmp_path)


def test_an_import_leaves_a_table_in_the_data_directory(command, tmp_path):
    (tmp_path / "skills_en.csv").write_text(ESCO, encoding="utf-8-sig")
    done = command("skills", "import", "skills_en.csv")
    assert done.returncode == 0
    table = tmp_path / "vocabulary" / "skills-en.tsv"
    assert done.stdout.decode().strip() == f"1 skills in 2 spellings: {table}"
    assert "loaded again" in done.stderr.decode()
    assert "glass fusing\tknowledge\tfuse glass" in table.read_text(encoding="utf-8")


def test_an_import_may_be_named_and_written_elsewhere(command, tmp_path):
    (tmp_path / "skills_en.csv").write_text(ESCO, encoding="utf-8")
    command("skills", "import", "skills_en.csv", "--name", "Our ESCO")
    command("skills", "import", "skills_en.csv", "--output", tmp_path / "other.tsv")
    assert (tmp_path / "vocabulary" / "our-esco.tsv").exists()
    assert (tmp_path / "other.tsv").exists()


def test_another_file_is_refused_with_a_sentence(command, tmp_path):
    (tmp_path / "jobs.csv").write_text("title,company\nBaker,Mill\n", encoding="utf-8")
    code, message = command.refused("skills", "import", "jobs.csv")
    assert code == 2
    assert "jobs.csv" in message


def test_a_file_that_is_no_text_is_refused_with_a_sentence(command, tmp_path):
    (tmp_path / "jobs.bin").write_bytes(bytes(range(256)) * 8)
    code, message = command.refused("skills", "import", "jobs.bin")
    assert code == 2
    assert "no text" in message

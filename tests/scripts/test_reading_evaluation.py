import json
import shutil
import subprocess
import sys
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import scripts.reading_evaluation
from scripts.reading_evaluation import SETS

ROOT = Path(scripts.reading_evaluation.__file__).parents[1]
PDF = ROOT / "scripts" / "samples" / "resumes" / "nurse-leeds.pdf"
RESUME = (
    "Ada Byron",
    "Experience",
    "Software Engineer, Difference Engines Ltd",
    "January 2015 - March 2020",
    "Wrote programs in Python.",
)


@pytest.fixture
def data(tmp_path):
    folder = tmp_path / "data"
    folder.mkdir()
    return folder


def run(*arguments):
    return subprocess.run(
        [sys.executable, "-m", "scripts.reading_evaluation", *map(str, arguments)],
        capture_output=True,
        text=True,
        cwd=ROOT,
        timeout=120,
        check=False,
    )


def write(data, name, *rows, divided_by="\t"):
    file = data / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("".join(f"{divided_by.join(row)}\n" for row in rows), encoding="utf-8")


def write_parquet(data, name, *rows):
    (data / name).parent.mkdir(parents=True, exist_ok=True)
    pq.write_table(pa.Table.from_pylist(list(rows)), data / name)


def measured(data, name):
    """Value and n of each figure of a set."""
    figures = SETS[name](data / name).figures
    return {figure.name: (pytest.approx(figure.value), figure.n) for figure in figures}


def missed(data, name):
    """The rows on which truth and reader disagree."""
    return [each.row for each in SETS[name](data / name).disagreements]


def test_pay_of_indeed_agrees_in_amounts_period_and_currency(data):
    name = "salary_strings/indeed_us.tsv"
    write(
        data,
        name,
        ("salary", "rate_by", "min", "max"),
        ("$21 an hour", "Hourly", "21.0", "0.0"),
        ("$50,000 - $60,000 a year", "Yearly", "50000.0", "60000.0"),
        ("$50,000 - $60,000 a year", "Yearly", "50000.0", "0.0"),
        ("$50,000 - $60,000 a year", "Monthly", "50000.0", "60000.0"),
        ("£21 an hour", "Hourly", "21.0", "0.0"),
        ("a fair wage", "Hourly", "21.0", "0.0"),
    )
    assert measured(data, name) == {"minimum, maximum and period agree": (2 / 6, 6)}
    assert missed(data, name) == ["4", "5", "6", "7"]


def test_pay_by_the_hour_on_glassdoor_is_thousands_for_2000_hours(data):
    name = "salary_strings/glassdoor.tsv"
    write(
        data,
        name,
        ("Salary Estimate", "hourly", "min_salary", "max_salary"),
        ("$20-$30 Per Hour", "1", "40", "60"),
        ("$40K-$60K", "0", "40", "60"),
        ("$41K-$60K", "0", "40", "60"),
    )
    assert missed(data, name) == ["4"]


def test_pay_of_the_nhs_is_brought_to_its_own_year(data):
    name = "salary_strings/nhs.tsv"
    write(
        data,
        name,
        ("salary_text", "salary_min", "salary_max"),
        ("£10.00 to £12.00 per hour", "16810.0", "20172.0"),
        ("£20,000.40 per annum", "20000.0", "20000.0"),
        ("up to £30,000 per annum", "25000.0", "30000.0"),
        ("£20,500 per annum", "20000.0", "20000.0"),
    )
    assert missed(data, name) == ["5"]


def test_a_city_agrees_where_it_is_read_as_one_place_of_its_state(data):
    name = "location_strings/glassdoor_state.tsv"
    write(
        data,
        name,
        ("Location", "job_state"),
        ("Boston, MA", "MA"),
        ("Boston, MA", "NH"),
        ("nowhere at all", "NH"),
    )
    assert measured(data, name) == {"state agrees": (1 / 3, 3)}


def test_a_place_agrees_within_25_km_of_its_point(data):
    name = "location_strings/nhs_latlon.tsv"
    write(
        data,
        name,
        ("locality", "postcode", "lat", "lon"),
        ("Manchester", "M1 1AE", "53.48", "-2.23"),
        ("Manchester", "M1 1AE", "51.50", "-0.12"),
        ("Xqzzy", "M1 1AE", "53.48", "-2.23"),
    )
    figures = measured(data, name)
    assert figures["locality: within 25 km"] == (1 / 3, 3)
    assert figures["locality and postcode: within 25 km"] == (2 / 3, 3)
    assert missed(data, name) == ["3 locality and postcode", "3 locality", "4 locality"]


def test_a_field_without_a_place_errs_as_far_as_one_can(data):
    name = "location_strings/nhs_latlon.tsv"
    columns = ("locality", "postcode", "lat", "lon")
    write(data, name, columns, ("Xqzzy", "", "53.48", "-2.23"))
    assert measured(data, name)["locality: median error, km"] == (20_015, 1)


def write_labelled_sentences(data, *rows):
    for table in ("house", "tech"):
        name = f"skill_extraction/{table}_validation_annotations.csv"
        head = ("sentence", "span", "sub_span")
        write(data, name, head, *(rows if table == "tech" else ()), divided_by=",")


def test_skills_are_found_among_the_labels_that_the_vocabulary_spells(data):
    write_labelled_sentences(
        data,
        ("You know Python and PostgreSQL", "Python", ""),
        ("You know Python and PostgreSQL", "PostgreSQL", "Python"),
        ("You are full of verve", "full of verve", ""),
        ("You like Python", "like", ""),
        ("You like tea", "", "Python"),
    )
    assert measured(data, "skill_extraction") == {
        "recall of labels in the vocabulary": (1.0, 2),
        "raw precision": (2 / 3, 3),
    }
    assert missed(data, "skill_extraction") == ["tech 4"]


def test_where_nothing_is_read_precision_is_a_share_of_nothing(data):
    write_labelled_sentences(data, ("Ready to go the extra mile", "go", ""))
    assert measured(data, "skill_extraction")["raw precision"] == (0.0, 0)


def test_a_resume_is_complete_with_a_title_and_a_dated_position(data):
    name = "resumes/livecareer_text.parquet"
    write_parquet(
        data,
        name,
        {"resume_id": "whole", "text": "\n".join(RESUME)},
        {"resume_id": "vague", "text": "I have done this and that, here and there, for long."},
        {"resume_id": "empty", "text": ""},
    )
    figures = measured(data, name)
    assert figures["read"] == (2 / 3, 3)
    assert figures["with a title and a dated position"] == (1 / 3, 3)
    assert missed(data, name) == ["vague", "empty"]


def test_pdfs_are_read_in_folders_too(data):
    folder = data / "resumes" / "pdf_sample" / "ENGINEERING"
    folder.mkdir(parents=True)
    shutil.copy(PDF, folder / "1.pdf")
    (folder / "2.pdf").write_bytes(b"%PDF-1.7 damaged")
    figures = measured(data, "resumes/pdf_sample")
    assert figures["read"] == (1 / 2, 2)
    assert figures["with a title and a dated position"] == (1 / 2, 2)
    assert missed(data, "resumes/pdf_sample") == ["ENGINEERING/2.pdf"]


def labelled(text, **labels):
    """A line of the files of labels, whose points end on their last letter."""
    return {
        "content": text,
        "annotation": [
            {
                "label": [label.replace("_", " ")],
                "points": [{"start": text.index(words), "end": text.index(words) + len(words) - 1}],
            }
            for label, words in labels.items()
        ],
    }


def write_labels(data, *documents):
    for name in ("testdata.json", "traindata.json"):
        lines = map(json.dumps, documents if name == "testdata.json" else ())
        write(data, f"resume_ner/{name}", *([line] for line in lines))


def test_a_label_is_found_where_words_overlap_and_agree(data):
    text = "\n".join((*RESUME, "Skills", "Python, Kindness"))
    write_labels(
        data,
        labelled(
            text,
            Designation="Engineer",
            Companies_worked_at="Ada Byron",
            Skills="Python, Kindness",
        ),
    )
    figures = measured(data, "resume_ner")
    assert figures["title: recall"] == figures["title: precision"] == (1.0, 1)
    assert figures["employer: recall"] == figures["employer: precision"] == (0.0, 1)
    assert figures["skills: recall"] == (1 / 2, 2)
    assert figures["skills: precision"] == (1.0, 1)
    assert figures["skills: F1"] == (2 / 3, 3)
    assert missed(data, "resume_ner") == [
        "testdata.json 1 employer",
        "testdata.json 1 employer",
        "testdata.json 1 skills",
    ]


def test_years_are_counted_over_all_texts_and_over_labelled_ones(data):
    text = "Nurse with 7 years of experience in care homes.\nShe likes to sing."
    bare = {"content": text, "annotation": None}
    write_labels(data, bare, labelled(text, Years_of_Experience="7 years"))
    figures = measured(data, "resume_ner")
    assert figures["years: precision"] == (1 / 2, 2)
    assert figures["years where labelled: precision"] == (1.0, 1)
    assert figures["years where labelled: recall"] == (1.0, 1)


def write_ads(data):
    ad = {"company": "Acme", "location": "Boston, MA", "salary": None}
    asks = "We look for an engineer. You have three years of experience with Python and PostgreSQL."
    write_parquet(
        data,
        "judged/corpus.parquet",
        {"id": "a", "title": "Engineer", "description": asks, **ad},
        {"id": "b", "title": "Engineer", "description": "Short.", **ad},
    )


def test_ads_are_timed_and_the_refused_ones_are_listed(data):
    write_ads(data)
    figures = measured(data, "judged/corpus.parquet")
    assert figures["read as a listing"] == (1 / 2, 2)
    assert figures["skills of 1 MB of ads, s"][1] == 2
    assert figures["a listing, mean ms"][1] == 2
    assert missed(data, "judged/corpus.parquet") == ["b"]


def test_a_set_that_is_missing_is_left_out_and_said(data):
    write_ads(data)
    done = run(data)
    assert done.returncode == 0
    assert "read as a listing         0.5000  2\n" in done.stdout
    left_out = [line for line in done.stdout.splitlines() if line.startswith("Left out")]
    assert len(left_out) == len(SETS) - 1
    assert f"Left out: {data} has no resume_ner." in left_out


def test_json_holds_the_same_figures(data, tmp_path):
    write_ads(data)
    done = run(data, "--json", "--disagreements", tmp_path / "wrong")
    report = json.loads(done.stdout)
    row = {"set": "ads", "figure": "read as a listing", "value": 0.5, "n": 2}
    assert row in report["figures"]
    assert "resume_ner" in report["left_out"]
    head, wrong = (tmp_path / "wrong" / "ads.tsv").read_text(encoding="utf-8").splitlines()
    assert head == "row\ttext\ttruth\tread"
    assert wrong.startswith("b\tEngineer\tan ad\tA listing needs a `description`")


@pytest.mark.parametrize("folder", ["missing", "."])
def test_a_wrong_folder_is_one_clear_error(folder, data):
    done = run(data / folder)
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.startswith("reading_evaluation: ")
    assert done.stderr.count("\n") == 1
    assert str(data) in done.stderr


def test_a_table_without_its_columns_is_one_clear_error(data):
    write(data, "salary_strings/nhs.tsv", ("pay",), ("£10 per hour",))
    done = run(data)
    assert done.returncode == 2
    assert "nhs.tsv lacks the columns salary_max, salary_min, salary_text." in done.stderr
    assert "Traceback" not in done.stderr


def test_an_incomplete_set_is_one_clear_error(data):
    (data / "resume_ner").mkdir()
    done = run(data)
    assert done.returncode == 1
    assert "testdata.json: No such file or directory." in done.stderr
    assert "Traceback" not in done.stderr

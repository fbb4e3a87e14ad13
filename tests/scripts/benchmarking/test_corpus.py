import json
from datetime import UTC, datetime

from scripts.benchmarking.corpus import MAIN, SMALL, Corpus, tenant_of
from scripts.benchmarking.shares import employer

NEWEST = datetime(2026, 11, 1, tzinfo=UTC)


def ad(number):
    return {
        "external_id": str(number),
        "title": "Night porter",
        "description": "You sit at the desk of a small hotel from ten until six and let guests in.",
    }


def write(path, ads):
    path.write_text("\n".join(map(json.dumps, ads)), encoding="utf-8")
    return path


def test_made_up_ads_fill_up_what_the_files_lack(tmp_path):
    path = write(tmp_path / "real.jsonl", [ad(0), {"title": "no description"}, ad(1)])
    listings = list(Corpus(5, (path,)).listings(NEWEST))
    assert [each.source for each in listings] == ["real"] * 2 + ["generated"] * 3


def test_of_the_files_ads_no_more_are_read_than_wished(tmp_path):
    path = write(tmp_path / "real.jsonl", [ad(number) for number in range(4)])
    assert [each.source for each in Corpus(2, (path,), 1).listings(NEWEST)] == ["real", "generated"]
    assert [each.source for each in Corpus(3, (path,)).listings(NEWEST)] == ["real"] * 3


def test_real_ads_take_part_in_the_shares(tmp_path):
    path = write(tmp_path / "real.jsonl", [ad(number) for number in range(3)])
    companies = [each.company for each in Corpus(3, (path,)).listings(NEWEST)]
    assert companies == [employer(number) for number in range(3)]


def test_a_corpus_is_named_after_what_is_in_it(tmp_path):
    path = write(tmp_path / "real.jsonl", [ad(0)])
    corpora = [Corpus(5), Corpus(6), Corpus(5, (path,)), Corpus(5, (path,), 0)]
    assert len({corpus.name for corpus in corpora}) == 4
    assert Corpus(5).name == Corpus(5).name


def test_one_listing_in_a_thousand_is_another_tenants():
    tenants = [tenant_of(number) for number in range(100_000)]
    assert tenants.count(SMALL) == 100
    assert tenants.count(MAIN) == 99_900

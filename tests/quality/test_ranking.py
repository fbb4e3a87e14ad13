"""How well the samples are ranked, beside what it was: nDCG@10 on scripts/samples/judged.

`figures.json` holds the last figures. A change that moves one on purpose sets them anew and says in
its commit what moved and why it is right all the same:

    NEW_FIGURES=1 python -m pytest tests/quality

Nothing but the change may move them: the listings lose their posting dates here, since otherwise
the engine's figures would depend on the day. The tolerance is for processors, which round the
8-bit model differently, and for near-equal documents that swap. With nine to thirty queries, a fall
beyond it is a query that lost what it asked for: say which, and why. Where `vectors` fell too, look
at the model, the passages and the reading; where the engine fell alone, at its parts and weights.
"""

import json
import os
from dataclasses import replace
from pathlib import Path

import pytest

from scripts.evaluation.catalogue import find_sets
from scripts.evaluation.comparison import BASELINES, ENGINE, compare, systems
from scripts.evaluation.loading import load
from search.engine import Engine

JUDGED = Path(__file__).parents[2] / "scripts" / "samples" / "judged"
FIGURES = Path(__file__).with_name("figures.json")
MOST_FALL = 0.02
MOST_RISE = 0.03
"""Beyond it the old figures would no longer notice a fall."""
GROUPS = ("nl", "resume", "listing")
SYSTEMS = (*BASELINES, ENGINE)


def undated(judged_set):
    return replace(
        judged_set,
        documents=tuple(
            replace(each, fields={**each.fields, "posted_at": None})
            for each in judged_set.documents
        ),
    )


def mean_gains(engine, judged_set):
    """The main measure, nDCG@10, by group and system."""
    ids = load(engine, judged_set, lambda done: None)
    comparison = compare(judged_set, systems(engine, judged_set, ids), lambda done: None)
    main = judged_set.measures[0].name
    gains = {}
    for figure in comparison.figures:
        if figure.measure == main:
            gains.setdefault(figure.group, {})[figure.system] = round(figure.estimate.value, 3)
    return gains


@pytest.fixture(scope="session")
def measured(database, int8_embedder):
    engine = Engine(database, int8_embedder)
    gains = {}
    for judged_set in find_sets(JUDGED).chosen([]):
        gains |= mean_gains(engine, undated(judged_set))
    if os.environ.get("NEW_FIGURES"):
        ordered = {group: gains[group] for group in GROUPS}
        FIGURES.write_text(json.dumps(ordered, indent=2) + "\n", encoding="utf-8")
    return gains


def table(gains):
    rows = [("", *SYSTEMS)]
    rows += [(group, *(f"{gains[group][name]:.3f}" for name in SYSTEMS)) for group in GROUPS]
    return "\n".join("".join(f"{cell:>9}" for cell in row) for row in rows)


@pytest.mark.parametrize("system", SYSTEMS)
@pytest.mark.parametrize("group", GROUPS)
def test_the_ranking_is_as_good_as_it_was(measured, group, system):
    stored = json.loads(FIGURES.read_text(encoding="utf-8"))
    change = round(measured[group][system] - stored[group][system], 3)
    tables = f"nDCG@10 was\n{table(stored)}\nand is\n{table(measured)}"
    assert change >= -MOST_FALL, f"{system} fell by {-change:.3f} for {group}: {tables}"
    assert change <= MOST_RISE, f"{system} rose by {change:.3f}, set the figures anew: {tables}"


@pytest.mark.parametrize("baseline", BASELINES)
def test_the_engine_ranks_better_than_each_plain_method_for_a_sentence(measured, baseline):
    assert measured["nl"][ENGINE] > measured["nl"][baseline], table(measured)

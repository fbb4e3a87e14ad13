"""The figures in the terminal and as JSON."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from rich.table import Table

from scripts.console import out
from scripts.evaluation.bootstrap import Estimate
from scripts.evaluation.comparison import BASELINES, ENGINE, Comparison
from scripts.evaluation.judged_set import JudgedSet

SYSTEMS = (*BASELINES, ENGINE)


def show(comparisons: Iterable[Comparison]) -> None:
    """A table for each set, the systems side by side."""
    for comparison in comparisons:
        judged_set = comparison.set
        out.print(f"{judged_set.name}: {len(judged_set.documents):,} documents. {judged_set.note}")
        out.print(_table(comparison))
        out.print()
    out.print("In brackets: where the mean lies at 95 %, by resampling queries (1,000 times).")


def as_json(comparisons: Iterable[Comparison]) -> dict[str, Any]:
    """Everything measured, for programs."""
    comparisons = list(comparisons)
    return {
        "sets": [_described(comparison.set) for comparison in comparisons],
        "figures": [
            {
                "set": comparison.set.name,
                "group": figure.group,
                "system": figure.system,
                "measure": figure.measure,
                **_rounded(figure.estimate),
                "lowest": round(figure.estimate.lowest, 4),
            }
            for comparison in comparisons
            for figure in comparison.figures
        ],
        "differences": [
            {
                "set": comparison.set.name,
                "group": difference.group,
                "minuend": ENGINE,
                "subtrahend": difference.baseline,
                "measure": difference.measure,
                **_rounded(difference.estimate),
            }
            for comparison in comparisons
            for difference in comparison.differences
        ],
    }


def _described(judged_set: JudgedSet) -> dict[str, Any]:
    return {
        "set": judged_set.name,
        "documents": len(judged_set.documents),
        "queries": len(judged_set.queries),
        "main_measure": judged_set.measures[0].name,
        "note": judged_set.note,
    }


def _rounded(estimate: Estimate) -> dict[str, Any]:
    ends = {"value": estimate.value, "low": estimate.low, "high": estimate.high}
    return {**{name: round(value, 4) for name, value in ends.items()}, "n": estimate.n}


def _table(comparison: Comparison) -> Table:
    table = Table(box=None, pad_edge=False)
    for heading in ("group", "measure", *SYSTEMS, "n"):
        table.add_column(heading, no_wrap=True, justify="right" if heading == "n" else "left")
    for group in dict.fromkeys(figure.group for figure in comparison.figures):
        for row in _rows(comparison, group):
            table.add_row(*row)
    return table


def _rows(comparison: Comparison, group: str) -> Iterable[Sequence[str]]:
    """Each measure; of the main one also the worst query, and the engine's lead on the others."""
    main = comparison.set.measures[0].name
    for measure in comparison.set.measures:
        found = {
            figure.system: figure.estimate
            for figure in comparison.figures
            if (figure.group, figure.measure) == (group, measure.name)
        }
        if not found:
            continue
        n = str(max(estimate.n for estimate in found.values()))
        yield group, measure.name, *_cells(found, "{0.value:.3f} [{0.low:.2f}, {0.high:.2f}]"), n
        if measure.name == main:
            leads = {
                difference.baseline: difference.estimate
                for difference in comparison.differences
                if difference.group == group
            }
            yield (
                group,
                "  engine ahead",
                *_cells(leads, "{0.value:+.3f} [{0.low:+.2f}, {0.high:+.2f}]"),
                "",
            )
            yield group, "  worst query", *_cells(found, "{0.lowest:.3f}"), ""


def _cells(estimates: Mapping[str, Estimate], form: str) -> list[str]:
    return [form.format(estimates[name]) if name in estimates else "" for name in SYSTEMS]

"""Labels that were found and readings that were right, counted."""

from collections.abc import Mapping

from scripts.reading_sets.measurement import Figure, share


class Tally:
    """Grows text by text."""

    def __init__(self) -> None:
        self._labels = self._found = self._readings = self._right = 0

    def add(self, labels: Mapping[str, bool], readings: Mapping[str, bool]) -> None:
        """One text: whether each label was found, and whether each reading is right."""
        self._labels += len(labels)
        self._found += sum(labels.values())
        self._readings += len(readings)
        self._right += sum(readings.values())

    def figures(self, name: str) -> tuple[Figure, Figure, Figure]:
        """Precision over the readings, recall over the labels, and F1 over both."""
        precision = share(f"{name}: precision", self._right, self._readings)
        recall = share(f"{name}: recall", self._found, self._labels)
        both = precision.value + recall.value
        f1 = 2 * precision.value * recall.value / both if both else 0.0
        return precision, recall, Figure(f"{name}: F1", f1, self._readings + self._labels)

"""Score parts, verdicts and evidence."""

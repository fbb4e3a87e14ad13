"""Free text to facts: pure functions, each fact with the span of words that says it."""

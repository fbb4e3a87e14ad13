"""The readers beside the truth of public sets: one module a set."""

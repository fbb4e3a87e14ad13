"""The nouns and where they are kept."""

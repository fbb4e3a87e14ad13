"""The table of the world's places, names in a text, and where remote work may be done."""

"""The sets: how each folder of files becomes documents, queries and measures."""

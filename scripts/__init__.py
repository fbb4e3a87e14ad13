"""Verbs: the `jobmatch` command and the tools of the project."""

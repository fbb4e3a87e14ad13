"""Filters, every SELECT as a pure function, and the exact-or-approximate plan."""

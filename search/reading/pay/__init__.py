"""Amounts, ranges and periods: the parts that pay is read by."""

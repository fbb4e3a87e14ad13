"""Other libraries and ours, over the same vectors, filters and k."""

"""Text in, unit vectors out. No database, no web."""

"""The parsers of résumé files, each run where a hostile file can do no harm."""

"""What a résumé file may cost."""

from typing import NamedTuple


class ResumeLimits(NamedTuple):
    """Bounds of one file, of its text and of the process that parses it."""

    file_bytes: int = 10_000_000
    characters: int = 200_000
    pages: int = 200
    part_bytes: int = 50_000_000
    """What one part of a zipped document may hold."""
    zip_members: int = 5_000
    zip_ratio: int = 200
    """Times that a part of a zipped document may grow; Word's own XML grows some 20 times."""
    memory_bytes: int = 1 << 30
    """Address space, of which the interpreter and the parsers' libraries take about a third."""
    cpu_seconds: int = 10
    wall_seconds: float = 15.0
    ocr_pages: int = 4
    """Pages that are read by their picture, the first ones of a file."""
    ocr_seconds: float = 45.0
    """For a file with such pages; a page takes one to five."""

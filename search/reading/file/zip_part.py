"""A part of a zipped document, and never more of it than the limits allow."""

import zipfile
from typing import Any, Final

from lxml import etree

from search.reading.file.resume_limits import ResumeLimits
from search.reading.file.unreadable_resume import UnreadableResume

SMALL_PART: Final = 1_000_000
"""A part of fewer bytes is read however well it was compressed."""

_ENCRYPTED_FLAG: Final = 0x1


def xml_part(archive: zipfile.ZipFile, name: str, limits: ResumeLimits) -> Any:  # noqa: ANN401  # untyped
    """The root of the part's XML; nothing outside it is loaded, no entity of its own is put in.

    Raises UnreadableResume, and whatever zipfile and lxml raise where the part is damaged.
    """
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    root = etree.fromstring(part(archive, name, limits), parser)
    if root.getroottree().docinfo.doctype:  # Office writes none; attacks by entities need one
        raise UnreadableResume("damaged")
    return root


def part(archive: zipfile.ZipFile, name: str, limits: ResumeLimits) -> bytes:
    """The part's bytes, whatever size it declares. Raises as `xml_part`, and KeyError: no part."""
    member = archive.getinfo(name)
    if member.flag_bits & _ENCRYPTED_FLAG:
        raise UnreadableResume("encrypted")
    allowed = min(limits.part_bytes, max(SMALL_PART, limits.zip_ratio * member.compress_size))
    if member.file_size > allowed:
        raise UnreadableResume("too_complex")
    with archive.open(member) as opened:
        data = opened.read(allowed + 1)
    if len(data) > allowed:
        raise UnreadableResume("too_complex")
    return data

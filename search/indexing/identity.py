"""Ids that are derived, so that loading a thing twice writes it once."""

import hashlib
from uuid import UUID, uuid5

_JOBMATCH = UUID("6f1c2f4e-8d0b-5a52-9c7a-3f7f0f6b9a11")


def derived_id(tenant: str, source: str, external_id: str) -> UUID:
    """The id of what `source` calls `external_id`, for one tenant."""
    # Lengths keep ("a", "bc") and ("ab", "c") apart.
    return uuid5(_JOBMATCH, f"{len(tenant)}:{tenant}{len(source)}:{source}{external_id}")


def text_hash(*texts: str) -> bytes:
    """SHA-256 of the texts in their order."""
    digest = hashlib.sha256()
    for text in texts:
        encoded = text.encode()
        digest.update(len(encoded).to_bytes(8, "big"))
        digest.update(encoded)
    return digest.digest()

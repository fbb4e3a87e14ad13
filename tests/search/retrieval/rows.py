"""Rows of the index with chosen facts."""

from uuid import uuid4

import numpy as np
from sqlalchemy import insert

from models.tables import LISTINGS


def insert_row(connection, tenant, vector=None, model_id="tests", **facts):
    """A listing with one vector; its id."""
    listing_id = uuid4()
    owner = {"tenant_id": tenant, "listing_id": listing_id}
    connection.execute(
        insert(LISTINGS.documents),
        {**owner, "source": "tests", "external_id": str(listing_id), "content_hash": b"",
         "title": "a title", "content": {}},
    )  # fmt: skip
    if vector is None:
        vector = np.eye(1, 384)[0]
    row = {**owner, "model_id": model_id, "embedding": vector, "text_hash": b"", **facts}
    connection.execute(insert(LISTINGS.vectors), row)
    return listing_id


def insert_rows(connection, tenant, vectors, model_id, facts):
    """Listings in bulk, one for each vector, each with its facts; their ids."""
    ids = [uuid4() for _ in vectors]
    owners = [{"tenant_id": tenant, "listing_id": listing_id} for listing_id in ids]
    connection.execute(
        insert(LISTINGS.documents),
        [
            {**owner, "source": "tests", "external_id": str(owner["listing_id"]),
             "content_hash": b"", "title": "a title", "content": {}}
            for owner in owners
        ],
    )  # fmt: skip
    every = {name: None for each in facts for name in each}
    lists = {"countries", "regions", "skills", "must_skills", "languages", "remote_countries"}
    empty = {name: [] if name in lists else None for name in every}
    connection.execute(
        insert(LISTINGS.vectors),
        [
            {**owner, "model_id": model_id, "embedding": vector, "text_hash": b"", **empty, **each}
            for owner, vector, each in zip(owners, vectors, facts, strict=True)
        ],
    )
    return ids


def insert_keys(connection, tenant, keys):
    """What listings are fetched by: for each id its keys."""
    rows = [
        {"tenant_id": tenant, "listing_id": id_, "key": key}
        for id_, each in keys.items()
        for key in each
    ]
    connection.execute(insert(LISTINGS.keys), rows)

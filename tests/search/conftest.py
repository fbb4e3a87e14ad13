"""What is searched."""


def listing(external_id, **fields):
    """A listing in the fields of POST /listings."""
    return {
        "external_id": external_id,
        "title": "Staff nurse",
        "description": "You care for the patients of our ward, day and night, as one of the team.",
        **fields,
    }

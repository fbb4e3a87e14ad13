"""A set of three listings, and queries."""

from scripts.evaluation.query import Kind, Query

GRADES = (("q1", "ward", "3"), ("q1", "cook", "0"), ("q2", "cook", "2"), ("q3", "ward", "1"))
QUERIES = (
    {"qid": "q1", "kind": "nl", "text": "nurse on a ward"},
    {"qid": "q2", "kind": "resume", "text": "Chef\nCooked in hotel kitchens for ten years."},
    {"qid": "q3", "kind": "nl", "text": "astronaut"},
)
CORPUS = (
    {"id": "ward", "title": "Ward Nurse", "description": "Care for patients on our ward at night."},
    {"id": "cook", "title": "Hotel Cook", "description": "Cook in the kitchen of a large hotel."},
    {"id": "farm", "title": "Farm Hand", "description": "Feed the cattle and mend the fences."},
)


def sentence(text, **changes):
    """A query of one sentence, of which nothing is judged."""
    plain = {"id": "q", "kind": Kind.SENTENCE, "group": "nl", "grades": {}, "unit": "q"}
    return Query(**{**plain, "text": text, **changes})

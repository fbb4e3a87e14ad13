"""What can go wrong between a text and its vector.

A root of its own: `models`, where the other errors live, and `embeddings` never see each other.
"""


class EmbeddingError(Exception):
    """A model or a text cannot be used, and the message says why and what to do."""

    code = "embedding_failed"


class ModelUnavailable(EmbeddingError):
    """The model's files are missing, or are not the ones that were asked for."""

    code = "model_unavailable"


class ExportRefused(EmbeddingError):
    """The exported graph does not give the vectors of the original model."""

    code = "export_refused"

"""The product: reading, indexing, retrieval, ranking, and the engine that joins them."""

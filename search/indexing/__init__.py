"""From sources to rows: adapters, upserts, embedding."""

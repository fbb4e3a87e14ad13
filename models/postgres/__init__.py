"""The embedded PostgreSQL: its files, its process, and the process that watches over it."""

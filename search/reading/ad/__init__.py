"""What a job ad says of a job: its sections, its requirements, and the fields of a posting."""

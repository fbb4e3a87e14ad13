"""What a résumé says of a person: who they are, and what they did and learned."""

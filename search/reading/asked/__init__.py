"""What a question asks for, piece by piece."""

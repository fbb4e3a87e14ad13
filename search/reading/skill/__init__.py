"""The vocabulary of skills, and the words around a skill that say what is meant."""

"""The engine's ranking beside that of plain methods, on sets whose right answers are known."""

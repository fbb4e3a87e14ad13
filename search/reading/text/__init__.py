"""Texts of any kind: their sentences, language and markup, and how words are looked for."""

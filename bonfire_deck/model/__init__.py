"""Decks, plans and sessions and their rules: pure Python, without disk or windows."""

"""Bonfire Deck: picture prompts for workshops, on a laptop and a projector, with no internet."""

__version__ = "0.1.0"
COMPLETING = "_BONFIRE_DECK_COMPLETE"
"""The environment variable by which a shell asks the command for completions."""

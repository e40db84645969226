"""Bonfire Deck: picture prompts for workshops, on a laptop and a projector, with no internet."""

__version__ = "0.1.0"

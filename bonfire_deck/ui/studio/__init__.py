"""The deck page."""

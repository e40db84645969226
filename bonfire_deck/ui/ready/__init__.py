"""Checks before people arrive, and monitoring of the computer during the session."""

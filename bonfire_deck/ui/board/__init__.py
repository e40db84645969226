"""The board window and its outline."""

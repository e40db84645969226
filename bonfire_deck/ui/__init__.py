"""The windows: thin, they read through a reader, write through the history, and redraw when it says what changed."""

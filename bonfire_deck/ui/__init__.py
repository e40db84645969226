"""The windows: a thin layer that reads through a reader, writes through the history and redraws on its signals."""

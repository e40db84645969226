"""The audience window: what the projector shows."""

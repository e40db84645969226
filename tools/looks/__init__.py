"""Pictures of every window in every state, looked over by number: nothing clipped, overlapping, strange or pale."""

"""The run window: what the facilitator sees and types in."""

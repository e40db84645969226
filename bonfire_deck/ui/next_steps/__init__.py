"""Now what: the room's next steps are collected, and linked to what they come from."""

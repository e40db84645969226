"""Now what: collecting the room's next steps and linking them to their sources."""

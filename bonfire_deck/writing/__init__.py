"""Documents after a session: one model, and every document and table made from it. No Qt."""

"""The table window: one laptop that goes round, a table's own file, or a small team round one screen."""

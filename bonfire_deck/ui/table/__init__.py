"""The table window: one laptop passed round, a table's own file, or a small team at one screen."""

"""The contact sheet, kept separate from everything that was said."""

"""The contact sheet: kept apart from everything that was said."""

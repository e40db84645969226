"""The home window: sessions and decks at a glance."""

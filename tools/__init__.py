"""What makes, checks and measures Bonfire Deck; nothing of it is installed."""

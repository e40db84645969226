"""What a deck, a plan and a session are, and the rules that hold for them: pure Python, no disk, no window."""

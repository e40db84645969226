"""The only SQL of the product: deck and session files, history, merging, checking, the index and the desk."""

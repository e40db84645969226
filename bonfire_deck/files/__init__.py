"""The only SQL of the product: deck and session files, their history, merging, checking, the index and the desk."""

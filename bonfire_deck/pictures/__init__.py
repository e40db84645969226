"""Untrusted pictures, decoded by Pillow alone, in worker processes that can be killed."""

"""The write-up, before it leaves the house."""

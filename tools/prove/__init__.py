"""The heavy proofs that nothing is lost: `python -m tools.prove`."""

"""The heavy proofs that nothing is lost: `python -m tools.prove`; docs/reliability.md tells what each one shows."""

"""The write-up window: preview, ground rule and exports."""

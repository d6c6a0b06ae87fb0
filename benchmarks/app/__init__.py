"""What the app costs: ``python -m benchmarks.app``."""

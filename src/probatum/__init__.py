"""Probatum: study notes in which everything was tried."""

__version__ = "0.1.0"

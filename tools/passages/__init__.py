"""Finds the passages of a book that answer a question."""
